import type { ColumnType } from '@milpa/sdk';
import type { Fault } from '../format/format.ts';
import { toNumber } from '../format/stage.ts';
import { findExactness, needsExactness } from './exact.ts';
import { type Guess, isClearlyNothing, isNullWord, listGuesses } from './guess.ts';
import type { InferRequest, InferredColumn } from './infer.ts';
import type { ColumnName } from './names.ts';
import { isCodeName, isYearName } from './names.ts';
import { findSentinel } from './null-values.ts';
import { isShort, valueSql } from './quick.ts';
import { type Trial, textSql } from './trial.ts';

/** Below this many rows a text that does not fit makes the column text. */
const toleranceRows = 200;
const toleranceShare = 0.005;

/** Decides what a measured column is, or widens what it may be for another round. */
export async function judge(request: InferRequest, trial: Trial, last: boolean): Promise<void> {
  if (trial.filled === 0) {
    trial.decided = makeText(request, trial);
    return;
  }
  const best = findBest(trial);
  if (!best) return;
  const misfits = trial.filled - (trial.fits.get(best.id)?.fit ?? 0);
  if (isAmbiguous(trial, best, misfits)) {
    trial.decided = makeText(request, trial);
    const code = best.type === 'date' || best.type === 'datetime' ? 'date-order-unknown' : 'number-sign-unknown';
    trial.faults.push({ code, column: trial.decided.name, count: trial.filled });
    return;
  }
  if (best.type === 'string') {
    trial.decided = await acceptText(request, trial, best, misfits);
    return;
  }
  if (misfits === 0) {
    trial.decided = await accept(request, trial, best, [], 0);
    return;
  }
  const texts = await listMisfits(request, trial.index, best);
  const words = texts.filter((text) => isNullWord(text.text));
  const others = texts.filter((text) => !isNullWord(text.text));
  const rest = misfits - words.reduce((sum, each) => sum + each.count, 0);
  const nulls = words.map((each) => each.text);
  const acceptBest = () => accept(request, trial, best, nulls, rest);
  if (
    best.type === 'boolean' &&
    words.some(({ text }) => !isClearlyNothing(text)) &&
    (words.length > 1 || trial.filled < 20)
  ) {
    trial.decided = makeText(request, trial);
    return;
  }
  if (rest === 0 || trial.forced !== undefined) {
    trial.decided = await acceptBest();
    return;
  }
  const before = trial.guesses.map((guess) => guess.id).join();
  for (const each of others) trial.texts.add(each.text);
  const tolerable = isTolerable(best, others, rest, trial.filled - misfits + rest);
  const wider = listGuesses([...trial.texts], trial.title);
  if (!last && wider.length > 0 && wider.map((guess) => guess.id).join() !== before) trial.guesses = wider;
  else if (tolerable) trial.decided = await acceptBest();
  else
    trial.decided = makeText(
      request,
      trial,
      trial.filled > 0 && best.id === 'integer' && others.some((each) => /^[+-]?0\d+$/.test(each.text)),
    );
}

/** The guess that fits most texts; of equals the more special. */
function findBest(trial: Trial): Guess | undefined {
  let best: Guess | undefined;
  let most = -1;
  for (const guess of trial.guesses) {
    const fit = trial.fits.get(guess.id)?.fit ?? 0;
    if (fit > most) [best, most] = [guess, fit];
  }
  return best;
}

/** Day-first and month-first fit equally well, and some day differs between them. */
function isAmbiguous(trial: Trial, best: Guess, misfits: number): boolean {
  if (!best.rival || trial.forced !== undefined) return false;
  const rival = trial.fits.get(best.rival);
  if (!rival || trial.filled - rival.fit > misfits) return false;
  if (best.type !== 'date' && best.type !== 'datetime') return true;
  return [...trial.texts].some((text) => {
    const [first, second] = text.split(/\D+/);
    return Number(first) !== Number(second);
  });
}

