import type { Ask } from '../format/format.ts';
import { quoteName, quoteText } from '../format/stage.ts';
import type { InferredColumn } from './infer.ts';

/** The typed columns as a select list, under the names of the table or as k0, k1, …. */
export function selectTyped(columns: readonly InferredColumn[], names: 'short' | 'real'): string {
  return columns
    .map((column, index) => `${column.sql} AS ${names === 'short' ? `k${index}` : quoteName(column.name)}`)
    .join(', ');
}

/** Writes the typed table as Parquet in the order of the source. */
export async function writeParquet(
  ask: Ask,
  source: string,
  columns: readonly InferredColumn[],
  to: string,
): Promise<void> {
  await ask(
    `COPY (SELECT ${selectTyped(columns, 'real')} FROM ${source}) TO ${quoteText(to)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`,
  );
}

/** FROM clause of a Parquet file with its columns renamed to k0, k1, …. */
export function readParquetSql(path: string, columns: readonly InferredColumn[]): string {
  const list = columns.map((column, index) => `${quoteName(column.name)} AS k${index}`).join(', ');
  return `(SELECT ${list} FROM read_parquet(${quoteText(path)}))`;
}
