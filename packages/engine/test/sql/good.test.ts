import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import XLSX from '@e965/xlsx';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FindViews, SqlPool } from '../../src/query/ask/contract.ts';
import { createSqlPool } from '../../src/query/ask/pool.ts';
import { goodStatements } from './good.data.ts';
import { writeTables } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'milpa-sql-'));
let pool: SqlPool;
let find: FindViews;

beforeAll(async () => {
  find = await writeTables(join(folder, 'files'));
  pool = createSqlPool({ tempDirectory: join(folder, 'engine'), processes: 1, limits: { timeMs: 25_000 } });
});
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the walls hold before anything is asked', async () => {
  expect(await pool.listHoles()).toEqual([]);
});

test('there are enough of them', () => {
  expect(goodStatements.length).toBeGreaterThanOrEqual(80);
});

test.each(goodStatements)('%s', async (text, rows) => {
  expect((await pool.page({ text, limit: 100, offset: 0 }, find)).rows).toEqual(rows);
});

const csvOf = async (text: string, name: string) => {
  const to = join(folder, name);
  await pool.export({ text, format: 'csv', to }, find);
  return readFileSync(to, 'utf8');
};

test('one set of tables after another, and back again, is answered by the same process', async () => {
  const texts = [
    'from estados',
    'from ventas',
    'from estados, ventas',
    'from demo.estados',
    'from demo.ventas',
    'from estados',
  ];
  for (const table of texts) {
    const { rows } = await pool.page({ text: `select count(*) ${table}`, limit: 1, offset: 0 }, find);
    expect(rows, table).toEqual([[table.includes(',') ? 40 : table.endsWith('estados') ? 5 : 8]]);
  }
});

test('an export has every row, moments as ISO 8601', async () => {
  const text =
    "select id, fecha, timestamptz '2024-01-01 10:00:00+00' as t, nota from ventas order by id limit 2 -- two";
  expect(await csvOf(text, 'two.csv')).toBe(
    'id,fecha,t,nota\r\n1,2024-01-15,2024-01-01T10:00:00Z,folio 12\r\n2,2024-01-20,2024-01-01T10:00:00Z,\r\n',
  );
});

test('JSON, JSON lines and Parquet hold the same', async () => {
  for (const [format, expected] of [
    ['json', '[\n\t{"clave":"01","n":2},\n\t{"clave":"06","n":1}\n]\n'],
    ['jsonl', '{"clave":"01","n":2}\n{"clave":"06","n":1}\n'],
  ] as const) {
    const to = join(folder, `out.${format}`);
    const text = 'select clave, count(*) as n from ventas group by clave order by clave limit 2';
    expect((await pool.export({ text, format, to }, find)).rows).toBe(2);
    expect(readFileSync(to, 'utf8')).toBe(expected);
  }
  const to = join(folder, 'out.parquet');
  await pool.export({ text: 'select 1 as a', format: 'parquet', to }, find);
  expect(readFileSync(to).subarray(0, 4).toString()).toBe('PAR1');
});

test('Arrow holds whole numbers of 64 bits, days and moments as such, nested values as JSON', async () => {
  const to = join(folder, 'out.arrow');
  const text = `select id, monto, fecha, clave as "a", clave as "a", [1, 2] as l, 170141183460469231731687303715884105727 as big,
    timestamp_ns '2024-01-01 10:00:00.123456789' as fine, 9223372036854775807 as most from ventas order by id limit 3`;
  expect(await pool.export({ text, format: 'arrow', to }, find)).toMatchObject({ rows: 3 });
  const table = tableFromIPC(readFileSync(to));
  expect(table.schema.fields.map(({ type }) => String(type))).toEqual([
    ...['Int64', 'Float64', 'Date32<DAY>', 'Utf8', 'Utf8', 'Utf8', 'Float64', 'Timestamp<MICROSECOND>', 'Int64'],
  ]);
  const first = table.get(0)?.toArray().map(String);
  expect(first?.slice(0, 2)).toEqual(['1', '100.25']);
  expect(first?.slice(3, 6)).toEqual(['01', '01', '[1,2]']);
  expect(first?.[8]).toBe('9223372036854775807');
});

test('a workbook holds the answer, the same rows that were counted', async () => {
  const to = join(folder, 'out.xlsx');
  const text = 'select random() as r, range as n, {a: 1} as s from range(5)';
  const { rows, size } = await pool.export({ text, format: 'xlsx', to }, find);
  const sheet = XLSX.read(readFileSync(to)).Sheets['data'] ?? {};
  expect(rows).toBe(5);
  expect(size).toBe(readFileSync(to).length);
  expect(XLSX.utils.sheet_to_json<{ n: number; s: string }>(sheet).map(({ n, s }) => [n, s])).toEqual(
    [0, 1, 2, 3, 4].map((n) => [n, '{"a":1}']),
  );
  const long = pool.export({ text: 'from range(1048576)', format: 'xlsx', to }, find);
  await expect(long).rejects.toThrow(/more than 1048575 rows/);
  const wide = pool.export({ text: "select repeat('x', 40000) as w", format: 'xlsx', to }, find);
  await expect(wide).rejects.toThrow(/32,767 characters/);
});

test('pages follow one another to the end', async () => {
  const ask = (offset: number) => pool.page({ text: 'select id from ventas order by id', limit: 3, offset }, find);
  const pages = [await ask(0), await ask(3), await ask(6)];
  expect(pages.map(({ rows }) => rows.flat())).toEqual([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8],
  ]);
  expect(pages.map(({ more }) => more)).toEqual([true, true, false]);
});

test('columns say their type as Table Schema and as SQL', async () => {
  const { columns } = await pool.page({ text: 'from ventas', limit: 1, offset: 0 }, find);
  expect(columns).toEqual([
    { name: 'id', type: 'integer', sqlType: 'INTEGER' },
    { name: 'clave', type: 'string', sqlType: 'VARCHAR' },
    { name: 'monto', type: 'number', sqlType: 'DECIMAL(10,2)' },
    { name: 'fecha', type: 'date', sqlType: 'DATE' },
    { name: 'nota', type: 'string', sqlType: 'VARCHAR' },
  ]);
});
