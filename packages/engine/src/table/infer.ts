import type { ColumnNotes, ColumnType } from '@milpa/sdk';
import type { Ask, Fault, JsonValue, RawColumn } from '../format/format.ts';
import { toNumber } from '../format/stage.ts';
import { findExactness, needsExactness } from './exact.ts';
import { type Guess, isNullWord, listGuesses } from './guess.ts';
import { findForcedGuesses } from './guess-forced.ts';
import type { ColumnName } from './names.ts';
import { isCodeName, isYearName } from './names.ts';
import { findSentinel, listNullFaults, spreadSentinels, spreadWords } from './null-values.ts';

/** What a column was found to be, and the SQL that makes its values from the relation's text. */
export interface InferredColumn extends ColumnName {
  readonly type: ColumnType;
  readonly format?: string;
  readonly unit?: string;
  readonly nullWords?: readonly string[];
  readonly confidence: number;
  /** Expression of the typed value. */
  readonly sql: string;
  readonly misfits?: {
    readonly count: number;
    readonly sample: readonly { row: number; line?: number; text: string }[];
  };
  /** Every text of the column is what DuckDB itself reads as this type. */
  readonly native?: string;
  /** Digits that must stay text: leading zeros or too long. */
  readonly code?: boolean;
  readonly forced?: boolean;
}

export interface Inference {
  readonly columns: readonly InferredColumn[];
  readonly faults: readonly Fault[];
}

export interface InferRequest {
  readonly ask: Ask;
  /** Name of a table or view with columns c0, c1, … and perhaps line. */
  readonly source: string;
  readonly columns: readonly RawColumn[];
  readonly names: readonly ColumnName[];
  readonly notes: ColumnNotes;
  /** The source is so wide that a statement over all of it costs more than copying some columns at a time. */
  readonly batch?: boolean;
  /** SQL of the line of the original, over `row` and perhaps `line`; undefined when it cannot be known. */
  readonly lineSql?: string;
}

const sampleRows = 3000;
const maxDistinct = 600;
const chunkColumns = 60;
const batchColumns = 240;
const maxRounds = 3;
/** Below this many rows a text that does not fit makes the column text. */
const toleranceRows = 200;
const toleranceShare = 0.005;

interface Trial {
  readonly index: number;
  readonly title: string;
  readonly forced: ColumnType | undefined;
  texts: Set<string>;
  guesses: Guess[];
  /** The sample has cells with nothing in them. */
  blanks: boolean;
  filled: number;
  /** Bytes of the longest text. */
  longest: number;
  fits: Map<string, { fit: number; min: number; max: number }>;
  decided?: InferredColumn;
}

/** The text of a column as it is compared: trimmed, NULL when nothing is left. */
export function textSql(index: number): string {
  return `nullif(trim(c${index}), '')`;
}

/** Types every column from all rows of the source. */
export async function inferColumns(request: InferRequest): Promise<Inference> {
  const faults: Fault[] = [];
  const trials: Trial[] = [];
  const step = request.batch ? batchColumns : Math.max(1, request.columns.length);
  for (let from = 0; from < request.columns.length; from += step)
    trials.push(...(await inferBatch(request, from, from + step, faults)));
  const decided = trials.map((trial) => trial.decided ?? makeText(request, trial));
  const columns = spreadWords(spreadSentinels(decided, trials), trials);
  return { columns, faults: [...faults, ...listNullFaults(columns)] };
}

/** Types the columns from one index to before another; of a very wide source they are laid aside first. */
async function inferBatch(request: InferRequest, from: number, to: number, faults: Fault[]): Promise<Trial[]> {
  const own = request.batch ? { ...request, source: await layAside(request, from, to) } : request;
  try {
    const trials = await prepare(own, from, to);
    for (let round = 1; round <= maxRounds; round++) {
      const open = trials.filter((trial) => !trial.decided && trial.guesses.length > 0);
      if (open.length === 0) break;
      for (let at = 0; at < open.length; at += chunkColumns) await measure(own, open.slice(at, at + chunkColumns));
      for (const trial of open) await judge(own, trial, round === maxRounds, faults);
    }
    return trials;
  } finally {
    if (own !== request) await request.ask(`DROP TABLE IF EXISTS ${own.source}`);
  }
}

