import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column, TableDiff } from '@milpa/sdk';
import type { DiffRequest, StoredTable } from '../contract.ts';
import { from, nameOf } from './sql.ts';

type Change = TableDiff['schema'][number];

/** The same column in both versions, under the same or another name. */
export interface Pair {
  readonly before: Column;
  readonly after: Column;
}

/** What happened to the columns, and which belong together. Breaking is what makes a program that reads the older version fail. */
export async function compareSchemas(connection: DuckDBConnection, { before, after }: DiffRequest) {
  const pairs: Pair[] = [];
  const schema: Change[] = [];
  let added = after.columns.filter((column) => !before.columns.some((old) => old.name === column.name));
  for (const old of before.columns) {
    const same = after.columns.find((column) => column.name === old.name);
    if (same) {
      pairs.push({ before: old, after: same });
      if (same.type !== old.type) schema.push(retyped(old, same));
      continue;
    }
    const renamed = await findRenamed(connection, { before, after }, old, added);
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

const retyped = (old: Column, same: Column): Change => ({
  change: 'retyped',
  column: old.name,
  from: old.type,
  to: same.type,
  breaking: !(old.type === 'integer' && same.type === 'number'),
});

interface Versions {
  readonly before: StoredTable;
  readonly after: StoredTable;
}

/** A new column of the same type in the same place, from either end, that shares at least four fifths of the distinct values. */
async function findRenamed(
  connection: DuckDBConnection,
  { before, after }: Versions,
  old: Column,
  added: readonly Column[],
) {
  const place = before.columns.indexOf(old);
  const fromEnd = before.columns.length - place;
  for (const column of added) {
    const there = after.columns.indexOf(column);
    if (column.type !== old.type || (there !== place && after.columns.length - there !== fromEnd)) continue;
    if ((await likeness(connection, distinct(before, old), distinct(after, column))) >= 0.8) return column;
  }
  return undefined;
}

const distinct = (table: StoredTable, column: Column) =>
  `select distinct cast(${nameOf(column)} as varchar) as v from ${from(table)}`;

/** Share of the larger set that is in both. */
async function likeness(connection: DuckDBConnection, first: string, second: string): Promise<number> {
  const reader = await connection.runAndReadAll(
    `select count(a.v) filter (b.v is not null), greatest(count(a.v), count(b.v)) from (${first}) a full join (${second}) b using (v)`,
  );
  const [shared, larger] = reader.getRowsJS()[0] ?? [];
  return Number(larger) === 0 ? 0 : Number(shared) / Number(larger);
}
