import { compareIds } from './documents.ts';
import { createFacetsWriter, renumber } from './facets.ts';
import { gone, type Moved, moveDocuments, type Order } from './move.ts';
import { createPhrasesWriter } from './phrases.ts';
import { packSections, type Section } from './sections.ts';
import type { Segment } from './segment.ts';
import { openEntries, passPositions, putSurfaces, type Surface, stride, type Words, WordsWriter } from './words.ts';

/** A segment, and which of its documents are gone: one bit each. */
export interface Part {
  readonly segment: Segment;
  readonly gone: Uint32Array;
}

const noSpans = new Uint8Array();
const isGone = (bits: Uint32Array, number: number): boolean =>
  (((bits[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;

/** One segment of several, without the documents that are gone; undefined when none remains. */
export function mergeSegments(parts: readonly Part[]): SharedArrayBuffer | undefined {
  const { order, moved } = orderDocuments(parts);
  if (order.count === 0) return undefined;
  const sections = new Map<string, Section>();
  moveDocuments(sections, moved, order);
  mergeFacets(sections, parts, order);
  mergePhrases(sections, parts);
  mergeWords(sections, parts, moved);
  return packSections(sections);
}

/** The documents that remain, in ascending order of their ids; and for each part the new numbers of its own. */
function orderDocuments(parts: readonly Part[]): { order: Order; moved: Moved[] } {
  const all = parts.reduce((sum, { segment }) => sum + segment.documents.count, 0);
  const order = { count: 0, parts: new Uint32Array(all), numbers: new Uint32Array(all) };
  const cursors = parts.map(({ segment: { documents }, gone: bits }, part) => ({
    documents,
    bits,
    part,
    numbers: new Uint32Array(documents.count).fill(gone),
    number: -1,
  }));
  const advance = (cursor: (typeof cursors)[number]): boolean => {
    do cursor.number += 1;
    while (cursor.number < cursor.documents.count && isGone(cursor.bits, cursor.number));
    return cursor.number < cursor.documents.count;
  };
  let open = cursors.filter(advance);
  while (open.length > 0) {
    let [least] = open;
    for (const cursor of open)
      if (least && compareIds(cursor.documents, cursor.number, least.documents, least.number) < 0) least = cursor;
    if (!least) break;
    least.numbers[least.number] = order.count;
    order.parts[order.count] = least.part;
    order.numbers[order.count] = least.number;
    order.count += 1;
    if (!advance(least)) open = open.filter((cursor) => cursor !== least);
  }
  return { order, moved: cursors };
}

function mergeFacets(sections: Map<string, Section>, parts: readonly Part[], order: Order): void {
  const writer = createFacetsWriter();
  const all = parts.map(({ segment: { facets } }) => ({ facets, renumbered: renumber(facets) }));
  for (let number = 0; number < order.count; number += 1) {
    const from = all[order.parts[number] ?? 0];
    if (from) writer.copy(from.facets, from.renumbered, order.numbers[number] ?? 0);
  }
  writer.put(sections);
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
  /** New number of each of its terms; `gone` when the term is gone. */
  readonly newTerms: Uint32Array;
  term = '';
  place = -1;
  /** New number of the document of the posting it stands on; `gone` at the end. */
  document = gone;
  private weight = 0;
  private fields = 0;
  private positionsFrom = 0;
  private positionsTo = 0;
  private spans: Uint8Array = noSpans;
  private number = 0;
  private old = 0;
  private at = 0;
  private end = 0;

  constructor(words: Words, numbers: Uint32Array) {
    this.words = words;
    this.numbers = numbers;
    this.newTerms = new Uint32Array(words.terms.length).fill(gone);
  }

  nextTerm(): boolean {
    this.place += 1;
    const { terms, counts, postingsFrom, positionsFrom } = this.words;
    if (this.place >= terms.length) return false;
    this.term = terms.get(this.place);
    this.at = postingsFrom[this.place] ?? 0;
    this.end = postingsFrom[this.place + 1] ?? 0;
    this.positionsTo = positionsFrom[this.place] ?? 0;
    this.spans = (counts[this.place] ?? 0) > stride ? openEntries(this.words, this.place).spans : noSpans;
    this.number = 0;
    this.old = 0;
    this.writeUntil(undefined, 0);
    return true;
  }

  /** Writes postings from the one it stands on to those whose new numbers are not less than `until`; without a writer it only goes on to the first. */
  writeUntil(writer: WordsWriter | undefined, until: number): void {
    const { numbers, spans, end } = this;
    const { postings, positions } = this.words;
    let { document, weight, fields, positionsFrom, positionsTo, number, old, at } = this;
    let copied = positionsFrom;
    do {
      writer?.posting(document, weight, fields, positionsTo - positionsFrom);
      document = gone;
      while (document === gone && at < end) {
        let byte = postings[at++] ?? 0;
        let distance = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = postings[at++] ?? 0;
          distance |= (byte & 127) << shift;
        }
        old += distance;
        weight = postings[at++] ?? 0;
        fields = postings[at++] ?? 0;
        const span = number < spans.length ? (spans[number] ?? 0) : 0;
        number += 1;
        positionsFrom = positionsTo;
        positionsTo = span > 0 ? positionsFrom + span : passPositions(positions, positionsFrom);
        document = numbers[old] ?? gone;
        if (document !== gone) continue;
        // Of a document that is gone: those before it are taken over, and those after it then.
        writer?.positions.copy(positions, copied, positionsFrom);
        copied = positionsTo;
      }
    } while (document < until);
    writer?.positions.copy(positions, copied, document === gone ? positionsTo : positionsFrom);
    this.document = document;
    this.weight = weight;
    this.fields = fields;
    this.positionsFrom = positionsFrom;
    this.positionsTo = positionsTo;
    this.number = number;
    this.old = old;
    this.at = at;
  }
}

function mergeWords(sections: Map<string, Section>, parts: readonly Part[], moved: readonly Moved[]): void {
  const writer = new WordsWriter();
  const cursors = parts.map(
    ({ segment }, turn) => new TermCursor(segment.words, moved[turn]?.numbers ?? new Uint32Array()),
  );
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
    let least: TermCursor | undefined;
    let until = gone;
    for (const cursor of cursors)
      if (least && cursor.document >= least.document) until = Math.min(until, cursor.document);
      else {
        until = least?.document ?? gone;
        least = cursor;
      }
    if (!least || least.document === gone) return;
    // All that it has before those of the others: documents that came together are in one part.
    least.writeUntil(writer, until);
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
        const term = newTerms[words.surfaceTerms[at] ?? 0] ?? gone;
        if (term !== gone) terms.add(term);
      }
      each.at += 1;
      if (each.at < words.surfaces.length) each.text = words.surfaces.get(each.at);
      else open.splice(turn, 1);
    }
    if (terms.size > 0) yield { text, count, terms: [...terms] };
  }
}
