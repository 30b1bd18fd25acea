import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column, TableDiff } from '@milpa/sdk';
import type { DiffRequest, StoredTable } from '../contract.ts';
import { from, nameOf, presented, quoteName } from './sql.ts';

type Change = TableDiff['schema'][number];

/** The same column in both versions, under the same or another name. */
export interface Pair {
  readonly before: Column;
  readonly after: Column;
  /** Numbers that the versions store in different ways, and are compared as doubles. */
  readonly asDouble?: boolean;
}

/** What happened to the columns, and which belong together. Breaking is what makes a program that reads the older version fail. */
export async function compareSchemas(connection: DuckDBConnection, request: DiffRequest) {
  const { before, after } = request;
  const kept = before.columns.flatMap((old): Pair[] => {
    const same = after.columns.find((column) => column.name === old.name);
    return same ? [{ before: old, after: same }] : [];
  });
  const gone = before.columns.filter((column) => !kept.some((pair) => pair.before === column));
  const fresh = after.columns.filter((column) => !kept.some((pair) => pair.after === column));
  const renamed = await findRenamed(connection, request, gone, fresh);
  const schema: Change[] = before.columns.flatMap((old): Change[] => {
    const pair = kept.find((each) => each.before === old);
    if (pair) return pair.after.type === old.type ? [] : [describeRetyped(pair)];
    const now = renamed.find((each) => each.before === old)?.after;
    if (!now) return [{ change: 'removed', column: old.name, from: old.type, breaking: true }];
    return [{ change: 'renamed', column: old.name, from: old.name, to: now.name, breaking: true }];
  });
  for (const column of fresh)
    if (!renamed.some((pair) => pair.after === column))
      schema.push({ change: 'added', column: column.name, to: column.type, breaking: false });
  const pairs = before.columns.flatMap((old) => [...kept, ...renamed].find((pair) => pair.before === old) ?? []);
  return { schema, pairs: await tellStorage(connection, request, pairs) };
}

const numbers: ReadonlySet<string> = new Set(['integer', 'number', 'year']);

/** 1 and 1.0 are the same number, whatever type the versions gave it; decimals stored alike are compared to the last digit. */
async function tellStorage(
  connection: DuckDBConnection,
  { before, after }: DiffRequest,
  pairs: readonly Pair[],
): Promise<Pair[]> {
  const [olds, news] = [await listStored(connection, before), await listStored(connection, after)];
  return pairs.map((pair) => {
    const alike = olds.get(nameOf(pair.before)) === news.get(nameOf(pair.after));
    const numeric = numbers.has(pair.before.type) && numbers.has(pair.after.type);
    return numeric && !alike ? { ...pair, asDouble: true } : pair;
  });
}

/** DuckDB's types of the columns by their quoted names. */
async function listStored(connection: DuckDBConnection, table: StoredTable): Promise<Map<string, string>> {
  const reader = await connection.runAndReadAll(`describe select * from ${from(table)}`);
  return new Map(reader.getRowsJS().map(([name, type]) => [quoteName(String(name)), String(type)]));
}

/** Types whose values all are values of another: programs that read that one go on. */
const wider: Readonly<Record<string, readonly string[]>> = { integer: ['number'], year: ['integer', 'number'] };

const describeRetyped = ({ before, after }: Pair): Change => ({
  change: 'retyped',
  column: before.name,
  from: before.type,
  to: after.type,
  breaking: !wider[before.type]?.includes(after.type),
});

/** Share of the values of the smaller version that the other must have. */
const enough = 0.8;
/** Fewer different values say nothing by themselves: many columns have the same yes and no. */
const telling = 5;
/** Columns of each version that are compared with one another. */
const maxColumns = 40;

/** Columns that have the values of a column that is gone, the likest first. */
async function findRenamed(
  connection: DuckDBConnection,
  { before, after }: DiffRequest,
  gone: readonly Column[],
  fresh: readonly Column[],
): Promise<Pair[]> {
  const likely: (Pair & { readonly likeness: number })[] = [];
  for (const old of gone.slice(0, maxColumns))
    for (const now of fresh.slice(0, maxColumns)) {
      if (old.type !== now.type) continue;
      const near = isNear(before, after, old, now) || isAlike(old.name, now.name);
      const { likeness, distinct } = await compareValues(connection, values(before, old), values(after, now));
      if (likeness >= enough && (near || distinct >= telling))
        likely.push({ before: old, after: now, likeness: likeness + (near ? 0.5 : 0) });
    }
  const pairs: Pair[] = [];
  for (const each of likely.sort((a, b) => b.likeness - a.likeness))
    if (!pairs.some((pair) => pair.before === each.before || pair.after === each.after))
      pairs.push({ before: each.before, after: each.after });
  return pairs;
}

/** In the same place, from either end. */
function isNear(before: StoredTable, after: StoredTable, old: Column, now: Column): boolean {
  const [there, here] = [before.columns.indexOf(old), after.columns.indexOf(now)];
  return there === here || before.columns.length - there === after.columns.length - here;
}

/** The same letters and digits, or one name within the other. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) =>
    name
      .normalize('NFD')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase(),
  );
  return (
    a !== undefined &&
    b !== undefined &&
    a !== '' &&
    (a === b || (a.length > 3 && b.includes(a)) || (b.length > 3 && a.includes(b)))
  );
}

/** Different values of a column and how often each occurs. */
const values = (table: StoredTable, column: Column) =>
  `select cast(${presented(column)} as varchar) as v, count(*) as n from ${from(table)} where ${nameOf(column)} is not null group by 1`;

/** Share of the smaller column's values that the other has as often, and how many different ones they share. */
async function compareValues(connection: DuckDBConnection, first: string, second: string) {
  const reader = await connection.runAndReadAll(
    `select sum(least(a.n, b.n)) filter (a.n is not null and b.n is not null), least(sum(a.n), sum(b.n)), count(a.v) filter (b.v is not null) from (${first}) a full join (${second}) b using (v)`,
  );
  const [shared, smaller, distinct] = reader.getRowsJS()[0] ?? [];
  return { likeness: smaller ? Number(shared) / Number(smaller) : 0, distinct: Number(distinct) };
}
