import { entrySize, openEntries, passEntries, stride, type Words } from '../segment/words.ts';
import type { Scratch } from './scratch.ts';

/** Some postings of a term, in the order of their documents. */
export interface Postings {
  length: number;
  readonly documents: Uint32Array;
  readonly weights: Uint8Array;
  /** All fields it is in. */
  readonly fields: Uint8Array;
  /** Which postings of the term they are. */
  readonly numbers: Uint32Array;
}

/** The same, of documents that were found already; `turns` says which of them instead. */
export interface Met extends Omit<Postings, 'documents'> {
  readonly turns: Uint32Array;
}

const take = (scratch: Scratch, most: number) => ({
  length: 0,
  weights: scratch.bytes(most),
  fields: scratch.bytes(most),
  numbers: scratch.wholes(most),
});

/** The postings of a term in any of the fields. */
export function readPostings(words: Words, term: number, fields: number, scratch: Scratch): Postings {
  const { postings, postingsFrom, counts } = words;
  const most = counts[term] ?? 0;
  const read = { ...take(scratch, most), documents: scratch.wholes(most) };
  const end = postingsFrom[term + 1] ?? 0;
  let document = 0;
  let length = 0;
  let at = postingsFrom[term] ?? 0;
  for (let number = 0; at < end; number += 1) {
    let byte = postings[at++] ?? 0;
    let distance = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = postings[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    document += distance;
    at += 2;
    const own = postings[at - 1] ?? 0;
    if ((own & fields) === 0) continue;
    read.documents[length] = document;
    read.weights[length] = postings[at - 2] ?? 0;
    read.fields[length] = own;
    read.numbers[length] = number;
    length += 1;
  }
  read.length = length;
  return read;
}

/** The greatest weights of a term and of what was there before into an array of all documents. */
export function addPostings(
  { postings, postingsFrom }: Words,
  term: number,
  fields: number,
  weights: Uint8Array,
): void {
  const end = postingsFrom[term + 1] ?? 0;
  let document = 0;
  for (let at = postingsFrom[term] ?? 0; at < end; ) {
    let byte = postings[at++] ?? 0;
    let distance = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = postings[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    document += distance;
    const weight = postings[at++] ?? 0;
    if (((postings[at++] ?? 0) & fields) === 0) continue;
    if (weight > (weights[document] ?? 0)) weights[document] = weight;
  }
}

/** The postings of a term of those documents alone that were found already: blocks that lie between them are passed over. */
export function meetPostings(
  words: Words,
  term: number,
  fields: number,
  { documents, length }: Pick<Postings, 'documents' | 'length'>,
  scratch: Scratch,
): Met {
  const { postings, postingsFrom, counts } = words;
  const { entries } = openEntries(words, term);
  const most = Math.min(length, counts[term] ?? 0);
  const met = { ...take(scratch, most), turns: scratch.wholes(most) };
  const end = postingsFrom[term + 1] ?? 0;
  let at = postingsFrom[term] ?? 0;
  let document = 0;
  let turn = 0;
  let wanted = documents[0] ?? 0;
  let kept = 0;
  // The block that begins at `at` ends where the entry at `next` begins.
  for (let next = 0; at < end && turn < length; next += entrySize) {
    if (next < entries.length && (entries[next] ?? 0) < wanted) {
      next = passEntries(entries, next, wanted);
      at = entries[next - 2] ?? end;
      document = entries[next - entrySize] ?? 0;
    }
    const stop = next < entries.length ? (entries[next + 1] ?? end) : end;
    for (let number = (next / entrySize) * stride; at < stop; number += 1) {
      let byte = postings[at++] ?? 0;
      let distance = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = postings[at++] ?? 0;
        distance |= (byte & 127) << shift;
      }
      document += distance;
      at += 2;
      while (wanted < document && turn < length) {
        turn += 1;
        wanted = documents[turn] ?? 0;
      }
      if (turn >= length) break;
      const own = wanted === document ? (postings[at - 1] ?? 0) : 0;
      if ((own & fields) === 0) continue;
      met.turns[kept] = turn;
      met.weights[kept] = postings[at - 2] ?? 0;
      met.fields[kept] = own;
      met.numbers[kept] = number;
      kept += 1;
    }
  }
  met.length = kept;
  return met;
}
