import { quoteText } from '../format/stage.ts';
import type { Guess } from './guess.ts';

const timePattern = '([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,6})?)?';
const time = new RegExp(`^(?:${timePattern})$`);
const timeOfDay: Guess = {
  id: 'time',
  type: 'time',
  format: 'hh:mm:ss',
  matches: (text) => time.test(text),
  sql: (text) =>
    `(CASE WHEN regexp_full_match(${text}, ${quoteText(timePattern)}) THEN TRY_CAST(CASE WHEN length(${text}) < 6 THEN ${text} || ':00' ELSE ${text} END AS TIME) END)`,
};

const hoursPattern = '([01]?\\d|2[0-3])[:.]([0-5]\\d)(?::([0-5]\\d))?\\s?(?:[hH](?:[rR]?[sS]?|oras)\\.?)';
const hoursTest = new RegExp(`^(?:${hoursPattern})$`);
/** 09:05 hrs, as offices write the time of a meeting. */
const officeHours: Guess = {
  id: 'time_hours',
  type: 'time',
  format: 'hh:mm hrs',
  matches: (text) => hoursTest.test(text),
  sql: (text) => {
    const part = (group: number) => `regexp_extract(${text}, ${quoteText(`^${hoursPattern}$`)}, ${group})`;
    return `TRY_CAST(nullif(${part(1)}, '') || ':' || ${part(2)} || ':' || coalesce(nullif(${part(3)}, ''), '00') AS TIME)`;
  },
};

const halfPattern = '(0?[1-9]|1[0-2])[:.]([0-5]\\d)(?::([0-5]\\d))?\\s?([aApP])\\.?\\s?[mM]\\.?';
const halfTime = new RegExp(`^(?:${halfPattern})$`);
/** 03:15 p. m. */
const halfDay: Guess = {
  id: 'time_half',
  type: 'time',
  format: 'hh:mm:ss am',
  matches: (text) => halfTime.test(text),
  sql: (text) => {
    const part = (group: number) => `regexp_extract(${text}, ${quoteText(`^${halfPattern}$`)}, ${group})`;
    const hour = `(TRY_CAST(${part(1)} AS INTEGER) % 12 + CASE WHEN lower(${part(4)}) = 'p' THEN 12 ELSE 0 END)`;
    return `TRY_CAST(${hour} || ':' || ${part(2)} || ':' || coalesce(nullif(${part(3)}, ''), '00') AS TIME)`;
  },
};

const isoPattern =
  '[-+]?P(?:\\d+(?:[.,]\\d+)?Y)?(?:\\d+(?:[.,]\\d+)?M)?(?:\\d+(?:[.,]\\d+)?W)?(?:\\d+(?:[.,]\\d+)?D)?(?:T(?:\\d+(?:[.,]\\d+)?H)?(?:\\d+(?:[.,]\\d+)?M)?(?:\\d+(?:[.,]\\d+)?S)?)?';
const isoDuration = new RegExp(`^${isoPattern}$`);
/** ISO 8601, kept as written. */
const duration: Guess = {
  id: 'duration',
  type: 'duration',
  matches: (text) => isoDuration.test(text) && /\d[A-Z]$/.test(text),
  sql: (text) =>
    `(CASE WHEN regexp_full_match(${text}, '.*\\d[A-Z]') AND regexp_full_match(${text}, ${quoteText(isoPattern)}) THEN ${text} END)`,
};

const longPattern = '\\d{1,4}:[0-5]\\d:[0-5]\\d(?:\\.\\d+)?';
const longClock = new RegExp(`^${longPattern}$`);
/** Hours, minutes and seconds beyond a day, as GTFS and time sheets have; with two digits of hours, so that they sort as texts. */
const hours: Guess = {
  id: 'duration_clock',
  type: 'duration',
  format: 'hh:mm:ss',
  matches: (text) => longClock.test(text),
  sql: (text) =>
    `(CASE WHEN regexp_full_match(${text}, ${quoteText(longPattern)}) THEN CASE WHEN ${text}[2] = ':' THEN '0' || ${text} ELSE ${text} END END)`,
};

/** Times of day and lengths of time that the texts may be. */
export function findClockGuesses(texts: readonly string[]): Guess[] {
  const guesses: Guess[] = [];
  if (texts.some((text) => time.test(text))) guesses.push(timeOfDay);
  if (texts.some((text) => halfTime.test(text))) guesses.push(halfDay);
  if (texts.some((text) => hoursTest.test(text))) guesses.push(officeHours);
  if (texts.some((text) => duration.matches(text))) guesses.push(duration);
  if (texts.some((text) => longClock.test(text) && Number(text.split(':')[0]) >= 24)) guesses.push(hours);
  return guesses;
}
