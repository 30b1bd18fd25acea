import { type Digest, formatHex } from './canonical.ts';

/** The number of the way samples are drawn. What was drawn by an older one stays to be checked by it. */
export const sampleMethod = 1;

/** One thing that could have been drawn: a dataset in the version that was public then. */
export interface PopulationMember {
  readonly id: string;
  readonly version: number;
}

const hashText = (text: string, digest: Digest) => formatHex(digest(new TextEncoder().encode(text)));
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The population as text: a line for each member, `identifier version`, in ascending order of the identifier. Its SHA-256 names it. */
export const formatPopulation = (members: readonly PopulationMember[]): string =>
  members
    .toSorted((a, b) => compareText(a.id, b.id))
    .map(({ id, version }) => `${id} ${version}\n`)
    .join('');

export const hashPopulation = (population: string, digest: Digest): string => hashText(population, digest);

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
    .map((member) => ({ member, rank: hashText(`${seed}\n${member.id}\n`, digest) }))
    .toSorted((a, b) => compareText(a.rank, b.rank))
    .slice(0, size)
    .map(({ member }) => member);
