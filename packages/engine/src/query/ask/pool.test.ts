import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeTables } from '../../../test/sql/tables.ts';
import { EngineFailure } from '../../contract.ts';
import { openDuckdb } from '../../duckdb.ts';
import type { FindViews, SqlPool } from './contract.ts';
import { createSqlPool } from './pool.ts';
import { listAttempts, tryWalls } from './walls.ts';

const folder = mkdtempSync(join(tmpdir(), 'milpa-sql-pool-'));
const engine = join(folder, 'engine');
let find: FindViews;
let pool: SqlPool;
const endless = 'select count(*) from range(10000000000) a, range(10000000000) b';

beforeAll(async () => {
  find = await writeTables(join(folder, 'files'));
  pool = createSqlPool({ tempDirectory: engine, processes: 1, queueLength: 1, limits: { timeMs: 20_000 } });
  expect(await pool.listHoles()).toEqual([]);
});
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (text: string, signal?: AbortSignal, of = pool) =>
  of.page({ text, limit: 10, offset: 0 }, find, signal ? { signal } : {});
const kindOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: unknown) => (error instanceof EngineFailure ? error.kind : String(error)),
  );

describe('the line of statements', () => {
  test('has an end, and whoever gives up lets the next one in', async () => {
    const leaving = new AbortController();
    const first = kindOf(ask(endless, leaving.signal));
    const second = kindOf(ask('select 2'));
    expect(await kindOf(ask('select 3'))).toBe('busy');
    leaving.abort();
    expect(await first).toBe('aborted');
    expect(await second).toBe('answered');
    expect(await kindOf(ask('select 4'))).toBe('answered');
  });

  test('what the finding of tables throws comes through, and the process goes on', async () => {
    const failing = pool.page({ text: 'from estados', limit: 1, offset: 0 }, async () => {
      throw new RangeError('not today');
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect((await ask('select 5')).rows).toEqual([[5]]);
  });

  test('a file that is gone breaks this statement only, and its place is not told', async () => {
    const gone = pool.page({ text: 'from weg', limit: 1, offset: 0 }, async (names) =>
      names.map((name) => ({ ...name, path: join(folder, 'files', 'gone.parquet') })),
    );
    expect(await gone.then(String, String)).not.toContain(folder);
    expect((await ask('select 6')).rows).toEqual([[6]]);
  });

  test('closed, it answers nobody and leaves nothing behind', async () => {
    const own = join(folder, 'own');
    const other = createSqlPool({ tempDirectory: own, processes: 1 });
    const asked = kindOf(ask(endless, undefined, other));
    await sleep(500);
    await other.close();
    expect(await asked).toBe('aborted');
    expect(await kindOf(ask('select 1', undefined, other))).toBe('aborted');
    expect(readdirSync(own)).toEqual([]);
  });
});

describe('the walls are tried', () => {
  const canary = join(folder, 'canary');
  const order = {
    order: 'try-walls',
    table: join(folder, 'files', 'estados.parquet'),
    secretFile: join(canary, 'secret.txt'),
  } as const;
  beforeAll(() => {
    mkdirSync(canary);
    writeFileSync(order.secretFile, 'a\n1\n');
  });
  const refuseAll = async () => ({ fault: { code: 'syntax' } }) as const;
  const locked = (allowedPaths: readonly string[], settings: 'locked' | 'open' = 'locked') =>
    openDuckdb({
      ...{ memoryBytes: 2 ** 28, threads: 1, tempDirectory: join(folder, 'spill'), allowedPaths, settings },
      prepare: async (connection) => {
        await connection.run(`create view known as from read_parquet('${order.table}')`);
      },
    });

  test('a database that is not locked has holes, and each is named without the path', async () => {
    const open = () =>
      openDuckdb({
        ...{ memoryBytes: 2 ** 28, threads: 1, tempDirectory: join(folder, 'spill') },
        prepare: async (connection) => {
          await connection.run(`create view known as from read_parquet('${order.table}')`);
        },
      });
    const holes = await tryWalls(order, open, refuseAll);
    expect(holes.length).toBeGreaterThan(8);
    expect(holes).toContain("DuckDB ran: select * from read_text('FILE')");
    expect(holes.join()).not.toContain(folder);
    expect(existsSync(`${order.secretFile}.new`)).toBe(true);
  });

  test('one hole is enough to be told: a file too many, settings left open, a tree that lets pass', async () => {
    const tooMany = await tryWalls(order, () => locked([order.table, order.secretFile]), refuseAll);
    expect(tooMany).toContain("DuckDB ran: select * from read_text('FILE')");
    const unsettled = await tryWalls(order, () => locked([order.table], 'open'), refuseAll);
    expect(unsettled).toContain("DuckDB ran: set memory_limit = '100GB'");
    const blind = await tryWalls(
      order,
      () => locked([order.table]),
      async () => ({ done: {} }),
    );
    expect(blind.filter((hole) => hole.startsWith('the tree let pass')).length).toBe(listAttempts('x').length - 1);
  });

  test('a database in which the table itself cannot be read proves nothing', async () => {
    const empty = () =>
      openDuckdb({
        memoryBytes: 2 ** 28,
        threads: 1,
        tempDirectory: join(folder, 'spill'),
        allowedPaths: [order.table],
      });
    expect(await tryWalls(order, empty, refuseAll)).toContain('the table itself cannot be read');
  });
});
