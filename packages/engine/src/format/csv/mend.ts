import { type Grid, isValueLike, type Layout } from '../layout.ts';
import { parseText, type TextDialect } from './parser.ts';

/** What nearly all cells of a column look like. */
interface ColumnShape {
  /** Whether it tells anything: a column of free text takes nearly every cell. */
  readonly strict: boolean;
  readonly fits: (cell: string) => boolean;
  /** Length of its cells, when all have one. */
  readonly length: number | undefined;
}

/** Rows longer than this are left as they are. */
const longestRow = 20_000;
const otherDelimiters = [';', '\t', '|', ',', ' '];

/**
 * Puts rows in order that have a delimiter too many, too few or another one, when there is exactly one way in which every cell
 * looks like the others of its column, and as it stands the row does not. What columns look like is learnt from `rows`.
 */
export function createMender(
  rows: readonly Grid[],
  layout: Layout,
  dialect: TextDialect,
): (row: Grid) => readonly string[] | undefined {
  const { width, skippedRows, headerRows } = layout;
  const body = rows.slice(skippedRows + headerRows).filter((row) => row.cells.length === width);
  if (width < 3 || body.length < 5) return () => undefined;
  const columns = Array.from({ length: width }, (_, column) => learnColumn(body.map((row) => row.cells[column] ?? '')));
  if (!columns.some((column) => column.strict)) return () => undefined;
  const fits = (cells: readonly string[]) =>
    cells.length === width && cells.every((cell, index) => cell === '' || columns[index]?.fits(cell));
  return ({ cells }) => {
    if (cells.length === width || cells.reduce((sum, cell) => sum + cell.length, 0) > longestRow) return undefined;
    if (fits(Array.from({ length: width }, (_, column) => cells[column] ?? ''))) return undefined;
    for (const list of [listRemovals, listJoins, listSplits, listOthers]) {
      const found = new Map<string, readonly string[]>();
      for (const each of list(cells, columns, dialect)) if (fits(each)) found.set(JSON.stringify(each), each);
      if (found.size > 1) return undefined;
      for (const only of found.values()) return only;
    }
    return undefined;
  };
}

const usual = 0.95;

function learnColumn(cells: readonly string[]): ColumnShape {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < cells.length * 0.05) return { strict: true, fits: () => false, length: undefined };
  const mask = findMask(filled);
  if (mask !== undefined) return { strict: true, fits: (cell) => maskOf(cell) === mask, length: mask.length };
  for (const kind of kinds)
    if (filled.filter((cell) => kind.test(cell)).length >= filled.length * usual)
      return { strict: true, fits: (cell) => kind.test(cell), length: undefined };
  const values = filled.filter(isTyped).length;
  const free = values > filled.length * (1 - usual);
  return { strict: false, fits: (cell) => free || !isTyped(cell), length: undefined };
}

const kinds = [/^[+-]?[$€£]?\s?\d(?:[\d.,' ]*\d)?\s?%?$/, /^https?:\/\/\S+$/, /^[^\s@]+@[^\s@]+\.\w+$/];

const isTyped = (cell: string) => isValueLike(cell) || /^https?:\/\/\S+$/.test(cell);

/** Digits as 9, letters as A: the form of codes, dates and times. */
const maskOf = (cell: string) => cell.replace(/\d/g, '9').replace(/\p{L}/gu, 'A');

/** The form nearly all cells share, when it has a digit. */
function findMask(cells: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const mask = maskOf(cell);
    counts.set(mask, (counts.get(mask) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  return first && first[1] >= cells.length * usual && first[0].length > 2 && /9/.test(first[0]) ? first[0] : undefined;
}

/** Without one or two of its empty cells. */
function* listRemovals(cells: readonly string[], columns: readonly ColumnShape[]): Generator<readonly string[]> {
  const over = cells.length - columns.length;
  if (over < 1 || over > 2) return;
  for (let at = 0; at < cells.length; at++) {
    if (cells[at]?.trim()) continue;
    const rest = [...cells.slice(0, at), ...cells.slice(at + 1)];
    if (over === 1) yield rest;
    else yield* listRemovals(rest, columns);
  }
}

/** With two neighbours as one cell of text that held the delimiter. */
function* listJoins(
  cells: readonly string[],
  columns: readonly ColumnShape[],
  { delimiter }: TextDialect,
): Generator<readonly string[]> {
  if (cells.length !== columns.length + 1) return;
  for (let at = 0; at + 1 < cells.length; at++)
    if (!columns[at]?.strict && cells[at] && cells[at + 1])
      yield [...cells.slice(0, at), `${cells[at]}${delimiter}${cells[at + 1]}`, ...cells.slice(at + 2)];
}

/** With one cell cut in two: where its signs change kind, where the form of a column ends, or at a quote that closed it. */
function* listSplits(cells: readonly string[], columns: readonly ColumnShape[]): Generator<readonly string[]> {
  if (cells.length !== columns.length - 1) return;
  for (const [at, cell] of cells.entries()) {
    const [left, right] = [columns[at], columns[at + 1]];
    if (!left?.strict && !right?.strict) continue;
    for (let cut = 1; cut < cell.length; cut++) {
      const quoted = cell[cut] === '"';
      const byForm = cut === left?.length || cell.length - cut === right?.length;
      if (cell[cut - 1] === '"') continue;
      if (!quoted && !byForm && classOf(cell[cut - 1]) === classOf(cell[cut])) continue;
      yield [...cells.slice(0, at), cell.slice(0, cut), cell.slice(cut + Number(quoted)), ...cells.slice(at + 1)];
    }
  }
}

function classOf(sign = ''): string {
  if (/[\d.,]/.test(sign)) return 'number';
  return /\p{L}/u.test(sign) ? 'letter' : sign;
}

/** With another delimiter throughout. */
function* listOthers(
  cells: readonly string[],
  columns: readonly ColumnShape[],
  dialect: TextDialect,
): Generator<readonly string[]> {
  const text = cells.join(dialect.delimiter);
  for (const delimiter of otherDelimiters) {
    if (delimiter === dialect.delimiter || !text.includes(delimiter)) continue;
    const [row, ...more] = parseText(text, { ...dialect, delimiter });
    if (row && more.length === 0 && row.cells.length === columns.length) yield row.cells;
  }
}
