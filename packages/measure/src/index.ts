export {
  aggregate,
  aggregateIntervals,
  type Interval,
  type IntervalScores,
  meanInterval,
  type Scores,
} from './ourdata/aggregate.ts';
export { findRow, listRows, type Row } from './ourdata/explore.ts';
export { publishedIntervals } from './ourdata/intervals.data.ts';
export { listPublished, type Published } from './ourdata/results.ts';
export { type Consistency, findConsistency, rankWithout, tryWeights, type WeightTrial } from './ourdata/robustness.ts';
export * from './ourdata/structure.ts';
export type { Component } from './statistics/components.ts';
export { correlate, deviation, mean } from './statistics/moments.ts';
