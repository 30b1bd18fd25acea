import { join } from 'node:path';
import { type JsonValue, type RawColumn, type RawTable, Refusal } from './format.ts';
import { maxHeldColumns, StageWriter } from './stage.ts';

export type JsonObject = { readonly [key: string]: JsonValue };

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** A record with the line of the original, where there is one. */
export interface Entry {
  readonly record: JsonObject;
  readonly line?: number;
}

/** Nested objects become dotted names, lists become JSON text. */
export function flatten(record: JsonObject, prefix = '', into = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(record)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (isObject(value) && !isGeometry(value) && Object.keys(value).length > 0) flatten(value, name, into);
    else into.set(name, writeValue(value));
  }
  return into;
}

function writeValue(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const geometryTypes = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

/** GeoJSON geometry, which is one value and not a record. */
export function isGeometry(value: JsonObject): boolean {
  const { type } = value;
  return typeof type === 'string' && geometryTypes.has(type) && ('coordinates' in value || 'geometries' in value);
}

export interface RecordsOptions {
  readonly name: string;
  readonly scratch: string;
  readonly file: string;
  readonly maxColumns: number;
  /** Columns whose type the format knows. */
  readonly known?: Readonly<Record<string, RawColumn['known']>>;
}

/** Writes records as a table; its columns are all names that occur, in the order they do. */
export async function stageRecords(entries: () => Iterable<Entry>, options: RecordsOptions): Promise<RawTable> {
  const titles = listTitles(entries(), options.maxColumns);
  const writer = new StageWriter(join(options.scratch, options.file));
  let lines = true;
  for (const { record, line } of entries()) {
    const cells = flatten(record);
    lines &&= line !== undefined;
    await writer.write(
      line ?? 0,
      titles.map((title) => cells.get(title) ?? ''),
      titles.length,
    );
  }
  await writer.end();
  return {
    name: options.name,
    columns: titles.map((title, index) => describeColumn(title, index, options.known?.[title])),
    relation: writer.readSql(titles.length),
    lines: lines && writer.rows > 0 ? { kind: 'column' } : null,
    bytes: writer.bytes,
    notes: [],
    faults: [],
    dialect: null,
    encoding: 'utf-8',
  };
}

function describeColumn(title: string, index: number, known: RawColumn['known']): RawColumn {
  return known ? { title, known: { ...known, sql: `c${index}` } } : { title };
}

/**
 * All names that occur. Records of which each has names of its own make more empty cells than can be laid out: that is refused by
 * what the names say, before a row is written, and not when memory runs out.
 */
export function listTitles(entries: Iterable<Entry>, limit: number): string[] {
  const titles = new Set<string>();
  const repeated = new Set<string>();
  let records = 0;
  for (const { record } of entries) {
    records += 1;
    for (const title of flatten(record).keys()) (titles.has(title) ? repeated : titles).add(title);
    if (titles.size > limit) throw new Refusal('too-many-columns', { columns: titles.size, limit });
  }
  const columns = titles.size;
  const isScattered = repeated.size < columns / 2 && columns * records > mostScatteredCells;
  if (columns > maxHeldColumns && isScattered)
    throw new Refusal('too-many-columns', { columns, limit: maxHeldColumns });
  return [...titles];
}

/** Cells of a table most of whose columns have one value: within 2 GB of memory 10 million were read, 16 million not. */
const mostScatteredCells = 15_000_000;
