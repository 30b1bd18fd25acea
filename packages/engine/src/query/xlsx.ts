import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column } from '@milpa/sdk';
import ExcelJS from 'exceljs';
import type { StoredTable } from '../contract.ts';
import { tooManyForXlsx } from './refuse.ts';
import { formatCell } from './rows.ts';
import type { Sql } from './sql.ts';

const maxRows = 1_048_575;
const maxColumns = 16_384;
/** Excel keeps at most this many characters in a cell. */
const maxText = 32_767;

/** One sheet, written row by row: header bold and frozen, numbers and dates as such. Throws QueryRefused when it cannot hold the table. */
export async function writeXlsx(connection: DuckDBConnection, table: StoredTable, rows: Sql, to: string) {
  const count = await connection.runAndReadAll(`select count(*) from (${rows.text})`, [...rows.values]);
  const total = Number(count.getRowsJS()[0]?.[0] ?? 0);
  if (total > maxRows || table.columns.length > maxColumns) throw tooManyForXlsx(total, table.columns.length);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: to, useStyles: true });
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
  if (typeof cell !== 'string') return cell;
  if (column?.type === 'date' || column?.type === 'datetime') {
    const date = new Date(column.type === 'date' ? `${cell}T00:00:00Z` : cell.endsWith('Z') ? cell : `${cell}Z`);
    // Excel knows no day before 1900: such a date stays text.
    return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1900 ? cell : date;
  }
  return cell.length > maxText ? cell.slice(0, maxText) : cell;
}
