import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column } from '@milpa/sdk';
import type { DiffRequest, StoredTable } from '../contract.ts';
import type { Pair } from './diff-schema.ts';
import { from, nameOf, presented } from './sql.ts';

/** How the rows of two versions were put side by side, and what that shows. */
export interface Match {
  /** Null when rows are compared whole. */
  readonly key: readonly Pair[] | null;
  /** Columns that count the rows anew in each version, and are left out. */
  readonly ignored: readonly Pair[];
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number | null;
}

/** Ways that are tried; each costs a join of two columns of hashes. */
const maxKeys = 4;
const maxCounters = 3;

interface Way {
  readonly key: number | null;
  readonly content: 'whole' | 'rest';
}
type Outcome = Pick<Match, 'added' | 'removed' | 'changed'> & { readonly way: Way };

/**
 * Puts the rows of two versions side by side in the way that leaves least different, whatever their order: by a key that is unique
 * and filled in both, or by content and how often it occurs. A column that only numbers the rows is left out where that shows that
 * rows stayed. Leaves before_rows and after_rows: n the row's number, k what it is matched by, h its content.
 */
export async function matchRows(
  connection: DuckDBConnection,
  request: DiffRequest,
  pairs: readonly Pair[],
): Promise<Match> {
  const sizes = {
    before: await countRows(connection, from(request.before)),
    after: await countRows(connection, from(request.after)),
  };
  const keys = listKeys(request, pairs, sizes);
  const counters = await findCounters(connection, request, pairs, sizes);
  for (const side of ['before', 'after'] as const)
    await hashRows(connection, request[side], { side, pairs, keys, counters });
  const best = await findBest(connection, keys, counters, sizes);
  for (const side of ['before', 'after'] as const) await keepWay(connection, side, best.way);
  return {
    key: best.way.key === null ? null : (keys[best.way.key] ?? null),
    ignored: best.way.content === 'rest' ? counters : [],
    ...sizes,
    added: best.added,
    removed: best.removed,
    changed: best.changed,
  };
}

type Sizes = Readonly<Record<'before' | 'after', number>>;

/** Keys of the newer profile that both versions have, then columns that differ in every row of both. */
function listKeys({ keys = [] }: DiffRequest, pairs: readonly Pair[], sizes: Sizes): Pair[][] {
  const given = keys.map((names) => names.flatMap((name) => pairs.find((pair) => pair.after.name === name) ?? []));
  const whole = given.filter((key, index) => key.length > 0 && key.length === keys[index]?.length);
  const single = pairs.filter(({ before, after }) => isUnique(before, sizes.before) && isUnique(after, sizes.after));
  const more = single.filter((pair) => !whole.some((key) => key.length === 1 && key[0] === pair)).map((pair) => [pair]);
  return [...whole, ...more].slice(0, maxKeys);
}

const isUnique = ({ type, profile }: Column, rows: number) =>
  rows > 0 &&
  profile.nulls === 0 &&
  profile.distinct >= rows * 0.97 &&
  ['string', 'integer', 'date', 'datetime'].includes(type);

/** Columns of whole numbers that grow by one from row to row in both versions. */
async function findCounters(
  connection: DuckDBConnection,
  { before, after }: DiffRequest,
  pairs: readonly Pair[],
  sizes: Sizes,
): Promise<Pair[]> {
  const possible = pairs.filter(
    (pair) =>
      pair.before.type === 'integer' &&
      pair.after.type === 'integer' &&
      isUnique(pair.before, sizes.before) &&
      isUnique(pair.after, sizes.after),
  );
  const found: Pair[] = [];
  for (const pair of possible.slice(0, maxCounters))
    if ((await isCounter(connection, before, pair.before)) && (await isCounter(connection, after, pair.after)))
      found.push(pair);
  return found;
}

async function isCounter(connection: DuckDBConnection, table: StoredTable, column: Column): Promise<boolean> {
  const step = `${nameOf(column)} - file_row_number`;
  const reader = await connection.runAndReadAll(`select min(${step}) = max(${step}) from ${from(table)}`);
  return reader.getRowsJS()[0]?.[0] === true;
}

interface Hashing {
  readonly side: 'before' | 'after';
  readonly pairs: readonly Pair[];
  readonly keys: readonly (readonly Pair[])[];
  readonly counters: readonly Pair[];
}

