import type { ChartData } from '@milpa/sdk';
import { extent } from 'd3-array';
import { scaleLinear, scaleUtc } from 'd3-scale';
import type { Reader } from '../../reader.ts';

/** The drawing, in units of the viewBox; the page scales it. Chosen so that 12-unit text is legible on a phone. */
export const frame = { width: 560, height: 310, top: 26, right: 14, bottom: 34, left: 4 } as const;

export interface Tick {
  readonly at: number;
  readonly text: string;
}

export interface Axis {
  readonly place: (x: string | number) => number;
  readonly ticks: readonly Tick[];
}

/** Milliseconds since 1970 of a date, a month, a year or an instant; NaN when it is none. */
export function parseTime(x: string | number): number {
  const text = String(x);
  if (/^-?\d{1,4}$/.test(text)) {
    const date = new Date(0);
    date.setUTCFullYear(Number(text), 0, 1);
    return date.getTime();
  }
  return Date.parse(text);
}

/** A horizontal axis from the values on it; dates where all are dates, else numbers, else evenly spaced names. */
export function createHorizontal(
  data: Pick<ChartData, 'xType'>,
  xs: readonly (string | number)[],
  reader: Reader,
): Axis {
  const range: [number, number] = [frame.left + 6, frame.width - frame.right];
  if (data.xType === 'time' && xs.every((x) => !Number.isNaN(parseTime(x)))) return createTime(xs, range, reader);
  if (xs.every((x) => typeof x === 'number')) {
    const scale = scaleLinear(extentOf(xs.map(Number)), range);
    return {
      place: (x) => scale(Number(x)),
      ticks: scale.ticks(5).map((tick) => ({ at: scale(tick), text: reader.number(tick) })),
    };
  }
  const index = new Map(xs.map((x, at) => [x, at]));
  const scale = scaleLinear([0, Math.max(1, xs.length - 1)], range);
  const step = Math.max(1, Math.ceil(xs.length / 6));
  return {
    place: (x) => scale(index.get(x) ?? 0),
    ticks: xs.flatMap((x, at) => (at % step === 0 ? [{ at: scale(at), text: shorten(String(x), 12) }] : [])),
  };
}

const day = 86_400_000;

function createTime(xs: readonly (string | number)[], range: [number, number], reader: Reader): Axis {
  const [from, to] = extentOf(xs.map(parseTime));
  const scale = scaleUtc([from, to], range);
  const span = to - from;
  const options: Intl.DateTimeFormatOptions =
    span > 3 * 365 * day
      ? { year: 'numeric' }
      : span > 90 * day
        ? { year: 'numeric', month: 'short' }
        : span > 2 * day
          ? { day: 'numeric', month: 'short' }
          : { hour: '2-digit', minute: '2-digit' };
  const format = new Intl.DateTimeFormat(reader.language, { timeZone: 'UTC', ...options });
  return {
    place: (x) => scale(parseTime(x)),
    ticks: scale.ticks(5).map((tick) => ({ at: scale(tick), text: format.format(tick) })),
  };
}

/** A vertical axis that takes in all values; bars and counts start at zero, lines need not. */
export function createVertical(values: readonly number[], fromZero: boolean, reader: Reader): Axis {
  const [low, high] = extentOf(values);
  const near = !fromZero && low > 0 && low > (high - low) * 1.5;
  const scale = scaleLinear(
    [near ? low : Math.min(0, low), Math.max(high, 0)],
    [frame.height - frame.bottom, frame.top],
  ).nice(5);
  return {
    place: (y) => scale(Number(y)),
    ticks: scale.ticks(5).map((tick) => ({ at: scale(tick), text: formatTick(tick, high, reader) })),
  };
}

const formatTick = (tick: number, high: number, reader: Reader) =>
  Math.abs(high) >= 100_000 ? reader.compact(tick) : reader.number(tick);

function extentOf(values: readonly number[]): [number, number] {
  const [low = 0, high = 1] = extent(values);
  return low === high
    ? [low - (low === 0 ? 0 : Math.abs(low) / 2), high + (high === 0 ? 1 : Math.abs(high) / 2)]
    : [low, high];
}

export const shorten = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
/** Enough for a drawing: a tenth of a unit. */
export const round = (value: number) => Math.round(value * 10) / 10;
