import type { Rule } from '../project.ts';
import { chance } from './chance.ts';
import { cycles } from './cycles.ts';
import { direction } from './direction.ts';
import { documentation } from './documentation.ts';
import { environment } from './environment.ts';
import { manifests } from './manifests.ts';
import { modules } from './modules.ts';
import { names } from './names.ts';
import { places } from './places.ts';
import { promises } from './promises.ts';
import { regressions } from './regressions.ts';
import { sizes } from './sizes.ts';
import { threads } from './threads.ts';
import { types } from './types.ts';

export const rules: readonly Rule[] = [
  direction,
  manifests,
  cycles,
  sizes,
  names,
  types,
  modules,
  environment,
  promises,
  places,
  documentation,
  regressions,
  threads,
  chance,
];
