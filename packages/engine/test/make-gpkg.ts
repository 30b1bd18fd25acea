import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** For tests: the bytes of an SQLite database that some statements make. */
export function makeSqlite(fill: (database: DatabaseSync) => void): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'milpa-sqlite-'));
  try {
    const path = join(folder, 'made.db');
    const database = new DatabaseSync(path);
    fill(database);
    database.close();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** For tests: the tables about tables that make a database a GeoPackage. */
export function layGpkg(database: DatabaseSync): void {
  database.exec(`
    PRAGMA application_id = 1196444487;
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84"]'), ('WGS 84 / UTM zone 14N', 32614, 'EPSG', 32614, ''), ('Undefined', -1, 'NONE', -1, 'undefined');
    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, srs_id INTEGER);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
  `);
}

export interface MadeLayer {
  readonly name: string;
  readonly columns: string;
  readonly srs?: number;
  readonly rows: readonly (readonly (string | number | null | Uint8Array)[])[];
  readonly kind?: string;
}

/** For tests: one layer; with `srs` its column `geom` holds geometries. */
export function addLayer(database: DatabaseSync, { name, columns, srs, rows, kind }: MadeLayer): void {
  database.exec(`CREATE TABLE "${name}" (${columns})`);
  database
    .prepare('INSERT INTO gpkg_contents VALUES (?, ?, ?, ?)')
    .run(name, kind ?? (srs === undefined ? 'attributes' : 'features'), name, srs ?? null);
  if (srs !== undefined)
    database.prepare("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', ?, 0, 0)").run(name, srs);
  for (const row of rows)
    database.prepare(`INSERT INTO "${name}" VALUES (${row.map(() => '?').join(', ')})`).run(...row);
}

/** For tests: a point as GeoPackage stores it. */
export function makePoint(x: number, y: number, srs: number): Buffer {
  const bytes = Buffer.alloc(29);
  bytes.write('GP', 0, 'latin1');
  bytes[3] = 1;
  bytes.writeInt32LE(srs, 4);
  bytes[8] = 1;
  bytes.writeUInt32LE(1, 9);
  bytes.writeDoubleLE(x, 13);
  bytes.writeDoubleLE(y, 21);
  return bytes;
}
