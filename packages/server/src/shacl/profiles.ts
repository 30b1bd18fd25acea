import { readFileSync } from 'node:fs';
import { compileShapes } from './compile.ts';
import type { Shape } from './model.ts';

const folder = new URL('./shapes/', import.meta.url);
const layers = ['', '-recommended', '-ranges', '-vocabularies'] as const;

/** Files of a profile, in the order in which they are checked. */
const profiles = {
  'dcat-ap': ['dcat-ap-3.0.1', 'dcat-ap-3.0.1-recommended', 'dcat-ap-hvd'],
  'dcat-ap-2.1.1': ['dcat-ap-2.1.1', 'dcat-ap-2.1.1-recommended'],
  'dcat-ap-hvd': ['dcat-ap-hvd'],
  /** All that SEMIC's own validator knows: also of which class and vocabulary values are. */
  'dcat-ap-full': [...layers.map((layer) => `dcat-ap-3.0.1${layer}`), 'dcat-ap-hvd'],
  'dcat-ap-2.1.1-full': layers.map((layer) => `dcat-ap-2.1.1${layer}`),
} as const;
export type ProfileName = keyof typeof profiles;

export interface Profiles {
  /** The shapes of a profile; compiled when first asked for. */
  find(name: ProfileName): readonly Shape[];
}

export function createProfiles(): Profiles {
  const files = new Map<string, readonly Shape[]>();
  const load = (file: string) => {
    const known = files.get(file);
    if (known) return known;
    const shapes = compileShapes(readFileSync(new URL(`${file}.ttl`, folder), 'utf8'), `urn:milpa:shapes:${file}`);
    files.set(file, shapes);
    return shapes;
  };
  return { find: (name) => profiles[name].flatMap(load) };
}
