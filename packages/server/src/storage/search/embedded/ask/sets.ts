import type { Facet } from '../segment/facets.ts';
import type { Making } from './groups.ts';

/**
 * Of a facet of which a document may have several values: which of them it has, as one number. The same values come together
 * again and again, so that to count documents by number and values by set is one look at each document.
 */
export interface Sets {
  /** The number of each document's set. */
  readonly of: Uint16Array;
  /** A document that has set n, for its values: `examples[n]`. */
  readonly examples: Uint32Array;
}

/** Documents from which this is worth the while, and sets for each of so many of them. */
const leastDocuments = 1024;
const documentsEach = 32;
const mostSets = 8192;

const known = new WeakMap<Facet, Sets | null>();

/** The sets of a facet, made when they are first asked for: two bytes for each document. */
export function findSets(facet: Facet, making: Making): Sets | undefined {
  let found = known.get(facet);
  if (found === undefined) {
    const count = facet.from ? facet.from.length - 1 : 0;
    if (count >= leastDocuments) {
      if (making.left === 0) return undefined;
      making.left -= 1;
      found = makeSets(facet, count, Math.min(mostSets, Math.floor(count / documentsEach)));
    } else found = null;
    known.set(facet, found);
  }
  return found ?? undefined;
}

function makeSets(facet: Facet, count: number, most: number): Sets | null {
  const of = new Uint16Array(count);
  const examples = new Uint32Array(most);
  // Twice as many slots as sets, and more: the number of a set and one more.
  const slots = new Uint16Array(2 ** Math.ceil(Math.log2(most * 2 + 1)));
  const mask = slots.length - 1;
  let sets = 0;
  for (let document = 0; document < count; document += 1) {
    let slot = hashValues(facet, document) & mask;
    let number = (slots[slot] ?? 0) - 1;
    while (number >= 0 && !haveSame(facet, document, examples[number] ?? 0)) {
      slot = (slot + 1) & mask;
      number = (slots[slot] ?? 0) - 1;
    }
    if (number < 0) {
      if (sets === most) return null;
      number = sets;
      examples[number] = document;
      slots[slot] = number + 1;
      sets += 1;
    }
    of[document] = number;
  }
  return { of, examples: examples.slice(0, sets) };
}

function hashValues({ of, from }: Facet, document: number): number {
  let hash = 0x811c9dc5;
  const end = from?.[document + 1] ?? 0;
  for (let at = from?.[document] ?? 0; at < end; at += 1) hash = Math.imul(hash ^ (of[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function haveSame({ of, from }: Facet, one: number, other: number): boolean {
  const start = from?.[one] ?? 0;
  const before = from?.[other] ?? 0;
  const length = (from?.[one + 1] ?? 0) - start;
  if ((from?.[other + 1] ?? 0) - before !== length) return false;
  for (let at = 0; at < length; at += 1) if (of[start + at] !== of[before + at]) return false;
  return true;
}
