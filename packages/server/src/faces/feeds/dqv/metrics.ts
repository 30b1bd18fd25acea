import { describeVocabulary } from '../../../assessment/index.ts';
import { inLanguages, listIris, maybeIri } from '../dcat/index.ts';
import type { Identities } from '../names.ts';
import { expandTerm, iri, type Name, type Property, type Resource } from '../rdf/index.ts';

/** The metrics of quality with their dimensions and categories, as DQV (https://www.w3.org/TR/vocab-dqv/). */
export function describeMetrics(names: Identities): Resource[] {
  const self = names.vocabulary('quality');
  const { title, comment, sources, categories, dimensions, metrics } = describeVocabulary();
  const describe = (id: string, type: Name, properties: readonly Property[]): Resource => ({
    id: names.metric(id),
    types: [type],
    properties: [...properties, ['rdfs:isDefinedBy', [iri(self)]]],
  });
  return [
    {
      id: self,
      types: [],
      properties: [
        ['rdfs:label', inLanguages(title)],
        ['rdfs:comment', inLanguages(comment)],
        ['dct:source', listIris(sources)],
      ],
    },
    ...categories.map(({ id, label }) => describe(id, 'dqv:Category', [['skos:prefLabel', inLanguages(label)]])),
    ...dimensions.map(({ id, label, category, nearest }) =>
      describe(id, 'dqv:Dimension', [
        ['skos:prefLabel', inLanguages(label)],
        ['dqv:inCategory', [iri(names.metric(category))]],
        ['skos:closeMatch', maybeIri(nearest ?? undefined)],
      ]),
    ),
    ...metrics.map(({ id, label, definition, method, dataType, dimensions: within, nearest }) =>
      describe(id, 'dqv:Metric', [
        ['skos:prefLabel', inLanguages(label)],
        ['skos:definition', inLanguages(definition)],
        ['skos:scopeNote', inLanguages(method)],
        ['dqv:expectedDataType', [iri(expandTerm(dataType))]],
        ['dqv:inDimension', listIris(within.map(names.metric))],
        ['skos:closeMatch', maybeIri(nearest ?? undefined)],
      ]),
    ),
  ];
}
