import { type Documents, openDocuments } from './documents.ts';
import { type Facet, openFacets } from './facets.ts';
import { openPhrases, type Phrases } from './phrases.ts';
import { openSections } from './sections.ts';
import { openWords, type Words } from './words.ts';

/** A part of the index that never changes: some documents, their words and facets. Threads read it side by side. */
export interface Segment {
  readonly block: SharedArrayBuffer;
  readonly documents: Documents;
  readonly words: Words;
  readonly facets: ReadonlyMap<string, Facet>;
  readonly phrases: Phrases;
}

/** Throws RangeError when the block is none, or of another version. */
export function openSegment(block: SharedArrayBuffer): Segment {
  const sections = openSections(block);
  return {
    block,
    documents: openDocuments(sections),
    words: openWords(sections),
    facets: openFacets(sections),
    phrases: openPhrases(sections),
  };
}
