import type { Column } from '@milpa/sdk';
import type { Ask, JsonValue } from '../format/format.ts';
import { toNumber } from '../format/stage.ts';
import type { Pace } from '../pace.ts';
import { type Bins, binTimes, binValues, type Counted, countCells, describeCounted, isSpread } from './counted.ts';
import { isAddable, isoText, round } from './figures.ts';
import type { InferredColumn } from './infer.ts';

export type ColumnProfile = Column['profile'];

const chunkColumns = 40;
/** Above so many columns the plan of a statement over the file costs more than to lay some columns aside. */
const wide = 250;
/** Up to so many different values they are counted; above it the number is an estimate. */
const exactDistinct = 100_000;
/** Up to so many different values each of them is taken with its count, and all else is found from these. */
const maxCounted = 20_000;
/** Above so many rows quantiles of many different values are estimates. */
const manyRows = 300_000;

type Kind = 'number' | 'time' | 'clock' | 'boolean' | 'text' | 'long';

export function kindOf(column: { readonly type: Column['type'] }): Kind {
  if (column.type === 'integer' || column.type === 'number' || column.type === 'year') return 'number';
  if (column.type === 'date' || column.type === 'datetime') return 'time';
  if (column.type === 'time') return 'clock';
  if (column.type === 'boolean') return 'boolean';
  return column.type === 'geojson' || column.type === 'object' || column.type === 'array' ? 'long' : 'text';
}

/** What the first look at a column gives; lowest and highest are numbers, or text of times. */
interface Basics {
  readonly filled: number;
  readonly min: JsonValue;
  readonly max: JsonValue;
}

/** A typed table: which FROM clause gives some of its columns, called k0, k1, … by their index. */
export interface TypedSource {
  readonly from: (columns: readonly number[]) => string;
  /** Small enough that columns may be copied into memory before they are asked many things. */
  readonly light: boolean;
}

interface Work {
  readonly ask: Ask;
  readonly rows: number;
  readonly columns: readonly InferredColumn[];
  readonly from: (columns: readonly number[]) => string;
}

/** Describes every column of a typed table, some at a time, so that no statement spans a wide table. */
export async function profileColumns(
  ask: Ask,
  source: TypedSource,
  rows: number,
  columns: readonly InferredColumn[],
  pace?: Pace,
): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  const tell = () => pace?.tell((0.7 * profiles.length) / columns.length);
  for (let first = 0; first < columns.length; first += chunkColumns) {
    const some = columns.slice(first, first + chunkColumns).map((_, position) => first + position);
    const held = source.light && columns.length > wide;
    if (held) await ask(`CREATE OR REPLACE TEMP TABLE held AS SELECT * FROM ${source.from(some)}`);
    try {
      profiles.push(...(await profileSome({ ask, rows, columns, from: held ? () => 'held' : source.from }, some)));
    } finally {
      if (held) await ask('DROP TABLE IF EXISTS held');
    }
    tell();
  }
  return profiles;
}

async function profileSome(work: Work, some: readonly number[]): Promise<ColumnProfile[]> {
  const basics = await measure(work, some);
  if (work.rows <= maxWhole) return describeWhole(work, some, basics);
  const estimates = await estimateDistinct(work, basics);
  const profiles: ColumnProfile[] = [];
  for (const index of some) {
    const [column, basic] = [work.columns[index], basics.get(index)];
    if (!column || !basic) continue;
    profiles.push(await profileColumn(work, index, column, basic, estimates.get(index) ?? 0));
  }
  return profiles;
}

/** Tables of up to so many rows are taken as a whole: a statement for each column would cost more. */
const maxWhole = 1000;

async function describeWhole(
  { ask, rows, columns, from }: Work,
  some: readonly number[],
  basics: ReadonlyMap<number, Basics>,
): Promise<ColumnProfile[]> {
  const kinds = some.map((index) => kindOf(columns[index] ?? { type: 'string' }));
  const parts = some.flatMap((index, at) => {
    const name = `k${index}`;
    const [key, text] =
      kinds[at] === 'text' || kinds[at] === 'long'
        ? [`(CASE WHEN ${name} IS NOT NULL THEN hash(${name})::VARCHAR END)`, `left(${name}::VARCHAR, ${shown})`]
        : [`${name}::VARCHAR`, 'NULL'];
    return [key, text, axisSql(kinds[at] ?? 'text', name)];
  });
  const found = await ask(`SELECT ${parts.join(', ')} FROM ${from(some)}`);
  return some.map((index, at) => {
    const [column, kind, basic] = [columns[index], kinds[at], basics.get(index)];
    if (!column || !kind || !basic || basic.filled === 0) return { nulls: rows, distinct: 0 };
    const cells = found.flatMap((row) => listCell(row.slice(at * 3, at * 3 + 3), kind));
    return describeCounted(
      column,
      kind,
      rows - basic.filled,
      countCells(cells, kind === 'text'),
      boundsOf(basic, kind),
    );
  });
}

