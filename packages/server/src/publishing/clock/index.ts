import {
  DatasetId,
  type FreshnessNow,
  findDays,
  findLead,
  findPeriod,
  judgeFreshness,
  type OverdueQuery,
  paths,
  scheduleUpdate,
} from '@milpa/sdk';
import { z } from 'zod';
import type { Events } from '../../events.ts';
import type { AnyOperationHandler, RawRoute } from '../../http/index.ts';
import type { JobHandlers } from '../../jobs/index.ts';
import type { Queryable } from '../../storage/database/index.ts';
import { findToday } from './freshness.ts';
import { countSeconds } from './hours.ts';
import { createClockKeeper } from './keep.ts';
import { type ClockNeeds, laterDay, type Promised, type PromiseSource } from './model.ts';
import { listOverdue, type OverdueList } from './overdue.ts';
import { remind } from './remind.ts';
import { createClockHandlers, createClockRoutes } from './routes.ts';
import { type DueRow, store, type UpdateCount } from './store.ts';

export type { ClockNeeds, Promised, PromiseSource } from './model.ts';
export { listBelow, type OverdueList } from './overdue.ts';

type Heard = 'dataset-released' | 'dataset-withdrawn' | 'dataset-restored';

export interface FreshnessJudge {
  /** How something with this frequency and this last change stands today. */
  judge(frequency: string, modified: Date): FreshnessNow;
  /** Seconds until the next day has begun. */
  untilTomorrow(): number;
}

export interface FreshnessClock extends FreshnessJudge {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
  /** `clock-tick`, once a day, without payload. */
  readonly jobs: JobHandlers;
  readonly events: { readonly [Name in Heard]: (events: readonly Events[Name][]) => Promise<void> };
  /** In a transaction of somebody else’s: no list of what is late names the dataset, until it is released again. */
  hide(tx: Queryable, dataset: DatasetId): Promise<void>;
  /** Asks for a tick soon, and one every day from then on; call it at each start. */
  start(): Promise<void>;
  /** Looks at every promise and writes the letters that are due. May be repeated at any time. */
  tick(signal?: AbortSignal): Promise<void>;
  listOverdue(query: OverdueQuery): Promise<OverdueList>;
  /** Of every publisher, on a day. */
  countUpdates(today: string): Promise<UpdateCount[]>;
}

const tickJob = 'clock-tick';
const AboutDatasets = z.array(z.object({ dataset: DatasetId }));
/** When letters go out, by the time zone of the portal: people find them when they come to work. */
const morning = 7;

/** When updates are due and who is told: one clock for datasets and for whatever else was promised by a day. */
export function createFreshnessClock(needs: ClockNeeds): FreshnessClock {
  const { database, clock, timeZone, jobs } = needs;
  const keeper = createClockKeeper(needs);
  const keep = (events: unknown) => keeper.keep(AboutDatasets.parse(events).map(({ dataset }) => dataset));
  const ask = (delaySeconds: number) => jobs.add(database, tickJob, {}, { key: tickJob, delaySeconds });
  const tick = async (signal = new AbortController().signal) => {
    await keeper.keepAll(signal);
    await remind(needs, [createDatasetSource(needs), ...needs.listSources()], signal);
  };
  return {
    handlers: createClockHandlers(needs),
    rawRoutes: createClockRoutes(needs),
    jobs: {
      [tickJob]: async (_, signal) => {
        await ask(countSeconds(clock(), timeZone, morning));
        await needs.mail.outbox.forget();
        await tick(signal);
      },
    },
    events: { 'dataset-released': keep, 'dataset-withdrawn': keep, 'dataset-restored': keep },
    async hide(tx, dataset) {
      await store.lock(tx, [dataset]);
      await store.remove(tx, dataset);
    },
    start: () => ask(30),
    tick,
    ...createFreshnessJudge(needs),
    listOverdue: (query) => listOverdue(needs, query),
    countUpdates: (today) => store.countAll(database, today),
  };
}

/** The judgement alone, which needs nothing but the time: the same for lists, facets, pages and feeds. */
export const createFreshnessJudge = (needs: Pick<ClockNeeds, 'clock' | 'timeZone'>): FreshnessJudge => ({
  judge(frequency, modified) {
    const schedule = scheduleUpdate(frequency, modified, needs.timeZone);
    const state = judgeFreshness(schedule, findToday(needs));
    return 'unscheduled' in schedule ? { state, unscheduled: schedule.unscheduled } : { state, due: schedule.due };
  },
  untilTomorrow: () => countSeconds(needs.clock(), needs.timeZone, 0) + 60,
});

const stretch = 500;

/** Datasets as promises: the next update, put off where the publisher said so in public. */
function createDatasetSource({ database }: ClockNeeds): PromiseSource {
  return {
    kind: 'dataset',
    async *listDueBy(day) {
      for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
        const rows = await store.listDueBy(database, day, last, stretch);
        yield* rows.map(present);
        const end = rows.at(-1);
        if (!end) return;
        last = end.dataset;
      }
    },
    async find(subject) {
      const row = await store.find(database, subject);
      return row && present(row);
    },
  };
}

const present = (row: DueRow): Promised => ({
  kind: 'dataset',
  subject: row.dataset,
  institution: row.publisher,
  title: row.title,
  due: laterDay(row.due, row.until),
  lead: findLead(findDays(findPeriod(row.frequency) ?? '') ?? 0),
  overdue: laterDay(row.overdue, row.until),
  path: (language) => paths.dataset(language, row.slug),
});
