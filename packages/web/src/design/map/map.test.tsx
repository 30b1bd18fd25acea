import type { MapData } from '@milpa/sdk';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { createReader } from '../../reader.ts';
import { describeMap, PlaceMap } from './index.ts';
import { createView, findFrame } from './projection.ts';
import { findGeometry } from './shape.ts';

const [es, en] = [createReader('es'), createReader('en')];
const mexico: MapData['bbox'] = [-117.1, 14.5, -86.7, 32.7];
const spread = (count: number): MapData['points'] =>
  Array.from({ length: count }, (_, index) => [
    mexico[0] + ((index * 7919) % 1000) * 0.0304,
    mexico[1] + ((index * 104_729) % 1000) * 0.0182,
    `p${index}`,
  ]);
const draw = (data: MapData) => renderToString(<PlaceMap data={data} reader={en} name="Stations" id="m" />);

describe('the sentence', () => {
  test('says how many places and between which degrees', () => {
    const data: MapData = { bbox: mexico, total: 3, points: spread(3), shapes: [] };
    expect(describeMap(data, es)).toBe(
      'El mapa muestra 3 lugares, entre 14.5° N y 32.7° N, y entre 117.1° O y 86.7° O.',
    );
  });
  test('names a crowd only where there is one, and a sample as a sample', () => {
    const even: MapData = { bbox: mexico, total: 500, points: spread(250), shapes: [] };
    expect(describeMap(even, en)).toContain('no one area holds most of them. An even sample of 250 is drawn.');
    const crowd = [...spread(50), ...Array.from({ length: 50 }, (): MapData['points'][number] => [-99.1, 19.4, ''])];
    expect(describeMap({ ...even, total: 100, points: crowd }, en)).toMatch(
      /The largest concentration \(5\d%\) is around 19\.\d° N, 99\.\d° W\./,
    );
  });
  test('areas are areas', () => {
    const data: MapData = { bbox: [-10, -5, 10, 5], total: 2, points: [], shapes: [] };
    expect(describeMap({ ...data, shapes: [{ label: 'a', row: 1, geometry: null }] }, en)).toBe(
      'The map shows 2 areas or lines, between 5° S and 5° N, and between 10° W and 10° E.',
    );
  });
});

describe('the frame', () => {
  test.each([
    ['a country', mexico],
    ['the world', [-180, -90, 180, 90]],
    ['a city', [-99.3, 19.2, -98.9, 19.6]],
    ['one point', [2.35, 48.85, 2.35, 48.85]],
    ['the equator', [-80, -20, -60, 15]],
    ['the far south', [-70, -80, 20, -60]],
  ] satisfies [string, MapData['bbox']][])('holds %s', (_, bbox) => {
    const { projection, width, height } = createView(bbox);
    for (const corner of [
      [bbox[0], Math.max(-85, bbox[1])],
      [bbox[2], Math.min(85, bbox[3])],
    ] as const) {
      const [x = -1, y = -1] = projection([corner[0], corner[1]]) ?? [];
      expect(x).toBeGreaterThanOrEqual(-1);
      expect(x).toBeLessThanOrEqual(width + 1);
      expect(y).toBeGreaterThanOrEqual(-1);
      expect(y).toBeLessThanOrEqual(height + 1);
    }
    expect(height / width).toBeGreaterThan(0.4);
    expect(height / width).toBeLessThan(0.9);
  });
  test('leaves out a stray place when it would shrink all others, and says so', () => {
    const points: MapData['points'] = [...spread(200), [145, -37, 'stray']];
    const data: MapData = { bbox: [-117.1, -37, 145, 32.7], total: 201, points, shapes: [] };
    expect(findFrame(data).outside).toBe(1);
    expect(draw(data)).toContain('1 place lies outside the frame.');
    expect(findFrame({ ...data, bbox: mexico, points: spread(200) }).outside).toBe(0);
  });
});

describe('shapes', () => {
  const ring = [
    [-100, 20],
    [-99, 20],
    [-99, 21],
    [-100, 21],
    [-100, 20],
  ];
  test('a ring may turn either way and never covers the whole map', () => {
    const paths = [ring, [...ring].reverse()].map((coordinates) => {
      const shapes = [{ label: 'a', row: 1, geometry: { type: 'Polygon', coordinates: [coordinates] } }];
      return /class="area" d="([^"]*)"/.exec(draw({ bbox: [-101, 19, -98, 22], total: 1, points: [], shapes }))?.[1];
    });
    expect(paths[0]?.length).toBeGreaterThan(10);
    expect(paths[0]?.length).toBeLessThan(80);
    expect(new Set(paths.map((path) => path?.split(/[MLZ]/).sort().join())).size).toBe(1);
  });
  test('what is no geometry is left out', () => {
    for (const value of [null, 'Point', {}, { type: 'Polygon' }, { type: 'Feature', geometry: {} }, 7])
      expect(findGeometry(value)).toBeUndefined();
  });
  test('a map of two thousand points stays small', async () => {
    const { gzipSync } = await import('node:zlib');
    const html = draw({ bbox: mexico, total: 2000, points: spread(2000), shapes: [] });
    expect(gzipSync(html).length).toBeLessThan(24_000);
  });

  test('many areas are drawn by their borders, each once, on what they cover together', async () => {
    const { gzipSync } = await import('node:zlib');
    // Cells of a quarter of a degree: the left side and the floor of each.
    const cells = Array.from({ length: 2400 }, (_, index) => [4 * (index % 60), 4 * Math.floor(index / 60)]);
    const lines = cells.flatMap(([x = 0, y = 0]) => [
      [x, y, 0, 4],
      [x, y, 4, 0],
    ]);
    const borders: NonNullable<MapData['borders']> = {
      scale: 0.0625,
      translate: [-115, 16],
      lines,
      land: [[[0, 0, 240, 0, 0, 160, -240, 0, 0, -160]]],
    };
    const shapes = [{ label: 'Ahome', row: 1, geometry: null }];
    const html = draw({ bbox: [-115, 16, -100, 26], total: 2400, points: [], shapes, borders });
    expect(html).toContain('The map shows 2,400 areas or lines');
    expect(html).toContain('Ahome');
    const drawn = /class="parting" d="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(drawn.split('m').length - 1).toBe(4800);
    expect(drawn).toMatch(/^(?:m-?\d+[ -]\d+l-?\d+[ -]\d+)+$/);
    expect(/class="ground"[^>]* d="(m[^"]*z)"/.exec(html)?.[1]).toMatch(/^m[^m]*z$/);
    expect(gzipSync(html).length).toBeLessThan(30_000);
  });
});