async function listMisfits(
  request: InferRequest,
  index: number,
  guess: Guess,
): Promise<{ text: string; count: number }[]> {
  const text = textSql(index);
  const rows = await request.ask(
    `SELECT left(t, 200), n FROM (SELECT ${text} AS t, count(*) AS n FROM ${request.source} WHERE ${text} IS NOT NULL AND ${guess.sql(text)} IS NULL GROUP BY 1) ORDER BY n DESC, t LIMIT 300`,
  );
  return rows.map((row) => ({ text: String(row[0]), count: toNumber(row[1]) }));
}

/** Few enough, in enough rows, and nothing a reader would miss: a code among numbers makes the column text. */
function isTolerable(
  guess: Guess,
  others: readonly { text: string; count: number }[],
  rest: number,
  filled: number,
): boolean {
  if (filled < toleranceRows || rest > filled * toleranceShare) return false;
  if (guess.type === 'date' || guess.type === 'datetime' || guess.type === 'time') return true;
  if (guess.type !== 'integer' && guess.type !== 'number') return false;
  return others.length <= 5 && others.every((each) => !/\d/.test(each.text));
}

/** Share of the texts that must follow a rule for it to be the column's format. */
const formatShare = 0.95;

/** A column of text with a format; what does not follow it stays as it is, and is told. */
async function acceptText(request: InferRequest, trial: Trial, guess: Guess, misfits: number): Promise<InferredColumn> {
  const column = makeText(request, trial);
  const words =
    misfits === 0 ? [] : (await listMisfits(request, trial.index, guess)).filter((each) => isNullWord(each.text));
  const rest = misfits - words.reduce((sum, each) => sum + each.count, 0);
  const fit = trial.filled - misfits;
  if (fit < (fit + rest) * formatShare) return column;
  const format = guess.format === undefined ? {} : { format: guess.format };
  if (rest === 0) return { ...column, ...format };
  const sample = await sampleMisfits(
    request,
    trial.index,
    guess.sql(textSql(trial.index)),
    words.map((each) => each.text),
  );
  const fault = describeMisfits(column.name, column.type, rest, sample[0]);
  trial.faults.push({
    ...fault,
    code: 'format-misfits',
    values: { format: guess.format ?? '', text: sample[0]?.text ?? '' },
  });
  return { ...column, ...format, misfits: { count: rest, sample } };
}

async function accept(
  request: InferRequest,
  trial: Trial,
  guess: Guess,
  words: readonly string[],
  misfits: number,
): Promise<InferredColumn> {
  const name = requireName(request, trial.index);
  const text = textSql(trial.index);
  const range = trial.fits.get(guess.id);
  if (guess.id === 'integer' && range && Math.max(-range.min, range.max) >= 1e15 && trial.forced === undefined)
    return makeText(request, trial, true);
  const exact = await findExactSql(request, trial, guess);
  if (exact === 'text') return makeText(request, trial);
  let sql = exact ?? writeValue(request, guess, trial);
  const nulls = [...words];
  const found =
    range && trial.forced === undefined ? await findSentinel(request, sql, guess.type, range.min) : undefined;
  const sentinel = found && found.times > 1 ? found.value : undefined;
  if (found?.times === 1) trial.lone = found.value;
  if (sentinel !== undefined) {
    nulls.push(String(sentinel));
    sql = `nullif(${sql}, ${sentinel})`;
  }
  const sample = misfits > 0 ? await sampleMisfits(request, trial.index, guess.sql(text), words) : [];
  const type = refineType(trial, guess, range, sentinel);
  const share = trial.filled === 0 ? 1 : 1 - misfits / trial.filled;
  if (misfits > 0) trial.faults.push(describeMisfits(name.name, type, misfits, sample[0]));
  const code = type === 'integer' && isCodeName(name.name);
  return {
    ...name,
    type,
    ...(guess.format === undefined || type === 'year' ? {} : { format: guess.format }),
    ...(guess.unit === undefined ? {} : { unit: guess.unit }),
    ...(nulls.length === 0 ? {} : { nullWords: nulls }),
    confidence: trial.forced !== undefined ? 1 : Math.round(share * (trial.filled < 20 ? 0.9 : 0.99) * 1000) / 1000,
    sql: finishSql(sql, type, guess),
    ...(misfits === 0 ? {} : { misfits: { count: misfits, sample } }),
    ...(misfits === 0 && nulls.length === 0 && guess.native && !exact && type === guess.type
      ? { native: guess.native }
      : {}),
    ...(code ? { code } : {}),
    ...(trial.forced === undefined ? {} : { forced: true }),
  };
}

