import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeTables } from '../../../test/sql/tables.ts';
import { trimStatement } from './body.ts';
import { type FindViews, type SqlPool, SqlRefused } from './contract.ts';
import { explainError, scrub } from './explain.ts';
import { findPlace, refuseStatement } from './faults.ts';
import { inspectTree } from './inspect.ts';
import { listNearest } from './nearest.ts';
import { parseHoles, parseOutcome, parsePage, parseParsed, parseRowCount } from './parse.ts';
import { createSqlPool } from './pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'milpa-sql-refused-'));
let pool: SqlPool;
let find: FindViews;
beforeAll(async () => {
  find = await writeTables(join(folder, 'files'));
  const limits = { timeMs: 25_000, tables: 2, textLength: 5000, exportRows: 100, pageBytes: 2000 };
  pool = createSqlPool({ tempDirectory: join(folder, 'engine'), processes: 1, limits });
});
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

async function refusal(text: string): Promise<SqlRefused> {
  const error: unknown = await pool.page({ text, limit: 10, offset: 0 }, find).then(
    (page) => new Error(`no refusal but ${JSON.stringify(page)}`),
    (reason: unknown) => reason,
  );
  if (error instanceof SqlRefused) return error;
  throw error;
}

describe('a refusal says what, where, and what was perhaps meant', () => {
  test.each([
    ['', 'There is no statement. Write one, for example SELECT 1.'],
    ['   ', 'There is no statement. Write one, for example SELECT 1.'],
    ['-- nothing', 'There is no statement. Write one, for example SELECT 1.'],
    [`select '${'x'.repeat(5000)}'`, 'The statement is longer than 5000 characters. Make it shorter.'],
    ['selec 1', 'The statement cannot be read at “selec”. (Line 1, column 1.)'],
    ['select *\nfrom ventas\nwher id = 1', 'The statement cannot be read at “id”. (Line 3, column 6.)'],
    ['select (1', 'The statement cannot be read to its end. (Line 1, column 10.)'],
    ['select 1; select 2', 'Only one statement can be asked at a time. Take out what follows the semicolon.'],
    ['select 1;;drop table x', expect.stringMatching(/^Only statements that read/)],
    ['insert into estados values (1)', expect.stringMatching(/SUMMARIZE, not INSERT\.$/)],
    ['explain select 1', expect.stringMatching(/, not EXPLAIN\.$/)],
    ['show tables', expect.stringMatching(/, not SHOW\.$/)],
    ['select ?', 'The statement has a placeholder (? or $1). Write the value in its place.'],
    ['select $1', 'The statement has a placeholder (? or $1). Write the value in its place.'],
    ['pivot ventas on clave using sum(monto)', expect.stringMatching(/^PIVOT needs the values/)],
    [
      'select cuont(*) from ventas',
      'There is no function cuont here. (Line 1, column 8.) Did you mean count, cot, countif?',
    ],
    ["select getenv('HOME')", 'There is no function getenv here. (Line 1, column 8.)'],
    ["select * from read_csv('x')", expect.stringMatching(/^read_csv\(\) cannot be read from\./)],
    ['select * from nada', expect.stringMatching(/^There is no table “nada” to read\./)],
    ['select * from a.b.c', expect.stringMatching(/^There is no table “a\.b\.c” to read\./)],
    ['select * from estados at (version => 1)', expect.stringMatching(/does not offer AT in a statement/)],
    [
      'select nombe from estados',
      'There is no column “nombe” here. Names with capitals, spaces or accents are written in double quotes. (Line 1, column 8.) Did you mean nombre?',
    ],
    ["select 'ñandú', e.nombe from estados e", expect.stringMatching(/no column “nombe” here.*column 17/)],
    [
      "select nombre + 1 from estados where clave = '14'",
      expect.stringMatching(/^A value does not fit: Could not convert string 'Jalisco'|^\+ does not take values/),
    ],
    [
      'select sum(nombre) from estados',
      'sum does not take values of these types. Convert them, for example CAST(x AS DOUBLE). (sum(VARCHAR)) (Line 1, column 8.)',
    ],
    ["select 'x'::date", expect.stringMatching(/^A value does not fit: .*TRY_CAST/)],
    [
      'select clave, count(*) from ventas',
      expect.stringMatching(/^The statement could not be carried out: .*GROUP BY/),
    ],
    ['select 1 from estados a, ventas b, "demo"."ventas" c', 'The statement reads more than 2 tables. Ask in parts.'],
    ["select repeat('x', 3000)", expect.stringMatching(/^The statement needs more memory/)],
  ])('%s', async (text, sentence) => {
    expect((await refusal(text)).message).toEqual(sentence);
  });

  test('in three languages, with the place as numbers', async () => {
    const { details, place } = await refusal('select nombre,\n  nombe from estados');
    expect(place).toEqual({ line: 2, column: 3 });
    expect(details.es).toMatch(/^Aquí no hay una columna «nombe».*\(Línea 2, columna 3\.\) ¿Quiso decir nombre\?$/);
    expect(details.fr).toMatch(
      /^Il n'y a pas de colonne « nombe ».*\(Ligne 2, colonne 3\.\) Vouliez-vous dire nombre \?$/,
    );
  });

  test('an export larger than its rows is refused whole', async () => {
    const ask = { text: 'select * from range(101)', format: 'csv', to: join(folder, 'large.csv') } as const;
    await expect(pool.export(ask, find)).rejects.toThrow(/more than 100 rows/);
  });
});

