import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Zip } from '../archive.ts';
import { type Fault, type Format, type OpenContext, type Opened, type RawTable, Refusal } from '../format.ts';
import { type Staged, stageGrid } from '../grid.ts';
import type { Grid } from '../layout.ts';
import { checkContainer } from './container.ts';
import { openWithLibrary } from './library.ts';
import { openOds, readOdsSheets } from './ods.ts';
import { splitSheet } from './regions.ts';
import { type BookSheet, SheetFacts } from './sheet.ts';
import { openXlsx } from './xlsx.ts';
import { XmlEntities, XmlError } from './xml.ts';
import { readXmlSheets } from './xml-2003.ts';

/** Books the library reads are held in memory as a whole: what is larger is refused. */
const maxWholeBytes = 120 * 2 ** 20;

/** The old binary books of Excel, and whatever else lies in the same kind of container. */
export const xlsFormat: Format = {
  id: 'xls',
  detect: ({ head }) => head.length > 8 && head.readUInt32BE(0) === 0xd0cf11e0,
  open: async (context) => {
    const bytes = await readBytes(context, 'xls');
    checkContainer(bytes);
    return guard('XLS', async () => stageBook(context, 'xls', await openWithLibrary(bytes, 'xls')));
  },
};

/** Books of the time before containers: a BIFF2 to BIFF4 file is one sheet that begins with its own kind. */
export const oldXlsFormat: Format = {
  id: 'xls-old',
  detect: ({ head }) =>
    head.length > 8 &&
    head[0] === 9 &&
    [0, 2, 4].includes(head[1] ?? 1) &&
    head[3] === 0 &&
    [4, 6].includes(head[2] ?? 0),
  open: async (context) => {
    const bytes = await readBytes(context, 'xls');
    return guard('XLS', async () => stageBook(context, 'xls', await openWithLibrary(bytes, 'xls')));
  },
};

/** Books that are one XML document: the Excel of 2003 and flat OpenDocument. */
export const xmlBookFormat: Format = {
  id: 'xml-book',
  detect: ({ head }) => findXmlBook(head) !== undefined,
  open: async (context) => {
    const stream = createReadStream(context.probe.path);
    if (findXmlBook(context.probe.head) === 'fods')
      return guard('FODS', () => stageBook(context, 'fods', readOdsSheets(stream)));
    return guard('XML', () => stageBook(context, 'xls', readXmlSheets(stream)));
  },
};

function findXmlBook(head: Buffer): 'fods' | 'xml' | undefined {
  const wide = head[1] === 0 || head[0] === 0xff;
  const text = head.subarray(0, 8192).toString(wide ? 'utf16le' : 'latin1');
  if (!/^(?:\ufeff|ï»¿)?\s*<[?!\w]/.test(text)) return undefined;
  const root = /<(?!\?|!)(?:[\w.-]+:)?([\w.-]+)[\s>].*/s.exec(text.replace(/<!--.*?-->/gs, ''));
  if (root?.[1] === 'Workbook' && root[0].includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml';
  if (root?.[1] === 'document' && root[0].includes('opendocument.spreadsheet')) return 'fods';
  return undefined;
}

/** Opens a book that is a zip; the bytes of the zip said which. */
export async function openZipBook(context: OpenContext, zip: Zip, format: 'xlsx' | 'xlsb' | 'ods'): Promise<Opened> {
  return guard(format.toUpperCase(), async () => {
    if (format === 'ods') return stageBook(context, format, openOds(zip));
    if (format === 'xlsx') return stageBook(context, format, await openXlsx(context, zip));
    await checkMembers(zip);
    return stageBook(context, format, await openWithLibrary(await readBytes(context, format), format));
  });
}

/** The library takes the parts of a book as they come, so that they are what they should be is seen to before. */
async function checkMembers(zip: Zip): Promise<void> {
  for (const member of zip.members) for await (const _bytes of await zip.stream(member));
}

/** What is wrong within a book is a sentence about the book. */
async function guard(format: string, work: () => Promise<Opened>): Promise<Opened> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof XmlEntities) throw new Refusal('xml-entities');
    if (error instanceof XmlError) throw new Refusal('broken', { format, reason: error.message });
    throw error;
  }
}

async function readBytes({ probe }: OpenContext, format: string): Promise<Buffer> {
  if (probe.size > maxWholeBytes)
    throw new Refusal('too-large', { format: format.toUpperCase(), limit: `${maxWholeBytes >> 20} MB` });
  return readFile(probe.path);
}

