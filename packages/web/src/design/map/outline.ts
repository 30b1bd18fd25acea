import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { feature, mesh } from 'topojson-client';

type World = Parameters<typeof mesh>[0];
type Countries = NonNullable<Parameters<typeof mesh>[1]>;

export interface Outline {
  readonly land: ReturnType<typeof feature>;
  /** Lines between countries, coasts left out. */
  readonly borders: ReturnType<typeof mesh>;
}

const kept = new Map<string, Outline>();

/** Land and borders of the world (Natural Earth), finer for a small extent. Read once, when the first map is drawn. */
export function readOutline(extentDegrees: number): Outline {
  const name = extentDegrees > 50 ? 'countries-110m' : 'countries-50m';
  const known = kept.get(name);
  if (known) return known;
  const path = fileURLToPath(import.meta.resolve(`world-atlas/${name}.json`));
  const outline = parseOutline(JSON.parse(readFileSync(path, 'utf8')));
  kept.set(name, outline);
  return outline;
}

// The package's own files: their shape is fixed by its version.
function parseOutline(json: unknown): Outline {
  const world = json as World & { objects: { countries: Countries; land: Parameters<typeof feature>[1] } };
  return {
    land: feature(world, world.objects.land),
    borders: mesh(world, world.objects.countries, (one, other) => one !== other),
  };
}
