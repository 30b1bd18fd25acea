import type { ColumnType } from '@milpa/sdk';
import { quoteText } from '../format/stage.ts';
import { findDateGuesses } from './guess-date.ts';
import { findNumberGuesses } from './guess-number.ts';

/** One way to read the texts of a column. `matches` judges a sample, `sql` all rows: it is NULL for a text that does not fit. */
export interface Guess {
  /** Unique within a column; also the alias in queries. */
  readonly id: string;
  readonly type: ColumnType;
  /** As people write it: dd/mm/yyyy, 1.234,56, percent … */
  readonly format?: string;
  readonly unit?: string;
  readonly matches: (text: string) => boolean;
  /** Expression over an expression of trimmed text. */
  readonly sql: (text: string) => string;
  /** DuckDB's name of a type whose own reading of text is the same, once all texts are known to fit. */
  readonly native?: string;
  /** A guess that fits equally well and means something else. */
  readonly rival?: string;
}

/** Texts that say "no value" when the rest of the column is of a type that has no words. Compared in lower case. */
export const nullWords: readonly string[] = [
  'na',
  'n/a',
  'n.a.',
  'n.a',
  '#n/a',
  '#na',
  'nd',
  'n/d',
  'n.d.',
  'n.d',
  's/d',
  's.d.',
  'sd',
  'sin dato',
  'sin datos',
  'sin información',
  'sin informacion',
  'no disponible',
  'no aplica',
  'no especificado',
  'no data',
  'not available',
  'non disponible',
  'nc',
  'n/c',
  'n.c.',
  'nr',
  'n/r',
  'null',
  '(null)',
  'none',
  'nan',
  '<na>',
  'nil',
  '-',
  '--',
  '---',
  '–',
  '—',
  '.',
  '..',
  '...',
  '…',
  '*',
  '**',
  '?',
  'x',
  's/i',
  's.i.',
  '#¡div/0!',
  '#div/0!',
  '#ref!',
  '#¡ref!',
  '#value!',
  '#¡valor!',
  '#valor!',
  '#name?',
  '#¿nombre?',
  '#num!',
  '#¡num!',
  '#null!',
  '#¡nulo!',
  '(en blanco)',
  'missing',
  'no identificado',
  'se ignora',
  'ns',
  'n/s',
  'ne',
  '[null]',
  'undefined',
  'nd.',
  'na.',
];
const nullSet = new Set(nullWords);

export function isNullWord(text: string): boolean {
  return nullSet.has(text.trim().toLowerCase());
}

/** Share of the sample a guess must fit to be tried on all rows. */
const plausible = 0.9;

/** What the distinct texts of a sample may be, the more special first. The column's name helps with bare digits. */
export function listGuesses(sample: readonly string[], title: string): Guess[] {
  const texts = sample.map((text) => text.trim()).filter((text) => text !== '' && !isNullWord(text));
  if (texts.length === 0) return [];
  const all = [
    ...findBooleanGuesses(texts),
    ...findDateGuesses(texts, title),
    ...findNumberGuesses(texts),
    ...structures,
    ...findGeopointGuesses(texts, title),
  ];
  return all.filter((guess) => texts.filter(guess.matches).length >= texts.length * plausible);
}

const booleanPairs: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['true'], ['false']],
  [['verdadero'], ['falso']],
  [['vrai'], ['faux']],
  [['si', 'sí'], ['no']],
  [['yes'], ['no']],
  [['oui'], ['non']],
  [['y'], ['n']],
  [['s'], ['n']],
  [['o'], ['n']],
];

function findBooleanGuesses(texts: readonly string[]): Guess[] {
  const seen = new Set(texts.map((text) => text.toLowerCase()));
  for (const [yes, no] of booleanPairs) {
    const words = [...yes, ...no];
    const both = yes.some((word) => seen.has(word)) && no.some((word) => seen.has(word));
    const sure = yes[0] === 'true' || yes[0] === 'verdadero' || yes[0] === 'vrai';
    if ([...seen].every((word) => words.includes(word)) && (both || sure)) return [makeBoolean(yes, no)];
  }
  return [];
}

function makeBoolean(yes: readonly string[], no: readonly string[]): Guess {
  const words = new Set([...yes, ...no]);
  const list = (all: readonly string[]) => all.map(quoteText).join(', ');
  return {
    id: 'boolean',
    type: 'boolean',
    format: `${yes[yes.length - 1]}/${no[0]}`,
    matches: (text) => words.has(text.toLowerCase()),
    sql: (text) =>
      `(CASE WHEN lower(${text}) IN (${list(yes)}) THEN true WHEN lower(${text}) IN (${list(no)}) THEN false END)`,
  };
}

const geometryTypes = 'Point|MultiPoint|LineString|MultiLineString|Polygon|MultiPolygon|GeometryCollection|Feature';
const geojson = `^\\s*\\{.*"type"\\s*:\\s*"(?:${geometryTypes})"`;

const structures: readonly Guess[] = [
  {
    id: 'geojson',
    type: 'geojson',
    matches: (text) => new RegExp(geojson, 's').test(text),
    sql: (text) =>
      `(CASE WHEN regexp_matches(${text}, ${quoteText(geojson)}, 's') AND json_valid(${text}) THEN ${text} END)`,
  },
  {
    id: 'object',
    type: 'object',
    matches: (text) => /^\{\s*("|\})/.test(text) && text.endsWith('}'),
    sql: (text) => `(CASE WHEN starts_with(${text}, '{') AND json_valid(${text}) THEN ${text} END)`,
  },
  {
    id: 'array',
    type: 'array',
    matches: (text) => text.startsWith('[') && text.endsWith(']'),
    sql: (text) => `(CASE WHEN starts_with(${text}, '[') AND json_valid(${text}) THEN ${text} END)`,
  },
];

const pair = /^\(?\s*(-?\d{1,3}\.\d+)\s*[,; ]\s*(-?\d{1,3}\.\d+)\s*\)?$/;
const pairSql = '^\\(?\\s*-?\\d{1,3}\\.\\d+\\s*[,; ]\\s*-?\\d{1,3}\\.\\d+\\s*\\)?$';

/** "19.43,-99.13": the side that leaves ±90 tells the order; without one, the name or latitude first. */
function findGeopointGuesses(texts: readonly string[], title: string): Guess[] {
  const pairs = texts.map((text) => pair.exec(text)).filter((found) => found !== null);
  if (pairs.length === 0) return [];
  const first = pairs.some((found) => Math.abs(Number(found[1])) > 90);
  const second = pairs.some((found) => Math.abs(Number(found[2])) > 90);
  if (first && second) return [];
  const longitudeFirst = first || (!second && /lon.*lat|lng.*lat|x.*y/i.test(title));
  return [
    {
      id: 'geopoint',
      type: 'geopoint',
      format: longitudeFirst ? 'lon, lat' : 'lat, lon',
      matches: (text) => pair.test(text),
      sql: (text) => `(CASE WHEN regexp_matches(${text}, ${quoteText(pairSql)}) THEN ${text} END)`,
    },
  ];
}
