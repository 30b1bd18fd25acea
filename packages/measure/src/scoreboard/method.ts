import { indicators, mostPoints, scoreByShare, type Tally } from '../quality/mqa.ts';
import type { BodyFacts } from './facts.ts';

/** What is put in, what comes out of it, and what good it does. */
export type IndicatorType = 'input' | 'output' | 'outcome';

export const scoreIndicators = ['inventory', 'plan', 'freshness', 'quality', 'openness', 'demand', 'reuse'] as const;
export type ScoreIndicator = (typeof scoreIndicators)[number];

/**
 * 0 to 1: what is certain, and what it would be if all that could not be checked held. Or not measured: `not-known` when the
 * portal cannot know yet, for no body at all; `nothing-due` when nothing the body promised has come due.
 */
export type Measured = { readonly low: number; readonly high: number } | { readonly missing: Missing };
export type Missing = 'not-known' | 'nothing-due';

/** One version of the formula. It is never changed after a snapshot was taken with it: what is better is another version. */
export interface ScoreFormula {
  readonly version: number;
  readonly weights: Readonly<Record<ScoreIndicator, number>>;
  readonly measures: Readonly<Record<ScoreIndicator, (facts: BodyFacts) => Measured>>;
}

export const indicatorTypes: Readonly<Record<ScoreIndicator, IndicatorType>> = {
  inventory: 'input',
  plan: 'output',
  freshness: 'output',
  quality: 'output',
  openness: 'output',
  demand: 'outcome',
  reuse: 'outcome',
};

const nothing: Measured = { low: 0, high: 0 };

/** Nothing of it there at all is nothing done, not something left out. */
export function shareOf({ held, unknown, population }: Tally): { low: number; high: number } {
  return population === 0 ? { low: 0, high: 0 } : { low: held / population, high: (held + unknown) / population };
}

const middle = (a: { low: number; high: number }, b: { low: number; high: number }): Measured => ({
  low: (a.low + b.low) / 2,
  high: (a.high + b.high) / 2,
});

/** Kept by the first approved day counts whole, kept later half, not kept nothing. A moved day changes none of it. */
function measurePlan({ plan }: BodyFacts): Measured {
  if (!plan.approved || plan.promised === 0) return nothing;
  if (plan.due === 0) return { missing: 'nothing-due' };
  const share = (plan.onTime + plan.late / 2) / plan.due;
  return { low: share, high: share };
}

function measureFreshness({ datasets, updates }: BodyFacts): Measured {
  if (datasets === 0) return nothing;
  return updates.population === 0 ? { missing: 'nothing-due' } : shareOf(updates);
}

function measureQuality({ datasets, quality }: BodyFacts): Measured {
  if (!quality) return { missing: 'not-known' };
  if (datasets === 0) return nothing;
  // An indicator that none of its datasets or files has could not be met: scoreByShare gives no points for it.
  const { points, highest } = scoreByShare(quality);
  return { low: points / mostPoints, high: highest / mostPoints };
}

function measureDemand({ requests }: BodyFacts): Measured {
  if (!requests) return { missing: 'not-known' };
  return requests.population === 0 ? { missing: 'nothing-due' } : shareOf(requests);
}

/** Version 1. docs/scoreboard.md and the portal's own page tell people the same. */
const first: ScoreFormula = {
  version: 1,
  weights: { inventory: 15, plan: 20, freshness: 20, quality: 20, openness: 10, demand: 10, reuse: 5 },
  measures: {
    inventory: ({ holdings, plan }) => {
      const approved = plan.approved ? 1 : 0;
      return middle(shareOf(holdings), { low: approved, high: approved });
    },
    plan: measurePlan,
    freshness: measureFreshness,
    quality: measureQuality,
    openness: ({ formats, licences }) => middle(shareOf(formats), shareOf(licences)),
    demand: measureDemand,
    reuse: ({ reused }) => (reused ? shareOf(reused) : { missing: 'not-known' }),
  },
};

/** Every version there ever was, the newest last. */
export const scoreMethods: readonly ScoreFormula[] = [first];

export const newestMethod: ScoreFormula = scoreMethods.at(-1) ?? first;

export const findMethod = (
  version: number,
  methods: readonly ScoreFormula[] = scoreMethods,
): ScoreFormula | undefined => methods.find((each) => each.version === version);

/** The checks of metadata that count in quality, for those who tell people what to mend. */
export const qualityIndicators = indicators.map(({ id }) => id);
