import { describe, expect, test } from 'vitest';
import { correlate, mean } from '../statistics/moments.ts';
import { aggregate } from './aggregate.ts';
import { findRow, listRows, type Row } from './explore.ts';
import { publishedIntervals } from './intervals.data.ts';
import { listPublished } from './results.ts';
import { findConsistency, tryWeights } from './robustness.ts';
import { allSubpillars, type Pillar, pillars, type Subpillar, subpillars } from './structure.ts';

const published = listPublished();
const printed = (edition: number, country: string, component: string) =>
  published.find(
    (each) => each.edition === edition && each.country === country && each.component === component && each.note === '',
  )?.value ?? Number.NaN;
const rows2017 = listRows(2017);
const parts = (row: Row): Record<Pillar, number> => aggregate(parseParts(row)).pillars;
const parseParts = (row: Row) => row.subpillars as Record<Subpillar, number>;

test('every number names a source', () => {
  expect(published).toHaveLength(1222);
  expect(published.filter(({ component }) => component.startsWith('rank'))).toHaveLength(78);
  for (const { source } of published) expect(source.length).toBeGreaterThan(20);
});

describe('edition 2017', () => {
  test('Mexico: 0.780 = .255 + .245 + .280, fifth of the OECD', () => {
    const mexico = findRow(2017, 'MEX', rows2017);
    expect(mexico?.composite).toBeCloseTo(0.78, 3);
    expect(pillars.map((pillar) => Number(((mexico?.pillars[pillar] ?? 0) / 3).toFixed(3)))).toEqual([
      0.255, 0.245, 0.28,
    ]);
    expect(mexico?.rank).toBe(5);
  });

  test('36 composites and 108 pillars are the means of their parts', () => {
    expect(rows2017).toHaveLength(36);
    for (const { country, subpillars: own } of rows2017) {
      for (const pillar of pillars) {
        const below = mean(subpillars[pillar].map((part) => own[part] ?? Number.NaN));
        expect(Math.abs(below - printed(2017, country, pillar)), `${country} ${pillar}`).toBeLessThanOrEqual(0.00071);
      }
      const composite = mean(pillars.map((pillar) => printed(2017, country, pillar)));
      expect(Math.abs(composite - printed(2017, country, 'composite')), country).toBeLessThanOrEqual(0.00071);
    }
  });

  test('ranks 1 to 32 come out as charted', () => {
    for (const { country, rank } of rows2017.filter((row) => row.rank !== undefined))
      expect(rank, country).toBe(printed(2017, country, 'rank_oecd'));
    expect(rows2017.filter((row) => row.rank !== undefined)).toHaveLength(32);
  });

  test('pillars correlate as printed: .68, .72, .70', () => {
    const countries = rows2017.filter(({ country }) => country !== 'OECD');
    expect(countries).toHaveLength(35);
    const of = (pillar: Pillar) => countries.map((row) => row.pillars[pillar] ?? Number.NaN);
    const [a, b, c] = [of('availability'), of('accessibility'), of('support')];
    expect([correlate(a, b), correlate(a, c), correlate(b, c)].map((r) => r.toFixed(2))).toEqual([
      '0.68',
      '0.72',
      '0.70',
    ]);
    const { components, alpha } = findConsistency([a, b, c]);
    expect(components.reduce((sum, { eigenvalue }) => sum + eigenvalue, 0)).toBeCloseTo(3, 9);
    expect(components[0]?.share).toBeGreaterThan(0.75);
    expect(alpha).toBeGreaterThan(0.8);
  });

  const charted = (level: keyof typeof publishedIntervals) =>
    publishedIntervals[level]
      .trim()
      .split('\n')
      .map((line) => {
        const [country = '', low, high] = line.split(' ');
        return { country, low: Number(low), high: Number(high) };
      });
  const trial = { draws: 20_000, seed: 2017 };
  const levels = [
    ['composite', 0.011],
    ['availability', 0.011],
    ['support', 0.011],
    ['accessibility', 0.016],
  ] as const;

  test.each(levels)('intervals of %s under random weights lie within %f of the figure', (level, allowed) => {
    const wanted = charted(level).filter(
      ({ country }) => !(country === 'LVA' && (level === 'composite' || level === 'accessibility')),
    );
    const rows = wanted.map(({ country }) => findRow(2017, country, rows2017));
    const given = rows.map((row) =>
      level === 'composite'
        ? pillars.map((pillar) => row?.pillars[pillar] ?? Number.NaN)
        : subpillars[level].map((part) => row?.subpillars[part] ?? Number.NaN),
    );
    const found = tryWeights(given, trial);
    for (const [at, { country, low, high }] of wanted.entries()) {
      expect(Math.abs((found[at]?.low ?? 9) - low), `${country} low`).toBeLessThanOrEqual(allowed);
      expect(Math.abs((found[at]?.high ?? 9) - high), `${country} high`).toBeLessThanOrEqual(allowed);
    }
  });

  test('ten countries are above the average whatever the weights; Estonia, Austria and Chile hang on them most', () => {
    const members = rows2017.filter((row) => row.rank !== undefined && row.country !== 'DNK');
    const found = tryWeights(
      members.map((row) => pillars.map((pillar) => row.pillars[pillar] ?? Number.NaN)),
      trial,
    );
    const average = printed(2017, 'OECD', 'composite');
    const above = members.filter((_, at) => (found[at]?.low ?? 0) > average).map(({ country }) => country);
    expect(above.sort()).toEqual(['CAN', 'ESP', 'FIN', 'FRA', 'GBR', 'JPN', 'KOR', 'MEX', 'NLD', 'USA']);
    const widths = members.map(({ country }, at) => ({
      country,
      width: (found[at]?.high ?? 0) - (found[at]?.low ?? 0),
    }));
    const widest = widths.sort((a, b) => b.width - a.width).slice(0, 3);
    expect(widest.map(({ country }) => country).sort()).toEqual(['AUT', 'CHL', 'EST']);
  });
});