describe('the end of a statement', () => {
  test.each([
    ['select 1', 'select 1'],
    [' select 1 ; \n', ' select 1'],
    ['select 1 -- a; b', 'select 1'],
    ['select 1 -- a\n + 2 -- b', 'select 1 -- a\n + 2'],
    ['select 1 /* ; /* x */ */ ;', 'select 1'],
    ["select ';--' ;", "select ';--'"],
    ['select ";/*" ;', 'select ";/*"'],
    ["select 'it''s; ' ;", "select 'it''s; '"],
    ["select E'\\'; ' ;", "select E'\\'; '"],
    ['select $$ ; -- $$ ;', 'select $$ ; -- $$'],
    ['select $a$ $$ ; $a$ ;', 'select $a$ $$ ; $a$'],
    ['select 1; select 2;', 'select 1; select 2'],
    [';;', ''],
  ])('%j', (text, body) => {
    expect(trimStatement(text)).toBe(body);
  });
});

test('the nearest words come first, and none that are far', () => {
  expect(listNearest('nombe', ['clave', 'nombre', 'NOMBRES', 'x'])).toEqual(['nombre', 'NOMBRES']);
  expect(listNearest('x', ['y', 'z'])).toEqual([]);
});

test('places are counted in characters, whatever their bytes', () => {
  expect(findPlace('ñ\nañb', 4)).toEqual({ line: 2, column: 2 });
  expect(findPlace('a\r\nb', 3)).toEqual({ line: 2, column: 1 });
  expect(refuseStatement('x', { code: 'column', word: 'x' }).place).toBeUndefined();
});

test.each([
  ['Cannot open file "/var/lib/milpa/files/ab/cd": No such file', 'Cannot open file "…": No such file'],
  ['IO Error: ../../files/ab12: bad', 'IO Error: …: bad'],
  ['could not read D:/datos/x/y.parquet now', 'could not read … now'],
  ['1 / 2 is a half, a/b too', '1 / 2 is a half, a… too'],
])('no place of the machine stays in %s', (text, clean) => {
  expect(scrub(text)).toBe(clean);
});

test('errors that are not the statement’s are not explained away', () => {
  expect(explainError(new Error('something broke'))).toBeUndefined();
  expect(explainError(new Error('{not json}'))).toBeUndefined();
  expect(explainError(new Error('std::bad_alloc'))).toEqual({ code: 'too-much' });
  expect(explainError(new Error('{"exception_type":"Binder","exception_message":"no","position":"20"}'), 16)).toEqual({
    code: 'other',
    text: 'no',
    at: 4,
  });
});

