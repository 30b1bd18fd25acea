import { type Indicator, indicators } from '@milpa/measure';
import { qualityDimensionNames, qualityDimensions, qualityIndicatorNames } from '@milpa/sdk';
import { inLanguages, listIris, maybeIri } from '../dcat/index.ts';
import type { Identities } from '../names.ts';
import { expandTerm, iri, type Name, type Property, type Resource } from '../rdf/index.ts';
import { categories, describeIndicator, elsewhere, openness, properties, sums, vocabulary } from './metrics.data.ts';

/** The metrics of quality with their dimensions and categories, as DQV (https://www.w3.org/TR/vocab-dqv/). */
export function describeMetrics(names: Identities): Resource[] {
  const self = names.vocabulary('quality');
  const describe = (id: string, type: Name, properties: readonly Property[]): Resource => ({
    id: names.metric(id),
    types: [type],
    properties: [...properties, ['skos:closeMatch', maybeIri(elsewhere[id])], ['rdfs:isDefinedBy', [iri(self)]]],
  });
  return [
    {
      id: self,
      types: [],
      properties: [
        ['rdfs:label', inLanguages(vocabulary.title)],
        ['rdfs:comment', inLanguages(vocabulary.comment)],
        ['dct:source', listIris(vocabulary.sources)],
      ],
    },
    ...categories.map(({ id, label }) => describe(id, 'dqv:Category', [['skos:prefLabel', inLanguages(label)]])),
    ...listDimensions().map(({ id, label, category }) =>
      describe(id, 'dqv:Dimension', [
        ['skos:prefLabel', inLanguages(label)],
        ['dqv:inCategory', [iri(names.metric(category))]],
      ]),
    ),
    ...[...sums, ...indicators.map(presentIndicator)].map(({ id, label, definition, dataType, dimensions }) =>
      describe(id, 'dqv:Metric', [
        ['skos:prefLabel', inLanguages(label)],
        ['skos:definition', inLanguages(definition)],
        ['dqv:expectedDataType', [iri(expandTerm(dataType))]],
        ['dqv:inDimension', listIris(dimensions.map(names.metric))],
      ]),
    ),
  ];
}

const listDimensions = () => [
  ...qualityDimensions.map((id) => ({ id, label: qualityDimensionNames[id], category: 'metadata' })),
  { ...openness, category: 'data' },
];

const presentIndicator = ({ id, dimension, on, points }: Indicator) => ({
  id,
  label: qualityIndicatorNames[id],
  definition: describeIndicator[on]({ property: properties[id], points }),
  dataType: on === 'dataset' ? ('xsd:boolean' as const) : ('xsd:decimal' as const),
  dimensions: [dimension],
});