/** Of a very wide table the plan of the statement costs more than the work it saves: there the plain form is written. */
function writeValue(request: InferRequest, guess: Guess, trial: Trial): string {
  return request.batch ? guess.sql(textSql(trial.index)) : valueSql(guess, trial.index, isShort(guess, trial));
}

/** SQL that keeps all digits of decimals where a double would not; `text` where nothing but text does. */
async function findExactSql(request: InferRequest, trial: Trial, guess: Guess): Promise<string | undefined> {
  if (!guess.digits || trial.forced !== undefined) return undefined;
  if (!needsExactness(trial.longest, [...trial.texts])) return undefined;
  const digits = guess.digits(textSql(trial.index));
  const found = await findExactness(request.ask, request.source, digits);
  if (found.kind === 'double') return undefined;
  return found.kind === 'text' ? 'text' : `TRY_CAST(${digits} AS DECIMAL(38, ${found.scale}))`;
}

/** SQL of a value as the type stores it. */
export function finishSql(sql: string, type: ColumnType, guess: Guess): string {
  if (type === 'year') return `CAST(${sql} AS INTEGER)`;
  return type === 'date' && guess.type === 'datetime' ? `CAST(${sql} AS DATE)` : sql;
}

export function refineType(
  trial: Trial,
  guess: Guess,
  range: { min: number; max: number } | undefined,
  sentinel: number | undefined,
): ColumnType {
  if (trial.forced !== undefined) return trial.forced;
  if (guess.type === 'datetime' && range?.min === 0) return 'date';
  if (guess.type !== 'integer' || !range) return guess.type;
  if (
    /^(?:date|fecha|periodo|period|annee|time|tiempo)$/i.test(trial.title.trim()) &&
    range.min >= 1700 &&
    range.max <= 2150
  )
    return 'year';
  if (!isYearName(trial.title)) return guess.type;
  return (sentinel !== undefined || range.min >= 1500) && range.max <= 2200 ? 'year' : guess.type;
}

async function sampleMisfits(
  request: InferRequest,
  index: number,
  sql: string,
  words: readonly string[],
): Promise<{ row: number; line?: number; text: string }[]> {
  const line = (await request.findLineSql()) ?? 'NULL';
  const text = textSql(index);
  const rows = await request.ask(
    `SELECT row, ${line}, left(${text}, 200) FROM (SELECT *, row_number() OVER () AS row FROM ${request.source}) WHERE ${text} IS NOT NULL AND ${sql} IS NULL ORDER BY row LIMIT ${5 + words.length * 20}`,
  );
  return rows
    .map((row) => ({
      row: toNumber(row[0]),
      ...(row[1] === null ? {} : { line: toNumber(row[1]) }),
      text: String(row[2]),
    }))
    .filter((each) => !words.includes(each.text))
    .slice(0, 5);
}

function describeMisfits(
  column: string,
  type: ColumnType,
  count: number,
  first: { row: number; line?: number; text: string } | undefined,
): Fault {
  return {
    code: 'misfits',
    column,
    count,
    ...(first ? { row: first.row } : {}),
    ...(first?.line === undefined ? {} : { line: first.line }),
    values: { type, text: first?.text ?? '' },
  };
}

export function makeText(request: InferRequest, trial: Trial, code = false): InferredColumn {
  const name = requireName(request, trial.index);
  const digits = [...trial.texts].slice(0, 300);
  const zeros = digits.length > 0 && digits.every((text) => /^\d+$/.test(text));
  return {
    ...name,
    type: 'string',
    confidence: trial.filled === 0 && trial.texts.size === 0 ? 0.5 : 0.95,
    sql: textSql(trial.index),
    ...(code || zeros ? { code: true } : {}),
    ...(trial.forced === undefined ? {} : { forced: true }),
  };
}

function requireName(request: InferRequest, index: number): ColumnName {
  const name = request.names[index];
  if (!name) throw new RangeError(`column ${index} has no name`);
  return name;
}
