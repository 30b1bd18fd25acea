import { type FieldProblem, FilterOperator, Problem, type RowFilter, type RowsQuery } from '@milpa/sdk';

/** The questions to a table as the address has them. */
export interface RowsText {
  readonly filter?: string | readonly string[] | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  readonly select?: string | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

const defaultLimit = 100;
const mostFilters = 20;
const mostSorts = 5;
const mostValues = 100;

/** Reads the text forms of the contract. Throws `invalid-request` naming every parameter that is not right. */
export function parseRowsQuery(text: RowsText): RowsQuery {
  const errors: FieldProblem[] = [];
  const filters = collect(errors, 'filter', () => {
    const given = text.filter === undefined ? [] : [text.filter].flat();
    if (given.length > mostFilters) throw new SyntaxError(`At most ${mostFilters} filters can be given at once.`);
    return given.filter((each) => each !== '').map(parseFilter);
  });
  const sort = collect(errors, 'sort', () => {
    const given = text.sort ? splitEscaped(text.sort, ',').map(parseSort) : [];
    if (given.length > mostSorts) throw new SyntaxError(`At most ${mostSorts} columns can be sorted by.`);
    return given;
  });
  const select = text.select ? collect(errors, 'select', () => splitEscaped(text.select ?? '', ',')) : undefined;
  if (errors.length > 0) throw notUnderstood(errors);
  const search = text.q?.trim();
  return {
    filters: filters ?? [],
    sort: sort ?? [],
    limit: text.limit ?? defaultLimit,
    offset: text.offset ?? 0,
    ...(search ? { search } : {}),
    ...(select ? { select } : {}),
  };
}

function collect<T>(errors: FieldProblem[], pointer: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    errors.push({ pointer, detail: error.message });
    return undefined;
  }
}

/** `column:operator:value`. The value is all that follows, colons included; for `in` it is parted by |. */
export function parseFilter(text: string): RowFilter {
  const column = takeEscaped(text, ':');
  if (column.rest === undefined || column.taken === '')
    throw new SyntaxError(`"${text}" is not column:operator:value, for example year:gte:2020.`);
  const end = column.rest.indexOf(':');
  const word = end < 0 ? column.rest : column.rest.slice(0, end);
  const value = end < 0 ? undefined : column.rest.slice(end + 1);
  const op = FilterOperator.safeParse(word);
  if (!op.success)
    throw new SyntaxError(`"${word}" in "${text}" is no operator. There are: ${FilterOperator.options.join(' ')}.`);
  if (op.data === 'null' || op.data === 'notnull') return { column: column.taken, op: op.data, values: [] };
  if (value === undefined) throw new SyntaxError(`"${text}" lacks its value: column:${op.data}:value.`);
  const values = op.data === 'in' ? splitEscaped(value, '|') : [value];
  if (values.length > mostValues) throw new SyntaxError(`"in" takes at most ${mostValues} values.`);
  return { column: column.taken, op: op.data, values };
}

function parseSort(text: string): { column: string; descending: boolean } {
  const descending = text.startsWith('-');
  // A column whose name begins with a hyphen is written \-name.
  const column = (descending ? text.slice(1) : text).replace(/^\\-/, '-');
  if (column === '') throw new SyntaxError('A column to sort by has no name.');
  return { column, descending };
}

/** Up to the first `mark` without a backslash before it; `\mark` and `\\` stand for themselves. */
function takeEscaped(text: string, mark: string): { taken: string; rest: string | undefined } {
  let taken = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    const next = text[at + 1];
    if (character === '\\' && (next === mark || next === '\\')) {
      taken += next;
      at += 1;
    } else if (character === mark) {
      return { taken, rest: text.slice(at + 1) };
    } else {
      taken += character;
    }
  }
  return { taken, rest: undefined };
}

/** Parts between marks, each with its escapes taken out. */
export function splitEscaped(text: string, mark: string): string[] {
  const parts: string[] = [];
  let rest: string | undefined = text;
  while (rest !== undefined) {
    const piece = takeEscaped(rest, mark);
    parts.push(piece.taken);
    rest = piece.rest;
  }
  return parts;
}

/** A filter as the address has it; `parseFilter` gives it back. */
export function formatFilter({ column, op, values }: RowFilter): string {
  const name = column.replace(/[\\:]/g, '\\$&');
  if (op === 'null' || op === 'notnull') return `${name}:${op}`;
  return `${name}:${op}:${op === 'in' ? values.map((value) => value.replace(/[\\|]/g, '\\$&')).join('|') : (values[0] ?? '')}`;
}

const notUnderstood = (errors: readonly FieldProblem[]): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `The question could not be read: ${errors.map((error) => `${error.pointer}: ${error.detail}`).join(' ')}`,
      es: `No se pudo leer la consulta: revise ${errors.map((error) => error.pointer).join(', ')}. Un filtro se escribe columna:operador:valor.`,
      fr: `La requête n'a pas pu être lue : vérifiez ${errors.map((error) => error.pointer).join(', ')}. Un filtre s'écrit colonne:opérateur:valeur.`,
    },
    { errors },
  );
