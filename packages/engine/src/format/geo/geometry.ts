/** A pair of numbers; more (height, measure) are left out. */
export type Position = readonly [number, number];

/** A geometry of RFC 7946 in two dimensions. */
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly Geometry[] };

const depths: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** Collections in collections: deeper ones are no map of anything. */
const maxNesting = 8;

/** A geometry from an unknown value; undefined when it is none or its numbers are no numbers. */
export function parseGeometry(value: unknown, nesting = 0): Geometry | undefined {
  if (typeof value !== 'object' || value === null || nesting > maxNesting) return undefined;
  const { type, coordinates, geometries } = value as { type?: unknown; coordinates?: unknown; geometries?: unknown };
  if (type === 'GeometryCollection') {
    if (!Array.isArray(geometries)) return undefined;
    const parts = geometries.map((each) => parseGeometry(each, nesting + 1));
    return parts.includes(undefined) ? undefined : { type, geometries: parts.flatMap((each) => each ?? []) };
  }
  if (typeof type !== 'string' || !Object.hasOwn(depths, type)) return undefined;
  const parsed = parseCoordinates(coordinates, depths[type] ?? 0);
  return parsed === undefined ? undefined : ({ type, coordinates: parsed } as Geometry);
}

function parseCoordinates(value: unknown, depth: number): unknown {
  if (!Array.isArray(value)) return undefined;
  if (depth === 0) return Number.isFinite(value[0]) && Number.isFinite(value[1]) ? [value[0], value[1]] : undefined;
  const parts: unknown[] = value.map((each) => parseCoordinates(each, depth - 1));
  return parts.includes(undefined) ? undefined : parts;
}

/** The same geometry with each position put through `change`. */
export function mapPositions(geometry: Geometry, change: (position: Position) => Position): Geometry {
  switch (geometry.type) {
    case 'GeometryCollection':
      return { type: geometry.type, geometries: geometry.geometries.map((each) => mapPositions(each, change)) };
    case 'Point':
      return { type: geometry.type, coordinates: change(geometry.coordinates) };
    case 'MultiPoint':
    case 'LineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map(change) };
    case 'MultiLineString':
    case 'Polygon':
      return { type: geometry.type, coordinates: geometry.coordinates.map((line) => line.map(change)) };
    case 'MultiPolygon':
      return {
        type: geometry.type,
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(change))),
      };
  }
}

/** Calls back for every position. */
export function visitPositions(geometry: Geometry, visit: (position: Position) => void): void {
  mapPositions(geometry, (position) => {
    visit(position);
    return position;
  });
}

/** Whether a geometry keeps the rules of RFC 7946: lines of two points or more, rings closed and of four. */
export function isSound(geometry: Geometry): boolean {
  switch (geometry.type) {
    case 'GeometryCollection':
      return geometry.geometries.every(isSound);
    case 'Point':
      return true;
    case 'MultiPoint':
      return geometry.coordinates.length > 0;
    case 'LineString':
      return geometry.coordinates.length > 1;
    case 'MultiLineString':
      return geometry.coordinates.length > 0 && geometry.coordinates.every((line) => line.length > 1);
    case 'Polygon':
      return geometry.coordinates.length > 0 && geometry.coordinates.every(isRing);
    case 'MultiPolygon':
      return geometry.coordinates.length > 0 && geometry.coordinates.every((rings) => rings.every(isRing));
  }
}

function isRing(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length > 3 && first?.[0] === last?.[0] && first?.[1] === last?.[1] && findArea(ring) !== 0;
}

/** Twice the area within a ring; positive when it runs against the clock. */
export function findArea(ring: readonly Position[]): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let at = 1; at < ring.length; at++) {
    const [[ax, ay], [bx, by]] = [ring[at - 1] ?? [x0, y0], ring[at] ?? [x0, y0]];
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

/** Outer rings against the clock, holes with it (RFC 7946, 3.1.6). */
export function turnRings(geometry: Geometry): Geometry {
  const turn = (rings: readonly (readonly Position[])[]) =>
    rings.map((ring, index) => (findArea(ring) < 0 === (index === 0) ? [...ring].reverse() : ring));
  if (geometry.type === 'Polygon') return { type: geometry.type, coordinates: turn(geometry.coordinates) };
  if (geometry.type === 'MultiPolygon') return { type: geometry.type, coordinates: geometry.coordinates.map(turn) };
  if (geometry.type === 'GeometryCollection')
    return { type: geometry.type, geometries: geometry.geometries.map(turnRings) };
  return geometry;
}
