import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenedDuckdb, openDuckdb } from './duckdb.ts';

const folder = mkdtempSync(join(tmpdir(), 'milpa-duckdb-'));
const table = join(folder, 'tabla.parquet');
const secret = join(folder, 'secreto.csv');
const open = join(folder, 'open');
let free: OpenedDuckdb;
let locked: OpenedDuckdb;

beforeAll(async () => {
  mkdirSync(open);
  writeFileSync(secret, 'clave\n42\n');
  symlinkSync(secret, join(open, 'link.csv'));
  const bounds = { memoryBytes: 2 ** 28, threads: 1, tempDirectory: join(folder, 'temp') };
  free = await openDuckdb(bounds);
  await free.connection.run(
    `copy (select i, timestamptz '2026-01-01 00:00:00+00' as t from range(10) r(i)) to '${table}' (format parquet)`,
  );
  locked = await openDuckdb({ ...bounds, allowedPaths: [table], allowedFolders: [open] });
});
afterAll(() => {
  free.close();
  locked.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async (sql: string, of = locked) => (await of.connection.runAndReadAll(sql)).getRowsJson();

describe('without a lock', () => {
  test('every file can be read, and moments are told in UTC', async () => {
    expect(await ask(`select clave from read_csv('${secret}')`, free)).toEqual([['42']]);
    expect(await ask(`select t::varchar from '${table}' limit 1`, free)).toEqual([['2026-01-01 00:00:00+00']]);
  });
});

describe('with quick plans', () => {
  test('the answers stay the same', async () => {
    const quick = await openDuckdb({
      memoryBytes: 2 ** 28,
      threads: 1,
      tempDirectory: join(folder, 'temp'),
      plans: 'quick',
    });
    const path = join(folder, 'grupos.parquet');
    await ask(
      `copy (select i, i % 3 as r from range(100000) t(i)) to '${path}' (format parquet, row_group_size 2048)`,
      free,
    );
    const condition = `from '${path}' where i between 90000 and 90002`;
    expect(await ask(`select i, r ${condition}`, quick)).toEqual(await ask(`select i, r ${condition}`, free));
    quick.close();
  });
});

describe('locked to a file and a folder', () => {
  test('reads the file and writes in the folder', async () => {
    expect(await ask(`select count(*) from '${table}'`)).toEqual([['10']]);
    await ask(`copy (select 1 as a) to '${join(open, 'a.csv')}' (format csv)`);
    expect(existsSync(join(open, 'a.csv'))).toBe(true);
  });

  const attempts = () => [
    `select * from read_csv('${secret}')`,
    `select * from read_csv('${open}/../secreto.csv')`,
    `select * from read_text('/etc/passwd')`,
    `select * from read_csv('${open}/link.csv')`,
    `select * from glob('${folder}/*')`,
    `copy (select 1) to '${join(folder, 'b.csv')}'`,
    `copy (select 1) to '${table}'`,
    `attach '${join(folder, 'x.db')}'`,
    `export database '${join(folder, 'dump')}'`,
    "select * from read_csv('http://127.0.0.1:9/x.csv')",
    'install httpfs',
    'load httpfs',
    "select getenv('HOME')",
    "set memory_limit = '100GB'",
    'set threads = 64',
    'set enable_external_access = true',
    "set allowed_directories = ['/']",
    "set temp_directory = '/etc'",
    'set lock_configuration = false',
    'reset enable_external_access',
    "pragma enable_logging('FileSystem')",
  ];
  test.each(attempts().map((sql) => sql.replaceAll(folder, '$folder')))('refuses %s', async (sql) => {
    await expect(ask(sql.replaceAll('$folder', folder))).rejects.toThrow();
    expect(await ask(`select count(*) from '${table}'`)).toEqual([['10']]);
  });

  test('still spills what does not fit into memory', async () => {
    const [row] = await ask(
      'select count(*) from (select distinct md5(i::varchar) || repeat(i::varchar, 8) from range(1500000) t(i))',
    );
    expect(row).toEqual(['1500000']);
  });
});

test('settings may stay open while the files are locked for good', async () => {
  const bounds = { memoryBytes: 2 ** 27, threads: 1, tempDirectory: join(folder, 'temp2') };
  const half = await openDuckdb({ ...bounds, allowedFolders: [open], settings: 'open' });
  await ask('set preserve_insertion_order = false', half);
  await expect(ask('set enable_external_access = true', half)).rejects.toThrow();
  await expect(ask("set allowed_directories = ['/']", half)).rejects.toThrow();
  await expect(ask(`select * from read_csv('${secret}')`, half)).rejects.toThrow();
  half.close();
});
