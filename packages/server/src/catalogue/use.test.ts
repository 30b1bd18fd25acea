import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase } from '../../test/database.ts';
import { idOf, makeReleased, Shelf } from '../../test/released.ts';
import type { Database } from '../storage/database/index.ts';
import { createTally } from './tally.ts';
import { createUse, findUsed, type Use } from './use.ts';

const publisher = { id: idOf(9, 1), slug: 'sep', name: { es: 'SEP' } };
const answered = (path: string, more: object = {}) => ({
  method: 'GET',
  path,
  status: 200,
  userAgent: 'Mozilla/5.0',
  ...more,
});

test.each([
  ['/es/datasets/escuelas', { kind: 'view', of: 'slug', key: 'escuelas' }],
  ['/fr/datasets/escuelas/versions/2', { kind: 'view', of: 'slug', key: 'escuelas' }],
  ['/en/datasets/escuelas/tables/x', { kind: 'view', of: 'slug', key: 'escuelas' }],
  [`/api/v1/tables/${idOf(3, 1)}.csv`, { kind: 'download', of: 'table', key: idOf(3, 1) }],
  [`/api/v1/tables/${idOf(3, 1)}/rows.xlsx`, { kind: 'download', of: 'table', key: idOf(3, 1) }],
  [`/api/v1/distributions/${idOf(2, 1)}/original`, { kind: 'download', of: 'distribution', key: idOf(2, 1) }],
  ['/es/datasets', undefined],
  ['/es/workspace/datasets/escuelas', undefined],
  [`/api/v1/tables/${idOf(3, 1)}.table-schema.json`, undefined],
  [`/api/v1/tables/${idOf(3, 1)}/rows`, undefined],
  ['/api/v1/datasets/escuelas', undefined],
])('%s', (path, used) => expect(findUsed(answered(path))).toEqual(used));

test('failures, other methods and robots are not counted', () => {
  for (const more of [{ status: 404 }, { status: 301 }, { method: 'HEAD' }, { userAgent: 'Googlebot/2.1' }])
    expect(findUsed(answered('/es/datasets/escuelas', more))).toBeUndefined();
  expect(findUsed(answered('/es/datasets/escuelas', { userAgent: null, status: 304 }))).toBeDefined();
});

test('a tally keeps what could not be written, and takes no more keys than it may', async () => {
  const written: (readonly [string, number])[][] = [];
  let broken = true;
  const tally = createTally({
    mostKeys: 2,
    write: async (counts) => {
      if (broken) throw new Error('down');
      written.push([...counts]);
    },
  });
  for (const key of ['a', 'b', 'c', 'a']) tally.add(key);
  await expect(tally.flush()).rejects.toThrow('down');
  tally.add('b');
  broken = false;
  await tally.flush();
  await tally.flush();
  expect(written.map((counts) => Object.fromEntries(counts))).toEqual([{ a: 2, b: 2 }]);
});

let database: Database;
let use: Use;
let now = new Date('2026-03-01T12:00:00Z');
beforeAll(async () => {
  database = await startTestDatabase();
  const shelf = new Shelf();
  shelf.set(makeReleased(1, { publisher }));
  use = createUse({ database, clock: () => now, datasets: shelf });
});
afterAll(() => database.close());

test('views and downloads add up for each day; what is not released is left out', async () => {
  const rows = () =>
    database.query('select day, views, downloads from dataset_use where dataset = $1 order by day', [idOf(1, 1)]);
  for (let time = 0; time < 3; time += 1) use.note(answered('/es/datasets/conjunto-1'));
  use.note(answered(`/api/v1/tables/${idOf(3, 1)}.csv`));
  use.note(answered(`/api/v1/distributions/${idOf(2, 1)}/original`));
  use.note(answered('/es/datasets/nothing-here'));
  await use.flush();
  use.note(answered('/fr/datasets/conjunto-1'));
  await use.flush();
  now = new Date('2026-03-02T00:00:01Z');
  use.note(answered('/fr/datasets/conjunto-1'));
  await use.flush();
  expect(await rows()).toEqual([
    { day: '2026-03-01', views: 4, downloads: 2 },
    { day: '2026-03-02', views: 1, downloads: 0 },
  ]);
  now = new Date('2029-03-04T00:00:00Z');
  await use.forget();
  expect(await rows()).toMatchObject([{ day: '2026-03-02' }]);
});
