import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBursts, PlannedDay, RepeatingInterval } from './plan.ts';
import {
  neutralWeights,
  type Priority,
  priorityFactors,
  scoreDemand,
  scorePriority,
  type Weights,
} from './priority.ts';

fc.configureGlobal({ seed: 20_261_126 });

const judge = (scores: Partial<Record<(typeof priorityFactors)[number], number>>): Priority =>
  Object.fromEntries(Object.entries(scores).map(([factor, score]) => [factor, { score, reason: 'because' }]));

test('demand that is counted has a point for each step, and never falls when more people ask', () => {
  expect([0, 1, 2, 3, 10, 29, 30, 99, 100, 5000].map(scoreDemand)).toEqual([0, 1, 1, 2, 3, 3, 4, 4, 5, 5]);
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), (a, b) => scoreDemand(a + b) >= scoreDemand(a) && scoreDemand(a) <= 5),
  );
});

describe('the formula of priorities', () => {
  test.each([
    // 100 × (5 + 5 + 5 + (5 − 0) + (5 − 0)) ∕ 25
    [{ demand: 5, highValue: 5, goal: 5, effort: 0, risk: 0 }, neutralWeights, 100],
    [{ demand: 0, highValue: 0, goal: 0, effort: 5, risk: 5 }, neutralWeights, 0],
    // 100 × (3 + 2 + 4 + (5 − 1) + (5 − 2)) ∕ 25
    [{ demand: 3, highValue: 2, goal: 4, effort: 1, risk: 2 }, neutralWeights, 64],
    // 100 × (4 × 3 + 1 × (5 − 1)) ∕ (5 × 5)
    [
      { demand: 3, highValue: 2, goal: 4, effort: 1, risk: 2 },
      { demand: 4, highValue: 0, goal: 0, effort: 1, risk: 0 },
      64,
    ],
  ] as const)('%j by %j is %d', (scores, weights, expected) => {
    const score = scorePriority(judge(scores), weights);
    expect(score).toEqual({ least: expected, most: expected, middle: expected, unknown: [] });
  });

  test('what is not known is an interval, not 0', () => {
    expect(scorePriority(judge({ demand: 5 }), neutralWeights)).toEqual({
      least: 20,
      most: 100,
      middle: 60,
      unknown: ['highValue', 'goal', 'effort', 'risk'],
    });
    expect(scorePriority({}, neutralWeights)).toMatchObject({ least: 0, most: 100 });
    // A factor that counts for nothing may stay unknown without making the score less sure.
    const onlyDemand: Weights = { demand: 1, highValue: 0, goal: 0, effort: 0, risk: 0 };
    expect(scorePriority(judge({ demand: 4 }), onlyDemand)).toMatchObject({ least: 80, most: 80 });
  });

  const score = fc.integer({ min: 0, max: 5 });
  const scores = fc.record(
    { demand: score, highValue: score, goal: score, effort: score, risk: score },
    { requiredKeys: [] },
  );
  const weight = fc.integer({ min: 0, max: 100 });
  const weights = fc
    .record({ demand: weight, highValue: weight, goal: weight, effort: weight, risk: weight })
    .filter((all) => Object.values(all).some((each) => each > 0));
  const near = 1e-9;

  test('lies between 0 and 100, least before middle before most', () => {
    fc.assert(
      fc.property(scores, weights, (given, all) => {
        const { least, most, middle } = scorePriority(judge(given), all);
        expect(least).toBeGreaterThanOrEqual(0);
        expect(least).toBeLessThanOrEqual(middle + near);
        expect(middle).toBeLessThanOrEqual(most + near);
        expect(most).toBeLessThanOrEqual(100 + near);
      }),
    );
  });
  test('to learn a factor never leaves the interval there was', () => {
    fc.assert(
      fc.property(scores, weights, fc.constantFrom(...priorityFactors), score, (given, all, factor, learnt) => {
        const { [factor]: _left, ...without } = given;
        const [before, after] = [
          scorePriority(judge(without), all),
          scorePriority(judge({ ...without, [factor]: learnt }), all),
        ];
        expect(after.least).toBeGreaterThanOrEqual(before.least - near);
        expect(after.most).toBeLessThanOrEqual(before.most + near);
      }),
    );
  });
  test('more demand, value or goal never lowers it; more effort or risk never raises it', () => {
    fc.assert(
      fc.property(scores, weights, fc.constantFrom(...priorityFactors), score, score, (given, all, factor, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const of = (value: number) => scorePriority(judge({ ...given, [factor]: value }), all).middle;
        if (factor === 'effort' || factor === 'risk') expect(of(high)).toBeLessThanOrEqual(of(low) + near);
        else expect(of(high)).toBeGreaterThanOrEqual(of(low) - near);
      }),
    );
  });
  test('only the proportions of weights matter', () => {
    fc.assert(
      fc.property(scores, weights, fc.integer({ min: 2, max: 9 }), (given, all, times) => {
        const [one, more] = [
          scorePriority(judge(given), all),
          scorePriority(judge(given), parseWeights(Object.entries(all).map(([name, each]) => [name, each * times]))),
        ];
        expect(more.middle).toBeCloseTo(one.middle, 9);
      }),
    );
  });
});
const parseWeights = (entries: [string, number][]) => Object.fromEntries(entries) as Weights;

describe('F11: bursts', () => {
  const days = (...counts: readonly number[]) =>
    counts.flatMap((count, at) => Array.from({ length: count }, () => `2026-01-${String(at + 1).padStart(2, '0')}`));
  test.each([
    ['exactly a quarter is none', days(1, 1, 1, 1), []],
    ['a quarter of eight is none', days(2, 2, 2, 2), []],
    ['just over a quarter is one', [...days(26), ...days(...Array.from({ length: 28 }, () => 0))], ['2026-01-01']],
    ['one alone shares its day with none', days(1), []],
    ['three on three days are none', days(1, 1, 1), []],
    ['two of three are one', days(2, 1), ['2026-01-01']],
    ['the fullest first', days(3, 4, 3), ['2026-01-02', '2026-01-01', '2026-01-03']],
    ['no commitment, no burst', [], []],
  ] as const)('%s', (_, given, expected) => {
    expect(findBursts(given).map(({ day }) => day)).toEqual(expected);
  });
  test('26 of 100 on a day is one, 25 of 100 is none', () => {
    const spread = (count: number) => Array.from({ length: count }, (_, at) => `2027-${String(at)}`);
    const same = (count: number) => Array.from({ length: count }, () => '2026-10-30');
    expect(findBursts([...same(26), ...spread(74)])).toEqual([{ day: '2026-10-30', commitments: 26, share: 0.26 }]);
    expect(findBursts([...same(25), ...spread(75)])).toEqual([]);
  });
});

test.each([
  ['R/P1M', true],
  ['R/P1Y6M', true],
  ['R/PT1H', true],
  ['', true],
  ['R/P', false],
  ['R/PT', false],
  ['P1M', false],
  ['monthly', false],
])('the interval %s', (text, isOne) => {
  expect(RepeatingInterval.safeParse(text).success).toBe(isOne);
});

test.each(['0201-01-01', '1999-12-31', '2101-01-01', '2026-02-30', '20013-05-01'])(
  'the day %s plans nothing',
  (day) => {
    expect(PlannedDay.safeParse(day).success).toBe(false);
  },
);
