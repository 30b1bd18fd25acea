/** GeoJSON geometries made small enough to draw: fewer points, no specks, coordinates to six decimals. */
export type Ring = readonly (readonly [number, number])[];
export interface Shape {
  readonly type: string;
  readonly coordinates: unknown;
}

export type Box = [number, number, number, number];

export const emptyBox: Box = [
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];

/** The geometry in a text: a geometry itself or the one of a feature; undefined for anything else. */
export function parseShape(text: string): Shape | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return findShape(value);
  } catch {
    return undefined;
  }
}

function findShape(value: unknown): Shape | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('geometry' in value) return findShape(value.geometry);
  if ('geometries' in value && Array.isArray(value.geometries)) return findShape(value.geometries[0]);
  if ('type' in value && typeof value.type === 'string' && 'coordinates' in value && Array.isArray(value.coordinates))
    return { type: value.type, coordinates: value.coordinates };
  return undefined;
}

function isPosition(value: unknown): value is [number, number] {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}

/** Calls back for every position. */
export function eachPosition(value: unknown, visit: (longitude: number, latitude: number) => void): void {
  if (isPosition(value)) visit(value[0], value[1]);
  else if (Array.isArray(value)) for (const each of value) eachPosition(each, visit);
}

export function widen(box: Box, shape: Shape): Box {
  let [west, south, east, north] = box;
  eachPosition(shape.coordinates, (longitude, latitude) => {
    west = Math.min(west, longitude);
    south = Math.min(south, latitude);
    east = Math.max(east, longitude);
    north = Math.max(north, latitude);
  });
  return [west, south, east, north];
}

export function isOnEarth([west, south, east, north]: Box): boolean {
  return west >= -180.001 && east <= 180.001 && south >= -90.001 && north <= 90.001 && west <= east;
}

/** A shape whose lines stay within `tolerance` degrees of the original; undefined when nothing is left to see. */
export function simplifyShape(shape: Shape, tolerance: number): Shape | undefined {
  const closed = shape.type.endsWith('Polygon');
  const coordinates = simplify(shape.coordinates, tolerance, closed);
  return coordinates === undefined ? undefined : { type: shape.type, coordinates };
}

function simplify(value: unknown, tolerance: number, closed: boolean): unknown {
  if (isPosition(value)) return [shorten(value[0]), shorten(value[1])];
  if (!Array.isArray(value)) return undefined;
  if (isLine(value)) return simplifyLine(value, tolerance, closed);
  const parts = value.map((each) => simplify(each, tolerance, closed)).filter((each) => each !== undefined);
  return parts.length === 0 ? undefined : parts;
}

function isLine(value: readonly unknown[]): value is [number, number][] {
  return value.length > 0 && value.every(isPosition);
}

/** Five decimals are a metre, more than a drawing shows. */
function shorten(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

function simplifyLine(line: Ring, tolerance: number, closed: boolean): [number, number][] | undefined {
  if (closed && spanOf(line) < tolerance) return undefined;
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const far = findFarthest(line, span[0], span[1], tolerance);
    if (far < 0) continue;
    keep[far] = 1;
    stack.push([span[0], far], [far, span[1]]);
  }
  const kept = line.filter((_, index) => keep[index] === 1).map(([x, y]): [number, number] => [shorten(x), shorten(y)]);
  return closed && kept.length < 4 ? undefined : kept;
}

function spanOf(line: Ring): number {
  let [west, south, east, north] = emptyBox;
  for (const [x, y] of line) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return Math.max(east - west, north - south);
}

/** Index of the point farthest from the line between two others, when it is farther than the tolerance; else -1. */
function findFarthest(line: Ring, from: number, to: number, tolerance: number): number {
  const [a, b] = [line[from], line[to]];
  if (!a || !b) return -1;
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  let [far, most] = [-1, tolerance * tolerance];
  for (let index = from + 1; index < to; index++) {
    const point = line[index];
    if (!point) continue;
    const share =
      length === 0 ? 0 : Math.max(0, Math.min(1, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length));
    const [x, y] = [point[0] - a[0] - share * dx, point[1] - a[1] - share * dy];
    const distance = x * x + y * y;
    if (distance > most) [far, most] = [index, distance];
  }
  return far;
}
