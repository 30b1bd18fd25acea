import type { ColumnType } from '@milpa/sdk';
import type { Fault } from '../format/format.ts';
import { quoteText, toNumber } from '../format/stage.ts';
import type { InferRequest, InferredColumn } from './infer.ts';
import { isCodeName } from './names.ts';

/** What the sample and the counts said of a column. */
interface Tried {
  readonly texts: ReadonlySet<string>;
  /** A number that would stand for "none", had it occurred more than once. */
  readonly lone?: number;
  readonly fits: ReadonlyMap<string, { readonly fit: number; readonly min: number; readonly max: number }>;
}

/** Words that mean "none" in a typed column mean it in the texts of the same table too. */
export function spreadWords(columns: readonly InferredColumn[], trials: readonly Tried[]): InferredColumn[] {
  const known = new Set(columns.flatMap((column) => column.nullWords ?? []).filter((word) => /[a-z]/i.test(word)));
  if (known.size === 0) return [...columns];
  return columns.map((column, index) => {
    if (column.type !== 'string' || column.code || column.forced || isCodeName(column.name)) return column;
    const texts = [...(trials[index]?.texts ?? [])];
    const words = texts.filter((text) => known.has(text));
    if (words.length === 0 || !texts.some((text) => text.length > 6)) return column;
    return {
      ...column,
      nullWords: words,
      sql: `(CASE WHEN ${column.sql} NOT IN (${words.map(quoteText).join(', ')}) THEN ${column.sql} END)`,
    };
  });
}

/** The number that means "none" elsewhere in the table means it in a column where it occurs once, or where there is nothing else. */
export function spreadSentinels(columns: readonly InferredColumn[], trials: readonly Tried[]): InferredColumn[] {
  const known = new Set(
    columns.flatMap((column) => column.nullWords ?? []).filter((word) => sentinels.includes(Number(word))),
  );
  return columns.map((column, index) => {
    const fits = [...(trials[index]?.fits.values() ?? [])];
    const only = fits.find((fit) => fit.fit > 0 && fit.min === fit.max)?.min ?? trials[index]?.lone;
    if (only === undefined || !known.has(String(only)) || column.forced) return column;
    if (column.type !== 'integer' && column.type !== 'number') return column;
    const nullWords = [...(column.nullWords ?? []), String(only)];
    return { ...withoutNative(column), sql: `nullif(${column.sql}, ${only})`, nullWords };
  });
}

/** What DuckDB reads by itself has no words for "none". */
function withoutNative({ native: _, ...column }: InferredColumn): InferredColumn {
  return column;
}

/** One finding for all columns that share their words. */
export function listNullFaults(columns: readonly InferredColumn[]): Fault[] {
  const byWords = new Map<string, string[]>();
  for (const { name, nullWords } of columns)
    if (nullWords) byWords.set(nullWords.join(', '), [...(byWords.get(nullWords.join(', ')) ?? []), name]);
  return [...byWords].map(([words, names]) => {
    const listed = names.length > 6 ? `${names.slice(0, 5).join(', ')}, … (${names.length})` : names.join(', ');
    const [only] = names;
    const values = { words, columns: listed };
    return names.length === 1 && only
      ? { code: 'null-words', column: only, values }
      : { code: 'null-words', count: names.length, values };
  });
}

/** Numbers that programs write for "none". */
export const sentinels: readonly number[] = [-99, -999, -9999, -99999, -999999, -99.9, -999.9, -99.99, -999.99];

/** A number that stands for "none": the only value below zero; surely so when it occurs more than once. */
export async function findSentinel(
  request: Pick<InferRequest, 'ask' | 'source'>,
  sql: string,
  type: ColumnType,
  min: number,
): Promise<{ readonly value: number; readonly times: number } | undefined> {
  if (type !== 'integer' && type !== 'number') return undefined;
  if (!sentinels.includes(min)) return undefined;
  const [row] = await request.ask(
    `SELECT count(*) FILTER (WHERE v = ${min}), min(v) FILTER (WHERE v <> ${min})::DOUBLE, count(v) FROM (SELECT ${sql} AS v FROM ${request.source})`,
  );
  const [times, next] = [toNumber(row?.[0]), row?.[1]];
  return times > 0 && next !== null && toNumber(next) >= 0 ? { value: min, times } : undefined;
}
