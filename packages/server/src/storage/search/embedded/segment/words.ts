import { GrowingBytes } from './growing.ts';
import { bytesOf, type Section, type Sections, wholesOf } from './sections.ts';
import { createStringsWriter, openStrings, type Strings } from './strings.ts';

/**
 * The words of a segment. A term is the digit of a language and a stem. Its postings, one for each document: the distance
 * to the document before, a byte of weight, a byte of fields (bit n for field n). Its positions, for each posting: for
 * each occurrence (distance << 2) | (next field << 1) | last; distances begin anew with each field.
 */
export interface Words {
  readonly terms: Strings;
  /** Documents of a term. */
  readonly counts: Uint32Array;
  readonly postings: Uint8Array;
  readonly postingsFrom: Uint32Array;
  readonly positions: Uint8Array;
  readonly positionsFrom: Uint32Array;
  /** Words as they are written, folded, ascending. */
  readonly surfaces: Strings;
  readonly surfaceCounts: Uint32Array;
  /** The terms of surface s: `surfaceTerms` from `surfaceTermsFrom[s]` to `surfaceTermsFrom[s + 1]`. */
  readonly surfaceTerms: Uint32Array;
  readonly surfaceTermsFrom: Uint32Array;
}

export const openWords = (sections: Sections): Words => ({
  terms: openStrings(sections, 'terms'),
  counts: wholesOf(sections, 'terms.count'),
  postings: bytesOf(sections, 'postings'),
  postingsFrom: wholesOf(sections, 'postings.from'),
  positions: bytesOf(sections, 'positions'),
  positionsFrom: wholesOf(sections, 'positions.from'),
  surfaces: openStrings(sections, 'surfaces'),
  surfaceCounts: wholesOf(sections, 'surfaces.count'),
  surfaceTerms: wholesOf(sections, 'surfaces.terms'),
  surfaceTermsFrom: wholesOf(sections, 'surfaces.terms.from'),
});

/** Collects terms in ascending order, and the postings of each in ascending order of documents. */
export class WordsWriter {
  private readonly terms = createStringsWriter(4096);
  private readonly counts: number[] = [];
  private readonly postings = new GrowingBytes(1 << 16);
  private readonly postingsFrom: number[] = [0];
  readonly positions = new GrowingBytes(1 << 16);
  private readonly positionsFrom: number[] = [0];
  private last = 0;
  private count = 0;

  /** Ends the term whose postings were given; one without any leaves nothing. Says whether it was kept. */
  endTerm(term: string): boolean {
    if (this.count === 0) return false;
    this.terms.add(term);
    this.counts.push(this.count);
    this.postingsFrom.push(this.postings.length);
    this.positionsFrom.push(this.positions.length);
    this.last = 0;
    this.count = 0;
    return true;
  }

  /** Its positions are written to `positions` by who calls. */
  posting(document: number, weight: number, fields: number): void {
    this.postings.number(document - this.last);
    this.postings.byte(weight);
    this.postings.byte(fields);
    this.last = document;
    this.count += 1;
  }

  put(sections: Map<string, Section>): void {
    this.terms.put(sections, 'terms');
    sections.set('terms.count', Uint32Array.from(this.counts));
    sections.set('postings', this.postings.done());
    sections.set('postings.from', Uint32Array.from(this.postingsFrom));
    sections.set('positions', this.positions.done());
    sections.set('positions.from', Uint32Array.from(this.positionsFrom));
  }
}

export interface Surface {
  readonly text: string;
  readonly count: number;
  readonly terms: readonly number[];
}

/** Writes surfaces, given in ascending order. */
export function putSurfaces(sections: Map<string, Section>, surfaces: Iterable<Surface>): void {
  const texts = createStringsWriter(4096);
  const counts: number[] = [];
  const terms: number[] = [];
  const from: number[] = [0];
  for (const surface of surfaces) {
    texts.add(surface.text);
    counts.push(surface.count);
    terms.push(...surface.terms);
    from.push(terms.length);
  }
  texts.put(sections, 'surfaces');
  sections.set('surfaces.count', Uint32Array.from(counts));
  sections.set('surfaces.terms', Uint32Array.from(terms));
  sections.set('surfaces.terms.from', Uint32Array.from(from));
}
