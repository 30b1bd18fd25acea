import type { AnyOperationHandler, RawRoute } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { type Charter, type CharterNeeds, createCharter } from './charter/index.ts';
import { createOurdataHandlers } from './ourdata.ts';
import { createPublishedRoutes } from './published.ts';
import { createMetadataQuality, type MetadataQuality, type QualityNeeds } from './quality/index.ts';

export {
  type CheckDcatAp,
  describeVocabulary,
  type Measurement,
  type MetadataQuality,
  qualitySums,
  type SumId,
  takeMeasurement,
} from './quality/index.ts';

export { createScoreboard, type InstitutionScoreboard, type ScoreboardNeeds } from './scoreboard/index.ts';

export { createSelfAssessments, isSelfEvidence, type SelfAssessmentNeeds, type SelfAssessments } from './self/index.ts';

export interface Assessments {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
  readonly jobs: JobHandlers;
  readonly quality: MetadataQuality;
  readonly charter: Charter;
  /** Asks for what is measured in the background; call it at each start. */
  start(): Promise<void>;
}

/** Indices: what was published of governments, and what is measured here. Formulas and figures are of the package `measure`. */
export function createAssessments(needs: QualityNeeds & Omit<CharterNeeds, 'quality'>): Assessments {
  const quality = createMetadataQuality(needs);
  const charter = createCharter({ ...needs, quality });
  return {
    handlers: [...createOurdataHandlers(), ...quality.handlers, ...charter.handlers],
    rawRoutes: [...createPublishedRoutes(), ...quality.rawRoutes],
    jobs: quality.jobs,
    quality,
    charter,
    start: quality.start,
  };
}
