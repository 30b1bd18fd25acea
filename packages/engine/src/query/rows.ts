import { stat } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBDecimalValue } from '@duckdb/node-api';
import type { RowsQuery } from '@milpa/sdk';
import type { RowsAnswer, StoredTable } from '../contract.ts';
import { type Cache, createCache } from './cache.ts';
import { compileOrder, compileWhere, from, presented, quoteText, requireColumn, type Sql } from './sql.ts';

type Cell = string | number | boolean | null;

/** What was found out about tables and is needed again for the next page of the same question. */
export interface RowsMemory {
  readonly totals: Cache<number>;
  /** The numbers of the first rows of a sorted question. */
  readonly firsts: Cache<readonly bigint[]>;
}

export const createRowsMemory = (): RowsMemory => ({ totals: createCache(500), firsts: createCache(50) });

/** So many rows of a sorted question are remembered: finding 1,000 costs little more than finding 100. */
const remembered = 1000;

interface Question {
  readonly connection: DuckDBConnection;
  readonly memory: RowsMemory;
  readonly table: StoredTable;
  readonly query: RowsQuery;
  readonly where: Sql;
  readonly order: string;
  /** Changes when the file does. */
  readonly key: string;
}

/**
 * A page of rows with the exact number of rows that fit. Ids are positions in the file from 1.
 * Throws QueryRefused when a column or value does not fit the table.
 */
export async function queryRows(
  connection: DuckDBConnection,
  table: StoredTable,
  query: RowsQuery,
  memory: RowsMemory = createRowsMemory(),
): Promise<RowsAnswer> {
  const where = compileWhere(table.columns, query.filters, query.search);
  const order = compileOrder(table.columns, query.sort);
  const selected = query.select ? query.select.map((name) => requireColumn(table.columns, name)) : table.columns;
  const { size, mtimeMs } = await stat(table.path);
  const key = JSON.stringify([table.path, size, mtimeMs, where]);
  const question = { connection, memory, table, query, where, order, key };
  const total = await memory.totals.get(key, () => countRows(question));
  if (query.limit === 0 || query.offset >= total) return { ids: [], rows: [], total };
  const list = ['file_row_number', ...selected.map(presented)].join(', ');
  const rows = query.sort.length > 0 ? await findSorted(question, list) : await findInOrder(question, list);
  return { ids: rows.map((row) => Number(row[0]) + 1), rows: rows.map((row) => row.slice(1).map(formatCell)), total };
}

async function countRows({ connection, table, where }: Question): Promise<number> {
  const text =
    where.text === 'true'
      ? `select sum(num_rows) from parquet_file_metadata(${quoteText(table.path)})`
      : `select count(*) from ${from(table)} where ${where.text}`;
  const [[count] = []] = await run(connection, { text, values: where.values });
  return Number(count ?? 0);
}

/** Source order. Without conditions a page is a range of row numbers, which reads one or two row groups however deep it lies. */
function findInOrder({ connection, table, query: { limit, offset }, where }: Question, list: string) {
  const text =
    where.text === 'true'
      ? `select ${list} from ${from(table)} where file_row_number between ${offset} and ${offset + limit - 1}`
      : `select ${list} from ${from(table)} where ${where.text} limit ${limit} offset ${offset}`;
  return run(connection, { text, values: where.values });
}

/** Row numbers are found first, over the columns asked about alone, so that wide rows are never sorted. */
async function findSorted(question: Question, list: string): Promise<readonly (readonly unknown[])[]> {
  const { connection, memory, table, query, order, key } = question;
  const end = query.offset + query.limit;
  const ids =
    end <= remembered
      ? (await memory.firsts.get(`${key} ${order}`, () => sortIds(question, remembered, 0))).slice(query.offset, end)
      : await sortIds(question, query.limit, query.offset);
  if (ids.length === 0) return [];
  const text = `select ${list} from ${from(table)} where file_row_number in (${ids.join(', ')})`;
  return inOrder(await run(connection, { text, values: [] }), ids);
}

async function sortIds({ connection, table, where, order }: Question, limit: number, offset: number) {
  const text = `select file_row_number from ${from(table)} where ${where.text} order by ${order} limit ${limit} offset ${offset}`;
  const rows = await run(connection, { text, values: where.values });
  return rows.map(([id]) => BigInt(String(id)));
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
  return reader.getRows();
}

/** A value as JSON. Numbers a double would change stay exact as text; what JSON cannot say (NaN, infinity) is null. */
export function formatCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof DuckDBDecimalValue) return formatDecimal(value.toString());
  return String(value);
}

const bare = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

function formatDecimal(text: string): Cell {
  const value = Number(text);
  return String(value) === bare(text) ? value : text;
}
