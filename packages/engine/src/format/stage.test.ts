import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDuckdb } from '../duckdb.ts';
import { makeAsk } from '../table/ask.ts';
import { Refusal } from './format.ts';
import { stageGrid } from './grid.ts';
import { flatten, listTitles, stageRecords } from './records.ts';
import { quoteName, quoteText, readCsvSql, StageWriter, toNumber } from './stage.ts';

let folder: string;
let duckdb: Awaited<ReturnType<typeof openDuckdb>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-stage-'));
  duckdb = await openDuckdb({ memoryBytes: 256 * 2 ** 20, threads: 1, tempDirectory: folder });
});
afterAll(async () => {
  duckdb.close();
  await rm(folder, { recursive: true, force: true });
});
const ask = (sql: string) => makeAsk(duckdb.connection)(sql);

describe('Names and texts in SQL', () => {
  test.each(["O'Brien", "'; DROP TABLE x; --", 'a"b', '\\', '', 'línea\ndos'])('%j stays what it is', async (text) => {
    expect(await ask(`SELECT ${quoteText(text)}`)).toEqual([[text]]);
    if (text !== '')
      expect(await ask(`SELECT max(${quoteName(text)}) FROM (SELECT 7 AS ${quoteName(text)})`)).toEqual([[7]]);
  });

  test('numbers come as numbers or text, none is 0', () => {
    expect([toNumber(3), toNumber('9007199254740991'), toNumber(null), toNumber(undefined)]).toEqual([
      3, 9007199254740991, 0, 0,
    ]);
  });
});

describe('What is written is read back', () => {
  test('quotes, line ends, gaps and missing cells', async () => {
    const writer = new StageWriter(join(folder, 'a.csv'));
    const rows = [['dice "hola"', 'a,b', ''], ['una\r\ndos', "'", 'fin'], ['solo'], ['', '', 'x', 'cut']];
    for (const [index, row] of rows.entries()) await writer.write(index + 5, row, 3);
    await writer.end();
    expect(writer.rows).toBe(4);
    const csv = { path: writer.path, delimiter: ',', quote: '"', escape: '"', skip: 0, width: 3, lineColumn: true };
    expect(await ask(`SELECT * FROM ${readCsvSql(csv)}`)).toEqual([
      ['5', 'dice "hola"', 'a,b', null],
      ['6', 'una\r\ndos', "'", 'fin'],
      ['7', 'solo', null, null],
      ['8', null, null, 'x'],
    ]);
  });

  test('records longer than usual', async () => {
    const writer = new StageWriter(join(folder, 'long.csv'));
    await writer.write(1, ['á'.repeat(1_500_000), 'b'], 2);
    await writer.end();
    const csv = { path: writer.path, delimiter: ',', quote: '"', escape: '"', skip: 0, width: 2, lineColumn: true };
    const relation = readCsvSql({ ...csv, longest: writer.longest });
    expect(await ask(`SELECT length(c0), c1 FROM ${relation}`)).toEqual([['1500000', 'b']]);
  });
});

