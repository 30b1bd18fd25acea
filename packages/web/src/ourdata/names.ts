import { countries, type IndexRow } from '@milpa/sdk';
import { formatFixed } from '../format.ts';
import type { Reader } from '../reader.ts';

export const pillars = ['availability', 'accessibility', 'support'] as const;
export type Pillar = (typeof pillars)[number];
export const partsOf = {
  availability: ['availability.policy', 'availability.engagement', 'availability.implementation'],
  accessibility: ['accessibility.policy', 'accessibility.engagement', 'accessibility.implementation'],
  support: ['support.promotion', 'support.literacy', 'support.monitoring'],
} as const satisfies Record<Pillar, readonly (keyof IndexRow['subpillars'])[]>;

/** What a country of the index is called: ISO 3166-1 alpha-3, or the mean of a group. */
export function nameCountry(code: string, reader: Reader): string {
  const { groups } = reader.words.ourdata;
  if (code === 'OECD' || code === 'LAC') return groups[code];
  return countries.find(({ alpha3 }) => alpha3 === code)?.label[reader.language] ?? code;
}

/** Two decimals, as the OECD prints; a dash for what was not published. */
export const formatScore = (value: number | null, reader: Reader): string =>
  value === null ? '–' : formatFixed(reader.language, value, 2);

/** "5 of 32", or the rank alone where nobody said of how many. */
export function formatRank(rank: number | null, ranked: number | null, reader: Reader): string {
  if (rank === null) return '–';
  if (ranked === null) return reader.number(rank);
  return reader.words.ourdata.rankOf(reader.number(rank), reader.number(ranked));
}
