import { mean } from '../statistics/moments.ts';
import { type Pillar, pillars, type Subpillar, subpillars } from './structure.ts';

/** From the sub-pillars up, each the mean of its parts, kept unrounded (OECD WP 30, 3.4; the geometric mean was refused there). */
export interface Scores {
  readonly composite: number;
  readonly pillars: Readonly<Record<Pillar, number>>;
  readonly subpillars: Readonly<Record<Subpillar, number>>;
}

export function aggregate(parts: Readonly<Record<Subpillar, number>>): Scores {
  const of = (pillar: Pillar) => mean(subpillars[pillar].map((part) => parts[part]));
  const scores = { availability: of('availability'), accessibility: of('accessibility'), support: of('support') };
  return { composite: mean(pillars.map((pillar) => scores[pillar])), pillars: scores, subpillars: parts };
}

/** What is known of a score: between `low` (everything unknown counts nothing) and `high` (it counts fully). */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export const meanInterval = (parts: readonly Interval[]): Interval => ({
  low: mean(parts.map(({ low }) => low)),
  high: mean(parts.map(({ high }) => high)),
});

export interface IntervalScores {
  readonly composite: Interval;
  readonly pillars: Readonly<Record<Pillar, Interval>>;
  readonly subpillars: Readonly<Record<Subpillar, Interval>>;
}

export function aggregateIntervals(parts: Readonly<Record<Subpillar, Interval>>): IntervalScores {
  const of = (pillar: Pillar) => meanInterval(subpillars[pillar].map((part) => parts[part]));
  const scores = { availability: of('availability'), accessibility: of('accessibility'), support: of('support') };
  return { composite: meanInterval(pillars.map((pillar) => scores[pillar])), pillars: scores, subpillars: parts };
}
