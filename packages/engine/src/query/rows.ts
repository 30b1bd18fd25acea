import type { DuckDBConnection } from '@duckdb/node-api';
import type { RowsQuery } from '@milpa/sdk';
import type { RowsAnswer, StoredTable } from '../contract.ts';
import { compileOrder, compileWhere, parquet, presented, quoteText, requireColumn, type Sql } from './sql.ts';

type Cell = string | number | boolean | null;

/**
 * A page of rows with the exact number of rows that fit. Ids are positions in the file from 1.
 * Throws QueryRefused when a column or value does not fit the table.
 */
export async function queryRows(
  connection: DuckDBConnection,
  table: StoredTable,
  query: RowsQuery,
): Promise<RowsAnswer> {
  const where = compileWhere(table.columns, query.filters, query.search);
  const order = compileOrder(table.columns, query.sort);
  const selected = query.select ? query.select.map((name) => requireColumn(table.columns, name)) : table.columns;
  const total = await countRows(connection, table, where);
  if (query.limit === 0 || query.offset >= total) return { ids: [], rows: [], total };
  const page = await pageOf(connection, table, query, where, order);
  const list = ['file_row_number', ...selected.map(presented)].join(', ');
  const found = await run(connection, {
    text: `select ${list} from ${parquet(table.path)} where ${page.text}`,
    values: page.values,
  });
  const rows = page.ids ? inOrder(found, page.ids) : found;
  return { ids: rows.map((row) => Number(row[0]) + 1), rows: rows.map((row) => row.slice(1).map(formatCell)), total };
}

async function countRows(connection: DuckDBConnection, table: StoredTable, where: Sql): Promise<number> {
  const sql =
    where.text === 'true'
      ? `select sum(num_rows) from parquet_file_metadata(${quoteText(table.path)})`
      : `select count(*) from ${parquet(table.path)} where ${where.text}`;
  const [[count] = []] = await run(connection, { text: sql, values: where.values });
  return Number(count ?? 0);
}

interface Page extends Sql {
  readonly ids?: readonly bigint[];
}

/**
 * Which rows the page has. In source order without conditions that is a range of row numbers, which reads one row
 * group; otherwise the row numbers are found first over the columns asked about, so that wide rows are never sorted.
 */
async function pageOf(
  connection: DuckDBConnection,
  table: StoredTable,
  query: RowsQuery,
  where: Sql,
  order: string,
): Promise<Page> {
  if (where.text === 'true' && query.sort.length === 0) {
    return { text: `file_row_number between ${query.offset} and ${query.offset + query.limit - 1}`, values: [] };
  }
  // Without sorting, the scan keeps the source's order and may stop early.
  const ordered = query.sort.length > 0 ? `order by ${order}` : '';
  const sql = `select file_row_number from ${parquet(table.path)} where ${where.text} ${ordered} limit ${query.limit} offset ${query.offset}`;
  const ids = (await run(connection, { text: sql, values: where.values })).map(([id]) =>
    typeof id === 'bigint' ? id : BigInt(String(id)),
  );
  if (ids.length === 0) return { text: 'false', values: [], ids };
  return { text: `file_row_number in (${ids.join(', ')})`, values: [], ids };
}

function inOrder(rows: readonly (readonly unknown[])[], ids: readonly bigint[]): readonly (readonly unknown[])[] {
  const byId = new Map(rows.map((row) => [String(row[0]), row]));
  return ids.flatMap((id) => {
    const row = byId.get(String(id));
    return row ? [row] : [];
  });
}

async function run(connection: DuckDBConnection, sql: Sql): Promise<readonly (readonly unknown[])[]> {
  const reader = await connection.runAndReadAll(sql.text, [...sql.values]);
  return reader.getRowsJS();
}

/** A value as JSON. Whole numbers beyond 2^53 stay exact as text; what JSON cannot say (NaN, infinity) is null. */
export function formatCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return String(value);
}
