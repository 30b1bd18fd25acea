import { type DataRequest, DataRequestsQuery, type DatasetId, type HoldingId, type InstitutionId } from '@milpa/sdk';
import { type AnyOperationHandler, createLimiter, type RawRoute } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { fulfil } from './answering.ts';
import { dueJob, everySeconds, lookForDue } from './due.ts';
import { createDemandRoutes } from './export.ts';
import { letterJob, sendLetter } from './letters.ts';
import type { DemandNeeds } from './model.ts';
import { createDemandHandlers, listRequests } from './routes.ts';
import { type AnswerCount, type DemandCount, store } from './store.ts';
import { createVeil } from './veil.ts';

export interface Demand {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
  readonly jobs: JobHandlers;
  /** A dataset was released: requests to which it was promised are fulfilled. Safe to repeat. */
  released(event: { readonly dataset: DatasetId }): Promise<void>;
  /** The newest requests that everyone may read; of one institution when named. */
  listNewest(institution: InstitutionId | undefined, limit: number): Promise<readonly DataRequest[]>;
  /** Of every institution that owed an answer by a day that is over. */
  countAnswers(today: string): Promise<readonly AnswerCount[]>;
  /** How many people need what lies in these holdings; those nobody asks for are left out. */
  countDemand(holdings: readonly HoldingId[]): Promise<readonly DemandCount[]>;
  /** Asks for the periodic look; call once at start, as often as you like. */
  start(): Promise<void>;
}

export type DemandGiven = Omit<DemandNeeds, 'limiters' | 'veil'> & {
  /** The portal's own secret: what hides who asks is made from it. */
  readonly secret: string;
};

/** What people ask institutions to publish, who needs it too, what was answered, and what became of it. */
export function createDemand({ secret, ...given }: DemandGiven): Demand {
  const { database, jobs, clock, random } = given;
  const needs: DemandNeeds = {
    ...given,
    veil: createVeil(secret, random),
    limiters: {
      address: createLimiter({ burst: 6, perSecond: 1 / 600, now: clock }),
      reader: createLimiter({ burst: 3, perSecond: 1 / 3600, now: clock }),
    },
  };
  const ask = (delaySeconds: number) => jobs.add(database, dueJob, {}, { key: dueJob, delaySeconds });
  return {
    handlers: createDemandHandlers(needs),
    rawRoutes: createDemandRoutes(needs),
    jobs: {
      [letterJob]: (payload) => sendLetter(needs, payload),
      [dueJob]: async (_, signal) => {
        await ask(everySeconds);
        await lookForDue(needs, signal);
      },
    },
    released: ({ dataset }) => fulfil(needs, dataset),
    listNewest: async (institution, limit) => {
      const query = DataRequestsQuery.parse({ limit, ...(institution ? { institution } : {}) });
      return (await listRequests(needs, undefined, query)).items;
    },
    countAnswers: (today) => store.countDue(database, today, needs.timeZone),
    countDemand: async (holdings) => (holdings.length === 0 ? [] : store.countDemand(database, holdings)),
    start: () => ask(120),
  };
}
