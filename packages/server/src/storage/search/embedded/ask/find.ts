import type { Segment } from '../segment/segment.ts';
import { entrySize, listEntries, passEntries, type Words } from '../segment/words.ts';
import {
  dense,
  favour,
  intersect,
  keepAdded,
  makeDense,
  nothing,
  readDense,
  type Scored,
  unite,
  uniteTwo,
} from './lists.ts';
import { findPhrase } from './phrase.ts';
import { findTerms, type Step, type Way, type Word } from './plan.ts';
import type { Scratch } from './scratch.ts';

/** How many documents have a word, over all segments, and how many there are: what makes rare words worth more. */
export interface Rarity {
  worth(word: Word): number;
  /** The terms the word stands for in a segment. */
  terms(segment: Segment, word: Word): readonly number[];
}

/** Where something is looked for. */
export interface Finding {
  readonly segment: Segment;
  readonly rarity: Rarity;
  readonly scratch: Scratch;
}

const idf = (count: number, all: number): number => Math.log(1 + (all - count + 0.5) / (count + 0.5));

export function createRarity(segments: readonly Segment[], steps: readonly Step[]): Rarity {
  const all = segments.reduce((sum, segment) => sum + segment.documents.count, 0);
  const known = new Map<Word, { count: number; readonly terms: Map<Segment, readonly number[]> }>();
  for (const { ways } of steps)
    for (const { words } of ways)
      for (const word of words) {
        let count = 0;
        const terms = new Map<Segment, readonly number[]>();
        for (const segment of segments) {
          const found = findTerms(segment, word);
          terms.set(segment, found);
          // Terms of one word are found in much the same documents.
          let most = 0;
          for (const term of found) most = Math.max(most, segment.words.counts[term] ?? 0);
          count += most;
        }
        known.set(word, { count, terms });
      }
  return {
    worth: (word) => idf(Math.min(all, known.get(word)?.count ?? 0), all),
    terms: (segment, word) => known.get(word)?.terms.get(segment) ?? findTerms(segment, word),
  };
}

/** Documents of a segment that meet a step in any way. */
export function findStep(finding: Finding, step: Step): Scored {
  const lists = step.ways.map((way) => findWay(finding, way));
  return unite(finding.scratch, lists, finding.segment.documents.count, 'greatest');
}

/** Those of the found that meet a step too. What is found already is mostly less than the step alone would find. */
export function keepStep(finding: Finding, found: Scored, step: Step): Scored {
  const [way, another] = step.ways;
  if (!way || another || way.phrase) return intersect(found, findStep(finding, step));
  return way.words.reduce((left, word) => keepWord(finding, left, way, word), found);
}

/** Those of the found, worth more where they meet a step too. */
export function favourStep(finding: Finding, found: Scored, step: Step): Scored {
  const [way, another] = step.ways;
  const [word, next] = way?.words ?? [];
  if (!way || another || way.phrase || !word || next) return favour(found, findStep(finding, step));
  const more = weighWord(finding, found, way, word);
  for (let at = 0; at < found.length; at += 1) found.scores[at] = (found.scores[at] ?? 0) + (more[at] ?? 0);
  return found;
}

/** About how many documents a step finds, at most. */
export const sizeOfStep = (finding: Finding, { ways }: Step): number =>
  ways.reduce((sum, way) => sum + Math.min(...way.words.map((word) => sizeOf(finding, word))), 0);

function sizeOf({ segment, rarity }: Finding, word: Word): number {
  let sum = 0;
  for (const term of rarity.terms(segment, word)) sum += segment.words.counts[term] ?? 0;
  return sum;
}

function findWay(finding: Finding, way: Way): Scored {
  const { segment, rarity, scratch } = finding;
  if (way.phrase) return scale(findPhrase(segment, way, scratch), worthOf(way, rarity) * way.factor);
  const [first, ...others] = way.words.toSorted((a, b) => sizeOf(finding, a) - sizeOf(finding, b));
  if (!first) return nothing;
  return others.reduce((found, word) => keepWord(finding, found, way, word), findWord(finding, way, first));
}

const worthOf = (way: Way, rarity: Rarity): number => way.words.reduce((sum, word) => sum + rarity.worth(word), 0);

