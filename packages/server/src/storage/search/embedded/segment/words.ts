import { GrowingBytes, GrowingWholes } from './growing.ts';
import { listLetters } from './letters.ts';
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
  /** Terms of many documents, ascending, and where their lists may be entered: see `openEntries`. */
  readonly longTerms: Uint32Array;
  readonly entries: Uint32Array;
  readonly entriesFrom: Uint32Array;
  /** Of each posting of those terms how many bytes its positions take; 0 where that is more than a byte can say. */
  readonly spans: Uint8Array;
  readonly spansFrom: Uint32Array;
  /** Words as they are written, folded, ascending. */
  readonly surfaces: Strings;
  readonly surfaceCounts: Uint32Array;
  /** A bit for each letter of each; not in blocks of before. */
  readonly surfaceLetters: Uint32Array | undefined;
  /** The terms of surface s: `surfaceTerms` from `surfaceTermsFrom[s]` to `surfaceTermsFrom[s + 1]`. */
  readonly surfaceTerms: Uint32Array;
  readonly surfaceTermsFrom: Uint32Array;
}

/** After so many postings of a term there is a place where reading may begin: what lies before need not be gone through. */
export const stride = 64;
/** Numbers of an entry: the document before it, and where its postings and its positions begin. */
export const entrySize = 3;

// Blocks that were written before there were entries have none: their lists are read from the start. The same of spans.
const maybeWholes = (sections: Sections, name: string): Uint32Array =>
  sections.has(name) ? wholesOf(sections, name) : new Uint32Array();

export const openWords = (sections: Sections): Words => ({
  terms: openStrings(sections, 'terms'),
  counts: wholesOf(sections, 'terms.count'),
  postings: bytesOf(sections, 'postings'),
  postingsFrom: wholesOf(sections, 'postings.from'),
  positions: bytesOf(sections, 'positions'),
  positionsFrom: wholesOf(sections, 'positions.from'),
  longTerms: maybeWholes(sections, 'entries.terms'),
  entries: maybeWholes(sections, 'entries'),
  entriesFrom: maybeWholes(sections, 'entries.from'),
  spans: sections.has('entries.spans') ? bytesOf(sections, 'entries.spans') : new Uint8Array(),
  spansFrom: maybeWholes(sections, 'entries.spans.from'),
  surfaces: openStrings(sections, 'surfaces'),
  surfaceCounts: wholesOf(sections, 'surfaces.count'),
  surfaceLetters: sections.has('surfaces.letters') ? wholesOf(sections, 'surfaces.letters') : undefined,
  surfaceTerms: wholesOf(sections, 'surfaces.terms'),
  surfaceTermsFrom: wholesOf(sections, 'surfaces.terms.from'),
});

/** Where the list of a term may be entered, ascending, and the spans of its positions; nothing of a short one. */
export interface Entries {
  readonly entries: Uint32Array;
  readonly spans: Uint8Array;
}

const noEntries: Entries = { entries: new Uint32Array(), spans: new Uint8Array() };

export function openEntries(words: Words, term: number): Entries {
  const { longTerms, entries, entriesFrom, spans, spansFrom } = words;
  let low = 0;
  let high = longTerms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((longTerms[middle] ?? 0) < term) low = middle + 1;
    else high = middle;
  }
  if (longTerms[low] !== term) return noEntries;
  const own = entries.subarray(entriesFrom[low], entriesFrom[low + 1]);
  return {
    entries: own,
    spans: spans.length > 0 ? spans.subarray(spansFrom[low], spansFrom[low + 1]) : noEntries.spans,
  };
}

/** The first entry from `from` on whose document is not before `wanted`. */
export function passEntries(entries: Uint32Array, from: number, wanted: number): number {
  let next = from;
  while (next < entries.length && (entries[next] ?? 0) < wanted) next += entrySize;
  return next;
}

