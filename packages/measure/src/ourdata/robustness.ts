import { createChance } from '../statistics/chance.ts';
import { type Component, findComponents } from '../statistics/components.ts';
import { correlateAll, findAlpha, findQuantile } from '../statistics/moments.ts';
import type { Interval } from './aggregate.ts';

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
