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

/** Of values upwards. */
export interface VerticalAxis extends Axis {
  /** Whether the drawing begins above or below zero: then the reader is told. */
  readonly cut: boolean;
  /** Where the drawing may begin, so that the figures of the axis stand beside it and not in it. */
  readonly left: number;
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
  left: number,
): Axis {
  const range: [number, number] = [left + 6, frame.width - frame.right];
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
  const known = [...new Set(xs.map(parseTime))].sort((a, b) => a - b);
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
    // Between a few times nothing was measured: only they are named, not those that lie between.
    ticks: (known.length <= fewTimes ? known : scale.ticks(5)).map((tick) => ({
      at: scale(tick),
      text: format.format(tick),
    })),
  };
}
const fewTimes = 5;

/** A vertical axis that takes in all values; bars and counts start at zero, lines need not. */
export function createVertical(values: readonly number[], fromZero: boolean, reader: Reader): VerticalAxis {
  const [low, high] = extentOf(values);
  const near = !fromZero && low > 0 && low > (high - low) * 1.5;
  const scale = scaleLinear(
    [near ? low : Math.min(0, low), Math.max(high, 0)],
    [frame.height - frame.bottom, frame.top],
  ).nice(5);
  const ticks = scale.ticks(5).map((tick) => ({ at: scale(tick), text: formatTick(tick, high, reader) }));
  return {
    place: (y) => scale(Number(y)),
    ticks,
    cut: Math.min(...scale.domain()) > 0 || Math.max(...scale.domain()) < 0,
    left: frame.left + Math.max(...ticks.map(({ text }) => text.length)) * figureWidth,
  };
}

/** Of one figure of a tick, in units of the drawing, as large as it is on a phone. */
export const figureWidth = 12;

/** As wide as a phone may show it in a wide font. */
const widthOf = ({ text }: Tick): number => text.length * (figureWidth + 1.5);

/** Beside the drawing, in a page and in a picture of its own. */
const margin = 16;

/** Centred below its place, but for what would run out of the margin. */
export function anchorOf(tick: Tick): 'start' | 'middle' | 'end' {
  const half = widthOf(tick) / 2;
  return tick.at + margin < half ? 'start' : tick.at + half > frame.width + margin ? 'end' : 'middle';
}

/** The places of those below a drawing that a phone has no room for: from the last, which is always named, every second or so stays. */
export function listSparse(ticks: readonly Tick[]): Set<number> {
  const last = ticks.length - 1;
  const places = ticks.map((_, at) => at);
  for (let every = 1; every <= last; every += 1) {
    const named = places.filter((at) => (last - at) % every === 0);
    if (isRoomy(named.flatMap((at) => ticks[at] ?? []))) return new Set(places.filter((at) => !named.includes(at)));
  }
  return new Set(places.slice(0, -1));
}

const isRoomy = (ticks: readonly Tick[]): boolean =>
  ticks.every((tick, at) => {
    const before = ticks[at - 1];
    return before === undefined || startOf(before) + widthOf(before) + figureWidth <= startOf(tick);
  });

function startOf(tick: Tick): number {
  const width = widthOf(tick);
  return tick.at - { start: 0, middle: width / 2, end: width }[anchorOf(tick)];
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
