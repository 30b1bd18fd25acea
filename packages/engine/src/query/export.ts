import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column } from '@milpa/sdk';
import type { ExportRequest, StoredTable } from '../contract.ts';
import { noGeometry } from './refuse.ts';
import { compileWhere, from, nameOf, presented, quoteName, quoteText, type Sql } from './sql.ts';
import { writeXlsx } from './xlsx.ts';

/** Writes the table, or the rows that fit the filters, in one format. Memory stays flat at any number of rows. */
export async function exportTable(connection: DuckDBConnection, request: ExportRequest): Promise<{ size: number }> {
  const { table, to, format } = request;
  const where = compileWhere(table.columns, request.filters ?? [], undefined);
  const rows: Sql = {
    text: `select ${columnList(table)} from ${from(table)} where ${where.text}`,
    values: where.values,
  };
  if (format === 'parquet') await copyParquet(connection, request, where);
  else if (format === 'xlsx') await writeXlsx(connection, table, rows, to);
  else if (format === 'geojson') await copyGeojson(connection, request, where);
  else await copy(connection, rows, to, copyOptions[format]);
  return { size: (await stat(to)).size };
}

const copyOptions = {
  csv: "format csv, header, delimiter ',', quote '\"', escape '\"', new_line '\\r\\n'",
  json: 'format json, array true',
  jsonl: 'format json, array false',
} as const;

const columnList = (table: StoredTable) =>
  table.columns.map((column) => `${presented(column)} as ${quoteName(column.name)}`).join(', ');

async function copy(connection: DuckDBConnection, rows: Sql, to: string, options: string) {
  await connection.run(`copy (${rows.text}) to ${quoteText(to)} (${options})`, [...rows.values]);
}

async function copyParquet(connection: DuckDBConnection, { table, to, filters = [] }: ExportRequest, where: Sql) {
  if (filters.length === 0) return copyFile(table.path, to);
  const rows = {
    text: `select ${table.columns.map((column) => `${nameOf(column)} as ${quoteName(column.name)}`).join(', ')} from ${from(table)} where ${where.text}`,
    values: where.values,
  };
  return copy(connection, rows, to, 'format parquet, compression zstd');
}

/** RFC 7946: a feature for each row, the geometry from the geometry column or from longitude and latitude. */
async function copyGeojson(connection: DuckDBConnection, { table, to }: ExportRequest, where: Sql) {
  const { geometry, used } = geometryOf(table.columns);
  const rest = table.columns.filter((column) => !used.includes(column.name));
  const properties = rest.map((column) => `${quoteName(column.name)} := ${presented(column)}`).join(', ');
  const text = `select 'Feature' as type, ${geometry} as geometry, ${properties ? `struct_pack(${properties})` : "'{}'::json"} as properties
    from ${from(table)} where ${where.text}`;
  const features = `${to}.features`;
  await copy(connection, { text, values: where.values }, features, copyOptions.json);
  await pipeline(wrapped(features), createWriteStream(to));
  await rm(features);
}

async function* wrapped(features: string) {
  yield '{"type":"FeatureCollection","features":';
  yield* createReadStream(features, 'utf8');
  yield '}\n';
}

function geometryOf(columns: readonly Column[]): { geometry: string; used: readonly string[] } {
  const shape = columns.find((column) => column.type === 'geojson');
  if (shape) return { geometry: `try_cast(${nameOf(shape)} as json)`, used: [shape.name] };
  const latitude = columns.find((column) => column.role === 'latitude');
  const longitude = columns.find((column) => column.role === 'longitude');
  if (!latitude || !longitude) throw noGeometry();
  const pair = `[${nameOf(longitude)}::double, ${nameOf(latitude)}::double]`;
  const point = `to_json({'type': 'Point', 'coordinates': ${pair}})`;
  return {
    geometry: `case when ${nameOf(longitude)} is null or ${nameOf(latitude)} is null then null else ${point} end`,
    used: [latitude.name, longitude.name],
  };
}
