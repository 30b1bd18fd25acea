import type { FacetCount, SearchQuestion } from '../../contract.ts';
import { type Facet, listNumbers } from '../segment/facets.ts';
import type { Segment } from '../segment/segment.ts';
import { listBits } from './bits.ts';
import type { Narrowed, Part, Sorted } from './narrow.ts';
import type { Scratch } from './scratch.ts';

/** Numbers for the values of a facet over all segments, so that counting needs no strings. */
interface Numbered {
  readonly values: string[];
  readonly numbers: Map<string, number>;
  /** By segment: its own number of a value to ours. */
  readonly own: WeakMap<Segment, Uint32Array>;
}

export type Numbering = Map<string, Numbered>;

function requireNumbered(numbering: Numbering, name: string): Numbered {
  let found = numbering.get(name);
  if (!found) {
    found = { values: [], numbers: new Map(), own: new WeakMap() };
    numbering.set(name, found);
  }
  return found;
}

function numberValues(numbered: Numbered, segment: Segment, facet: Facet): Uint32Array {
  const known = numbered.own.get(segment);
  if (known) return known;
  const own = new Uint32Array(facet.values.length);
  for (let at = 0; at < own.length; at += 1) {
    const value = facet.values.get(at);
    let number = numbered.numbers.get(value);
    if (number === undefined) {
      number = numbered.values.length;
      numbered.numbers.set(value, number);
      numbered.values.push(value);
    }
    own[at] = number;
  }
  numbered.own.set(segment, own);
  return own;
}

/** What was found of one part, or undefined when all of it was, without words or filters. */
export interface Found {
  readonly part: Part;
  readonly narrowed: Narrowed;
  readonly sorted: Sorted | undefined;
}

const usualValues = 1000;

/** Counts the facets asked for, each with the filters of the others. */
export function countFacets(
  numbering: Numbering,
  found: readonly Found[],
  question: SearchQuestion,
  scratch: Scratch,
): Record<string, FacetCount[]> {
  const most = question.facetValues ?? usualValues;
  return Object.fromEntries(
    [...new Set(question.facets)].map((name) => [
      name,
      countFacet(requireNumbered(numbering, name), found, name, most, scratch),
    ]),
  );
}

function countFacet(
  numbered: Numbered,
  found: readonly Found[],
  name: string,
  most: number,
  scratch: Scratch,
): FacetCount[] {
  const owns = found.map(({ part: { segment } }) => {
    const facet = segment.facets.get(name);
    return facet && { facet, own: numberValues(numbered, segment, facet) };
  });
  const counts = scratch.wholes(numbered.values.length).fill(0);
  for (const [at, each] of found.entries()) {
    const own = owns[at];
    if (own) countPart(each, name, own.facet, own.own, counts, scratch);
  }
  return listGreatest(numbered.values, counts, most);
}

/** Adds how many of what was found of a part have each value. */
function countPart(
  { part, narrowed, sorted }: Found,
  name: string,
  facet: Facet,
  own: Uint32Array,
  counts: Uint32Array,
  scratch: Scratch,
): void {
  const { count } = part.segment.documents;
  const misses = sorted?.misses[narrowed.filters.findIndex((each) => each.facet === name)];
  const length = (sorted?.hits.length ?? count) + (misses?.length ?? 0);
  // Few are added up one by one; many by the part's own numbers first, which are fewer and closer together.
  if (sorted && length < facet.values.length) {
    for (const documents of [sorted.hits, ...(misses ? [misses] : [])])
      for (let turn = 0; turn < documents.length; turn += 1)
        for (const value of listNumbers(facet, documents[turn] ?? 0)) {
          const number = own[value] ?? 0;
          counts[number] = (counts[number] ?? 0) + 1;
        }
    return;
  }
  const counted = scratch.wholes(facet.values.length);
  if (!sorted) {
    countAll(facet, counted);
    if (part.goneCount > 0) addUp(facet, listBits(part.gone, scratch), counted, -1);
  } else if (sorted.hits.length * 2 > count) {
    countAll(facet, counted);
    addUp(facet, listOthers(sorted.hits, count, scratch), counted, -1);
  } else addUp(facet, sorted.hits, counted.fill(0), 1);
  if (misses) addUp(facet, misses, counted, 1);
  for (let value = 0; value < counted.length; value += 1) {
    const number = own[value] ?? 0;
    counts[number] = (counts[number] ?? 0) + (counted[value] ?? 0);
  }
}

function countAll({ documentsFrom }: Facet, counts: Uint32Array): void {
  for (let value = 0; value < counts.length; value += 1)
    counts[value] = (documentsFrom[value + 1] ?? 0) - (documentsFrom[value] ?? 0);
}

/** The documents of a segment that are not among these, which are in ascending order. */
function listOthers(documents: Uint32Array, count: number, scratch: Scratch): Uint32Array {
  const others = scratch.wholes(count - documents.length);
  let length = 0;
  let next = 0;
  for (let turn = 0; turn <= documents.length; turn += 1) {
    const document = turn < documents.length ? (documents[turn] ?? 0) : count;
    for (; next < document; next += 1) others[length++] = next;
    next += 1;
  }
  return others;
}

function addUp({ of, from, none }: Facet, documents: Uint32Array, counts: Uint32Array, by: 1 | -1): void {
  if (!from) {
    for (let turn = 0; turn < documents.length; turn += 1) {
      const value = of[documents[turn] ?? 0] ?? none;
      if (value !== none) counts[value] = (counts[value] ?? 0) + by;
    }
    return;
  }
  for (let turn = 0; turn < documents.length; turn += 1) {
    const document = documents[turn] ?? 0;
    const end = from[document + 1] ?? 0;
    for (let at = from[document] ?? 0; at < end; at += 1) {
      const value = of[at] ?? 0;
      counts[value] = (counts[value] ?? 0) + by;
    }
  }
}

function listGreatest(values: readonly string[], counts: Uint32Array, most: number): FacetCount[] {
  let some: number[] = [];
  for (let number = 0; number < counts.length; number += 1) if ((counts[number] ?? 0) > 0) some.push(number);
  if (some.length > most * 2) {
    // Only those that can be among the greatest are put in order, by value where counts are equal.
    const least = Uint32Array.from(some, (number) => counts[number] ?? 0).toSorted()[some.length - most] ?? 0;
    some = some.filter((number) => (counts[number] ?? 0) >= least);
  }
  return some
    .map((number) => ({ value: values[number] ?? '', count: counts[number] ?? 0 }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, most);
}
