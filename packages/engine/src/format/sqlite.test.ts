import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../test/conformance.ts';
import { addLayer, layGpkg, makePoint, makeSqlite } from '../../test/make-gpkg.ts';

const gpkg = (fill: Parameters<typeof makeSqlite>[0]) =>
  makeSqlite((database) => {
    layGpkg(database);
    fill(database);
  });

describe('A GeoPackage', () => {
  test('gives its features in WGS 84 and its attributes, by the types it states', async () => {
    const bytes = gpkg((database) => {
      addLayer(database, {
        name: 'paradas',
        columns:
          'fid INTEGER PRIMARY KEY, geom POINT, clave TEXT(8), techo BOOLEAN, alta DATE, visto DATETIME, costo REAL',
        srs: 32614,
        rows: [
          [1, makePoint(500_000, 0, 32614), '007', 1, '2024-02-29', '2024-02-29T10:00:00.000Z', 1.5],
          [2, makePoint(500_000, 1000, 32614), '008', 0, null, null, null],
        ],
      });
      addLayer(database, {
        name: 'lineas',
        columns: 'id INTEGER, nombre TEXT',
        rows: [[9_007_199_254_740_991, 'Línea 1']],
      });
    });
    const reading = await readBytesAs(bytes, 'transporte.gpkg');
    expect(reading.format).toBe('gpkg');
    const [stops, lines] = reading.tables;
    expect([stops?.name, stops?.profile.rows, lines?.name, lines?.profile.rows]).toEqual(['paradas', 2, 'lineas', 1]);
    expect(stops?.profile.columns.map(({ name, type, format }) => [name, type, format])).toEqual([
      ['fid', 'integer', undefined],
      ['geom', 'geojson', 'EPSG:32614'],
      ['clave', 'string', undefined],
      ['techo', 'boolean', undefined],
      ['alta', 'date', undefined],
      ['visto', 'datetime', undefined],
      ['costo', 'number', undefined],
    ]);
    expect(stops?.profile.bbox?.slice(0, 3)).toEqual([-99, 0, -99]);
    expect(stops?.profile.findings).toEqual([]);
  });

  test('may be without a known system, with damaged and empty geometries: told, not hidden', async () => {
    const bytes = gpkg((database) =>
      addLayer(database, {
        name: 'predios',
        columns: 'fid INTEGER PRIMARY KEY, geom BLOB',
        srs: -1,
        rows: [
          [1, makePoint(480_000, 2_140_000, -1)],
          [2, makePoint(480_000, 2_140_000, -1).subarray(0, 20)],
          [3, Buffer.from('no')],
          [4, makePoint(Number.NaN, Number.NaN, -1)],
          [5, null],
        ],
      }),
    );
    const [table] = (await readBytesAs(bytes, 'x.gpkg')).tables;
    expect(table?.profile.findings.map(({ code, count }) => [code, count])).toEqual([
      ['crs-missing', 1],
      ['geometry-invalid', 2],
    ]);
    expect(table?.profile.columns[1]?.profile.nulls).toBe(4);
  });

  test('tells values that are not of their column’s type: SQLite lets anything in', async () => {
    const bytes = gpkg((database) =>
      addLayer(database, {
        name: 't',
        columns: 'n INTEGER, d DATE, b BOOLEAN',
        rows: [
          [1, '2024-01-01', 1],
          ['doce', 'ayer', 7],
        ],
      }),
    );
    const [table] = (await readBytesAs(bytes, 'x.gpkg')).tables;
    expect(table?.profile.findings.map(({ code, column, row }) => [code, column, row])).toEqual([
      ['misfits', 'n', 2],
      ['misfits', 'd', 2],
      ['misfits', 'b', 2],
    ]);
  });

  test('leaves tiles and long binary cells out and says so', async () => {
    const bytes = gpkg((database) => {
      addLayer(database, {
        name: 'foto',
        columns: 'id INTEGER, uuid BLOB, jpg BLOB',
        rows: [[1, Buffer.alloc(2, 0xab), Buffer.alloc(5000)]],
      });
      addLayer(database, { name: 'mosaico', columns: 'id INTEGER', rows: [], kind: 'tiles' });
    });
    const reading = await readBytesAs(bytes, 'x.gpkg');
    expect(reading.findings.map(({ code }) => code)).toEqual(['member-skipped']);
    const [table] = reading.tables;
    expect(table?.profile.findings.map(({ code, column }) => [code, column])).toContainEqual([
      'binary-left-out',
      'jpg',
    ]);
    expect(table?.profile.columns[1]?.profile.top?.[0]?.value).toBe('abab');
  });

  test('without tables is kept as what it is', async () => {
    const reading = await readBytesAs(
      gpkg(() => undefined),
      'x.gpkg',
    );
    expect([reading.format, reading.tables.length, reading.findings[0]?.code]).toEqual(['gpkg', 0, 'no-table']);
  });
});

describe('An SQLite database', () => {
  test('gives all its tables, names of any kind', async () => {
    const bytes = makeSqlite((database) =>
      database.exec(
        'CREATE TABLE "a ""b"" \'c\'" (x INTEGER, y); INSERT INTO "a ""b"" \'c\'" VALUES (1, \'2024-05-06\'); CREATE TABLE vacía (z TEXT)',
      ),
    );
    const reading = await readBytesAs(bytes, 'datos.db');
    expect(reading.format).toBe('sqlite');
    expect(reading.tables.map(({ name, profile }) => [name, profile.rows])).toEqual([
      ['a "b" \'c\'', 1],
      ['vacía', 0],
    ]);
    expect(reading.tables[0]?.profile.columns[1]?.type).toBe('date');
  });

  test('that is cut or damaged is refused', async () => {
    const bytes = makeSqlite((database) => {
      database.exec('CREATE TABLE t (x TEXT)');
      const insert = database.prepare('INSERT INTO t VALUES (?)');
      for (let row = 0; row < 500; row++) insert.run('x'.repeat(100));
    });
    expect((await readBytesAs(bytes.subarray(0, bytes.length - 5000), 'x.db')).refused?.code).toBe('truncated');
    const spoiled = Buffer.from(bytes);
    spoiled.fill(0xff, 4096, spoiled.length);
    expect((await readBytesAs(spoiled, 'x.db')).refused?.code).toBe('broken');
  });

  test('whose schema calls functions that act reaches nothing', async () => {
    const bytes = gpkg((database) => {
      database.exec("CREATE VIEW fuga AS SELECT load_extension('/tmp/x.so') AS a");
      database.exec("INSERT INTO gpkg_contents VALUES ('fuga', 'attributes', 'fuga', 0)");
    });
    const reading = await readBytesAs(bytes, 'x.gpkg');
    expect(reading.refused?.code).toBe('broken');
  });
});
