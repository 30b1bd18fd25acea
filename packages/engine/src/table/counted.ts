import type { Column } from '@milpa/sdk';
import { isAddable, round } from './figures.ts';

type ColumnProfile = Column['profile'];

/** A value of a column and how many rows have it. */
export interface Counted {
  readonly text: string;
  readonly count: number;
  /** The number, the seconds of the moment, the length of the text. */
  readonly axis: number;
}

/** A cell at hand; the key tells it from others, the text may be cut. */
export interface Cell extends Omit<Counted, 'count'> {
  readonly key: string;
}

/** Counts values at hand, the most frequent first; of equals the lower, or the first in the order of bytes. */
export function countCells(cells: readonly Cell[], isText: boolean): Counted[] {
  const counts = new Map<string, { text: string; axis: number; count: number }>();
  for (const { key, text, axis } of cells) {
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { text, axis, count: 1 });
  }
  const compare = (a: Counted, b: Counted) =>
    (isText ? 0 : a.axis - b.axis) || Buffer.compare(Buffer.from(a.text), Buffer.from(b.text));
  return [...counts.values()].sort((a, b) => b.count - a.count || compare(a, b));
}

/** Bins of equal width, and how they are told once their counts are known. */
export interface Bins {
  readonly min: number;
  readonly width: number;
  readonly count: number;
  readonly name: (countOf: (bin: number) => number) => NonNullable<ColumnProfile['histogram']>;
}

const most = 20;
const day = 86_400;

/** Whether numbers lie far enough apart, and no farther than a double tells, to be laid into bins. */
export function isSpread(min: number, max: number): boolean {
  return Number.isFinite(max - min) && (max - min) / most > 0;
}

/** Bins over numbers; whole numbers that are few get one each. */
export function binValues(min: number, max: number, whole: boolean): Bins {
  const single = whole && max - min < most;
  const count = single ? max - min + 1 : most;
  const width = single ? 1 : (max - min) / most;
  return {
    min,
    width,
    count,
    name: (countOf) =>
      Array.from({ length: count }, (_, bin) => ({
        from: round(min + bin * width),
        to: single ? min + bin : bin === count - 1 ? max : round(min + (bin + 1) * width),
        count: countOf(bin),
      })),
  };
}

/** Bins over moments in seconds; of days, bins are whole days. */
export function binTimes(min: number, max: number, days: boolean): Bins {
  const width = days ? Math.max(day, Math.ceil((max - min) / day / most) * day) : (max - min) / most;
  const count = Math.min(most, Math.floor((max - min) / width) + 1);
  const write = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, days ? 10 : 19);
  return {
    min,
    width,
    count,
    name: (countOf) =>
      Array.from({ length: count }, (_, bin) => ({
        from: write(min + bin * width),
        to: write(bin === count - 1 ? max : min + (bin + 1) * width - (days ? day : 0)),
        count: countOf(bin),
      })),
  };
}

function fill(bins: Bins, counted: readonly Counted[]): ColumnProfile['histogram'] {
  const counts = new Map<number, number>();
  for (const { axis, count } of counted) {
    const bin = Math.min(Math.floor((axis - bins.min) / bins.width), bins.count - 1);
    counts.set(bin, (counts.get(bin) ?? 0) + count);
  }
  return bins.name((bin) => counts.get(bin) ?? 0);
}

interface Described {
  readonly type: Column['type'];
  readonly code?: boolean;
  readonly unit?: string;
}

/** The profile of a column all of whose values are known with their counts, the most frequent first. Exact at any size. */
export function describeCounted(
  column: Described,
  kind: 'number' | 'time' | 'clock' | 'boolean' | 'text' | 'long',
  nulls: number,
  counted: readonly Counted[],
  bounds: Pick<ColumnProfile, 'min' | 'max'>,
): ColumnProfile {
  // Of what is long by nature, lengths alone are told.
  const top = kind === 'long' ? {} : { top: counted.slice(0, 10).map(({ text, count }) => ({ value: text, count })) };
  const base = { nulls, distinct: counted.length, ...bounds, ...top };
  const sorted = counted.toSorted((a, b) => a.axis - b.axis);
  const [low, high] = [sorted[0]?.axis ?? 0, sorted.at(-1)?.axis ?? 0];
  if (kind === 'text' || kind === 'long') return { ...base, minLength: low, maxLength: high };
  if (kind === 'time' && low < high)
    return { ...base, histogram: fill(binTimes(low, high, !String(bounds.min).includes('T')), counted) };
  if (kind !== 'number') return base;
  const bins = isSpread(low, high) ? binValues(low, high, column.type !== 'number') : undefined;
  return { ...base, ...describeNumbers(column, sorted), ...(bins ? { histogram: fill(bins, counted) } : {}) };
}

/** Figures of numbers in rising order. */
function describeNumbers(column: Described, sorted: readonly Counted[]): Partial<ColumnProfile> {
  let [rows, sum, zeros, negatives] = [0, 0, 0, 0];
  for (const { axis, count } of sorted) {
    rows += count;
    sum += axis * count;
    if (axis === 0) zeros += count;
    if (axis < 0) negatives += count;
  }
  const mean = sum / rows;
  if (!Number.isFinite(mean)) return { zeros, negatives };
  const squares = sorted.reduce((total, { axis, count }) => total + (axis - mean) ** 2 * count, 0);
  const at = (share: number) => round(findQuantile(sorted, share * (rows - 1)));
  return {
    mean: round(mean),
    median: at(0.5),
    quartiles: [at(0.25), at(0.5), at(0.75)],
    p5: at(0.05),
    p95: at(0.95),
    ...(rows > 1 ? { deviation: Number(Math.sqrt(squares / (rows - 1)).toPrecision(9)) } : {}),
    zeros,
    negatives,
    ...(isAddable(column) ? { sum: round(sum) } : {}),
  };
}

/** The value at a position among all rows in rising order, from 0; between two, a value between theirs. */
function findQuantile(sorted: readonly Counted[], position: number): number {
  const whole = Math.floor(position);
  let passed = 0;
  for (const [index, { axis, count }] of sorted.entries()) {
    passed += count;
    if (whole >= passed) continue;
    const next = whole + 1 < passed ? axis : (sorted[index + 1]?.axis ?? axis);
    return axis + (next - axis) * (position - whole);
  }
  return sorted.at(-1)?.axis ?? Number.NaN;
}
