import { describe, expect, test } from 'vitest';
import { dimensions, listCountries2023, listItems2025, scoreMaturity } from './maturity.ts';

describe('2023', () => {
  const countries = listCountries2023();
  test('35 of 35 totals come out as printed', () => {
    expect(countries).toHaveLength(35);
    for (const { country, total, printed } of countries) expect(total, country).toBe(printed.total);
  });
  test('the percentage is the mean of the four dimensions, not points of the whole', () => {
    for (const { country, share, printed } of countries)
      expect(Math.abs(share * 100 - printed.percent), country).toBeLessThan(0.006);
    const estonia = countries.find(({ country }) => country === 'EE');
    expect((estonia?.share ?? 0).toFixed(4)).toBe('0.9615');
    expect(((estonia?.total ?? 0) / 2540).toFixed(4)).toBe('0.9606');
  });
});

describe('2025', () => {
  const items = listItems2025();
  const best = Object.fromEntries(
    items.flatMap(({ id, answers, points }) => {
      const top = Object.entries(answers).find(([, value]) => value === points);
      return top && points > 0 ? [[id, top[0]]] : [];
    }),
  );
  test('has 2,520 points: 640, 670, 630 and 580', () => {
    const most = (dimension: string) =>
      items.filter((item) => item.dimension === dimension).reduce((sum, { points }) => sum + points, 0);
    expect(dimensions.map(most)).toEqual([640, 670, 630, 580]);
  });
  test('full marks are full, nothing known is anything', () => {
    expect(scoreMaturity(best)).toMatchObject({ points: { low: 2520, high: 2520 }, share: { low: 1, high: 1 } });
    expect(scoreMaturity({})).toMatchObject({ points: { low: 0, high: 2520 }, share: { low: 0, high: 1 } });
  });
  test('“don’t know” counts nothing, “not applicable” fully where it is offered', () => {
    const unknown = Object.fromEntries(items.flatMap(({ id, points }) => (points > 0 ? [[id, "don't know"]] : [])));
    expect(scoreMaturity(unknown).points).toEqual({ low: 0, high: 0 });
    for (const { id, answers, points } of items)
      if (answers['not applicable'] !== undefined) expect(answers['not applicable'], id).toBe(points);
  });
  test('an answer that is not offered is named', () => {
    expect(() => scoreMaturity({ P1: 'maybe' })).toThrow('P1 takes yes, other, no');
  });
});
