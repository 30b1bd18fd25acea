import type { ChartData } from '@milpa/sdk';
import type { Reader } from '../../reader.ts';
import type { ChartSubject } from '../../words/index.ts';

/** What the columns of a chart are called for the reader; a name without label stands for itself. */
export type ColumnLabels = (name: string) => string;

/** The axes in words: what is measured, and along what. */
export function describeSubject(data: ChartData, reader: Reader, label: ColumnLabels): ChartSubject {
  const { chart } = reader.words;
  const column = label(data.y ?? data.x);
  const measures = { count: chart.count, sum: chart.sum(column), mean: chart.mean(column), value: column };
  return { measure: data.y === undefined ? chart.count : measures[data.op], x: label(data.x) };
}

export function describeTitle(data: ChartData, reader: Reader, label: ColumnLabels): string {
  const { chart } = reader.words;
  const subject = describeSubject(data, reader, label);
  return data.kind === 'histogram' ? chart.spread(subject.x) : chart.by(subject.measure, subject.x);
}

/** A value with its unit, kept together by a space that does not break. */
export function formatMeasure(reader: Reader, value: number, unit: string | undefined): string {
  return unit ? `${reader.number(value)}\u00a0${unit}` : reader.number(value);
}

/** How finely a chart's dates are told apart: points on each first of January are years, on each first of a month are months. */
export function findGrain({ xType, points }: Pick<ChartData, 'xType' | 'points'>): 'year' | 'month' | 'exact' {
  if (xType !== 'time') return 'exact';
  const starts = (day: RegExp) => points.every(({ x }) => day.test(String(x)));
  if (starts(/^\d{4}-01-01(?:$|T00:00)/)) return 'year';
  return starts(/^\d{4}-\d{2}-01(?:$|T00:00)/) ? 'month' : 'exact';
}

/** A place on the horizontal axis as people write it; years stay years. */
export function formatPlace(data: Pick<ChartData, 'xType' | 'points'>, reader: Reader, x: string | number): string {
  if (data.xType !== 'time') return typeof x === 'number' ? reader.number(x) : x;
  const text = String(x);
  const grain = findGrain(data);
  return reader.moment(grain === 'year' ? text.slice(0, 4) : grain === 'month' ? text.slice(0, 7) : text);
}

interface Point {
  readonly x: string | number;
  readonly x2?: number | undefined;
  readonly y: number;
}

/** What the chart shows, in a sentence or two: for who cannot see it, and for who wants it said. */
export function describeChart(data: ChartData, reader: Reader, label: ColumnLabels): string {
  const { chart } = reader.words;
  const points = data.points.flatMap((point) => (point.y === null ? [] : [{ ...point, y: point.y }]));
  const gaps = data.points.length - points.length;
  const sentences = [describePoints(data, points, reader, label)];
  if (data.kind !== 'histogram' && gaps > 0) sentences.push(chart.gaps(gaps));
  if (data.omitted > 0) sentences.push(chart.omitted(data.omitted));
  return sentences.join(' ');
}

function describePoints(data: ChartData, points: readonly Point[], reader: Reader, label: ColumnLabels): string {
  const { chart } = reader.words;
  const subject = describeSubject(data, reader, label);
  const place = (point: Point) => formatPlace(data, reader, point.x);
  const value = (point: Point) => formatMeasure(reader, point.y, data.unit);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return chart.nothing;
  if (data.kind === 'histogram') return describeSpread(data, points, reader, subject.x);
  if (points.length === 1) return chart.single(subject, place(first), value(first));
  const ranked = [...points].sort((a, b) => b.y - a.y);
  const [high = first, second] = ranked;
  const low = ranked.at(-1) ?? last;
  const pair = (point: Point) => [place(point), value(point)] as const;
  if (data.kind === 'line') {
    if (high.y === low.y) return chart.flat(subject, place(first), place(last), value(first));
    return chart.line(subject, { first: pair(first), last: pair(last), high: pair(high), low: pair(low) });
  }
  if (high.y === low.y) return chart.even(subject, reader.number(points.length), value(high));
  const three = points.length > 2;
  return chart.bar(subject, {
    high: pair(high),
    second: three && second ? pair(second) : undefined,
    low: pair(low),
  });
}

function describeSpread(data: ChartData, bins: readonly Point[], reader: Reader, column: string): string {
  const total = bins.reduce((sum, bin) => sum + bin.y, 0);
  const peak = bins.reduce((best, bin) => (bin.y > best.y ? bin : best));
  if (total === 0) return reader.words.chart.nothing;
  const edge = (x: string | number) => formatPlace(data, reader, x) + (data.unit ? `\u00a0${data.unit}` : '');
  return reader.words.chart.histogram(
    column,
    edge(peak.x),
    edge(peak.x2 ?? peak.x),
    peak.y,
    reader.share(peak.y / total),
  );
}
