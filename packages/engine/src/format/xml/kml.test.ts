import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../../test/conformance.ts';
import { readWhole } from '../../../test/golden.ts';
import { makeZip } from '../../../test/make-zip.ts';

const kml = (inner: string) =>
  `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="x"><Document>${inner}</Document></kml>`;

/** The rows of the first table, as stored, under the names of its columns. */
async function rowsOf(text: string): Promise<Record<string, unknown>[]> {
  const folder = await mkdtemp(join(tmpdir(), 'milpa-kml-'));
  try {
    await writeFile(join(folder, 'x.kml'), text);
    const { reading, rows } = await readWhole({ path: join(folder, 'x.kml'), name: 'x.kml' });
    const names = reading.tables[0]?.profile.columns.map(({ name }) => name) ?? [];
    return (rows[0] ?? []).map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
const shapeOf = async (geometry: string) => {
  const [row] = await rowsOf(kml(`<Placemark>${geometry}</Placemark>`));
  return row?.['geometry'] === null ? null : JSON.parse(String(row?.['geometry']));
};

describe('A KML map', () => {
  test('has a row for each placemark with its folder, words, times and data', async () => {
    const rows = await rowsOf(
      kml(`<name>Mapa</name><Schema name="s" id="s"><SimpleField type="int" name="aforo"/><SimpleField type="string" name="cp"/></Schema>
        <Folder><name>Museos</name><Folder><name>Centro</name>
          <Placemark><name>MUNAL</name><description><![CDATA[<b>Arte</b>]]></description><TimeSpan><begin>1982-07-23</begin></TimeSpan>
            <ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="aforo">500</SimpleData><SimpleData name="cp">06000</SimpleData></SchemaData></ExtendedData>
            <Point><coordinates>-99.1394,19.4361,2240</coordinates></Point></Placemark></Folder></Folder>
        <Folder><name>Parques</name><Placemark><name>Alameda</name><TimeStamp><when>1592-01-11T00:00:00Z</when></TimeStamp>
            <ExtendedData><Data name="dueño"><value>CDMX</value></Data></ExtendedData></Placemark></Folder>`),
    );
    expect(rows).toEqual([
      {
        folder: 'Museos / Centro',
        name: 'MUNAL',
        description: '<b>Arte</b>',
        when: null,
        begin: '1982-07-23',
        aforo: '500',
        cp: '06000',
        dueño: null,
        geometry: '{"type":"Point","coordinates":[-99.1394,19.4361]}',
      },
      expect.objectContaining({ folder: 'Parques', name: 'Alameda', dueño: 'CDMX', geometry: null }),
    ]);
  });

  test.each([
    [
      'a line',
      '<LineString><coordinates> -99,19  -98,20,5\n-97,21 </coordinates></LineString>',
      {
        type: 'LineString',
        coordinates: [
          [-99, 19],
          [-98, 20],
          [-97, 21],
        ],
      },
    ],
    [
      'an area with a hole',
      '<Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 9,0 9,9 0,0</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>3,1 5,2 5,1 3,1</coordinates></LinearRing></innerBoundaryIs></Polygon>',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [9, 0],
            [9, 9],
            [0, 0],
          ],
          [
            [3, 1],
            [5, 2],
            [5, 1],
            [3, 1],
          ],
        ],
      },
    ],
    [
      'several of a kind',
      '<MultiGeometry><Point><coordinates>1,2</coordinates></Point><Point><coordinates>3,4</coordinates></Point></MultiGeometry>',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'several kinds',
      '<MultiGeometry><Point><coordinates>1,2</coordinates></Point><LineString><coordinates>3,4 5,6</coordinates></LineString></MultiGeometry>',
      {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [1, 2] },
          {
            type: 'LineString',
            coordinates: [
              [3, 4],
              [5, 6],
            ],
          },
        ],
      },
    ],
    [
      'a track',
      '<gx:Track><when>2024-01-01T00:00:00Z</when><when>2024-01-01T01:00:00Z</when><gx:coord>-99 19 0</gx:coord><gx:coord>-98 20 0</gx:coord></gx:Track>',
      {
        type: 'LineString',
        coordinates: [
          [-99, 19],
          [-98, 20],
        ],
      },
    ],
    ['nothing', '', null],
  ])('draws %s', async (_, text, geometry) => {
    expect(await shapeOf(text)).toEqual(geometry);
  });

  test('tells coordinates that are none', async () => {
    const reading = await readBytesAs(
      Buffer.from(kml('<Placemark><name>a</name><Point><coordinates>norte, sur</coordinates></Point></Placemark>')),
      'x.kml',
    );
    expect(reading.tables[0]?.profile.findings.map(({ code }) => code)).toContain('geometry-invalid');
  });

  test('in a KMZ lies beside its pictures', async () => {
    const doc = kml(
      '<name>Mapa</name><Placemark><name>a</name><Point><coordinates>-99,19</coordinates></Point></Placemark>',
    );
    const reading = await readBytesAs(
      makeZip([
        { name: 'files/icono.png', content: 'png' },
        { name: 'doc.kml', content: doc },
      ]),
      'mapa.kmz',
    );
    expect([reading.format, reading.tables[0]?.name, reading.tables[0]?.profile.rows]).toEqual(['kmz', 'Mapa', 1]);
  });

  test('without places is kept as what it is', async () => {
    const reading = await readBytesAs(Buffer.from(kml('<name>Vacío</name>')), 'x.kml');
    expect([reading.format, reading.findings[0]?.code]).toEqual(['kml', 'no-table']);
  });
});

test('A GPX file gives waypoints, routes and tracks', async () => {
  const text = `<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1"><metadata><name>no</name></metadata>
    <wpt lat="19.4" lon="-99.1"><ele>2240.5</ele><name>Zócalo</name></wpt><wpt lat="200" lon="-99"><name>mal</name></wpt>
    <trk><name>Subida</name><trkseg><trkpt lat="19" lon="-99"><time>2024-05-01T08:00:00Z</time></trkpt><trkpt lat="19.1" lon="-99.1"><time>2024-05-01T09:00:00Z</time></trkpt></trkseg><trkseg><trkpt lat="19.2" lon="-99.2"/><trkpt lat="19.3" lon="-99.3"/></trkseg></trk></gpx>`;
  const reading = await readBytesAs(Buffer.from(text), 'ruta.gpx');
  expect(reading.format).toBe('gpx');
  expect(
    reading.tables.map(({ name, profile }) => [name, profile.rows, profile.columns.map((column) => column.name)]),
  ).toEqual([
    ['waypoints', 2, ['name', 'ele', 'geometry']],
    ['tracks', 1, ['name', 'begin', 'end', 'points', 'geometry']],
  ]);
  expect(reading.tables[0]?.profile.findings.map(({ code }) => code)).toEqual(['coordinates-outside']);
});
