import type { GeoGeometryObjects, GeoSphere } from 'd3-geo';

type Geometry = Exclude<GeoGeometryObjects, GeoSphere>;
type Position = Extract<Geometry, { type: 'Point' }>['coordinates'];

const kinds = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

const isGeometry = (value: unknown): value is Geometry =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  kinds.has(value.type) &&
  ('coordinates' in value
    ? Array.isArray(value.coordinates)
    : 'geometries' in value && Array.isArray(value.geometries));

/** A geometry ready to draw: rings turned the way d3-geo reads them, whichever way the file had them. */
export function findGeometry(value: unknown): Geometry | undefined {
  return isGeometry(value) ? turn(value) : undefined;
}

export const isArea = (geometry: Geometry): boolean =>
  geometry.type === 'Polygon' ||
  geometry.type === 'MultiPolygon' ||
  (geometry.type === 'GeometryCollection' && geometry.geometries.some(isArea));

function turn(geometry: Geometry): Geometry {
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: turnRings(geometry.coordinates) };
  if (geometry.type === 'MultiPolygon') return { ...geometry, coordinates: geometry.coordinates.map(turnRings) };
  if (geometry.type === 'GeometryCollection') return { ...geometry, geometries: geometry.geometries.map(turn) };
  return geometry;
}

// d3-geo takes what lies to the right of a ring as inside: outer rings clockwise, holes the other way (RFC 7946 says the opposite).
function turnRings(rings: Position[][]): Position[][] {
  return rings.map((ring, index) => (findArea(ring) > 0 === (index === 0) ? [...ring].reverse() : ring));
}

function findArea(ring: Position[]): number {
  let sum = 0;
  for (const [index, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    sum += x * nextY - nextX * y;
  }
  return sum;
}
