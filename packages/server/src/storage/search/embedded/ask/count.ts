import type { FacetCount, SearchQuestion } from '../../contract.ts';
import { type Facet, listNumbers } from '../segment/facets.ts';
import type { Segment } from '../segment/segment.ts';
import { listBits } from './bits.ts';
import { findGroup, type Group, type Making } from './groups.ts';
import { requireKnown } from './known.ts';
import type { Narrowed, Part, Sorted } from './narrow.ts';
import type { Scratch } from './scratch.ts';
import { findSets, type Sets } from './sets.ts';

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

/** Works out, piece by piece, what the first question to a segment would have to, so that no question waits for it. */
export function* prepareCounts(numbering: Numbering, segment: Segment): Generator<void> {
  findGroup(segment, { left: 1 });
  for (const [name, facet] of segment.facets) {
    yield;
    findSets(facet, { left: 1 });
    const numbered = numbering.get(name);
    // Only of facets that somebody asks for.
    if (!numbered) continue;
    yield;
    numberValues(numbered, segment, facet);
    facet.find('');
  }
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
  const names = [...new Set(question.facets)];
  const all = names.map((name) => requireNumbered(numbering, name));
  const numbers = found.map(({ part: { segment } }) =>
    all.map((numbered, at) => {
      const facet = segment.facets.get(names[at] ?? '');
      return facet && { facet, own: numberValues(numbered, segment, facet) };
    }),
  );
  // All values have their numbers now.
  const counts = all.map(({ values }) => scratch.wholes(values.length).fill(0));
  const making = { left: 1 };
  for (const [at, each] of found.entries()) {
    const counting = new Counting(each, names, scratch, making);
    for (const [which, sums] of counts.entries()) {
      const numbered = numbers[at]?.[which];
      if (numbered) counting.count(names[which] ?? '', numbered.facet, numbered.own, sums);
    }
  }
  return Object.fromEntries(
    counts.map((sums, which) => [names[which] ?? '', listGreatest(all[which]?.values ?? [], sums, most)]),
  );
}

/** Of so many documents and more, counts that other questions will want too are kept in mind. */
const leastKept = 1024;
/** Fewer are counted facet by facet at once: no group and no sets are made for them. */
const leastGrouped = 64;
/** Times as many documents as a group has numbers, or a facet has sets, from which counting by those pays. */
const groupTimes = 2;
const setTimes = 2;
/** Of more than this part what is left is taken from all: to list it costs a look at every document. */
const mostListed = 0.7;

interface Grouped {
  readonly group: Group;
  readonly counts: Uint32Array;
}

/** What was found of one part, counted facet by facet. */
class Counting {
  private readonly found: Found;
  private readonly names: readonly string[];
  private readonly scratch: Scratch;
  private readonly making: Making;
  private readonly size: number;
  private others: Uint32Array | undefined;
  private grouped: Grouped | null | undefined;

  constructor(found: Found, names: readonly string[], scratch: Scratch, making: Making) {
    this.found = found;
    this.names = names;
    this.scratch = scratch;
    this.making = making;
    this.size = found.part.segment.documents.count;
  }

  /** Adds how many have each value of a facet to the counts, where they have the numbers of `own`. */
  count(name: string, facet: Facet, own: Uint32Array, counts: Uint32Array): void {
    const { part, narrowed, sorted } = this.found;
    const filter = narrowed.filters.findIndex((each) => each.facet === name);
    const kept = this.nameKept(name, filter);
    const known = kept === undefined ? undefined : requireKnown(part).find(kept);
    if (known) {
      addCounts(known, own, counts);
      return;
    }
    const missed = sorted && filter >= 0 ? sorted.missed(filter) : undefined;
    const length = (sorted?.hits.length ?? this.size) + (missed?.length ?? 0);
    // Few are added up one by one; many by the part's own numbers first, which are fewer and closer together.
    if (sorted && length < facet.values.length) {
      addEach(facet, sorted.hits, own, counts);
      if (missed) addEach(facet, missed, own, counts);
      return;
    }
    const counted = this.countHits(name, facet);
    if (missed) addUp(facet, missed, counted, 1);
    if (kept !== undefined && length >= leastKept) requireKnown(part).keep(kept, counted.slice());
    addCounts(counted, own, counts);
  }

  /** Without words, counts depend on the filters of the other facets alone, and on what is gone: they are kept by those. */
  private nameKept(name: string, filter: number): string | undefined {
    const { part, narrowed, sorted } = this.found;
    if (!sorted || sorted.scores || !narrowed.plain || this.size < leastKept) return undefined;
    const others = narrowed.filters.filter((_, at) => at !== filter).map((each) => each.name);
    return JSON.stringify([part.goneCount, name, others.toSorted()]);
  }

