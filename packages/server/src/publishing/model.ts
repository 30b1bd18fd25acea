import type { Engine } from '@milpa/engine';
import type {
  HoldingId,
  HoldingInput,
  InstitutionId,
  LanguageMap,
  PlanEvent,
  PlanState,
  Slug,
  Weights,
} from '@milpa/sdk';
import type { Audit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Datasets } from '../dataset/index.ts';
import type { Institutions } from '../institution/index.ts';
import type { Jobs } from '../jobs/index.ts';
import type { Random } from '../random.ts';
import type { Database } from '../storage/database/index.ts';
import type { FileStore } from '../storage/files/index.ts';

export interface PublishingNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Audit;
  readonly institutions: Pick<Institutions, 'find' | 'require' | 'list' | 'listNames' | 'create'>;
  readonly datasets: Pick<Datasets, 'listStanding' | 'requireUpload' | 'readForm'>;
  readonly files: FileStore;
  readonly engine: Pick<Engine, 'read' | 'rows'>;
  readonly jobs: Pick<Jobs, 'add'>;
  /** How many people asked for what lies in these holdings; those nobody asks for are left out. */
  readonly countDemand: (holdings: readonly HoldingId[]) => Promise<readonly CountedDemand[]>;
  readonly publicUrl: string;
  /** Where the work of reading sheets goes on. */
  readonly folder: string;
}

export interface CountedDemand {
  readonly holding: HoldingId;
  readonly requests: number;
  readonly people: number;
}

/** An institution as these pages name it. */
export interface Named {
  readonly id: InstitutionId;
  readonly slug: Slug;
  readonly name: LanguageMap;
}

/** A holding as people describe it, whole. */
export type HoldingContent = HoldingInput & { readonly key: string };

export interface Settings {
  readonly closedNamesPublic: boolean;
  readonly weights: Weights;
}

/**
 * The life of a plan, every event in every state; null: refused. Only a resolution of the council approves or gives back.
 * Nothing leads out of `approved`: a later promise is another plan, a moved day a rescheduling that everyone reads.
 */
export const planLife: Readonly<Record<PlanState, Readonly<Record<PlanEvent, PlanState | null>>>> = {
  draft: { submit: 'submitted', withdraw: null, return: null, approve: null },
  submitted: { submit: null, withdraw: 'draft', return: 'returned', approve: 'approved' },
  returned: { submit: 'submitted', withdraw: 'draft', return: null, approve: null },
  approved: { submit: null, withdraw: null, return: null, approve: null },
};

/** States in which the commitments of a plan are still written. */
export const isWritten = (state: PlanState): boolean => state === 'draft' || state === 'returned';

/** The calendar day of an instant, in UTC as every day of the portal. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
