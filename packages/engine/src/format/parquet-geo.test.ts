import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../test/conformance.ts';
import { openDuckdb } from '../duckdb.ts';

/** The bytes of a Parquet file of a query, with GeoParquet's metadata when given. */
async function makeParquet(query: string, geo?: object): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'milpa-parquet-'));
  const duckdb = await openDuckdb({ memoryBytes: 2 ** 28, threads: 1, tempDirectory: folder });
  try {
    const path = join(folder, 'made.parquet');
    const metadata = geo ? `, KV_METADATA {geo: '${JSON.stringify(geo)}'}` : '';
    await duckdb.connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet${metadata})`);
    return await readFile(path);
  } finally {
    duckdb.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const points = (x: string, y: string, rows = 3) =>
  `SELECT i AS id, ('POINT(' || (${x}) || ' ' || (${y}) || ')')::GEOMETRY AS geom, 'n' || i AS nombre FROM range(${rows}) t(i)`;
const blobs = (x: string, y: string) => `SELECT id, ST_AsWKB(geom) AS geom FROM (${points(x, y)})`;

describe('GeoParquet', () => {
  test('has its geometries as GeoJSON, in the order of its rows', async () => {
    const reading = await readBytesAs(await makeParquet(points('-99 - i / 10000.0', '19', 12_000)), 'x.parquet');
    const [table] = reading.tables;
    expect([reading.format, table?.profile.rows]).toEqual(['parquet', 12_000]);
    expect(table?.profile.columns.map(({ name, type, format }) => [name, type, format])).toEqual([
      ['id', 'integer', undefined],
      ['geom', 'geojson', 'EPSG:4326'],
      ['nombre', 'string', undefined],
    ]);
    expect(table?.profile.bbox?.[0]).toBeCloseTo(-100.1999, 2);
  });

  test('as well-known binary in another system is projected', async () => {
    const geo = {
      version: '1.1.0',
      primary_column: 'geom',
      columns: {
        geom: { encoding: 'WKB', geometry_types: ['Point'], crs: { id: { authority: 'EPSG', code: 32614 } } },
      },
    };
    const [table] = (await readBytesAs(await makeParquet(blobs('500000', 'i'), geo), 'x.parquet')).tables;
    expect(table?.profile.columns[1]?.format).toBe('EPSG:32614');
    expect(table?.profile.bbox?.slice(0, 2)).toEqual([-99, 0]);
  });

  test('whose system nobody knows is told', async () => {
    const geo = {
      version: '1.1.0',
      primary_column: 'geom',
      columns: { geom: { encoding: 'WKB', geometry_types: ['Point'], crs: null } },
    };
    const [table] = (await readBytesAs(await makeParquet(blobs('2500000', '900000'), geo), 'x.parquet')).tables;
    expect(table?.profile.findings.map(({ code }) => code)).toContain('crs-missing');
  });

  test('binary columns without that metadata stay binary', async () => {
    const [table] = (await readBytesAs(await makeParquet(blobs('1', '2')), 'x.parquet')).tables;
    expect(table?.profile.columns[1]?.type).toBe('string');
  });
});
