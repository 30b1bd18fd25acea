import type { Column, ColumnType, RowFilter } from '@milpa/sdk';
import { unfitOperator, unfitValue, unknownColumn, valueCount } from './refuse.ts';

/** A piece of SQL with the values its `?` stand for, in order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly string[];
}

export const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** FROM clause over one Parquet file, row numbers (from 0, in source order) as `file_row_number`. */
export const parquet = (path: string) => `read_parquet(${quoteText(path)}, file_row_number = true)`;

export function requireColumn(columns: readonly Column[], name: string): Column {
  const column = columns.find((each) => each.name === name);
  if (!column)
    throw unknownColumn(
      name,
      columns.map((each) => each.name),
    );
  return column;
}

const folded = (expression: string) => `strip_accents(lower(${expression}))`;
const asText = (column: Column) => `cast(${quoteName(column.name)} as varchar)`;

const isoDate = /^-?\d{4,6}-\d{2}-\d{2}$/;
const isoDatetime = /^-?\d{4,6}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** What a value must look like and what it is cast to. `null`: compared as text. */
const comparisons: Readonly<Record<ColumnType, { readonly fits: RegExp; readonly cast: string } | null>> = {
  string: null,
  integer: { fits: /^[+-]?\d{1,18}$/, cast: 'bigint' },
  number: { fits: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/, cast: 'double' },
  boolean: { fits: /^(?:true|false)$/, cast: 'boolean' },
  date: { fits: isoDate, cast: 'date' },
  time: { fits: /^\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?$/, cast: 'time' },
  datetime: { fits: isoDatetime, cast: 'timestamptz' },
  year: { fits: /^-?\d{1,6}$/, cast: 'integer' },
  duration: null,
  geopoint: null,
  geojson: null,
  object: null,
  array: null,
};

const unordered: ReadonlySet<ColumnType> = new Set(['geojson', 'geopoint', 'object', 'array', 'boolean']);
const symbols = { eq: '=', ne: 'is distinct from', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function comparable(column: Column, value: string): string {
  const comparison = comparisons[column.type];
  if (!comparison) return '?';
  if (!comparison.fits.test(value.trim())) throw unfitValue(column.name, column.type, value);
  return `try_cast(? as ${comparison.cast})`;
}

/** One condition. Throws QueryRefused when column, operator or value do not go together. */
export function compileFilter(columns: readonly Column[], filter: RowFilter): Sql {
  const column = requireColumn(columns, filter.column);
  const name = quoteName(column.name);
  const { op, values } = filter;
  if (op === 'null' || op === 'notnull') return { text: `${name} is ${op === 'null' ? '' : 'not '}null`, values: [] };
  const [first] = values;
  if (first === undefined || (op !== 'in' && values.length !== 1)) throw valueCount(column.name, op);
  if (op === 'contains') return { text: `contains(${folded(asText(column))}, ${folded('?')})`, values: [first] };
  if (op === 'starts') return { text: `starts_with(${folded(asText(column))}, ${folded('?')})`, values: [first] };
  if (op === 'in') {
    return {
      text: `${name} in (${values.map((value) => comparable(column, value)).join(', ')})`,
      values: trimmed(column, values),
    };
  }
  if (op !== 'eq' && op !== 'ne' && unordered.has(column.type)) throw unfitOperator(column.name, op);
  return { text: `${name} ${symbols[op]} ${comparable(column, first)}`, values: trimmed(column, [first]) };
}

const trimmed = (column: Column, values: readonly string[]) =>
  comparisons[column.type] ? values.map((value) => value.trim()) : [...values];

/** Every word must occur in some text column, whatever its case and accents. */
export function compileSearch(columns: readonly Column[], search: string): Sql | null {
  const texts = columns.filter((column) => column.type === 'string');
  const words = search.split(/\s+/).filter(Boolean).slice(0, 20);
  if (words.length === 0) return null;
  if (texts.length === 0) return { text: 'false', values: [] };
  const clause = `(${texts.map((column) => `contains(${folded(quoteName(column.name))}, ${folded('?')})`).join(' or ')})`;
  return { text: words.map(() => clause).join(' and '), values: words.flatMap((word) => texts.map(() => word)) };
}

/** WHERE clause of all conditions; `true` without any. */
export function compileWhere(
  columns: readonly Column[],
  filters: readonly RowFilter[],
  search: string | undefined,
): Sql {
  const parts = filters.map((filter) => compileFilter(columns, filter));
  const words = search ? compileSearch(columns, search) : null;
  if (words) parts.push(words);
  if (parts.length === 0) return { text: 'true', values: [] };
  return { text: parts.map((part) => `(${part.text})`).join(' and '), values: parts.flatMap((part) => part.values) };
}

/** ORDER BY with the row number last, so that equal rows keep their order from page to page. */
export function compileOrder(
  columns: readonly Column[],
  sort: readonly { column: string; descending: boolean }[],
): string {
  const keys = sort.map(
    ({ column, descending }) =>
      `${quoteName(requireColumn(columns, column).name)} ${descending ? 'desc' : 'asc'} nulls last`,
  );
  return [...keys, 'file_row_number'].join(', ');
}

/** A column as JSON and people write it: ISO dates, T between date and time, Z for UTC. */
export function presented(column: Column): string {
  const name = quoteName(column.name);
  if (column.type === 'datetime')
    return `regexp_replace(replace(cast(${name} as varchar), ' ', 'T'), '\\+00(:00)?$', 'Z')`;
  if (column.type === 'date' || column.type === 'time') return `cast(${name} as varchar)`;
  return name;
}
