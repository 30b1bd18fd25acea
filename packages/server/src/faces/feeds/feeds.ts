import type { Engine } from '@milpa/engine';
import { DatasetId } from '@milpa/sdk';
import { z } from 'zod';
import type { CatalogueEvent, Events } from '../../events.ts';
import type { RawRoute } from '../../http/index.ts';
import type { JobHandlers, Jobs } from '../../jobs/index.ts';
import type { Database } from '../../storage/database/index.ts';
import { createChangeLog, type LogNeeds } from './changes/index.ts';
import { createListDocument, listDocuments } from './documents/index.ts';
import { listEntries } from './entries.ts';
import { createListKeeper, type ListKeeper, type ListNeeds } from './list/index.ts';
import { createIdentities, namePortal } from './names.ts';
import { type AsOf, buildDocuments, buildUntilItStands, createShelf } from './prebuilt/index.ts';
import { createFeedRoutes, type FeedNeeds } from './routes/index.ts';

export interface FeedsNeeds extends Omit<FeedNeeds, 'changes' | 'shelf' | 'datasets' | 'institutions'> {
  readonly datasets: FeedNeeds['datasets'] & ListNeeds['datasets'] & LogNeeds['datasets'];
  readonly institutions: FeedNeeds['institutions'] & ListNeeds['institutions'];
  readonly files: ListNeeds['files'];
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'add'>;
  /** Where documents of the whole catalogue lie ready. */
  readonly folder: string;
  readonly engine: Pick<Engine, 'read'>;
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed: () => number;
  /** Lets readers go first; asked every few milliseconds while documents are built. */
  readonly giveWay: () => Promise<void>;
}

export interface Feeds {
  readonly rawRoutes: readonly RawRoute[];
  /** `feeds-check` and `feeds-build`, without payload, and those that keep the list of the catalogue as a dataset. */
  readonly jobs: JobHandlers;
  /** Asks for a check soon, and one every day from then on; call it at each start. */
  start(): Promise<void>;
  /** Datasets whose files list others: what is purged from the catalogue has to go from them too. */
  listHolders(): Promise<readonly DatasetId[]>;
  /**
   * Lets go of what an order to purge is about: the documents of the whole go at once and are written anew, which takes as long
   * as there are datasets; `forever`: what was noted of it goes too. May be repeated.
   */
  purge(dataset: DatasetId, forever: boolean): Promise<void>;
  /** What to do when something happened below. Each may be repeated. */
  readonly events: {
    readonly [Name in CatalogueEvent]: (events: readonly Events[Name][]) => Promise<void>;
  };
}

const checkJob = 'feeds-check';
const buildJob = 'feeds-build';
const day = 86_400;
/** Seconds between a change and what is built of it: five times as long as it took last, within these. */
const pause = { least: 5, most: 3600, factor: 5 } as const;

const AboutDatasets = z.array(z.object({ dataset: DatasetId }));

/** What other programs read of the catalogue, what changed in it, and the documents of the whole that are kept ready. */
export function createFeeds(needs: FeedsNeeds): Feeds {
  const { database, jobs } = needs;
  const changes = createChangeLog(needs);
  const shelf = createShelf(needs.folder);
  const names = createIdentities(needs.publicUrl, needs.extraFields);
  const list = createListKeeper({ ...needs, shelf, names, portal: namePortal(needs.publicUrl) });
  const askBuild = async () => {
    const manifest = await shelf.findManifest();
    // While what lies there is given to nobody after a purge there is nothing to spare.
    const stands = manifest?.since === (await needs.datasets.findPurgeMark());
    const seconds = stands ? manifest.seconds : 0;
    const delaySeconds = Math.min(pause.most, Math.max(pause.least, Math.ceil(seconds * pause.factor)));
    await jobs.add(database, buildJob, {}, { key: buildJob, delaySeconds, keepsTime: true });
  };
  let building = false;
  const buildInTurn = async (signal: AbortSignal) => {
    // Two at once take twice the memory and no less time: what changed since the first began is asked for again.
    if (building) return await askBuild();
    building = true;
    try {
      const generation = await build(needs, { changes, shelf, list }, signal);
      if ((await changes.findGeneration()) !== generation) await askBuild();
      await list.ask();
    } finally {
      building = false;
    }
  };
  const askCheck = (delaySeconds: number) => jobs.add(database, checkJob, {}, { key: checkJob, delaySeconds });
  const noteDatasets = async (events: unknown) => {
    await changes.note(AboutDatasets.parse(events).map(({ dataset }) => dataset));
    await askBuild();
  };
  return {
    rawRoutes: createFeedRoutes({ ...needs, changes, shelf }),
    jobs: {
      [checkJob]: async (_, signal) => {
        await askCheck(day);
        await changes.fill(signal);
        if (await isBuildDue(needs, { changes, shelf })) await askBuild();
      },
      [buildJob]: (_, signal) => buildInTurn(signal),
      ...list.jobs,
    },
    start: () => askCheck(15),
    listHolders: async () => [await list.find()].flatMap((id) => id ?? []),
    async purge(dataset, forever) {
      await changes.note([dataset]);
      if (forever) await changes.forget(dataset);
      await changes.grow();
      await shelf.clear(await needs.datasets.findPurgeMark());
      await jobs.add(database, buildJob, {}, { key: buildJob });
    },
    events: {
      'dataset-released': noteDatasets,
      'dataset-withdrawn': noteDatasets,
      'dataset-restored': noteDatasets,
      'institution-changed': async () => {
        await changes.grow();
        await askBuild();
      },
    },
  };
}

interface Parts {
  readonly changes: ReturnType<typeof createChangeLog>;
  readonly shelf: ReturnType<typeof createShelf>;
  readonly list: ListKeeper;
}

/** A portal that starts again has its documents: they are not written once more when nothing changed since, within a day. */
async function isBuildDue({ clock }: FeedsNeeds, { changes, shelf }: Omit<Parts, 'list'>): Promise<boolean> {
  const manifest = await shelf.findManifest();
  if (!manifest || manifest.generation !== (await changes.findGeneration())) return true;
  // An hour less, so that the check of each day finds what that of the day before had built.
  return clock().getTime() - Date.parse(manifest.built) > (day - 3600) * 1000;
}

/** Gives the generation that was built, so that a change meanwhile is noticed. */
const build = (needs: FeedsNeeds, parts: Parts, signal: AbortSignal): Promise<number> =>
  buildUntilItStands(parts.shelf, needs.datasets.findPurgeMark, (asOf) => buildOnce(needs, parts, { ...asOf, signal }));

async function buildOnce(
  needs: FeedsNeeds,
  { changes, shelf, list }: Parts,
  { signal, ...asOf }: AsOf & { readonly signal: AbortSignal },
): Promise<number | undefined> {
  const names = createIdentities(needs.publicUrl, needs.extraFields);
  const generation = await changes.findGeneration();
  const [newest] = await needs.catalogue.listRecent(null, 1);
  const told = { names, portal: namePortal(needs.publicUrl) };
  const built = await buildDocuments(
    {
      ...asOf,
      shelf,
      documents: [...listDocuments(told), createListDocument(told, await list.find())],
      facts: { modified: newest?.released.toISOString() },
      generation,
      elapsed: needs.elapsed,
      giveWay: needs.giveWay,
      now: needs.clock,
      engine: needs.engine,
    },
    listEntries({ datasets: needs.datasets, reuses: needs.reuses, sources: needs.sources, names }, signal),
    signal,
  );
  return built ? generation : undefined;
}
