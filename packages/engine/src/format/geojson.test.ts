import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../test/conformance.ts';

const read = (value: unknown, name = 'mapa.json') => readBytesAs(Buffer.from(JSON.stringify(value)), name);
const point = (coordinates: readonly number[], properties: object = { n: 1 }) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates },
});
const collection = (features: readonly unknown[], more: object = {}) => ({
  type: 'FeatureCollection',
  features,
  ...more,
});
const codes = (
  findings: readonly { code: string; column?: string | undefined; row?: number | undefined }[] | undefined,
) => findings?.map(({ code, row }) => [code, row]);

describe('GeoJSON', () => {
  test('keeps its geometries as they are, heights too', async () => {
    const reading = await read(collection([point([-99, 19, 2240]), { ...point([0, 0]), geometry: null }]));
    const column = reading.tables[0]?.profile.columns.at(-1);
    expect([reading.format, column?.type, column?.format, column?.profile.nulls]).toEqual([
      'geojson',
      'geojson',
      'EPSG:4326',
      1,
    ]);
    expect(reading.tables[0]?.profile.bbox).toEqual([-99, 19, -99, 19]);
  });

  test('of the old kind, in another system, is projected', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::32614' } };
    const [table] = (await read(collection([point([500_000, 0])], { crs }))).tables;
    expect([table?.profile.columns.at(-1)?.format, table?.profile.bbox]).toEqual(['EPSG:32614', [-99, 0, -99, 0]]);
  });

  test('with metres for degrees, or broken shapes, is told', async () => {
    expect(codes((await read(collection([point([500_000, 2_000_000])]))).tables[0]?.profile.findings)).toContainEqual([
      'crs-missing',
      undefined,
    ]);
    const bad = [
      point([-99, 19]),
      point([-99, 19], { n: 2 }),
      point([19, -99], { n: 3 }),
      point([], { n: 4 }),
      { type: 'Feature', properties: { n: 5 }, geometry: { type: 'LineString', coordinates: [[1, 2]] } },
    ];
    expect(codes((await read(collection(bad))).tables[0]?.profile.findings)).toEqual([
      ['coordinates-outside', 3],
      ['geometry-invalid', 4],
    ]);
  });

  test('is found within other JSON, each collection a table', async () => {
    const reading = await read({
      meta: { ok: true },
      data: { rutas: collection([point([1, 2])]), paradas: collection([point([3, 4]), point([5, 6])]) },
    });
    expect([reading.format, ...reading.tables.map(({ name, profile }) => [name, profile.rows])]).toEqual([
      'geojson',
      ['rutas', 1],
      ['paradas', 2],
    ]);
  });

  test('may have a property called geometry', async () => {
    const [table] = (await read(collection([point([1, 2], { geometry: 'punto' }), point([1, 3], {})]))).tables;
    expect(table?.profile.columns.map(({ name, type }) => [name, type])).toEqual([
      ['geometry', 'string'],
      ['geometry_', 'geojson'],
    ]);
  });
});

describe('TopoJSON', () => {
  const topology = {
    type: 'Topology',
    transform: { scale: [0.001, 0.001], translate: [-99, 19] },
    objects: {
      zonas: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', arcs: [[0]], properties: { clave: '01' } },
          { type: 'Polygon', arcs: [[0]], properties: { clave: '02' } },
        ],
      },
      centro: { type: 'Point', coordinates: [10, 10], id: 'c' },
    },
    arcs: [
      [
        [0, 0],
        [100, 0],
        [0, 100],
        [-100, -100],
      ],
    ],
  };

  test('gives a table for each of its objects', async () => {
    const reading = await read(topology);
    expect([
      reading.format,
      ...reading.tables.map(({ name, profile }) => [name, profile.rows, profile.columns.length]),
    ]).toEqual(['topojson', ['zonas', 2, 2], ['centro', 1, 2]]);
    expect(reading.tables[0]?.profile.bbox).toEqual([-99, 19, -98.9, 19.1]);
  });

  test('with arcs that are not there is refused; without objects it is kept', async () => {
    expect((await read({ ...topology, arcs: [] })).refused?.code).toBe('broken');
    expect((await read({ type: 'Topology', objects: {}, arcs: [] })).findings[0]?.code).toBe('no-table');
  });
});
