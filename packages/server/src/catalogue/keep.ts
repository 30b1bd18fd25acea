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
  /** Reads how datasets are now and writes them down, or takes them out. */
  index(datasets: readonly DatasetId[]): Promise<void>;
  indexPublishers(institutions: readonly InstitutionId[]): Promise<void>;
  /** Makes everything anew, answering all the while; gives the number of datasets. */
  rebuild(signal?: AbortSignal): Promise<number>;
  /** Compares with the releases; changes nothing. */
  compare(): Promise<CheckReport>;
  /** Compares with the releases, and mends what differs. */
  check(signal?: AbortSignal): Promise<CheckReport>;
  /** Makes anew what time or use has changed: what is late by now, what is used more or less. Gives how many. */
  refresh(signal?: AbortSignal): Promise<number>;
}

/** Datasets that are read and written together: statements are what they cost, and readers wait no longer than for these. */
const together = 100;

function* divide<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += together) yield items.slice(at, at + together);
}

export function createKeeper(needs: KeeperNeeds): Keeper {
  const { database, search, datasets } = needs;
  const indexSome = (some: readonly DatasetId[]) =>
    database.transaction(async (tx) => {
      await store.lock(tx, some);
      const released = await datasets.listReleasedOf(some);
      const there = new Set(released.map(({ id }) => id));
      const gone = some.filter((id) => !there.has(id));
      if (gone.length > 0) {
        await search.remove(gone);
        await store.remove(tx, gone);
      }
      if (released.length === 0) return;
      const entries = await readEntries(needs, released);
      await store.put(tx, entries);
      await search.put(entries.map(({ document }) => document));
    });
  const index = async (ids: readonly DatasetId[], signal?: AbortSignal) => {
    for (const some of divide([...new Set(ids)])) {
      signal?.throwIfAborted();
      await indexSome(some);
    }
  };
  const check: Keeper['check'] = async (signal) => {
    const report = await compare(needs);
    await index([...report.missing, ...report.stale, ...report.surplus], signal);
    return report;
  };
  return {
    index: (ids) => index(ids),
    compare: () => compare(needs),
    check,
    refresh: (signal) => refresh(needs, index, signal),
    async indexPublishers(institutions) {
      const found: DatasetId[] = [];
      for (const institution of institutions) found.push(...(await store.listOf(database, institution)));
      await index(found);
    },
    async rebuild(signal) {
      const count = await search.rebuild(listDocuments(needs, signal));
      // What changed while it ran, and entries of datasets that are gone.
      await check(signal);
      return count;
    },
  };
}

async function* listDocuments(needs: KeeperNeeds, signal?: AbortSignal): AsyncGenerator<SearchDocument> {
  let held: Dataset[] = [];
  const write = async () => {
    const entries = await readEntries(needs, held);
    held = [];
    await store.put(needs.database, entries);
    return entries.map(({ document }) => document);
  };
  for await (const dataset of needs.datasets.listReleased()) {
    signal?.throwIfAborted();
    held.push(dataset);
    if (held.length >= together) yield* await write();
  }
  if (held.length > 0) yield* await write();
}

const listedAtOnce = 1000;

async function refresh(
  { database, clock, freshness }: KeeperNeeds,
  index: (ids: readonly DatasetId[], signal?: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): Promise<number> {
  const now = clock();
  let changed = 0;
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await store.listChanging(database, last, sinceLately(now), listedAtOnce);
    const other = rows.filter(
      ({ frequency, modified, timeliness, use, used }) =>
        judgeTimeliness(freshness.judge(frequency, modified)) !== timeliness || use !== used,
    );
    await index(
      other.map(({ dataset }) => dataset),
      signal,
    );
    changed += other.length;
    const end = rows.at(-1);
    if (!end) return changed;
    last = end.dataset;
  }
}

const sinceLately = (now: Date): string => formatDay(new Date(now.getTime() - useDays * 86_400_000));

/** Publishers are looked up once however many datasets they have. */
async function readEntries(needs: KeeperNeeds, released: readonly Dataset[]): Promise<Entry[]> {
  const { database, institutions, clock, freshness, loadPlaces, extraFields } = needs;
  const places = await loadPlaces();
  const ids = released.map(({ id }) => id);
  const used = await useStore.sum(database, ids, sinceLately(clock()));
  const known = new Map<string, readonly PublicBody[]>();
  const entries: Entry[] = [];
  for (const dataset of released) {
    const publisher = dataset.publisher.id;
    const publishers = known.get(publisher) ?? (await listPublishers(institutions, publisher));
    known.set(publisher, publishers);
    const tables = await readTables(needs.datasets, dataset);
    const use = used.get(dataset.id) ?? 0;
    entries.push(describeEntry({ dataset, tables, publishers, places, extraFields, use, judge: freshness.judge }));
  }
  return entries;
}

async function readTables(datasets: KeeperNeeds['datasets'], dataset: Dataset): Promise<Table[]> {
  const tables: Table[] = [];
  for (const { id } of listTables(dataset)) {
    const table = await datasets.findReleasedTable(id);
    if (table) tables.push(table);
  }
  return tables;
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
