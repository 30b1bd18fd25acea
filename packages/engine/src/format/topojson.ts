import { basename } from 'node:path';
import { feature } from 'topojson-client';
import { NotTable, type OpenContext, type Opened, type RawTable, Refusal } from './format.ts';
import { findReference, stageFeatures } from './geojson.ts';
import { isList, isObject, type JsonObject } from './records.ts';

type Topology = Parameters<typeof feature>[0];
type GeometryObject = Parameters<typeof feature>[1];

/** Each object of a topology is a table of features. */
export async function openTopojson(context: OpenContext, value: JsonObject): Promise<Opened> {
  const objects = isObject(value['objects']) ? value['objects'] : {};
  const topology = parseTopology(value);
  const tables: RawTable[] = [];
  for (const [name, object] of Object.entries(objects)) {
    if (!isObject(object)) continue;
    const features = unfoldArcs(topology, parseObject(object));
    const file = `${basename(context.probe.path)}.${context.depth}.t${tables.length}.csv`;
    tables.push(await stageFeatures(context, { name, file, features, reference: findReference(object) }));
  }
  if (tables.length === 0) throw new NotTable('topojson');
  return { format: 'topojson', tables, faults: [] };
}

// The library checks nothing: what does not fit fails in it and is told as broken.
const parseTopology = (value: JsonObject) => value as unknown as Topology;
const parseObject = (value: JsonObject) =>
  (isList(value['geometries'])
    ? value
    : { type: 'GeometryCollection', geometries: [value] }) as unknown as GeometryObject;
const parseFeature = (value: unknown) => value as JsonObject;

function unfoldArcs(topology: Topology, object: GeometryObject): JsonObject[] {
  try {
    const found = feature(topology, object);
    return ('features' in found ? found.features : [found]).map(parseFeature);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal('broken', { format: 'TopoJSON', reason: reason.slice(0, 200) });
  }
}
