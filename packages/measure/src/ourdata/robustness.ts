import { createChance } from '../statistics/chance.ts';
import { type Component, findComponents } from '../statistics/components.ts';
import { correlateAll, findAlpha, findQuantile, mean } from '../statistics/moments.ts';
import type { Interval } from './aggregate.ts';
import { findRow, listRows, type Row } from './explore.ts';
import { type Edition, groups, type Pillar, pillars, type Subpillar, subpillars } from './structure.ts';

export interface WeightTrial {
  /** As many as the draws of the OECD (1,000) or more. */
  readonly draws: number;
  readonly seed: number;
}

/**
 * How far a mean of three parts moves when their weights are drawn by chance: three uniform numbers divided by their
 * sum, the same draws for every row; 5th and 95th percentile. The distribution is not named in OECD WP 30; this one
 * gives its published intervals.
 */
export function tryWeights(rows: readonly (readonly number[])[], { draws, seed }: WeightTrial): Interval[] {
  const chance = createChance(seed);
  const weights = Array.from({ length: draws }, () => {
    const drawn = [chance(), chance(), chance()];
    const sum = drawn.reduce((total, value) => total + value, 0);
    return drawn.map((value) => value / sum);
  });
  return rows.map((parts) => {
    if (parts.length !== 3) throw new Error(`Weights are tried on three parts, not on ${parts.length}`);
    const scores = Float64Array.from(weights, (weight) =>
      weight.reduce((sum, share, at) => sum + share * (parts[at] ?? Number.NaN), 0),
    ).sort();
    return { low: findQuantile(scores, 0.05), high: findQuantile(scores, 0.95) };
  });
}

export interface Consistency {
  readonly correlations: readonly (readonly number[])[];
  readonly components: readonly Component[];
  /** Cronbach's alpha of these variables; of aggregates it is not that of the items, which the OECD prints. */
  readonly alpha: number;
}

/** Whether variables measure one thing. Each variable is a list with one value for each country. */
export function findConsistency(variables: readonly (readonly number[])[]): Consistency {
  const correlations = correlateAll(variables);
  return { correlations, components: findComponents(correlations), alpha: findAlpha(variables) };
}

/** The place of each row when one part is left out: which part a rank hangs on. Places are 1 + how many are better. */
export function rankWithout(rows: readonly (readonly number[])[], left: number): number[] {
  const scores = rows.map((parts) => {
    const kept = parts.filter((_, at) => at !== left);
    return kept.reduce((sum, value) => sum + value, 0) / kept.length;
  });
  return scores.map((score) => 1 + scores.filter((other) => other > score + 1e-9).length);
}

export interface Sturdiness {
  /** The three parts whose weights are tried. */
  readonly parts: readonly (Pillar | Subpillar)[];
  /** The mean of the OECD: computed where every member's parts are known, else as printed. */
  readonly average: number;
  /** Best first; members and partners. */
  readonly rows: readonly {
    readonly country: string;
    readonly score: number;
    /** 5th and 95th percentile of the score under drawn weights. */
    readonly interval: Interval;
    /** Whether the 5th percentile lies above, or the 95th below, the average. */
    readonly beside: 'above' | 'below' | 'either';
    /** Place among the countries here, with all parts and with each left out in turn. */
    readonly place: number;
    readonly without: readonly number[];
  }[];
  readonly consistency: Consistency;
}

/**
 * How far the scores of an edition hang on its equal weights: of the composite, or of one pillar. Undefined where the
 * parts were published for fewer than three countries (2015, 2019).
 */
export function findSturdiness(edition: Edition, of: 'composite' | Pillar, trial: WeightTrial): Sturdiness | undefined {
  const parts: readonly (Pillar | Subpillar)[] = of === 'composite' ? pillars : subpillars[of];
  const pick = (row: Row) =>
    of === 'composite'
      ? pillars.map((pillar) => row.pillars[pillar])
      : subpillars[of].map((part) => row.subpillars[part]);
  const whole = listRows(edition).flatMap((row) => {
    const values = pick(row).filter((value) => value !== undefined);
    return groups.includes(row.country) || values.length < parts.length ? [] : [{ row, values }];
  });
  if (whole.length < 3) return undefined;
  const values = whole.map((each) => each.values);
  const intervals = tryWeights(values, trial);
  const scores = values.map((own) => own.reduce((sum, value) => sum + value, 0) / own.length);
  const members = scores.filter((_, at) => whole[at]?.row.rankBasis === 'computed');
  const average = members.length > 0 ? mean(members) : findPrintedAverage(edition, of);
  const without = parts.map((_, at) => rankWithout(values, at));
  const rows = whole.map(({ row: { country } }, at) => {
    const score = scores[at] ?? Number.NaN;
    const interval = intervals[at] ?? { low: Number.NaN, high: Number.NaN };
    const beside = interval.low > average ? 'above' : interval.high < average ? 'below' : 'either';
    const place = 1 + scores.filter((other) => other > score + 1e-9).length;
    return { country, score, interval, beside, place, without: without.map((all) => all[at] ?? 0) } as const;
  });
  const consistency = findConsistency(parts.map((_, at) => values.map((own) => own[at] ?? Number.NaN)));
  return { parts, average, rows: rows.sort((a, b) => a.place - b.place), consistency };
}

function findPrintedAverage(edition: Edition, of: 'composite' | Pillar): number {
  const row = findRow(edition, 'OECD');
  return (of === 'composite' ? row?.composite : row?.pillars[of]) ?? Number.NaN;
}
