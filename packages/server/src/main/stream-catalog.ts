import { findSkosScheme, languages, type SkosConcept, type SkosScheme, skosSchemeIds } from '@milpa/sdk';
import type { Catalogue, ReleasedDatasets } from '../catalogue/index.ts';
import {
  createIdentities,
  describeCatalog,
  describeEntry,
  namePortal,
  type Resource,
  streamDocument,
} from '../faces/feeds/index.ts';

export interface StreamNeeds {
  readonly publicUrl: string;
  readonly datasets: Pick<ReleasedDatasets, 'listReleased'>;
  readonly catalogue: Pick<Catalogue, 'listRecent'>;
}

const together = 100;

/** Everything that is released, with the vocabularies it uses, as N-Triples. */
export const createTriplesStream = (needs: StreamNeeds) => (signal: AbortSignal) =>
  streamDocument(listResources(needs, signal), 'nt');

async function* listResources(needs: StreamNeeds, signal: AbortSignal): AsyncGenerator<readonly Resource[]> {
  const names = createIdentities(needs.publicUrl);
  const [newest] = await needs.catalogue.listRecent(null, 1);
  yield describeCatalog(namePortal(needs.publicUrl), { modified: newest?.released.toISOString() }, names);
  for (const id of skosSchemeIds) {
    const scheme = findSkosScheme(id);
    if (scheme) yield describeScheme(scheme);
  }
  const told = new Set<string>();
  let batch: Resource[] = [];
  let held = 0;
  for await (const dataset of needs.datasets.listReleased()) {
    signal.throwIfAborted();
    batch.push(...describeEntry(dataset, names, { told }));
    held += 1;
    if (held % together !== 0) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

const inLanguages = (label: SkosScheme['label']) => languages.map((language) => ({ text: label[language], language }));

/** A vocabulary as SKOS. */
function describeScheme({ uri, label, concepts }: SkosScheme): Resource[] {
  return [
    { id: uri, types: ['skos:ConceptScheme'], properties: [['skos:prefLabel', inLanguages(label)]] },
    ...concepts.map((concept) => describeConcept(concept, uri)),
  ];
}

function describeConcept({ uri, notation, label, broader, matches }: SkosConcept, scheme: string): Resource {
  return {
    id: uri,
    types: ['skos:Concept'],
    properties: [
      ['skos:inScheme', [{ iri: scheme }]],
      ['skos:notation', [{ text: notation }]],
      ['skos:prefLabel', inLanguages(label)],
      ['skos:broader', broader ? [{ iri: broader }] : []],
      ...matches.map((match): Resource['properties'][number] => [`skos:${match.relation}`, [{ iri: match.uri }]]),
    ],
  };
}
