import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mesh } from 'topojson-client';

type World = Parameters<typeof mesh>[0];
type MultiLineString = ReturnType<typeof mesh>;

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
  const world = json as World & { objects: { countries: Parameters<typeof mesh>[1] } };
  return mesh(world, world.objects.countries);
}
