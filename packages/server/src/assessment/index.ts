import type { AnyOperationHandler, RawRoute } from '../http/index.ts';
import { createOurdataHandlers } from './ourdata.ts';
import { createPublishedRoutes } from './published.ts';

export { createScoreboard, type InstitutionScoreboard, type ScoreboardNeeds } from './scoreboard/index.ts';

export interface Assessments {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
}

/** Indices: what was published of governments. Formulas and figures are of the package `measure`. */
export const createAssessments = (): Assessments => ({
  handlers: createOurdataHandlers(),
  rawRoutes: createPublishedRoutes(),
});
