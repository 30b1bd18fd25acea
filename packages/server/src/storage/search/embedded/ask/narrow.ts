import type { Box, SearchQuestion } from '../../contract.ts';
import { type Documents, noDay } from '../segment/documents.ts';
import type { Segment } from '../segment/segment.ts';
import { allBits, type Bits, hasBit, keepOnly, makeBits, setBit, takeAway } from './bits.ts';
import { requireKnown } from './known.ts';
import type { Scored } from './lists.ts';
import type { Scratch } from './scratch.ts';

/** A segment as one thread sees it: which of its documents are gone. */
export interface Part {
  readonly segment: Segment;
  readonly gone: Bits;
  goneCount: number;
}

export interface Narrowed {
  /** Documents that are there, and fit the period and the box. */
  readonly base: Bits;
  /** Whether `base` is every document that is there: neither period nor box. */
  readonly plain: boolean;
  /** For each facet with a filter: the documents that fit it. */
  readonly filters: readonly Filter[];
}

interface Filter {
  readonly facet: string;
  /** The facet and the values, in one. */
  readonly name: string;
  readonly fits: Bits;
}

export function narrow(part: Part, question: SearchQuestion, scratch: Scratch): Narrowed {
  const { documents } = part.segment;
  const base = allBits(documents.count, scratch);
  if (part.goneCount > 0) takeAway(base, part.gone);
  const { period, bbox } = question;
  const timed = Boolean(period?.from || period?.to);
  if (timed) keepPeriod(base, documents, readDay(period?.from, noDay.ends), readDay(period?.to, noDay.starts));
  if (bbox) keepOnly(base, findBoxed(documents, bbox));
  const filters = Object.entries(question.filters)
    .filter(([, values]) => values.length > 0)
    .map(([facet, values]) => findFilter(part, facet, values));
  return { base, plain: !timed && !bbox, filters };
}

const dayMs = 86_400_000;
const readDay = (day: string | undefined, open: number): number => {
  const at = day ? Date.parse(day) : Number.NaN;
  return Number.isNaN(at) ? open : Math.floor(at / dayMs);
};

function keepPeriod(base: Bits, { starts, ends, count }: Documents, from: number, to: number): void {
  const fits = makeBits(count);
  for (let number = 0; number < count; number += 1) {
    const [start, end] = [starts[number] ?? 0, ends[number] ?? 0];
    if (start <= to && end >= from && start <= end) setBit(fits, number);
  }
  keepOnly(base, fits);
}

function findBoxed({ boxed, boxes, count }: Documents, wanted: Box): Bits {
  const fits = makeBits(count);
  for (let at = 0; at < boxed.length; at += 1) {
    const corner = (side: number) => boxes[at * 4 + side] ?? 0;
    if (meet([corner(0), corner(1), corner(2), corner(3)], wanted)) setBit(fits, boxed[at] ?? 0);
  }
  return fits;
}

/** Two boxes meet; either may go across the antimeridian, where west is greater than east. */
function meet([west, south, east, north]: Box, [w, s, e, n]: Box): boolean {
  if (south > n || north < s) return false;
  const across = [west > east, w > e].filter((each) => each).length;
  if (across === 2) return true;
  return across === 1 ? west <= e || east >= w : west <= e && east >= w;
}

/** Values that so many of the documents have are kept in mind. */
const broad = 1 / 64;

function findFilter(part: Part, facet: string, values: readonly string[]): Filter {
  const wanted = [...new Set(values)].toSorted();
  const name = JSON.stringify([facet, ...wanted]);
  const known = requireKnown(part);
  const fits = known.find(name) ?? findValues(part.segment, facet, wanted, (found) => known.keep(name, found));
  return { facet, name, fits };
}

function findValues(segment: Segment, name: string, values: readonly string[], keep: (found: Bits) => void): Bits {
  const { count } = segment.documents;
  const fits = makeBits(count);
  const facet = segment.facets.get(name);
  if (!facet) return fits;
  let sum = 0;
  for (const value of values) {
    const number = facet.find(value);
    if (number < 0) continue;
    const [start, end] = [facet.documentsFrom[number] ?? 0, facet.documentsFrom[number + 1] ?? 0];
    for (let at = start; at < end; at += 1) setBit(fits, facet.documents[at] ?? 0);
    sum += end - start;
  }
  if (sum >= count * broad) keep(fits);
  return fits;
}

/** What is found of a segment: all that fits, and what nearly does. */
export interface Sorted {
  readonly hits: Uint32Array;
  /** What each hit is worth; undefined without words. */
  readonly scores: Float32Array | undefined;
  /** What fits all filters but that one. */
  missed(filter: number): Uint32Array;
}

/** Sorts documents found by words into hits and near misses, in the place of what was found. */
export function sortFound(found: Scored, by: Narrowed, whole: boolean, scratch: Scratch): Sorted {
  const { base, filters } = by;
  const { documents, scores } = found;
  // Nothing is gone and nothing narrows it: all that was found.
  if (whole && filters.length === 0) return shorten(found, found.length, []);
  const missed = filters.map(() => scratch.wholes(found.length));
  const counts = filters.map(() => 0);
  let length = 0;
  for (let at = 0; at < found.length; at += 1) {
    const document = documents[at] ?? 0;
    if (!hasBit(base, document)) continue;
    let misses = 0;
    let which = 0;
    for (let filter = 0; filter < filters.length && misses < 2; filter += 1) {
      const fits = filters[filter]?.fits;
      if (fits && !hasBit(fits, document)) {
        misses += 1;
        which = filter;
      }
    }
    if (misses === 0) {
      documents[length] = document;
      scores[length] = scores[at] ?? 0;
      length += 1;
    } else if (misses === 1) {
      const own = missed[which];
      const count = counts[which] ?? 0;
      if (own) own[count] = document;
      counts[which] = count + 1;
    }
  }
  const misses = missed.map((own, filter) => own.subarray(0, counts[filter]));
  return shorten(found, length, misses);
}

const shorten = ({ documents, scores }: Scored, length: number, misses: readonly Uint32Array[]): Sorted => ({
  hits: documents.subarray(0, length),
  scores: scores.subarray(0, length),
  missed: (filter) => misses[filter] ?? none,
});
const none = new Uint32Array();
