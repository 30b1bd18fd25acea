import type { ColumnType } from '@milpa/sdk';
import type { Fault, JsonValue } from '../format/format.ts';
import { toNumber } from '../format/stage.ts';
import { type Guess, isNullWord, listGuesses } from './guess.ts';
import { findForcedGuesses } from './guess-forced.ts';
import type { InferRequest, InferredColumn } from './infer.ts';

const sampleRows = 3000;
const maxDistinct = 600;

/** A column under trial: what its sample says and what the counts over all rows say. */
export interface Trial {
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
  /** The only value below zero, once, where such a number often stands for "none". */
  lone?: number;
  /** What the column is written by before all rows are known, and how many of its texts fitted. */
  draft?: { readonly guess: Guess; readonly short: boolean; fit: number };
  /** Found on the way to the decision. */
  faults: Fault[];
  decided?: InferredColumn;
}

/** The text of a column as it is compared: trimmed, NULL when nothing is left. */
export function textSql(index: number): string {
  return `nullif(trim(c${index}), '')`;
}

/** Takes a sample of the columns from one index to before another and lists what they may be. */
export async function prepare(request: InferRequest, from: number, to: number): Promise<Trial[]> {
  const trials: Trial[] = [];
  const indexes = request.columns.map((_, index) => index).slice(from, to);
  const inferred = indexes.filter((index) => isOpen(request, index));
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
      faults: [],
    };
    if (column.known && !isOpen(request, index)) trial.decided = { ...name, ...column.known, confidence: 1 };
    else trial.guesses = findTrialGuesses(trial);
    trials.push(trial);
  }
  return trials;
}

/** Whether texts decide: the format knows no type, or it says text and the publisher says more. */
function isOpen(request: InferRequest, index: number): boolean {
  const known = request.columns[index]?.known;
  if (!known) return true;
  const said = request.notes[request.names[index]?.name ?? '']?.type;
  return said !== undefined && said !== 'string' && known.type === 'string' && !/^hex\(/.test(known.sql);
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
export async function measure(request: InferRequest, trials: readonly Trial[]): Promise<void> {
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
export function listRange(guess: Guess, name: string): [string, string] {
  if (guess.type === 'integer' || guess.type === 'number') return [`min(${name})::DOUBLE`, `max(${name})::DOUBLE`];
  if (guess.type === 'datetime') return [`count_if(date_trunc('day', ${name}) <> ${name})`, 'NULL'];
  return ['NULL', 'NULL'];
}
