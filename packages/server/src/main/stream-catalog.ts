import { type ExtraField, findSkosScheme, skosSchemeIds } from '@milpa/sdk';
import type { Catalogue } from '../catalogue/index.ts';
import {
  createIdentities,
  createRdfDocument,
  describeFields,
  describeScheme,
  type FeedsNeeds,
  formatDocument,
  listEntries,
  namePortal,
  streamDocument,
} from '../faces/feeds/index.ts';

export interface StreamNeeds {
  readonly publicUrl: string;
  /** Fields the portal added to descriptions, with the properties they are. */
  readonly extraFields: readonly ExtraField[];
  readonly datasets: Pick<FeedsNeeds['datasets'], 'listReleased' | 'listMembers'>;
  readonly catalogue: Pick<Catalogue, 'listRecent'>;
  readonly sources: FeedsNeeds['sources'];
}

/** /catalog.nt and the vocabularies it uses, as N-Triples. */
export const createTriplesStream = (needs: StreamNeeds) =>
  async function* listTriples(signal: AbortSignal): AsyncGenerator<string> {
    const names = createIdentities(needs.publicUrl, needs.extraFields);
    for (const id of skosSchemeIds) {
      const scheme = findSkosScheme(id);
      if (scheme) yield formatDocument(describeScheme(scheme, names), 'nt');
    }
    yield formatDocument(describeFields(needs.extraFields, names), 'nt');
    const [newest] = await needs.catalogue.listRecent(null, 1);
    // One vocabulary for all, so that one question finds what every source said in its own.
    const asked = { profile: 'dcat-ap', spelling: 'vocabularies' } as const;
    const document = createRdfDocument({ names, portal: namePortal(needs.publicUrl) }, 'nt', asked);
    const facts = { modified: newest?.released.toISOString() };
    yield* streamDocument(document, facts, listEntries({ ...needs, names }, signal));
  };
