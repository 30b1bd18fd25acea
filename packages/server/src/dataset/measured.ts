import type { Dataset } from '@milpa/sdk';
import type { TableRow } from './model.ts';

/** What the tables of a dataset cover, as measured in their bytes; undefined when nothing could be. */
export function measureCoverage(tables: readonly TableRow[]): Dataset['measured'] {
  const [temporal, bbox] = [spanOf(tables), joinBoxes(tables)];
  if (!temporal && !bbox) return undefined;
  return { ...(temporal ? { temporal } : {}), ...(bbox ? { bbox } : {}) };
}

/** From the first to the last day of all tables. */
export function spanOf(tables: readonly TableRow[]): { from: string; to: string } | undefined {
  const spans = tables.flatMap(({ temporal }) => {
    const from = temporal ? dayOf(temporal.from, 'first') : undefined;
    const to = temporal ? dayOf(temporal.to, 'last') : undefined;
    return from && to ? [{ from, to }] : [];
  });
  const from = spans.map((span) => span.from).sort()[0];
  const to = spans
    .map((span) => span.to)
    .sort()
    .at(-1);
  return from && to ? { from, to } : undefined;
}

/** The first or last day that a year, month, day or instant stands for. */
function dayOf(text: string, end: 'first' | 'last'): string | undefined {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match;
  if (month === undefined) return `${year}-${end === 'first' ? '01-01' : '12-31'}`;
  if (day !== undefined) return `${year}-${month}-${day}`;
  if (end === 'first') return `${year}-${month}-01`;
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}

/** The box around those of all tables: west, south, east, north. */
export function joinBoxes(tables: readonly TableRow[]): [number, number, number, number] | undefined {
  const boxes = tables.flatMap(({ bbox }) => (bbox ? [bbox] : []));
  if (boxes.length === 0) return undefined;
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}
