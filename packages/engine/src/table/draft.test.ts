import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWhole } from '../../test/golden.ts';
import { openDuckdb } from '../duckdb.ts';
import { readFile as readTables } from '../read.ts';
import { isBrokenText } from './check.ts';

// A table is written by its first three thousand rows and confirmed by all of them. What the first rows do not show must still count.

const rows = 4000;
const late = 3500;

interface Late {
  /** The cells of row 3,500 and all others. */
  readonly cells: readonly string[];
  readonly cellsOf: (row: number) => readonly string[];
}

async function readLate({ cells, cellsOf }: Late, header = 'fila,valor', more = '') {
  const lines = Array.from({ length: rows }, (_, at) => (at + 1 === late ? cells : cellsOf(at + 1)).join(','));
  const folder = await mkdtemp(join(tmpdir(), 'milpa-draft-'));
  try {
    const path = join(folder, 'tabla.csv');
    await writeFile(path, `${header}\n${lines.join('\n')}\n${more}`);
    const { reading, rows: read } = await readWhole({ path, name: 'tabla.csv' }, rows);
    const profile = reading.tables[0]?.profile;
    const value = read[0]?.[late - 1]?.[1];
    return { profile, column: profile?.columns[1], value, codes: profile?.findings.map((each) => each.code) ?? [] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const valueAt = (text: string, textOf: (row: number) => string): Late => ({
  cells: [`a${late}`, text],
  cellsOf: (row) => [`a${row}`, textOf(row)],
});

describe('What stands only far below the sample', () => {
  test('a leading zero makes whole numbers text, and no zero is lost', async () => {
    const { column, value } = await readLate(valueAt('00417', (row) => String(10000 + row)));
    expect(column?.type).toBe('string');
    expect(value).toBe('00417');
  });

  test.each(['4_17', '4e2', '417.', '0x1F'])('%s is no whole number though DuckDB reads it as one', async (text) => {
    const { column, value } = await readLate(valueAt(text, (row) => String(row)));
    expect(column?.type === 'integer' ? value : 'kept').not.toBe('417');
    expect(column?.type).not.toBe('integer');
  });

  test('blanks around a number leave it a number', async () => {
    const { column, value, codes } = await readLate(valueAt(' 417 ', (row) => String(row)));
    expect(column?.type).toBe('integer');
    expect(value).toBe('417');
    expect(codes).not.toContain('misfits');
  });

  test('a word for "no value" is one, and told', async () => {
    const { column, value, codes } = await readLate(valueAt('N/D', (row) => String(row)));
    expect(column).toMatchObject({ type: 'integer', nullWords: ['N/D'], profile: { nulls: 1 } });
    expect(value).toBeNull();
    expect(codes).toContain('null-words');
  });

  test('a text that does not fit is told with row, line and words', async () => {
    const { column } = await readLate(valueAt('muchos', (row) => String(row)));
    expect(column?.misfits).toEqual({ count: 1, sample: [{ row: late, line: late + 1, text: 'muchos' }] });
  });

  test('a decimal makes whole numbers decimal', async () => {
    const { column, value } = await readLate(valueAt('417.5', (row) => String(row)));
    expect(column?.type).toBe('number');
    expect(value).toBe(417.5);
  });

  test('decimals longer than a double keep their digits', async () => {
    const { column, value } = await readLate(valueAt('12345678901234.56789', (row) => `${row}.25`));
    expect(column?.type).toBe('number');
    expect(value).toBe('12345678901234.56789');
  });

  test('a day of the month beyond the twelfth settles the order of a date', async () => {
    const { column } = await readLate(valueAt('03/25/2020', (row) => `0${(row % 9) + 1}/0${((row * 7) % 8) + 1}/2020`));
    expect(column).toMatchObject({ type: 'date', format: 'mm/dd/yyyy' });
  });

  test('a day that is none is a misfit', async () => {
    const { column, value } = await readLate(
      valueAt('2021-02-30', (row) => `2021-01-${String((row % 28) + 1).padStart(2, '0')}`),
    );
    expect(column).toMatchObject({ type: 'date', misfits: { count: 1 } });
    expect(value).toBeNull();
  });

  test('a gap is a gap', async () => {
    const { column } = await readLate(valueAt('', (row) => String(row)));
    expect(column).toMatchObject({ type: 'integer', profile: { nulls: 1, distinct: rows - 1 } });
    expect(column?.misfits).toBeUndefined();
  });

  test('the number that means "none" is found among all rows', async () => {
    const { column } = await readLate({
      cells: ['a', '-99'],
      cellsOf: (row) => ['a', row === late + 1 ? '-99' : String(row)],
    });
    expect(column).toMatchObject({ type: 'integer', nullWords: ['-99'], profile: { nulls: 2, min: 1 } });
  });

  test('a time of day makes days moments', async () => {
    const { column, value } = await readLate(valueAt('2020-01-01 08:30:00', () => '2020-01-01 00:00:00'));
    expect(column?.type).toBe('datetime');
    expect(value).toBe('2020-01-01 08:30:00');
  });
});

describe('Rows that are no rows', () => {
  test('a header amid the rows is cut out and told', async () => {
    const { profile, codes } = await readLate({ cells: ['fila', 'valor'], cellsOf: (row) => [`a${row}`, String(row)] });
    expect(profile?.rows).toBe(rows - 1);
    expect(codes).toContain('header-repeated');
    expect(profile?.columns[1]?.type).toBe('integer');
  });

  test('a header that is also a value is a row', async () => {
    const { profile, codes } = await readLate({ cells: ['fila', '3'], cellsOf: (row) => [`a${row}`, String(row)] });
    expect(profile?.rows).toBe(rows);
    expect(codes).not.toContain('header-repeated');
  });

  test('a row of nothing but delimiters is cut out and told', async () => {
    const { profile, codes } = await readLate({ cells: ['', ''], cellsOf: (row) => [`a${row}`, String(row)] });
    expect(profile?.rows).toBe(rows - 1);
    expect(codes).toContain('blank-rows');
  });

  test('a row with a cell too many is kept and told', async () => {
    const { profile, codes } = await readLate({ cells: ['x', '1', 'más'], cellsOf: (row) => [`a${row}`, String(row)] });
    expect(profile?.rows).toBe(rows);
    expect(profile?.columns).toHaveLength(3);
    expect(codes).toContain('long-rows');
  });

  test('only an error of the text sends a table the careful way', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'milpa-broken-'));
    const duckdb = await openDuckdb({ memoryBytes: 2 ** 28, threads: 1, tempDirectory: folder });
    const fail = async (sql: string) => {
      try {
        await duckdb.connection.runAndReadAll(sql);
      } catch (error) {
        return error;
      }
      throw new Error('nothing failed');
    };
    try {
      const path = join(folder, 'mal.csv');
      await writeFile(path, 'a,b\n1,2,3\n');
      const columns = "columns={'a': 'VARCHAR', 'b': 'VARCHAR'}";
      const broken = await fail(`SELECT * FROM read_csv('${path}', auto_detect=false, delim=',', ${columns})`);
      expect(isBrokenText(broken)).toBe(true);
      expect(isBrokenText(await fail('SELECT nada'))).toBe(false);
      expect(isBrokenText(await fail('SELECT FROM WHERE'))).toBe(false);
    } finally {
      duckdb.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

test('Bytes and profile of a table that is not held in memory do not depend on how many threads read it', async () => {
  const lines = ['id,fecha,estado,clave,nota,monto'];
  const note = 'una nota larga '.repeat(8);
  for (let row = 1; row <= 60_000; row++)
    lines.push(
      `${row},2020-01-${String((row % 28) + 1).padStart(2, '0')},e${row % 7},0${row % 99},${note}${row % 11},${row % 13 === 0 ? 'N/A' : row / 4}`,
    );
  const found: { bytes: Buffer; profile: unknown }[] = [];
  for (const threads of [1, 2]) {
    const out = await mkdtemp(join(tmpdir(), 'milpa-held-'));
    try {
      const path = join(out, 'tabla.csv');
      await writeFile(path, `${lines.join('\n')}\n`);
      const reading = await readTables({ path, name: 'tabla.csv', out, limits: { threads } });
      const [table] = reading.tables;
      found.push({ bytes: await readFile(table?.parquet?.path ?? ''), profile: table?.profile });
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  }
  expect(found[0]?.profile).toEqual(found[1]?.profile);
  expect(found[0]?.bytes.equals(found[1]?.bytes ?? Buffer.alloc(0))).toBe(true);
});
