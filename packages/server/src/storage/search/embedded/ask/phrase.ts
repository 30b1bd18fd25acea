import { languages } from '@milpa/sdk/plain';
import { telling } from '../../language/stop-words.data.ts';
import { GrowingWholes } from '../segment/growing.ts';
import type { Segment } from '../segment/segment.ts';
import { findString } from '../segment/strings.ts';
import { entrySize, listEntries, passEntries, passPositions, type Words } from '../segment/words.ts';
import { nothing, type Scored, unite } from './lists.ts';
import type { Way } from './plan.ts';
import type { Scratch } from './scratch.ts';

/** A term, and how far behind the beginning of the phrase it stands. */
interface Placed {
  readonly term: number;
  readonly offset: number;
}

/** Documents that have all terms in one field, with the greatest weight of any, and the fields that all are in. */
interface Together {
  length: number;
  readonly documents: Uint32Array;
  readonly weights: Uint32Array;
  readonly fields: Uint32Array;
}

/** Documents with the words in a row within one piece of text. Words that join others stand for any such word. */
export function findPhrase(segment: Segment, way: Way, scratch: Scratch): Scored {
  const lists = languages.map((_, spoken) => findInLanguage(segment, way, spoken, scratch));
  return unite(scratch, lists, segment.documents.count, 'greatest');
}

function findInLanguage(segment: Segment, way: Way, spoken: number, scratch: Scratch): Scored {
  const { words } = segment;
  const say = way.words.map((word, offset) => ({ word, offset })).filter(({ word }) => telling(word.text));
  const used = say.length > 0 ? say : way.words.map((word, offset) => ({ word, offset }));
  const terms = used.map(({ word, offset }) => ({ term: findString(words.terms, word.terms[spoken] ?? ''), offset }));
  if (terms.some(({ term }) => term < 0)) return nothing;
  const [rarest, ...others] = terms.toSorted((a, b) => (words.counts[a.term] ?? 0) - (words.counts[b.term] ?? 0));
  if (!rarest) return nothing;
  const together = readTogether(words, rarest.term, way.fields, scratch);
  for (const { term } of others) if (together.length > 0) keepTogether(words, term, together);
  // Positions are read of those alone that have all the words: most of the bytes are positions.
  return keepInARow(words, [rarest, ...others], together, way, scratch);
}

function readTogether(words: Words, term: number, wanted: number, scratch: Scratch): Together {
  const { postings, postingsFrom, counts } = words;
  const most = counts[term] ?? 0;
  const [documents, weights, fields] = [scratch.wholes(most), scratch.wholes(most), scratch.wholes(most)];
  const end = postingsFrom[term + 1] ?? 0;
  let document = 0;
  let length = 0;
  for (let at = postingsFrom[term] ?? 0; at < end; ) {
    let byte = postings[at++] ?? 0;
    let distance = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = postings[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    document += distance;
    const weight = postings[at++] ?? 0;
    const own = (postings[at++] ?? 0) & wanted;
    if (own === 0) continue;
    documents[length] = document;
    weights[length] = weight;
    fields[length] = own;
    length += 1;
  }
  return { length, documents, weights, fields };
}

/** Leaves those that have this term too, in a field that the others are in. */
function keepTogether(words: Words, term: number, together: Together): void {
  const { postings, postingsFrom } = words;
  const { documents, weights, fields } = together;
  const entries = listEntries(words, term);
  const end = postingsFrom[term + 1] ?? 0;
  let at = postingsFrom[term] ?? 0;
  let document = 0;
  let turn = 0;
  let wanted = documents[0] ?? 0;
  let length = 0;
  // The block that begins at `at` ends where the entry at `next` begins.
  for (let next = 0; at < end && turn < together.length; next += entrySize) {
    if ((entries[next] ?? wanted) < wanted) {
      next = passEntries(entries, next, wanted);
      at = entries[next - 2] ?? end;
      document = entries[next - entrySize] ?? 0;
    }
    const stop = entries[next + 1] ?? end;
    for (; at < stop; at += 2) {
      let byte = postings[at++] ?? 0;
      let distance = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = postings[at++] ?? 0;
        distance |= (byte & 127) << shift;
      }
      document += distance;
      while (wanted < document && turn < together.length) {
        turn += 1;
        wanted = documents[turn] ?? 0;
      }
      if (turn >= together.length) break;
      const own = wanted === document ? (fields[turn] ?? 0) & (postings[at + 1] ?? 0) : 0;
      if (own === 0) continue;
      documents[length] = document;
      weights[length] = Math.max(weights[turn] ?? 0, postings[at] ?? 0);
      fields[length] = own;
      length += 1;
    }
  }
  together.length = length;
}

