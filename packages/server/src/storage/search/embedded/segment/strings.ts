import { bytesOf, type Section, type Sections, wholesOf } from './sections.ts';

/** A list of strings: their bytes one after another, and where each begins. */
export interface Strings {
  readonly length: number;
  get(index: number): string;
}

export function openStrings(sections: Sections, name: string): Strings {
  const bytes = bytesOf(sections, `${name}.bytes`);
  const starts = wholesOf(sections, `${name}.starts`);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    length: starts.length - 1,
    get: (index) => buffer.toString('utf8', starts[index], starts[index + 1]),
  };
}

/** Collects strings, to be put into sections under a name. */
export function createStringsWriter(expected = 16) {
  let buffer = Buffer.allocUnsafe(Math.max(64, expected * 12));
  let length = 0;
  const starts: number[] = [0];
  return {
    add(text: string): void {
      const most = text.length * 3;
      if (length + most > buffer.length) {
        const grown = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + most));
        buffer.copy(grown, 0, 0, length);
        buffer = grown;
      }
      length += buffer.write(text, length);
      starts.push(length);
    },
    put(sections: Map<string, Section>, name: string): void {
      sections.set(`${name}.bytes`, new Uint8Array(buffer.subarray(0, length)));
      sections.set(`${name}.starts`, Uint32Array.from(starts));
    },
  };
}

/** The first place whose string is not before `wanted`; the strings are in ascending order. */
export function findPlace(strings: Strings, wanted: string): number {
  let low = 0;
  let high = strings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (strings.get(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Its place, or -1. */
export function findString(strings: Strings, wanted: string): number {
  const place = findPlace(strings, wanted);
  return place < strings.length && strings.get(place) === wanted ? place : -1;
}
