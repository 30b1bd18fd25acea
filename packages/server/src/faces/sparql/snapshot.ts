import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetId } from '@milpa/sdk';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../storage/database/index.ts';
import { buildGraph, files, followDatasets, type StatementSource } from './graph/index.ts';
import { isEverything, type Stale, store } from './store.ts';

const Current = z.object({
  /** Folder of the files. */
  set: z.string().regex(/^set-[\w-]+$/),
  /** What became of them since they were written whole, in order. */
  changes: z.array(z.string().regex(/^[\w-]+$/)),
  made: z.iso.datetime(),
  /** When they were written whole. */
  whole: z.iso.datetime(),
  /** Of what was written whole. */
  bytes: z.int(),
  /** More than may be asked: there are no files. */
  isTooLarge: z.boolean(),
  /** How many orders to purge there were before it was listed; what was read under fewer may answer no more. */
  since: z.int(),
});
type Current = z.infer<typeof Current>;

export interface Snapshot extends Pick<Current, 'set' | 'bytes' | 'isTooLarge' | 'since'> {
  readonly changes: readonly string[];
  readonly folder: string;
  /** Differs from that of every other snapshot. */
  readonly mark: string;
  readonly made: Date;
  readonly whole: Date;
}

export interface Snapshots {
  /** The newest; undefined before the first, and after an order to purge until there is another. */
  find(): Promise<Snapshot | undefined>;
  /** Writes the graph whole, which takes the place of the last when it is there. */
  make(signal: AbortSignal): Promise<Snapshot>;
  /** Adds what became of datasets that changed; writes it whole where that is due. Gives whether there is more to follow later. */
  follow(signal: AbortSignal): Promise<boolean>;
  /** Lets go of all from before the last order to purge, whole or not. */
  clear(): Promise<void>;
}

export interface SnapshotNeeds {
  readonly folder: string;
  readonly statements: StatementSource;
  readonly database: Database;
  readonly clock: Clock;
  readonly findPurgeMark: () => Promise<number>;
  /** More cannot be read by those who answer, so they are not written. */
  readonly mostStatements: number;
  /** How long to write the whole again may wait, in milliseconds, after one of so many bytes. */
  readonly restMs: (bytes: number) => number;
}

/** Datasets followed in one change. */
const together = 500;
/** Changes that lie beside what was written whole, and the part of its bytes they may have, before it is written again. */
const most = { changes: 500, part: 0.5 } as const;
/** What no event tells is in the graph after so long, when something else changes. */
const longestMs = 86_400_000;
const currentName = 'current.json';

/**
 * The graph of the catalogue as N-Triples in files of the data folder: written whole, and then what became of it. Whichever process
 * of the portal writes, the others see by `current.json` that there is more; processes that read keep what they have until they end.
 */
export function createSnapshots(needs: SnapshotNeeds): Snapshots {
  const keeper = createKeeper(needs);
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other in this process; others are noticed when files take the place of others. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work);
    last = done.catch(() => undefined); // told to who asked for it
    return done;
  };
  return {
    find: keeper.find,
    make: (signal) => alone(() => makeWhole(needs, keeper, signal)),
    follow: (signal) => alone(() => follow(needs, keeper, signal)),
    clear: keeper.clear,
  };
}

type Keeper = ReturnType<typeof createKeeper>;

function createKeeper({ folder, database, findPurgeMark }: SnapshotNeeds) {
  const path = join(folder, currentName);
  const findCurrent = async (): Promise<Current | undefined> => {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    const parsed = text === undefined ? undefined : Current.safeParse(parseJson(text));
    return parsed?.success ? parsed.data : undefined;
  };
  const find = async (): Promise<Snapshot | undefined> => {
    const since = await findPurgeMark();
    const current = await findCurrent();
    if (current?.since !== since) return undefined;
    const { set, changes, made, whole, ...rest } = current;
    const own = { folder: join(folder, set), mark: `${set}-${changes.length}` };
    return { ...rest, ...own, set, changes, made: new Date(made), whole: new Date(whole) };
  };
  return {
    find,
    async clear() {
      await mkdir(folder, { recursive: true });
      const since = await findPurgeMark();
      const current = await findCurrent();
      if (current && current.since < since) await rm(path, { force: true });
      const names = await readdir(folder);
      await removeSets(
        folder,
        names.filter((name) => findSince(name) < since),
      );
    },
    /** Puts it in the place of `before`, unless that is no longer there: then somebody else was faster, or a purge came. */
    put: (current: Current, before: Standing, followed: Followed): Promise<boolean> =>
      database.transaction(async (tx) => {
        await store.lock(tx);
        const now = await find();
        if (now?.mark !== before.mark || (await findPurgeMark()) !== before.since) return false;
        const fresh = `${path}.new`;
        await writeFile(fresh, JSON.stringify(current), { flush: true });
        await rename(fresh, path);
        if ('some' in followed) await store.remove(tx, followed.some);
        else await store.removeUpTo(tx, followed.upTo);
        if (now?.set !== current.set) await removeOthers(folder, current, now);
        return true;
      }),
  };
}

type Followed = { readonly some: readonly Stale[] } | { readonly upTo: number };
interface Standing {
  readonly mark: string | undefined;
  readonly since: number;
}

