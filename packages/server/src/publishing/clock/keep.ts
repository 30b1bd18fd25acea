import { type Dataset, type DatasetId, scheduleUpdate } from '@milpa/sdk';
import type { ClockNeeds, ClockRow } from './model.ts';
import { store } from './store.ts';

/** Keeps what the clock knows of datasets as the releases are. Everything may be repeated. */
export interface ClockKeeper {
  /** Reads how datasets are now and writes down when they are due, or forgets them. */
  keep(datasets: readonly DatasetId[]): Promise<void>;
  /** Compares with all releases: a time zone was changed, an event was lost. */
  keepAll(signal: AbortSignal): Promise<void>;
}

type KeeperNeeds = Pick<ClockNeeds, 'database' | 'datasets' | 'timeZone'>;

export function createClockKeeper(needs: KeeperNeeds): ClockKeeper {
  const { database, datasets, timeZone } = needs;
  return {
    keep: (ids) =>
      database.transaction(async (tx) => {
        await store.lock(tx, ids);
        const released = await datasets.listReleasedOf(ids);
        const there = new Set(released.map(({ id }) => id));
        await store.put(
          tx,
          released.map((dataset) => describe(dataset, timeZone)),
        );
        for (const id of ids) if (!there.has(id)) await store.remove(tx, id);
      }),
    async keepAll(signal) {
      const known = createWalk(needs);
      let rows: ClockRow[] = [];
      for await (const dataset of datasets.listReleased()) {
        signal.throwIfAborted();
        for (const gone of await known.listBefore(dataset.id)) await store.remove(database, gone);
        rows.push(describe(dataset, timeZone));
        if (rows.length < together) continue;
        await store.put(database, rows);
        rows = [];
      }
      await store.put(database, rows);
      for (const gone of await known.listBefore(undefined)) await store.remove(database, gone);
    },
  };
}

function describe({ id, slug, metadata, publisher, modified }: Dataset, timeZone: string): ClockRow {
  const schedule = scheduleUpdate(metadata.frequency, new Date(modified), timeZone);
  const none = { soon: null, due: null, overdue: null };
  return {
    dataset: id,
    slug,
    title: metadata.title,
    publisher: publisher.id,
    frequency: metadata.frequency,
    modified: new Date(modified),
    ...('unscheduled' in schedule ? { ...none, ...schedule } : { ...schedule, unscheduled: null }),
  };
}

/** Datasets written in one statement. */
const together = 50;
const stretch = 1000;

/** Goes through what is known, in the order in which releases are listed. */
function createWalk({ database }: Pick<KeeperNeeds, 'database'>) {
  let held: DatasetId[] = [];
  let last = '00000000-0000-0000-0000-000000000000';
  let ended = false;
  const findNext = async (): Promise<DatasetId | undefined> => {
    if (held.length === 0 && !ended) {
      held = (await store.listIds(database, last, stretch)).map((row) => row.dataset);
      last = held.at(-1) ?? last;
      ended = held.length < stretch;
    }
    return held[0];
  };
  return {
    /** Those known that come before this one, which is passed; all that are left when there is none. */
    async listBefore(id: DatasetId | undefined): Promise<DatasetId[]> {
      const passed: DatasetId[] = [];
      for (let next = await findNext(); next !== undefined; next = await findNext()) {
        if (id !== undefined && next > id) break;
        held.shift();
        if (next === id) break;
        passed.push(next);
      }
      return passed;
    },
  };
}
