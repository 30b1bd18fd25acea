import type { Column, InBox, Nearby } from '@milpa/sdk';
import { noPlace, notAPlace, otherSystem } from './refuse.ts';
import { nameOf, requireColumn, type Sql } from './sql.ts';

/** Where a row lies, as SQL: a pair of numbers, or GeoJSON as text. Degrees of WGS 84. */
type Place =
  | { readonly kind: 'point'; readonly longitude: string; readonly latitude: string }
  | { readonly kind: 'shape'; readonly text: string };

/** Mean radius of the earth in metres (IUGG 1980). */
const radius = '6371008.8';
const pair = `'(-?\\d+\\.?\\d*)\\D+?(-?\\d+\\.?\\d*)'`;

/** The place a column tells of, or without a name the table's own. Throws QueryRefused when there is none. */
function requirePlace(columns: readonly Column[], name: string | undefined): Place {
  if (name !== undefined) {
    const column = requireColumn(columns, name);
    const found = placeOf(columns, column);
    if (!found) throw notAPlace(name);
    return found;
  }
  const first =
    columns.find(({ type }) => type === 'geojson') ??
    columns.find(({ type }) => type === 'geopoint') ??
    columns.find(({ role }) => role === 'latitude');
  const found = first && placeOf(columns, first);
  if (!found) throw noPlace();
  return found;
}

function placeOf(columns: readonly Column[], column: Column): Place | undefined {
  if (column.type === 'geojson') {
    if (column.format?.startsWith('EPSG:') && column.format !== 'EPSG:4326')
      throw otherSystem(column.name, column.format);
    return { kind: 'shape', text: nameOf(column) };
  }
  if (column.type === 'geopoint') return pointOf(column);
  if (column.role !== 'latitude' && column.role !== 'longitude') return undefined;
  const latitude = columns.find(({ role }) => role === 'latitude');
  const longitude = columns.find(({ role }) => role === 'longitude');
  if (!latitude || !longitude) return undefined;
  return { kind: 'point', longitude: asDegrees(longitude), latitude: asDegrees(latitude) };
}

// Codes of zeros and the like stay text: what is no number is nowhere.
const asDegrees = (column: Column) => `try_cast(${nameOf(column)} as double)`;

/** A text such as "19.43, -99.13", the order being the column's format. */
function pointOf(column: Column) {
  const part = (group: number) => `try_cast(regexp_extract(${nameOf(column)}, ${pair}, ${group}) as double)`;
  const swapped = column.format === 'lon, lat';
  return { kind: 'point' as const, longitude: part(swapped ? 1 : 2), latitude: part(swapped ? 2 : 1) };
}

/** The point of each row, of a pair of columns or of one, and the columns it is made of. */
export function findPoint(columns: readonly Column[]) {
  const latitude = columns.find(({ role }) => role === 'latitude');
  const longitude = columns.find(({ role }) => role === 'longitude');
  if (latitude && longitude)
    return {
      longitude: asDegrees(longitude),
      latitude: asDegrees(latitude),
      used: [latitude.name, longitude.name],
    };
  const column = columns.find(({ type }) => type === 'geopoint');
  return column && { ...pointOf(column), used: [column.name] };
}

const number = 'cast(? as double)';

/** Points within a box, edges included; shapes whose own box meets it. */
export function compileBox(columns: readonly Column[], { bbox: [west, south, east, north], column }: InBox): Sql {
  const place = requirePlace(columns, column);
  const across = west > east ? 'or' : 'and';
  if (place.kind === 'point') {
    const { longitude, latitude } = place;
    return {
      text: `${latitude} >= ${number} and ${latitude} <= ${number} and (${longitude} >= ${number} ${across} ${longitude} <= ${number})`,
      values: [south, north, west, east].map(String),
    };
  }
  const [x, y] = [coordinates(place.text, 1), coordinates(place.text, 2)];
  return {
    text: `list_max(${y}) >= ${number} and list_min(${y}) <= ${number} and (list_max(${x}) >= ${number} ${across} list_min(${x}) <= ${number})`,
    values: [south, north, west, east].map(String),
  };
}

/** All first or second numbers of the positions in a GeoJSON geometry, whatever its kind. */
function coordinates(text: string, which: 1 | 2): string {
  const position = `'\\[\\s*(-?[0-9][0-9.eE+-]*)\\s*,\\s*(-?[0-9][0-9.eE+-]*)'`;
  return `list_transform(regexp_extract_all(${text}, ${position}, ${which}), lambda n: try_cast(n as double))`;
}

