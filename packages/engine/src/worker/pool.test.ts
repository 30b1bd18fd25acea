import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RowsQuery } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, EngineFailure, QueryRefused, type StoredTable } from '../contract.ts';
import { column, storeTable } from '../query/tables.ts';
import { parseMessage } from './message.ts';
import { parseDiff, parseReading, parseRows, parseSize } from './parse.ts';
import { createEnginePool } from './pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'milpa-pool-'));
const everything: RowsQuery = { filters: [], sort: [], limit: 5, offset: 0 };
let engine: Engine;
let table: StoredTable;

beforeAll(async () => {
  engine = createEnginePool({ tempDirectory: join(folder, 'scratch'), queryWorkers: 1 });
  table = await storeTable(folder, 'filas', 'select i as n, md5(i::varchar) as t from range(200000) t(i)', [
    column('n', 'integer'),
    column('t', 'string'),
  ]);
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const failure = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => 'no failure at all',
    (reason: unknown) => reason,
  );
  return error instanceof EngineFailure ? error.kind : String(error);
};

describe('the pool', () => {
  test('answers from another process', async () => {
    expect((await engine.rows(table, everything)).total).toBe(200_000);
  });

  test('hands refusals through with their sentences', async () => {
    const asked = engine.rows(table, { ...everything, filters: [{ column: 'n', op: 'eq', values: ['x'] }] });
    await expect(asked).rejects.toBeInstanceOf(QueryRefused);
    await expect(asked).rejects.toThrow(/whole number/);
  });

  test('a missing file is a failure, and the next question is answered', async () => {
    expect(await failure(engine.rows({ ...table, path: join(folder, 'no.parquet') }, everything))).toBe('broken');
    expect((await engine.rows(table, everything)).total).toBe(200_000);
  });

  test('many questions at once wait in line and are all answered', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, at) => engine.rows(table, { ...everything, offset: at })),
    );
    expect(answers.map(({ ids }) => ids[0])).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  });

  test('the line has an end', async () => {
    const small = createEnginePool({ tempDirectory: join(folder, 'small'), queryWorkers: 1, queueLength: 2 });
    const asked = await Promise.allSettled(Array.from({ length: 6 }, () => small.rows(table, everything)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    await small.close();
  });

  test('a question beyond its time ends, and costs nobody else anything', async () => {
    const hurried = createEnginePool({ tempDirectory: join(folder, 'hurried'), queryWorkers: 1, queryTimeMs: 1 });
    expect(await failure(hurried.rows(table, { ...everything, sort: [{ column: 't', descending: true }] }))).toBe(
      'timeout',
    );
    await hurried.close();
    expect((await engine.rows(table, everything)).total).toBe(200_000);
  });

  test('a caller who gives up is let go', async () => {
    const gone = AbortSignal.timeout(1);
    await sleep(5);
    await expect(engine.rows(table, everything, { signal: gone })).rejects.toThrow();
    const late = new AbortController();
    const asked = failure(
      engine.export({ table, format: 'csv', to: join(folder, 'late.csv') }, { signal: late.signal }),
    );
    late.abort();
    expect(await asked).toMatch(/aborted|AbortError/);
  });

  test('reads a file in a process of its own', async () => {
    const path = join(folder, 'datos.csv');
    writeFileSync(path, 'clave;monto\n01;1,5\n02;2,5\n');
    const out = join(folder, 'out');
    mkdirSync(out);
    const reading = await engine.read({ path, name: 'datos.csv', out });
    expect(reading.refused).toBeNull();
    expect(reading.tables[0]?.profile.rows).toBe(2);
    expect(
      readFileSync(reading.tables[0]?.parquet?.path ?? '')
        .subarray(0, 4)
        .toString(),
    ).toBe('PAR1');
  });

  test('small files of one group are read one after the other in one process, each from a folder of its own', async () => {
    const temp = join(folder, 'grouped');
    const pool = createEnginePool({ tempDirectory: temp, smallReaders: 1 });
    const workers = () => readdirSync(temp).filter((name) => name.startsWith('worker-'));
    const seen = new Set<string>();
    for (const at of [1, 2, 3]) {
      const path = join(folder, `parte${at}.csv`);
      writeFileSync(path, `clave;monto\n01;${at},5\n02;2,5\n`);
      const out = join(folder, `parte${at}`);
      mkdirSync(out);
      const reading = await pool.read({ path, name: `parte${at}.csv`, out, group: 'conjunto' });
      const table = reading.tables[0];
      expect(table?.profile.columns[1]?.profile.max).toBe(Math.max(at + 0.5, 2.5));
      expect(table?.parquet?.path.startsWith(out)).toBe(true);
      expect(readFileSync(table?.parquet?.path ?? '').length).toBe(table?.parquet?.size);
      expect(readdirSync(out)).toEqual(['t0.parquet']);
      for (const name of workers()) seen.add(name);
      for (const name of workers()) expect(readdirSync(join(temp, name))).toEqual([]);
    }
    expect(seen.size).toBe(1);
    const out = join(folder, 'otro');
    mkdirSync(out);
    await pool.read({ path: join(folder, 'parte1.csv'), name: 'x.csv', out, group: 'otro' });
    // The folder of the first goes when its process has ended, which nobody waits for.
    await expect.poll(() => workers().some((name) => seen.has(name))).toBe(false);
    await pool.close();
    expect(workers()).toEqual([]);
  });

  test('after closing it answers nobody', async () => {
    const closed = createEnginePool({ tempDirectory: join(folder, 'closed') });
    await closed.close();
    expect(await failure(closed.rows(table, everything))).toBe('aborted');
  });
});

