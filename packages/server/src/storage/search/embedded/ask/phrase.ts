import { languages } from '@milpa/sdk/plain';
import { telling } from '../../language/stop-words.data.ts';
import type { Segment } from '../segment/segment.ts';
import { findString } from '../segment/strings.ts';
import type { Words } from '../segment/words.ts';
import { nothing, type Scored, unite } from './lists.ts';
import type { Way } from './plan.ts';
import type { Scratch } from './scratch.ts';

/** The postings of a term with where their positions begin. */
interface Placed {
  readonly length: number;
  readonly documents: Uint32Array;
  readonly weights: Uint32Array;
  readonly fields: Uint32Array;
  readonly from: Uint32Array;
  readonly offset: number;
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
  const first = readPlaced(words, rarest, undefined, scratch);
  return join(
    words,
    first,
    others.map((other) => readPlaced(words, other, first, scratch)),
    way.fields,
    scratch,
  );
}

/** Of the documents that another word is in already, when there is one. */
function readPlaced(
  words: Words,
  { term, offset }: { readonly term: number; readonly offset: number },
  within: Placed | undefined,
  scratch: Scratch,
): Placed {
  const { postings, positions } = words;
  const count = words.counts[term] ?? 0;
  const most = within ? Math.min(count, within.length) : count;
  const documents = scratch.wholes(most);
  const weights = scratch.wholes(most);
  const fields = scratch.wholes(most);
  const from = scratch.wholes(most);
  let at = words.postingsFrom[term] ?? 0;
  let place = words.positionsFrom[term] ?? 0;
  let document = 0;
  let length = 0;
  let next = 0;
  for (let turn = 0; turn < count && length < most; turn += 1) {
    let byte = postings[at++] ?? 0;
    let distance = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = postings[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    document += distance;
    while (within && next < within.length && (within.documents[next] ?? 0) < document) next += 1;
    if (!within || (next < within.length && within.documents[next] === document)) {
      documents[length] = document;
      weights[length] = postings[at] ?? 0;
      fields[length] = postings[at + 1] ?? 0;
      from[length] = place;
      length += 1;
    }
    at += 2;
    place = passPositions(positions, place);
  }
  return { length, documents, weights, fields, from, offset };
}

/** Where the positions of the next document begin. */
function passPositions(positions: Uint8Array, from: number): number {
  let at = from;
  for (let last = false; !last; ) {
    let byte = positions[at++] ?? 1;
    last = (byte & 1) === 1;
    while (byte > 127) byte = positions[at++] ?? 0;
  }
  return at;
}

/** Goes through the postings of all side by side; where a document is in all, looks at the positions. */
function join(words: Words, first: Placed, others: readonly Placed[], fields: number, scratch: Scratch): Scored {
  const documents = scratch.wholes(first.length);
  const scores = scratch.floats(first.length);
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
    if (!inAll || !standsInARow(words, first, turn, others, at, fields)) continue;
    documents[length] = document;
    scores[length] = weight / 255;
    length += 1;
  }
  return { length, documents, scores };
}

function standsInARow(
  words: Words,
  first: Placed,
  turn: number,
  others: readonly Placed[],
  at: readonly number[],
  fields: number,
): boolean {
  let starts = listStarts(words, first, turn, fields);
  for (const [which, other] of others.entries()) {
    if (starts.length === 0) return false;
    starts = listShared(starts, listStarts(words, other, at[which] ?? 0, fields));
  }
  return starts.length > 0;
}

/** Those in both; both ascend. */
function listShared(a: readonly number[], b: readonly number[]): number[] {
  const shared: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, other] = [a[i] ?? 0, b[j] ?? 0];
    if (one === other) shared.push(one);
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  return shared;
}

const fieldSpan = 2 ** 26;

/** Where the phrase would begin, by each occurrence of the word in the document, ascending. */
function listStarts({ positions }: Words, placed: Placed, turn: number, wanted: number): number[] {
  const starts: number[] = [];
  let left = placed.fields[turn] ?? 0;
  let field = lowest(left);
  let position = 0;
  let at = placed.from[turn] ?? 0;
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
    if (((1 << field) & wanted) !== 0) starts.push(field * fieldSpan + position - placed.offset);
  }
  return starts;
}

const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);
