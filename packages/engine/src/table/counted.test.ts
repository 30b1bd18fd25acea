import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBytesAs } from '../../test/conformance.ts';
import { type OpenedDuckdb, openDuckdb } from '../duckdb.ts';
import { toNumber } from '../format/stage.ts';
import { makeAsk } from './ask.ts';
import { binTimes, binValues, type Counted, countCells, describeCounted, isSpread } from './counted.ts';

fc.configureGlobal({ seed: 20_261_126 });

const count = (values: readonly number[]): Counted[] => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([axis, n]) => ({ text: String(axis), count: n, axis })).sort((a, b) => b.count - a.count);
};
const describeValues = (values: readonly number[], type: 'integer' | 'number' = 'integer') =>
  describeCounted({ type }, 'number', 0, count(values), { min: Math.min(...values), max: Math.max(...values) });

describe('Figures from values and their counts', () => {
  let duckdb: OpenedDuckdb;
  beforeAll(async () => {
    duckdb = await openDuckdb({ memoryBytes: 2 ** 28, threads: 1, tempDirectory: tmpdir() });
  });
  afterAll(() => duckdb.close());

  test('are those DuckDB finds from the rows', async () => {
    const ask = makeAsk(duckdb.connection);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 60 }), async (values) => {
        const [row = []] = await ask(
          `SELECT count(DISTINCT v), avg(v), stddev_samp(v), sum(v)::DOUBLE, count_if(v = 0), count_if(v < 0), quantile_cont(v, [0.05, 0.25, 0.5, 0.75, 0.95]) FROM (SELECT unnest([${values.join(', ')}])::DOUBLE AS v)`,
        );
        const [distinct, mean, deviation, sum, zeros, negatives, quantiles] = row;
        const found = describeValues(values);
        expect(found.distinct).toBe(toNumber(distinct));
        expect(found.mean).toBeCloseTo(toNumber(mean), 9);
        expect(found.deviation).toBeCloseTo(toNumber(deviation), 6);
        expect([found.sum, found.zeros, found.negatives]).toEqual([
          toNumber(sum),
          toNumber(zeros),
          toNumber(negatives),
        ]);
        const expected = Array.isArray(quantiles) ? quantiles.map((each) => toNumber(each)) : [];
        const points = [found.p5, ...(found.quartiles ?? []), found.p95];
        for (const [at, point] of points.entries()) expect(point).toBeCloseTo(expected[at] ?? Number.NaN, 9);
        expect(found.median).toBe(found.quartiles?.[1]);
      }),
      { numRuns: 60 },
    );
  });

  test('bins hold every row once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 80 }),
        (values) => {
          const { histogram } = describeValues(values, 'number');
          expect(histogram !== undefined).toBe(isSpread(Math.min(...values), Math.max(...values)));
          if (histogram) expect(histogram.reduce((sum, bin) => sum + bin.count, 0)).toBe(values.length);
        },
      ),
    );
  });

  test('one row has no deviation, one value no bins', () => {
    expect(describeValues([7])).not.toHaveProperty('deviation');
    expect(describeValues([7, 7, 7])).toMatchObject({ mean: 7, deviation: 0, median: 7, p5: 7, p95: 7, sum: 21 });
    expect(describeValues([7, 7, 7])).not.toHaveProperty('histogram');
  });

  test('of texts are their lengths and the most frequent', () => {
    const counted = [
      { text: 'maíz', count: 3, axis: 4 },
      { text: 'frijol', count: 1, axis: 6 },
    ];
    expect(describeCounted({ type: 'string' }, 'text', 2, counted, {})).toEqual({
      nulls: 2,
      distinct: 2,
      top: [
        { value: 'maíz', count: 3 },
        { value: 'frijol', count: 1 },
      ],
      minLength: 4,
      maxLength: 6,
    });
  });

  test('infinite numbers have no mean', () => {
    const found = describeCounted({ type: 'number' }, 'number', 0, count([1, Number.POSITIVE_INFINITY]), {});
    expect(found).not.toHaveProperty('mean');
    expect(found).not.toHaveProperty('histogram');
  });
});

test('Values at hand are counted as DuckDB would group and order them', async () => {
  const duckdb = await openDuckdb({ memoryBytes: 2 ** 28, threads: 1, tempDirectory: tmpdir() });
  const ask = makeAsk(duckdb.connection);
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'B', 'á', 'z', 'ñ', '\u{1F600}', '\uFB01', 'aa', "d'e"), {
          minLength: 1,
          maxLength: 40,
        }),
        async (texts) => {
          const list = texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ');
          const rows = await ask(
            `SELECT v, count(*) FROM (SELECT unnest([${list}]) AS v) GROUP BY v ORDER BY count(*) DESC, v`,
          );
          const found = countCells(
            texts.map((text) => ({ key: text, text, axis: text.length })),
            true,
          );
          expect(found.map(({ text, count: times }) => [text, times])).toEqual(
            rows.map((row) => [row[0], toNumber(row[1])]),
          );
        },
      ),
      { numRuns: 40 },
    );
  } finally {
    duckdb.close();
  }
});

test('A table of a thousand rows is described as one of more', async () => {
  const describeRows = async (rows: number) => {
    const lines = Array.from(
      { length: rows },
      (_, at) => `a${at % 7},${at % 9},2020-01-0${(at % 9) + 1},${at % 2 ? 'sí' : 'no'}`,
    );
    const reading = await readBytesAs(Buffer.from(`t,n,d,b\n${lines.join('\n')}\n`), 'tabla.csv');
    return reading.tables[0]?.profile.columns.map(({ type, profile }) => ({
      type,
      keys: Object.keys(profile).sort(),
      tops: profile.top?.map(({ value }) => value).sort(),
      bins: profile.histogram?.map(({ from, to }) => [from, to]),
      median: profile.median,
    }));
  };
  expect(await describeRows(999)).toEqual(await describeRows(1008));
});

describe('Bins', () => {
  test('of few whole numbers are one each', () => {
    expect(binValues(1, 3, true).name((bin) => bin)).toEqual([
      { from: 1, to: 1, count: 0 },
      { from: 2, to: 2, count: 1 },
      { from: 3, to: 3, count: 2 },
    ]);
  });

  test('of numbers are twenty of equal width, the last with the highest', () => {
    const bins = binValues(0, 100, false).name(() => 1);
    expect(bins).toHaveLength(20);
    expect([bins[0], bins.at(-1)]).toEqual([
      { from: 0, to: 5, count: 1 },
      { from: 95, to: 100, count: 1 },
    ]);
  });

  test('of days are whole days', () => {
    const day = 86_400;
    const bins = binTimes(0, 40 * day, true).name(() => 0);
    expect(bins[0]).toEqual({ from: '1970-01-01', to: '1970-01-02', count: 0 });
    expect(bins.at(-1)?.to).toBe('1970-02-10');
  });

  test('of moments within a day are told with their time', () => {
    expect(binTimes(0, 20 * 60, false).name(() => 0)[1]).toEqual({
      from: '1970-01-01T00:01:00',
      to: '1970-01-01T00:02:00',
      count: 0,
    });
  });
});
