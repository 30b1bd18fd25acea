import type { MapData } from '@milpa/sdk';
import type { Ask, Fault } from '../format/format.ts';
import { toNumber } from '../format/stage.ts';
import { AreaGrid } from './map-areas.ts';
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

/** Beyond these rows an even sample is drawn. */
const maxShapeRows = 40_000;
const maxShapeBytes = 150_000;
/** A page of fifty kilobytes has room for these. */
const maxBorderBytes = 80_000;
/** Text of geometries looked at in all, and at once. */
const maxText = 512 * 2 ** 20;
const pageText = 16 * 2 ** 20;
/** Positions kept to be drawn shape by shape. */
const maxKept = 300_000;
/** Up to so many areas are drawn shape by shape, each with its label; more as their borders alone. */
const fewAreas = 300;
const listedAreas = 100;

interface Drawn {
  readonly label: string;
  readonly row: number;
  readonly shape: Shape;
}

/** What was seen of a column of shapes, row by row. */
class ShapeSurvey {
  readonly grid = new AreaGrid();
  readonly drawn: Drawn[] = [];
  readonly labels: MapData['shapes'] = [];
  readonly points: MapData['points'] = [];
  box = emptyBox;
  outside = 0;
  #kept = 0;

  add(label: string, row: number, shape: Shape): void {
    const box = widen(emptyBox, shape);
    if (!isOnEarth(box)) {
      this.outside++;
      return;
    }
    this.box = join(this.box, box);
    if (shape.type === 'Point') {
      this.points.push(...listPoint(shape, label));
      return;
    }
    this.grid.add(shape);
    if (this.labels.length < listedAreas) this.labels.push({ label, row, geometry: null });
    if (this.#kept > maxKept) return;
    eachPosition(shape.coordinates, () => this.#kept++);
    this.drawn.push({ label, row, shape });
  }

  /** Whether all shapes are there to be drawn one by one. */
  get isWhole(): boolean {
    return this.#kept <= maxKept;
  }
}

function join(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** Shapes of a GeoJSON column: a few one by one, many areas as the borders between them; points among them become points. */
async function findShapes(
  ask: Ask,
  table: string,
  columns: readonly KnownColumn[],
  column: KnownColumn,
): Promise<FoundMap | undefined> {
  const name = `k${column.index}`;
  const distinct = `SELECT min(label) AS label, min(row) AS row, g FROM (SELECT ${labelSql(columns)} AS label, ${name} AS g, row_number() OVER () AS row FROM ${table}) WHERE g IS NOT NULL GROUP BY g`;
  const [count] = await ask(
    `SELECT count(*), (SELECT count(${name}) FROM ${table}), coalesce(sum(strlen(g)), 0)::BIGINT FROM (${distinct})`,
  );
  const [places = 0, total = 0, text = 0] = (count ?? []).map(toNumber);
  if (places === 0) return undefined;
  const step = Math.max(1, Math.ceil(places / maxShapeRows), Math.ceil(text / maxText));
  const page = Math.max(20, Math.min(20_000, Math.floor((pageText * places) / Math.max(1, text))));
  const survey = new ShapeSurvey();
  for (let from = 0; ; from += page) {
    const rows = await ask(
      `SELECT label, row, g FROM (SELECT *, row_number() OVER (ORDER BY row) AS n FROM (${distinct})) WHERE n % ${step} = ${1 % step} ORDER BY row LIMIT ${page} OFFSET ${from}`,
    );
    for (const row of rows) {
      const shape = parseShape(String(row[2]));
      if (shape) survey.add(String(row[0] ?? ''), toNumber(row[1]), shape);
    }
    if (rows.length < page) break;
  }
  return describeShapes(survey, total, column);
}

function describeShapes(survey: ShapeSurvey, total: number, column: KnownColumn): FoundMap | undefined {
  const { box, outside, grid } = survey;
  const every = Math.max(1, Math.ceil(survey.points.length / maxPoints));
  const points = survey.points.filter((_, index) => index % every === 0);
  if (!isOnEarth(box)) return undefined;
  // A format that knows its geometry has told this already.
  const told = column.format !== undefined || outside === 0;
  const faults: Fault[] = told ? [] : [{ code: 'coordinates-outside', column: column.name, count: outside }];
  const thinned = survey.isWhole && grid.count <= fewAreas ? thin(survey.drawn, box) : undefined;
  if (thinned) return { data: { bbox: box, total, points, shapes: thinned }, faults };
  const borders = grid.count > 0 ? grid.draw(box, maxBorderBytes) : undefined;
  const shapes = borders ? survey.labels : (thin(survey.drawn, box) ?? []);
  return { data: { bbox: box, total, points, shapes, ...(borders ? { borders } : {}) }, faults };
}

function listPoint(shape: Shape, label: string): [number, number, string][] {
  const points: [number, number, string][] = [];
  eachPosition(shape.coordinates, (longitude, latitude) => points.push([place(longitude), place(latitude), label]));
  return points.slice(0, 1);
}

/** Doubles the tolerance until all shapes together are small enough; undefined when they never are. */
function thin(drawn: readonly Drawn[], [west, south, east, north]: Box): MapData['shapes'] | undefined {
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
  return undefined;
}
