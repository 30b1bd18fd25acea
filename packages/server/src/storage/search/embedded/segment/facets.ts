import { GrowingWholes } from './growing.ts';
import { numbersOf, type Section, type Sections, wholesOf } from './sections.ts';
import { createStringsWriter, openStrings, type Strings } from './strings.ts';

/** Numbers of values, of as few bytes as do. */
export type Numbers = Uint16Array | Uint32Array;

/** One facet of a segment: which values each document has, and which documents each value has. */
export interface Facet {
  readonly values: Strings;
  /** Values of document n: `of` from `from[n]` to `from[n + 1]`. Without `from` each has one at most: `of[n]`, or `none`. */
  readonly of: Numbers;
  readonly from: Uint32Array | undefined;
  readonly none: number;
  /** Documents of value v, ascending: `documents` from `documentsFrom[v]` to `documentsFrom[v + 1]`. */
  readonly documents: Uint32Array;
  readonly documentsFrom: Uint32Array;
  /** The number of a value, or -1. */
  find(value: string): number;
}

export function openFacets(sections: Sections): ReadonlyMap<string, Facet> {
  const names = openStrings(sections, 'facets');
  const facets = new Map<string, Facet>();
  for (let at = 0; at < names.length; at += 1) facets.set(names.get(at), openFacet(sections, `f${at}`));
  return facets;
}

const noneOf = (numbers: Numbers): number => (numbers instanceof Uint16Array ? 0xffff : 0xffffffff);

function openFacet(sections: Sections, name: string): Facet {
  const values = openStrings(sections, `${name}.values`);
  const of = numbersOf(sections, `${name}.of`);
  let numbers: Map<string, number> | undefined;
  return {
    values,
    of,
    from: sections.has(`${name}.from`) ? wholesOf(sections, `${name}.from`) : undefined,
    none: noneOf(of),
    documents: wholesOf(sections, `${name}.docs`),
    documentsFrom: wholesOf(sections, `${name}.docs.from`),
    find(value) {
      numbers ??= new Map(Array.from({ length: values.length }, (_, at) => [values.get(at), at]));
      return numbers.get(value) ?? -1;
    },
  };
}

interface Collected {
  readonly numbers: Map<string, number>;
  readonly of: GrowingWholes;
  readonly from: GrowingWholes;
}

/** Numbers of the values of one segment in what is written: -1 of those that no document had yet. */
type Renumbered = ReadonlyMap<Facet, Int32Array>;

/** For `copy`. */
export const renumber = (facets: ReadonlyMap<string, Facet>): Renumbered =>
  new Map([...facets.values()].map((facet) => [facet, new Int32Array(facet.values.length).fill(-1)]));

/** Collects the facets of documents, one document after the other. */
export function createFacetsWriter() {
  const facets = new Map<string, Collected>();
  let count = 0;
  const require = (name: string): Collected => {
    let found = facets.get(name);
    if (!found) {
      found = { numbers: new Map(), of: new GrowingWholes(), from: new GrowingWholes() };
      facets.set(name, found);
    }
    return found;
  };
  const numberOf = ({ numbers }: Collected, value: string): number => {
    let number = numbers.get(value);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(value, number);
    }
    return number;
  };
  return {
    add(given: Readonly<Record<string, readonly string[]>>): void {
      for (const [name, values] of Object.entries(given)) {
        const collected = require(name);
        while (collected.from.length <= count) collected.from.push(collected.of.length);
        for (const value of values) collected.of.push(numberOf(collected, value));
      }
      count += 1;
    },
    /** Those of a document of another segment. */
    copy(facets: ReadonlyMap<string, Facet>, renumbered: Renumbered, document: number): void {
      for (const [name, facet] of facets) {
        const { of, from, none, values } = facet;
        const own = renumbered.get(facet);
        const end = from ? (from[document + 1] ?? 0) : document + 1;
        for (let at = from ? (from[document] ?? 0) : document; at < end; at += 1) {
          const value = of[at] ?? none;
          if (value === none || !own) continue;
          const collected = require(name);
          while (collected.from.length <= count) collected.from.push(collected.of.length);
          let number = own[value] ?? -1;
          if (number < 0) {
            number = numberOf(collected, values.get(value));
            own[value] = number;
          }
          collected.of.push(number);
        }
      }
      count += 1;
    },
    put(sections: Map<string, Section>): void {
      const names = createStringsWriter();
      let at = 0;
      for (const [name, facet] of facets) {
        names.add(name);
        putFacet(sections, `f${at}`, facet, count);
        at += 1;
      }
      names.put(sections, 'facets');
    },
  };
}

function putFacet(sections: Map<string, Section>, name: string, { numbers, of, from }: Collected, count: number) {
  while (from.length <= count) from.push(of.length);
  const values = createStringsWriter(numbers.size);
  for (const value of numbers.keys()) values.add(value);
  values.put(sections, `${name}.values`);
  const given = of.done();
  const starts = from.done();
  putValuesOf(sections, name, given, starts, numbers.size);
  const documentsFrom = new Uint32Array(numbers.size + 1);
  for (const value of given) documentsFrom[value + 1] = (documentsFrom[value + 1] ?? 0) + 1;
  for (let value = 0; value < numbers.size; value += 1)
    documentsFrom[value + 1] = (documentsFrom[value + 1] ?? 0) + (documentsFrom[value] ?? 0);
  const next = documentsFrom.slice();
  const documents = new Uint32Array(given.length);
  for (let number = 0; number < count; number += 1)
    for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at += 1) {
      const value = given[at] ?? 0;
      const place = next[value] ?? 0;
      documents[place] = number;
      next[value] = place + 1;
    }
  sections.set(`${name}.docs`, documents);
  sections.set(`${name}.docs.from`, documentsFrom);
}

function putValuesOf(
  sections: Map<string, Section>,
  name: string,
  given: Uint32Array,
  starts: Uint32Array,
  values: number,
): void {
  const make = (length: number): Numbers => (values < 0xffff ? new Uint16Array(length) : new Uint32Array(length));
  const count = starts.length - 1;
  let single = true;
  for (let number = 0; number < count && single; number += 1)
    single = (starts[number + 1] ?? 0) - (starts[number] ?? 0) <= 1;
  const of = make(single ? count : given.length);
  if (single) {
    of.fill(noneOf(of));
    for (let number = 0; number < count; number += 1) {
      const at = starts[number] ?? 0;
      if (at < (starts[number + 1] ?? 0)) of[number] = given[at] ?? 0;
    }
  } else {
    of.set(given);
    sections.set(`${name}.from`, starts.slice());
  }
  sections.set(`${name}.of`, of);
}

/** The values of one document, by number. */
export function listNumbers({ of, from, none }: Facet, document: number): number[] {
  const numbers: number[] = [];
  const end = from ? (from[document + 1] ?? 0) : document + 1;
  for (let at = from ? (from[document] ?? 0) : document; at < end; at += 1) {
    const number = of[at] ?? none;
    if (number !== none) numbers.push(number);
  }
  return numbers;
}
