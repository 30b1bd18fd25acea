import { basename } from 'node:path';
import type { Fault, OpenContext, RawColumn } from './format.ts';
import { GeometryColumn } from './geo/column.ts';
import { findNamed, findNumbered, type Reference } from './geo/reference.ts';
import { readWkb } from './geo/wkb.ts';
import { isObject, type JsonObject } from './records.ts';
import { quoteName, quoteText, toNumber } from './stage.ts';
import { TypedStage } from './typed.ts';

/** A geometry column of a Parquet file: its place, and what its values are stored as. */
export interface ParquetGeometry {
  readonly index: number;
  readonly title: string;
  /** SQL of the well-known binary. */
  readonly sql: string;
  readonly reference: Reference | undefined;
}

/** The columns that hold geometries: of Parquet's own type, or named by GeoParquet in the file's metadata (1.1, well-known binary). */
export async function findGeometries(
  context: OpenContext,
  columns: readonly { readonly name: string; readonly type: string }[],
): Promise<ParquetGeometry[]> {
  const named = await readGeoColumns(context);
  return columns.flatMap(({ name, type }, index): ParquetGeometry[] => {
    const said = named?.[name];
    const own = type.startsWith('GEOMETRY');
    if (!own && !(type === 'BLOB' && isObject(said) && said['encoding'] === 'WKB')) return [];
    const sql = own ? `ST_AsWKB(${quoteName(name)})` : quoteName(name);
    const stated = isObject(said) && 'crs' in said ? findSystem(said) : undefined;
    const typed = /^GEOMETRY\('(.*)'\)$/.exec(type)?.[1];
    const reference = stated ?? (typed === undefined ? undefined : findNamed(typed)) ?? findDefault(said);
    return [{ index, title: name, sql, reference }];
  });
}

async function readGeoColumns(context: OpenContext): Promise<JsonObject | undefined> {
  const [row] = await context.ask(
    `SELECT decode(value) FROM parquet_kv_metadata(${quoteText(context.probe.path)}) WHERE decode(key) = 'geo'`,
  );
  if (typeof row?.[0] !== 'string') return undefined;
  try {
    const geo: unknown = JSON.parse(row[0]);
    const columns = typeof geo === 'object' && geo !== null && 'columns' in geo ? parseColumns(geo.columns) : undefined;
    return columns;
  } catch {
    // Metadata that is no JSON says nothing; the table is read without it.
    return undefined;
  }
}

const parseColumns = (value: unknown) => (typeof value === 'object' ? (value as JsonObject) : undefined);

/** The PROJJSON of a column: its authority's number, else its name. */
function findSystem({ crs }: JsonObject): Reference | undefined {
  if (!isObject(crs)) return undefined;
  const { id, name } = crs;
  if (isObject(id) && id['authority'] === 'EPSG') return findNumbered(toNumber(id['code']));
  if (isObject(id) && id['authority'] === 'OGC') return findNumbered(4326);
  return typeof name === 'string' ? findNamed(name) : undefined;
}

/** Without a word about it longitude and latitude are meant; `null` means that nobody knows. */
function findDefault(said: unknown): Reference | undefined {
  return typeof said === 'object' && said !== null && 'crs' in said ? undefined : findNumbered(4326);
}

const pageRows = 5000;

/** Writes the geometries of a column as GeoJSON, in the order of the rows; gives the relation that has them as c1. */
export async function stageGeometries(
  context: OpenContext,
  geometry: ParquetGeometry,
): Promise<{ relation: string; column: RawColumn; faults: readonly Fault[] }> {
  const { title, index, sql } = geometry;
  const stage = new TypedStage([{ title, type: 'geojson' }], {
    name: '',
    scratch: context.scratch,
    file: `${basename(context.probe.path)}.${context.depth}.g${index}.csv`,
    maxColumns: 1,
  });
  const column = new GeometryColumn(geometry.reference);
  const source = `read_parquet(${quoteText(context.probe.path)}, file_row_number = true)`;
  for (let from = 0; ; from += pageRows) {
    context.options.signal?.throwIfAborted();
    const rows = await context.ask(
      `SELECT hex(${sql}) FROM ${source} WHERE file_row_number >= ${from} AND file_row_number < ${from + pageRows} ORDER BY file_row_number`,
    );
    for (const [value] of rows) await stage.write([writeWkb(column, value)]);
    if (rows.length < pageRows) break;
  }
  const table = await stage.finish();
  return { relation: table.relation, column: column.describe(title, index), faults: column.listFaults(title) };
}

function writeWkb(column: GeometryColumn, value: unknown): string {
  if (typeof value !== 'string' || value === '') return column.write(undefined);
  try {
    return column.write(readWkb(Buffer.from(value, 'hex')));
  } catch (error) {
    if (error instanceof RangeError) return column.fail();
    throw error;
  }
}
