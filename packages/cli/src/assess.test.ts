import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestContext } from '../test/context.ts';
import { type AssessOptions, assess } from './assess.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-assess-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Printed {
  readonly composite: number;
  readonly pillars: Readonly<Record<string, number | null>>;
  readonly subpillars: Readonly<Record<string, number | null>>;
  readonly rank: number | null;
}
const parsePrinted = (text: string) => JSON.parse(text) as Printed;
async function print(options: AssessOptions) {
  const { context, said } = createTestContext('en');
  expect(await assess(context, 'ourdata', { ...options, json: true })).toBe(0);
  return parsePrinted(said.out);
}

test('Mexico 2017 is 0.780, fifth, from its nine parts', async () => {
  const mexico = await print({ edition: '2017', country: 'mex' });
  expect(mexico.composite).toBeCloseTo(0.78, 3);
  expect(mexico.pillars['availability']).toBeCloseTo(0.765, 3);
  expect(Object.values(mexico.subpillars).filter((value) => value !== null)).toHaveLength(9);
  expect(mexico.rank).toBe(5);
});

test('2023 and 2025 come from what was published of them', async () => {
  expect((await print({ edition: '2023', country: 'POL' })).composite.toFixed(2)).toBe('0.79');
  const france = await print({ edition: '2025', country: 'FRA' });
  expect(france).toMatchObject({ rank: 1, basis: 'pillars' });
  expect(france.composite.toFixed(2)).toBe('0.96');
});

test.each(['en', 'es', 'fr'] as const)('for people it is a table with sources, in %s', async (language) => {
  const { context, said } = createTestContext(language);
  await assess(context, 'ourdata', { edition: '2017', country: 'MEX' });
  expect(said.out).toMatch(/0[.,]780/);
  expect(said.out).toContain('doi 10.1787/2807d3c8-en');
});

test('one’s own answers give an interval; a wrong one is named', async () => {
  const path = join(folder, 'answers.json');
  await writeFile(path, JSON.stringify({ Q2: 'all', Q72: 'yes' }));
  const { context, said } = createTestContext('en');
  await assess(context, 'ourdata', { answers: path });
  expect(said.out).toMatch(/Composite\s+0\.\d{3} … 1\.000/);
  await writeFile(path, JSON.stringify({ Q2: 'sometimes' }));
  await expect(assess(context, 'ourdata', { answers: path })).rejects.toThrow('Q2 takes none, some, all');
  await writeFile(path, '[1]');
  await expect(assess(context, 'ourdata', { answers: path })).rejects.toThrow('is no JSON object of answers');
});

test('what is not known is said', async () => {
  const { context } = createTestContext('en');
  await expect(assess(context, 'godi', {})).rejects.toThrow('no index called godi');
  await expect(assess(context, 'ourdata', { edition: '2016', country: 'MEX' })).rejects.toThrow('no edition 2016');
  await expect(assess(context, 'ourdata', { edition: '2025', country: 'MEX' })).rejects.toThrow(
    'Nothing was published on MEX',
  );
  await expect(assess(context, 'ourdata', { country: 'Mexico' })).rejects.toThrow('three letters');
});
