import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Condition, RowsQuery } from '@milpa/sdk';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, StoredTable } from '../contract.ts';
import { createLocalEngine } from '../local.ts';
import { column, storeTable } from './tables.ts';

fc.configureGlobal({ seed: 20_261_126 });

const folder = mkdtempSync(join(tmpdir(), 'milpa-place-'));
let engine: Engine;
/** The same places three ways: two numbers, a text with latitude first, a GeoJSON point. */
let pairs: StoredTable;
let shapes: StoredTable;

type Position = readonly [longitude: number, latitude: number];
const spread = (at: number, by: number) => ((at * by) % 1000) / 1000;
const places: readonly Position[] = Array.from({ length: 400 }, (_, at) => [
  Math.round((spread(at, 619) * 360 - 180) * 1000) / 1000,
  Math.round((spread(at, 383) * 180 - 90) * 1000) / 1000,
]);

const square = (west: number, south: number, size: number) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const geometries: readonly (object | null)[] = [
  { type: 'Polygon', coordinates: [square(-100, 19, 2), square(-99.5, 19.5, 1)] },
  { type: 'MultiPolygon', coordinates: [[square(-90, 20, 1)], [square(-88, 20, 1)]] },
  {
    type: 'LineString',
    coordinates: [
      [-99.2, 25],
      [-99.2, 27],
    ],
  },
  {
    type: 'MultiLineString',
    coordinates: [
      [
        [10, 0],
        [11, 0],
      ],
      [
        [10, 5],
        [11, 5],
      ],
    ],
  },
  { type: 'Point', coordinates: [-58.4, -34.6] },
  {
    type: 'MultiPoint',
    coordinates: [
      [2.35, 48.85],
      [7.26, 43.7],
    ],
  },
  { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [139.7, 35.7] }] },
  null,
];

