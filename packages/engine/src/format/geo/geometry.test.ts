import { describe, expect, test } from 'vitest';
import { GeometryColumn } from './column.ts';
import { isSound, parseGeometry, turnRings } from './geometry.ts';
import { findNumbered } from './reference.ts';
import { readWkb } from './wkb.ts';

const square = [
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 0],
  [0, 0],
] as const;

function parse(value: unknown) {
  const geometry = parseGeometry(value);
  if (!geometry) throw new Error('no geometry');
  return geometry;
}

describe('A geometry', () => {
  test('loses heights and keeps the rest', () => {
    expect(
      parseGeometry({
        type: 'LineString',
        coordinates: [
          [1, 2, 300],
          [3, 4],
        ],
      }),
    ).toEqual({
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    });
  });

  test.each([
    ['a number for a position', { type: 'Point', coordinates: 5 }],
    ['text for numbers', { type: 'Point', coordinates: ['a', 'b'] }],
    ['a depth that is not of its type', { type: 'Polygon', coordinates: [[1, 2]] }],
    ['an unknown type', { type: 'Circle', coordinates: [1, 2] }],
    ['a property every object has', { type: 'toString', coordinates: [1, 2] }],
    [
      'collections without end',
      JSON.parse(`${'{"type":"GeometryCollection","geometries":['.repeat(40)}${']}'.repeat(40)}`),
    ],
  ])('is none with %s', (_, value) => {
    expect(parseGeometry(value)).toBeUndefined();
  });

  test('is sound when its rings are closed and have an area', () => {
    expect(isSound(parse({ type: 'Polygon', coordinates: [square] }))).toBe(true);
    expect(isSound(parse({ type: 'Polygon', coordinates: [square.slice(0, 4)] }))).toBe(false);
    expect(isSound(parse({ type: 'Polygon', coordinates: [square.map(([x]) => [x, x])] }))).toBe(false);
    expect(isSound(parse({ type: 'LineString', coordinates: [[1, 2]] }))).toBe(false);
    expect(isSound(parse({ type: 'MultiPolygon', coordinates: [] }))).toBe(false);
  });

  test('has its outer rings turned against the clock and its holes with it', () => {
    const turned = turnRings(parse({ type: 'Polygon', coordinates: [square, [...square].reverse()] }));
    expect(turned).toEqual({ type: 'Polygon', coordinates: [[...square].reverse(), square] });
    expect(turnRings(turned)).toEqual(turned);
  });
});

describe('A column of geometries', () => {
  test('is brought to longitude and latitude and says where from', () => {
    const column = new GeometryColumn(findNumbered(32614));
    expect(column.write(parse({ type: 'Point', coordinates: [500_000, 0] }))).toBe(
      '{"type":"Point","coordinates":[-99,0]}',
    );
    expect(column.describe('geom', 3).known).toEqual({ type: 'geojson', sql: "nullif(c3, '')", format: 'EPSG:32614' });
    expect(column.listFaults('geom')).toEqual([]);
  });

  test('tells which rows are off the earth, invalid or unreadable', () => {
    const column = new GeometryColumn(undefined);
    for (const coordinates of [
      [-99, 19],
      [-99, 20],
      [-190, 19],
    ])
      column.write(parse({ type: 'Point', coordinates }));
    column.write(parse({ type: 'LineString', coordinates: [[1, 2]] }));
    column.write(undefined);
    column.fail();
    expect(column.listFaults('g')).toEqual([
      { code: 'coordinates-outside', column: 'g', count: 1, row: 3 },
      { code: 'geometry-invalid', column: 'g', count: 2, row: 4 },
    ]);
  });

  test('says that its system is missing when its numbers are no longitude and latitude', () => {
    const column = new GeometryColumn(undefined);
    column.write(parse({ type: 'Point', coordinates: [2_500_000, 800_000] }));
    expect(column.describe('g', 0).known?.format).toBeUndefined();
    expect(column.listFaults('g')).toEqual([{ code: 'crs-missing', column: 'g', count: 1 }]);
  });
});

/** Little-endian well-known binary from words: b byte, i integer, d double. */
function wkb(text: string): Buffer {
  return Buffer.concat(
    text.split(' ').map((word) => {
      const bytes = Buffer.alloc(word.startsWith('b') ? 1 : word.startsWith('i') ? 4 : 8);
      if (bytes.length === 1) bytes[0] = Number(word.slice(1));
      else if (bytes.length === 4) bytes.writeUInt32LE(Number(word.slice(1)));
      else bytes.writeDoubleLE(Number(word.slice(1)));
      return bytes;
    }),
  );
}

describe('Well-known binary', () => {
  test.each([
    ['a point', 'b1 i1 d-99 d19', { type: 'Point', coordinates: [-99, 19] }],
    ['a point with height (ISO)', 'b1 i1001 d-99 d19 d2240', { type: 'Point', coordinates: [-99, 19] }],
    [
      'a point with height, measure and system (PostGIS)',
      'b1 i3758096385 i4326 d-99 d19 d1 d2',
      { type: 'Point', coordinates: [-99, 19] },
    ],
    [
      'a line',
      'b1 i2 i2 d0 d0 d1 d1',
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    [
      'an area',
      'b1 i3 i1 i4 d0 d0 d1 d0 d1 d1 d0 d0',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    ],
    [
      'several points',
      'b1 i4 i2 b1 i1 d0 d0 b1 i1 d1 d1',
      {
        type: 'MultiPoint',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    [
      'a mixture',
      'b1 i7 i1 b1 i1 d5 d6',
      { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [5, 6] }] },
    ],
    ['an empty point', 'b1 i1 dNaN dNaN', undefined],
    ['an empty area', 'b1 i3 i0', undefined],
  ])('reads %s', (_, words, geometry) => {
    expect(readWkb(wkb(words))).toEqual(geometry);
  });

  test.each([
    ['ends too early', 'b1 i1 d-99'],
    ['promises more than it has', 'b1 i2 i4294967295 d0 d0'],
    ['holds a curve', 'b1 i8 i2 d0 d0 d1 d1'],
    ['holds a line among points', 'b1 i4 i1 b1 i2 i2 d0 d0 d1 d1'],
    ['nests without end', Array.from({ length: 30 }, () => 'b1 i7 i1').join(' ')],
  ])('is refused when it %s', (_, words) => {
    expect(() => readWkb(wkb(words))).toThrow(RangeError);
  });
});