/** Reads every sheet of a book, hidden ones too. */
async function stageBook(
  context: OpenContext,
  format: string,
  sheets: AsyncIterable<BookSheet> | Iterable<BookSheet>,
): Promise<Opened> {
  const tables: RawTable[] = [];
  const faults: Fault[] = [];
  let index = 0;
  for await (const sheet of sheets) {
    context.options.signal?.throwIfAborted();
    if (sheet.kind !== 'cells') {
      faults.push({ code: 'sheet-without-cells', values: { sheet: sheet.name } });
      continue;
    }
    const found = await stageSheet(context, sheet, index++);
    if (found.length === 0) faults.push({ code: 'sheet-empty', values: { sheet: sheet.name } });
    tables.push(...found);
    if (tables.length > context.limits.tables)
      throw new Refusal('too-many-tables', { tables: tables.length, limit: context.limits.tables });
  }
  if (tables.length === 0) throw new Refusal('empty');
  return { format, tables, faults };
}

/** Sheets of up to so many cells are looked at as a whole, for there may be several tables in them. */
const maxHeldCells = 400_000;

async function stageSheet(context: OpenContext, sheet: BookSheet, index: number): Promise<readonly RawTable[]> {
  const held: Grid[] = [];
  const rows = toIterator(sheet.rows());
  let cells = 0;
  let over = false;
  while (!over && cells <= maxHeldCells) {
    const { done, value } = await rows.next();
    if (done) over = true;
    else
      for (const row of value) {
        held.push(row);
        cells += row.cells.length + 4;
      }
  }
  const parts = over ? splitSheet(held) : [];
  if (parts.length > 1) return stageParts(context, sheet, index, parts);
  const grids = over ? [parts[0] ?? held] : chain(held, rows);
  const staged = await stageOne(context, sheet.name, `s${index}`, grids);
  return staged ? [finish(staged, sheet, sheet.facts, parts[0] ?? held)] : [];
}

async function stageParts(
  context: OpenContext,
  sheet: BookSheet,
  index: number,
  parts: readonly (readonly Grid[])[],
): Promise<readonly RawTable[]> {
  const tables: RawTable[] = [];
  for (const [part, rows] of parts.entries()) {
    const name = part === 0 ? sheet.name : `${sheet.name} (${part + 1})`;
    const staged = await stageOne(context, name, `s${index}.${part}`, [rows]);
    if (!staged) continue;
    const table = finish(staged, sheet, part === 0 ? sheet.facts : new SheetFacts(), rows);
    const line = rows.find((row) => row.cells.some((cell) => cell.trim() !== ''))?.line ?? 1;
    const fault: Fault = { code: 'sheet-divided', line, count: parts.length, values: { sheet: sheet.name } };
    tables.push({ ...table, faults: [fault, ...table.faults] });
  }
  return tables;
}

function stageOne(
  context: OpenContext,
  name: string,
  file: string,
  grids: AsyncIterable<readonly Grid[]> | Iterable<readonly Grid[]>,
): Promise<Staged | undefined> {
  return stageGrid(grids, {
    name,
    scratch: context.scratch,
    file: `${basename(context.probe.path)}.${file}.csv`,
    maxColumns: context.limits.columns,
    ragged: false,
    ...(context.options.signal ? { signal: context.options.signal } : {}),
  });
}

/** The table with what the sheet tells of it: hidden, errors, formulas without values, merged cells. */
function finish({ table, layout }: Staged, sheet: BookSheet, facts: SheetFacts, head: readonly Grid[]): RawTable {
  const values = { sheet: sheet.name };
  const faults: Fault[] = sheet.hidden ? [{ code: 'sheet-hidden', values }] : [];
  faults.push(...table.faults);
  const { errors, uncached } = facts;
  if (errors.count > 0)
    faults.push({
      code: 'cell-errors',
      count: errors.count,
      line: errors.line,
      values: { ...values, text: errors.text },
    });
  if (uncached.count > 0)
    faults.push({ code: 'formulas-without-values', count: uncached.count, line: uncached.line, values });
  const headerLine = head[layout.skippedRows + layout.headerRows - 1]?.line ?? 0;
  const merged = facts.merges.filter((merge) => merge.bottom > headerLine && merge.bottom > merge.top);
  const line = Math.min(...merged.map((merge) => merge.top));
  if (merged.length > 0) faults.push({ code: 'cells-merged', count: merged.length, line, values });
  return {
    ...table,
    faults,
    dialect: { delimiter: '', quote: '', headerRows: layout.headerRows, skippedRows: layout.skippedRows },
  };
}

type Rows = AsyncIterator<readonly Grid[]> | Iterator<readonly Grid[]>;

function toIterator(rows: AsyncIterable<readonly Grid[]> | Iterable<readonly Grid[]>): Rows {
  return Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
}

async function* chain(held: readonly Grid[], rest: Rows): AsyncGenerator<readonly Grid[]> {
  yield held;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
