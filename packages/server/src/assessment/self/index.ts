import type { AnyOperationHandler, RawRoute } from '../../http/index.ts';
import { createSelfEvidenceRoutes } from './evidence.ts';
import { createExportRoutes } from './export.ts';
import { createLive, type LiveNeeds } from './live.ts';
import { createSelfHandlers } from './routes.ts';
import type { SelfNeeds } from './service.ts';

export { isSelfEvidence } from './evidence.ts';

export type SelfAssessmentNeeds = Omit<SelfNeeds, 'live'> & LiveNeeds;

export interface SelfAssessments {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
}

/** Governments and institutions that measure themselves: what the portal finds, what people say, and who read it after them. */
export function createSelfAssessments(given: SelfAssessmentNeeds): SelfAssessments {
  const needs: SelfNeeds = { ...given, live: createLive(given) };
  return {
    handlers: createSelfHandlers(needs),
    rawRoutes: [...createExportRoutes(needs), ...createSelfEvidenceRoutes(needs)],
  };
}
