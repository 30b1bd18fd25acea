import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describeConformance, readFixture } from './conformance.ts';
import { addLayer, layGpkg, makePoint, makeSqlite } from './make-gpkg.ts';
import { makeDbf, makeShp } from './make-shapefile.ts';
import { makeZip } from './make-zip.ts';

const lines = ['clave,nombre,monto,fecha'];
for (let row = 1; row <= 60; row++) lines.push(`${row},"Ejido ${row}",${row * 3}.25,2024-0${1 + (row % 9)}-11`);
const csv = Buffer.from(`${lines.join('\n')}\n`);
const records = Array.from({ length: 40 }, (_, row) => ({ id: row, nombre: `n${row}`, valor: row / 4 }));
const features = records.map(({ id, nombre }) => ({
  type: 'Feature',
  properties: { id, nombre },
  geometry: { type: 'Point', coordinates: [-99 - id / 100, 19 + id / 100] },
}));
const made = (bytes: Buffer) => () => Promise.resolve(bytes);
const fromJson = (value: unknown) => made(Buffer.from(JSON.stringify(value)));

describeConformance({ format: 'csv', owner: undefined, bytes: made(csv) });
describeConformance({
  format: 'tsv',
  owner: undefined,
  bytes: made(Buffer.from(csv.toString().replaceAll(',', '\t'))),
});
describeConformance({ format: 'json', owner: 'json', bytes: fromJson(records) });
describeConformance({
  format: 'jsonl',
  owner: 'json',
  bytes: made(Buffer.from(records.map((record) => JSON.stringify(record)).join('\n'))),
});
describeConformance({ format: 'geojson', owner: 'json', bytes: fromJson({ type: 'FeatureCollection', features }) });
describeConformance({ format: 'parquet', owner: 'parquet', bytes: () => readFixture('parquet/typed/input.parquet') });
describeConformance({ format: 'xlsx', owner: 'zip', bytes: () => readFixture('book/xlsx/input.xlsx') });
describeConformance({ format: 'ods', owner: 'zip', bytes: () => readFixture('book/ods/input.ods') });
describeConformance({ format: 'xls', owner: 'xls', bytes: () => readFixture('book/xls/input.xls') });
describeConformance({ format: 'csv', owner: 'gzip', bytes: made(gzipSync(csv)) });
describeConformance({ format: 'csv', owner: 'zstd', bytes: made(zstdCompressSync(csv)) });
describeConformance({ format: 'csv.zip', owner: 'zip', bytes: made(makeZip([{ name: 'a.csv', content: csv }])) });

const attributes = makeDbf(
  [
    { name: 'CVE', kind: 'C', length: 5 },
    { name: 'POB', kind: 'N', length: 9 },
  ],
  records.map(({ id }) => [`0${id}`, String(id * 7)]),
);
const shapes = makeShp(
  'point',
  records.map(({ id }) => ({ kind: 'point', at: [-99 - id / 100, 19] })),
);
describeConformance({ format: 'dbf', owner: 'dbf', bytes: made(attributes) });
describeConformance({
  format: 'shapefile',
  owner: 'zip',
  bytes: made(
    makeZip([
      { name: 'a.shp', content: shapes },
      { name: 'a.dbf', content: attributes },
    ]),
  ),
});
describeConformance({
  format: 'gpkg',
  owner: 'sqlite',
  bytes: made(
    makeSqlite((database) => {
      layGpkg(database);
      const rows = records.map(({ id, nombre }) => [id, makePoint(-99 - id / 100, 19, 4326), nombre]);
      addLayer(database, { name: 'a', columns: 'fid INTEGER PRIMARY KEY, geom POINT, nombre TEXT', srs: 4326, rows });
    }),
  ),
});
describeConformance({
  format: 'gtfs',
  owner: 'zip',
  bytes: made(
    makeZip(
      ['stops', 'routes', 'trips'].map((name) => ({
        name: `${name}.txt`,
        content: `id,valor\n${records.map(({ id, valor }) => `${id},${valor}`).join('\n')}`,
      })),
    ),
  ),
});
const rowsOfXml = records.map(({ id, nombre }) => `<fila id="${id}"><nombre>${nombre}</nombre></fila>`).join('\n');
describeConformance({
  format: 'xml',
  owner: 'xml',
  bytes: made(Buffer.from(`<?xml version="1.0"?>\n<t>${rowsOfXml}</t>`)),
});
const marks = records.map(
  ({ id, nombre }) =>
    `<Placemark><name>${nombre}</name><Point><coordinates>${-99 - id / 100},19</coordinates></Point></Placemark>`,
);
const kml = `<?xml version="1.0"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${marks.join('\n')}</Document></kml>`;
describeConformance({ format: 'kml', owner: 'xml', bytes: made(Buffer.from(kml)) });
describeConformance({ format: 'kmz', owner: 'zip', bytes: made(makeZip([{ name: 'doc.kml', content: kml }])) });
describeConformance({
  format: 'ocds',
  owner: 'json',
  bytes: fromJson({
    releases: records.map(({ id, nombre }) => ({
      ocid: `ocds-${id}`,
      id: String(id),
      tender: { title: nombre },
      awards: [{ id: `A${id}` }],
    })),
  }),
});
