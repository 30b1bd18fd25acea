import { languages } from '@milpa/sdk';
import { telling } from '../../language/stop-words.data.ts';
import type { Segment } from '../segment/segment.ts';
import { findString } from '../segment/strings.ts';
import { nothing, type Scored, unite } from './lists.ts';
import type { Way } from './plan.ts';

/** The postings of a term with where their positions begin. */
interface Placed {
  readonly length: number;
  readonly documents: Uint32Array;
  readonly weights: Uint8Array;
  readonly fields: Uint8Array;
  readonly from: Uint32Array;
  readonly offset: number;
}

/** Documents with the words in a row within one piece of text. Words that join others stand for any such word. */
export function findPhrase(segment: Segment, way: Way): Scored {
  const lists = languages.map((_, spoken) => findInLanguage(segment, way, spoken));
  return unite(lists, segment.documents.count, 'greatest');
}

function findInLanguage(segment: Segment, way: Way, spoken: number): Scored {
  const say = way.words.map((word, offset) => ({ word, offset })).filter(({ word }) => telling(word.text));
  const used = say.length > 0 ? say : way.words.map((word, offset) => ({ word, offset }));
  const placed: Placed[] = [];
  for (const { word, offset } of used) {
    const term = findString(segment.words.terms, word.terms[spoken] ?? '');
    if (term < 0) return nothing;
    placed.push(readPlaced(segment, term, offset));
  }
  return join(segment, placed, way.fields);
}

function readPlaced({ words }: Segment, term: number, offset: number): Placed {
  const count = words.counts[term] ?? 0;
  const documents = new Uint32Array(count);
  const weights = new Uint8Array(count);
  const fields = new Uint8Array(count);
  const from = new Uint32Array(count);
  let at = words.postingsFrom[term] ?? 0;
  let place = words.positionsFrom[term] ?? 0;
  let document = 0;
  for (let turn = 0; turn < count; turn += 1) {
    let byte = words.postings[at++] ?? 0;
    let distance = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = words.postings[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    document += distance;
    documents[turn] = document;
    weights[turn] = words.postings[at++] ?? 0;
    fields[turn] = words.postings[at++] ?? 0;
    from[turn] = place;
    for (let last = false; !last; ) {
      byte = words.positions[place++] ?? 1;
      last = (byte & 1) === 1;
      while (byte > 127) byte = words.positions[place++] ?? 0;
    }
  }
  return { length: count, documents, weights, fields, from, offset };
}

/** Goes through the postings of all side by side; where a document is in all, looks at the positions. */
function join(segment: Segment, placed: readonly Placed[], fields: number): Scored {
  const [first, ...others] = placed.toSorted((a, b) => a.length - b.length);
  if (!first) return nothing;
  const documents = new Uint32Array(first.length);
  const scores = new Float32Array(first.length);
  const at = others.map(() => 0);
  let length = 0;
  for (let turn = 0; turn < first.length; turn += 1) {
    const document = first.documents[turn] ?? 0;
    let weight = first.weights[turn] ?? 0;
    let inAll = true;
    for (const [which, other] of others.entries()) {
      let own = at[which] ?? 0;
      while (own < other.length && (other.documents[own] ?? 0) < document) own += 1;
      at[which] = own;
      if (own >= other.length || other.documents[own] !== document) {
        inAll = false;
        break;
      }
      weight = Math.max(weight, other.weights[own] ?? 0);
    }
    if (!inAll || !standsInARow(segment, first, turn, others, at, fields)) continue;
    documents[length] = document;
    scores[length] = weight / 255;
    length += 1;
  }
  return { length, documents, scores };
}

function standsInARow(
  segment: Segment,
  first: Placed,
  turn: number,
  others: readonly Placed[],
  at: readonly number[],
  fields: number,
): boolean {
  let starts = listStarts(segment, first, turn, fields);
  for (const [which, other] of others.entries()) {
    if (starts.length === 0) return false;
    const own = new Set(listStarts(segment, other, at[which] ?? 0, fields));
    starts = starts.filter((start) => own.has(start));
  }
  return starts.length > 0;
}

const fieldSpan = 2 ** 26;

/** Where the phrase would begin, by each occurrence of the word in the document. */
function listStarts({ words }: Segment, placed: Placed, turn: number, wanted: number): number[] {
  const starts: number[] = [];
  let left = placed.fields[turn] ?? 0;
  let field = lowest(left);
  let position = 0;
  let at = placed.from[turn] ?? 0;
  for (let last = false; !last; ) {
    let byte = words.positions[at++] ?? 1;
    let code = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = words.positions[at++] ?? 0;
      code |= (byte & 127) << shift;
    }
    last = (code & 1) === 1;
    if ((code & 2) === 2) {
      left &= left - 1;
      field = lowest(left);
      position = 0;
    }
    position += code >>> 2;
    if (((1 << field) & wanted) !== 0) starts.push(field * fieldSpan + position - placed.offset);
  }
  return starts;
}

const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);
