import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { Refusal } from '../format.ts';
import type { Grid } from '../layout.ts';
import { findStyle, writeStyled } from './number-format.ts';
import { type BookSheet, RowQueue, SheetFacts, sheetColumns, sheetRows } from './sheet.ts';
import { XmlError } from './xml.ts';

type Cells = readonly (CellObject | undefined)[];

/** Books in binary and older formats (BIFF2 to BIFF12, SpreadsheetML 2003), as the library reads them: whole. */
export async function openWithLibrary(bytes: Buffer, format: string): Promise<readonly BookSheet[]> {
  const book = await parseBook(bytes, format);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((name, index): BookSheet => {
    const sheet = book.Sheets[name];
    const type: unknown = sheet?.['!type'];
    const facts = new SheetFacts();
    return {
      name,
      facts,
      hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      kind: type === 'chart' ? 'chart' : type === 'macro' || type === 'dialog' ? 'other' : 'cells',
      rows: () => (sheet ? listRows(sheet, date1904, facts) : []),
    };
  });
}

/** Loaded when it is needed; books before 1997 need its tables of encodings. */
async function loadLibrary(): Promise<typeof import('@e965/xlsx')> {
  const [library, encodings] = await Promise.all([import('@e965/xlsx'), import('@e965/xlsx/dist/cpexcel.full.mjs')]);
  library.set_cptable(encodings);
  return library;
}

async function parseBook(bytes: Buffer, format: string): Promise<WorkBook> {
  const { read } = await loadLibrary();
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellDates: false,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
    });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(words)) throw new Refusal('encrypted');
    // What trips the library over its own feet says nothing to a person.
    const tripped = error instanceof TypeError || error instanceof RangeError;
    const reason = tripped ? 'its parts do not fit together' : words;
    throw new Refusal('broken', { format: format.toUpperCase(), reason: reason.slice(0, 200) });
  }
}

function* listRows(sheet: WorkSheet, date1904: boolean, facts: SheetFacts): Generator<readonly Grid[]> {
  for (const { s, e } of sheet['!merges'] ?? []) facts.merge({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c });
  const rows: readonly (Cells | undefined)[] = sheet['!data'] ?? [];
  if (rows.length > sheetRows) throw new XmlError(`a row with the number ${rows.length}`);
  const queue = new RowQueue();
  for (const [at, row] of rows.entries()) {
    if (!row) continue;
    if (row.length > sheetColumns) throw new XmlError(`a cell in column ${row.length}`);
    const cells = Array.from(row, (cell) => writeCell(cell, date1904, facts, at + 1));
    if (cells.some((text) => text !== '')) queue.push(at + 1, cells);
    if (at % 1000 === 999) yield queue.take();
  }
  yield queue.take();
}

function writeCell(cell: CellObject | undefined, date1904: boolean, facts: SheetFacts, line: number): string {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  if (cell.t === 'n' && typeof cell.v === 'number')
    return writeStyled(cell.v, findStyle(typeof cell.z === 'string' ? cell.z : ''), date1904);
  if (cell.t === 'b') return cell.v === true ? 'true' : 'false';
  if (cell.t === 'd' && cell.v instanceof Date) return writeMoment(cell.v);
  if (cell.t === 'e') {
    const text = cell.w ?? errorTexts[Number(cell.v)] ?? '#ERROR!';
    facts.note('errors', line, text);
    return text;
  }
  return String(cell.v);
}

function writeMoment(moment: Date): string {
  if (Number.isNaN(moment.getTime())) return '';
  return moment
    .toISOString()
    .replace('T', ' ')
    .replace(/(?: 00:00:00)?\.\d+Z$/, '');
}

const errorTexts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};
