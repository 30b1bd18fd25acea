import type { Column } from '@milpa/sdk';
import type { Ask, JsonValue } from '../format/format.ts';
import { toNumber } from '../format/stage.ts';
import type { InferredColumn } from './infer.ts';

export type ColumnProfile = Column['profile'];

const chunkColumns = 40;
const exactDistinct = 100_000;
const manyRows = 300_000;

type Kind = 'number' | 'time' | 'clock' | 'boolean' | 'text' | 'long';

export function kindOf(column: { readonly type: Column['type'] }): Kind {
  if (column.type === 'integer' || column.type === 'number' || column.type === 'year') return 'number';
  if (column.type === 'date' || column.type === 'datetime') return 'time';
  if (column.type === 'time') return 'clock';
  if (column.type === 'boolean') return 'boolean';
  return column.type === 'geojson' || column.type === 'object' || column.type === 'array' ? 'long' : 'text';
}

interface Basics {
  readonly filled: number;
  readonly estimate: number;
  readonly min: JsonValue;
  readonly max: JsonValue;
  readonly rest: readonly JsonValue[];
}

/** A typed table: which FROM clause gives some of its columns, called k0, k1, … by their index. */
export interface TypedSource {
  readonly from: (columns: readonly number[]) => string;
  /** Small enough that columns may be copied into memory before they are asked many things. */
  readonly light: boolean;
}

/** Describes every column of a typed table, some at a time, so that no statement spans a wide table. */
export async function profileColumns(
  ask: Ask,
  source: TypedSource,
  rows: number,
  columns: readonly InferredColumn[],
): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  for (let from = 0; from < columns.length; from += chunkColumns) {
    const some = columns.slice(from, from + chunkColumns);
    const clause = source.from(some.map((_, position) => from + position));
    const held = source.light && columns.length > chunkColumns;
    if (held) await ask(`CREATE OR REPLACE TEMP TABLE held AS SELECT * FROM ${clause}`);
    try {
      profiles.push(...(await profileChunk(ask, held ? 'held' : clause, rows, some, from)));
    } finally {
      if (held) await ask('DROP TABLE IF EXISTS held');
    }
  }
  return profiles;
}

async function profileChunk(
  ask: Ask,
  table: string,
  rows: number,
  columns: readonly InferredColumn[],
  from: number,
): Promise<ColumnProfile[]> {
  const basics = await measure(ask, table, rows, columns, from);
  const distinct = await countDistinct(ask, table, rows, columns, basics, from);
  const profiles: ColumnProfile[] = [];
  for (const [position, column] of columns.entries()) {
    const basic = basics[position];
    if (!basic) continue;
    const profile = describe(column, rows, basic, distinct[position] ?? 0);
    profiles.push({ ...profile, ...(await findShape(ask, table, from + position, column, profile)) });
  }
  return profiles;
}

async function measure(
  ask: Ask,
  table: string,
  rows: number,
  columns: readonly InferredColumn[],
  from: number,
): Promise<Basics[]> {
  const parts: string[] = [];
  const quantile = rows > manyRows ? 'approx_quantile' : 'quantile_cont';
  for (const [position, column] of columns.entries()) {
    const name = `k${from + position}`;
    const kind = kindOf(column);
    parts.push(`count(${name})`, `approx_count_distinct(${name})`);
    if (kind === 'number')
      parts.push(
        `min(${name})::DOUBLE`,
        `max(${name})::DOUBLE`,
        `avg(${name})::DOUBLE`,
        `sum(${name})::DOUBLE`,
        `${quantile}(${name}::DOUBLE, [0.25, 0.5, 0.75])`,
      );
    else if (kind === 'time' || kind === 'clock') parts.push(`min(${name})::VARCHAR`, `max(${name})::VARCHAR`);
    else if (kind === 'boolean') parts.push('NULL', 'NULL');
    else parts.push(`min(length(${name}))`, `max(length(${name}))`);
  }
  const [row = []] = await ask(`SELECT ${parts.join(', ')} FROM ${table}`);
  let at = 0;
  return columns.map((column) => {
    const [filled, estimate, min, max] = row.slice(at, at + 4);
    const width = kindOf(column) === 'number' ? 7 : 4;
    const rest = row.slice(at + 4, at + width);
    at += width;
    return { filled: toNumber(filled), estimate: toNumber(estimate), min: min ?? null, max: max ?? null, rest };
  });
}

/** Exact where a count of different values stays within bounds; else the estimate. */
async function countDistinct(
  ask: Ask,
  table: string,
  rows: number,
  columns: readonly InferredColumn[],
  basics: readonly Basics[],
  from: number,
): Promise<number[]> {
  const exact = columns.map((column, index) => {
    const estimate = basics[index]?.estimate ?? 0;
    return kindOf(column) !== 'long' && (rows <= exactDistinct || estimate < exactDistinct * 1.05);
  });
  const counts = basics.map((basic) => Math.min(basic.estimate, basic.filled));
  const asked = exact.map((yes, index) => (yes ? index : -1)).filter((index) => index >= 0);
  for (let at = 0; at < asked.length; at += 8) {
    const some = asked.slice(at, at + 8);
    const [row] = await ask(
      `SELECT ${some.map((index) => `count(DISTINCT k${from + index})`).join(', ')} FROM ${table}`,
    );
    for (const [position, index] of some.entries()) counts[index] = toNumber(row?.[position]);
  }
  return counts;
}

