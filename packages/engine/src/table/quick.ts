import type { ColumnType } from '@milpa/sdk';
import { needsExactness } from './exact.ts';
import type { Guess } from './guess.ts';
import { sentinels } from './null-values.ts';
import { type Trial, textSql } from './trial.ts';

/** Types whose values say nothing of the blanks around their text. */
const trimmedTypes: ReadonlySet<ColumnType> = new Set([
  'integer',
  'number',
  'year',
  'date',
  'datetime',
  'time',
  'boolean',
]);

/** Bytes of a number that a double always holds. */
const shortText = 16;

/**
 * SQL of the values of a column. Hardly any text has blanks around it, and to trim all of them costs as much as to read them: the
 * text is tried as it stands first. Short: what is longer than a double surely holds is left out, so that counting tells whether
 * there was any.
 */
export function valueSql(guess: Guess, index: number, short = false): string {
  const trimmed = guess.sql(textSql(index));
  if (!trimmedTypes.has(guess.type)) return trimmed;
  const column = `c${index}`;
  if (short) return `(CASE WHEN strlen(${column}) <= ${shortText} THEN ${guess.sql(column)} END)`;
  return `coalesce(${guess.sql(column)}, CASE WHEN ${column} IS NOT NULL THEN ${trimmed} END)`;
}

/** Whether what was written of the column at once is all there is: short texts only. */
export function isShort(guess: Guess, trial: Trial): boolean {
  const { draft } = trial;
  return draft?.short === true && draft.guess === guess && draft.fit === trial.fits.get(guess.id)?.fit;
}

/**
 * The guess by which a column may be written before all its rows were looked at, to be confirmed by what was written: the sample
 * leaves no choice, and nothing in it calls for a second look at the text.
 */
export function findDraft(trial: Trial): Trial['draft'] {
  const [guess, ...others] = trial.guesses;
  if (trial.decided || !guess || others.length > 0 || guess.type === 'string') return undefined;
  const texts = [...trial.texts];
  if (texts.some((text) => sentinels.includes(Number(text)))) return undefined;
  if (guess.type === 'datetime' && texts.every(isMidnight)) return undefined;
  const open = guess.digits !== undefined && trial.forced === undefined && needsExactness(shortText + 1, texts);
  if (open && texts.some((text) => Buffer.byteLength(text) > shortText)) return undefined;
  return { guess, short: open, fit: 0 };
}

function isMidnight(text: string): boolean {
  return !/[1-9]/.test(/\d{1,2}:\d{2}.*$/.exec(text)?.[0] ?? '');
}