/** Where the positions of the next posting begin. */
export function passPositions(positions: Uint8Array, from: number): number {
  let at = from;
  let last = 0;
  let more = 0;
  // One branch for each byte, taken at the end alone: numbers of one and of two bytes come as chance has it.
  do {
    const byte = positions[at++] ?? 1;
    // The first byte of a number says whether it is the last one; a byte of 128 and more, that another one follows.
    last ^= (last ^ (byte & 1)) & (more - 1);
    more = byte >>> 7;
  } while ((last & (more ^ 1)) === 0);
  return at;
}

/** Where the positions of some postings of a term begin. The postings are given by number, ascending. */
export function findPlaces(
  words: Words,
  term: number,
  numbers: Uint32Array,
  length: number,
  places: Uint32Array,
): void {
  const { entries, spans } = openEntries(words, term);
  const { positions } = words;
  let place = words.positionsFrom[term] ?? 0;
  let at = 0;
  for (let turn = 0; turn < length; turn += 1) {
    const wanted = numbers[turn] ?? 0;
    const block = Math.floor(wanted / stride);
    if (block * stride > at && entries.length > 0) {
      at = block * stride;
      place = entries[block * entrySize - 1] ?? 0;
    }
    for (; at < wanted; at += 1) {
      const span = at < spans.length ? (spans[at] ?? 0) : 0;
      place = span > 0 ? place + span : passPositions(positions, place);
    }
    places[turn] = place;
  }
}

/** Collects terms in ascending order, and the postings of each in ascending order of documents. */
export class WordsWriter {
  private readonly terms = createStringsWriter(4096);
  private readonly counts: number[] = [];
  private readonly postings = new GrowingBytes(1 << 16);
  private readonly postingsFrom: number[] = [0];
  readonly positions = new GrowingBytes(1 << 16);
  private readonly positionsFrom: number[] = [0];
  private readonly longTerms = new GrowingWholes();
  private readonly entries = new GrowingWholes();
  private readonly entriesFrom = new GrowingWholes();
  private readonly spans = new GrowingBytes(1 << 14);
  private readonly spansFrom = new GrowingWholes();
  /** Where the entries and the spans of this term begin. */
  private entered = 0;
  private spanned = 0;
  /** Where the positions of the next posting begin. */
  private place = 0;
  private last = 0;
  private count = 0;

  /** Ends the term whose postings were given; one without any leaves nothing. Says whether it was kept. */
  endTerm(term: string): boolean {
    if (this.count === 0) return false;
    if (this.entries.length > this.entered) {
      this.longTerms.push(this.counts.length);
      this.entriesFrom.push(this.entered);
      this.entered = this.entries.length;
      this.spansFrom.push(this.spanned);
      this.spanned = this.spans.length;
    } else this.spans.length = this.spanned;
    this.terms.add(term);
    this.counts.push(this.count);
    this.postingsFrom.push(this.postings.length);
    this.positionsFrom.push(this.positions.length);
    this.last = 0;
    this.count = 0;
    return true;
  }

  /** Its positions, of so many bytes, are written to `positions` by who calls. */
  posting(document: number, weight: number, fields: number, span: number): void {
    if (this.count > 0 && this.count % stride === 0) {
      this.entries.push(this.last);
      this.entries.push(this.postings.length);
      this.entries.push(this.place);
    }
    this.place += span;
    this.spans.byte(span < 256 ? span : 0);
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
    sections.set('entries.terms', this.longTerms.done());
    sections.set('entries', this.entries.done());
    sections.set('entries.from', this.entriesFrom.done());
    sections.set('entries.spans', this.spans.done());
    sections.set('entries.spans.from', this.spansFrom.done());
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
  sections.set('surfaces.letters', listLetters(openStrings(sections, 'surfaces')));
  sections.set('surfaces.count', Uint32Array.from(counts));
  sections.set('surfaces.terms', Uint32Array.from(terms));
  sections.set('surfaces.terms.from', Uint32Array.from(from));
}
