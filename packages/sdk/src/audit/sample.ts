import { type Digest, formatHex } from './canonical.ts';

/** The number of the way samples are drawn. What was drawn by an older one stays to be checked by it. */
export const sampleMethod = 1;

/** One thing that could have been drawn: a dataset in the version that was public then. */
export interface PopulationMember {
  readonly id: string;
  readonly version: number;
}

const encoder = new TextEncoder();
const hashText = (text: string, digest: Digest): Uint8Array => digest(encoder.encode(text));
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The population as text: a line for each member, `identifier version`, in ascending order of the identifier. Its SHA-256 names it. */
export const formatPopulation = (members: readonly PopulationMember[]): string =>
  members
    .toSorted((a, b) => compareText(a.id, b.id))
    .map(({ id, version }) => `${id} ${version}\n`)
    .join('');

export const hashPopulation = (population: string, digest: Digest): string => formatHex(hashText(population, digest));

/**
 * Method 1: each member gets the SHA-256 of the seed, a line end, its identifier and a line end, all as UTF-8; the members
 * with the lowest hashes, compared as hexadecimal text, are drawn, in that order. Whoever has seed and population draws the
 * same, by hand with `sha256sum` if need be; nobody who chooses a seed can aim at a dataset without trying seeds.
 */
export const drawSample = <Member extends PopulationMember>(
  members: readonly Member[],
  seed: string,
  size: number,
  digest: Digest,
): Member[] =>
  members
    .map((member) => {
      const hash = hashText(`${seed}\n${member.id}\n`, digest);
      return { member, hash, high: readHigh(hash) };
    })
    .toSorted((a, b) => a.high - b.high || compareBytes(a.hash, b.hash))
    .slice(0, size)
    .map(({ member }) => member);

/** The first 48 bits as a number: what decides nearly every comparison, a hundred thousand of which are made at once. */
const readHigh = (hash: Uint8Array): number => hash.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);

/** In the order of their hexadecimal text. */
const compareBytes = (a: Uint8Array, b: Uint8Array): number => compareText(formatHex(a), formatHex(b));
