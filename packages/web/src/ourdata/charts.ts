import { type ChartData, type IndexRow, paths } from '@milpa/sdk';
import type { Reader } from '../reader.ts';
import { formatScore, nameCountry } from './names.ts';

/** A row per country of one edition, best first; the means of groups left out. */
export const makeLeaders = (rows: readonly IndexRow[], reader: Reader): ChartData & { readonly kind: 'bar' } => ({
  kind: 'bar',
  x: reader.words.ourdata.country,
  xType: 'category',
  y: reader.words.ourdata.composite,
  op: 'value',
  points: rows
    .filter((row) => row.composite !== null && !row.group)
    .map((row) => ({ x: nameCountry(row.country, reader), y: Number((row.composite ?? 0).toFixed(3)) })),
  omitted: 0,
});

/** One country through the editions, as a line that is broken where the method changed: nothing may be read across. */
export const makePath = (rows: readonly IndexRow[], reader: Reader): ChartData & { readonly kind: 'line' } => ({
  kind: 'line',
  x: reader.words.ourdata.edition,
  xType: 'time',
  y: reader.words.ourdata.composite,
  op: 'value',
  points: breakSeries(
    rows.map(({ edition, composite }) => ({
      x: `${edition}-01-01`,
      y: composite === null ? null : Number(composite.toFixed(3)),
    })),
  ),
  omitted: 0,
});

/** The figures of a path in words. */
export const tellPath = (rows: readonly IndexRow[], reader: Reader): string =>
  `${reader.list(rows.map(({ edition, composite }) => `${reader.label(edition)} ${formatScore(composite, reader)}`))}.`;

/** Years between editions that must not be compared; drawn as a gap where there is something on both sides. */
const breakYears = ['2016-01-01', '2021-01-01'] as const;

function breakSeries(points: ChartData['points']): ChartData['points'] {
  const lies = (year: string, before: boolean) =>
    points.some(({ x }) => (before ? String(x) < year : String(x) > year));
  const gaps = breakYears.filter((year) => lies(year, true) && lies(year, false)).map((x) => ({ x, y: null }));
  return [...points, ...gaps].sort((a, b) => (String(a.x) < String(b.x) ? -1 : 1));
}

/** Where the same chart is to be had as a picture. */
export const addressPicture = (reader: Reader, query: { readonly country?: string; readonly edition?: number }) =>
  `${paths.ourdata(reader.language)}/chart.svg?${new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  )}`;
