import type { FacetCount, SearchQuestion } from '../../contract.ts';
import type { Facet } from '../segment/facets.ts';
import type { Segment } from '../segment/segment.ts';
import { listBits } from './bits.ts';
import type { Narrowed, Part, Sorted } from './narrow.ts';

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
): Record<string, FacetCount[]> {
  const most = question.facetValues ?? usualValues;
  return Object.fromEntries(
    [...new Set(question.facets)].map((name) => [name, countFacet(numbering, found, name, most)]),
  );
}

function countFacet(numbering: Numbering, found: readonly Found[], name: string, most: number): FacetCount[] {
  const numbered = requireNumbered(numbering, name);
  const owns = found.map(({ part: { segment } }) => {
    const facet = segment.facets.get(name);
    return facet && { facet, own: numberValues(numbered, segment, facet) };
  });
  const counts = new Uint32Array(numbered.values.length);
  for (const [at, each] of found.entries()) {
    const own = owns[at];
    if (own) countPart(each, name, own.facet, own.own, counts);
  }
  return listGreatest(numbered.values, counts, most);
}

function countPart(
  { part, narrowed, sorted }: Found,
  name: string,
  facet: Facet,
  own: Uint32Array,
  counts: Uint32Array,
) {
  if (sorted) {
    addUp(facet, own, sorted.hits, counts, 1);
    const filter = narrowed.filters.findIndex((each) => each.facet === name);
    const misses = sorted.misses[filter];
    if (misses) addUp(facet, own, misses, counts, 1);
    return;
  }
  for (let value = 0; value < own.length; value += 1) {
    const number = own[value] ?? 0;
    const count = (facet.documentsFrom[value + 1] ?? 0) - (facet.documentsFrom[value] ?? 0);
    counts[number] = (counts[number] ?? 0) + count;
  }
  if (part.goneCount > 0) addUp(facet, own, listBits(part.gone), counts, -1);
}

function addUp({ from, of }: Facet, own: Uint32Array, documents: Uint32Array, counts: Uint32Array, by: 1 | -1): void {
  for (let turn = 0; turn < documents.length; turn += 1) {
    const document = documents[turn] ?? 0;
    const end = from[document + 1] ?? 0;
    for (let at = from[document] ?? 0; at < end; at += 1) {
      const number = own[of[at] ?? 0] ?? 0;
      counts[number] = (counts[number] ?? 0) + by;
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
