import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column, TableDiff } from '@milpa/sdk';
import type { DiffRequest } from '../contract.ts';
import { formatCell } from './rows.ts';
import { parquet, presented, quoteName } from './sql.ts';

type Change = TableDiff['schema'][number];
type Pair = { readonly before: Column; readonly after: Column };
const sampleSize = 5;

/**
 * What changed between two versions of a table, whatever the order of their rows. With a key that is unique in both, rows
 * are added, removed or changed; without one, rows are compared whole, by a 64-bit hash of their content, as often as they occur.
 */
export async function diffTables(connection: DuckDBConnection, request: DiffRequest): Promise<TableDiff> {
  const { schema, pairs } = await compareSchemas(connection, request);
  const before = await count(connection, parquet(request.before.path));
  const after = await count(connection, parquet(request.after.path));
  const key = await findKey(connection, request, pairs);
  const views = relations(request, pairs, key);
  const rows = await (key ? byKey(connection, views) : byContent(connection, views));
  const sample = await sampleRows(connection, views);
  return {
    table: request.name,
    key: key?.map((pair) => pair.after.name) ?? null,
    schema,
    rows: { before, after, ...rows },
    sample,
  };
}

async function compareSchemas(connection: DuckDBConnection, { before, after }: DiffRequest) {
  const pairs: Pair[] = [];
  const schema: Change[] = [];
  let added = after.columns.filter((column) => !before.columns.some((old) => old.name === column.name));
  for (const old of before.columns) {
    const same = after.columns.find((column) => column.name === old.name);
    if (same) {
      pairs.push({ before: old, after: same });
      if (same.type !== old.type)
        schema.push({
          change: 'retyped',
          column: old.name,
          from: old.type,
          to: same.type,
          breaking: !widens(old.type, same.type),
        });
      continue;
    }
    const renamed = await findRenamed(connection, { before, after, name: '' }, old, added);
    if (!renamed) {
      schema.push({ change: 'removed', column: old.name, from: old.type, breaking: true });
      continue;
    }
    added = added.filter((column) => column !== renamed);
    pairs.push({ before: old, after: renamed });
    schema.push({ change: 'renamed', column: old.name, from: old.name, to: renamed.name, breaking: true });
  }
  for (const column of added) schema.push({ change: 'added', column: column.name, to: column.type, breaking: false });
  return { schema, pairs };
}

const widens = (from: string, to: string) => from === 'integer' && to === 'number';

/** A new column of the same type in the same place that shares at least four fifths of the distinct values. */
async function findRenamed(
  connection: DuckDBConnection,
  { before, after }: DiffRequest,
  old: Column,
  added: readonly Column[],
) {
  const place = before.columns.indexOf(old);
  for (const column of added) {
    if (column.type !== old.type || after.columns.indexOf(column) !== place) continue;
    const [first, second] = [distinct(before.path, old), distinct(after.path, column)];
    const shared = await count(connection, `(${first} intersect ${second})`);
    const larger = Math.max(await count(connection, `(${first})`), await count(connection, `(${second})`));
    if (larger > 0 && shared / larger >= 0.8) return column;
  }
  return undefined;
}

const distinct = (path: string, column: Column) =>
  `select distinct cast(${quoteName(column.name)} as varchar) from ${parquet(path)}`;

async function findKey(
  connection: DuckDBConnection,
  request: DiffRequest,
  pairs: readonly Pair[],
): Promise<readonly Pair[] | null> {
  for (const names of request.keys ?? []) {
    const key = names.flatMap((name) => pairs.find((pair) => pair.after.name === name) ?? []);
    if (key.length !== names.length || key.length === 0) continue;
    const unique = [
      isUnique(
        connection,
        request.before.path,
        key.map((pair) => pair.before),
      ),
      isUnique(
        connection,
        request.after.path,
        key.map((pair) => pair.after),
      ),
    ];
    if ((await Promise.all(unique)).every(Boolean)) return key;
  }
  return null;
}

async function isUnique(connection: DuckDBConnection, path: string, columns: readonly Column[]): Promise<boolean> {
  const names = columns.map((column) => quoteName(column.name)).join(', ');
  const filled = columns.map((column) => `${quoteName(column.name)} is not null`).join(' and ');
  const rows = await count(connection, parquet(path));
  return rows === (await count(connection, `(select distinct ${names} from ${parquet(path)} where ${filled})`));
}

interface Relations {
  /** Both sides with the same columns: k (key or content hash), h (content hash), v (list of values as text). */
  readonly before: string;
  readonly after: string;
}

function relations({ before, after }: DiffRequest, pairs: readonly Pair[], key: readonly Pair[] | null): Relations {
  const text = (column: Column) => `cast(${presented(column)} as varchar)`;
  const side = (path: string, of: (pair: Pair) => Column) => {
    const content = pairs.length > 0 ? `hash(${pairs.map((pair) => text(of(pair))).join(', ')})` : '0::ubigint';
    const keys = key ? `hash(${key.map((pair) => text(of(pair))).join(', ')})` : content;
    return `(select ${keys} as k, ${content} as h, [${pairs.map((pair) => text(of(pair))).join(', ')}]::varchar[] as v, file_row_number as n from ${parquet(path)})`;
  };
  return { before: side(before.path, (pair) => pair.before), after: side(after.path, (pair) => pair.after) };
}

async function byKey(connection: DuckDBConnection, { before, after }: Relations) {
  const added = await count(connection, `${after} a anti join ${before} b using (k)`);
  const removed = await count(connection, `${before} b anti join ${after} a using (k)`);
  const changed = await count(connection, `${after} a join ${before} b on a.k = b.k and a.h <> b.h`);
  return { added, removed, changed };
}

async function byContent(connection: DuckDBConnection, { before, after }: Relations) {
  const counts = `(select coalesce(a.c, 0) - coalesce(b.c, 0) as d from (select h, count(*) as c from ${after} group by h) a
    full join (select h, count(*) as c from ${before} group by h) b using (h))`;
  const added = await sum(connection, `select sum(d) from ${counts} where d > 0`);
  const removed = await sum(connection, `select -sum(d) from ${counts} where d < 0`);
  return { added, removed, changed: null };
}

async function sampleRows(connection: DuckDBConnection, { before, after }: Relations) {
  const only = (one: string, other: string) =>
    `select v from ${one} x anti join ${other} y using (k) order by n limit ${sampleSize}`;
  return { added: await lists(connection, only(after, before)), removed: await lists(connection, only(before, after)) };
}

async function lists(connection: DuckDBConnection, sql: string) {
  const rows = (await connection.runAndReadAll(sql)).getRowsJS();
  return rows.map(([values]) => (Array.isArray(values) ? values.map(formatCell) : []));
}

const count = (connection: DuckDBConnection, from: string) => sum(connection, `select count(*) from ${from}`);

async function sum(connection: DuckDBConnection, sql: string): Promise<number> {
  const rows = (await connection.runAndReadAll(sql)).getRowsJS();
  return Number(rows[0]?.[0] ?? 0);
}