  private countHits(name: string, facet: Facet): Uint32Array {
    const { part, sorted } = this.found;
    const counted = this.scratch.wholes(facet.values.length);
    if (!sorted) {
      countAll(facet, counted);
      if (part.goneCount > 0) addUp(facet, this.listOthers(), counted, -1);
      return counted;
    }
    if (this.grouped === undefined) this.grouped = this.countGroup(sorted.hits);
    const values = this.grouped?.group.values.get(name);
    if (this.grouped && values) addGroup(this.grouped.counts, values, facet.none, counted.fill(0));
    else if (sorted.hits.length > this.size * mostListed) {
      countAll(facet, counted);
      this.addUp(facet, this.listOthers(), counted, -1);
    } else this.addUp(facet, sorted.hits, counted.fill(0), 1);
    return counted;
  }

  private addUp(facet: Facet, documents: Uint32Array, counts: Uint32Array, by: 1 | -1): void {
    const sets = documents.length < leastGrouped ? undefined : findSets(facet, this.making);
    if (!sets || documents.length < sets.examples.length * setTimes) {
      addUp(facet, documents, counts, by);
      return;
    }
    const grouped = this.scratch.wholes(sets.examples.length).fill(0);
    addNumbers(sets.of, documents, grouped, 1);
    addSets(facet, sets, grouped, counts, by);
  }

  /** Several facets in one go; null when that is not worth the while. */
  private countGroup(hits: Uint32Array): Grouped | null {
    if (hits.length < leastGrouped) return null;
    const group = findGroup(this.found.part.segment, this.making);
    if (!group || hits.length < group.counts.length * groupTimes) return null;
    if (this.names.filter((name) => group.values.has(name)).length < 2) return null;
    const counts = this.scratch.wholes(group.counts.length);
    if (hits.length > this.size * mostListed) {
      counts.set(group.counts);
      addNumbers(group.of, this.listOthers(), counts, -1);
    } else addNumbers(group.of, hits, counts.fill(0), 1);
    return { group, counts };
  }

  /** What was not found. */
  private listOthers(): Uint32Array {
    const { part, sorted } = this.found;
    this.others ??= sorted ? listOthers(sorted.hits, this.size, this.scratch) : listBits(part.gone, this.scratch);
    return this.others;
  }
}

function addCounts(counted: Uint32Array, own: Uint32Array, counts: Uint32Array): void {
  for (let value = 0; value < counted.length; value += 1) {
    const number = own[value] ?? 0;
    counts[number] = (counts[number] ?? 0) + (counted[value] ?? 0);
  }
}

function addEach(facet: Facet, documents: Uint32Array, own: Uint32Array, counts: Uint32Array): void {
  for (let turn = 0; turn < documents.length; turn += 1)
    for (const value of listNumbers(facet, documents[turn] ?? 0)) {
      const number = own[value] ?? 0;
      counts[number] = (counts[number] ?? 0) + 1;
    }
}

function addGroup(grouped: Uint32Array, values: Uint32Array, none: number, counts: Uint32Array): void {
  for (let number = 0; number < grouped.length; number += 1) {
    const value = values[number] ?? none;
    if (value !== none) counts[value] = (counts[value] ?? 0) + (grouped[number] ?? 0);
  }
}

function addNumbers(of: Uint16Array, documents: Uint32Array, counts: Uint32Array, by: 1 | -1): void {
  for (let turn = 0; turn < documents.length; turn += 1) {
    const number = of[documents[turn] ?? 0] ?? 0;
    counts[number] = (counts[number] ?? 0) + by;
  }
}

function addSets({ of, from }: Facet, { examples }: Sets, grouped: Uint32Array, counts: Uint32Array, by: 1 | -1): void {
  for (let number = 0; number < grouped.length; number += 1) {
    const count = (grouped[number] ?? 0) * by;
    if (count === 0) continue;
    const example = examples[number] ?? 0;
    const end = from?.[example + 1] ?? 0;
    for (let at = from?.[example] ?? 0; at < end; at += 1) {
      const value = of[at] ?? 0;
      counts[value] = (counts[value] ?? 0) + count;
    }
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

/** The most frequent first, by value where counts are equal. */
function listGreatest(values: readonly string[], counts: Uint32Array, most: number): FacetCount[] {
  const keys = new Float64Array(counts.length);
  let some = 0;
  for (let number = 0; number < counts.length; number += 1) {
    const count = counts[number] ?? 0;
    // One number for both, so that they are sorted as numbers are, without a look at any value.
    if (count > 0) keys[some++] = number - count * counts.length;
  }
  const sorted = keys.subarray(0, some).sort();
  const greatest: FacetCount[] = [];
  for (let at = 0; at < some && greatest.length < most; ) {
    const count = Math.ceil(-(sorted[at] ?? 0) / counts.length);
    const alike: string[] = [];
    for (const first = -count * counts.length; at < some; at += 1) {
      const number = (sorted[at] ?? 0) - first;
      if (number >= counts.length) break;
      alike.push(values[number] ?? '');
    }
    for (const value of alike.length > 1 ? alike.sort() : alike) greatest.push({ value, count });
  }
  return greatest.slice(0, most);
}
