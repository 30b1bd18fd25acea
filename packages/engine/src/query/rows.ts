import { stat } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBDecimalValue } from '@duckdb/node-api';
import type { RowsQuery } from '@milpa/sdk';
import type { RowsAnswer, StoredTable } from '../contract.ts';
import { type Cache, createCache } from './cache.ts';
import { formatCursor, type Position, parseCursor } from './cursor.ts';
import { orderBy, type Plan, planQuestion, presentedList, type SortKey } from './question.ts';
import { cursorAndOffset } from './refuse.ts';
import { from, quoteText, rowNumber, type Sql } from './sql.ts';

type Cell = string | number | boolean | null;
type Rows = readonly (readonly unknown[])[];

/** What was found out about tables and is needed again for the next page of the same question. */
export interface RowsMemory {
  readonly totals: Cache<number>;
  /** The numbers of the first rows of a sorted question. */
  readonly firsts: Cache<readonly bigint[]>;
}

export const createRowsMemory = (): RowsMemory => ({ totals: createCache(500), firsts: createCache(50) });

/** So many rows of a sorted question are remembered: finding 1,000 costs little more than finding 100. */
const remembered = 1000;

interface Asked {
  readonly connection: DuckDBConnection;
  readonly memory: RowsMemory;
  readonly table: StoredTable;
  readonly plan: Plan;
  readonly limit: number;
  readonly start: Position;
  /** Names the file and all that is asked but the page. */
  readonly key: string;
}

/**
 * A page of rows, or of groups, with the exact number of those that fit. Ids are positions in the file from 1.
 * Throws QueryRefused when a column or value does not fit the table.
 */
export async function queryRows(
  connection: DuckDBConnection,
  table: StoredTable,
  { limit, offset, cursor, ...question }: RowsQuery,
  memory: RowsMemory = createRowsMemory(),
): Promise<RowsAnswer> {
  const plan = planQuestion(table, question);
  const key = JSON.stringify([await nameFile(table), question]);
  if (cursor !== undefined && offset > 0) throw cursorAndOffset();
  const start = cursor === undefined ? { offset } : parseCursor(key, cursor);
  const asked = { connection, memory, table, plan, limit, start, key };
  const { rows, total } = plan.kind === 'rows' ? await findRows(asked) : await findGroups(asked);
  const ids = plan.kind === 'rows' ? rows.map((row) => Number(row[0]) + 1) : [];
  const end = start.offset + rows.length;
  const last = ids.at(-1);
  const next = last === undefined ? { offset: end } : { offset: end, row: last - 1 };
  return {
    columns: plan.columns.map(({ name, type }) => ({ name, type })),
    ids,
    rows: rows.map((row) => row.slice(1).map(formatCell)),
    total,
    offset: start.offset,
    cursor: rows.length > 0 && end < total ? formatCursor(key, next) : null,
  };
}

/** Changes when the file does. */
async function nameFile({ path, sha256 }: StoredTable): Promise<unknown> {
  if (sha256 !== undefined) return sha256;
  const { size, mtimeMs } = await stat(path);
  return [path, size, mtimeMs];
}

async function findRows(asked: Asked): Promise<{ rows: Rows; total: number }> {
  const { plan, memory, table, limit, start } = asked;
  const total =
    plan.where.text === 'true' && table.rows !== undefined
      ? table.rows
      : await memory.totals.get(JSON.stringify([await nameFile(table), plan.where]), () => countRows(asked));
  if (limit === 0 || start.offset >= total) return { rows: [], total };
  return { rows: plan.order.length > 0 ? await findSorted(asked) : await findInOrder(asked), total };
}

async function countRows({ connection, table, plan: { where } }: Asked): Promise<number> {
  const text =
    where.text === 'true'
      ? `select sum(num_rows) from parquet_file_metadata(${quoteText(table.path)})`
      : `select count(*) from ${from(table)} where ${where.text}`;
  const [[count] = []] = await run(connection, { text, values: where.values });
  return Number(count ?? 0);
}

const listOf = (plan: Plan) => `${rowNumber}, ${presentedList(plan.columns)}`;

