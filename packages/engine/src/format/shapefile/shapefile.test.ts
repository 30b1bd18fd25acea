import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../../test/conformance.ts';
import { type MadeField, makeDbf, makeShp } from '../../../test/make-shapefile.ts';
import { makeZip } from '../../../test/make-zip.ts';
import { findCodePage, readDbfHeader } from './dbf.ts';

const fields: readonly MadeField[] = [
  { name: 'CVE', kind: 'C', length: 3 },
  { name: 'NOMBRE', kind: 'C', length: 12 },
  { name: 'POB', kind: 'N', length: 9 },
  { name: 'AREA', kind: 'N', length: 9, decimals: 2 },
  { name: 'ALTA', kind: 'D', length: 8 },
  { name: 'URBANO', kind: 'L', length: 1 },
];
const rows = [
  ['001', 'Acuña', '120', '1.50', '20200131', 'T'],
  ['002', 'Jiménez', '', '2.25', '', 'F'],
  ['003', 'Peñón', '7', '', '20191224', '?'],
];
const points = rows.map((_, index) => ({ kind: 'point', at: [-99 - index, 19 + index] }) as const);
const wgs84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const utm14 = `PROJCS["WGS_1984_UTM_Zone_14N",${wgs84},PROJECTION["Transverse_Mercator"],UNIT["Meter",1.0]]`;

const layer = (name: string, more: Readonly<Record<string, Buffer | string>> = {}) => [
  { name: `${name}.shp`, content: makeShp('point', points) },
  { name: `${name}.dbf`, content: makeDbf(fields, rows) },
  ...Object.entries(more).map(([ending, content]) => ({ name: `${name}.${ending}`, content })),
];
const read = (files: Parameters<typeof makeZip>[0]) => readBytesAs(makeZip(files), 'mapa.zip');

describe('A zipped shapefile', () => {
  test('gives the attributes with the types of its header and the geometry in WGS 84', async () => {
    const reading = await read(layer('mapa', { prj: wgs84 }));
    expect(reading.format).toBe('shapefile');
    const [table] = reading.tables;
    expect(table?.profile.rows).toBe(3);
    expect(table?.profile.columns.map(({ name, type, format }) => [name, type, format])).toEqual([
      ['CVE', 'string', undefined],
      ['NOMBRE', 'string', undefined],
      ['POB', 'integer', undefined],
      ['AREA', 'number', undefined],
      ['ALTA', 'date', undefined],
      ['URBANO', 'boolean', undefined],
      ['geometry', 'geojson', 'EPSG:4326'],
    ]);
    expect(table?.profile.bbox).toEqual([-101, 19, -99, 21]);
  });

  test('may hold several layers in folders, named in any letters', async () => {
    const upper = layer('datos/VIAS').map((file) => ({
      ...file,
      name: file.name.replace(/shp$/, 'SHP').replace(/dbf$/, 'DBF'),
    }));
    const reading = await read([
      ...layer('datos/zonas'),
      ...upper,
      { name: '__MACOSX/datos/._zonas.shp', content: 'x' },
    ]);
    expect(reading.tables.map(({ name, profile }) => [name, profile.rows])).toEqual([
      ['zonas', 3],
      ['VIAS', 3],
    ]);
  });

  test('is projected by its .prj', async () => {
    const files = layer('mapa', { prj: utm14 }).map((file) =>
      file.name.endsWith('.shp')
        ? { ...file, content: makeShp('point', [{ kind: 'point', at: [500_000, 0] }, null, null]) }
        : file,
    );
    const [table] = (await read(files)).tables;
    expect(table?.profile.columns.at(-1)?.format).toBe('EPSG:32614');
    expect(table?.profile.bbox).toEqual([-99, 0, -99, 0]);
    expect(table?.profile.columns.at(-1)?.profile.nulls).toBe(2);
  });

  test('tells a missing .prj only when the numbers are no longitude and latitude', async () => {
    expect((await read(layer('mapa'))).tables[0]?.profile.findings.map((each) => each.code)).toEqual([]);
    const far = makeShp(
      'point',
      rows.map((_, index) => ({ kind: 'point', at: [2_500_000 + index, 800_000] })),
    );
    const files = layer('mapa').map((file) => (file.name.endsWith('.shp') ? { ...file, content: far } : file));
    const [table] = (await read(files)).tables;
    expect(table?.profile.findings.map(({ code, count }) => [code, count])).toEqual([['crs-missing', 3]]);
    expect(table?.profile.map).toBeUndefined();
  });

  test('leaves out deleted records with their shapes, and tells halves without their other', async () => {
    const files = layer('mapa', { dbf: '' }).slice(0, 1);
    const dbf = makeDbf(fields, [...rows, ['004', 'Sin forma', '', '', '', '']], { deleted: [1] });
    const [table] = (await read([...files, { name: 'mapa.dbf', content: dbf }])).tables;
    expect(table?.profile.rows).toBe(3);
    expect(table?.profile.findings.map(({ code, count }) => [code, count])).toContainEqual(['layer-uneven', 1]);
  });

  test('without attributes gives the shapes and says so', async () => {
    const [table] = (await read(layer('mapa').slice(0, 1))).tables;
    expect(table?.profile.columns.map(({ name }) => name)).toEqual(['geometry']);
    expect(table?.profile.findings.map(({ code }) => code)).toEqual(['attributes-missing']);
  });

  test('keeps holes in their areas', async () => {
    const outer = [
      [0, 0],
      [0, 9],
      [9, 9],
      [9, 0],
      [0, 0],
    ] as const;
    const hole = [
      [2, 2],
      [4, 2],
      [4, 4],
      [2, 4],
      [2, 2],
    ] as const;
    const shp = makeShp('polygon', [{ kind: 'polygon', parts: [outer, hole] }]);
    const [table] = (await read([{ name: 'a.shp', content: shp }])).tables;
    expect(table?.profile.map?.shapes[0]?.geometry).toEqual({
      type: 'Polygon',
      coordinates: [[...outer].reverse(), [...hole].reverse()],
    });
  });

  test.each([
    ['shapes cut short', 'shp', (bytes: Buffer) => bytes.subarray(0, 130), 'truncated'],
    ['attributes cut short', 'dbf', (bytes: Buffer) => bytes.subarray(0, 300), 'truncated'],
    ['a .shp that is none', 'shp', (bytes: Buffer) => Buffer.from('x'.repeat(bytes.length)), 'broken'],
    ['a .shp without bytes', 'shp', () => Buffer.alloc(0), 'truncated'],
    [
      'fields longer than the record',
      'dbf',
      (bytes: Buffer) => {
        const copy = Buffer.from(bytes);
        copy.writeUInt16LE(5, 10);
        return copy;
      },
      'broken',
    ],
  ])('is refused with %s', async (_, ending, spoil, code) => {
    const files = layer('mapa').map((file) =>
      file.name.endsWith(ending) ? { ...file, content: spoil(Buffer.from(file.content)) } : file,
    );
    expect((await read(files)).refused?.code).toBe(code);
  });
});

