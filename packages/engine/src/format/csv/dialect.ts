import { parseText, type TextDialect, type TextRow } from './parser.ts';

const delimiters = [',', ';', '\t', '|', ':', '^', '~', '\u001f', '\u0001', ' ', '¦', '¬', '§'] as const;
/** Several signs that stand for one delimiter, and the sign that then never stands alone. */
const compound = [
  ['||', '|'],
  ['::', ':'],
  [';;', ';'],
  ['~|~', '|'],
  ['^|^', '|'],
  ['|~|', '~'],
  ['|;|', ';'],
] as const;
/** Rows looked at; more change nothing but time. */
const maxRows = 400;

/** What a delimiter costs before anything is counted: blanks and colons occur in ordinary text. */
const prior: Readonly<Record<string, number>> = {
  ':': 0.35,
  ' ': 0.3,
  '^': 0.8,
  '~': 0.8,
};

/**
 * The delimiter and quote that make the most regular table of the text: most records of one width, cells that look like
 * whole values. A text of one column has no delimiter that does so and gets a comma, or a semicolon when it has commas.
 */
export function findDialect(given: string): TextDialect {
  // The semicolon of an entity parts nothing.
  const sample = given.replace(/&(?:[a-z]{2,8}|#x?[\da-f]{2,6});/gi, '&');
  const declared = /^\ufeff?sep=(.)\r?\n/i.exec(sample)?.[1];
  if (declared) return { delimiter: declared, quote: '"', escape: findEscape(sample, declared, '"') };
  const inner = findWrapped(sample);
  return inner ? { ...findPlain(inner), wrapped: true } : findPlain(sample);
}

/** The text without the quotes around whole records, when nearly all have them: what some programs make of a table of one column. */
function findWrapped(sample: string): string | undefined {
  const lines = sample.split(/[\r\n]+/, maxRows).filter((line) => line.trim() !== '');
  const held = lines.filter((line) => /^"[^"].*"\s*$/.test(line)).length;
  if (lines.length < 3 || held < (lines.length - 1) * 0.9) return undefined;
  // No text has this sign, so each record is one cell.
  const rows = parseText(sample, { delimiter: '\ufdd1', quote: '"', escape: '"' }).slice(0, maxRows);
  if (rows.some((row) => row.broken)) return undefined;
  const inner = rows.map((row) => row.cells[0]).join('\n');
  const dialect = findPlain(inner);
  const found = parseText(inner, dialect).slice(0, maxRows);
  // A column of places ("Toluca, México") has a header of one cell.
  const headed = found[0]?.cells.length === findModalWidth(found).width;
  return headed && scoreDialect(inner, dialect) > 0.5 ? inner : undefined;
}

function findPlain(sample: string): TextDialect {
  let best: { dialect: TextDialect; score: number } | undefined;
  for (const delimiter of listDelimiters(sample)) {
    for (const quote of ['"', "'"]) {
      if (quote === "'" && !/^'|\n'/.test(sample) && !sample.includes(`${delimiter}'`)) continue;
      for (const mark of listEscapes(sample, delimiter, quote)) {
        const dialect = { delimiter, quote, escape: mark };
        const score = scoreDialect(sample, dialect) * (prior[delimiter] ?? 1) * (quote === '"' ? 1 : 0.97);
        if (score > 0.05 && (!best || score > best.score)) best = { dialect, score };
      }
    }
  }
  if (!best) return { delimiter: sample.includes(',') ? ';' : ',', quote: '"', escape: '"' };
  const { dialect, score } = best;
  if (!sample.includes(`\\${dialect.delimiter}`)) return dialect;
  const bare: TextDialect = { ...dialect, escape: '\\', bare: true };
  return scoreDialect(sample, bare) > score ? bare : dialect;
}

/** The signs that may part cells of this text. Signs of a compound hide the sign it is made of, but for what cells hold. */
function listDelimiters(sample: string): string[] {
  const lines = sample.split(/[\r\n]+/, 20);
  const found = compound.filter(([signs, core]) => {
    const [size, all] = [count(signs, core), count(sample, signs)];
    const top = lines.find((line) => line.includes(signs)) ?? '';
    return all > 1 && count(top, signs) * size === count(top, core) && all * size >= count(sample, core) * 0.7;
  });
  const hidden = new Set<string>(found.map(([, core]) => core));
  return [...found.map(([signs]) => signs), ...delimiters.filter((sign) => !hidden.has(sign) && sample.includes(sign))];
}

const count = (text: string, part: string) => text.split(part).length - 1;

/** A backslash before quotes that do not end their cells escapes them. */
function findEscape(sample: string, delimiter: string, quote: string): string {
  const slashes = count(sample, `\\${quote}`);
  const closing = [delimiter, '\n', '\r'].reduce((sum, end) => sum + count(sample, `\\${quote}${end}`), 0);
  return slashes > 0 && closing * 2 < slashes ? '\\' : quote;
}

/** The likelier first; the other only where a backslash stands before quotes at all. */
function listEscapes(sample: string, delimiter: string, quote: string): string[] {
  const likely = findEscape(sample, delimiter, quote);
  if (!sample.includes(`\\${quote}`)) return [likely];
  return [likely, likely === quote ? '\\' : quote];
}

/** 0 to about 1. */
export function scoreDialect(sample: string, dialect: TextDialect): number {
  const rows = listWholeRows(sample, dialect);
  const filled = rows.filter((row) => row.cells.length > 1 || row.cells[0]?.trim() !== '');
  if (filled.length === 0) return 0;
  const { width, count } = findModalWidth(filled);
  if (width < 2) return 0;
  const region = filled.slice(
    filled.findIndex((row) => row.cells.length === width),
    filled.findLastIndex((row) => row.cells.length === width) + 1,
  );
  const regular = count / region.length;
  const share = count / filled.length;
  const clean = scoreCells(
    region.filter((row) => row.cells.length === width),
    dialect,
  );
  const broken = filled.filter((row) => row.broken).length / filled.length;
  // A header is parted like its table; a title above it is parted by nothing, whatever the delimiter.
  const evidence = filled.length === 1 ? 0.7 : filled[0]?.cells.length === 1 ? 0.6 : 1;
  return regular * regular * Math.sqrt(share) * clean * (1 - 0.5 / width) * (1 - 0.7 * broken) * evidence;
}

/** Records of the sample but its last, which may be cut. */
function listWholeRows(sample: string, dialect: TextDialect): readonly TextRow[] {
  const rows = parseText(sample, dialect);
  return (rows.length > 20 ? rows.slice(0, -1) : rows).slice(0, maxRows);
}

/** The width most records have; of equals the greater. One-cell records count only when nothing else repeats. */
export function findModalWidth(rows: readonly { readonly cells: readonly string[] }[]): {
  width: number;
  count: number;
} {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  let [width, count] = [0, 0];
  for (const [each, times] of counts)
    if (times > count || (times === count && each > width)) [width, count] = [each, times];
  return { width, count };
}

const whole =
  /^(?:[+-]?[\d.,'\u00a0 ]*\d%?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T][\d:.+-]+Z?)?|\d{1,2}:\d{2}(?::\d{2})?)$/;

function scoreCells(rows: readonly TextRow[], dialect: TextDialect): number {
  const others = [';', '\t', '|', ','].filter((sign) => sign !== dialect.delimiter);
  let [sum, count] = [0, 0];
  for (const row of rows)
    for (const cell of row.cells) {
      sum += scoreCell(cell.trim(), others);
      count++;
    }
  return count === 0 ? 0 : sum / count;
}

/** A sign that is always followed by a blank parts words of a sentence rather than cells. */
function isPunctuation(cell: string, sign: string): boolean {
  return cell.split(sign).every((part, at) => at === 0 || part === '' || part.startsWith(' '));
}

function scoreCell(cell: string, others: readonly string[]): number {
  if (cell === '') return 0.7;
  if (whole.test(cell)) return 1;
  if (/["']/.test(cell[0] ?? '') !== /["']/.test(cell[cell.length - 1] ?? '')) return 0.2;
  // Quotes that are still there were no quotes to this dialect.
  if (/^(["']).*\1$/s.test(cell)) return 0.5;
  for (const sign of others)
    if (cell.includes(sign)) return sign === ',' ? 0.6 : isPunctuation(cell, sign) ? 0.75 : 0.25;
  return 0.9;
}
