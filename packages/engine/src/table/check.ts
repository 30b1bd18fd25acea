import type { Ask, Unchecked } from '../format/format.ts';
import { quoteText, toNumber } from '../format/stage.ts';
import type { InferredColumn, Written } from './infer.ts';
import { textSql } from './trial.ts';

/** The rows are not as regular as the first of them: the table must be read the careful way. */
export class Irregular extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(what, options);
    this.name = 'Irregular';
  }
}

/** Whether DuckDB met a row of text that it cannot read. */
export function isBrokenText(error: unknown): boolean {
  return error instanceof Error && /CSV Error/.test(error.message);
}

/** How many columns are asked first: a row without a value in one of them is rare, and only such a row may be blank. */
const asked = 3;

/**
 * Looks for what a careful reader would have cut out: blank rows and the header once more. What was written shows where there may be
 * any, and only then the source is asked. Throws Irregular.
 */
export async function checkRows(
  ask: Ask,
  unchecked: Unchecked,
  columns: readonly InferredColumn[],
  written: Written,
): Promise<void> {
  if (written.rows < unchecked.seen) throw new Irregular('fewer rows than were seen');
  const first = columns.slice(0, asked).map((_, index) => index);
  const again = unchecked.header ? formatAgain(unchecked.header, columns) : 'false';
  const blank = (some: readonly number[]) => some.map((index) => `k${index} IS NULL`).join(' AND ');
  const [row] = await ask(`SELECT count_if(${blank(first)}), count_if(${again}) FROM ${written.from(first)}`);
  if (toNumber(row?.[1]) > 0) await refuse(ask, formatHeader(unchecked.header), 'header');
  if (toNumber(row?.[0]) === 0) return;
  const all = columns.map((_, index) => index);
  const [blanks] = await ask(`SELECT count(*) FROM ${written.from(all)} WHERE ${blank(all)}`);
  if (toNumber(blanks?.[0]) > 0) await refuse(ask, all.map((index) => `c${index} IS NULL`).join(' AND '), 'blank');
}

async function refuse(ask: Ask, condition: string, what: string): Promise<void> {
  const [row] = await ask(`SELECT count(*) FROM src WHERE ${condition}`);
  if (toNumber(row?.[0]) > 0) throw new Irregular(`rows that are ${what}`);
}

function formatHeader([first, second]: readonly [string, string] = ['', '']): string {
  return `c0 = ${quoteText(first)} AND c1 = ${quoteText(second)}`;
}

/** Where what was written may be the header: its text, a gap in a column of values, or anything when a title may be a value. */
function formatAgain(header: readonly [string, string], columns: readonly InferredColumn[]): string {
  const parts = header.map((title, index) => {
    if (/\d/.test(title)) return 'true';
    const text = columns[index]?.sql === textSql(index) ? ` OR k${index} = ${quoteText(title.trim())}` : '';
    return `(k${index} IS NULL${text})`;
  });
  return parts.join(' AND ');
}
