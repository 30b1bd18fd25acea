import {
  type Computation,
  type Condition,
  computations,
  type FieldProblem,
  FilterOperator,
  type InBox,
  type Language,
  type LanguageMap,
  type Nearby,
  Problem,
  type RowFilter,
  type RowsQuery,
} from '@milpa/sdk';

/** The questions to a table as the address has them. */
export interface RowsText {
  readonly filter?: string | readonly string[] | undefined;
  readonly where?: string | undefined;
  readonly bbox?: string | undefined;
  readonly near?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  readonly select?: string | undefined;
  readonly group?: string | undefined;
  readonly compute?: string | undefined;
  readonly distinct?: string | undefined;
  readonly histogram?: string | undefined;
  readonly bins?: number | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface ReadOptions {
  readonly language: Language;
  /** Makes a condition of parsed JSON, or throws a Problem that says where it is not one. */
  readonly parseCondition: (json: unknown) => Condition;
}

export const defaultLimit = 100;
const mostFilters = 20;
const mostSorts = 5;
const mostValues = 100;

/** A part of the address that says nothing a table could be asked. */
class Misread extends Error {
  readonly details: Required<LanguageMap>;
  constructor(en: string, es: string, fr: string) {
    super(en);
    this.details = { en, es, fr };
  }
}

/** Reads the text forms of the contract. Throws `invalid-request` naming every parameter that is not right. */
export function parseRowsQuery(text: RowsText, options: ReadOptions): RowsQuery {
  const faults: Fault[] = [];
  const read = <T>(pointer: string, parse: (value: string) => T, value: string | undefined): T | undefined =>
    value ? collect(faults, pointer, () => parse(value)) : undefined;
  const filters = collect(faults, 'filter', () => parseFilters(text.filter));
  const conditions = [
    read('where', (value) => options.parseCondition(parseJson(value)), text.where),
    read('bbox', parseBox, text.bbox),
    read('near', parseNear, text.near),
  ].filter((condition) => condition !== undefined);
  const sort = read('sort', parseSorts, text.sort);
  const select = read('select', parseNames, text.select);
  const distinct = read('distinct', parseNames, text.distinct);
  const group = read('group', parseNames, text.group) ?? distinct;
  const compute = read('compute', parseComputations, text.compute) ?? (distinct ? [] : undefined);
  if (distinct && (text.group || text.compute)) faults.push({ pointer: 'distinct', details: alone });
  if (faults.length > 0) throw notUnderstood(faults, options.language);
  const search = text.q?.trim();
  const where = conditions.length > 1 ? { and: conditions } : conditions[0];
  return {
    filters: filters ?? [],
    sort: sort ?? [],
    limit: text.limit ?? defaultLimit,
    offset: text.offset ?? 0,
    ...(where ? { where } : {}),
    ...(search ? { search } : {}),
    ...(select ? { select } : {}),
    ...(group ? { group } : {}),
    ...(compute ? { compute } : {}),
    ...(text.histogram ? { histogram: { column: text.histogram, bins: text.bins ?? 20 } } : {}),
    ...(text.cursor ? { cursor: text.cursor } : {}),
  };
}

interface Fault {
  readonly pointer: string;
  readonly details: Required<LanguageMap>;
}

function collect<T>(faults: Fault[], pointer: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    faults.push({ pointer, details: error.details });
    return undefined;
  }
}

function parseFilters(given: RowsText['filter']): RowFilter[] {
  const list = given === undefined ? [] : [given].flat();
  if (list.length > mostFilters)
    throw new Misread(
      `${list.length} filters are given; at most ${mostFilters} can be. Use where for more.`,
      `Hay ${list.length} filtros; se admiten ${mostFilters}. Use where para más.`,
      `Il y a ${list.length} filtres ; ${mostFilters} au plus sont admis. Utilisez where pour davantage.`,
    );
  return list.filter((each) => each !== '').map(parseFilter);
}

/** `column:operator:value`. The value is all that follows, colons included; for `in` and `between` it is parted by |. */
export function parseFilter(text: string): RowFilter {
  const column = takeEscaped(text, ':');
  if (column.rest === undefined || column.taken === '')
    throw new Misread(
      `"${text}" is not column:operator:value, for example year:gte:2020.`,
      `«${text}» no es columna:operador:valor, por ejemplo year:gte:2020.`,
      `« ${text} » n'est pas colonne:opérateur:valeur, par exemple year:gte:2020.`,
    );
  const end = column.rest.indexOf(':');
  const word = end < 0 ? column.rest : column.rest.slice(0, end);
  const value = end < 0 ? undefined : column.rest.slice(end + 1);
  const op = FilterOperator.safeParse(word);
  if (!op.success) throw noOperator(word, text);
  if (op.data === 'null' || op.data === 'notnull') return { column: column.taken, op: op.data, values: [] };
  if (value === undefined)
    throw new Misread(
      `"${text}" lacks its value: column:${op.data}:value.`,
      `A «${text}» le falta su valor: columna:${op.data}:valor.`,
      `Il manque à « ${text} » sa valeur : colonne:${op.data}:valeur.`,
    );
  const values = op.data === 'in' || op.data === 'between' ? splitEscaped(value, '|') : [value];
  if (values.length > mostValues)
    throw new Misread(
      `"${column.taken}:in" has ${values.length} values; at most ${mostValues} can be given.`,
      `«${column.taken}:in» trae ${values.length} valores; se admiten ${mostValues}.`,
      `« ${column.taken}:in » porte ${values.length} valeurs ; ${mostValues} au plus sont admises.`,
    );
  return { column: column.taken, op: op.data, values };
}

