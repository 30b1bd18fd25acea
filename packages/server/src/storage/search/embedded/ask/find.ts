import type { Segment } from '../segment/segment.ts';
import { dense, favour, intersect, nothing, type Scored, unite, uniteTwo } from './lists.ts';
import { findPhrase } from './phrase.ts';
import { findTerms, type Step, type Way, type Word } from './plan.ts';
import type { Scratch } from './scratch.ts';
import { addPostings, meetPostings, readPostings } from './walk.ts';

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
  const worths = listWorths(finding, way, word);
  const { of, byTurn } = weighWord(finding, found, way, word);
  const { documents, scores } = found;
  for (let at = 0; at < found.length; at += 1)
    scores[at] = (scores[at] ?? 0) + (worths[of[byTurn ? at : (documents[at] ?? 0)] ?? 0] ?? 0);
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
/** Of this part of a segment and more, what several terms of a word find is put together in an array of all its documents. */
const broad = 1 / 64;
/** Postings for each of the found, from which those between them are passed over. */
const sparse = 32;

/** What a word is worth by its weight. */
function listWorths({ rarity, scratch }: Finding, way: Way, word: Word): Float32Array {
  const by = (rarity.worth(word) * way.factor) / 255;
  const worths = scratch.floats(256);
  for (let weight = 0; weight < 256; weight += 1) worths[weight] = weight * by;
  return worths;
}

function findWord(finding: Finding, way: Way, word: Word): Scored {
  const { segment, rarity, scratch } = finding;
  const terms = rarity.terms(segment, word);
  if (terms.length === 0) return nothing;
  const worths = listWorths(finding, way, word);
  const few = terms.length <= mostLists && sizeOf(finding, word) < segment.documents.count * broad;
  if (few || terms.length === 1)
    return terms
      .map((term) => {
        const { length, documents, weights } = readPostings(segment.words, term, way.fields, scratch);
        const scores = scratch.floats(length);
        for (let at = 0; at < length; at += 1) scores[at] = worths[weights[at] ?? 0] ?? 0;
        return { length, documents, scores };
      })
      .reduce((one, other) => uniteTwo(scratch, one, other, 'greatest'));
  return listWeights(weighAll(finding, way, terms), worths, scratch);
}

/** Weights of terms by document, 0 where none of them is; of a multiple of four documents. */
function weighAll({ segment, scratch }: Finding, way: Way, terms: readonly number[]): Uint8Array {
  const weights = scratch.bytes(Math.ceil(segment.documents.count / 4) * 4).fill(0);
  for (const term of terms) addPostings(segment.words, term, way.fields, weights);
  return weights;
}

function listWeights(weights: Uint8Array, worths: Float32Array, scratch: Scratch): Scored {
  // One more: what is written where nothing follows falls there.
  const [documents, scores] = [scratch.wholes(weights.length + 1), scratch.floats(weights.length + 1)];
  const fours = new Uint32Array(weights.buffer, weights.byteOffset, weights.length / 4);
  let length = 0;
  for (let four = 0; four < fours.length; four += 1) {
    if (fours[four] === 0) continue;
    const end = four * 4 + 4;
    for (let document = four * 4; document < end; document += 1) {
      const weight = weights[document] ?? 0;
      documents[length] = document;
      scores[length] = worths[weight] ?? 0;
      // 1 for a weight, 0 for none. To branch here would cost most: which way is as good as chance.
      length += (0 - weight) >>> 31;
    }
  }
  return { length, documents, scores };
}

/** Those of the found that have a word too, in the place of the found. */
function keepWord(finding: Finding, found: Scored, way: Way, word: Word): Scored {
  if (found.length === 0) return nothing;
  const worths = listWorths(finding, way, word);
  const { of, byTurn } = weighWord(finding, found, way, word);
  const { documents, scores } = found;
  let length = 0;
  for (let at = 0; at < found.length; at += 1) {
    const document = documents[at] ?? 0;
    const weight = of[byTurn ? at : document] ?? 0;
    documents[length] = document;
    scores[length] = (scores[at] ?? 0) + (worths[weight] ?? 0);
    length += (0 - weight) >>> 31;
  }
  return { length, documents, scores };
}

/** Weights of a word, 0 where it is not: by turn of what was found, or by document. */
interface Weights {
  readonly of: Uint8Array;
  readonly byTurn: boolean;
}

function weighWord(finding: Finding, found: Scored, way: Way, word: Word): Weights {
  const { segment, rarity, scratch } = finding;
  const terms = rarity.terms(segment, word);
  const size = sizeOf(finding, word);
  const side = found.length * sparse < size || size < segment.documents.count * dense;
  // What begins like a word may be thousands of terms: the found are gone through once, not for each of them. And where
  // most blocks have some of the found, asking of each posting whether it is one costs more than taking all of them.
  if (terms.length > mostLists || !side) return { of: weighAll(finding, way, terms), byTurn: false };
  const of = scratch.bytes(found.length).fill(0);
  for (const term of terms) {
    const { length, turns, weights } = meetPostings(segment.words, term, way.fields, found, scratch);
    for (let at = 0; at < length; at += 1) {
      const [turn, weight] = [turns[at] ?? 0, weights[at] ?? 0];
      if (weight > (of[turn] ?? 0)) of[turn] = weight;
    }
  }
  return { of, byTurn: true };
}
