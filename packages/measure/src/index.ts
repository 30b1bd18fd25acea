export { findAskedSlot } from './charter/asked.ts';
export { type Slot, slotSource, slots } from './charter/slots.data.ts';
export * from './checklist/checklist.ts';
export * from './maturity/maturity.ts';
export {
  aggregate,
  aggregateIntervals,
  type Interval,
  type IntervalScores,
  meanInterval,
  type Scores,
} from './ourdata/aggregate.ts';
export { type OutlierRule, outlierRules, placeAmount } from './ourdata/amount.ts';
export { findRow, listRows, type Row } from './ourdata/explore.ts';
export { publishedIntervals } from './ourdata/intervals.data.ts';
export {
  type Answers,
  type Assessment,
  listQuestions,
  type Method,
  planSteps,
  type Question,
  type Scale,
  type Step,
  scales,
  scoreAnswers,
  tryAnswer,
  usualMethod,
} from './ourdata/questionnaire.ts';
export { listPublished, type Published } from './ourdata/results.ts';
export {
  type Consistency,
  findConsistency,
  findSturdiness,
  rankWithout,
  type Sturdiness,
  tryWeights,
  type WeightTrial,
} from './ourdata/robustness.ts';
export * from './ourdata/structure.ts';
export * from './quality/mqa.ts';
export * from './scoreboard/country.ts';
export * from './scoreboard/facts.ts';
export * from './scoreboard/gains.ts';
export * from './scoreboard/method.ts';
export * from './scoreboard/score.ts';
export { bestAnswer, estimateEffort, listMoves, type Move, placeAmong, takeMoves } from './self/moves.ts';
export * from './self/questionnaire.ts';
export type { Component } from './statistics/components.ts';
export { correlate, deviation, mean } from './statistics/moments.ts';