describe('edition 2023', () => {
  const rows = listRows(2023).filter(({ country }) => country !== 'OECD' && country !== 'LAC');
  test('120 pillars are the means of their sub-pillars', () => {
    const whole = rows.filter((row) => row.basis === 'subpillars');
    expect(whole).toHaveLength(40);
    for (const row of whole)
      for (const pillar of pillars) {
        const gap = Math.abs(parts(row)[pillar] - printed(2023, row.country, pillar));
        expect(gap, `${row.country} ${pillar}`).toBeLessThanOrEqual(0.0067);
      }
  });
  test('Poland is .79 only from unrounded parts', () => {
    const poland = findRow(2023, 'POL');
    expect(poland?.composite?.toFixed(2)).toBe('0.79');
    const rounded = mean(pillars.map((pillar) => printed(2023, 'POL', pillar)));
    expect(rounded.toFixed(2)).toBe('0.78');
  });
  test('the means of the OECD come out: .48, .59, .37, .48', () => {
    const members = rows.filter((row) => row.rank !== undefined);
    expect(members).toHaveLength(36);
    const of = (pillar: Pillar) => mean(members.map((row) => row.pillars[pillar] ?? Number.NaN)).toFixed(2);
    expect([...pillars.map(of), mean(members.map((row) => row.composite ?? Number.NaN)).toFixed(2)]).toEqual([
      '0.48',
      '0.59',
      '0.37',
      '0.48',
    ]);
  });
});

test('edition 2025: 13 composites agree with their three pillars', () => {
  const whole = listRows(2025).filter((row) => row.basis === 'pillars');
  expect(whole).toHaveLength(13);
  for (const { country, composite = Number.NaN } of whole)
    expect(Math.abs(composite - printed(2025, country, 'composite')), country).toBeLessThanOrEqual(0.0067 + 1e-9);
});

test('sub-pillars of every edition are known by their names', () => {
  for (const { component } of published) if (component.includes('.')) expect(allSubpillars).toContain(component);
});
