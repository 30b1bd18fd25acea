import type { MapData } from '@milpa/sdk';
import type { Ask, Fault } from '../format/format.ts';
import { toNumber } from '../format/stage.ts';
import type { KnownColumn } from './roles.ts';

const maxPoints = 2000;

export interface FoundMap {
  readonly data: MapData;
  readonly faults: readonly Fault[];
}

/** What can be drawn on a map: shapes, else a pair of coordinates; undefined when there is neither. */
export async function findMap(
  ask: Ask,
  table: string,
  rows: number,
  columns: readonly KnownColumn[],
): Promise<FoundMap | undefined> {
  if (rows === 0) return undefined;
  const latitude = columns.find((column) => column.role === 'latitude');
  const longitude = columns.find((column) => column.role === 'longitude');
  if (latitude && longitude) {
    const found = await findPoints(ask, table, columns, `k${longitude.index}::DOUBLE`, `k${latitude.index}::DOUBLE`);
    if (found) return found;
  }
  return undefined;
}

/** SQL of a text that says which row a place is. */
export function labelSql(columns: readonly KnownColumn[]): string {
  const named = columns.find(
    (column) =>
      column.type === 'string' &&
      column.role !== 'code' &&
      /(^|[_ ])(nombre|name|nom|title|titulo|título|estaci|mercado|denominaci|label|place)/i.test(column.name),
  );
  const text = columns.find(
    (column) =>
      column.type === 'string' &&
      (column.role === 'text' || column.role === 'dimension' || column.role === 'identifier') &&
      (column.profile.maxLength ?? 999) < 120,
  );
  const label = named ?? text ?? columns.find((column) => column.role === 'identifier');
  return label ? `coalesce(left(k${label.index}::VARCHAR, 120), '')` : "''";
}

async function findPoints(
  ask: Ask,
  table: string,
  columns: readonly KnownColumn[],
  lon: string,
  lat: string,
): Promise<FoundMap | undefined> {
  const good = `${lon} BETWEEN -180 AND 180 AND ${lat} BETWEEN -90 AND 90 AND NOT (${lon} = 0 AND ${lat} = 0)`;
  const [row] = await ask(
    `SELECT count(*) FILTER (WHERE ${good}), count(${lon}), min(${lon}) FILTER (WHERE ${good}), min(${lat}) FILTER (WHERE ${good}), max(${lon}) FILTER (WHERE ${good}), max(${lat}) FILTER (WHERE ${good}) FROM ${table}`,
  );
  const [total, filled, west, south, east, north] = (row ?? []).map(toNumber);
  if (
    !total ||
    filled === undefined ||
    west === undefined ||
    south === undefined ||
    east === undefined ||
    north === undefined
  )
    return undefined;
  const label = labelSql(columns);
  const places = `SELECT ${lon} AS x, ${lat} AS y, min(${label}) AS label FROM ${table} WHERE ${good} GROUP BY x, y`;
  const [all] = await ask(`SELECT count(*) FROM (${places})`);
  const step = Math.max(1, Math.ceil(toNumber(all?.[0]) / maxPoints));
  const found = await ask(
    `SELECT x, y, label FROM (SELECT *, row_number() OVER (ORDER BY x, y) AS r FROM (${places})) WHERE r % ${step} = ${1 % step} ORDER BY r LIMIT ${maxPoints}`,
  );
  const points = found.map((each): [number, number, string] => [
    place(toNumber(each[0])),
    place(toNumber(each[1])),
    String(each[2] ?? ''),
  ]);
  const outside = filled - total;
  return {
    data: { bbox: [west, south, east, north], total, points, shapes: [] },
    faults: outside > 0 ? [{ code: 'coordinates-outside', count: outside }] : [],
  };
}

/** Six decimals are a hand's breadth. */
export function place(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
