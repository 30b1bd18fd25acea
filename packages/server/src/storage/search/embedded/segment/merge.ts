import { readRow, writeDocuments } from './documents.ts';
import { createFacetsWriter, readFacets } from './facets.ts';
import { createPhrasesWriter } from './phrases.ts';
import { packSections, type Section } from './sections.ts';
import type { Segment } from './segment.ts';
import { passPositions, putSurfaces, type Surface, type Words, WordsWriter } from './words.ts';

/** A segment, and which of its documents are gone: one bit each. */
export interface Part {
  readonly segment: Segment;
  readonly gone: Uint32Array;
}

const none = 0xffffffff;
const isGone = (gone: Uint32Array, number: number): boolean =>
  (((gone[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;

/** One segment of several, without the documents that are gone; undefined when none remains. */
export function mergeSegments(parts: readonly Part[]): SharedArrayBuffer | undefined {
  const { order, numbers } = orderDocuments(parts);
  if (order.length === 0) return undefined;
  const sections = new Map<string, Section>();
  const rows = order.map(({ part, number }) => readRow(part.segment.documents, number));
  writeDocuments(sections, rows);
  const facets = createFacetsWriter();
  for (const { part, number } of order) facets.add(readFacets(part.segment.facets, number));
  facets.put(sections);
  mergePhrases(sections, parts);
  mergeWords(sections, parts, numbers);
  return packSections(sections);
}

interface Placed {
  readonly part: Part;
  readonly number: number;
}

/** The documents that remain, in ascending order of their ids; and for each part the new numbers of its own. */
function orderDocuments(parts: readonly Part[]): { order: Placed[]; numbers: Uint32Array[] } {
  const numbers = parts.map(({ segment }) => new Uint32Array(segment.documents.count).fill(none));
  const order: Placed[] = [];
  const cursors = parts.map((part, turn) => ({ part, turn, number: -1, id: '' }));
  const advance = (cursor: (typeof cursors)[number]): boolean => {
    const { documents } = cursor.part.segment;
    do cursor.number += 1;
    while (cursor.number < documents.count && isGone(cursor.part.gone, cursor.number));
    if (cursor.number >= documents.count) return false;
    cursor.id = documents.id(cursor.number);
    return true;
  };
  let open = cursors.filter(advance);
  while (open.length > 0) {
    let [least] = open;
    for (const cursor of open) if (least && cursor.id < least.id) least = cursor;
    if (!least) break;
    const own = numbers[least.turn];
    if (own) own[least.number] = order.length;
    order.push({ part: least.part, number: least.number });
    if (!advance(least)) open = open.filter((cursor) => cursor !== least);
  }
  return { order, numbers };
}

function mergePhrases(sections: Map<string, Section>, parts: readonly Part[]): void {
  const writer = createPhrasesWriter();
  for (const { segment } of parts) {
    const { texts, fields, counts } = segment.phrases;
    for (let at = 0; at < texts.length; at += 1) writer.add(texts.get(at), fields[at] === 1 ? 1 : 0, counts[at] ?? 0);
  }
  writer.put(sections);
}

/** Goes through the terms of one part, and through the postings of the term it stands on. */
class TermCursor {
  readonly words: Words;
  readonly numbers: Uint32Array;
  /** New number of each of its terms; `none` when the term is gone. */
  readonly newTerms: Uint32Array;
  term = '';
  place = -1;
  /** New number of the document of the posting it stands on; `none` at the end. */
  document = none;
  weight = 0;
  fields = 0;
  positionsFrom = 0;
  positionsTo = 0;
  private old = 0;
  private at = 0;
  private end = 0;

  constructor(words: Words, numbers: Uint32Array) {
    this.words = words;
    this.numbers = numbers;
    this.newTerms = new Uint32Array(words.terms.length).fill(none);
  }

  nextTerm(): boolean {
    this.place += 1;
    if (this.place >= this.words.terms.length) return false;
    this.term = this.words.terms.get(this.place);
    this.at = this.words.postingsFrom[this.place] ?? 0;
    this.end = this.words.postingsFrom[this.place + 1] ?? 0;
    this.positionsTo = this.words.positionsFrom[this.place] ?? 0;
    this.old = 0;
    this.nextPosting();
    return true;
  }

  /** Stands on the next posting whose document remains. */
  nextPosting(): void {
    const { postings } = this.words;
    while (this.at < this.end) {
      let shift = 0;
      let byte = postings[this.at++] ?? 0;
      let distance = byte & 127;
      while (byte > 127) {
        shift += 7;
        byte = postings[this.at++] ?? 0;
        distance |= (byte & 127) << shift;
      }
      this.old += distance;
      this.weight = postings[this.at++] ?? 0;
      this.fields = postings[this.at++] ?? 0;
      this.positionsFrom = this.positionsTo;
      this.positionsTo = passPositions(this.words.positions, this.positionsFrom);
      this.document = this.numbers[this.old] ?? none;
      if (this.document !== none) return;
    }
    this.document = none;
  }
}

function mergeWords(sections: Map<string, Section>, parts: readonly Part[], numbers: readonly Uint32Array[]): void {
  const writer = new WordsWriter();
  const cursors = parts.map(({ segment }, turn) => new TermCursor(segment.words, numbers[turn] ?? new Uint32Array()));
  let open = cursors.filter((cursor) => cursor.nextTerm());
  let kept = 0;
  while (open.length > 0) {
    let term = open[0]?.term ?? '';
    for (const cursor of open) if (cursor.term < term) term = cursor.term;
    const same = open.filter((cursor) => cursor.term === term);
    writePostings(writer, same);
    if (writer.endTerm(term)) {
      for (const cursor of same) cursor.newTerms[cursor.place] = kept;
      kept += 1;
    }
    let ended = false;
    for (const cursor of same) if (!cursor.nextTerm()) ended = true;
    if (ended) open = open.filter((cursor) => cursor.place < cursor.words.terms.length);
  }
  writer.put(sections);
  putSurfaces(sections, mergeSurfaces(cursors));
}

function writePostings(writer: WordsWriter, cursors: readonly TermCursor[]): void {
  for (;;) {
    let [least] = cursors;
    for (const cursor of cursors) if (least && cursor.document < least.document) least = cursor;
    if (!least || least.document === none) return;
    writer.positions.copy(least.words.positions, least.positionsFrom, least.positionsTo);
    writer.posting(least.document, least.weight, least.fields);
    least.nextPosting();
  }
}

function* mergeSurfaces(cursors: readonly TermCursor[]): Generator<Surface> {
  const open = cursors
    .filter(({ words }) => words.surfaces.length > 0)
    .map((cursor) => ({ cursor, at: 0, text: cursor.words.surfaces.get(0) }));
  while (open.length > 0) {
    let text = open[0]?.text ?? '';
    for (const each of open) if (each.text < text) text = each.text;
    const terms = new Set<number>();
    let count = 0;
    for (let turn = open.length - 1; turn >= 0; turn -= 1) {
      const each = open[turn];
      if (each?.text !== text) continue;
      const { words, newTerms } = each.cursor;
      count += words.surfaceCounts[each.at] ?? 0;
      for (let at = words.surfaceTermsFrom[each.at] ?? 0; at < (words.surfaceTermsFrom[each.at + 1] ?? 0); at += 1) {
        const term = newTerms[words.surfaceTerms[at] ?? 0] ?? none;
        if (term !== none) terms.add(term);
      }
      each.at += 1;
      if (each.at < words.surfaces.length) each.text = words.surfaces.get(each.at);
      else open.splice(turn, 1);
    }
    if (terms.size > 0) yield { text, count, terms: [...terms] };
  }
}
