import { readdir, readFile } from 'node:fs/promises';
import { parseText } from '../../src/format/csv/parser.ts';
import { type Corpus, type CorpusScore, type Miss, messyFolder } from './corpus.ts';
import type { Bench, TextTable } from './open-raw.ts';
import { type Match, matchBags } from './score.ts';

const folder = `${messyFolder}sheetjs_xlsx/`;
const bookName = /\.(?:xls|xlsx|xlsm|xlsb|ods|fods)$/;

/** References of one sheet: `book.xls.3.csv` is sheet 3 of the book; some stand for the same book in another format. */
const otherNames: readonly (readonly [book: string, reference: string])[] = [
  ['AutoFilter.xlsx', 'AutoFilter.xlsx.xls'],
  ['AutoFilter.xlsb', 'AutoFilter.xls'],
  ['AutoFilter.ods', 'AutoFilter.xls'],
  ['RkNumber.xlsx', 'RkNumber.xls'],
  ['RkNumber.xlsb', 'RkNumber.xls'],
  ['sushi.ods', 'sushi.xls'],
];

/** References that show what a format makes of a value and hide the value: a day without its year, a number in words. */
const displayed = /^(?:Attendance|LO7322|number_format_(?:entities|russian))\./;

/** Books without a single filled cell. */
const blank = /^(?:BlankSheetTypes|author_snowman|custom_properties|page_margins_2016(?:_5)?)\./;

async function run(bench: Bench): Promise<CorpusScore> {
  const files = (await readdir(folder)).sort();
  const books = files.filter((file) => bookName.test(file));
  const misses: Miss[] = [];
  const shapes = new Map<string, string[]>();
  let total = 0;
  for (const book of books) {
    const tables = await bench.openText(folder + book, book);
    const shape = describe(tables);
    const stem = book.replace(bookName, '');
    shapes.set(stem, [...(shapes.get(stem) ?? []), `${book}: ${shape}`]);
    total++;
    const wanted = book.startsWith('password_') ? 'encrypted' : blank.test(book) ? 'empty' : undefined;
    if ((typeof tables === 'string' ? tables : undefined) !== wanted)
      misses.push({ file: book, what: wanted ? `is ${wanted}, but gives ${shape}` : `refused: ${shape}` });
    if (typeof tables === 'string') continue;
    for (const { file, index } of findReferences(book, files)) {
      total++;
      const what = await compareSheet(tables, file);
      if (what) misses.push({ file: `${book} sheet ${index + 1}`, what });
    }
  }
  for (const [stem, each] of shapes) {
    total++;
    if (new Set(each.map((line) => line.slice(line.indexOf(': ')))).size > 1)
      misses.push({ file: stem, what: `formats disagree: ${each.join('; ')}` });
  }
  return { right: total - misses.length, total, misses };
}

function describe(tables: readonly TextTable[] | string): string {
  if (typeof tables === 'string') return tables;
  return tables.map((table) => `${table.rows.length}×${table.header.length}`).join(', ');
}

function findReferences(book: string, files: readonly string[]): { file: string; index: number }[] {
  const name = otherNames.find(([each]) => each === book)?.[1] ?? book;
  const stem = book.replace(bookName, '');
  const found: { file: string; index: number }[] = [];
  for (const file of files)
    for (const start of [name, stem]) {
      const rest = file.startsWith(`${start}.`) ? /^(?:(\d+)\.)?csv$/.exec(file.slice(start.length + 1)) : null;
      if (rest && !displayed.test(file)) found.push({ file, index: Number(rest[1] ?? 0) });
    }
  return found;
}

/** A sheet may hold several tables, and a blank one none: those in a row that fit best are the sheet's. */
const longestRun = 6;

/** What differs between a sheet and its reference; undefined: nothing. All text of the sheet counts, wherever it was put. */
async function compareSheet(tables: readonly TextTable[], reference: string): Promise<string | undefined> {
  const text = await readFile(folder + reference, 'utf8');
  const right = tidy(parseText(text, { delimiter: ',', quote: '"', escape: '"' }).flatMap((row) => row.cells));
  if (right.length === 0) return undefined;
  let best: Match = { precision: 0, recall: 0, f1: 0 };
  for (let from = 0; from < tables.length; from++)
    for (let to = from + 1; to <= Math.min(tables.length, from + longestRun); to++) {
      const found = tables.slice(from, to).flatMap(({ notes, header, rows }) => [...notes, ...header, ...rows.flat()]);
      const match = matchBags(tidy(found), right);
      if (match.f1 > best.f1) best = match;
    }
  if (best.f1 === 1) return undefined;
  return `of the cells of ${reference} found ${best.recall.toFixed(4)}, of those found right ${best.precision.toFixed(4)}`;
}

/** Filled cells; a number or moment is compared by its value, as far as a reference shows it: formats show six digits or more. */
function tidy(cells: readonly string[]): string[] {
  return cells
    .map((cell) => cell.replace(/\s+/g, ' ').trim())
    .filter((cell) => cell !== '')
    .map((cell) => {
      const plain = /^[$€£]? ?[+-]?[\d,]*\.?\d+(?:e[+-]?\d+)?%?$/i.test(cell);
      const bare = plain ? Number(cell.replace(/[$€£,% ]/g, '')) : Number.NaN;
      const value = cell.endsWith('%') ? bare / 100 : bare;
      return Number.isNaN(value) ? tidyMoment(cell.toUpperCase()) : String(Number(value.toPrecision(6)));
    });
}

/** 6/9/13 6:09 AM and 2013-06-09 06:09:23 alike: to the minute, without the century. */
function tidyMoment(text: string): string {
  const found =
    /^(?:(?:(\d{1,2})\/(\d{1,2})\/(\d{2})|\d\d(\d\d)-(\d\d)-(\d\d)))?(?: ?(\d{1,2}):(\d\d)(?::\d\d)?(?: ([AP])M)?)?$/.exec(
      text,
    );
  if (!found) return text;
  const [, month, day, year, isoYear, isoMonth, isoDay, hour, minute, half] = found;
  const date = [year ?? isoYear ?? '', month ?? isoMonth ?? '', day ?? isoDay ?? ''].map(Number).join('-');
  const hours = hour === undefined ? '' : (Number(hour) % (half ? 12 : 24)) + (half === 'P' ? 12 : 0);
  return `${date} ${hours}:${minute ?? ''}`;
}

export const books: Corpus = {
  id: 'messy/sheetjs_xlsx',
  title: 'Workbooks of SheetJS',
  about:
    'Every book is read or, when it is locked with a password, refused as such; a sheet with a reference CSV has the same cells; a book kept in several formats gives tables of the same size in all of them.',
  least: 0.5,
  run,
};
