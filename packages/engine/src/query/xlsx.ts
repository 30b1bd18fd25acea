import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column } from '@milpa/sdk';
import ExcelJS from 'exceljs';
import type { StoredTable } from '../contract.ts';
import { tooLongForXlsx, tooManyForXlsx } from './refuse.ts';
import { formatCell } from './rows.ts';
import type { Sql } from './sql.ts';

const maxRows = 1_048_575;
const maxColumns = 16_384;
/** Excel keeps at most this many characters in a cell. */
const maxText = 32_767;

/** Digits Excel keeps of a number. */
const largestNumber = 999_999_999_999_999;

/**
 * One sheet, written row by row: header bold and frozen, numbers and dates as such. Throws QueryRefused when the sheet cannot hold
 * the table whole: nothing is cut off.
 */
export async function writeXlsx(
  connection: DuckDBConnection,
  table: StoredTable,
  rows: Sql,
  to: string,
): Promise<void> {
  await requireFit(connection, table, rows);
  const file = createWriteStream(to);
  const written = finished(file);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: file, useStyles: true });
  // The book never ends when its file breaks.
  await Promise.race([written, fillBook(connection, table, rows, book).then(() => written)]);
}

async function requireFit(connection: DuckDBConnection, table: StoredTable, rows: Sql): Promise<void> {
  const lengths = table.columns.map((_, at) => `max(length(cast(c${at} as varchar)))`);
  const names = table.columns.map((_, at) => `c${at}`);
  const reader = await connection.runAndReadAll(
    `select count(*), ${lengths.join(', ')} from (${rows.text}) t(${names.join(', ')})`,
    [...rows.values],
  );
  const [total, ...longest] = (reader.getRowsJS()[0] ?? []).map(Number);
  if ((total ?? 0) > maxRows || table.columns.length > maxColumns)
    throw tooManyForXlsx(total ?? 0, table.columns.length);
  const long = table.columns.find((_, at) => (longest[at] ?? 0) > maxText);
  if (long) throw tooLongForXlsx(long.name);
}

async function fillBook(
  connection: DuckDBConnection,
  table: StoredTable,
  rows: Sql,
  book: ExcelJS.stream.xlsx.WorkbookWriter,
): Promise<void> {
  const sheet = book.addWorksheet('data', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = table.columns.map((column) => ({
    width: Math.min(40, Math.max(10, column.name.length + 2)),
    ...styleOf(column),
  }));
  const header = sheet.addRow(table.columns.map((column) => column.name));
  header.eachCell((cell) => {
    cell.style = { font: { bold: true } };
  });
  header.commit();
  const result = await connection.stream(rows.text, [...rows.values]);
  for await (const chunk of result.yieldRowsJs()) {
    for (const row of chunk) sheet.addRow(row.map((value, at) => formatSheetCell(value, table.columns[at]))).commit();
  }
  sheet.commit();
  await book.commit();
}

function styleOf(column: Column) {
  if (column.type === 'date') return { style: { numFmt: 'yyyy-mm-dd' } };
  if (column.type === 'datetime') return { style: { numFmt: 'yyyy-mm-dd hh:mm:ss' } };
  return {};
}

function formatSheetCell(value: unknown, column: Column | undefined) {
  const cell = formatCell(value);
  if (typeof cell === 'number' && Number.isInteger(cell) && Math.abs(cell) > largestNumber) return String(cell);
  if (typeof cell !== 'string') return cell;
  if (column?.type === 'date' || column?.type === 'datetime') {
    const date = new Date(column.type === 'date' ? `${cell}T00:00:00Z` : cell.endsWith('Z') ? cell : `${cell}Z`);
    // Excel knows no day before 1900: such a date stays text.
    return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1900 ? cell : date;
  }
  return cell;
}
