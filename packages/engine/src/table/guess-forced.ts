import type { ColumnType } from '@milpa/sdk';
import { type Guess, listGuesses, ones } from './guess.ts';
import { findDateGuesses } from './guess-date.ts';
import { findNumberGuesses } from './guess-number.ts';

/** The ways to read a column as the type a person chose for it; none for plain text. */
export function findForcedGuesses(type: ColumnType, sample: readonly string[], title: string): Guess[] {
  if (type === 'string') return [];
  const texts = sample.map((text) => text.trim()).filter(Boolean);
  const numbers = () => findNumberGuesses(texts.map((text) => text.replace(/^([+-]?)0+(?=\d)/, '$1')));
  if (type === 'number') return numbers().map(asNumber);
  if (type === 'integer' || type === 'year') return numbers().map((guess) => asInteger(guess, type));
  if (type === 'boolean') return [...listGuesses(texts, title), ones].filter((guess) => guess.type === 'boolean');
  if (type === 'date' || type === 'datetime')
    return findDateGuesses(texts, `${title} date`)
      .filter((guess) => guess.type === 'date' || guess.type === 'datetime')
      .map((guess) => asMoment(guess, type));
  return [...findDateGuesses(texts, title), ...listGuesses(texts, title)].filter((guess) => guess.type === type);
}

/** Stored as the chosen type whatever the guess would store; never read by DuckDB alone. */
function asNumber({ native: _native, ...guess }: Guess): Guess {
  return { ...guess, type: 'number', sql: (text) => `CAST(${guess.sql(text)} AS DOUBLE)` };
}

function asInteger({ native: _native, ...guess }: Guess, type: 'integer' | 'year'): Guess {
  if (guess.type === 'integer') return { ...guess, type };
  const whole = (text: string) =>
    `(CASE WHEN ${guess.sql(text)} = floor(${guess.sql(text)}) THEN TRY_CAST(${guess.sql(text)} AS BIGINT) END)`;
  return { ...guess, type, sql: whole };
}

function asMoment({ native: _native, ...guess }: Guess, type: 'date' | 'datetime'): Guess {
  if (guess.type === type) return guess;
  const cast = type === 'date' ? 'DATE' : 'TIMESTAMP';
  return { ...guess, id: `${guess.id}_as_${type}`, type, sql: (text) => `TRY_CAST(${guess.sql(text)} AS ${cast})` };
}
