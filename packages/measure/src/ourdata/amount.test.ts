import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlierRules, placeAmount } from './amount.ts';
import { scales } from './questionnaire.ts';

fc.configureGlobal({ seed: 20_261_126 });

const counts = [900, 950, 1000, 1050, 1100, 1000, 980, 1020, 990, 1010];

test('three quarters above or below the mean are told from what lies between', () => {
  expect(placeAmount(1000, counts, 'none')).toBe('within');
  expect(placeAmount(1751, counts, 'none')).toBe('above');
  expect(placeAmount(249, counts, 'none')).toBe('below');
});

test('what is an outlier hangs on the rule that is named', () => {
  const all = [...counts, 1200];
  expect(placeAmount(1200, all, 'fences')).toBe('top');
  expect(placeAmount(1200, all, 'deviations')).toBe('within');
  expect(placeAmount(100, [...counts, 100], 'fences')).toBe('bottom');
});

test('more datasets never give a lower answer', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(100_000), { minLength: 2, maxLength: 40 }),
      fc.nat(100_000),
      fc.nat(100_000),
      fc.constantFrom(...outlierRules),
      (all, a, b, rule) => {
        const of = (count: number) => scales.spread[placeAmount(count, all, rule)];
        expect(of(Math.min(a, b))).toBeLessThanOrEqual(of(Math.max(a, b)));
      },
    ),
  );
});

test('one country alone has nothing to be compared with', () => {
  expect(() => placeAmount(1, [1], 'fences')).toThrow('1 count is not enough');
});