/** Where the positions of each document begin, and the fields they are of. */
interface Places {
  readonly offset: number;
  readonly from: Uint32Array;
  readonly fields: Uint32Array;
}

/** The same of documents that all have the term. */
function listPlaces(words: Words, { term, offset }: Placed, { length, documents }: Together, scratch: Scratch): Places {
  const { postings, positions } = words;
  const [from, fields] = [scratch.wholes(length), scratch.wholes(length)];
  const entries = listEntries(words, term);
  const end = words.postingsFrom[term + 1] ?? 0;
  let at = words.postingsFrom[term] ?? 0;
  let place = words.positionsFrom[term] ?? 0;
  let document = 0;
  let turn = 0;
  let wanted = documents[0] ?? 0;
  for (let next = 0; at < end && turn < length; ) {
    if ((entries[next] ?? wanted) < wanted) {
      next = passEntries(entries, next, wanted);
      at = entries[next - 2] ?? end;
      place = entries[next - 1] ?? 0;
      document = entries[next - entrySize] ?? 0;
    }
    const stop = entries[next + 1] ?? end;
    const last = entries[next] ?? mostNumber;
    while (at < stop && wanted <= last && turn < length) {
      let byte = postings[at++] ?? 0;
      let distance = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = postings[at++] ?? 0;
        distance |= (byte & 127) << shift;
      }
      document += distance;
      at += 2;
      if (document === wanted) {
        from[turn] = place;
        fields[turn] = postings[at - 1] ?? 0;
        turn += 1;
        wanted = documents[turn] ?? 0;
      }
      place = passPositions(positions, place);
    }
    if (at >= stop) next += entrySize;
  }
  return { offset, from, fields };
}

/** Greater than the number of any document. */
const mostNumber = 2 ** 31 - 1;

function keepInARow(words: Words, terms: readonly Placed[], together: Together, way: Way, scratch: Scratch): Scored {
  const { length, documents, weights, fields } = together;
  if (length === 0) return nothing;
  const scores = scratch.floats(length);
  // One word stands in a row with itself.
  const [first, ...others] = terms.length > 1 ? terms.map((term) => listPlaces(words, term, together, scratch)) : [];
  const [starts, more] = [new GrowingWholes(64), new GrowingWholes(64)];
  const ahead = way.words.length;
  let kept = 0;
  for (let turn = 0; turn < length; turn += 1) {
    if (first) {
      const wanted = fields[turn] ?? 0;
      readStarts(words, first, turn, wanted, ahead, starts);
      for (let which = 0; which < others.length && starts.length > 0; which += 1) {
        const other = others[which];
        if (!other) continue;
        readStarts(words, other, turn, wanted, ahead, more);
        keepShared(starts, more);
      }
      if (starts.length === 0) continue;
    }
    documents[kept] = documents[turn] ?? 0;
    scores[kept] = (weights[turn] ?? 0) / 255;
    kept += 1;
  }
  return { length: kept, documents, scores };
}

/** Leaves what is in both; both ascend. */
function keepShared(a: GrowingWholes, b: GrowingWholes): void {
  const [own, others] = [a.values, b.values];
  let length = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, other] = [own[i] ?? 0, others[j] ?? 0];
    if (one === other) own[length++] = one;
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  a.length = length;
}

const fieldSpan = 2 ** 26;

/** Where the phrase would begin, by each occurrence of the word in the document, ascending. None is less than 0, which `ahead` sees to. */
function readStarts(
  { positions }: Words,
  places: Places,
  turn: number,
  wanted: number,
  ahead: number,
  starts: GrowingWholes,
): void {
  starts.length = 0;
  const offset = ahead - places.offset;
  let left = places.fields[turn] ?? 0;
  let field = lowest(left);
  let position = 0;
  let at = places.from[turn] ?? 0;
  for (let last = false; !last; ) {
    let byte = positions[at++] ?? 1;
    let code = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = positions[at++] ?? 0;
      code |= (byte & 127) << shift;
    }
    last = (code & 1) === 1;
    if ((code & 2) === 2) {
      left &= left - 1;
      field = lowest(left);
      position = 0;
    }
    position += code >>> 2;
    if (((1 << field) & wanted) !== 0) starts.push(field * fieldSpan + position + offset);
  }
}

const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);