async function layAside(request: InferRequest, from: number, to: number): Promise<string> {
  const list = request.columns.slice(from, to).map((_, position) => `c${from + position}`);
  if (request.lineSql === 'line') list.push('line');
  await request.ask(`CREATE OR REPLACE TEMP TABLE batch AS SELECT ${list.join(', ')} FROM ${request.source}`);
  return 'batch';
}

async function prepare(request: InferRequest, from: number, to: number): Promise<Trial[]> {
  const trials: Trial[] = [];
  const indexes = request.columns.map((_, index) => index).slice(from, to);
  const inferred = indexes.filter((index) => !request.columns[index]?.known);
  const sample = new Map<number, Set<string>>();
  const blank = new Set<number>();
  const chunk = 500;
  for (let at = 0; at < inferred.length; at += chunk) {
    const some = inferred.slice(at, at + chunk);
    const rows = await request.ask(
      `SELECT ${some.map((index) => `left(${textSql(index)}, 100000)`).join(', ')} FROM ${request.source} LIMIT ${request.batch ? 300 : sampleRows}`,
    );
    for (const [position, index] of some.entries()) {
      sample.set(index, collect(rows, position));
      if (rows.some((row) => row[position] === null)) blank.add(index);
    }
  }
  for (const index of indexes) {
    const [column, name] = [request.columns[index], request.names[index]];
    if (!column || !name) continue;
    const texts = sample.get(index) ?? new Set<string>();
    const forced = request.notes[name.name]?.type;
    const trial: Trial = {
      index,
      title: column.title,
      forced,
      texts,
      guesses: [],
      blanks: blank.has(index),
      filled: 0,
      longest: 0,
      fits: new Map(),
    };
    if (column.known) trial.decided = { ...name, ...column.known, confidence: 1 };
    else trial.guesses = findTrialGuesses(trial);
    trials.push(trial);
  }
  return trials;
}

function collect(rows: readonly (readonly JsonValue[])[], position: number): Set<string> {
  const texts = new Set<string>();
  for (const row of rows) {
    const text = row[position];
    if (typeof text === 'string') texts.add(text);
    if (texts.size >= maxDistinct) break;
  }
  return texts;
}

function findTrialGuesses(trial: Trial): Guess[] {
  const texts = [...trial.texts];
  if (trial.forced !== undefined) return findForcedGuesses(trial.forced, texts, trial.title);
  const guesses = listGuesses(texts, trial.title, { blanks: trial.blanks });
  const words = texts.filter((text) => !isNullWord(text));
  const sure = guesses.find((guess) => words.every(guess.matches));
  return sure ? guesses.filter((guess) => guess === sure || guess.id === sure.rival) : guesses;
}

/** Counts, over all rows, how many texts each guess fits. */
async function measure(request: InferRequest, trials: readonly Trial[]): Promise<void> {
  const inner: string[] = [];
  const outer: string[] = [];
  for (const { index, guesses } of trials) {
    inner.push(`${textSql(index)} AS t${index}`);
    outer.push(`count(t${index})`, `max(strlen(t${index}))`);
    for (const [position, guess] of guesses.entries()) {
      const name = `g${index}_${position}`;
      inner.push(`${guess.sql(textSql(index))} AS ${name}`);
      outer.push(`count(${name})`, ...listRange(guess, name));
    }
  }
  const [row] = await request.ask(
    `SELECT ${outer.join(', ')} FROM (SELECT ${inner.join(', ')} FROM ${request.source})`,
  );
  let at = 0;
  for (const trial of trials) {
    trial.filled = toNumber(row?.[at++]);
    trial.longest = toNumber(row?.[at++]);
    for (const guess of trial.guesses)
      trial.fits.set(guess.id, { fit: toNumber(row?.[at++]), min: toNumber(row?.[at++]), max: toNumber(row?.[at++]) });
  }
}

/** Lowest and highest number; of moments, how many are not at midnight. */
function listRange(guess: Guess, name: string): [string, string] {
  if (guess.type === 'integer' || guess.type === 'number') return [`min(${name})::DOUBLE`, `max(${name})::DOUBLE`];
  if (guess.type === 'datetime') return [`count_if(date_trunc('day', ${name}) <> ${name})`, 'NULL'];
  return ['NULL', 'NULL'];
}

