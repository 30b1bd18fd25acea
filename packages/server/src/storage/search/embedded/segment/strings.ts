import { bytesOf, type Section, type Sections, wholesOf } from './sections.ts';

/** A list of strings: their bytes one after another, and where each begins. */
export interface Strings {
  readonly length: number;
  get(index: number): string;
  /** The bytes of all (UTF-8), and where each begins and the last one ends. */
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

export function openStrings(sections: Sections, name: string): Strings {
  const bytes = bytesOf(sections, `${name}.bytes`);
  const starts = wholesOf(sections, `${name}.starts`);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    length: starts.length - 1,
    bytes,
    starts,
    get: (index) => buffer.toString('utf8', starts[index], starts[index + 1]),
  };
}

/** Collects strings, to be put into sections under a name. */
export function createStringsWriter(expected = 16) {
  let buffer = Buffer.allocUnsafe(Math.max(64, expected * 12));
  let length = 0;
  const starts: number[] = [0];
  const reserve = (more: number): void => {
    if (length + more <= buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + more));
    buffer.copy(grown, 0, 0, length);
    buffer = grown;
  };
  return {
    add(text: string): void {
      reserve(text.length * 3);
      length += buffer.write(text, length);
      starts.push(length);
    },
    /** One of other strings, as it is. */
    copy({ bytes, starts: from }: Pick<Strings, 'bytes' | 'starts'>, index: number): void {
      const [start, end] = [from[index] ?? 0, from[index + 1] ?? 0];
      reserve(end - start);
      buffer.set(bytes.subarray(start, end), length);
      length += end - start;
      starts.push(length);
    },
    put(sections: Map<string, Section>, name: string): void {
      sections.set(`${name}.bytes`, new Uint8Array(buffer.subarray(0, length)));
      sections.set(`${name}.starts`, Uint32Array.from(starts));
    },
  };
}

/** The first place whose string is not before `wanted`; the strings are in ascending order. */
export const findPlace = (strings: Strings, wanted: string): number => findBytes(strings, Buffer.from(wanted));

function findBytes(strings: Strings, wanted: Uint8Array): number {
  let low = 0;
  let high = strings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareAt(strings, middle, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order of JavaScript's strings, of their bytes: a string is made of none that is only looked at. */
function compareAt({ bytes, starts }: Strings, index: number, wanted: Uint8Array): number {
  const start = starts[index] ?? 0;
  const length = (starts[index + 1] ?? 0) - start;
  const shared = Math.min(length, wanted.length);
  for (let at = 0; at < shared; at += 1) {
    const [own, other] = [bytes[start + at] ?? 0, wanted[at] ?? 0];
    if (own === other) continue;
    // Of two letters from U+E000 on, the one beyond U+FFFF comes first in UTF-16 and last in UTF-8.
    const turned = own >= firstPrivate && other >= firstPrivate && own >= firstAstral !== other >= firstAstral;
    return turned ? other - own : own - other;
  }
  return length - wanted.length;
}
const firstPrivate = 0xee;
const firstAstral = 0xf0;

/** Its place, or -1. */
export function findString(strings: Strings, wanted: string): number {
  const bytes = Buffer.from(wanted);
  const place = findBytes(strings, bytes);
  return place < strings.length && compareAt(strings, place, bytes) === 0 ? place : -1;
}

/** The place after the last one that begins so, given the first that does. */
export function findEnd(strings: Strings, beginning: string, first: number): number {
  const wanted = Buffer.from(beginning);
  let low = first;
  let high = strings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (beginsSo(strings, middle, wanted)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function beginsSo({ bytes, starts }: Strings, index: number, wanted: Uint8Array): boolean {
  const start = starts[index] ?? 0;
  if ((starts[index + 1] ?? 0) - start < wanted.length) return false;
  for (let at = 0; at < wanted.length; at += 1) if (bytes[start + at] !== wanted[at]) return false;
  return true;
}
