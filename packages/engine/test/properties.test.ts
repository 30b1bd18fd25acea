import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWhole } from './golden.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-properties-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Style {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly encoding: string;
  readonly quoteAll: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  encoding: fc.constantFrom('utf8', 'utf8-bom', 'windows-1252', 'utf16le-bom'),
  quoteAll: fc.boolean(),
});

function writeCsv(rows: readonly (readonly string[])[], { delimiter, lineEnd, encoding, quoteAll }: Style): Buffer {
  const cell = (text: string) =>
    quoteAll || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const text = rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join('');
  const [codec = 'utf8', mark] = encoding.split('-bom');
  return iconv.encode(text, codec, { addBOM: mark !== undefined });
}

async function readBack(rows: readonly (readonly string[])[], written: Style) {
  const path = join(folder, 'tabla.csv');
  await writeFile(path, writeCsv(rows, written));
  const { reading, rows: tables } = await readWhole({ path, name: 'tabla.csv' }, 100);
  expect(reading.refused).toBeNull();
  expect(reading.tables).toHaveLength(1);
  return { profile: reading.tables[0]?.profile, values: tables[0] ?? [] };
}

const header = ['nombre', 'lugar', 'dato'];
/** Running words with what breaks careless readers inside, never empty, never a number, a date or a word for nothing. */
const word = fc
  .tuple(
    fc.constantFrom('Peña', 'árbol', 'Zoé', 'maíz', 'Ñandú'),
    fc.constantFrom(' "a" ', ', ', '; ', ' | ', " d'", '\t', ' % ', ' – '),
    fc.constantFrom('río', 'sol', 'calle 5', 'sur.', 'x=1'),
  )
  .map((parts) => parts.join(''));
const texts = fc.array(fc.tuple(word, word, word), { minLength: 3, maxLength: 40 });
const runs = { numRuns: 8, seed: 20_260_101 };

describe('A table of text, however it is written, is read as it was', () => {
  test('every text, every row', async () => {
    await fc.assert(
      fc.asyncProperty(texts, style, async (rows, written) => {
        const { profile, values } = await readBack([header, ...rows], written);
        expect(profile?.columns.map((column) => [column.name, column.type])).toEqual(
          header.map((name) => [name, 'string']),
        );
        expect(values).toEqual(rows);
      }),
      { ...runs, numRuns: 16 },
    );
  });

  test('gaps and texts of several lines change no count', async () => {
    const cell = fc.oneof(word, fc.constant(''), fc.constant('una\ndos'), fc.constant('a\r\nb'));
    const rows = fc.array(fc.tuple(word, cell, cell), { minLength: 5, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(rows, style, async (body, written) => {
        const { profile, values } = await readBack([header, ...body, ['fin', 'del', 'todo']], written);
        expect(profile?.rows).toBe(body.length + 1);
        expect(values.map((row) => row[0])).toEqual([...body.map((row) => row[0]), 'fin']);
        expect(profile?.columns[1]?.profile.nulls).toBe(body.filter((row) => row[1] === '').length);
      }),
      runs,
    );
  });
});

describe('Values written in many ways are read as the values they are', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 99_999_999 }), { minLength: 8, maxLength: 40 });

  test('integers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer(), { minLength: 3, maxLength: 40 }), style, async (list, written) => {
        const rows = list.map((value, row) => [`fila ${row}a`, String(value)]);
        const { profile, values } = await readBack([['fila', 'personas'], ...rows], written);
        expect(profile?.columns[1]?.type).toBe('integer');
        expect(values.map((row) => Number(row[1]))).toEqual(list);
      }),
      runs,
    );
  });

  test.each([
    ['a point', '.', ''],
    ['a comma', ',', ''],
    ['a point and commas between thousands', '.', ','],
    ['a comma and points between thousands', ',', '.'],
  ])(
    'decimals with %s',
    async (_, sign, between) => {
      await fc.assert(
        fc.asyncProperty(numbers, style, async (list, written) => {
          const text = (hundredths: number) => {
            const whole = String(Math.floor(hundredths / 100)).replace(/\B(?=(\d{3})+$)/g, between);
            return `${whole}${sign}${String(hundredths % 100).padStart(2, '0')}`;
          };
          const rows = list.map((value, row) => [`fila ${row}a`, text(value)]);
          const { profile, values } = await readBack([['fila', 'superficie'], ...rows], written);
          expect(profile?.columns[1]?.type).toBe('number');
          expect(values.map((row) => Number(row[1]))).toEqual(list.map((value) => value / 100));
        }),
        runs,
      );
    },
    300_000,
  );

  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(Date.UTC(1930, 0, 1 + days)));
  const days = fc.array(day, { minLength: 4, maxLength: 40 });
  test.each([
    ['year first', (y: string, m: string, d: string) => `${y}-${m}-${d}`],
    ['day first', (y: string, m: string, d: string) => `${d}/${m}/${y}`],
    ['month first', (y: string, m: string, d: string) => `${m}/${d}/${y}`],
    ['points', (y: string, m: string, d: string) => `${d}.${m}.${y}`],
    ['no signs', (y: string, m: string, d: string) => `${y}${m}${d}`],
  ])(
    'dates with %s',
    async (_, write) => {
      await fc.assert(
        fc.asyncProperty(days, style, async (list, written) => {
          // A 25th tells the order of day and month, which some draws would leave open.
          const iso = ['2001-12-25', ...list.map((date) => date.toISOString().slice(0, 10))];
          const rows = iso.map((date, row) => {
            const [y = '', m = '', d = ''] = date.split('-');
            return [`fila ${row}a`, write(y, m, d)];
          });
          const { profile, values } = await readBack([['fila', 'fecha'], ...rows], written);
          expect(profile?.columns[1]?.type).toBe('date');
          expect(values.map((row) => row[1])).toEqual(iso);
        }),
        runs,
      );
    },
    300_000,
  );
});

describe('Typing loses no row', () => {
  test('whatever stands among the numbers', async () => {
    const cell = fc.oneof(
      { weight: 30, arbitrary: fc.integer({ min: -500, max: 500 }).map(String) },
      { weight: 1, arbitrary: fc.constantFrom('S/D', 'nd', 'tres', '-', '007', '1.5', '-99', '2020-01-01') },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 20, maxLength: 400 }), style, async (list, written) => {
        const rows = list.map((text, row) => [`fila ${row}a`, text, 'fijo']);
        const { profile } = await readBack([['fila', 'valor', 'otro'], ...rows], written);
        const column = profile?.columns[1];
        expect(profile?.rows).toBe(list.length);
        const words = list.filter((text) => column?.nullWords?.includes(text)).length;
        expect(column?.profile.nulls).toBe(words + (column?.misfits?.count ?? 0));
      }),
      { ...runs, numRuns: 12 },
    );
  });
});