/** Writes before_hashes or after_hashes: n, whole, rest (without counters), and k0, k1, … of the keys, NULL where a part is. */
async function hashRows(connection: DuckDBConnection, table: StoredTable, hashing: Hashing): Promise<void> {
  const { side, pairs, keys, counters } = hashing;
  const list = [
    'file_row_number as n',
    `${hashOf(pairs, side)} as whole`,
    `${hashOf(
      pairs.filter((pair) => !counters.includes(pair)),
      side,
    )} as rest`,
    ...keys.map((key, index) => {
      const filled = key.map((pair) => `${nameOf(pair[side])} is not null`).join(' and ');
      return `case when ${filled} then ${hashOf(key, side)} end as k${index}`;
    }),
  ];
  await connection.run(`create temp table ${side}_hashes as select ${list.join(', ')} from ${from(table)}`);
}

const hashOf = (pairs: readonly Pair[], side: 'before' | 'after') =>
  pairs.length === 0 ? '0::ubigint' : `hash(${pairs.map((pair) => comparable(pair, side)).join(', ')})`;

/** A value in both versions' terms. */
export function comparable(pair: Pair, side: 'before' | 'after'): string {
  return pair.asDouble ? `cast(${nameOf(pair[side])} as double)` : `cast(${presented(pair[side])} as varchar)`;
}

async function findBest(
  connection: DuckDBConnection,
  keys: readonly (readonly Pair[])[],
  counters: readonly Pair[],
  sizes: Sizes,
): Promise<Outcome> {
  const whole = await tryWays(connection, keys, sizes, 'whole');
  if (counters.length === 0) return whole;
  const free = keys.map((key) => (key.some((pair) => counters.includes(pair)) ? [] : key));
  const rest = await tryWays(connection, free, sizes, 'rest');
  return cost(rest) * 2 < cost(whole) ? rest : whole;
}

const cost = ({ added, removed, changed }: Outcome) => added + removed + (changed ?? 0);

async function tryWays(
  connection: DuckDBConnection,
  keys: readonly (readonly Pair[])[],
  sizes: Sizes,
  content: Way['content'],
): Promise<Outcome> {
  let best: Outcome | undefined;
  for (const [index, key] of keys.entries()) {
    if (key.length === 0 || !(await isKey(connection, index, sizes))) continue;
    const outcome = await byKey(connection, index, content, sizes);
    if (!best || cost(outcome) < cost(best)) best = outcome;
  }
  const plain = await byContent(connection, content, sizes);
  return !best || cost(plain) < cost(best) ? plain : best;
}

async function isKey(connection: DuckDBConnection, index: number, sizes: Sizes): Promise<boolean> {
  for (const side of ['before', 'after'] as const) {
    const [filled, distinct] = await askNumbers(
      connection,
      `select count(k${index}), count(distinct k${index}) from ${side}_hashes`,
    );
    if (filled !== sizes[side] || distinct !== sizes[side]) return false;
  }
  return true;
}

async function byKey(
  connection: DuckDBConnection,
  index: number,
  content: Way['content'],
  sizes: Sizes,
): Promise<Outcome> {
  const [both = 0, changed = 0] = await askNumbers(
    connection,
    `select count(*), count_if(a.${content} <> b.${content}) from after_hashes a join before_hashes b on a.k${index} = b.k${index}`,
  );
  return { way: { key: index, content }, added: sizes.after - both, removed: sizes.before - both, changed };
}

/** Rows as often as they occur. */
async function byContent(connection: DuckDBConnection, content: Way['content'], sizes: Sizes): Promise<Outcome> {
  const counts = (side: string) => `(select ${content} as h, count(*) as n from ${side}_hashes group by 1)`;
  const [both = 0] = await askNumbers(
    connection,
    `select coalesce(sum(least(a.n, b.n)), 0) from ${counts('after')} a join ${counts('before')} b using (h)`,
  );
  return { way: { key: null, content }, added: sizes.after - both, removed: sizes.before - both, changed: null };
}

async function keepWay(connection: DuckDBConnection, side: 'before' | 'after', { key, content }: Way): Promise<void> {
  const match = key === null ? `hash(${content}, row_number() over (partition by ${content} order by n))` : `k${key}`;
  await connection.run(
    `create temp table ${side}_rows as select n, ${content} as h, ${match} as k from ${side}_hashes`,
  );
  await connection.run(`drop table ${side}_hashes`);
}

async function askNumbers(connection: DuckDBConnection, sql: string): Promise<number[]> {
  const [row = []] = (await connection.runAndReadAll(sql)).getRowsJS();
  return row.map(Number);
}

async function countRows(connection: DuckDBConnection, relation: string): Promise<number> {
  const [rows = 0] = await askNumbers(connection, `select count(*) from ${relation}`);
  return rows;
}