function scale(list: Scored, by: number): Scored {
  for (let at = 0; at < list.length; at += 1) list.scores[at] = (list.scores[at] ?? 0) * by;
  return list;
}

const mostLists = 4;
/** Postings for each of the found, from which those between them are passed over. */
const sparse = 32;

function findWord(finding: Finding, way: Way, word: Word): Scored {
  const { segment, rarity, scratch } = finding;
  const terms = rarity.terms(segment, word);
  const by = (rarity.worth(word) * way.factor) / 255;
  const [first] = terms;
  if (first === undefined) return nothing;
  const few = terms.length <= mostLists && sizeOf(finding, word) < segment.documents.count * dense;
  if (few || terms.length === 1)
    return terms
      .map((term) => readPostings(segment.words, term, way.fields, by, scratch))
      .reduce((one, other) => uniteTwo(scratch, one, other, 'greatest'));
  const scores = makeDense(scratch, segment.documents.count);
  for (const term of terms) addPostings(segment.words, term, way.fields, by, scores);
  return readDense(scratch, scores);
}

const keepWord = (finding: Finding, found: Scored, way: Way, word: Word): Scored =>
  found.length === 0 ? nothing : keepAdded(found, weighWord(finding, found, way, word));

/** What a word is worth in each of the found; 0 where it is not. */
function weighWord(finding: Finding, found: Scored, way: Way, word: Word): Float32Array {
  const { segment, rarity, scratch } = finding;
  const by = (rarity.worth(word) * way.factor) / 255;
  const terms = rarity.terms(segment, word);
  const more = scratch.floats(found.length).fill(0);
  const size = sizeOf(finding, word);
  const side = found.length * sparse < size || size < segment.documents.count * dense;
  if (terms.length <= mostLists && side)
    for (const term of terms) addWhereFound(segment.words, term, way.fields, by, found, more);
  else {
    // What begins like a word may be thousands of terms: the found are gone through once, not for each of them. And where
    // most blocks have some of the found, asking of each posting whether it is one costs more than taking all of them.
    const scores = makeDense(scratch, segment.documents.count);
    for (const term of terms) addPostings(segment.words, term, way.fields, by, scores);
    for (let at = 0; at < found.length; at += 1) more[at] = scores[found.documents[at] ?? 0] ?? 0;
  }
  return more;
}

/** The postings of a term in any of the fields. */
function readPostings(
  { postings, postingsFrom, counts }: Words,
  term: number,
  fields: number,
  by: number,
  scratch: Scratch,
) {
  const most = counts[term] ?? 0;
  const [documents, scores] = [scratch.wholes(most), scratch.floats(most)];
  const end = postingsFrom[term + 1] ?? 0;
  let length = 0;
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
    documents[length] = document;
    scores[length] = weight * by;
    length += 1;
  }
  return { length, documents, scores };
}

/** The same into an array of all documents. */
function addPostings(
  { postings, postingsFrom }: Words,
  term: number,
  fields: number,
  by: number,
  scores: Float32Array,
) {
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
    const score = (postings[at++] ?? 0) * by;
    if (((postings[at++] ?? 0) & fields) === 0) continue;
    if (score > (scores[document] ?? 0)) scores[document] = score;
  }
}

/** The same for those alone that were found already: blocks of postings that lie between them are passed over. */
function addWhereFound(
  words: Words,
  term: number,
  fields: number,
  by: number,
  { documents, length }: Scored,
  more: Float32Array,
): void {
  const { postings, postingsFrom } = words;
  const entries = listEntries(words, term);
  const end = postingsFrom[term + 1] ?? 0;
  let at = postingsFrom[term] ?? 0;
  let document = 0;
  let turn = 0;
  let wanted = documents[0] ?? 0;
  // The block that begins at `at` ends where the entry at `next` begins.
  for (let next = 0; at < end; next += entrySize) {
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
      while (wanted < document) {
        turn += 1;
        if (turn >= length) return;
        wanted = documents[turn] ?? 0;
      }
      if (wanted !== document || ((postings[at + 1] ?? 0) & fields) === 0) continue;
      const score = (postings[at] ?? 0) * by;
      if (score > (more[turn] ?? 0)) more[turn] = score;
    }
  }
}
