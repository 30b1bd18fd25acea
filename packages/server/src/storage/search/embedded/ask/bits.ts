import type { Scratch } from './scratch.ts';

/** A bit for each document of a segment. */
export type Bits = Uint32Array;

export const makeBits = (count: number): Bits => new Uint32Array(Math.ceil(count / 32));

/** In memory that lasts as long as its question. */
export function allBits(count: number, scratch: Scratch): Bits {
  const bits = scratch.wholes(Math.ceil(count / 32)).fill(0xffffffff);
  const over = count & 31;
  if (over > 0) bits[bits.length - 1] = 2 ** over - 1;
  return bits;
}

export const hasBit = (bits: Bits, number: number): boolean =>
  (((bits[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;

export function setBit(bits: Bits, number: number): void {
  bits[number >>> 5] = (bits[number >>> 5] ?? 0) | (1 << (number & 31));
}

/** Takes away those of `other`. */
export function takeAway(bits: Bits, other: Bits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) & ~(other[at] ?? 0);
}

/** Leaves those that `other` has too. */
export function keepOnly(bits: Bits, other: Bits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) & (other[at] ?? 0);
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let at = 0; at < bits.length; at += 1) {
    let word = bits[at] ?? 0;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}

/** The numbers that are set, ascending. */
export function listBits(bits: Bits, scratch: Scratch): Uint32Array {
  const numbers = scratch.wholes(countBits(bits));
  let length = 0;
  for (let at = 0; at < bits.length; at += 1) {
    const word = bits[at] ?? 0;
    if (word === 0) continue;
    const first = at * 32;
    for (let left = word; left !== 0; left &= left - 1) numbers[length++] = first + 31 - Math.clz32(left & -left);
  }
  return numbers;
}
