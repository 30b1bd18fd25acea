import type { Column, ColumnType, Computation, RowsQuery } from '@milpa/sdk';
import type { StoredTable } from '../contract.ts';
import { compileWhere } from './condition.ts';
import { compileHistogram } from './histogram.ts';
import { mixedQuestion, nameTaken, unfitComputation } from './refuse.ts';
import { from, nameOf, present, quoteName, requireColumn, rowNumber, type Sql } from './sql.ts';

/** What is asked of a table, without the page of the answer. */
export type Question = Omit<RowsQuery, 'limit' | 'offset' | 'cursor'>;

export interface AnswerColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** A column of the answer with its SQL over the relation of the plan. */
export interface PlannedColumn extends AnswerColumn {
  readonly sql: string;
  /** The table's column it comes from as it is. */
  readonly source?: Column;
  /** A whole number that 64 bits hold, though it is no column of the table. */
  readonly fits64?: boolean;
}

export interface SortKey {
  readonly sql: string;
  readonly descending: boolean;
}

/** A question made ready: a relation whose columns make the answer, and the order that makes it the same each time. */
export interface Plan {
  /** Rows of the table come with `file_row_number`; groups do not. */
  readonly kind: 'rows' | 'groups';
  readonly columns: readonly PlannedColumn[];
  /** FROM clause; its values come before those of `where`. */
  readonly from: Sql;
  readonly where: Sql;
  readonly order: readonly SortKey[];
}

/** Throws QueryRefused when the question does not fit the table. */
export function planQuestion(table: StoredTable, question: Partial<Question>): Plan {
  const grouped = question.group !== undefined || question.compute !== undefined;
  if (Number(grouped) + Number(question.histogram !== undefined) + Number(question.select !== undefined) > 1)
    throw mixedQuestion();
  const where = compileWhere(table.columns, question);
  if (question.histogram) return planGroups(compileHistogram(table, question.histogram, where), question);
  if (grouped) return planGroups(compileGroups(table, question, where), question);
  const selected = question.select?.map((name) => requireColumn(table.columns, name)) ?? table.columns;
  return {
    kind: 'rows',
    columns: selected.map((column) => ({ name: column.name, type: column.type, sql: nameOf(column), source: column })),
    from: { text: from(table), values: [] },
    where,
    order: (question.sort ?? []).map(({ column, descending }) => ({
      sql: nameOf(requireColumn(table.columns, column)),
      descending,
    })),
  };
}

/** A relation of groups; `keys` say in which order they come when nothing is asked, and when all else is equal. */
export interface Groups {
  readonly relation: Sql;
  readonly columns: readonly PlannedColumn[];
  readonly keys: readonly SortKey[];
}

function planGroups({ relation, columns, keys }: Groups, { sort = [] }: Partial<Question>): Plan {
  const asked = sort.map(({ column, descending }) => ({ sql: requireColumn(columns, column).sql, descending }));
  return {
    kind: 'groups',
    columns,
    from: relation,
    where: { text: 'true', values: [] },
    order: [...asked, ...keys],
  };
}

function compileGroups(table: StoredTable, { group = [], compute }: Partial<Question>, where: Sql): Groups {
  const by = group.map((name) => requireColumn(table.columns, name));
  const computed = (compute ?? [{ op: 'count' as const }]).map((each) => compileComputation(table.columns, each));
  const made = [
    ...by.map((column) => ({ name: column.name, type: column.type, text: nameOf(column), source: column })),
    ...computed,
  ];
  const columns = made.map(({ text: _, ...rest }, at) => ({ ...rest, sql: `c${at}` }));
  const twice = columns.find((column, at) => columns.findIndex(({ name }) => name === column.name) !== at);
  if (twice) throw nameTaken(twice.name);
  const list = made.map(({ text }, at) => `${text} as c${at}`).join(', ');
  const grouping = by.length > 0 ? `group by ${by.map(nameOf).join(', ')}` : '';
  return {
    relation: { text: `(select ${list} from ${from(table)} where ${where.text} ${grouping})`, values: where.values },
    columns,
    keys: by.map((_, at) => ({ sql: `c${at}`, descending: false })),
  };
}

const numeric: ReadonlySet<ColumnType> = new Set(['integer', 'number']);
const measured: ReadonlySet<ColumnType> = new Set(['integer', 'number', 'year']);
const ordered: ReadonlySet<ColumnType> = new Set([
  ...measured,
  'string',
  'date',
  'time',
  'datetime',
  'boolean',
  'duration',
]);
const fits: Readonly<Record<Computation['op'], (type: ColumnType) => boolean>> = {
  count: () => true,
  distinct: () => true,
  sum: (type) => numeric.has(type),
  avg: (type) => measured.has(type),
  median: (type) => measured.has(type),
  min: (type) => ordered.has(type),
  max: (type) => ordered.has(type),
};

function compileComputation(columns: readonly Column[], { op, column: key, name }: Computation) {
  if (key === undefined) {
    if (op !== 'count') throw unfitComputation(op, '', undefined);
    return { name: name ?? 'count', type: 'integer' as const, text: 'count(*)' };
  }
  const column = requireColumn(columns, key);
  if (!fits[op](column.type)) throw unfitComputation(op, column.name, column.type);
  return { name: name ?? `${op} ${column.name}`, type: typeOf(op, column), text: formulas[op](nameOf(column), column) };
}

function typeOf(op: Computation['op'], { type }: Column): ColumnType {
  if (op === 'count' || op === 'distinct') return 'integer';
  return op === 'avg' || op === 'median' ? 'number' : type;
}

const formulas: Readonly<Record<Computation['op'], (sql: string, column: Column) => string>> = {
  count: (sql) => `count(${sql})`,
  distinct: (sql) => `count(distinct ${sql})`,
  // The sum of whole numbers stays one: as a decimal every format keeps all its digits.
  sum: (sql, { type }) => (type === 'integer' ? `cast(sum(${sql}) as decimal(38, 0))` : `sum(${sql})`),
  avg: (sql) => `avg(${sql})`,
  median: (sql) => `median(${sql})`,
  min: (sql) => `min(${sql})`,
  max: (sql) => `max(${sql})`,
};

/** SELECT list of the answer as programs and people read it. */
export const presentedList = (columns: readonly PlannedColumn[]): string =>
  columns.map((column) => `${present(column.sql, column.type)} as ${quoteName(column.name)}`).join(', ');

/** SELECT list of the answer with the types of the table. */
export const typedList = (columns: readonly PlannedColumn[]): string =>
  columns.map((column) => `${column.sql} as ${quoteName(column.name)}`).join(', ');

/** ORDER BY that leaves nothing to chance; null comes last either way. Empty when rows come in their own order. */
export function orderBy({ kind, order }: Plan): string {
  if (order.length === 0) return '';
  const keys = order.map(({ sql, descending }) => `${sql} ${descending ? 'desc' : 'asc'} nulls last`);
  return `order by ${[...keys, ...(kind === 'rows' ? [rowNumber] : [])].join(', ')}`;
}
