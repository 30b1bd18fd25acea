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
  if (columns.some((column) => column.profile.distinct === rows && rows <= 100_000)) return 0;
  const list = columns.map((column) => `k${column.index}`).join(', ');
  const [row] = await ask(`SELECT count(DISTINCT hash(${list})) FROM ${table}`);
  return rows - toNumber(row?.[0]);
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
  const single = possible.filter((column) => column.profile.distinct === rows);
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
