import {
  type Dataset,
  DatasetId,
  type ExtraField,
  type InstitutionId,
  listTables,
  type Places,
  type Table,
} from '@milpa/sdk';
import type { Clock } from '../clock.ts';
import type { PublicBody } from '../institution/index.ts';
import type { FreshnessJudge } from '../publishing/index.ts';
import type { Database } from '../storage/database/index.ts';
import type { SearchDocument, SearchIndex } from '../storage/search/index.ts';
import { formatDay } from './misses.ts';
import { describeEntry, type Entry, type ReleasedDatasets } from './model.ts';
import { store } from './store.ts';
import { judgeTimeliness } from './timeliness.ts';
import { useDays } from './use.ts';
import { useStore } from './use-store.ts';

export interface KeeperNeeds {
  readonly database: Database;
  readonly search: SearchIndex;
  readonly datasets: ReleasedDatasets;
  readonly institutions: { find(key: string): Promise<PublicBody | undefined> };
  readonly clock: Clock;
  readonly freshness: FreshnessJudge;
  /** The gazetteer; read once, when first asked for. */
  readonly loadPlaces: () => Promise<Places>;
  /** Fields this portal added to descriptions. */
  readonly extraFields: readonly ExtraField[];
}

export interface CheckReport {
  readonly datasets: number;
  /** Released but not to be found. */
  readonly missing: readonly DatasetId[];
  /** Found in another version than the newest. */
  readonly stale: readonly DatasetId[];
  /** Found but not released. */
  readonly surplus: readonly DatasetId[];
}

/** Keeps list and index as the releases are. Everything may be repeated. */
export interface Keeper {
  /** Reads how one dataset is now and writes it down, or takes it out. */
  index(dataset: DatasetId): Promise<void>;
  indexPublisher(institution: InstitutionId): Promise<void>;
  /** Makes everything anew, answering all the while; gives the number of datasets. */
  rebuild(signal?: AbortSignal): Promise<number>;
  /** Compares with the releases; changes nothing. */
  compare(): Promise<CheckReport>;
  /** Compares with the releases, and mends what differs. */
  check(): Promise<CheckReport>;
  /** Makes anew what time or use has changed: what is late by now, what is used more or less. Gives how many. */
  refresh(signal?: AbortSignal): Promise<number>;
}

export function createKeeper(needs: KeeperNeeds): Keeper {
  const { database, search, datasets } = needs;
  const index: Keeper['index'] = (id) =>
    database.transaction(async (tx) => {
      await store.lock(tx, id);
      const dataset = await datasets.findReleased(id);
      if (!dataset) {
        await search.remove([id]);
        await store.remove(tx, id);
        return;
      }
      const entry = await readEntry(needs, dataset);
      await store.put(tx, entry);
      await search.put([entry.document]);
    });
  const check: Keeper['check'] = async () => {
    const report = await compare(needs);
    for (const id of [...report.missing, ...report.stale, ...report.surplus]) await index(id);
    return report;
  };
  return {
    index,
    compare: () => compare(needs),
    check,
    refresh: (signal) => refresh(needs, index, signal),
    async indexPublisher(institution) {
      for (const id of await store.listOf(database, institution)) await index(id);
    },
    async rebuild(signal) {
      async function* documents(): AsyncGenerator<SearchDocument> {
        for await (const dataset of datasets.listReleased()) {
          signal?.throwIfAborted();
          const entry = await readEntry(needs, dataset);
          await store.put(database, entry);
          yield entry.document;
        }
      }
      const count = await search.rebuild(documents());
      // What changed while it ran, and entries of datasets that are gone.
      await check();
      return count;
    },
  };
}

const listedAtOnce = 1000;

async function refresh(
  { database, clock, freshness }: KeeperNeeds,
  index: Keeper['index'],
  signal?: AbortSignal,
): Promise<number> {
  const now = clock();
  let changed = 0;
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await store.listChanging(database, last, sinceLately(now), listedAtOnce);
    for (const { dataset, frequency, modified, timeliness, use, used } of rows) {
      signal?.throwIfAborted();
      if (judgeTimeliness(freshness.judge(frequency, modified)) === timeliness && use === used) continue;
      await index(dataset);
      changed += 1;
    }
    const end = rows.at(-1);
    if (!end) return changed;
    last = end.dataset;
  }
}

const sinceLately = (now: Date): string => formatDay(new Date(now.getTime() - useDays * 86_400_000));

async function readEntry(needs: KeeperNeeds, dataset: Dataset): Promise<Entry> {
  const { database, datasets, institutions, clock, freshness, loadPlaces, extraFields } = needs;
  const tables: Table[] = [];
  for (const { id } of listTables(dataset)) {
    const table = await datasets.findReleasedTable(id);
    if (table) tables.push(table);
  }
  const [publishers, places, use] = await Promise.all([
    listPublishers(institutions, dataset.publisher.id),
    loadPlaces(),
    useStore.sum(database, dataset.id, sinceLately(clock())),
  ]);
  return describeEntry({ dataset, tables, publishers, places, extraFields, use, judge: freshness.judge });
}

/** A tree of public bodies is not deeper; a ring in it, which its owner forbids, would end here. */
const deepest = 20;

async function listPublishers(institutions: KeeperNeeds['institutions'], id: string): Promise<PublicBody[]> {
  const found: PublicBody[] = [];
  for (let next: string | null = id; next !== null && found.length < deepest; ) {
    const body: PublicBody | undefined = await institutions.find(next);
    if (!body) break;
    found.push(body);
    next = body.parent;
  }
  return found;
}

/** Three lists in the same order are read side by side: nothing is held but what differs. */
async function compare({ database, search, datasets }: KeeperNeeds): Promise<CheckReport> {
  const missing: DatasetId[] = [];
  const stale: DatasetId[] = [];
  const surplus: DatasetId[] = [];
  let count = 0;
  const listed = createCursor(store.list(database), (entry) => entry.id);
  const indexed = createCursor(search.ids(), (id) => id);
  const skip = async (cursor: { skipTo(id: string | undefined): Promise<string[]> }, id: string | undefined) => {
    for (const passed of await cursor.skipTo(id)) surplus.push(DatasetId.parse(passed));
  };
  for await (const { id, version } of datasets.listReleased()) {
    count += 1;
    await skip(listed, id);
    await skip(indexed, id);
    const entry = listed.current();
    if (entry?.id !== id || indexed.current() !== id) missing.push(id);
    else if (entry.version !== version) stale.push(id);
  }
  await skip(listed, undefined);
  await skip(indexed, undefined);
  return { datasets: count, missing, stale, surplus: [...new Set(surplus)] };
}

/** Reads an ascending list up to the first entry that is not before `id`; what it passes but was not asked for is given back. */
function createCursor<T>(items: AsyncIterable<T>, idOf: (item: T) => string) {
  const iterator = items[Symbol.asyncIterator]();
  let held: T | undefined;
  let asked: string | undefined;
  return {
    current: () => held,
    async skipTo(id: string | undefined): Promise<string[]> {
      const passed: string[] = [];
      while (id === undefined || held === undefined || idOf(held) < id) {
        if (held !== undefined && idOf(held) !== asked) passed.push(idOf(held));
        const next = await iterator.next();
        held = next.done ? undefined : next.value;
        if (next.done) break;
      }
      asked = id;
      return passed;
    },
  };
}
