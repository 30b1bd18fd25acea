import { basename } from 'node:path';
import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { ColumnType } from '@milpa/sdk';
import { type Fault, type Format, NotTable, type OpenContext, type Opened, type RawTable, Refusal } from './format.ts';
import { GeometryColumn } from './geo/column.ts';
import { findDescribed, findNamed, findNumbered, type Reference } from './geo/reference.ts';
import { readWkb } from './geo/wkb.ts';
import { quoteName } from './stage.ts';
import { TypedStage, type TypedTitle } from './typed.ts';

/** GeoPackage (OGC 12-128r18), which is SQLite with tables about the tables; and SQLite itself. */
export const sqliteFormat: Format = {
  id: 'sqlite',
  detect: ({ head }) => head.subarray(0, 16).equals(Buffer.from('SQLite format 3\0')),
  open: openSqlite,
};

async function openSqlite(context: OpenContext): Promise<Opened> {
  checkSize(context);
  const database = openReadOnly(context.probe.path);
  try {
    const layers = explainFaults(() => listLayers(database));
    const geo = layers !== undefined;
    const format = geo ? 'gpkg' : 'sqlite';
    const found = layers ?? explainFaults(() => listPlain(database));
    const readable = found.filter((layer) => layer.kind !== 'tiles');
    if (readable.length === 0) throw new NotTable(format);
    if (readable.length > context.limits.tables)
      throw new Refusal('too-many-tables', { tables: readable.length, limit: context.limits.tables });
    const tables: RawTable[] = [];
    for (const [index, layer] of readable.entries()) tables.push(await stageLayer(context, database, layer, index));
    const skipped = found.filter((layer) => layer.kind === 'tiles');
    const faults = skipped.map((layer): Fault => ({ code: 'member-skipped', values: { member: layer.name } }));
    return { format, tables, faults };
  } finally {
    database.close();
  }
}

/** The head says how many pages there are, when it was written last by the same program as the rest. */
function checkSize({ probe: { head, size } }: OpenContext): void {
  if (head.length < 100) throw new Refusal('truncated');
  const page = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16);
  if (head.readUInt32BE(24) === head.readUInt32BE(92) && page * head.readUInt32BE(28) > size)
    throw new Refusal('truncated');
}

/**
 * SQLite is native code that Node's permissions do not bind: what binds it is that only statements of ours run, on a file that
 * nobody writes to, without extensions, and with functions of the file's own schema distrusted.
 */
function openReadOnly(path: string): DatabaseSync {
  const address = pathToFileURL(path);
  address.search = '?immutable=1';
  const database = new DatabaseSync(address, { readOnly: true, allowExtension: false });
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;');
  return database;
}

function explainFaults<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_SQLITE_ERROR') return error;
  if (/not a database|encrypted/i.test(error.message)) return new Refusal('encrypted');
  return new Refusal('broken', { format: 'SQLite', reason: error.message.slice(0, 200) });
}

interface Layer {
  readonly name: string;
  readonly kind: 'features' | 'attributes' | 'tiles';
  readonly geometry?: string;
  readonly reference?: Reference;
}

/** What the GeoPackage says it holds; undefined when the file is plain SQLite. */
function listLayers(database: DatabaseSync): Layer[] | undefined {
  const known = database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name IN ('gpkg_contents')").get();
  if (Number(known?.['n']) === 0) return undefined;
  const columns = new Map<string, { geometry: string; srs: number }>();
  if (hasTable(database, 'gpkg_geometry_columns'))
    for (const row of database.prepare('SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns').all())
      columns.set(String(row['table_name']).toLowerCase(), {
        geometry: String(row['column_name']),
        srs: Number(row['srs_id']),
      });
  const layers = database.prepare('SELECT table_name, data_type FROM gpkg_contents ORDER BY rowid').all();
  return layers.flatMap((row): Layer[] => {
    const name = String(row['table_name']);
    const kind = String(row['data_type']).toLowerCase();
    if (!hasTable(database, name)) return [];
    if (kind !== 'features' && kind !== 'attributes' && kind !== 'aspatial') return [{ name, kind: 'tiles' }];
    const column = columns.get(name.toLowerCase());
    if (!column) return [{ name, kind: 'attributes' }];
    const reference = findSystem(database, column.srs);
    return [{ name, kind: 'features', geometry: column.geometry, ...(reference ? { reference } : {}) }];
  });
}

function hasTable(database: DatabaseSync, name: string): boolean {
  const found = database.prepare(
    "SELECT 1 AS n FROM sqlite_schema WHERE type IN ('table', 'view') AND lower(name) = lower(?)",
  );
  return found.get(name) !== undefined;
}

