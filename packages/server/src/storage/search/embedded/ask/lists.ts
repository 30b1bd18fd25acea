import type { Scratch } from './scratch.ts';

/** Documents of one segment in ascending order, and what each is worth. In memory that lasts as long as its question. */
export interface Scored {
  readonly length: number;
  readonly documents: Uint32Array;
  readonly scores: Float32Array;
}

export const nothing: Scored = { length: 0, documents: new Uint32Array(), scores: new Float32Array() };

/** Those in both, in the place of `a`; the scores are added. */
export function intersect(a: Scored, b: Scored): Scored {
  const { documents, scores } = a;
  let length = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, other] = [documents[i] ?? 0, b.documents[j] ?? 0];
    if (one === other) {
      documents[length] = one;
      scores[length] = (scores[i] ?? 0) + (b.scores[j] ?? 0);
      length += 1;
      i += 1;
      j += 1;
    } else if (one < other) i += 1;
    else j += 1;
  }
  return { length, documents, scores };
}

/** Those of `a` that are not in `b`, in the place of `a`. */
export function without(a: Scored, b: Scored): Scored {
  const { documents, scores } = a;
  let length = 0;
  for (let i = 0, j = 0; i < a.length; i += 1) {
    const one = documents[i] ?? 0;
    while (j < b.length && (b.documents[j] ?? 0) < one) j += 1;
    if (j < b.length && b.documents[j] === one) continue;
    documents[length] = one;
    scores[length] = scores[i] ?? 0;
    length += 1;
  }
  return { length, documents, scores };
}

/** Those of `a`, worth more where `b` has them too. */
export function favour(a: Scored, b: Scored): Scored {
  for (let i = 0, j = 0; i < a.length && j < b.length; i += 1) {
    const one = a.documents[i] ?? 0;
    while (j < b.length && (b.documents[j] ?? 0) < one) j += 1;
    if (j < b.length && b.documents[j] === one) a.scores[i] = (a.scores[i] ?? 0) + (b.scores[j] ?? 0);
  }
  return a;
}

/** What to do with the scores of a document that several lists have. */
export type Join = 'greatest' | 'sum';

/** Of this part of a segment and more, lists are put together in an array of all its documents. */
export const dense = 1 / 16;

/** Those in any of the lists, of a segment with `count` documents. */
export function unite(scratch: Scratch, lists: readonly Scored[], count: number, join: Join): Scored {
  const some = lists.filter((list) => list.length > 0);
  const [first, ...others] = some;
  if (!first) return nothing;
  const sum = some.reduce((before, { length }) => before + length, 0);
  if (others.length < 2 || sum < count * dense) return others.reduce((a, b) => uniteTwo(scratch, a, b, join), first);
  const all = makeDense(scratch, count);
  for (const list of some)
    for (let at = 0; at < list.length; at += 1) {
      const document = list.documents[at] ?? 0;
      const [before, score] = [all[document] ?? 0, list.scores[at] ?? 0];
      if (join === 'sum') all[document] = before + score;
      else if (score > before) all[document] = score;
    }
  return readDense(scratch, all);
}

export function uniteTwo(scratch: Scratch, a: Scored, b: Scored, join: Join): Scored {
  const most = a.length + b.length;
  const [documents, scores] = [scratch.wholes(most), scratch.floats(most)];
  let length = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length; length += 1) {
    const one = i < a.length ? (a.documents[i] ?? 0) : 0xffffffff;
    const other = j < b.length ? (b.documents[j] ?? 0) : 0xffffffff;
    const [mine, theirs] = [a.scores[i] ?? 0, b.scores[j] ?? 0];
    documents[length] = Math.min(one, other);
    if (one === other) scores[length] = join === 'sum' ? mine + theirs : Math.max(mine, theirs);
    else scores[length] = one < other ? mine : theirs;
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  return { length, documents, scores };
}

/** A score for each document of a segment, 0 where there is none: for lists that hold much of it. */
const makeDense = (scratch: Scratch, count: number): Float32Array => scratch.floats(count).fill(0);

function readDense(scratch: Scratch, all: Float32Array): Scored {
  const [documents, scores] = [scratch.wholes(all.length), scratch.floats(all.length)];
  const bits = new Int32Array(all.buffer, all.byteOffset, all.length);
  let length = 0;
  for (let document = 0; document < all.length; document += 1) {
    documents[length] = document;
    scores[length] = all[document] ?? 0;
    // 1 for a score, 0 for none. To branch here would cost most: which way is as good as chance.
    length += (0 - (bits[document] ?? 0)) >>> 31;
  }
  return { length, documents, scores };
}
