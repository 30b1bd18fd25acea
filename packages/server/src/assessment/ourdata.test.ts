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

test('how far places hang on the weights is told for editions with parts, and refused for the others', async () => {
  const found = await anyone.call('findOurdataRobustness', { params: { edition: '2017' } });
  const mexico = found.rows.find(({ country }) => country === 'MEX');
  expect(found.parts).toEqual(['availability', 'accessibility', 'support']);
  expect(mexico).toMatchObject({ beside: 'above', place: 6 });
  expect(mexico?.low).toBeGreaterThan(0.74);
  const again = await anyone.call('findOurdataRobustness', { params: { edition: '2017' } });
  expect(again).toEqual(found);
  await expect(anyone.call('findOurdataRobustness', { params: { edition: '2019' } })).rejects.toThrow(
    'muy pocos países',
  );
});

test('Q67 is answered from counts by the rule that is named', async () => {
  const all = [900, 950, 1000, 1050, 1100, 1000, 980, 1020, 990, 1010, 1200];
  const score = async (outliers: 'fences' | 'none') =>
    await anyone.call('scoreOurdata', { body: { answers: {}, datasets: { count: 1200, all, outliers } } });
  const [fences, none] = [await score('fences'), await score('none')];
  expect(fences.unknown).not.toContain('Q67');
  expect(fences.composite.low).toBeGreaterThan(none.composite.low);
});

test('every published number is a line of the CSV, with its source', async () => {
  const answer = await portal.fetch(new Request(`${portal.url}/api/v1/indices/ourdata.csv`));
  const lines = (await answer.text()).trim().split('\r\n');
  expect(lines[0]).toBe('edition,country,component,value,greatest,note,source');
  expect(lines).toHaveLength(1223);
  expect(lines).toContainEqual(expect.stringMatching(/^2017,MEX,composite,0\.78,1,,.{20}/));
});
