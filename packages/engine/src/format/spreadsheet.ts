import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { type Fault, type Format, type OpenContext, type Opened, type RawTable, Refusal } from './format.ts';
import { stageGrid } from './grid.ts';
import type { Grid } from './layout.ts';

/** Books are held in memory as a whole: what is larger is refused. */
const maxBytes = 120 * 2 ** 20;

/** The old binary books of Excel, and whatever else lies in the same kind of container. */
export const xlsFormat: Format = {
  id: 'xls',
  detect: ({ head }) => head.length > 8 && head.readUInt32BE(0) === 0xd0cf11e0,
  open: (context) => openBook(context, 'xls'),
};

/** Reads every sheet of a book, hidden ones too. */
export async function openBook(context: OpenContext, format: string): Promise<Opened> {
  const { probe } = context;
  if (probe.size > maxBytes)
    throw new Refusal('too-large', { format: format.toUpperCase(), limit: `${maxBytes >> 20} MB` });
  const bytes = await readFile(probe.path);
  if (format === 'xls') checkContainer(bytes);
  const book = parseBook(bytes, format);
  const tables: RawTable[] = [];
  const faults: Fault[] = [];
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  for (const [index, name] of book.SheetNames.entries()) {
    context.options.signal?.throwIfAborted();
    const sheet = book.Sheets[name];
    const table = sheet && (await openSheet(context, name, index, sheet, date1904));
    if (!table) {
      faults.push({ code: 'sheet-empty', values: { sheet: name } });
      continue;
    }
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    tables.push(
      hidden ? { ...table, faults: [{ code: 'sheet-hidden', values: { sheet: name } }, ...table.faults] } : table,
    );
  }
  if (tables.length === 0) throw new Refusal('empty');
  return { format, tables, faults };
}

/** A locked book and a text document lie in the same container as an old book. */
function checkContainer(bytes: Buffer): void {
  const has = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage') || has('EncryptionInfo')) throw new Refusal('encrypted');
  if (has('Workbook') || has('Book')) return;
  throw new Refusal('pretender', { kind: has('WordDocument') ? 'word' : 'other' });
}

function parseBook(bytes: Buffer, format: string): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      cellDates: false,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(reason)) throw new Refusal('encrypted');
    throw new Refusal('broken', { format: format.toUpperCase(), reason: reason.slice(0, 200) });
  }
}

interface Errors {
  count: number;
  line: number;
  text: string;
}

async function openSheet(
  context: OpenContext,
  name: string,
  index: number,
  sheet: XLSX.WorkSheet,
  date1904: boolean,
): Promise<RawTable | undefined> {
  const rows: readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  const errors: Errors = { count: 0, line: 0, text: '' };
  const staged = await stageGrid(listGrids(rows, date1904, errors), {
    name,
    scratch: context.scratch,
    file: `${basename(context.probe.path)}.s${index}.csv`,
    maxColumns: context.limits.columns,
    ragged: false,
  });
  if (!staged) return undefined;
  const { table, layout } = staged;
  const fault: Fault = {
    code: 'cell-errors',
    count: errors.count,
    line: errors.line,
    values: { sheet: name, text: errors.text },
  };
  return {
    ...table,
    faults: errors.count > 0 ? [...table.faults, fault] : table.faults,
    dialect: { delimiter: '', quote: '', headerRows: layout.headerRows, skippedRows: layout.skippedRows },
  };
}

function* listGrids(
  rows: readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[],
  date1904: boolean,
  errors: Errors,
): Generator<readonly Grid[]> {
  let some: Grid[] = [];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    const cells = row ? Array.from(row, (cell) => writeCell(cell, date1904, errors, at + 1)) : [];
    some.push({ cells, line: at + 1 });
    if (some.length === 1000) {
      yield some;
      some = [];
    }
  }
  if (some.length > 0) yield some;
}

function writeCell(cell: XLSX.CellObject | undefined, date1904: boolean, errors: Errors, line: number): string {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const format = typeof cell.z === 'string' ? cell.z : '';
    if (format !== '' && XLSX.SSF.is_date(format)) return writeSerial(cell.v, format, date1904);
    return writeNumber(cell.v);
  }
  if (cell.t === 'b') return cell.v === true ? 'true' : 'false';
  if (cell.t === 'd' && cell.v instanceof Date)
    return cell.v
      .toISOString()
      .replace('T', ' ')
      .replace(/(?: 00:00:00)?\.\d+Z$/, '');
  if (cell.t === 'e') {
    const text = cell.w ?? errorTexts[Number(cell.v)] ?? '#ERROR!';
    if (errors.count++ === 0) Object.assign(errors, { line, text });
    return text;
  }
  return String(cell.v);
}

const errorTexts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** The plainest text of a number: no exponent within the digits a double holds. */
export function writeNumber(value: number): string {
  const text = String(value);
  return text.includes('e+') && Math.abs(value) < 1e21 ? BigInt(Math.round(value)).toString() : text;
}

/** A date or time of day as ISO text; what a format shows of it decides which. */
function writeSerial(value: number, format: string, date1904: boolean): string {
  const parts = parseSerial(value, date1904);
  if (!parts || value < 0) return writeNumber(value);
  const two = (number: number) => String(number).padStart(2, '0');
  const time = `${two(parts.H)}:${two(parts.M)}:${two(Math.floor(parts.S))}`;
  const plain = format.replace(/"[^"]*"|\\.|\[\$[^\]]*\]/g, '').toLowerCase();
  if (!/[yd]/.test(plain) && /[hs]/.test(plain) && value < 1) return time;
  const day = `${parts.y}-${two(parts.m)}-${two(parts.d)}`;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

function parseSerial(
  value: number,
  date1904: boolean,
): { y: number; m: number; d: number; H: number; M: number; S: number } | undefined {
  const parts: unknown = XLSX.SSF.parse_date_code(value, { date1904 });
  return (parts ?? undefined) as { y: number; m: number; d: number; H: number; M: number; S: number } | undefined;
}
