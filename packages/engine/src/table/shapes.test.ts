import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../test/conformance.ts';
import { place } from './map.ts';
import { emptyBox, isOnEarth, parseShape, simplifyShape, widen } from './shapes.ts';

const point = { type: 'Point', coordinates: [-99.1234567, 19.7654321] };

describe('Shapes', () => {
  test('a geometry, the one of a feature, the first of a collection; nothing else', () => {
    expect(parseShape(JSON.stringify(point))).toEqual(point);
    expect(parseShape(JSON.stringify({ type: 'Feature', geometry: point }))).toEqual(point);
    expect(parseShape(JSON.stringify({ type: 'GeometryCollection', geometries: [point] }))).toEqual(point);
    for (const text of ['', 'null', '{}', '[1,2]', '{"type":"Point"}', '{"type":"Point","coordinates":'])
      expect(parseShape(text)).toBeUndefined();
  });

  test('a box grows to hold every position and knows the earth', () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [-100, 20],
        [-98, 18],
        [-99, 25],
      ],
    };
    expect(widen(emptyBox, line)).toEqual([-100, 18, -98, 25]);
    expect(isOnEarth(widen(emptyBox, line))).toBe(true);
    expect(isOnEarth(emptyBox)).toBe(false);
    expect(isOnEarth([480_000, 2_100_000, 490_000, 2_200_000])).toBe(false);
  });

  test('a straight line keeps its ends, a corner stays, a speck goes', () => {
    const straight = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 0.00001],
        [2, 0],
        [3, 0],
      ],
    };
    expect(simplifyShape(straight, 0.001)?.coordinates).toEqual([
      [0, 0],
      [3, 0],
    ]);
    const corner = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [2, 0],
        [2, 2],
      ],
    };
    expect(simplifyShape(corner, 0.001)?.coordinates).toEqual(corner.coordinates);
    const speck = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [0.0001, 0],
          [0.0001, 0.0001],
          [0, 0],
        ],
      ],
    };
    expect(simplifyShape(speck, 0.01)).toBeUndefined();
  });

  test('every point left out lies within the tolerance of the line kept', () => {
    const position = fc.tuple(
      fc.double({ min: -10, max: 10, noNaN: true }),
      fc.double({ min: -10, max: 10, noNaN: true }),
    );
    const line = fc.array(position, { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(line, fc.double({ min: 0.01, max: 2, noNaN: true }), (coordinates, tolerance) => {
        const kept = simplifyShape({ type: 'LineString', coordinates }, tolerance)?.coordinates;
        const ends = Array.isArray(kept) ? kept : [];
        expect(ends.length).toBeGreaterThanOrEqual(2);
        for (const [x, y] of coordinates) {
          const distances = ends.slice(1).map((to, index) => distance([x, y], ends[index], to));
          expect(Math.min(...distances)).toBeLessThanOrEqual(tolerance + 0.0001);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

function distance([x, y]: [number, number], a: [number, number], b: [number, number]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / length));
  return Math.hypot(x - a[0] - share * dx, y - a[1] - share * dy);
}

describe('Maps', () => {
  const read = async (lines: readonly string[]) => {
    const reading = await readBytesAs(Buffer.from(`${lines.join('\n')}\n`), 'lugares.csv');
    return reading.tables[0]?.profile;
  };

  test('places outside the earth and at nothing are told, not drawn', async () => {
    const profile = await read([
      'nombre,latitud,longitud',
      ...Array.from({ length: 30 }, (_, n) => `Sitio ${n}a,${19 + n / 100},${-99 - n / 100}`),
      'Nulo,0,0',
    ]);
    expect(profile?.map?.total).toBe(30);
    expect(profile?.bbox).toEqual([-99.29, 19, -99, 19.29]);
    expect(profile?.map?.points[0]).toEqual([-99.29, 19.29, 'Sitio 29a']);
    expect(profile?.findings).toContainEqual(expect.objectContaining({ code: 'coordinates-outside', count: 1 }));
  });

  test('metres are no degrees', async () => {
    const profile = await read(['nombre,x,y', 'a,486000.5,2148000.5', 'b,487000.5,2149000.5']);
    expect(profile?.map).toBeUndefined();
  });

  test('six decimals are enough', () => {
    expect([place(19.123456789), place(-0.0000001)]).toEqual([19.123457, -0]);
  });
});
