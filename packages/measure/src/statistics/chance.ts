/** Numbers in [0, 1), the same for the same seed on every machine. */
export type Chance = () => number;

/** The 32-bit generator mulberry32 (public domain, T. Ettinger 2017): ample for sampling, not for secrets. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
