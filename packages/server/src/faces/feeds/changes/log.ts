import { type Dataset, type DatasetId, type LanguageMap, Slug, type Tombstone } from '@milpa/sdk';
import type { Clock } from '../../../clock.ts';
import type { Database } from '../../../storage/database/index.ts';
import { type Change, findChange, type Since } from './model.ts';
import { store } from './store.ts';

export interface LogNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly datasets: {
    listReleasedOf(ids: readonly DatasetId[]): Promise<Dataset[]>;
    findTombstone(key: string): Promise<Tombstone | undefined>;
    listPurgedTitles(ids: readonly DatasetId[]): Promise<ReadonlyMap<DatasetId, LanguageMap>>;
    listReleased(): AsyncIterable<Dataset>;
  };
}

export interface ChangeReader {
  /** In the order in which they were noticed, at most `limit`. */
  list(since: Since, limit: number): Promise<readonly Change[]>;
  /** The newest first. */
  listNewest(limit: number): Promise<readonly Change[]>;
  /** Grows whenever a feed of the whole catalogue may say something else. */
  findGeneration(): Promise<number>;
}

export interface ChangeLog extends ChangeReader {
  /** Compares how datasets stand with what was noted of them, and notes what is new. May be repeated. */
  note(datasets: readonly DatasetId[]): Promise<void>;
  /** Takes the old titles and addresses of a dataset that was withdrawn out of what was noted, for a purge. */
  forget(dataset: DatasetId): Promise<void>;
  /** Something besides datasets changed what feeds say. */
  grow(): Promise<void>;
  /** Notes every released dataset that never was: those from before there was a feed. */
  fill(signal: AbortSignal): Promise<number>;
}

const batch = 500;

export function createChangeLog(needs: LogNeeds): ChangeLog {
  const { database } = needs;
  return {
    list: async (since, limit) => hide(needs, await store.list(database, since, limit)),
    listNewest: async (limit) => hide(needs, await store.listNewest(database, limit)),
    findGeneration: () => store.findGeneration(database),
    async grow() {
      await store.grow(database);
    },
    note: (datasets) => note(needs, datasets),
    async forget(dataset) {
      const tombstone = await needs.datasets.findTombstone(dataset);
      if (tombstone) await store.forget(database, tombstone);
    },
    fill: (signal) => fill(needs, signal),
  };
}

/** What was noted of a dataset of which all is ordered to go says neither its title nor its address, whether it went or not. */
async function hide({ datasets }: LogNeeds, changes: readonly Change[]): Promise<readonly Change[]> {
  const titles = await datasets.listPurgedTitles([...new Set(changes.map(({ dataset }) => dataset))]);
  return changes.map((change) => {
    const title = titles.get(change.dataset);
    return title ? { ...change, title, slug: Slug.parse(change.dataset) } : change;
  });
}

const note = ({ database, clock, datasets }: LogNeeds, ids: readonly DatasetId[]): Promise<void> =>
  database.transaction(async (tx) => {
    await store.lock(tx);
    const last = await store.listLast(tx, ids);
    const released = new Map((await datasets.listReleasedOf(ids)).map((dataset) => [dataset.id, dataset]));
    const noted = clock();
    const changes: Omit<Change, 'number'>[] = [];
    for (const id of new Set(ids)) {
      const before = last.get(id);
      const dataset = released.get(id);
      const tombstone = dataset ? undefined : await datasets.findTombstone(id);
      const kind = findChange(
        before,
        dataset ? { state: 'released', version: dataset.version } : tombstone && { state: 'withdrawn' },
      );
      if (!kind) continue;
      if (dataset) changes.push(presentReleased(dataset, kind, noted));
      else if (tombstone) changes.push(presentWithdrawn(tombstone, before?.version ?? 1, noted));
    }
    if (changes.length === 0) return;
    await store.add(tx, changes);
    await store.grow(tx);
  });

const presentReleased = (dataset: Dataset, kind: Change['kind'], noted: Date): Omit<Change, 'number'> => ({
  dataset: dataset.id,
  kind,
  version: dataset.version,
  at: kind === 'restored' ? noted : new Date(dataset.released),
  noted,
  slug: dataset.slug,
  title: dataset.metadata.title,
  withdrawal: null,
});

const presentWithdrawn = (tombstone: Tombstone, version: number, noted: Date): Omit<Change, 'number'> => ({
  dataset: tombstone.id,
  kind: 'withdrawn',
  version,
  at: new Date(tombstone.withdrawn),
  noted,
  // Identifiers have the form of an address too, and lead to where the tombstone is.
  slug: Slug.parse(tombstone.id),
  title: tombstone.title,
  withdrawal: { reason: tombstone.reason, authority: tombstone.authority },
});
async function fill({ database, clock, datasets }: LogNeeds, signal: AbortSignal): Promise<number> {
  let added = 0;
  let held: Dataset[] = [];
  const write = async () => {
    const all = held;
    held = [];
    if (all.length === 0) return;
    await database.transaction(async (tx) => {
      await store.lock(tx);
      const unnoted = await store.listUnnoted(
        tx,
        all.map(({ id }) => id),
      );
      const noted = clock();
      const missing = all
        .filter(({ id }) => unnoted.has(id))
        .map((dataset) => presentReleased(dataset, 'created', noted));
      if (missing.length === 0) return;
      await store.add(tx, missing);
      await store.grow(tx);
      added += missing.length;
    });
  };
  for await (const dataset of datasets.listReleased()) {
    signal.throwIfAborted();
    held.push(dataset);
    if (held.length >= batch) await write();
  }
  await write();
  return added;
}