const unique = () => `${process.pid}-${(performance.timeOrigin + performance.now()).toFixed(0)}`;
/** Folders of files, and the one file of earlier versions of the portal. */
const isSet = (name: string) => /^(?:set-|catalog[-.])/.test(name);
/** After how many orders to purge it was begun, which its name says. */
const findSince = (name: string) => Number(/^set-(\d+)-/.exec(name)?.[1] ?? -1);

async function removeSets(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) if (isSet(name)) await rm(join(folder, name), { recursive: true, force: true });
}

/** The one before stays until the next: somebody may be reading it. What another process may be writing stays an hour. */
async function removeOthers(folder: string, current: Current, before: Snapshot | undefined): Promise<void> {
  const old: string[] = [];
  for (const name of await readdir(folder)) {
    if (!isSet(name) || name === current.set || name === before?.set) continue;
    const found = await stat(join(folder, name)).catch(() => undefined);
    const isOld = found === undefined || found.mtime.getTime() < Date.parse(current.made) - hour;
    if (isOld || /^set-\d+-(\d+)-/.exec(name)?.[1] === String(process.pid)) old.push(name);
  }
  await removeSets(folder, old);
}
const hour = 3_600_000;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a torn file is as good as none
  }
}

async function makeWhole(needs: SnapshotNeeds, keeper: Keeper, signal: AbortSignal): Promise<Snapshot> {
  const { folder, statements: source, database, clock, mostStatements } = needs;
  for (;;) {
    const before: Standing = (await keeper.find()) ?? { mark: undefined, since: await needs.findPurgeMark() };
    const upTo = await store.findNumber(database);
    const set = `set-${before.since}-${unique()}`;
    const path = join(folder, set);
    try {
      const { isTooLarge } = await buildGraph(path, source, mostStatements, signal);
      const bytes = isTooLarge ? 0 : (await stat(join(path, files.plain))).size;
      const at = clock().toISOString();
      const current = { set, changes: [], made: at, whole: at, bytes, isTooLarge, since: before.since };
      if (isTooLarge) await rm(path, { recursive: true, force: true });
      if (await keeper.put(current, before, { upTo })) break;
    } catch (error) {
      await rm(path, { recursive: true, force: true });
      // A purge takes away what is being written, too.
      if (signal.aborted || (await needs.findPurgeMark()) === before.since) throw error;
      continue;
    }
    // A purge or another process came meanwhile: what was read before that must not stand.
    await rm(path, { recursive: true, force: true });
  }
  const made = await keeper.find();
  if (!made) throw new Error('the graph of the catalogue is gone as soon as it was written');
  return made;
}

async function follow(needs: SnapshotNeeds, keeper: Keeper, signal: AbortSignal): Promise<boolean> {
  const { database, clock, restMs } = needs;
  for (;;) {
    signal.throwIfAborted();
    const before = await keeper.find();
    const age = before ? clock().getTime() - before.whole.getTime() : Number.POSITIVE_INFINITY;
    const some = await store.list(database, together);
    if (!before || age > longestMs || (await isTooMuch(database, before))) {
      await makeWhole(needs, keeper, signal);
      return false;
    }
    if (some.length === 0) return false;
    if (before.isTooLarge) {
      await store.remove(database, some);
      continue;
    }
    const isWhole = some.some(isEverything);
    if (isWhole && age >= restMs(before.bytes)) {
      await makeWhole(needs, keeper, signal);
      return false;
    }
    const named = some.filter((one) => !isEverything(one));
    if (named.length === 0) return true;
    try {
      await followSome(needs, keeper, { before, named }, signal);
    } catch (error) {
      // A purge takes away what is being read and written here.
      if ((await needs.findPurgeMark()) === before.since) throw error;
    }
  }
}

/** Whether what changed is so much that it is written whole at less cost. */
async function isTooMuch(database: Database, { changes, folder, bytes, isTooLarge }: Snapshot): Promise<boolean> {
  if (isTooLarge) return false;
  if (changes.length >= most.changes || (await store.count(database)) > mostFollowed) return true;
  let beside = 0;
  for (const change of changes) beside += (await stat(join(folder, files.come(change)))).size;
  return beside > Math.max(bytes * most.part, leastBeside);
}
/** Bytes of changes that never weigh. */
const leastBeside = 2 ** 20;
/** Datasets that are followed one by one. */
const mostFollowed = 5000;

interface Step {
  readonly before: Snapshot;
  readonly named: readonly Stale[];
}

async function followSome(
  { statements: source, clock, database }: SnapshotNeeds,
  keeper: Keeper,
  { before, named }: Step,
  signal: AbortSignal,
): Promise<void> {
  const { folder, set, changes, whole, bytes, isTooLarge, since } = before;
  const name = unique();
  const ids: readonly DatasetId[] = named.map(({ dataset }) => dataset);
  const written = await followDatasets({ folder, changes, name, source }, ids, signal);
  if (written === 0) return void (await store.remove(database, named));
  const made = { made: clock().toISOString(), whole: whole.toISOString() };
  const current = { set, changes: [...changes, name], ...made, bytes, isTooLarge, since };
  await keeper.put(current, before, { some: named });
}
