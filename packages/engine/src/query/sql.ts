import type { Column, ColumnType, RowFilter } from '@milpa/sdk';
import type { StoredTable } from '../contract.ts';
import { compilePattern } from './fold.ts';
import { unfitOperator, unknownColumn, valueCount } from './refuse.ts';
import { parseValue } from './value.ts';

/** A piece of SQL with the values its `?` stand for, in order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly string[];
}

export const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string) => `'${text.replaceAll("'", "''")}'`;

const rowNumber = 'file_row_number';
const clashes = (column: Column) => column.name.toLowerCase() === rowNumber;

/** A column of `from`, quoted. Only names of the table's own columns come here, never a reader's words. */
export const nameOf = (column: Column) => quoteName(clashes(column) ? `${column.name} (column)` : column.name);

/** FROM clause over a stored table, row numbers (from 0, in source order) as `file_row_number`. */
export function from(table: StoredTable): string {
  const clash = table.columns.find(clashes);
  if (!clash) return `read_parquet(${quoteText(table.path)}, file_row_number = true)`;
  const renamed = `* rename (${quoteName(clash.name)} as ${nameOf(clash)})`;
  return `(select ${renamed}, row_number() over () - 1 as ${rowNumber} from read_parquet(${quoteText(table.path)}))`;
}

export function requireColumn(columns: readonly Column[], name: string): Column {
  const column = columns.find((each) => each.name === name);
  if (!column)
    throw unknownColumn(
      name,
      columns.map((each) => each.name),
    );
  return column;
}

const asText = (column: Column) => `cast(${nameOf(column)} as varchar)`;

const unordered: ReadonlySet<ColumnType> = new Set(['geojson', 'geopoint', 'object', 'array', 'boolean']);
const symbols = { eq: '=', ne: 'is distinct from', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** What a value is cast to before it is compared; as text when absent. */
const casts: Readonly<Partial<Record<ColumnType, string>>> = {
  integer: 'bigint',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  datetime: 'timestamp',
  year: 'integer',
};

const placeOf = (column: Column) => {
  const type = casts[column.type];
  return type ? `cast(? as ${type})` : '?';
};

/** One condition. Throws QueryRefused when column, operator or value do not go together. */
export function compileFilter(columns: readonly Column[], filter: RowFilter): Sql {
  const column = requireColumn(columns, filter.column);
  const name = nameOf(column);
  const { op, values } = filter;
  if (op === 'null' || op === 'notnull') return { text: `${name} is ${op === 'null' ? '' : 'not '}null`, values: [] };
  const [first] = values;
  if (first === undefined || (op !== 'in' && values.length !== 1)) throw valueCount(column.name, op);
  if (op === 'contains' || op === 'starts') {
    const pattern = compilePattern(first, op === 'starts' ? 'start' : 'anywhere');
    return { text: `regexp_matches(${asText(column)}, ?)`, values: [pattern] };
  }
  if (op !== 'eq' && op !== 'ne' && op !== 'in' && unordered.has(column.type)) throw unfitOperator(column.name, op);
  const parsed = values.map((value) => parseValue(column, value));
  const places = parsed.map(() => placeOf(column)).join(', ');
  return { text: op === 'in' ? `${name} in (${places})` : `${name} ${symbols[op]} ${places}`, values: parsed };
}

/** Every word must occur in some text column, whatever its case and accents. */
export function compileSearch(columns: readonly Column[], search: string): Sql | null {
  const texts = columns.filter((column) => column.type === 'string');
  const words = search.split(/\s+/).filter(Boolean).slice(0, 20);
  if (words.length === 0) return null;
  if (texts.length === 0) return { text: 'false', values: [] };
  const clause = `(${texts.map((column) => `regexp_matches(${nameOf(column)}, ?)`).join(' or ')})`;
  const patterns = words.map((word) => compilePattern(word, 'anywhere'));
  return { text: words.map(() => clause).join(' and '), values: patterns.flatMap((each) => texts.map(() => each)) };
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
    ({ column, descending }) => `${nameOf(requireColumn(columns, column))} ${descending ? 'desc' : 'asc'} nulls last`,
  );
  return [...keys, 'file_row_number'].join(', ');
}

/** A column as JSON and people write it: ISO dates, T between date and time, Z for UTC. */
export function presented(column: Column): string {
  const name = nameOf(column);
  if (column.type === 'datetime')
    return `regexp_replace(replace(cast(${name} as varchar), ' ', 'T'), '\\+00(:00)?$', 'Z')`;
  if (column.type === 'date' || column.type === 'time') return `cast(${name} as varchar)`;
  return name;
}