/** Signs of a value that are shown. */
const shown = 200;

function listCell([key, text, axis]: readonly JsonValue[], kind: Kind) {
  if (key === null || key === undefined) return [];
  const written = String(text ?? key);
  return [{ key: String(key), text: kind === 'time' ? isoText(written) : written, axis: toNumber(axis) }];
}

async function measure({ ask, columns, from }: Work, some: readonly number[]): Promise<Map<number, Basics>> {
  const parts = some.flatMap((index) => {
    const name = `k${index}`;
    const kind = kindOf(columns[index] ?? { type: 'string' });
    if (kind === 'number') return [`count(${name})`, `min(${name})::DOUBLE`, `max(${name})::DOUBLE`];
    if (kind === 'time' || kind === 'clock')
      return [`count(${name})`, `min(${name})::VARCHAR`, `max(${name})::VARCHAR`];
    return [`count(${name})`, 'NULL', 'NULL'];
  });
  const [row = []] = await ask(`SELECT ${parts.join(', ')} FROM ${from(some)}`);
  return new Map(
    some.map((index, at) => [
      index,
      { filled: toNumber(row[at * 3]), min: row[at * 3 + 1] ?? null, max: row[at * 3 + 2] ?? null },
    ]),
  );
}

/** About how many different values a column has at most; asked of the rows only where lowest and highest do not bound it. */
async function estimateDistinct({ ask, columns, from, rows }: Work, basics: ReadonlyMap<number, Basics>) {
  const estimates = new Map<number, number>();
  const open: number[] = [];
  for (const [index, basic] of basics) {
    const bound = Math.min(basic.filled, boundOf(columns[index], basic));
    if (bound <= maxCounted || rows <= maxCounted) estimates.set(index, bound);
    else open.push(index);
  }
  if (open.length === 0) return estimates;
  const [row] = await ask(
    `SELECT ${open.map((index) => `approx_count_distinct(k${index})`).join(', ')} FROM ${from(open)}`,
  );
  for (const [at, index] of open.entries())
    estimates.set(index, Math.min(toNumber(row?.[at]), basics.get(index)?.filled ?? 0));
  return estimates;
}

function boundOf(column: InferredColumn | undefined, { min, max }: Basics): number {
  if (column?.type === 'boolean') return 2;
  if (column?.type === 'integer' || column?.type === 'year') return toNumber(max) - toNumber(min) + 1;
  if (column?.type !== 'date') return Number.POSITIVE_INFINITY;
  const days = (Date.parse(String(max)) - Date.parse(String(min))) / 86_400_000;
  return Number.isNaN(days) ? Number.POSITIVE_INFINITY : days + 1;
}

async function profileColumn(
  work: Work,
  index: number,
  column: InferredColumn,
  basic: Basics,
  estimate: number,
): Promise<ColumnProfile> {
  const kind = kindOf(column);
  if (basic.filled === 0) return { nulls: work.rows, distinct: 0 };
  if (kind !== 'long' && estimate <= maxCounted * 1.05) {
    const counted = await listCounted(work, index, kind);
    if (counted) return describeCounted(column, kind, work.rows - basic.filled, counted, boundsOf(basic, kind));
  }
  return measureSpread(work, index, { column, kind, basic, estimate });
}

function boundsOf({ min, max }: Basics, kind: Kind): Pick<ColumnProfile, 'min' | 'max'> {
  if (kind === 'number') return { min: toNumber(min), max: toNumber(max) };
  if (kind === 'time' || kind === 'clock') return { min: isoText(min), max: isoText(max) };
  return {};
}

/** SQL of what a value is laid out by: a number, seconds of a moment, the length of a text. */
function axisSql(kind: Kind, value: string): string {
  if (kind === 'number') return `${value}::DOUBLE`;
  if (kind === 'time') return `epoch(${value}::TIMESTAMP)`;
  return kind === 'text' || kind === 'long' ? `length(${value})` : 'NULL';
}

/** Every different value with its count, the most frequent first; undefined when there are too many. */
async function listCounted({ ask, from }: Work, index: number, kind: Kind): Promise<Counted[] | undefined> {
  const name = `k${index}`;
  const found = await ask(
    `SELECT left(v::VARCHAR, ${shown}), n, ${axisSql(kind, 'v')} FROM (SELECT ${name} AS v, count(*) AS n FROM ${from([index])} WHERE ${name} IS NOT NULL GROUP BY ${name}) ORDER BY n DESC, v LIMIT ${maxCounted + 1}`,
  );
  if (found.length > maxCounted) return undefined;
  return found.map((row) => ({
    text: kind === 'time' ? isoText(row[0] ?? null) : String(row[0]),
    count: toNumber(row[1]),
    axis: toNumber(row[2]),
  }));
}

