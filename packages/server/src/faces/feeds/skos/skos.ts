import type { SkosConcept, SkosScheme } from '@milpa/sdk';
import { inLanguages, listIris } from '../dcat/index.ts';
import type { Identities } from '../names.ts';
import { iri, type Name, type Property, type Resource } from '../rdf/index.ts';

/** A vocabulary as SKOS, its concepts under the addresses their publishers gave them. */
export function describeScheme(scheme: SkosScheme, names: Identities): Resource[] {
  const { uri, label, concepts } = scheme;
  const top = concepts.filter(({ broader }) => broader === null).map((concept) => concept.uri);
  return [
    {
      id: uri,
      types: ['skos:ConceptScheme'],
      properties: [
        ['dct:title', inLanguages(label)],
        ['rdfs:isDefinedBy', [iri(names.absolute(`/vocabulary/${scheme.id}`))]],
        ['skos:hasTopConcept', listIris([...new Set(top)])],
      ],
    },
    ...concepts.map((concept) => describeConcept(concept, uri)),
  ];
}

function describeConcept({ uri, notation, label, broader, matches }: SkosConcept, scheme: string): Resource {
  const found = new Map<Name, string[]>();
  for (const { relation, uri: other } of matches) {
    const name: Name = `skos:${relation}`;
    found.set(name, [...(found.get(name) ?? []), other]);
  }
  const links: Property[] = [...found].map(([name, others]) => [name, listIris(others)]);
  return {
    id: uri,
    types: ['skos:Concept'],
    properties: [
      ['skos:notation', [{ text: notation }]],
      ['skos:prefLabel', inLanguages(label)],
      ['skos:inScheme', [iri(scheme)]],
      ['skos:topConceptOf', broader === null ? [iri(scheme)] : []],
      ['skos:broader', broader === null ? [] : [iri(broader)]],
      ...links,
    ],
  };
}