function findSystem(database: DatabaseSync, id: number): Reference | undefined {
  if (!hasTable(database, 'gpkg_spatial_ref_sys')) return findNumbered(id);
  const row = database
    .prepare(
      'SELECT organization, organization_coordsys_id AS number, definition, srs_name FROM gpkg_spatial_ref_sys WHERE srs_id = ?',
    )
    .get(id);
  if (!row) return findNumbered(id);
  const numbered = /epsg/i.test(String(row['organization'])) ? findNumbered(Number(row['number'])) : undefined;
  return numbered ?? findDescribed(String(row['definition'])) ?? findNamed(String(row['srs_name']));
}

function listPlain(database: DatabaseSync): Layer[] {
  const rows = database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid",
    )
    .all();
  return rows.map((row) => ({ name: String(row['name']), kind: 'attributes' }));
}

/** Bytes of a binary cell that are kept, as hexadecimal text: identifiers are short, pictures are long. */
const maxBinary = 4096;

async function stageLayer(
  context: OpenContext,
  database: DatabaseSync,
  layer: Layer,
  index: number,
): Promise<RawTable> {
  const statement = explainFaults(() => prepare(database, layer.name));
  const titles = statement.columns().map(({ name, type }) => describeTitle(name, type ?? '', layer));
  const stage = new TypedStage(titles, {
    name: layer.name,
    scratch: context.scratch,
    file: `${basename(context.probe.path)}.${context.depth}.q${index}.csv`,
    maxColumns: context.limits.columns,
  });
  const geometry = new GeometryColumn(layer.reference);
  const at = titles.findIndex((title) => title.type === 'geojson');
  const large = titles.map(() => 0);
  for (const row of listRows(statement)) {
    context.options.signal?.throwIfAborted();
    await stage.write(
      titles.map((title, column) => {
        const value = row[column] ?? null;
        if (column === at) return writeGeometry(geometry, value);
        if (value instanceof Uint8Array && value.length > maxBinary) large[column] = (large[column] ?? 0) + 1;
        return writeValue(value, title.type);
      }),
    );
  }
  const title = titles[at]?.title ?? '';
  const faults = large.flatMap((count, column): Fault[] =>
    count > 0 ? [{ code: 'binary-left-out', column: titles[column]?.title ?? '', count }] : [],
  );
  if (at < 0) return stage.finish({}, faults);
  return stage.finish({ [at]: geometry.describe(title, at) }, [...geometry.listFaults(title), ...faults]);
}

function prepare(database: DatabaseSync, table: string): StatementSync {
  const statement = database.prepare(`SELECT * FROM ${quoteName(table)}`);
  statement.setReadBigInts(true);
  return statement;
}

function* listRows(statement: StatementSync): Generator<readonly SQLOutputValue[]> {
  try {
    for (const row of statement.iterate()) yield Object.values(row);
  } catch (error) {
    throw explain(error);
  }
}

function describeTitle(title: string, declared: string, layer: Layer): TypedTitle {
  if (layer.geometry !== undefined && title.toLowerCase() === layer.geometry.toLowerCase())
    return { title, type: 'geojson' };
  const type = findType(declared.toUpperCase());
  return type === undefined ? { title } : { title, type };
}

/** The column types of GeoPackage, and what SQLite makes of others (affinity). */
function findType(declared: string): ColumnType | undefined {
  if (/^BOOL/.test(declared)) return 'boolean';
  if (/^DATETIME|^TIMESTAMP/.test(declared)) return 'datetime';
  if (/^DATE/.test(declared)) return 'date';
  if (/INT/.test(declared)) return 'integer';
  if (/CHAR|CLOB|TEXT|STRING|UUID/.test(declared)) return 'string';
  if (/REAL|FLOA|DOUB|DEC|NUM/.test(declared)) return 'number';
  if (/BLOB/.test(declared)) return 'string';
  return undefined;
}

function writeValue(value: SQLOutputValue, type: ColumnType | undefined): string {
  if (value === null) return '';
  if (value instanceof Uint8Array) return value.length > maxBinary ? '' : Buffer.from(value).toString('hex');
  if (type === 'boolean' && (typeof value === 'bigint' || typeof value === 'number'))
    return Number(value) === 0 ? 'false' : Number(value) === 1 ? 'true' : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = String(value);
  // A moment of midnight in a column of days, as some programs write it.
  return type === 'date' ? text.replace(/[T ]00:00:00(?:\.0+)?Z?$/, '') : text;
}

/** Bytes of the envelope by its kind (2.1.3 of the standard). */
const envelopes = [0, 32, 48, 48, 64];

function writeGeometry(column: GeometryColumn, value: SQLOutputValue): string {
  if (value === null) return column.write(undefined);
  if (!(value instanceof Uint8Array) || value.length < 8 || value[0] !== 0x47 || value[1] !== 0x50)
    return column.fail();
  const flags = value[3] ?? 0;
  const envelope = envelopes[(flags >> 1) & 7];
  if (envelope === undefined || (flags & 0x20) !== 0) return column.fail();
  try {
    return column.write(readWkb(value.subarray(8 + envelope)));
  } catch (error) {
    if (error instanceof RangeError) return column.fail();
    throw error;
  }
}
