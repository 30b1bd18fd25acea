import type { Ask, RawTable } from '../format/format.ts';
import { portionRows, quoteName, quoteText, toNumber } from '../format/stage.ts';
import type { InferredColumn } from './infer.ts';

/** Writes the typed table as Parquet in the order of the source; the number of its rows. */
export async function writeParquet(
  ask: Ask,
  source: string,
  raw: Pick<RawTable, 'typed'>,
  columns: readonly InferredColumn[],
  to: string,
): Promise<number> {
  const direct = raw.typed !== undefined && columns.some((column) => column.native);
  const from = direct && raw.typed ? raw.typed(columns.map((column) => column.native)) : source;
  const list = columns.map((column, index) => {
    const value = direct && column.native ? `c${index}` : column.sql;
    return `${value} AS ${quoteName(column.name)}`;
  });
  const [row] = await ask(
    `COPY (SELECT ${list.join(', ')} FROM ${from}) TO ${quoteText(to)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${findGroupSize(columns.length)}${formatDictionaryLimit(columns.length)})`,
  );
  return toNumber(row?.[0]);
}

/** Bytes that all dictionaries of a group of rows may take together. */
const dictionaryBytes = 128 * 2 ** 20;
/** Columns whose dictionaries, a megabyte each, may stand in memory at once. */
const fewColumns = 256;

/**
 * The option of COPY that keeps the dictionaries of many columns small. DuckDB makes room of a megabyte for that of each column of
 * text, however few rows there are: a thousand of them are a gigabyte.
 */
export function formatDictionaryLimit(columns: number): string {
  if (columns <= fewColumns) return '';
  return `, STRING_DICTIONARY_PAGE_SIZE_LIMIT ${Math.max(8192, Math.floor(dictionaryBytes / columns))}`;
}

/** FROM clause of a Parquet file with its columns, or those of some indexes, renamed to k0, k1, …. */
export function readParquetSql(path: string, columns: readonly InferredColumn[], some?: readonly number[]): string {
  const wanted = some ? new Set(some) : undefined;
  const list = columns.flatMap((column, index) =>
    wanted?.has(index) === false ? [] : [`${quoteName(column.name)} AS k${index}`],
  );
  return `(SELECT ${list.join(', ')} FROM read_parquet(${quoteText(path)}))`;
}

/**
 * Rows of a group, the least that is read at once: a third of DuckDB's own, which takes 3 % more room for a page that takes a third
 * less and sorted pages that take half; fewer when a table is so wide that a group would not fit into memory.
 */
function findGroupSize(columns: number): number {
  return columns <= 1500 ? 40_960 : Math.max(portionRows, Math.floor(groupCells / columns / portionRows) * portionRows);
}

/** Cells of a group of a wide table: all of them are held until the group is written, some 16 bytes each. */
const groupCells = 20_000_000;
