import { type BodyFacts, hasBegun } from './facts.ts';
import { type Measured, newestMethod, type ScoreFormula, type ScoreIndicator, scoreIndicators } from './method.ts';

export interface BodyScore {
  /** 0 to 100, unrounded; null when the body has not begun. */
  readonly score: number | null;
  /** What it would be if everything that could not be checked held. */
  readonly highest: number | null;
  readonly parts: Readonly<Record<ScoreIndicator, ScorePart>>;
}

export type ScorePart = Measured & {
  /** Points of the 100 it could give this body: its weight among what is measured of it. 0 when it is not measured. */
  readonly of: number;
};

/**
 * The mean of what is measured, by weight. What is not measured leaves both sums, so that the score is what it would be if
 * that part were exactly as good as all the others: it neither raises nor lowers.
 */
export function scoreBody(facts: BodyFacts, method: ScoreFormula = newestMethod): BodyScore {
  const measured = scoreIndicators.map((id) => ({ id, weight: method.weights[id], found: method.measures[id](facts) }));
  const whole = measured.reduce((sum, { weight, found }) => sum + ('missing' in found ? 0 : weight), 0);
  const add = (end: 'low' | 'high') =>
    measured.reduce((sum, { weight, found }) => sum + ('missing' in found ? 0 : weight * found[end]), 0);
  const parts = measured.map(({ id, weight, found }) => [
    id,
    { ...found, of: 'missing' in found || whole === 0 ? 0 : (100 * weight) / whole },
  ]);
  const isScored = hasBegun(facts) && whole > 0;
  return {
    score: isScored ? (100 * add('low')) / whole : null,
    highest: isScored ? (100 * add('high')) / whole : null,
    parts: parseParts(Object.fromEntries(parts)),
  };
}
const parseParts = (parts: object) => parts as BodyScore['parts'];

/** As it is shown and ranked: differences that nobody is shown make no rank. */
export const roundScore = (score: number): number => Math.round(score * 100) / 100;

/** Standard competition ranking (1 2 2 4) in the order given; null where there is no score. */
export function rankScores(scores: readonly (number | null)[]): (number | null)[] {
  const rounded = scores.map((score) => (score === null ? null : roundScore(score)));
  const sorted = rounded.filter((score) => score !== null).sort((a, b) => b - a);
  const first = new Map<number, number>();
  for (const [at, score] of sorted.entries()) if (!first.has(score)) first.set(score, at + 1);
  return rounded.map((score) => (score === null ? null : (first.get(score) ?? null)));
}

/** A body as a month keeps it. */
export interface KeptScore {
  readonly facts: BodyFacts;
  readonly score: number | null;
  readonly highest: number | null;
  readonly rank: number | null;
}

/** Whether kept scores and ranks are, to the last digit, what this formula makes of the figures kept beside them. */
export function followsFromFacts(bodies: readonly KeptScore[], method: ScoreFormula): boolean {
  const again = bodies.map(({ facts }) => scoreBody(facts, method));
  const ranks = rankScores(again.map(({ score }) => score));
  return bodies.every(
    ({ score, highest, rank }, at) =>
      again[at]?.score === score && again[at]?.highest === highest && ranks[at] === rank,
  );
}

/** How well the scores tell bodies apart. */
export interface Distribution {
  /** Bodies with a score. */
  readonly scored: number;
  /** Of them, those that share theirs with at least one other. */
  readonly tied: number;
  /** 0 to 1; 0 when there is none. */
  readonly tiedShare: number;
  /** The greatest number of bodies with one and the same score. */
  readonly largestTie: number;
  /** From the best of the bottom tenth to the last of the top tenth; null for fewer than ten bodies. */
  readonly spread: number | null;
  readonly median: number | null;
  /** How many scored 0 to under 10, 10 to under 20, … 90 to 100. */
  readonly bands: readonly number[];
}

/** Above this share of ties a ranking tells too little: somebody must be told. */
export const mostTied = 0.2;
const bandWidth = 10;
const leastForSpread = 10;

export function describeDistribution(scores: readonly (number | null)[]): Distribution {
  const sorted = scores
    .filter((score) => score !== null)
    .map(roundScore)
    .sort((a, b) => a - b);
  const sizes = new Map<number, number>();
  for (const score of sorted) sizes.set(score, (sizes.get(score) ?? 0) + 1);
  const tied = [...sizes.values()].filter((size) => size > 1).reduce((sum, size) => sum + size, 0);
  const bands = Array.from({ length: 100 / bandWidth }, () => 0);
  for (const score of sorted) {
    const band = Math.min(bands.length - 1, Math.floor(score / bandWidth));
    bands[band] = (bands[band] ?? 0) + 1;
  }
  return {
    scored: sorted.length,
    tied,
    tiedShare: sorted.length === 0 ? 0 : tied / sorted.length,
    largestTie: Math.max(0, ...sizes.values()),
    spread: findSpread(sorted),
    median: findMedian(sorted),
    bands,
  };
}

function findSpread(sorted: readonly number[]): number | null {
  if (sorted.length < leastForSpread) return null;
  const tenth = Math.ceil(sorted.length / 10);
  const [bottom, top] = [sorted[tenth - 1], sorted[sorted.length - tenth]];
  return bottom === undefined || top === undefined ? null : roundScore(top - bottom);
}

function findMedian(sorted: readonly number[]): number | null {
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : roundScore((low + high) / 2);
}
