import { deviation, findQuantile, mean } from '../statistics/moments.ts';
import type { scales } from './questionnaire.ts';

/**
 * Where an outlier begins in Q67. OECD WP 30 (3.2) gives full marks to the greatest outliers and none to the least, and
 * does not say where they begin. `fences`: beyond the quartiles by one and a half of their distance (Tukey 1977).
 * `deviations`: further than three standard deviations from the mean. `none`: nobody is one.
 */
export const outlierRules = ['fences', 'deviations', 'none'] as const;
export type OutlierRule = (typeof outlierRules)[number];

/**
 * The answer to Q67: the number of tabular datasets of one country beside those of all, itself among them. More than
 * 75 % above or below their mean is "above" or "below" (OECD WP 30, 3.2).
 */
export function placeAmount(count: number, all: readonly number[], rule: OutlierRule): keyof (typeof scales)['spread'] {
  if (all.length < 2) throw new Error(`Q67 compares countries: ${all.length} count is not enough`);
  const { low, high } = findOutlierBounds(all, rule);
  if (count > high) return 'top';
  if (count < low) return 'bottom';
  const middle = mean(all);
  if (count > middle * 1.75) return 'above';
  return count < middle * 0.25 ? 'below' : 'within';
}

function findOutlierBounds(all: readonly number[], rule: OutlierRule): { low: number; high: number } {
  if (rule === 'none') return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  if (rule === 'deviations') {
    const [middle, reach] = [mean(all), 3 * deviation(all)];
    return { low: middle - reach, high: middle + reach };
  }
  const sorted = [...all].sort((a, b) => a - b);
  const [first, third] = [findQuantile(sorted, 0.25), findQuantile(sorted, 0.75)];
  const reach = 1.5 * (third - first);
  return { low: first - reach, high: third + reach };
}
