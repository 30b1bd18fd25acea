import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column, TableDiff } from '@milpa/sdk';
import type { DiffRequest, StoredTable } from '../contract.ts';
import { compareSchemas, type Pair } from './diff-schema.ts';
import { formatCell } from './rows.ts';
import { from, nameOf, presented } from './sql.ts';

const sampleSize = 5;

/**
 * What changed between two versions of a table, whatever the order of their rows. With a key that is unique and complete in both,
 * rows are added, removed or changed; without one, rows are compared whole, as often as they occur. Only columns both versions
 * have are compared, by a 64-bit hash. Samples are rows of the version they come from, with all its columns.
 */
export async function diffTables(connection: DuckDBConnection, request: DiffRequest): Promise<TableDiff> {
  const { schema, pairs } = await compareSchemas(connection, request);
  const key = await findKey(connection, request, pairs);
  await connection.run('begin');
  try {
    const [before, after] = await hashRows(connection, request, pairs, key);
    const counted = await (key ? byKey(connection) : byContent(connection));
    return {
      table: request.name,
      key: key?.map((pair) => pair.after.name) ?? null,
      schema,
      rows: { before, after, ...counted },
      sample: {
        added: await sampleRows(connection, request.after, only('after_rows', 'before_rows')),
        removed: await sampleRows(connection, request.before, only('before_rows', 'after_rows')),
      },
    };
  } finally {
    await connection.run('rollback');
  }
}

/** The first of the wanted keys that both versions have, filled and different in every row. */
async function findKey(
  connection: DuckDBConnection,
  { before, after, keys = [] }: DiffRequest,
  pairs: readonly Pair[],
): Promise<readonly Pair[] | null> {
  for (const names of keys) {
    const key = names.flatMap((name) => pairs.find((pair) => pair.after.name === name) ?? []);
    if (key.length !== names.length || key.length === 0) continue;
    const [olds, news] = [key.map((pair) => pair.before), key.map((pair) => pair.after)];
    if ((await isUnique(connection, before, olds)) && (await isUnique(connection, after, news))) return key;
  }
  return null;
}

async function isUnique(
  connection: DuckDBConnection,
  table: StoredTable,
  columns: readonly Column[],
): Promise<boolean> {
  const names = columns.map(nameOf).join(', ');
  const filled = columns.map((column) => `${nameOf(column)} is not null`).join(' and ');
  const rows = await count(connection, from(table));
  return rows === (await count(connection, `(select distinct ${names} from ${from(table)} where ${filled})`));
}

/**
 * Writes before_rows and after_rows: k what a row is matched by, h its content, n its number. Without key the match is the
 * content and how often it came before, so that a row that occurs twice is two rows. Returns how many each has.
 */
async function hashRows(
  connection: DuckDBConnection,
  { before, after }: DiffRequest,
  pairs: readonly Pair[],
  key: readonly Pair[] | null,
): Promise<[number, number]> {
  const write = async (name: string, table: StoredTable, side: 'before' | 'after') => {
    const content = hashOf(pairs, side);
    const rows = `select ${key ? hashOf(key, side) : content} as k, ${content} as h, file_row_number as n from ${from(table)}`;
    const numbered = `select hash(h, row_number() over (partition by h)) as k, h, n from (${rows})`;
    await connection.run(`create temp table ${name} as ${key ? rows : numbered}`);
    return count(connection, name);
  };
  return [await write('before_rows', before, 'before'), await write('after_rows', after, 'after')];
}

const hashOf = (pairs: readonly Pair[], side: 'before' | 'after') =>
  pairs.length === 0 ? '0::ubigint' : `hash(${pairs.map((pair) => comparable(pair, side)).join(', ')})`;

const numbers: ReadonlySet<string> = new Set(['integer', 'number', 'year']);

/** 1 and 1.0 are the same number, whatever type the versions gave it. */
function comparable(pair: Pair, side: 'before' | 'after'): string {
  const both = [pair.before, pair.after];
  const kind = both.some(({ type }) => type === 'number') && both.every(({ type }) => numbers.has(type));
  return kind ? `cast(${nameOf(pair[side])} as double)` : `cast(${presented(pair[side])} as varchar)`;
}

async function byKey(connection: DuckDBConnection) {
  const changed = await count(connection, 'after_rows a join before_rows b on a.k = b.k and a.h <> b.h');
  return { ...(await byContent(connection)), changed };
}

async function byContent(connection: DuckDBConnection) {
  const added = await count(connection, only('after_rows', 'before_rows'));
  const removed = await count(connection, only('before_rows', 'after_rows'));
  return { added, removed, changed: null };
}

const only = (one: string, other: string) => `${one} anti join ${other} using (k)`;

async function sampleRows(connection: DuckDBConnection, table: StoredTable, rows: string) {
  const numbers = await connection.runAndReadAll(`select n from ${rows} order by n limit ${sampleSize}`);
  const list = numbers.getRowsJS().map(([n]) => String(n));
  if (list.length === 0) return [];
  const columns = table.columns.map(presented).join(', ');
  const found = await connection.runAndReadAll(
    `select ${columns} from ${from(table)} where file_row_number in (${list.join(', ')}) order by file_row_number`,
  );
  return found.getRows().map((row) => row.map(formatCell));
}

async function count(connection: DuckDBConnection, relation: string): Promise<number> {
  const rows = (await connection.runAndReadAll(`select count(*) from ${relation}`)).getRowsJS();
  return Number(rows[0]?.[0] ?? 0);
}
