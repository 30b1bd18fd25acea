import { type IndicatorId, indicators, type Tally } from '@milpa/measure';
import type { Dataset } from '@milpa/sdk';
import { type Measurement, qualitySums, type SumId } from '../../../assessment/index.ts';
import { formatDecimal, inLanguages, maybeInstant } from '../dcat/index.ts';
import type { Identities } from '../names.ts';
import { iri, type Property, type Resource, typed, type Value } from '../rdf/index.ts';

type MetricId = IndicatorId | SumId;

const title = {
  es: 'Calidad medida por este portal',
  en: 'Quality as this portal measured it',
  fr: 'Qualité mesurée par ce portail',
};

/**
 * What was measured of a dataset, as DQV (https://www.w3.org/TR/vocab-dqv/). What could not be checked has no measurement. The
 * dataset itself is named and not described: that is its own document, from which this was measured.
 */
export function describeMeasurement(
  { id, version }: Pick<Dataset, 'id' | 'version'>,
  measurement: Measurement | undefined,
  names: Identities,
): Resource[] {
  const [self, about] = [names.dataset(id), names.quality(id)];
  const when: Property = ['prov:generatedAtTime', maybeInstant(measurement?.measured.toISOString())];
  const found = measurement ? listValues(measurement) : [];
  return [
    {
      id: self,
      types: [],
      properties: [
        ['dqv:hasQualityMetadata', [iri(about)]],
        ['dqv:hasQualityMeasurement', found.map(([metric]) => iri(`${about}#${metric}`))],
      ],
    },
    {
      id: about,
      types: ['dqv:QualityMetadata'],
      properties: [
        ['dct:title', inLanguages(title)],
        ['foaf:primaryTopic', [iri(self)]],
        ['prov:wasDerivedFrom', measurement ? [iri(names.version(id, version))] : []],
        ['prov:wasAttributedTo', [iri(`${names.catalog}#publisher`)]],
        when,
      ],
    },
    ...found.map(
      ([metric, value]): Resource => ({
        id: `${about}#${metric}`,
        types: ['dqv:QualityMeasurement'],
        properties: [
          ['dqv:isMeasurementOf', [iri(names.metric(metric))]],
          ['dqv:computedOn', [iri(self)]],
          ['dqv:value', [value]],
          when,
        ],
      }),
    ),
  ];
}

function listValues(measurement: Measurement): (readonly [MetricId, Value])[] {
  return [
    ...qualitySums.map(({ id, dataType }) => [id, typed(dataType, formatDecimal(measurement[id]))] as const),
    ...indicators.flatMap(({ id, on }) => {
      const value = findValue(on, measurement.tallies[id]);
      return value ? [[id, value] as const] : [];
    }),
  ];
}

/** Of the dataset yes or no, of its distributions the share: known only where every one of them was checked. */
function findValue(on: 'dataset' | 'distribution', { held, unknown, population }: Tally): Value | undefined {
  if (population === 0 || unknown > 0) return undefined;
  return on === 'dataset'
    ? typed('xsd:boolean', String(held > 0))
    : typed('xsd:decimal', formatDecimal(Number((held / population).toFixed(4))));
}
