import { join } from 'node:path';
import {
  CommitmentId,
  type DatasetId,
  HoldingId,
  type InstitutionId,
  type Language,
  type LanguageMap,
  type Sha256,
} from '@milpa/sdk';
import type { AnyOperationHandler, RawRoute } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { createIntakeHandlers, createIntakeRoutes } from './intake/routes.ts';
import { intakeJob, runIntake } from './intake/run.ts';
import { store as imports } from './intake/store.ts';
import { createInventoryHandlers, createInventoryRoutes } from './inventory/routes.ts';
import { createInventory } from './inventory/service.ts';
import { type HoldingCount, store as holdings } from './inventory/store.ts';
import { countPlans, type PlanCount } from './plan/count.ts';
import { createPlanDatasets, type PlanDatasetNeeds } from './plan/keep-dataset.ts';
import { isPublic } from './plan/present.ts';
import { createPlanHandlers, createPlanRoutes } from './plan/routes.ts';
import { createPlans } from './plan/service.ts';
import { createSessions } from './plan/sessions.ts';
import { store as plans } from './plan/store.ts';

export { type BulkNeeds, createBulk } from './bulk/index.ts';
export {
  type ClockNeeds,
  createFreshnessClock,
  createFreshnessJudge,
  type FreshnessClock,
  type FreshnessJudge,
  listBelow,
  type OverdueList,
  type Promised,
  type PromiseSource,
} from './clock/index.ts';
export type { PublishingNeeds } from './model.ts';
export { createObligations, type ObligationNeeds, type Obligations } from './obligation/index.ts';
export { createCommitmentSource } from './plan/promises.ts';
export { createCommitmentResponsibilities } from './plan/responsible.ts';

export interface PublishingGiven extends Omit<PlanDatasetNeeds, 'publicUrl' | 'folder' | 'language'> {
  readonly config: { readonly publicUrl: string; readonly dataFolder: string; readonly language: Language };
}

export interface Publishing {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
  readonly jobs: JobHandlers;
  start(): Promise<void>;
  /** Whether minutes or an inventory refer to a stored file, so that it is not taken for a leftover. */
  isFileUsed(sha256: Sha256): Promise<boolean>;
  /** Of every institution with holdings, on a day. */
  countHoldings(today: string): Promise<HoldingCount[]>;
  /** Of every institution with an approved plan, on a day. */
  countPlans(today: string): Promise<PlanCount[]>;
  /** What a holding or a commitment is called and whose it is; undefined when there is none. */
  findNamed(kind: 'holding' | 'commitment', id: string): Promise<NamedThing | undefined>;
  /** Those of these commitments that everyone may read. */
  listPublicCommitments(ids: readonly CommitmentId[]): Promise<readonly PublicCommitment[]>;
  /** The commitments that are kept by releasing a dataset. */
  listCommitmentsOf(dataset: DatasetId): Promise<readonly CommitmentId[]>;
}

export interface NamedThing {
  readonly institution: InstitutionId;
  readonly title: LanguageMap;
}

/** What was promised in an approved plan, as far as it is told to everyone. */
export interface PublicCommitment {
  readonly id: CommitmentId;
  readonly holding: HoldingId;
  readonly institution: InstitutionId;
  readonly name: LanguageMap;
  readonly due: string;
  readonly cancelled: boolean;
}

/** What institutions hold, who may have it and why, what is opened first, and what they promised to publish by when. */
export function createPublishing({ config, ...given }: PublishingGiven): Publishing {
  const needs: PlanDatasetNeeds = {
    ...given,
    publicUrl: config.publicUrl,
    language: config.language,
    folder: join(config.dataFolder, 'imports'),
  };
  const { database } = needs;
  const inventory = createInventory(needs);
  const openingPlans = createPlans(needs);
  const sessions = createSessions(needs);
  const planDatasets = createPlanDatasets(needs);
  return {
    handlers: [
      ...createInventoryHandlers(inventory),
      ...createPlanHandlers(needs, openingPlans, sessions),
      ...createIntakeHandlers(needs),
    ],
    rawRoutes: [
      ...createInventoryRoutes(needs),
      ...createPlanRoutes(needs, openingPlans, sessions),
      ...createIntakeRoutes(needs),
    ],
    jobs: { ...planDatasets.jobs, [intakeJob]: (payload, signal) => runIntake(needs, payload, signal) },
    start: planDatasets.start,
    isFileUsed: async (sha256) =>
      (await imports.isUsed(database, sha256)) || (await plans.isEvidence(database, sha256)),
    countHoldings: (today) => holdings.countAll(database, today),
    countPlans: (today) => countPlans(needs, today),
    async findNamed(kind, id) {
      if (kind === 'holding') {
        const key = HoldingId.safeParse(id);
        const row = key.success ? await holdings.find(database, key.data) : undefined;
        return row && { institution: row.institution, title: row.content.name };
      }
      const key = CommitmentId.safeParse(id);
      const row = key.success ? await plans.findCommitment(database, key.data) : undefined;
      return row && { institution: row.institution, title: row.name };
    },
    async listPublicCommitments(ids) {
      const rows = ids.length === 0 ? [] : await plans.listNamed(database, ids);
      return rows.filter(isPublic).map(({ id, holding, institution, name, due, cancelled }) => ({
        id,
        holding,
        institution,
        name,
        due,
        cancelled: cancelled !== null,
      }));
    },
    listCommitmentsOf: (dataset) => plans.listKeptBy(database, dataset),
  };
}
