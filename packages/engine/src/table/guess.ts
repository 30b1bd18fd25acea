import type { ColumnType } from '@milpa/sdk';
import { quoteText } from '../format/stage.ts';
import { findClockGuesses } from './guess-clock.ts';
import { findCodeGuesses } from './guess-code.ts';
import { findDateGuesses } from './guess-date.ts';
import { findNumberGuesses } from './guess-number.ts';
import { findPeriodGuesses } from './guess-period.ts';
import { findPlaceGuesses } from './guess-place.ts';
import { isPhoneName, isTextCodeName, plainName } from './names.ts';
import { nullWords } from './null-words.data.ts';

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
  /** Of decimals: the digits with a point as text, so that more of them than a double holds can be kept. */
  readonly digits?: (text: string) => string;
  /** A guess that fits equally well and means something else. */
  readonly rival?: string;
}

const nullSet = new Set(nullWords);

export function isNullWord(text: string): boolean {
  return nullSet.has(text.trim().toLowerCase());
}

/** Words that are no third answer beside yes and no. */
const clearlyNothing =
  /^(?:#?n\/?[ad]|n\.[ad]\.?|s\/d|s\.d\.|sin datos?|sin informaci[oó]n|no disponible|not available|non disponible|\(?null\)?|nan|<na>|-+|[–—]|\.+|…)$/i;

export const isClearlyNothing = (text: string) => clearlyNothing.test(text.trim());

/** Share of the sample a guess must fit to be tried on all rows. */
const plausible = 0.9;

/** What is known of a column beside its texts. */
export interface GuessHints {
  /** Some cells have nothing in them. */
  readonly blanks?: boolean;
}

/** What the distinct texts of a sample may be, the more special first. The column's name helps with bare digits. */
export function listGuesses(sample: readonly string[], title: string, hints: GuessHints = {}): Guess[] {
  const filled = sample.map((text) => text.trim()).filter((text) => text !== '');
  const mark = hints.blanks === true ? findMarkGuess(filled) : undefined;
  if (mark) return [mark];
  const texts = filled.filter((text) => !isNullWord(text));
  if (texts.length === 0) return [];
  const code = isDigitCode(title, texts);
  const all = [
    ...findBooleanGuesses(texts, title),
    ...findPeriodGuesses(texts, title),
    ...findDateGuesses(texts, title),
    ...findClockGuesses(texts),
    ...(code ? [] : findNumberGuesses(texts)),
    ...findPlaceGuesses(texts, title),
    ...findCodeGuesses(texts, title),
  ];
  return all.filter((guess) => texts.filter(guess.matches).length >= texts.length * plausible);
}

/** Digits that the name says are a code; telephones by their length too, since they are also counted. */
function isDigitCode(title: string, texts: readonly string[]): boolean {
  if (!texts.every((text) => /^\d+$/.test(text))) return false;
  return isTextCodeName(title) || (isPhoneName(title) && texts.every((text) => text.length >= 7));
}

const marks: ReadonlySet<string> = new Set(['x', '✓', '✔', '☑', '✗', '●']);

/** One mark where something holds and a blank where it does not say so: blanks stay without value. */
function findMarkGuess(texts: readonly string[]): Guess | undefined {
  const [mark, ...others] = new Set(texts.map((text) => text.toLowerCase()));
  if (mark === undefined || others.length > 0 || !marks.has(mark)) return undefined;
  return {
    id: 'boolean_mark',
    type: 'boolean',
    format: `${mark}/`,
    matches: (text) => text.toLowerCase() === mark,
    sql: (text) => `(CASE WHEN lower(${text}) = ${quoteText(mark)} THEN true END)`,
  };
}

const booleanPairs: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['true'], ['false']],
  [['verdadero'], ['falso']],
  [['cierto'], ['falso']],
  [['vrai'], ['faux']],
  [['.t.'], ['.f.']],
  [['si', 'sí'], ['no']],
  [['yes'], ['no']],
  [['oui'], ['non']],
  [['y'], ['n']],
  [['s'], ['n']],
  [['o'], ['n']],
  [['v'], ['f']],
];

/** N, S, E and O may be points of the compass, V and F men and women. */
const letterName =
  /(^|_)(norte|sur|lat|lon|latitud|longitud|hemisferio|direccion|direction|orientacion|sentido|sens|cardinal|sexo|sex|sexe|genero|gender)(_|$)/;

/** 1 and 0 are yes and no only where the name says so: elsewhere they are counted, or stand for 1 = yes, 2 = no. */
const flagName =
  /^(?:is|has|es|son|tiene|est|bool|flag|ind)_|(?:^|_)(?:bool\d*|boolean\d*|booleano|flag|bandera)(?:_|$)/;

function findBooleanGuesses(texts: readonly string[], title: string): Guess[] {
  if (texts.every((text) => text === '0' || text === '1') && flagName.test(plainName(title))) return [ones];
  const seen = new Set(texts.map((text) => text.toLowerCase()));
  if (seen.size > 3) return [];
  for (const [yes, no] of booleanPairs) {
    const words = [...yes, ...no];
    const both = yes.some((word) => seen.has(word)) && no.some((word) => seen.has(word));
    const sure = yes[0] === 'true' || yes[0] === 'verdadero' || yes[0] === 'vrai';
    const letter = yes[0]?.length === 1 && letterName.test(plainName(title));
    if ([...seen].every((word) => words.includes(word)) && (both || sure) && !letter) return [makeBoolean(yes, no)];
  }
  return [];
}

/** 1 for yes, 0 for no. */
export const ones: Guess = {
  id: 'boolean_ones',
  type: 'boolean',
  format: '1/0',
  matches: (text) => /^[01]$/.test(text),
  sql: (text) => `(CASE ${text} WHEN '1' THEN true WHEN '0' THEN false END)`,
};

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
