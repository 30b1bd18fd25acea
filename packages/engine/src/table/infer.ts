import type { ColumnNotes, ColumnType } from '@milpa/sdk';
import type { Ask, Fault, RawColumn } from '../format/format.ts';
import { toNumber } from '../format/stage.ts';
import { isNullWord } from './guess.ts';
import { finishSql, judge, makeText, refineType } from './judge.ts';
import type { ColumnName } from './names.ts';
import { listNullFaults, spreadSentinels, spreadWords } from './null-values.ts';
import { findDraft, valueSql } from './quick.ts';
import { findDecimalSign, readBySign } from './signs.ts';
import { listRange, measure, prepare, type Trial, textSql } from './trial.ts';

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
  readonly findLineSql: () => Promise<string | undefined>;
}

/** Columns as the sample has them, good enough to write the table by; all that is known of them so far. */
export interface Draft {
  readonly columns: readonly InferredColumn[];
  readonly trials: readonly Trial[];
}

/** A table written by a draft: its FROM clause with the columns called k0, k1, …. */
export interface Written {
  readonly rows: number;
  readonly from: (columns: readonly number[]) => string;
}

const chunkColumns = 60;
const batchColumns = 240;
const maxRounds = 3;

/** Types the columns by a sample; those whose sample leaves a choice by all rows. */
export async function draftColumns(request: InferRequest): Promise<Draft> {
  const trials: Trial[] = [];
  const step = request.batch ? batchColumns : Math.max(1, request.columns.length);
  for (let from = 0; from < request.columns.length; from += step)
    trials.push(...(await draftBatch(request, from, from + step)));
  await settleSigns(request, trials);
  return { trials, columns: finish(request, trials) };
}

/** Types the columns from one index to before another; of a very wide source they are laid aside first, and settled at once. */
async function draftBatch(request: InferRequest, from: number, to: number): Promise<Trial[]> {
  const own = request.batch ? { ...request, source: await layAside(request, from, to) } : request;
  try {
    const trials = await prepare(own, from, to);
    if (!request.batch)
      for (const trial of trials) {
        const draft = findDraft(trial);
        if (draft) trial.draft = draft;
      }
    await settle(
      own,
      trials.filter((trial) => !trial.draft && !isWords(trial)),
    );
    return trials;
  } finally {
    if (own !== request) await request.ask(`DROP TABLE IF EXISTS ${own.source}`);
  }
}

/** Columns whose numbers leave their sign open are read by the sign of their neighbours. */
async function settleSigns(request: InferRequest, trials: readonly Trial[]): Promise<void> {
  const sign = findDecimalSign(trials.map(({ draft, decided }) => (draft ? draft.guess.format : decided?.format)));
  if (sign === undefined) return;
  const again = trials.filter((trial) => {
    const guess = trial.forced === undefined && trial.guesses.length > 0 ? readBySign(trial, sign) : undefined;
    if (!guess) return false;
    Object.assign(trial, { guesses: [guess], draft: undefined, decided: undefined });
    trial.faults = trial.faults.filter(({ code }) => code !== 'number-sign-unknown');
    return true;
  });
  await settle(request, again);
}

async function layAside(request: InferRequest, from: number, to: number): Promise<string> {
  const list = request.columns.slice(from, to).map((_, position) => `c${from + position}`);
  if ((await request.findLineSql()) === 'line') list.push('line');
  await request.ask(`CREATE OR REPLACE TEMP TABLE batch AS SELECT ${list.join(', ')} FROM ${request.source}`);
  return 'batch';
}

/** Text in any case: what remains open is its format. */
function isWords(trial: Trial): boolean {
  return trial.guesses.every((guess) => guess.type === 'string');
}

/** Asks all rows, in rounds, until every one of the columns is decided. */
async function settle(request: InferRequest, trials: readonly Trial[]): Promise<void> {
  for (let round = 1; round <= maxRounds; round++) {
    const open = trials.filter((trial) => !trial.decided && trial.guesses.length > 0);
    if (open.length === 0) return;
    for (let at = 0; at < open.length; at += chunkColumns) await measure(request, open.slice(at, at + chunkColumns));
    for (const trial of open) await judge(request, trial, round === maxRounds);
  }
}