describe('The text of a .dbf', () => {
  const zipped = (encoding: string, driver: number, cpg?: string) =>
    read([
      { name: 'm.shp', content: makeShp('point', points) },
      { name: 'm.dbf', content: makeDbf(fields, rows, { encoding, driver }) },
      ...(cpg === undefined ? [] : [{ name: 'm.cpg', content: cpg }]),
    ]);

  test.each([
    ['named in the .cpg', 'cp850', 0, 'OEM 850', 'cp850'],
    ['named in the header', 'cp850', 2, undefined, 'cp850'],
    ['Latin-1 named by ESRI', 'latin1', 0, '88591', 'iso-8859-1'],
    ['named nowhere', 'latin1', 0, undefined, 'iso-8859-1'],
    ['named nowhere, of DOS', 'cp850', 0, undefined, 'cp850'],
    ['UTF-8 whatever the header says', 'utf-8', 87, undefined, 'utf-8'],
    ['Latin-1 though the .cpg says UTF-8', 'latin1', 87, 'UTF-8', 'windows-1252'],
  ])('is read as %s', async (_, encoding, driver, cpg, found) => {
    const reading = await zipped(encoding, driver, cpg);
    expect(reading.encoding).toBe(found);
    expect(reading.tables[0]?.profile.columns[1]?.profile.top?.map(({ value }) => value).sort()).toEqual([
      'Acuña',
      'Jiménez',
      'Peñón',
    ]);
  });

  test.each([
    ['UTF-8', 'utf-8'],
    ['65001', 'utf-8'],
    ['1252', 'windows-1252'],
    ['ANSI 1251', 'windows-1251'],
    ['ISO-8859-15', 'iso-8859-15'],
    ['ISO 88591', 'iso-8859-1'],
    ['LATIN1', 'iso-8859-1'],
    ['cp437', 'cp437'],
    ['nada', undefined],
  ])('code page %j', (text, encoding) => {
    expect(findCodePage(text)).toBe(encoding);
  });
});

describe('A .dbf alone', () => {
  test('is a table', async () => {
    const reading = await readBytesAs(makeDbf(fields, rows), 'catalogo.dbf');
    expect([reading.format, reading.tables[0]?.name, reading.tables[0]?.profile.rows]).toEqual(['dbf', 'catalogo', 3]);
    expect(reading.tables[0]?.profile.columns.map(({ profile }) => profile.nulls)).toEqual([0, 0, 1, 1, 1, 1]);
  });

  test('tells numbers and dates that are none', async () => {
    const bad = [['001', 'x', '12a', '*********', '20201399', 'T']];
    const reading = await readBytesAs(makeDbf(fields, bad), 'catalogo.dbf');
    expect(
      reading.tables[0]?.profile.findings.filter(({ code }) => code === 'misfits').map(({ column }) => column),
    ).toEqual(['POB', 'ALTA']);
  });

  test('that ends too early is refused', async () => {
    const bytes = makeDbf(fields, rows);
    expect((await readBytesAs(bytes.subarray(0, bytes.length - 30), 'catalogo.dbf')).refused?.code).toBe('truncated');
    expect(() => readDbfHeader(bytes.subarray(0, 60))).toThrow('truncated');
  });
});

test('One part of a shapefile alone is refused with what to do', async () => {
  const reading = await readBytesAs(makeShp('point', points), 'municipios.shp');
  expect(reading.refused?.code).toBe('shapefile-alone');
  expect(reading.refused?.detail.es).toContain('.dbf');
});