beforeAll(async () => {
  engine = createLocalEngine({ tempDirectory: folder });
  const rows = places.map(([x, y]) => `(${x}, ${y}, '${y}, ${x}', '{"type":"Point","coordinates":[${x},${y}]}')`);
  pairs = await storeTable(
    folder,
    'puntos',
    `select lon::double as lon, lat::double as lat, par, punto from (values ${rows.join(', ')}, (null, null, null, null)) t(lon, lat, par, punto)`,
    [
      column('lon', 'number', 'longitude'),
      column('lat', 'number', 'latitude'),
      { ...column('par', 'geopoint'), format: 'lat, lon' },
      column('punto', 'geojson'),
    ],
  );
  const list = geometries.map((shape) => (shape ? `('${JSON.stringify(shape)}')` : '(null)'));
  shapes = await storeTable(folder, 'formas', `select * from (values ${list.join(', ')}) t(forma)`, [
    column('forma', 'geojson'),
  ]);
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const find = async (table: StoredTable, where: Condition) =>
  (await engine.rows(table, RowsQuery.parse({ where, limit: 1000 }))).ids;

/** Metres between two places, by the angle between their vectors: another way than the engine's. */
function metresBetween([x1, y1]: Position, [x2, y2]: Position): number {
  const vector = (x: number, y: number) => {
    const [a, b] = [(x * Math.PI) / 180, (y * Math.PI) / 180];
    return [Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b)] as const;
  };
  const [[a, b, c], [d, e, f]] = [vector(x1, y1), vector(x2, y2)];
  return 6_371_008.8 * Math.atan2(Math.hypot(b * f - c * e, c * d - a * f, a * e - b * d), a * d + b * e + c * f);
}

const columns = ['lon', 'lat', 'par', 'punto'] as const;
const longitude = fc.integer({ min: -180_000, max: 180_000 }).map((n) => n / 1000);
const latitude = fc.integer({ min: -90_000, max: 90_000 }).map((n) => n / 1000);

describe('points', () => {
  test('in a box are those whose numbers lie in it, across the antimeridian too', async () => {
    await fc.assert(
      fc.asyncProperty(
        longitude,
        longitude,
        latitude,
        latitude,
        fc.constantFrom(...columns),
        async (west, east, a, b, name) => {
          const [south, north] = [Math.min(a, b), Math.max(a, b)];
          const within = ([x, y]: Position) =>
            y >= south && y <= north && (west <= east ? x >= west && x <= east : x >= west || x <= east);
          const expected = places.flatMap((place, at) => (within(place) ? [at + 1] : []));
          expect(await find(pairs, { bbox: [west, south, east, north], column: name })).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('nearby are those that are not farther on the sphere, poles and antimeridian included', async () => {
    await fc.assert(
      fc.asyncProperty(
        longitude,
        latitude,
        fc.integer({ min: 0, max: 20_000_000 }),
        fc.constantFrom(...columns),
        async (x, y, metres, name) => {
          const distances = places.map((place) => metresBetween([x, y], place));
          // A hair's breadth either way is nobody's mistake.
          if (distances.some((distance) => Math.abs(distance - metres) < 0.01)) return;
          const expected = distances.flatMap((distance, at) => (distance <= metres ? [at + 1] : []));
          const near = { longitude: x, latitude: y, metres };
          expect(await find(pairs, { near, column: name }), `${name} ${x} ${y} ${metres}`).toEqual(expected);
        },
      ),
      { numRuns: 80 },
    );
  });

  test('without a column are those of the geometry, else of latitude and longitude', async () => {
    const two: StoredTable = { ...pairs, columns: pairs.columns.slice(0, 2) };
    const bbox: [number, number, number, number] = [-120, 0, 0, 60];
    const found = await find(pairs, { bbox });
    expect(found.length).toBeGreaterThan(5);
    expect(await find(two, { bbox })).toEqual(found);
    expect(await find(two, { not: { bbox } })).toHaveLength(401 - found.length);
  });
});

describe('shapes', () => {
  test.each<[string, [number, number, number, number], number[]]>([
    ['the box of a polygon', [-98.5, 20.5, -97, 22], [1]],
    ['between the parts of a polygon of many', [-88.9, 20.2, -88.1, 20.4], [2]],
    ['the south', [-70, -60, -50, -20], [5]],
    ['every kind', [-180, -90, 180, 90], [1, 2, 3, 4, 5, 6, 7]],
    ['across the antimeridian', [130, 30, -98.9, 40], [7]],
    ['nothing', [50, -80, 60, -70], []],
  ])('meet %s', async (_, bbox, expected) => {
    expect(await find(shapes, { bbox })).toEqual(expected);
  });

  const metres = (degrees: number) => (degrees * Math.PI * 6_371_008.8) / 180;
  test.each<[string, Position, number, number[]]>([
    ['inside a polygon', [-99.75, 19.25], 0, [1]],
    ['in its hole there is a way to its edge', [-99, 20], metres(0.4), []],
    ['and so far it is', [-99, 20], metres(0.51), [1]],
    ['beside a long edge, far from its corners', [-99.3, 26], metres(0.1), [3]],
    ['a little less', [-99.3, 26], metres(0.089), []],
    ['beyond the end of a line', [-99.2, 27.5], metres(0.51), [3]],
    ['between two lines of one', [10.5, 2.5], metres(2.6), [4]],
    ['not quite', [10.5, 2.5], metres(2.4), []],
    ['a point', [-58.4, -34.5], metres(0.11), [5]],
    ['one of many', [7.26, 43.6], metres(0.11), [6]],
    ['of a collection', [139.7, 35.6], metres(0.11), [7]],
  ])('%s', async (_, [x, y], reach, expected) => {
    expect(await find(shapes, { near: { longitude: x, latitude: y, metres: reach } })).toEqual(expected);
  });

  test('in another system are refused, and named', async () => {
    const other: StoredTable = { ...shapes, columns: shapes.columns.map((each) => ({ ...each, format: 'EPSG:6372' })) };
    await expect(find(other, { bbox: [0, 0, 1, 1] })).rejects.toThrow(/"forma".*EPSG:6372/);
  });
});
