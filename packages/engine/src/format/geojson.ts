import { basename } from 'node:path';
import type { OpenContext, Opened } from './format.ts';
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

/** Features or a bare geometry; undefined when the object is no GeoJSON. */
export async function openGeojson(context: OpenContext, value: JsonObject): Promise<Opened | undefined> {
  const entries = listFeatures(value);
  if (!entries) return undefined;
  const format = findReference(value);
  const table = await stageRecords(() => entries, {
    name: '',
    scratch: context.scratch,
    file: `${basename(context.probe.path)}.features.csv`,
    maxColumns: context.limits.columns,
    known: { geometry: { type: 'geojson', sql: '', ...(format === undefined ? {} : { format }) } },
  });
  return { format: 'geojson', tables: [table], faults: [] };
}

function listFeatures(value: JsonObject): Entry[] | undefined {
  const { features } = value;
  if (value['type'] === 'FeatureCollection' && isList(features))
    return features.flatMap((each) => (isObject(each) ? [{ record: unfoldFeature(each) }] : []));
  if (value['type'] === 'Feature' && 'geometry' in value) return [{ record: unfoldFeature(value) }];
  if (isGeometry(value)) return [{ record: { geometry: value } }];
  return undefined;
}

/** The old way to name a reference system; undefined for WGS 84, which needs no name. */
function findReference(value: JsonObject): string | undefined {
  const { crs } = value;
  const name = isObject(crs) && isObject(crs['properties']) ? crs['properties']['name'] : undefined;
  if (typeof name !== 'string' || /CRS84|EPSG:+4326$/i.test(name)) return undefined;
  const number = /EPSG:+(?:[\d.]*:)?(\d+)/i.exec(name)?.[1];
  return number === undefined ? name : `EPSG:${number}`;
}