describe('the pool and its processes', () => {
  test.runIf(process.platform === 'linux')('that wants too much memory dies alone', async () => {
    const wide = await storeTable(
      folder,
      'wide',
      "select repeat('x', 1000000) || i::varchar as t from range(400) t(i)",
      [column('t', 'string')],
    );
    const small = createEnginePool({
      tempDirectory: join(folder, 'tight'),
      queryWorkers: 1,
      limits: { memoryBytes: 2 ** 27, threads: 1 },
    });
    const ask = small.rows(wide, { ...everything, limit: 400, sort: [{ column: 't', descending: true }] });
    expect(await failure(ask)).toMatch(/memory|killed|broken/);
    await small.close();
    expect((await engine.rows(table, everything)).total).toBe(200_000);
  });
});

describe('what a worker says is not believed', () => {
  test.each([
    null,
    'ready',
    [],
    { kind: 'x' },
    { kind: 'failed', failure: 'odd', message: '' },
    { kind: 'progress', progress: { phase: 'x', done: 1 } },
    { kind: 'refused', details: { xx: 1 } },
  ])('%j is no message', (raw) => {
    expect(parseMessage(raw)).toBeUndefined();
  });

  test('progress stays between nothing and all', () => {
    expect(parseMessage({ kind: 'progress', progress: { phase: 'read', done: 7 } })).toEqual({
      kind: 'progress',
      progress: { phase: 'read', done: 1 },
    });
  });

  test('a reading whose file lies outside its folder is refused', () => {
    const profile = { rows: 1, columns: [], notes: [], findings: [] };
    const reading = (path: string) => ({ format: 'csv', tables: [{ name: 't', profile, parquet: { path, size: 1 } }] });
    expect(parseReading(reading('/a/out/t0.parquet'), '/a/out')).toBeDefined();
    for (const path of ['/etc/passwd', '/a/out/../secret', '/a/outside', '/a/out']) {
      expect(() => parseReading(reading(path), '/a/out'), path).toThrow(EngineFailure);
    }
    expect(() => parseReading({ format: 'csv', tables: [{ name: 't', profile: { rows: 'many' } }] }, '/a/out')).toThrow(
      /contract/,
    );
  });

  test('a page of rows must have the shape of a page', () => {
    const page = {
      columns: [
        { name: 'a', type: 'integer' },
        { name: 'b', type: 'string' },
      ],
      ids: [1, 2],
      rows: [
        [1, 'x'],
        [null, 'y'],
      ],
      total: 9,
      offset: 0,
      cursor: 'YWJj',
    };
    expect(parseRows(page, everything)).toEqual(page);
    const groups = { ...page, ids: [], cursor: null };
    expect(parseRows(groups, everything)).toEqual(groups);
    for (const odd of [
      null,
      { ...page, total: -1 },
      { ...page, total: 1.5 },
      { ...page, offset: '0' },
      { ...page, cursor: 7 },
      { ...page, cursor: '"><script>' },
      { ...page, columns: [{ name: 'a', type: 'integer' }] },
      {
        ...page,
        columns: [
          { name: 'a', type: 'integer' },
          { name: 'b', type: 'secret' },
        ],
      },
      { ...page, ids: [1] },
      { ...page, ids: [0, 2] },
      { ...page, ids: ['1', 2] },
      { ...page, rows: [[1, 'x'], [1]] },
      {
        ...page,
        rows: [
          [1, 'x'],
          [1, { toString: 'x' }],
        ],
      },
      { ...page, rows: [[1, 'x'], 'row'] },
      { ...page, ids: [1, 2, 3, 4, 5, 6], rows: Array.from({ length: 6 }, () => [1, 'x']) },
    ])
      expect(() => parseRows(odd, everything), JSON.stringify(odd)).toThrow(EngineFailure);
  });

  test('a size must be a count, a comparison must keep the contract', () => {
    expect(parseSize({ size: 3, more: 1 })).toEqual({ size: 3 });
    for (const odd of [{}, { size: -1 }, { size: '3' }, null]) expect(() => parseSize(odd)).toThrow(EngineFailure);
    expect(() => parseDiff({ table: 't' })).toThrow(EngineFailure);
  });
});
