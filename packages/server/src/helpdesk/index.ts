import type { DatasetId } from '@milpa/sdk';
import { type AnyOperationHandler, createLimiter } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import type { Transaction } from '../storage/database/index.ts';
import { dueJob, everySeconds, lookForDue } from './due.ts';
import { letterJob, sendLetter } from './letters.ts';
import type { HelpdeskNeeds } from './model.ts';
import { createCaseHandlers } from './routes.ts';
import { createCases } from './service.ts';
import { store } from './store.ts';
import { watch } from './watch.ts';

export interface Helpdesk {
  readonly handlers: readonly AnyOperationHandler[];
  readonly jobs: JobHandlers;
  /** Looks whether something is wrong with a dataset that was released, or whose links changed; safe to repeat. */
  watch(event: { readonly dataset: DatasetId }): Promise<void>;
  /** Removes what was said of a dataset, ever or since an instant, in the transaction that purges something of it. */
  forget(tx: Transaction, dataset: DatasetId, since: Date | null): Promise<void>;
  /** Asks for the periodic look; call once at start, as often as you like. */
  start(): Promise<void>;
}

export type HelpdeskGiven = Omit<HelpdeskNeeds, 'limiters'>;

/** Cases: what is wrong with one thing of the portal, who cares for it, and by when. One for each matter. */
export function createHelpdesk(given: HelpdeskGiven): Helpdesk {
  const needs: HelpdeskNeeds = {
    ...given,
    limiters: {
      address: createLimiter({ burst: 5, perSecond: 1 / 600, now: given.clock }),
      dataset: createLimiter({ burst: 30, perSecond: 1 / 120, now: given.clock }),
    },
  };
  const { database, jobs, clock } = needs;
  const ask = (delaySeconds: number) => jobs.add(database, dueJob, {}, { key: dueJob, delaySeconds });
  return {
    handlers: createCaseHandlers(needs, createCases(needs)),
    jobs: {
      [letterJob]: (payload) => sendLetter(needs, payload),
      [dueJob]: async (_, signal) => {
        await ask(everySeconds);
        await lookForDue(needs, signal);
      },
    },
    watch: ({ dataset }) => watch(needs, dataset),
    forget: async (tx, dataset, since) => void (await store.forgetDataset(tx, dataset, { now: clock(), since })),
    start: () => ask(60),
  };
}
