import type { MapData } from '@milpa/sdk';
import type { Ask, Fault } from '../format/format.ts';
import { toNumber } from '../format/stage.ts';
import type { KnownColumn } from './roles.ts';
import { type Box, eachPosition, emptyBox, isOnEarth, parseShape, type Shape, simplifyShape, widen } from './shapes.ts';

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
  const drawn = columns.find((column) => column.type === 'geojson');
  if (latitude && longitude && !drawn) {
    const found = await findPoints(ask, table, columns, `k${longitude.index}::DOUBLE`, `k${latitude.index}::DOUBLE`);
    if (found) return found;
  }
  // Whatever system a file has, its geometries come in WGS 84; those of an unknown one are not on earth and not drawn.
  const shapes = columns.find((column) => column.type === 'geojson');
  const found = shapes && (await findShapes(ask, table, columns, shapes));
  if (found) return found;
  const point = columns.find((column) => column.type === 'geopoint');
  if (!point) return undefined;
  const part = (group: number) =>
    `TRY_CAST(regexp_extract(k${point.index}, '(-?\\d+\\.\\d+)\\D+?(-?\\d+\\.\\d+)', ${group}) AS DOUBLE)`;
  const longitudeFirst = point.format === 'lon, lat';
  return findPoints(ask, table, columns, part(longitudeFirst ? 1 : 2), part(longitudeFirst ? 2 : 1));
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

const maxShapeRows = 3000;
const maxShapeBytes = 150_000;
const pageRows = 200;

interface Drawn {
  readonly label: string;
  readonly row: number;
  readonly shape: Shape;
}

/** Shapes of a GeoJSON column, thinned until they fit; points among them become points. */
async function findShapes(
  ask: Ask,
  table: string,
  columns: readonly KnownColumn[],
  column: KnownColumn,
): Promise<FoundMap | undefined> {
  const name = `k${column.index}`;
  const distinct = `SELECT min(label) AS label, min(row) AS row, g FROM (SELECT ${labelSql(columns)} AS label, ${name} AS g, row_number() OVER () AS row FROM ${table}) WHERE g IS NOT NULL GROUP BY g`;
  const [count] = await ask(`SELECT count(*), (SELECT count(${name}) FROM ${table}) FROM (${distinct})`);
  const step = Math.max(1, Math.ceil(toNumber(count?.[0]) / maxShapeRows));
  const total = toNumber(count?.[1]);
  const drawn: Drawn[] = [];
  let box = emptyBox;
  let budget = 64 * 2 ** 20;
  for (let from = 0; from < maxShapeRows && budget > 0; from += pageRows) {
    const rows = await ask(
      `SELECT label, row, g FROM (SELECT *, row_number() OVER (ORDER BY row) AS n FROM (${distinct})) WHERE n % ${step} = ${1 % step} ORDER BY row LIMIT ${pageRows} OFFSET ${from}`,
    );
    for (const row of rows) {
      const text = String(row[2]);
      const shape = parseShape(text);
      budget -= text.length;
      if (!shape) continue;
      box = widen(box, shape);
      drawn.push({ label: String(row[0] ?? ''), row: toNumber(row[1]), shape });
    }
    if (rows.length < pageRows) break;
  }
  if (drawn.length === 0 || !isOnEarth(box)) return undefined;
  const points = drawn.flatMap(({ shape, label }): [number, number, string][] =>
    shape.type === 'Point' ? listPoint(shape, label) : [],
  );
  const shapes = thin(
    drawn.filter(({ shape }) => shape.type !== 'Point'),
    box,
  );
  return { data: { bbox: box, total, points: points.slice(0, maxPoints), shapes }, faults: [] };
}

function listPoint(shape: Shape, label: string): [number, number, string][] {
  const points: [number, number, string][] = [];
  eachPosition(shape.coordinates, (longitude, latitude) => points.push([place(longitude), place(latitude), label]));
  return points.slice(0, 1);
}

/** Doubles the tolerance until all shapes together are small enough. */
function thin(drawn: readonly Drawn[], [west, south, east, north]: Box): MapData['shapes'] {
  let tolerance = Math.max(east - west, north - south) / 2000;
  for (let round = 0; round < 12; round++, tolerance *= 1.8) {
    let size = 0;
    const shapes: MapData['shapes'] = [];
    for (const { label, row, shape } of drawn) {
      const geometry = simplifyShape(shape, tolerance);
      if (!geometry) continue;
      size += JSON.stringify(geometry).length + label.length + 40;
      if (size > maxShapeBytes) break;
      shapes.push({ label, row, geometry });
    }
    if (size <= maxShapeBytes) return shapes;
  }
  return [];
}
