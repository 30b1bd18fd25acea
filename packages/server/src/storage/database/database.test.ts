import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDatabase } from '../../../test/cluster.ts';
import { startProgram } from '../../../test/programs.ts';
import { type Database, migrate, openDatabase } from './index.ts';

let made: { url: string; drop(): Promise<void> };
let database: Database;
beforeAll(async () => {
  made = await makeDatabase();
  database = openDatabase(made.url, { connections: 5 });
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

describe('values', () => {
  test('come as the contract says', async () => {
    const [row] = await database.query<Record<string, unknown>>(
      `select 7::bigint as small, 9007199254740993::bigint as large, date '2026-02-28' as day,
              timestamptz '2026-02-28T12:00:00Z' as instant, array[1, 2]::bigint[] as numbers, '{}'::bigint[] as none,
              array[date '2026-01-01'] as days, '{"a": [1]}'::jsonb as json, null as nothing`,
    );
    expect(row).toEqual({
      small: 7,
      large: 9007199254740993n,
      day: '2026-02-28',
      instant: new Date('2026-02-28T12:00:00Z'),
      numbers: [1, 2],
      none: [],
      days: ['2026-01-01'],
      json: { a: [1] },
      nothing: null,
    });
  });
  test('go as parameters', async () => {
    const [row] = await database.query<Record<string, unknown>>(
      'select $1::jsonb as json, $2::text[] as list, $3::bigint as large, $4::bytea as bytes, $5::timestamptz as instant',
      [{ a: 'b' }, ['x', 'y, z'], 9007199254740993n, new Uint8Array([0, 255]), new Date(0)],
    );
    expect(row).toMatchObject({
      json: { a: 'b' },
      list: ['x', 'y, z'],
      large: 9007199254740993n,
      instant: new Date(0),
    });
    expect(row?.['bytes']).toEqual(Buffer.from([0, 255]));
  });
});

describe('transactions', () => {
  beforeAll(async () => {
    await database.query('create table account_book (id int primary key, amount int not null)');
    await database.query('insert into account_book values (1, 0), (2, 0)');
  });
  test('roll back whole when their work throws', async () => {
    const work = database.transaction(async (tx) => {
      await tx.query('update account_book set amount = 99 where id = 1');
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await database.query('select amount from account_book where id = 1')).toEqual([{ amount: 0 }]);
  });
  test('are tried again after a deadlock, so that both end', async () => {
    let tries = 0;
    const bothLocked = Promise.withResolvers<void>();
    const add = (first: number, second: number) =>
      database.transaction(async (tx) => {
        tries += 1;
        await tx.query('update account_book set amount = amount + 1 where id = $1', [first]);
        // The first try of each waits until the other holds its row: then a deadlock is certain.
        if (tries === 2) bothLocked.resolve();
        await bothLocked.promise;
        await tx.query('update account_book set amount = amount + 1 where id = $1', [second]);
      });
    await Promise.all([add(1, 2), add(2, 1)]);
    expect(tries).toBeGreaterThan(2);
    expect(await database.query('select amount from account_book order by id')).toEqual([{ amount: 2 }, { amount: 2 }]);
  });
  test('leave their connection clean for the next one', async () => {
    await Promise.allSettled(
      Array.from({ length: 20 }, () => database.transaction((tx) => tx.query('select 1 / 0 as broken'))),
    );
    const all = await Promise.all(Array.from({ length: 20 }, () => database.query<{ n: number }>('select 1 as n')));
    expect(all.every(([row]) => row?.n === 1)).toBe(true);
  });
});

describe('failures', () => {
  const problemOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: unknown) => (error instanceof Problem ? error.code : String(error)),
    );
  test('a statement that takes too long, or a database that is away, is a 503 that may be tried again', async () => {
    const hasty = openDatabase(made.url, { statementMs: 150 });
    expect(await problemOf(hasty.query('select pg_sleep(5)'))).toBe('unavailable');
    await hasty.close();
    const nowhere = openDatabase('postgres://milpa:x@127.0.0.1:1/none');
    expect(await problemOf(nowhere.query('select 1'))).toBe('unavailable');
    expect(await problemOf(nowhere.transaction((tx) => tx.query('select 1')))).toBe('unavailable');
    await nowhere.close();
  });
  test('a mistake in a statement stays a mistake of ours', async () => {
    expect(await problemOf(database.query('select nonsense'))).toContain('nonsense');
  });
});

describe('migrations', () => {
  /** What the second one waits for half-way while somebody else has it. */
  const hold = 'select pg_advisory_xact_lock(47)';
  let folder = '';
  let empty: { url: string; drop(): Promise<void> };
  const write = (name: string, sql: string) => writeFile(join(folder, name), sql);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'milpa-migrations-'));
    empty = await makeDatabase();
    const first = openDatabase(empty.url);
    await first.query('drop schema public cascade; create schema public');
    await first.close();
    await write('0001-first.sql', 'create table one (n int); insert into one values (1);');
    await write('0002-second.sql', `insert into one values (2); ${hold}; insert into one values (3);`);
  });
  afterAll(async () => {
    await empty.drop();
    await rm(folder, { recursive: true });
  });
  const numbers = async () => {
    const open = openDatabase(empty.url);
    const rows = await open.query<{ n: number }>('select n from one order by n');
    await open.close();
    return rows.map(({ n }) => n);
  };

  test('killed by kill -9 half-way, a migration leaves nothing, and the next start applies it once', async () => {
    const holder = openDatabase(empty.url);
    await holder.transaction(async (tx) => {
      await tx.query(hold);
      const killed = startProgram('migrate-slowly.ts', [empty.url, folder]);
      const isHalfWay = () =>
        tx.query("select from pg_locks where locktype = 'advisory' and objid = 47 and not granted");
      await expect.poll(async () => (await isHalfWay()).length).toBe(1);
      killed.child.kill('SIGKILL');
      await killed.gone;
    });
    await holder.close();
    const applied = await migrate(empty.url, { folder });
    expect(applied.at(-1)).toBe('0002-second.sql');
    expect(await numbers()).toEqual([1, 2, 3]);
  });
  test('several processes at once apply each file once', async () => {
    await write('0003-third.sql', 'insert into one values (4);');
    const all = await Promise.all(Array.from({ length: 4 }, () => migrate(empty.url, { folder })));
    expect(all.flat()).toEqual(['0003-third.sql']);
    expect(await numbers()).toEqual([1, 2, 3, 4]);
  });
  test('one that fails is named and leaves the database as it was', async () => {
    await write('0004-broken.sql', 'insert into one values (5); select nonsense;');
    await expect(migrate(empty.url, { folder })).rejects.toThrow(/0004-broken.sql could not be applied.*nonsense/);
    expect(await numbers()).toEqual([1, 2, 3, 4]);
    await rm(join(folder, '0004-broken.sql'));
  });
  test('a changed file, and a database from a later version, are refused with a sentence', async () => {
    await write('0003-third.sql', 'insert into one values (5);');
    await expect(migrate(empty.url, { folder })).rejects.toThrow(/0003-third.sql was applied in another form/);
    await rm(join(folder, '0003-third.sql'));
    await expect(migrate(empty.url, { folder })).rejects.toThrow(/made by a later one/);
  });
});
