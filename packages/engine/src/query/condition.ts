import type { Column, ColumnType, Condition, RowFilter, RowsQuery } from '@milpa/sdk';
import { compilePattern } from './fold.ts';
import { compileBox, compileNear } from './place.ts';
import { tooManyConditions, unfitOperator, valueCount } from './refuse.ts';
import { nameOf, requireColumn, type Sql } from './sql.ts';
import { parseValue } from './value.ts';

/** Conditions of a question, and how deep they may nest: a planner takes time for each. */
export const most = { conditions: 200, depth: 10, words: 20 } as const;

const always: Sql = { text: 'true', values: [] };

/** WHERE clause of a question; `true` without any condition. Throws QueryRefused when a column or value does not fit the table. */
export function compileWhere(
  columns: readonly Column[],
  { filters = [], where, search }: Partial<Pick<RowsQuery, 'filters' | 'where' | 'search'>>,
): Sql {
  const parts = filters.map((filter) => compileFilter(columns, filter));
  if (where) {
    requireBounds(where);
    parts.push(compileCondition(columns, where));
  }
  const words = search ? compileSearch(columns, search) : null;
  if (words) parts.push(words);
  return join(parts, 'and');
}

function join(parts: readonly Sql[], word: 'and' | 'or'): Sql {
  if (parts.length === 0) return always;
  return {
    text: parts.map(({ text }) => `(${text})`).join(` ${word} `),
    values: parts.flatMap(({ values }) => values),
  };
}

function requireBounds(where: Condition): void {
  let count = 0;
  const walk = (condition: Condition, depth: number): void => {
    count += 1;
    if (count > most.conditions || depth > most.depth) throw tooManyConditions(most.conditions, most.depth);
    if ('not' in condition) walk(condition.not, depth + 1);
    else if ('and' in condition) for (const each of condition.and) walk(each, depth + 1);
    else if ('or' in condition) for (const each of condition.or) walk(each, depth + 1);
  };
  walk(where, 1);
}

/** A condition that is true or false for every row: what is null neither fits nor makes its opposite fail to. */
function compileCondition(columns: readonly Column[], condition: Condition): Sql {
  if ('and' in condition)
    return join(
      condition.and.map((each) => compileCondition(columns, each)),
      'and',
    );
  if ('or' in condition)
    return join(
      condition.or.map((each) => compileCondition(columns, each)),
      'or',
    );
  if ('not' in condition) {
    const { text, values } = compileCondition(columns, condition.not);
    return { text: `(${text}) is not true`, values };
  }
  if ('bbox' in condition) return compileBox(columns, condition);
  if ('near' in condition) return compileNear(columns, condition);
  return compileFilter(columns, condition);
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

/** How many values an operator takes. */
const counts: Readonly<Partial<Record<RowFilter['op'], number>>> = { between: 2, null: 0, notnull: 0 };

/** One condition. Throws QueryRefused when column, operator or value do not go together. */
export function compileFilter(columns: readonly Column[], filter: RowFilter): Sql {
  const column = requireColumn(columns, filter.column);
  const name = nameOf(column);
  const { op, values } = filter;
  if (op === 'in' ? values.length === 0 : values.length !== (counts[op] ?? 1)) throw valueCount(column.name, op);
  if (op === 'null' || op === 'notnull') return { text: `${name} is ${op === 'null' ? '' : 'not '}null`, values: [] };
  if (op === 'contains' || op === 'starts') {
    const pattern = compilePattern(values[0] ?? '', op === 'starts' ? 'start' : 'anywhere');
    return { text: `regexp_matches(${asText(column)}, ?)`, values: [pattern] };
  }
  if (op !== 'eq' && op !== 'ne' && op !== 'in' && unordered.has(column.type)) throw unfitOperator(column.name, op);
  const parsed = values.map((value) => parseValue(column, value));
  const place = placeOf(column);
  if (op === 'in') return { text: `${name} in (${parsed.map(() => place).join(', ')})`, values: parsed };
  if (op === 'between') return { text: `${name} >= ${place} and ${name} <= ${place}`, values: parsed };
  return { text: `${name} ${symbols[op]} ${place}`, values: parsed };
}

/** Every word, and every "phrase in quotes", must occur in some text column, whatever its case and accents. */
export function compileSearch(columns: readonly Column[], search: string): Sql | null {
  const texts = columns.filter((column) => column.type === 'string');
  const words = [...search.matchAll(/["«“]([^"»”]*)["»”]?|[^\s"«“]+/g)]
    .map((found) => (found[1] ?? found[0]).trim())
    .filter(Boolean)
    .slice(0, most.words);
  if (words.length === 0) return null;
  if (texts.length === 0) return { text: 'false', values: [] };
  const clause = `(${texts.map((column) => `regexp_matches(${nameOf(column)}, ?)`).join(' or ')})`;
  const patterns = words.map((word) => compilePattern(word, 'anywhere'));
  return { text: words.map(() => clause).join(' and '), values: patterns.flatMap((each) => texts.map(() => each)) };
}