describe('Grids', () => {
  const options = () => ({ name: 'x', scratch: folder, file: 'grid.csv', maxColumns: 10, ragged: true });
  const grid = (rows: readonly (readonly string[])[]) => [rows.map((cells, index) => ({ cells, line: index + 1 }))];

  test('what is above, below and between the rows is told, with its lines', async () => {
    const staged = await stageGrid(
      grid([
        ['Reporte anual'],
        [],
        ['clave', 'nombre', 'monto'],
        ['1', 'uno', '10'],
        [],
        ['2', 'dos', '20'],
        ['clave', 'nombre', 'monto'],
        ['3', 'tres'],
        ['4', 'cuatro', '40', 'de más'],
        ['Fuente: elaboración propia'],
      ]),
      options(),
    );
    const codes = staged?.table.faults.map((fault) => [fault.code, fault.line, fault.count]);
    expect(codes).toEqual([
      ['preamble-skipped', 1, 2],
      ['footer-cut', 10, 1],
      ['short-rows', 8, 1],
      ['long-rows', 9, 1],
      ['blank-rows', 5, 1],
      ['header-repeated', 7, 1],
    ]);
    expect(staged?.table.notes).toEqual(['Reporte anual', 'Fuente: elaboración propia']);
    expect(await ask(`SELECT line, c0, c2, c3 FROM ${staged?.table.relation}`)).toEqual([
      ['4', '1', '10', null],
      ['6', '2', '20', null],
      ['8', '3', null, null],
      ['9', '4', '40', 'de más'],
    ]);
  });

  test('nothing filled is no table', async () => {
    expect(await stageGrid(grid([['', ' '], []]), options())).toBeUndefined();
  });

  test('too wide is refused before a row is written', async () => {
    const row = Array.from({ length: 11 }, (_, column) => `título ${column}`);
    await expect(stageGrid(grid([row, row.map(() => '1')]), options())).rejects.toMatchObject({
      code: 'too-many-columns',
      values: { columns: 11, limit: 10 },
    });
  });

  test('an abort ends it', async () => {
    const rows = grid([['a'], ['1']]);
    await expect(stageGrid(rows, { ...options(), signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});

describe('Records', () => {
  test('objects in objects become dotted names, lists and shapes stay whole', () => {
    const shape = { type: 'Point', coordinates: [1, 2] };
    expect(
      Object.fromEntries(flatten({ a: { b: { c: 1 }, d: null }, e: [1, { f: 2 }], g: {}, h: shape, i: false })),
    ).toEqual({
      'a.b.c': '1',
      'a.d': '',
      e: '[1,{"f":2}]',
      g: '{}',
      h: JSON.stringify(shape),
      i: 'false',
    });
  });

  const options = (maxColumns: number) => ({ name: 'r', scratch: folder, file: 'records.csv', maxColumns });
  test('names come in the order they first occur; what a record lacks is empty', async () => {
    const entries = [{ record: { b: 1, a: 'x' } }, { record: { c: true, b: 2 } }];
    const table = await stageRecords(() => entries, options(9));
    expect(table.columns.map((column) => column.title)).toEqual(['b', 'a', 'c']);
    expect(table.lines).toBeNull();
    expect(await ask(`SELECT c0, c1, c2 FROM ${table.relation}`)).toEqual([
      ['1', 'x', null],
      ['2', null, 'true'],
    ]);
  });

  test('lines are told only when every record has one', async () => {
    const entries = [
      { record: { a: 1 }, line: 3 },
      { record: { a: 2 }, line: 9 },
    ];
    const table = await stageRecords(() => entries, options(9));
    expect(table.lines).toEqual({ kind: 'column' });
    expect(await ask(`SELECT line, c0 FROM ${table.relation}`)).toEqual([
      ['3', '1'],
      ['9', '2'],
    ]);
  });

  test('names without end are refused', async () => {
    const entries = Array.from({ length: 50 }, (_, row) => ({ record: { [`k${row}`]: row } }));
    await expect(stageRecords(() => entries, options(20))).rejects.toThrow(Refusal);
  });

  describe('each with names of its own', () => {
    /** So many records, each with a name that all have and one that only it has; how often they were gone through, and read. */
    const scatter = (records: number, common: number) => {
      const read = { passes: 0, records: 0 };
      function* list() {
        read.passes += 1;
        for (let row = 0; row < records; row += 1) {
          read.records += 1;
          const shared = Array.from({ length: common }, (_, at) => [`c${at}`, row]);
          yield { record: { ...Object.fromEntries(shared), [`k${row}`]: row } };
        }
      }
      return { list, read };
    };
    const into = (file: string) => ({ name: 'r', scratch: folder, file, maxColumns: 5000 });

    test('are refused when their names were read once, before a row is written', async () => {
      const { list, read } = scatter(4999, 1);
      await expect(stageRecords(list, into('scattered.csv'))).rejects.toMatchObject({
        code: 'too-many-columns',
        values: { columns: 5000, limit: 1000 },
      });
      expect(read).toEqual({ passes: 1, records: 4999 });
      expect(existsSync(join(folder, 'scattered.csv'))).toBe(false);
    });
    test('are taken while their cells are few, or where most names are of several', async () => {
      const few = scatter(1100, 1);
      expect((await stageRecords(few.list, into('few.csv'))).columns).toHaveLength(1101);
      expect(few.read).toEqual({ passes: 2, records: 2200 });
      const shared = Array.from({ length: 15_000 }, (_, row) => ({
        record: Object.fromEntries([0, 1].map((at) => [`c${(row + at) % 1001}`, row])),
      }));
      expect(listTitles(shared, 5000)).toHaveLength(1001);
    });
  });
});