/** Source order. Without conditions a page is a range of row numbers, which reads one or two row groups however deep it lies. */
function findInOrder({ connection, plan, limit, start }: Asked): Promise<Rows> {
  const { where } = plan;
  const first = start.row === undefined ? start.offset : start.row + 1;
  const base = `select ${listOf(plan)} from ${plan.from.text}`;
  if (where.text === 'true')
    return run(connection, {
      text: `${base} where ${rowNumber} between ${first} and ${first + limit - 1}`,
      values: [],
    });
  const page = start.row === undefined ? `limit ${limit} offset ${start.offset}` : `limit ${limit}`;
  const after = start.row === undefined ? '' : `${rowNumber} > ${start.row} and `;
  return run(connection, { text: `${base} where ${after}(${where.text}) ${page}`, values: where.values });
}

/** Row numbers are found first, over the columns asked about alone, so that wide rows are never sorted. */
async function findSorted(asked: Asked): Promise<Rows> {
  const { connection, memory, plan, limit, start, key } = asked;
  const end = start.offset + limit;
  const ids =
    end <= remembered
      ? (await memory.firsts.get(key, () => sortIds(asked, remembered, { offset: 0 }))).slice(start.offset, end)
      : await sortIds(asked, limit, start);
  if (ids.length === 0) return [];
  const text = `select ${listOf(plan)} from ${plan.from.text} where ${rowNumber} in (${ids.join(', ')})`;
  return inOrder(await run(connection, { text, values: [] }), ids);
}

async function sortIds({ connection, plan }: Asked, limit: number, { offset, row }: Position) {
  const { where } = plan;
  const base = `select ${rowNumber} from ${plan.from.text}`;
  const sorted = (condition: string, page: string): Sql => ({
    text: `${base} where (${where.text})${condition} ${orderBy(plan)} limit ${limit}${page}`,
    values: where.values,
  });
  const sql = row === undefined ? sorted('', ` offset ${offset}`) : sorted(` and ${compileAfter(plan, row)}`, '');
  const text = row === undefined ? sql.text : `with last as materialized (${selectKeys(plan, row)}) ${sql.text}`;
  const rows = await run(connection, { text, values: sql.values });
  return rows.map(([id]) => BigInt(String(id)));
}

/** The values of one row that a sorted question orders by, as k0, k1, …. */
const selectKeys = (plan: Plan, row: number) =>
  `select ${plan.order.map(({ sql }, at) => `${sql} as k${at}`).join(', ')} from ${plan.from.text} where ${rowNumber} = ${row}`;

/** Rows after one, in the order of the question: null is last whichever way a key runs. */
function compileAfter({ order }: Plan, row: number): string {
  const value = (at: number) => `(select k${at} from last)`;
  const beyond = ({ sql, descending }: SortKey, at: number) =>
    `(${sql} ${descending ? '<' : '>'} ${value(at)} or (${sql} is null and ${value(at)} is not null))`;
  const same = order.map(({ sql }, at) => `${sql} is not distinct from ${value(at)}`);
  const ways = order.map((key, at) => [...same.slice(0, at), beyond(key, at)].join(' and '));
  return `(${[...ways, [...same, `${rowNumber} > ${row}`].join(' and ')].map((way) => `(${way})`).join(' or ')})`;
}

function inOrder(rows: Rows, ids: readonly bigint[]): Rows {
  const byId = new Map(rows.map((row) => [String(row[0]), row]));
  return ids.flatMap((id) => {
    const row = byId.get(String(id));
    return row ? [row] : [];
  });
}

/** Groups are made once for the page and their number; a page beyond them asks for the number alone. */
async function findGroups({ connection, plan, limit, start }: Asked): Promise<{ rows: Rows; total: number }> {
  const made = `with g as materialized (select * from ${plan.from.text})`;
  const page = `${orderBy(plan)} limit ${limit} offset ${start.offset}`;
  const text = `${made} select (select count(*) from g), ${presentedList(plan.columns)} from g ${page}`;
  const rows = await run(connection, { text, values: plan.from.values });
  const known = rows[0]?.[0];
  if (known !== undefined) return { rows, total: Number(known) };
  const [[count] = []] = await run(connection, { text: `${made} select count(*) from g`, values: plan.from.values });
  return { rows, total: Number(count ?? 0) };
}

async function run(connection: DuckDBConnection, sql: Sql): Promise<Rows> {
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
