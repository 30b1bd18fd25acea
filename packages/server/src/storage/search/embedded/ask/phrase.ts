import { languages } from '@milpa/sdk/plain';
import { telling } from '../../language/stop-words.data.ts';
import { GrowingWholes } from '../segment/growing.ts';
import type { Segment } from '../segment/segment.ts';
import { findString } from '../segment/strings.ts';
import { findPlaces, type Words } from '../segment/words.ts';
import { nothing, type Scored, unite } from './lists.ts';
import type { Way } from './plan.ts';
import type { Scratch } from './scratch.ts';
import { meetPostings, readPostings } from './walk.ts';

/** A term, and how far behind the beginning of the phrase it stands. */
interface Placed {
  readonly term: number;
  readonly offset: number;
}

/** Documents that have all terms in one field, with the greatest weight of any, and the fields that all are in. */
interface Together {
  length: number;
  readonly documents: Uint32Array;
  readonly weights: Uint8Array;
  readonly fields: Uint8Array;
  /** Of each term that was looked for: the numbers of its postings, and the fields it is in. */
  readonly met: { readonly numbers: Uint32Array; readonly fields: Uint8Array }[];
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
  for (const { term } of others) if (together.length > 0) keepTogether(words, term, way.fields, together, scratch);
  // Positions are read of those alone that have all the words: most of the bytes are positions.
  return keepInARow(words, [rarest, ...others], together, way, scratch);
}

function readTogether(words: Words, term: number, wanted: number, scratch: Scratch): Together {
  const { length, documents, weights, fields, numbers } = readPostings(words, term, wanted, scratch);
  const shared = scratch.bytes(length);
  for (let at = 0; at < length; at += 1) shared[at] = (fields[at] ?? 0) & wanted;
  return { length, documents, weights, fields: shared, met: [{ numbers, fields }] };
}

/** Leaves those that have this term too, in a field that the others are in. */
function keepTogether(words: Words, term: number, wanted: number, together: Together, scratch: Scratch): void {
  const { documents, weights, fields, met } = together;
  const own = meetPostings(words, term, wanted, together, scratch);
  const all = [...met, own];
  let length = 0;
  for (let at = 0; at < own.length; at += 1) {
    const turn = own.turns[at] ?? 0;
    const shared = (fields[turn] ?? 0) & (own.fields[at] ?? 0);
    if (shared === 0) continue;
    documents[length] = documents[turn] ?? 0;
    weights[length] = Math.max(weights[turn] ?? 0, own.weights[at] ?? 0);
    fields[length] = shared;
    for (const each of all) {
      const from = each === own ? at : turn;
      each.numbers[length] = each.numbers[from] ?? 0;
      each.fields[length] = each.fields[from] ?? 0;
    }
    length += 1;
  }
  together.length = length;
  met.push(own);
}

/** Where the positions of each document begin, and the fields they are of. */
interface Places {
  readonly offset: number;
  readonly from: Uint32Array;
  readonly fields: Uint8Array;
}

function listPlaces(words: Words, terms: readonly Placed[], { length, met }: Together, scratch: Scratch): Places[] {
  return terms.flatMap(({ term, offset }, which) => {
    const own = met[which];
    if (!own) return [];
    const from = scratch.wholes(length);
    findPlaces(words, term, own.numbers, length, from);
    return [{ offset, from, fields: own.fields }];
  });
}

function keepInARow(words: Words, terms: readonly Placed[], together: Together, way: Way, scratch: Scratch): Scored {
  const { length, documents, weights, fields } = together;
  if (length === 0) return nothing;
  const scores = scratch.floats(length);
  // One word stands in a row with itself.
  const [first, ...others] = terms.length > 1 ? listPlaces(words, terms, together, scratch) : [];
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
