import { type Client, Problem } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

let portal: TestPortal;
let anyone: Client;
beforeAll(async () => {
  portal = await startTestPortal();
  anyone = await portal.clientAs('anyone');
});
afterAll(() => portal.close());

test('an edition comes best first, with the mean of the OECD behind', async () => {
  const { rows, editions } = await anyone.call('listOurdata', { query: { edition: 2017 } });
  expect(rows).toHaveLength(36);
  expect(rows[0]).toMatchObject({ country: 'KOR', rank: 1, ranked: 32, basis: 'subpillars' });
  expect(rows.at(-1)).toMatchObject({ country: 'OECD', group: true, rank: null });
  expect(rows[0]).not.toHaveProperty('numbers');
  expect(editions.map(({ edition }) => edition)).toEqual([2015, 2017, 2019, 2023, 2025]);
});

test('of a country every number names its source', async () => {
  const { rows } = await anyone.call('listOurdata', { query: { country: 'mex' } });
  expect(rows.map(({ edition }) => edition)).toEqual([2015, 2017, 2019, 2023]);
  for (const { numbers = [] } of rows) {
    expect(numbers.length).toBeGreaterThan(0);
    for (const { source } of numbers) expect(source.length).toBeGreaterThan(20);
  }
});

test('answers score as an interval, and those that do not fit are named each', async () => {
  const scored = await anyone.call('scoreOurdata', { body: { answers: { Q2: 'all' } } });
  expect(scored.composite.low).toBeGreaterThan(0);
  expect(scored.composite.high).toBe(1);
  const refused = await anyone.call('scoreOurdata', { body: { answers: { Q2: 'x', Q0: 'yes' } } }).then(
    () => undefined,
    (error: unknown) => (error instanceof Problem ? error : undefined),
  );
  expect(refused?.errors.map(({ pointer }) => pointer)).toEqual(['/answers/Q2', '/answers/Q0']);
});