/** Within so many metres on the ground; a shape by its nearest edge, and from inside it there is no distance. */
export function compileNear(columns: readonly Column[], { near, column }: Nearby): Sql {
  const place = requirePlace(columns, column);
  const { longitude, latitude, metres } = near;
  const here = [latitude, latitude, longitude];
  if (place.kind === 'point') {
    const reach = (metres / Number(radius)) * (180 / Math.PI) * 1.0001 + 1e-6;
    return {
      // The band of latitudes leaves most rows out before anything is computed.
      text: `${place.latitude} >= ${number} and ${place.latitude} <= ${number} and ${haversine(place)} <= ${number}`,
      values: [latitude - reach, latitude + reach, ...here, metres].map(String),
    };
  }
  const rings = `list_transform(${listRings(place.text)}, lambda ring: list_transform(ring, lambda p: ${flatten('p[1]', 'p[2]')}))`;
  return {
    text: `list_min(list_transform([${rings}], lambda rings: case when ${isArea(place.text)} and ${surrounds} then 0 else ${nearest} end)) <= ${number}`,
    values: [...here, metres].map(String),
  };
}

/** Metres on the sphere. Takes three values: latitude, latitude, longitude. */
function haversine({ longitude, latitude }: { longitude: string; latitude: string }): string {
  const up = `power(sin(radians(${latitude} - ${number}) / 2), 2)`;
  const along = `cos(radians(${latitude})) * cos(radians(${number})) * power(sin(radians(${longitude} - ${number}) / 2), 2)`;
  return `2 * ${radius} * asin(least(1, sqrt(${up} + ${along})))`;
}

/**
 * A position on the azimuthal equidistant map around the point asked about, as a struct of x and y in metres: every distance from
 * the middle is the one on the sphere. Takes three values: latitude, latitude, longitude.
 */
function flatten(longitude: string, latitude: string): string {
  const angles = `{u: cos(radians(${latitude})), v: sin(radians(${latitude})), a: sin(radians(${number})), b: cos(radians(${number})), d: radians(${longitude} - ${number})}`;
  const direction = '{x: q.u * sin(q.d), y: q.b * q.v - q.a * q.u * cos(q.d), z: q.a * q.v + q.b * q.u * cos(q.d)}';
  const length = 'sqrt(s.x * s.x + s.y * s.y)';
  const stretch = `${radius} * case when ${length} = 0 then 1 else atan2(${length}, s.z) / ${length} end`;
  return `list_transform(list_transform(list_transform([${angles}], lambda q: ${direction}), lambda s: {x: s.x, y: s.y, k: ${stretch}}), lambda m: {x: m.k * m.x, y: m.k * m.y})[1]`;
}

const typeOf = (text: string) => `json_extract_string(${text}, '$.type')`;
const isArea = (text: string) => `${typeOf(text)} in ('Polygon', 'MultiPolygon')`;

/** The lines of a geometry as lists of positions; each position is a line of its own where there are none. */
function listRings(text: string): string {
  const read = (form: string) => `from_json(json_extract(${text}, '$.coordinates'), '${form}')`;
  const positions = `list_zip(${coordinates(text, 1)}, ${coordinates(text, 2)})`;
  return `case ${typeOf(text)}
    when 'Polygon' then ${read('[[["DOUBLE"]]]')}
    when 'MultiLineString' then ${read('[[["DOUBLE"]]]')}
    when 'MultiPolygon' then flatten(${read('[[[["DOUBLE"]]]]')})
    when 'LineString' then [${read('[["DOUBLE"]]')}]
    else list_transform(${positions}, lambda p: [[p[1], p[2]]]) end`;
}

/** Lines as pairs of neighbours. */
const sides = `flatten(list_transform(rings, lambda ring: list_zip(ring[:-2], ring[2:])))`;

/** A line from the middle to the right crosses the edges an odd number of times. */
const surrounds = `len(list_filter(${sides}, lambda e: (e[1].y > 0) <> (e[2].y > 0) and e[1].x - e[1].y / (e[2].y - e[1].y) * (e[2].x - e[1].x) > 0)) % 2 = 1`;

/** Metres from the middle to the nearest point of any edge or to the nearest lonely position. */
const along = 'greatest(0, least(1, -(s.ax * s.dx + s.ay * s.dy) / (s.dx * s.dx + s.dy * s.dy)))';
const nearest = `list_min(list_concat(
  list_transform(flatten(rings), lambda p: sqrt(p.x * p.x + p.y * p.y)),
  list_transform(list_filter(list_transform(${sides}, lambda e: {ax: e[1].x, ay: e[1].y, dx: e[2].x - e[1].x, dy: e[2].y - e[1].y}), lambda s: s.dx <> 0 or s.dy <> 0),
    lambda s: sqrt(power(s.ax + s.dx * ${along}, 2) + power(s.ay + s.dy * ${along}, 2)))))`;
