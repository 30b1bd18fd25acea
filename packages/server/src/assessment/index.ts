import type { AnyOperationHandler } from '../http/index.ts';
import { createOurdataHandlers } from './ourdata.ts';

export interface Assessments {
  readonly handlers: readonly AnyOperationHandler[];
}

/** Indices: what was published of governments. Formulas and figures are of the package `measure`. */
export const createAssessments = (): Assessments => ({ handlers: createOurdataHandlers() });
