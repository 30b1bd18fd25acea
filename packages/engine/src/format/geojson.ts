import { basename } from 'node:path';
import type { JsonValue, OpenContext, Opened, RawTable } from './format.ts';
import { GeometryColumn } from './geo/column.ts';
import { parseGeometry } from './geo/geometry.ts';
import { findNamed, type Reference } from './geo/reference.ts';
import { type Entry, isGeometry, isList, isObject, type JsonObject, stageRecords } from './records.ts';

/** A feature as a plain record: its id, its properties and its geometry. */
export function unfoldFeature(record: JsonObject): JsonObject {
  if (record['type'] !== 'Feature' || !('geometry' in record)) return record;
  const { id, properties, geometry } = record;
  const fields = isObject(properties) ? properties : {};
  const own = id === undefined || 'id' in fields ? {} : { id };
  return { ...own, ...fields, [geometryName(fields)]: geometry ?? null };
}

function geometryName(fields: JsonObject): string {
  return 'geometry' in fields ? 'geometry_' : 'geometry';
}

/** Features or a bare geometry, at the top or within; undefined when the value holds none. */
export async function openGeojson(context: OpenContext, value: JsonObject): Promise<Opened | undefined> {
  const found = listCollections(value);
  if (found.length === 0) return undefined;
  const tables: RawTable[] = [];
  for (const [index, { name, features, reference }] of found.entries()) {
    const file = `${basename(context.probe.path)}.${context.depth}.f${index}.csv`;
    tables.push(await stageFeatures(context, { name, file, features, reference }));
  }
  return { format: 'geojson', tables, faults: [] };
}

interface Collection {
  readonly name: string;
  readonly features: readonly JsonObject[];
  readonly reference: Reference | undefined;
}

const maxDepth = 3;

/** The collections of features in a value; those within carry the name of their key. */
function listCollections(value: JsonObject, name = '', depth = 0): Collection[] {
  const { features } = value;
  const reference = findReference(value);
  if (value['type'] === 'FeatureCollection' && isList(features))
    return [{ name, features: features.filter(isObject), reference }];
  if (depth === 0 && value['type'] === 'Feature' && 'geometry' in value)
    return [{ name, features: [value], reference }];
  if (depth === 0 && isGeometry(value))
    return [{ name, features: [{ type: 'Feature', properties: {}, geometry: value }], reference }];
  if (depth >= maxDepth) return [];
  return Object.entries(value).flatMap(([key, each]) => (isObject(each) ? listCollections(each, key, depth + 1) : []));
}

export interface FeatureSet extends Collection {
  readonly file: string;
}

/** Writes features as a table: their properties, and their geometry in WGS 84. */
export async function stageFeatures(context: OpenContext, set: FeatureSet): Promise<RawTable> {
  const column = new GeometryColumn(set.reference);
  const title = set.features.some(({ properties }) => isObject(properties) && 'geometry' in properties)
    ? 'geometry_'
    : 'geometry';
  const entries = set.features.map((feature): Entry => {
    const { geometry, ...rest } = feature;
    const record = unfoldFeature({ ...rest, type: 'Feature', geometry: null });
    return { record: { ...record, [title]: writeGeometry(column, geometry) } };
  });
  const table = await stageRecords(() => entries, {
    name: set.name,
    scratch: context.scratch,
    file: set.file,
    maxColumns: context.limits.columns,
  });
  const columns = table.columns.map((each, at) => (each.title === title ? column.describe(title, at) : each));
  return { ...table, columns, faults: column.listFaults(title) };
}

function writeGeometry(column: GeometryColumn, value: JsonValue | undefined): string {
  if (value === null || value === undefined) return column.write(undefined);
  const geometry = parseGeometry(value);
  return geometry ? column.write(geometry, value) : column.fail();
}

/** The old way to name a reference system. RFC 7946 leaves only WGS 84, which is what is meant when none is named. */
export function findReference(value: JsonObject): Reference | undefined {
  const { crs } = value;
  const name = isObject(crs) && isObject(crs['properties']) ? crs['properties']['name'] : undefined;
  return typeof name === 'string' ? findNamed(name) : undefined;
}
