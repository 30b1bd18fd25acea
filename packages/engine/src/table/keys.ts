import type { Ask } from '../format/format.ts';
import { toNumber } from '../format/stage.ts';
import type { KnownColumn } from './roles.ts';

const maxRows = 20_000_000;
const maxColumns = 1000;

/** Rows that repeat another row; undefined when there are too many rows or columns to ask. */
export async function countDuplicates(
  ask: Ask,
  table: string,
  rows: number,
  columns: readonly KnownColumn[],
): Promise<number | undefined> {
  if (rows > maxRows || columns.length > maxColumns) return undefined;
  if (columns.some((column) => isUnique(column, rows))) return 0;
  // A few columns that differ most nearly always tell the rows apart; to read and hash all of them costs more.
  const few = columns.toSorted((a, b) => b.profile.distinct - a.profile.distinct).slice(0, telling);
  if (few.length < columns.length && rows - (await countHashes(ask, table, few)) === 0) return 0;
  return rows - (await countHashes(ask, table, columns));
}

/** Columns by which rows are told apart before all of them are looked at. */
const telling = 4;

async function countHashes(ask: Ask, table: string, columns: readonly KnownColumn[]): Promise<number> {
  const list = columns.map((column) => `k${column.index}`).join(', ');
  const [row] = await ask(`SELECT count(DISTINCT hash(${list})) FROM ${table}`);
  return toNumber(row?.[0]);
}

/** Whether every row differs in the column. Of many values an estimate may come out as the number of rows: it counts as none. */
function isUnique({ profile, type }: KnownColumn, rows: number): boolean {
  return profile.distinct === rows && profile.nulls === 0 && !['geojson', 'object', 'array'].includes(type);
}

/** Columns, or pairs of columns, in which every row differs: whole ones only, the plainest first, at most three. */
export async function findKeys(
  ask: Ask,
  table: string,
  rows: number,
  columns: readonly KnownColumn[],
): Promise<string[][]> {
  if (rows < 2 || rows > maxRows) return [];
  const possible = columns.filter(
    (column) =>
      column.profile.nulls === 0 &&
      !['measure', 'geometry', 'latitude', 'longitude'].includes(column.role ?? '') &&
      column.type !== 'number',
  );
  const single = possible.filter((column) => isUnique(column, rows));
  if (single.length > 0) return single.slice(0, 3).map((column) => [column.name]);
  const parts = possible.filter((column) => column.profile.distinct > 1 && column.role !== 'text').slice(0, 7);
  for (const group of [...listGroups(parts, 2), ...listGroups(parts, 3)]) {
    if (group.reduce((product, column) => product * column.profile.distinct, 1) < rows) continue;
    const list = group.map((column) => `k${column.index}`).join(', ');
    const [row] = await ask(`SELECT count(*) FROM (SELECT DISTINCT ${list} FROM ${table})`);
    if (toNumber(row?.[0]) === rows) return [group.map((column) => column.name)];
    if (rows > 2_000_000) break;
  }
  return [];
}

function listGroups(columns: readonly KnownColumn[], size: number): KnownColumn[][] {
  if (size === 0) return [[]];
  return columns.flatMap((column, index) =>
    listGroups(columns.slice(index + 1), size - 1).map((rest) => [column, ...rest]),
  );
}