async function judge(request: InferRequest, trial: Trial, last: boolean, faults: Fault[]): Promise<void> {
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
    faults.push({ code, column: trial.decided.name, count: trial.filled });
    return;
  }
  if (best.type === 'string') {
    trial.decided = await acceptText(request, trial, best, misfits, faults);
    return;
  }
  if (misfits === 0) {
    trial.decided = await accept(request, trial, best, [], 0, faults);
    return;
  }
  const texts = await listMisfits(request, trial.index, best);
  const words = texts.filter((text) => isNullWord(text.text));
  const others = texts.filter((text) => !isNullWord(text.text));
  const rest = misfits - words.reduce((sum, each) => sum + each.count, 0);
  if (best.type === 'boolean' && words.length > 0 && (words.length > 1 || trial.filled < 20)) {
    trial.decided = makeText(request, trial);
    return;
  }
  if (rest === 0 || trial.forced !== undefined) {
    trial.decided = await accept(
      request,
      trial,
      best,
      words.map((each) => each.text),
      rest,
      faults,
    );
    return;
  }
  const before = trial.guesses.map((guess) => guess.id).join();
  for (const each of others) trial.texts.add(each.text);
  const tolerable = isTolerable(best, others, rest, trial.filled - misfits + rest);
  const wider = listGuesses([...trial.texts], trial.title);
  if (!last && wider.length > 0 && wider.map((guess) => guess.id).join() !== before) trial.guesses = wider;
  else if (tolerable)
    trial.decided = await accept(
      request,
      trial,
      best,
      words.map((each) => each.text),
      rest,
      faults,
    );
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
async function acceptText(
  request: InferRequest,
  trial: Trial,
  guess: Guess,
  misfits: number,
  faults: Fault[],
): Promise<InferredColumn> {
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
  faults.push({
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
  faults: Fault[],
): Promise<InferredColumn> {
  const name = requireName(request, trial.index);
  const text = textSql(trial.index);
  const range = trial.fits.get(guess.id);
  if (guess.id === 'integer' && range && Math.max(-range.min, range.max) >= 1e15 && trial.forced === undefined)
    return makeText(request, trial, true);
  const exact = await findExactSql(request, trial, guess);
  if (exact === 'text') return makeText(request, trial);
  let sql = exact ?? guess.sql(text);
  const nulls = [...words];
  const sentinel =
    range && trial.forced === undefined ? await findSentinel(request, sql, guess.type, range.min) : undefined;
  if (sentinel !== undefined) {
    nulls.push(String(sentinel));
    sql = `nullif(${sql}, ${sentinel})`;
  }
  const sample = misfits > 0 ? await sampleMisfits(request, trial.index, guess.sql(text), words) : [];
  const type = refineType(trial, guess, range, sentinel);
  const share = trial.filled === 0 ? 1 : 1 - misfits / trial.filled;
  if (misfits > 0) faults.push(describeMisfits(name.name, type, misfits, sample[0]));
  const code = type === 'integer' && isCodeName(name.name);
  return {
    ...name,
    type,
    ...(guess.format === undefined || type === 'year' ? {} : { format: guess.format }),
    ...(guess.unit === undefined ? {} : { unit: guess.unit }),
    ...(nulls.length === 0 ? {} : { nullWords: nulls }),
    confidence: trial.forced !== undefined ? 1 : Math.round(share * (trial.filled < 20 ? 0.9 : 0.99) * 1000) / 1000,
    sql:
      type === 'year'
        ? `CAST(${sql} AS INTEGER)`
        : type === 'date' && guess.type === 'datetime'
          ? `CAST(${sql} AS DATE)`
          : sql,
    ...(misfits === 0 ? {} : { misfits: { count: misfits, sample } }),
    ...(misfits === 0 && nulls.length === 0 && guess.native && !exact && type === guess.type
      ? { native: guess.native }
      : {}),
    ...(code ? { code } : {}),
    ...(trial.forced === undefined ? {} : { forced: true }),
  };
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

function refineType(
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
  const line = request.lineSql ?? 'NULL';
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

function makeText(request: InferRequest, trial: Trial, code = false): InferredColumn {
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
