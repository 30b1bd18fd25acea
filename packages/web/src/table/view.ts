import { FilterOperator, filterOperators, type RowFilter } from '@milpa/sdk';

/** How a reader looks at a table. All of it is in the address, in the grammar of the API, so a view can be sent to someone. */
export interface View {
  readonly filters: readonly RowFilter[];
  readonly search: string;
  readonly sort: readonly { readonly column: string; readonly descending: boolean }[];
  /** Columns to show, in this order; empty: all. */
  readonly select: readonly string[];
  readonly limit: number;
  /** From 1. */
  readonly page: number;
}

export const pageSizes = [25, 50, 100, 250] as const;

/** Reads what is understood and leaves out the rest: a mistyped address shows more rows, never an error. */
export function parseView(params: URLSearchParams, usual: number): View {
  const limit = Number(params.get('limit'));
  const page = Number(params.get('page'));
  return {
    filters: params.getAll('filter').flatMap((text) => maybeFilter(text) ?? []),
    search: (params.get('q') ?? '').trim().slice(0, 200),
    sort: splitEscaped(params.get('sort') ?? '', ',').flatMap((text) => {
      const descending = text.startsWith('-');
      const column = (descending ? text.slice(1) : text).replace(/^\\-/, '-');
      return column ? [{ column, descending }] : [];
    }),
    select: splitEscaped(params.get('select') ?? '', ',').filter((name) => name),
    limit: pageSizes.some((size) => size === limit) ? limit : usual,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000_000 ? page : 1,
  };
}

/** The address's query for a view; what is as usual is left out, so one view has one address. */
export function formatView(view: View, usual: number): URLSearchParams {
  const params = new URLSearchParams();
  for (const filter of view.filters) params.append('filter', formatFilter(filter));
  if (view.search) params.set('q', view.search);
  if (view.sort.length > 0) params.set('sort', formatSort(view.sort));
  if (view.select.length > 0) params.set('select', formatColumns(view.select));
  if (view.limit !== usual) params.set('limit', String(view.limit));
  if (view.page > 1) params.set('page', String(view.page));
  return params;
}

/** The same view as a question to the API. */
export function toRowsQuery(view: View) {
  return {
    ...(view.filters.length > 0 ? { filter: view.filters.map(formatFilter) } : {}),
    ...(view.search ? { q: view.search } : {}),
    ...(view.sort.length > 0 ? { sort: formatSort(view.sort) } : {}),
    ...(view.select.length > 0 ? { select: formatColumns(view.select) } : {}),
    limit: view.limit,
    offset: (view.page - 1) * view.limit,
  };
}

/** `column:operator:value`; a colon or backslash in the column is escaped, as is | between the values of `in`. */
export function formatFilter({ column, op, values }: RowFilter): string {
  const name = column.replace(/[\\:]/g, '\\$&');
  if (op === 'null' || op === 'notnull') return `${name}:${op}`;
  const value = isList(op) ? values.map((each) => each.replace(/[\\|]/g, '\\$&')).join('|') : (values[0] ?? '');
  return `${name}:${op}:${value}`;
}

const isList = (op: RowFilter['op']) => op === 'in' || op === 'between';

function maybeFilter(text: string): RowFilter | undefined {
  const [column = '', rest] = cutEscaped(text, ':');
  if (!column || rest === undefined) return undefined;
  const end = rest.indexOf(':');
  return makeFilter(column, end < 0 ? rest : rest.slice(0, end), end < 0 ? undefined : rest.slice(end + 1));
}

/** A condition from three fields of a form; undefined when it says nothing yet. */
export function makeFilter(column: string, operator: string, value: string | undefined): RowFilter | undefined {
  const op = FilterOperator.safeParse(operator);
  if (!column || !op.success) return undefined;
  if (op.data === 'null' || op.data === 'notnull') return { column, op: op.data, values: [] };
  if (value === undefined || value === '') return undefined;
  return { column, op: op.data, values: isList(op.data) ? splitEscaped(value, '|').slice(0, 100) : [value] };
}

/** The same, where a form has a second field: one end of a range alone is at least or at most. */
export function makeFormFilter(column: string, operator: string, from: string, upTo: string): RowFilter | undefined {
  if (operator !== 'between') return makeFilter(column, operator, from);
  if (from && upTo) return { column, op: 'between', values: [from, upTo] };
  return makeFilter(column, from ? 'gte' : 'lte', from || upTo);
}

/** Conditions that make sense for a type of column, in the order they are offered. */
export function listOperators(ordered: boolean): readonly (typeof filterOperators)[number][] {
  return ordered
    ? filterOperators.filter((op) => op !== 'contains' && op !== 'starts')
    : ['contains', ...filterOperators.filter((op) => !['contains', 'lt', 'lte', 'gt', 'gte', 'between'].includes(op))];
}

const formatColumns = (names: readonly string[]) => names.map((name) => name.replace(/[\\,]/g, '\\$&')).join(',');
const formatSort = (sort: View['sort']) =>
  sort
    .map(({ column, descending }) => (descending ? '-' : '') + formatColumns([column]).replace(/^-/, '\\-'))
    .join(',');

/** Up to the first mark without a backslash before it, and what follows it. */
function cutEscaped(text: string, mark: string): [taken: string, rest: string | undefined] {
  let taken = '';
  for (let at = 0; at < text.length; at += 1) {
    const [character, next] = [text[at] ?? '', text[at + 1]];
    if (character === mark) return [taken, text.slice(at + 1)];
    const escaped = character === '\\' && next !== undefined && (next === mark || next === '\\');
    taken += escaped ? next : character;
    if (escaped) at += 1;
  }
  return [taken, undefined];
}

function splitEscaped(text: string, mark: string): string[] {
  const parts: string[] = [];
  let rest: string | undefined = text;
  while (rest !== undefined) {
    const [taken, after] = cutEscaped(rest, mark);
    parts.push(taken);
    rest = after;
  }
  return parts;
}