/** What is known of a column before its values are laid out. */
interface Seen {
  readonly column: InferredColumn;
  readonly kind: Kind;
  readonly basic: Basics;
  readonly estimate: number;
}

/** The same of a column of many different values, from its rows. */
async function measureSpread(
  work: Work,
  index: number,
  { column, kind, basic, estimate }: Seen,
): Promise<ColumnProfile> {
  const base = {
    nulls: work.rows - basic.filled,
    distinct: await countDistinct(work, index, kind, basic, estimate),
    ...boundsOf(basic, kind),
  };
  if (kind === 'text' || kind === 'long') return { ...base, ...(await measureLengths(work, index)) };
  if (kind === 'clock' || kind === 'boolean') return base;
  if (kind === 'time') return { ...base, histogram: await binTime(work, index, base) };
  const spread = await measureNumbers(work, index, column);
  const [min, max] = [toNumber(basic.min), toNumber(basic.max)];
  const histogram = isSpread(min, max) ? { histogram: await binNumbers(work, index, column, min, max) } : {};
  return { ...base, ...spread, ...histogram };
}

/** Exact where the estimate stays within bounds, and where every row may differ: such a column names the rows. */
async function countDistinct({ ask, from, rows }: Work, index: number, kind: Kind, basic: Basics, estimate: number) {
  if (kind === 'long') return Math.min(estimate, basic.filled);
  const whole = basic.filled === rows && estimate > rows * 0.85 && rows <= maxKeyRows;
  if (rows > exactDistinct && estimate > exactDistinct * 1.05 && !whole) return estimate;
  const [row] = await ask(`SELECT count(DISTINCT k${index}) FROM ${from([index])}`);
  return toNumber(row?.[0]);
}

/** Above so many rows nobody asks whether all values of a column differ. */
const maxKeyRows = 20_000_000;

async function measureLengths({ ask, from }: Work, index: number) {
  const [row] = await ask(`SELECT min(length(k${index})), max(length(k${index})) FROM ${from([index])}`);
  return { minLength: toNumber(row?.[0]), maxLength: toNumber(row?.[1]) };
}

/** Threads add up in any order: the mean is taken with what a double loses, of the deviation nine digits are sure. */
async function measureNumbers({ ask, from, rows }: Work, index: number, column: InferredColumn) {
  const name = `k${index}::DOUBLE`;
  const quantile = rows > manyRows ? 'approx_quantile' : 'quantile_cont';
  const [row = []] = await ask(
    `SELECT favg(${name}), stddev_samp(${name}) FILTER (WHERE isfinite(${name})), sum(k${index})::DOUBLE, count_if(k${index} = 0), count_if(k${index} < 0), ${quantile}(${name}, [0.05, 0.25, 0.5, 0.75, 0.95]) FROM ${from([index])}`,
  );
  const [mean, deviation, sum, zeros, negatives, quantiles] = row;
  const points = Array.isArray(quantiles) ? quantiles.map((each: JsonValue) => round(toNumber(each))) : [];
  const [p5, low, middle, high, p95] = points;
  return {
    mean: round(toNumber(mean)),
    ...(deviation === null || deviation === undefined ? {} : { deviation: Number(toNumber(deviation).toPrecision(9)) }),
    ...(low !== undefined && middle !== undefined && high !== undefined
      ? { median: middle, quartiles: [low, middle, high] satisfies ColumnProfile['quartiles'] }
      : {}),
    ...(p5 !== undefined && p95 !== undefined ? { p5, p95 } : {}),
    zeros: toNumber(zeros),
    negatives: toNumber(negatives),
    ...(isAddable(column) ? { sum: round(toNumber(sum)) } : {}),
  };
}

async function binNumbers(work: Work, index: number, column: InferredColumn, min: number, max: number) {
  return countBins(work, index, 'number', binValues(min, max, column.type !== 'number'));
}

async function binTime(work: Work, index: number, { min }: Pick<ColumnProfile, 'min'>) {
  const epoch = axisSql('time', `k${index}`);
  const [range] = await work.ask(`SELECT min(${epoch}), max(${epoch}) FROM ${work.from([index])}`);
  return countBins(
    work,
    index,
    'time',
    binTimes(toNumber(range?.[0]), toNumber(range?.[1]), !String(min).includes('T')),
  );
}

async function countBins({ ask, from }: Work, index: number, kind: Kind, bins: Bins) {
  const name = axisSql(kind, `k${index}`);
  const rows = await ask(
    `SELECT least(floor((${name} - ${bins.min}) / ${bins.width}), ${bins.count - 1})::INTEGER AS b, count(*) FROM ${from([index])} WHERE k${index} IS NOT NULL GROUP BY b`,
  );
  const counts = new Map(rows.map((row) => [toNumber(row[0]), toNumber(row[1])]));
  return bins.name((bin) => counts.get(bin) ?? 0);
}
