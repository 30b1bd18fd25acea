import {
  type DatasetId,
  type InstitutionId,
  NewReuse,
  type Reuse,
  ReuseCode,
  ReuseCorrection,
  ReuseMove,
  ReuseQueueQuery,
  ReusesQuery,
} from '@milpa/sdk';
import { type AnyOperationHandler, createLimiter, defineHandler, type RawRoute } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { careForReuses, careJob, careSeconds } from './care.ts';
import { createReuseRoutes } from './export.ts';
import { letterJob, sendLetter } from './letters.ts';
import { copyOf, type ReuseNeeds } from './model.ts';
import {
  confirmImpact,
  confirmReuse,
  correctOwn,
  decideReuse,
  findOwn,
  getReuse,
  listQueue,
  listReuses,
  sendReuse,
  withdrawOwn,
} from './service.ts';
import { store } from './store.ts';

export interface Reuses {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
  readonly jobs: JobHandlers;
  /** What is public, the newest first: for feeds and measures. */
  list(query: ReusesQuery): Promise<{ readonly total: number; readonly items: readonly Reuse[] }>;
  /** Where what was made of each of these is to be seen, the newest first. */
  listAddresses(datasets: readonly DatasetId[]): Promise<ReadonlyMap<DatasetId, readonly string[]>>;
  /**
   * Datasets of each body that something public was made of: `live` where something stands at its address, `unchecked` where
   * nobody has asked yet. What is gone counts for nothing.
   */
  countUsed(): Promise<
    readonly { readonly institution: InstitutionId; readonly live: number; readonly unchecked: number }[]
  >;
  /** Datasets were released, withdrawn or restored: whose they are and what they are about may have changed. Safe to repeat. */
  follow(events: readonly { readonly dataset: DatasetId }[]): Promise<void>;
  /** Asks for the periodic look; call once at start, as often as you like. */
  start(): Promise<void>;
}

export type ReusesGiven = Omit<ReuseNeeds, 'limiters'>;

const personal = { 'cache-control': 'no-store' };
const tagged = (body: Reuse) => ({ body, headers: { etag: `"${body.revision}"` } });

/** What people made of the data: sent in by anybody, looked at by those whose data it is about, then in sight of everyone. */
export function createReuses(given: ReusesGiven): Reuses {
  const needs: ReuseNeeds = {
    ...given,
    limiters: {
      address: createLimiter({ burst: 5, perSecond: 1 / 600, now: given.clock }),
      mailbox: createLimiter({ burst: 3, perSecond: 1 / 1800, now: given.clock }),
    },
  };
  const { database, datasets, jobs } = needs;
  const ask = (delaySeconds: number) => jobs.add(database, careJob, {}, { key: careJob, delaySeconds });
  return {
    handlers: createReuseHandlers(needs),
    rawRoutes: createReuseRoutes(needs),
    jobs: {
      [letterJob]: (payload) => sendLetter(needs, payload),
      [careJob]: async (_, signal) => {
        await ask(careSeconds);
        await careForReuses(needs, signal);
      },
    },
    list: (query) => listReuses(needs, undefined, query),
    async listAddresses(ids) {
      const rows = await store.listAddresses(database, ids);
      return new Map(
        [...Map.groupBy(rows, ({ dataset }) => dataset)].map(([id, all]) => [id, all.map(({ address }) => address)]),
      );
    },
    countUsed: () => store.countUsed(database),
    async follow(events) {
      // Of a whole catalogue that is released few were used: only those are read.
      const used = await store.listKnown(
        database,
        events.map(({ dataset }) => dataset),
      );
      for (const dataset of used) {
        const found = await datasets.findReleased(dataset);
        if (found) await store.copyDataset(database, dataset, copyOf(found));
        else await store.hideDataset(database, dataset);
      }
    },
    start: () => ask(60),
  };
}

function createReuseHandlers(needs: ReuseNeeds): readonly AnyOperationHandler[] {
  return [
    defineHandler('listReuses', ({ query }, { caller }) => listReuses(needs, caller, ReusesQuery.parse(query ?? {}))),
    defineHandler('getReuse', async ({ params }, { caller }) => tagged(await getReuse(needs, caller, params.reuse))),
    defineHandler('sendReuse', ({ body }, { caller, request, language }) =>
      sendReuse(needs, caller, NewReuse.parse(body), { request, language }),
    ),
    defineHandler('confirmReuse', ({ body }) => confirmReuse(needs, ReuseCode.parse(body).code)),
    defineHandler('findOwnReuse', ({ body }) => findOwn(needs, ReuseCode.parse(body).code)),
    defineHandler('correctOwnReuse', ({ body }, { language }) =>
      correctOwn(needs, ReuseCorrection.parse(body), language),
    ),
    defineHandler('withdrawOwnReuse', ({ body }) => withdrawOwn(needs, ReuseCode.parse(body).code)),
    defineHandler('listReuseQueue', async ({ query }, { caller }) => ({
      body: await listQueue(needs, caller, ReuseQueueQuery.parse(query ?? {})),
      headers: personal,
    })),
    defineHandler('decideReuse', async ({ params, body, revision }, { caller }) =>
      tagged(await decideReuse(needs, caller, { ...ReuseMove.parse(body), id: params.reuse, revision })),
    ),
    defineHandler('confirmReuseImpact', async ({ params, revision }, { caller }) =>
      tagged(await confirmImpact(needs, caller, { id: params.reuse, revision })),
    ),
  ];
}