test('a kind of query, table or expression nobody has looked at is refused', () => {
  const fault = (node: object) => {
    const seen = inspectTree({ node });
    return 'fault' in seen ? seen.fault : 'none';
  };
  expect(fault({ type: 'NEW_NODE', cte_map: {} })).toMatchObject({ code: 'construct', word: 'NEW_NODE' });
  expect(fault({ type: 'NEW_TABLE', alias: '', sample: null })).toMatchObject({ word: 'NEW_TABLE' });
  expect(fault({ class: 'NEW', type: 'X' })).toMatchObject({ word: 'NEW' });
  expect(fault({ class: 'FUNCTION', function_name: 'sum', schema: 'x' })).toMatchObject({ code: 'function' });
  expect(fault({ class: 'FUNCTION', function_name: 'sum', catalog: 'x' })).toMatchObject({ code: 'function' });
  expect(fault({ class: 'FUNCTION', function_name: 'sum', export_state: true })).toMatchObject({ code: 'function' });
  expect(fault({ class: 'WINDOW', function_name: 'read_text' })).toMatchObject({ code: 'function' });
  expect(fault({ class: 'FUNCTION', function_name: 'SUM', schema: 'main' })).toBe('none');
});

describe('what the process says is not believed', () => {
  const broken = /not what was asked for/;
  test('an outcome is done or has a known fault', () => {
    expect(parseOutcome({ done: { rows: 3 } }, parseRowCount)).toEqual({ done: 3 });
    expect(parseOutcome({ fault: { code: 'syntax', at: 1, word: 'x', candidates: ['a', 1] } }, parseRowCount)).toEqual({
      fault: { code: 'syntax', at: 1, word: 'x', candidates: ['a'] },
    });
    for (const odd of [null, [], {}, { fault: 1 }, { fault: { code: 'odd' } }, { done: { rows: -1 } }, { done: 'x' }])
      expect(() => parseOutcome(odd, parseRowCount), JSON.stringify(odd)).toThrow(broken);
  });

  test('a page keeps to its columns and its limit', () => {
    const page = { columns: [{ name: 'a', type: 'integer', sqlType: 'INTEGER' }], rows: [[1]], more: false };
    expect(parsePage(page, 1)).toEqual(page);
    for (const odd of [null, { ...page, more: 1 }, { ...page, rows: [[1, 2]] }, { ...page, rows: ['x'] }])
      expect(() => parsePage(odd, 1), JSON.stringify(odd)).toThrow(broken);
    expect(() => parsePage({ ...page, rows: [[1], [2]] }, 1)).toThrow(broken);
    expect(() => parsePage({ ...page, columns: [{ name: 1 }] }, 1)).toThrow(broken);
  });

  test('names are texts with a place', () => {
    expect(parseParsed({ body: 'x', names: [{ schema: '', name: 'a', at: 1 }] }).names).toEqual([
      { schema: '', name: 'a', at: 1 },
    ]);
    for (const odd of [null, { body: 1, names: [] }, { body: '', names: [{}] }])
      expect(() => parseParsed(odd), JSON.stringify(odd)).toThrow(broken);
    expect(() => parseHoles([1])).toThrow(broken);
  });
});

describe('names of tables are those that no common table expression in scope has', () => {
  test.each([
    ['with sqlite_master as (select 1 as x) select * from sqlite_master', null],
    ['with estados as (select * from estados) select * from estados', null],
    ['with recursive r as (select 1 as n union all select n + 1 from r where n < 3) select * from r', null],
    ['with a as (select 1), b as (from a) select * from (select * from b)', null],
    ['select * from (with pg_views as (select 1) from pg_views), pg_views', 'pg_views'],
    ['with a as (from duckdb_views), duckdb_views as (select 1) from a', 'duckdb_views'],
    ['with sqlite_master as (from sqlite_master) from sqlite_master', 'sqlite_master'],
    ['with sqlite_master as (select 1) select * from main.sqlite_master', 'main.sqlite_master'],
    ['with sqlite_master as (select 1) (select 1) union all select * from pg_settings', 'pg_settings'],
    ['select (with pg_tables as (select 1) select 1), (select count(*) from pg_tables)', 'pg_tables'],
  ])('%s', async (text, missing) => {
    if (missing === null) expect((await pool.page({ text, limit: 9, offset: 0 }, find)).rows.length).toBeGreaterThan(0);
    else expect((await refusal(text)).message).toContain(`There is no table “${missing}” to read.`);
  });
});
