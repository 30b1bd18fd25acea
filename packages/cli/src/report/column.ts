import type { Column } from '@milpa/sdk';
import type { Words } from '../words/index.ts';
import { cleanText, cutText } from './width.ts';

/** One column of a table, as the report says it. */
export interface ColumnLine {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly filled: string;
  readonly distinct: string;
  /** From the lowest to the highest, or the most frequent values. */
  readonly values: string;
  readonly note: string;
  /** Cells do not fit the type, or there are none. */
  readonly odd: boolean;
}

const mostValues = 3;
const mostLetters = 40;

export function describeColumn(column: Column, rows: number, words: Words): ColumnLine {
  const { profile, misfits } = column;
  const number = new Intl.NumberFormat(words.locale);
  return {
    name: cleanText(column.name),
    type: words.report.types[column.type],
    format: [column.format, column.unit]
      .filter((text) => text !== undefined)
      .map(cleanText)
      .join(' '),
    filled: rows === 0 ? '' : formatShare(rows - profile.nulls, rows),
    distinct: number.format(profile.distinct),
    values: describeValues(column, rows - profile.nulls, words),
    note: [
      ...(misfits ? [words.report.misfits(number.format(misfits.count), quoteSample(misfits.sample[0]?.text))] : []),
      ...(column.nullWords?.length ? [words.report.nullWords(column.nullWords.map(cleanText))] : []),
      ...(column.role === 'identifier' ? [words.report.identifier] : []),
    ].join(' · '),
    odd: misfits !== undefined || profile.nulls === rows,
  };
}

const quoteSample = (text: string | undefined) => cutText(cleanText(text ?? ''), 20);

/** Never rounded to «all» or «none» when it is not. */
export function formatShare(part: number, whole: number): string {
  const percent = (100 * part) / whole;
  if (percent > 99 && percent < 100) return '>99 %';
  if (percent > 0 && percent < 1) return '<1 %';
  return `${Math.round(percent)} %`;
}

const ordered: ReadonlySet<string> = new Set(['integer', 'number', 'date', 'time', 'datetime', 'year', 'duration']);

function describeValues({ type, profile }: Column, filled: number, words: Words): string {
  if (filled === 0 || type === 'geojson') return '';
  if (ordered.has(type) && profile.min !== undefined && profile.max !== undefined) {
    const [least, most] = [profile.min, profile.max].map((value) => formatValue(value, type, words));
    return least === most ? (least ?? '') : `${least} – ${most}`;
  }
  const top = profile.top ?? [];
  const isTold = top.some(({ count }) => count > 1);
  const listed = top.slice(0, mostValues).map(({ value, count }) => {
    const text = cutText(cleanText(value), mostLetters) || words.report.blank;
    return isTold ? `${text} (${new Intl.NumberFormat(words.locale).format(count)})` : text;
  });
  return listed.join(', ') + (profile.distinct > listed.length && listed.length > 0 ? ', …' : '');
}

function formatValue(value: string | number, type: string, { locale }: Words): string {
  const isMeasure = type === 'number' || type === 'integer';
  if (typeof value === 'number' && isMeasure)
    return new Intl.NumberFormat(locale, { maximumSignificantDigits: 15 }).format(value);
  return cleanText(String(value));
}
