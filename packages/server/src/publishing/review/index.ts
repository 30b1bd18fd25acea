import type { DatasetId, SignedReceipt } from '@milpa/sdk';
import type { Gone, ReleaseGate } from '../../dataset/index.ts';
import type { AnyOperationHandler } from '../../http/index.ts';
import type { JobHandlers } from '../../jobs/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import { letterJob, sendLetter } from './letters.ts';
import type { ReviewNeeds } from './model.ts';
import { findReceipt, makeReceipt } from './receipt.ts';
import { createReviewHandlers } from './routes.ts';
import { createReviews, dueJob, everySeconds } from './service.ts';
import { store } from './store.ts';

export type { ReviewNeeds } from './model.ts';

export interface Reviewing {
  readonly handlers: readonly AnyOperationHandler[];
  readonly jobs: JobHandlers;
  /** What every release passes through. */
  readonly gate: ReleaseGate;
  /** The receipt of a release, as it was signed. Throws `not-found`. */
  findReceipt(dataset: string, version: number): Promise<SignedReceipt>;
  /** Makes the receipt of a release; safe to repeat. */
  released(event: { readonly dataset: DatasetId; readonly version: number }): Promise<void>;
  /** Removes what reviews and receipts say of what goes, in the transaction that purges it. */
  forget(tx: Transaction, gone: Gone): Promise<void>;
  /** Asks for the periodic look; call once at start, as often as you like. */
  start(): Promise<void>;
}

/** A second pair of eyes before data go out, publication on a day, and the receipt afterwards. */
export function createReviewing(needs: ReviewNeeds): Reviewing {
  const reviews = createReviews(needs);
  const ask = (delaySeconds: number) => needs.jobs.add(needs.database, dueJob, {}, { key: dueJob, delaySeconds });
  return {
    handlers: createReviewHandlers(needs, reviews),
    gate: reviews.gate,
    findReceipt: (dataset, version) => findReceipt(needs, dataset, version),
    released: (event) => makeReceipt(needs, event),
    forget: store.forget,
    jobs: {
      [letterJob]: (payload) => sendLetter(needs, payload),
      [dueJob]: async (_, signal) => {
        await reviews.releaseDue(signal);
        await ask(everySeconds);
      },
    },
    start: () => ask(everySeconds),
  };
}