function describe(column: InferredColumn, rows: number, basic: Basics, distinct: number): ColumnProfile {
  const base = { nulls: rows - basic.filled, distinct };
  if (basic.filled === 0) return base;
  const kind = kindOf(column);
  if (kind === 'text' || kind === 'long')
    return { ...base, minLength: toNumber(basic.min), maxLength: toNumber(basic.max) };
  if (kind === 'boolean') return base;
  if (kind === 'time' || kind === 'clock') return { ...base, min: isoText(basic.min), max: isoText(basic.max) };
  const [mean, sum, quartiles] = basic.rest;
  const [low, middle, high] = Array.isArray(quartiles) ? quartiles.map((each: JsonValue) => round(toNumber(each))) : [];
  const ordered = low !== undefined && middle !== undefined && high !== undefined;
  return {
    ...base,
    min: toNumber(basic.min),
    max: toNumber(basic.max),
    mean: round(toNumber(mean)),
    ...(ordered ? { median: middle, quartiles: [low, middle, high] } : {}),
    ...(isAddable(column) ? { sum: round(toNumber(sum)) } : {}),
  };
}

/** Whether a sum of the column means anything. */
export function isAddable(column: {
  readonly type: Column['type'];
  readonly code?: boolean;
  readonly unit?: string;
}): boolean {
  return (column.type === 'integer' || column.type === 'number') && !column.code && column.unit !== '%';
}

/** To the digits a double holds, so that 0.1 + 0.2 is 0.3. */
export function round(value: number): number {
  return Number(value.toPrecision(15));
}

/** DuckDB's text of a moment as ISO 8601; moments with an offset are in UTC. */
export function isoText(value: JsonValue): string {
  return String(value)
    .replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T')
    .replace(/\+00$/, 'Z');
}

const bins = 20;

/** Most frequent values, and the histogram of what has an axis. */
async function findShape(
  ask: Ask,
  table: string,
  index: number,
  column: InferredColumn,
  profile: ColumnProfile,
): Promise<Partial<ColumnProfile>> {
  const kind = kindOf(column);
  const name = `k${index}`;
  const shape: Partial<ColumnProfile> = {};
  if (kind !== 'long' && profile.distinct > 0 && profile.distinct <= 20_000) {
    const rows = await ask(
      `SELECT left(${name}::VARCHAR, 200), count(*) AS n FROM ${table} WHERE ${name} IS NOT NULL GROUP BY ${name} ORDER BY n DESC, ${name} LIMIT 10`,
    );
    shape.top = rows.map((row) => ({
      value: kind === 'time' ? isoText(row[0] ?? null) : String(row[0]),
      count: toNumber(row[1]),
    }));
  }
  if (
    kind === 'number' &&
    typeof profile.min === 'number' &&
    typeof profile.max === 'number' &&
    profile.min < profile.max
  )
    shape.histogram = await binNumbers(ask, table, `${name}::DOUBLE`, profile.min, profile.max, column);
  if (kind === 'time' && profile.min !== profile.max && profile.min !== undefined)
    shape.histogram = await binTime(ask, table, name, profile);
  return shape;
}

async function binNumbers(ask: Ask, table: string, name: string, min: number, max: number, column: InferredColumn) {
  const whole = column.type !== 'number' && max - min < bins;
  const count = whole ? max - min + 1 : bins;
  const width = whole ? 1 : (max - min) / bins;
  const rows = await ask(
    `SELECT least(floor((${name} - ${min}) / ${width}), ${count - 1})::INTEGER AS b, count(*) FROM ${table} WHERE ${name} IS NOT NULL GROUP BY b`,
  );
  const counts = new Map(rows.map((row) => [toNumber(row[0]), toNumber(row[1])]));
  return Array.from({ length: count }, (_, bin) => ({
    from: round(min + bin * width),
    to: whole ? min + bin : bin === count - 1 ? max : round(min + (bin + 1) * width),
    count: counts.get(bin) ?? 0,
  }));
}

async function binTime(ask: Ask, table: string, name: string, profile: ColumnProfile) {
  const epoch = `epoch(${name}::TIMESTAMP)`;
  const [range] = await ask(`SELECT min(${epoch}), max(${epoch}) FROM ${table}`);
  const [min, max] = [toNumber(range?.[0]), toNumber(range?.[1])];
  const day = !String(profile.min).includes('T');
  const width = day ? Math.max(86_400, Math.ceil((max - min) / 86_400 / bins) * 86_400) : (max - min) / bins;
  const count = Math.min(bins, Math.floor((max - min) / width) + 1);
  const rows = await ask(
    `SELECT least(floor((${epoch} - ${min}) / ${width}), ${count - 1})::INTEGER AS b, count(*) FROM ${table} WHERE ${name} IS NOT NULL GROUP BY b`,
  );
  const counts = new Map(rows.map((row) => [toNumber(row[0]), toNumber(row[1])]));
  const write = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, day ? 10 : 19);
  return Array.from({ length: count }, (_, bin) => ({
    from: write(min + bin * width),
    to: write(bin === count - 1 ? max : min + (bin + 1) * width - (day ? 86_400 : 0)),
    count: counts.get(bin) ?? 0,
  }));
}
