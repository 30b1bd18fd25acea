import type { Facet } from '../segment/facets.ts';
import type { Segment } from '../segment/segment.ts';

/**
 * Facets of few values, of which a document has one at most, counted in one go: what a document has of all of them is one
 * number, and there are few such numbers.
 */
export interface Group {
  /** The number of each document. */
  readonly of: Uint16Array;
  /** How many documents have each number. */
  readonly counts: Uint32Array;
  /** By facet, the value that a number stands for; `none` of the facet where it stands for none. */
  readonly values: ReadonlyMap<string, Uint32Array>;
}

/** Documents of a segment from which this is worth the while, and numbers for each of so many of them. */
const leastDocuments = 1024;
const documentsEach = 32;
const mostNumbers = 4096;
/** Values of a facet of few. */
const mostValues = 64;

const groups = new WeakMap<Segment, Group | null>();

/** How many groups a question may still make: a thread that begins has the first questions make one each, not the first one all of them. */
export interface Making {
  left: number;
}

/** The group of a segment, made when it is first asked for: two bytes for each document. */
export function findGroup(segment: Segment, making: Making): Group | undefined {
  let found = groups.get(segment);
  if (found === undefined) {
    if (segment.documents.count >= leastDocuments) {
      if (making.left === 0) return undefined;
      making.left -= 1;
      found = makeGroup(segment);
    } else found = null;
    groups.set(segment, found);
  }
  return found ?? undefined;
}

function makeGroup({ documents: { count }, facets }: Segment): Group | null {
  const most = Math.min(mostNumbers, Math.floor(count / documentsEach));
  const single = [...facets].filter(([, facet]) => !facet.from && facet.values.length <= mostValues);
  let group: Group = { of: new Uint16Array(count), counts: new Uint32Array(1), values: new Map() };
  for (const [name, facet] of single.toSorted(([, a], [, b]) => a.values.length - b.values.length)) {
    const next = joinFacet(group, name, facet, most);
    if (!next) break;
    group = next;
  }
  return group.values.size > 1 ? group : null;
}

/** The group with one facet more; undefined when that makes more than `most` numbers. */
function joinFacet(group: Group, name: string, facet: Facet, most: number): Group | undefined {
  const width = facet.values.length + 1;
  const numbers = new Int32Array(group.counts.length * width).fill(-1);
  const of = new Uint16Array(group.of.length);
  const codes: number[] = [];
  const counts = new Uint32Array(most);
  for (let document = 0; document < of.length; document += 1) {
    const value = facet.of[document] ?? facet.none;
    const code = (group.of[document] ?? 0) * width + (value === facet.none ? width - 1 : value);
    let number = numbers[code] ?? -1;
    if (number < 0) {
      if (codes.length === most) return undefined;
      number = codes.length;
      numbers[code] = number;
      codes.push(code);
    }
    of[document] = number;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  const values = new Map<string, Uint32Array>();
  for (const [other, own] of group.values)
    values.set(
      other,
      Uint32Array.from(codes, (code) => own[Math.floor(code / width)] ?? 0),
    );
  values.set(
    name,
    Uint32Array.from(codes, (code) => (code % width === width - 1 ? facet.none : code % width)),
  );
  return { of, counts: counts.slice(0, codes.length), values };
}