function noOperator(word: string, text: string): Misread {
  const list = FilterOperator.options.join(' ');
  return new Misread(
    `"${word}" in "${text}" is no operator. There are: ${list}.`,
    `«${word}» en «${text}» no es un operador. Hay: ${list}.`,
    `« ${word} » dans « ${text} » n'est pas un opérateur. Il y a : ${list}.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Misread(
      `"${shorten(text)}" is not JSON; a condition looks like {"column": "year", "op": "gte", "values": [2020]}.`,
      `«${shorten(text)}» no es JSON; una condición es como {"column": "year", "op": "gte", "values": [2020]}.`,
      `« ${shorten(text)} » n'est pas du JSON ; une condition ressemble à {"column": "year", "op": "gte", "values": [2020]}.`,
    );
  }
}

const shorten = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

function parseNumbers(text: string, bounds: readonly (readonly [least: number, most: number])[]): number[] | undefined {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const within = (number: number, at: number) => {
    const [least, most] = bounds[at] ?? [0, -1];
    return number >= least && number <= most;
  };
  return numbers.length === bounds.length && numbers.every(within) ? numbers : undefined;
}

const longitudes = [-180, 180] as const;
const latitudes = [-90, 90] as const;

function parseBox(text: string): InBox {
  const [west, south, east, north] = parseNumbers(text, [longitudes, latitudes, longitudes, latitudes]) ?? [];
  if (west === undefined || south === undefined || east === undefined || north === undefined || south > north)
    throw new Misread(
      `"${shorten(text)}" is not west,south,east,north in degrees, for example -99.4,19.0,-98.9,19.6.`,
      `«${shorten(text)}» no es oeste,sur,este,norte en grados, por ejemplo -99.4,19.0,-98.9,19.6.`,
      `« ${shorten(text)} » n'est pas ouest,sud,est,nord en degrés, par exemple -99.4,19.0,-98.9,19.6.`,
    );
  return { bbox: [west, south, east, north] };
}

function parseNear(text: string): Nearby {
  const [longitude, latitude, metres] = parseNumbers(text, [longitudes, latitudes, [0, 20_100_000]]) ?? [];
  if (longitude === undefined || latitude === undefined || metres === undefined)
    throw new Misread(
      `"${shorten(text)}" is not longitude,latitude,metres, for example -99.13,19.43,500.`,
      `«${shorten(text)}» no es longitud,latitud,metros, por ejemplo -99.13,19.43,500.`,
      `« ${shorten(text)} » n'est pas longitude,latitude,mètres, par exemple -99.13,19.43,500.`,
    );
  return { near: { longitude, latitude, metres } };
}

function parseSorts(text: string): RowsQuery['sort'] {
  const given = splitEscaped(text, ',').map(parseSort);
  if (given.length > mostSorts)
    throw new Misread(
      `${given.length} columns are given; at most ${mostSorts} can be sorted by.`,
      `Hay ${given.length} columnas; se puede ordenar por ${mostSorts} como máximo.`,
      `Il y a ${given.length} colonnes ; on peut trier par ${mostSorts} au plus.`,
    );
  return given;
}

function parseSort(text: string): { column: string; descending: boolean } {
  const descending = text.startsWith('-');
  // A column whose name begins with a hyphen is written \-name.
  const column = (descending ? text.slice(1) : text).replace(/^\\-/, '-');
  if (column === '') throw nameless();
  return { column, descending };
}

const nameless = () =>
  new Misread(
    'A column in the list has no name: two commas, or one at an end.',
    'Una columna de la lista no tiene nombre: hay dos comas juntas o una en un extremo.',
    "Une colonne de la liste n'a pas de nom : deux virgules, ou une à une extrémité.",
  );

function parseNames(text: string): string[] {
  const names = splitEscaped(text, ',');
  if (names.includes('')) throw nameless();
  return names;
}

/** `count`, or `operation:column`. */
function parseComputations(text: string): Computation[] {
  return splitEscaped(text, ',').map((part) => {
    const end = part.indexOf(':');
    const word = end < 0 ? part : part.slice(0, end);
    const op = computations.find((each) => each === word);
    if (!op)
      throw new Misread(
        `"${part}" is nothing that can be computed. Write ${computations.join(', ')}, a colon and a column; count may stand alone.`,
        `«${part}» no es algo que se pueda calcular. Escriba ${computations.join(', ')}, dos puntos y una columna; count puede ir solo.`,
        `« ${part} » n'est rien que l'on puisse calculer. Écrivez ${computations.join(', ')}, deux-points et une colonne ; count peut être seul.`,
      );
    return end < 0 ? { op } : { op, column: part.slice(end + 1) };
  });
}

const alone = {
  en: 'distinct is a question of its own: leave out group and compute.',
  es: 'distinct es una consulta por sí misma: quite group y compute.',
  fr: 'distinct est une requête à elle seule : retirez group et compute.',
};

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
  const many = op === 'in' || op === 'between';
  return `${name}:${op}:${many ? values.map((value) => value.replace(/[\\|]/g, '\\$&')).join('|') : (values[0] ?? '')}`;
}

function notUnderstood(faults: readonly Fault[], language: Language): Problem {
  const list = (each: Language) => faults.map(({ pointer, details }) => `${pointer}: ${details[each]}`).join(' ');
  return new Problem(
    'invalid-request',
    {
      en: `The question could not be read. ${list('en')}`,
      es: `No se pudo leer la consulta. ${list('es')}`,
      fr: `La requête n'a pas pu être lue. ${list('fr')}`,
    },
    { errors: faults.map(({ pointer, details }): FieldProblem => ({ pointer, detail: details[language] })) },
  );
}
