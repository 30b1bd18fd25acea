import type { ExtraField, Validation } from '@milpa/sdk';
import { createIdentities, describeDraft, formatDocument, toOlderProfile } from '../faces/feeds/index.ts';
import type { Checkable } from '../faces/validation/index.ts';

/** A working copy as the feeds would give it once released, for what checks it. */
export function createDraftDescriber(publicUrl: string, extraFields: readonly ExtraField[]) {
  const names = createIdentities(publicUrl, extraFields);
  return (draft: Checkable, profile: Validation['profile']) => {
    const resources = describeDraft(draft, names);
    const triples = formatDocument(profile === 'dcat-ap-2.1.1' ? toOlderProfile(resources) : resources, 'nt');
    return { address: names.dataset(draft.id), triples };
  };
}
