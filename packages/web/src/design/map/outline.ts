import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MultiLineString } from 'geojson';
import { mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

const kept = new Map<string, MultiLineString>();

/** Coasts and borders of the world (Natural Earth), finer for a small extent. Read once, when the first map is drawn. */
export function readOutline(extentDegrees: number): MultiLineString {
  const name = extentDegrees > 50 ? 'countries-110m' : 'countries-50m';
  const known = kept.get(name);
  if (known) return known;
  const path = fileURLToPath(import.meta.resolve(`world-atlas/${name}.json`));
  const outline = parseOutline(JSON.parse(readFileSync(path, 'utf8')));
  kept.set(name, outline);
  return outline;
}

// The package's own files: their shape is fixed by its version.
function parseOutline(json: unknown): MultiLineString {
  const topology = json as Topology<{ countries: GeometryCollection }>;
  return mesh(topology, topology.objects.countries);
}
