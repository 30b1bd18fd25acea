import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../test/conformance.ts';
import { AreaGrid } from './map-areas.ts';
import type { Box } from './shapes.ts';

/** A square of a chessboard whose edges have a point in the middle, so that neighbours share more than corners. */
function square(column: number, row: number, size: number): number[][] {
  const [west, south] = [column * size, row * size];
  const middle = size / 2;
  return [
    [west, south],
    [west + middle, south + size / 50],
    [west + size, south],
    [west + size, south + middle],
    [west + size, south + size],
    [west + middle, south + size + size / 50],
    [west, south + size],
    [west, south + middle],
    [west, south],
  ];
}

function makeBoard(side: number, size: number): AreaGrid {
  const grid = new AreaGrid();
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++)
      grid.add({ type: 'Polygon', coordinates: [square(column, row, size)] });
  return grid;
}

/** Lines as positions in degrees. */
function unfold(borders: ReturnType<AreaGrid['draw']>): [number, number][][] {
  return (borders?.lines ?? []).map((line) => {
    const points: [number, number][] = [];
    let [x, y] = [0, 0];
    for (let at = 0; at < line.length; at += 2) {
      x += line[at] ?? 0;
      y += line[at + 1] ?? 0;
      points.push([x * (borders?.scale ?? 0), y * (borders?.scale ?? 0)]);
    }
    return points;
  });
}

const length = (lines: readonly (readonly [number, number])[][]) =>
  lines.reduce(
    (sum, line) =>
      sum +
      line
        .slice(1)
        .reduce((own, [x, y], at) => own + Math.hypot(x - (line[at]?.[0] ?? 0), y - (line[at]?.[1] ?? 0)), 0),
    0,
  );

describe('Areas on a grid', () => {
  test('draw the border that two of them share once', () => {
    const box: Box = [0, 0, 2, 2];
    const borders = makeBoard(2, 1).draw(box, 100_000);
    // Four squares: eight outer sides and four inner ones, each of length 1 and a little.
    expect(length(unfold(borders))).toBeGreaterThan(11.9);
    expect(length(unfold(borders))).toBeLessThan(12.3);
    expect(borders?.land.length).toBe(1);
  });

  test('all stay to be seen when much is left out, and no gap opens between neighbours', () => {
    const box: Box = [0, 0, 30, 30];
    const grid = makeBoard(50, 0.6);
    expect(grid.count).toBe(2500);
    const fine = grid.draw(box, 1_000_000);
    const rough = grid.draw(box, 80_000);
    expect(JSON.stringify(rough).length).toBeLessThan(80_000);
    expect(rough?.land.length).toBe(1);
    expect(rough?.land[0]?.length).toBe(1);
    // 5,100 sides of 0.6: nothing is lost but the bends.
    expect(length(unfold(fine))).toBeGreaterThan(3060);
    expect(length(unfold(rough))).toBeGreaterThan(0.97 * 3060);
  });

  test('too many for their borders show what they cover together', () => {
    const borders = makeBoard(60, 0.5).draw([0, 0, 30, 30], 2000);
    expect(borders?.lines).toEqual([]);
    expect(borders?.land.length).toBe(1);
  });

  test('hold only so many positions: a coarser grid keeps shared borders shared', () => {
    const grid = new AreaGrid();
    const wave = Array.from({ length: 900_000 }, (_, at): [number, number] => [at * 2e-4, Math.sin(at / 1000) * 0.01]);
    const above = [...wave, [180, 5], [0, 5], [0, 0]];
    const below = [...wave, [180, -5], [0, -5], [0, 0]];
    grid.add({ type: 'Polygon', coordinates: [above] });
    grid.add({ type: 'Polygon', coordinates: [below] });
    const borders = grid.draw([0, -5, 180, 5], 100_000);
    expect(length(unfold(borders))).toBeLessThan(180 * 3 + 20 + 8);
    expect(borders?.land.length).toBe(1);
  });

  test('nothing that is no area is taken', () => {
    const grid = new AreaGrid();
    grid.add({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    });
    expect(grid.count).toBe(0);
  });
});

describe('The map of a table of many areas', () => {
  const features = Array.from({ length: 900 }, (_, at) => ({
    type: 'Feature',
    properties: { nombre: `Municipio ${at}` },
    geometry: {
      type: 'Polygon',
      coordinates: [square(at % 30, Math.floor(at / 30), 0.3).map(([x = 0, y = 0]) => [x - 105, y + 16])],
    },
  }));
  const read = (more: readonly object[]) =>
    readBytesAs(
      Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [...features, ...more] })),
      'x.geojson',
    );

  test('gives borders, names the first hundred, and tells the whole extent', async () => {
    const profile = (await read([])).tables[0]?.profile;
    expect([profile?.map?.total, profile?.map?.shapes.length, profile?.map?.points.length]).toEqual([900, 100, 0]);
    expect(profile?.map?.shapes[0]).toEqual({ label: 'Municipio 0', row: 1, geometry: null });
    expect(profile?.map?.borders?.lines.flat().length).toBeGreaterThan(1800);
    expect(profile?.bbox?.map((each) => Math.round(each * 10) / 10)).toEqual([-105, 16, -96, 25]);
  });

  test('leaves out an area that is off the earth and draws the rest', async () => {
    const far = {
      type: 'Feature',
      properties: { nombre: 'x' },
      geometry: { type: 'Polygon', coordinates: [square(0, 0, 1000)] },
    };
    const profile = (await read([far])).tables[0]?.profile;
    expect(profile?.bbox?.[2]).toBeLessThan(-95);
    expect(profile?.findings.map(({ code, count }) => [code, count])).toEqual([['coordinates-outside', 1]]);
  });
});