/**
 * Confirms the draft by what was written: a column without a gap fits as a whole; of the others the filled cells are counted. What
 * does not come out even is settled by all rows. Compare the columns with the draft's: where one differs, the table is to be written anew.
 */
export async function confirmColumns(request: InferRequest, draft: Draft, written: Written): Promise<Inference> {
  const drafted = draft.trials.filter((trial) => trial.draft);
  for (let at = 0; at < drafted.length; at += chunkColumns)
    await weigh(request, drafted.slice(at, at + chunkColumns), written);
  const rest = draft.trials.filter((trial) => !trial.decided && trial.guesses.length > 0);
  await settle(readWords(request, draft, rest, written), rest.filter(isWords));
  await settle(
    request,
    rest.filter((trial) => !isWords(trial)),
  );
  const columns = finish(request, draft.trials);
  const faults = draft.trials.flatMap((trial) => trial.faults);
  return { columns, faults: [...faults, ...listNullFaults(columns)] };
}

/** Counts what was written of some columns, and what stands in the source where there are gaps; decides those that agree. */
async function weigh(request: InferRequest, trials: readonly Trial[], written: Written): Promise<void> {
  const parts = trials.flatMap(({ index, draft }) =>
    draft ? [`count(k${index})`, ...listRange(draft.guess, `k${index}`)] : [],
  );
  const [row] = await request.ask(
    `SELECT ${parts.join(', ')} FROM ${written.from(trials.map((trial) => trial.index))}`,
  );
  const gaps: Trial[] = [];
  for (const [at, trial] of trials.entries()) {
    if (!trial.draft) continue;
    const [fit, min, max] = [toNumber(row?.[at * 3]), toNumber(row?.[at * 3 + 1]), toNumber(row?.[at * 3 + 2])];
    trial.draft.fit = fit;
    trial.filled = fit;
    trial.fits.set(trial.draft.guess.id, { fit, min, max });
    if (fit === written.rows) await judge(request, trial, false);
    else gaps.push(trial);
  }
  if (gaps.length === 0) return;
  const [filled] = await request.ask(
    `SELECT ${gaps.map(({ index }) => `count(c${index})`).join(', ')} FROM ${request.source}`,
  );
  for (const [at, trial] of gaps.entries())
    if (toNumber(filled?.[at]) === trial.filled) await judge(request, trial, false);
}

/** Texts are written as they are but for words that mean "none": where there are no such, formats are found in what was written. */
function readWords(request: InferRequest, draft: Draft, rest: readonly Trial[], written: Written): InferRequest {
  const words = rest.filter(isWords);
  const plain = words.every(({ index }) => draft.columns[index]?.sql === textSql(index));
  if (words.length === 0 || !plain) return request;
  const list = words.map(({ index }) => `k${index} AS c${index}`);
  return {
    ...request,
    source: `(SELECT ${list.join(', ')} FROM ${written.from(words.map(({ index }) => index))})`,
    findLineSql: async () => {
      const sql = await request.findLineSql();
      return sql === 'line' ? undefined : sql;
    },
  };
}

function finish(request: InferRequest, trials: readonly Trial[]): InferredColumn[] {
  const columns = trials.map((trial) => trial.decided ?? presume(request, trial));
  return spreadWords(spreadSentinels(columns, trials), trials);
}

/** The column as its sample has it. */
function presume(request: InferRequest, trial: Trial): InferredColumn {
  const column = makeText(request, trial);
  if (!trial.draft) return column;
  const { guess, short } = trial.draft;
  const nullWords = [...trial.texts].filter(isNullWord);
  const numbers = [...trial.texts].filter(guess.matches).map(Number);
  const range = guess.id === 'integer' ? { min: Math.min(...numbers), max: Math.max(...numbers) } : undefined;
  const type = refineType(trial, guess, range, undefined);
  return {
    ...column,
    type,
    sql: finishSql(valueSql(guess, trial.index, short), type, guess),
    ...(nullWords.length === 0 ? {} : { nullWords }),
  };
}
