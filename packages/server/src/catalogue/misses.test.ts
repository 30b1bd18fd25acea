import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase } from '../../test/database.ts';
import type { Database } from '../storage/database/index.ts';
import { createMisses, type Misses, normalizeMiss } from './misses.ts';

describe('what is kept of a question', () => {
  test.each([
    ['  Calidad del AIRE!! ', 'calidad del aire'],
    ['"contratos"  -obra', 'contratos obra'],
    ['presupuesto 2010-2015', 'presupuesto 2010 2015'],
    ['censos 2000 2010 2015 2020', 'censos 2000 2010 2015 2020'],
    ['niñez', 'ninez'],
    ['R&D', 'r d'],
    ['decreto 123456', 'decreto 123456'],
  ])('%s → %s', (question, kept) => expect(normalizeMiss(question)).toBe(kept));
  test.each([
    'maria.perez@example.org',
    'maria perez @ example',
    'https://example.org/perfil/maria',
    'www.example.org',
    'PEGM850101MDFRRR09',
    'curp pegm850101mdfrrr09 acta',
    'PEGM 850101 MDF RRR 09',
    'PEGM850101AB1',
    '55 1234 5678',
    '(55) 1234-5678',
    '+52 1 55 1234 5678',
    '4152 3133 2010 1234',
    '12345678901',
    'x'.repeat(81),
    'una historia muy larga de lo que me pasó ayer en la ventanilla',
    ' - ',
    '',
  ])('%s → nothing', (question) => expect(normalizeMiss(question)).toBeUndefined());
});

describe('counted by day', () => {
  let database: Database;
  let misses: Misses;
  let now = new Date('2026-03-01T12:00:00Z');
  beforeAll(async () => {
    database = await startTestDatabase();
    misses = createMisses({ database, clock: () => now });
  });
  afterAll(() => database.close());
  const ask = (question: string, times: number) => {
    for (let time = 0; time < times; time += 1) misses.note(question);
  };
  const list = async (days = 90) => (await misses.list({ days, limit: 10 })).items;

  test('only what several asked is shown, most asked first; nothing but words, day and number is kept', async () => {
    ask('Ajolotes', 3);
    ask('bicicletas públicas', 4);
    ask('Juana Pérez López', 2);
    ask('juana@example.org', 9);
    expect(await list()).toEqual([
      { words: 'bicicletas publicas', count: 4, last: '2026-03-01' },
      { words: 'ajolotes', count: 3, last: '2026-03-01' },
    ]);
    const rows = await database.query<Record<string, unknown>>('select * from search_miss order by words');
    expect(rows.map((row) => Object.keys(row).toSorted())).toEqual(Array(3).fill(['count', 'day', 'words']));
  });
  test('days add up; older ones are left out of a shorter time', async () => {
    now = new Date('2026-03-20T12:00:00Z');
    ask('ajolotes', 5);
    expect(await list()).toMatchObject([{ words: 'ajolotes', count: 8, last: '2026-03-20' }, { count: 4 }]);
    expect(await list(7)).toEqual([{ words: 'ajolotes', count: 5, last: '2026-03-20' }]);
  });
  test('what few asked is forgotten after a month, everything after a year and a bit', async () => {
    now = new Date('2026-04-05T12:00:00Z');
    await misses.forget();
    const words = async () =>
      (await database.query<{ words: string }>('select distinct words from search_miss order by 1')).map(
        (row) => row.words,
      );
    expect(await words()).toEqual(['ajolotes', 'bicicletas publicas']);
    now = new Date('2027-04-10T12:00:00Z');
    await misses.forget();
    expect(await words()).toEqual(['ajolotes']);
  });
});
