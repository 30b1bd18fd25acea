import { DatasetId, type ExtraField, InstitutionId, loadPlaces, type Places } from '@milpa/sdk';
import { z } from 'zod';
import { hashOf } from '../audit/index.ts';
import type { CatalogueEvent, Events } from '../events.ts';
import type { Answered, AnyOperationHandler } from '../http/index.ts';
import type { JobHandlers, Jobs } from '../jobs/index.ts';
import type { Queryable } from '../storage/database/index.ts';
import { createKeeper, type Keeper, type KeeperNeeds } from './keep.ts';
import { createMisses } from './misses.ts';
import { countOpenness, type OpennessCount } from './openness.ts';
import { createCatalogueHandlers, type RouteNeeds } from './routes.ts';
import { type RecentRelease, store } from './store.ts';
import { createUse } from './use.ts';

export type { CheckReport } from './keep.ts';
export type { ReleasedDatasets } from './model.ts';
export { type Openness, rateOpenness } from './stars.ts';
export type { RecentRelease } from './store.ts';
export { readSynonyms } from './synonyms.ts';

export interface Catalogue extends Keeper {
  /** In a transaction of somebody else’s: lists name the dataset no more, until it is indexed again. */
  hide(tx: Queryable, dataset: DatasetId): Promise<void>;
  readonly handlers: readonly AnyOperationHandler[];
  /** `catalogue-rebuild` and `catalogue-check`, without payload. */
  readonly jobs: JobHandlers;
  /** Asks for a check soon, and one every day from then on; call it at each start. */
  start(): Promise<void>;
  /** Counts a request that was answered, when it read a page or a file of a dataset. Costs no statement. */
  noteAnswered(answered: Answered): void;
  /** Writes down what was counted in memory; call it now and then, and before the database closes. */
  flush(): Promise<void>;
  /** What to do when things happened below. Each may be repeated. */
  readonly events: {
    readonly [Name in CatalogueEvent]: (events: readonly Events[Name][]) => Promise<void>;
  };
  /** How many datasets each of these has released; those without any are left out. */
  countDatasets(ids: readonly InstitutionId[]): Promise<ReadonlyMap<InstitutionId, number>>;
  /** The newest release of each dataset, newest first; of one publisher or of all. */
  listRecent(publisher: InstitutionId | null, limit: number): Promise<readonly RecentRelease[]>;
  /** Addresses of released datasets, in an order that new releases do not change. */
  listAddresses(offset: number, limit: number): Promise<readonly { readonly slug: string; readonly released: Date }[]>;
  countReleased(): Promise<number>;
  /** How many released datasets carry each theme. */
  countThemes(): Promise<ReadonlyMap<string, number>>;
  /** How many keep the frequency they promised. */
  countTimeliness(): Promise<{ readonly met: number; readonly late: number; readonly unknown: number }>;
  /** Of every publisher, how open what it released is. */
  countOpenness(): Promise<readonly OpennessCount[]>;
}

const checkJob = 'catalogue-check';

const AboutDatasets = z.array(z.object({ dataset: DatasetId }));
const AboutInstitutions = z.array(z.object({ institution: InstitutionId }));

export type CatalogueNeeds = Omit<KeeperNeeds & RouteNeeds, 'loadPlaces' | 'misses' | 'extraFields'> & {
  /** Fields this portal added to descriptions; none when absent. */
  readonly extraFields?: readonly ExtraField[];
  readonly jobs: Pick<Jobs, 'add'>;
};

function createOnce(load: () => Promise<Places>): () => Promise<Places> {
  let loaded: Promise<Places> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

/** Makes everything anew when the fields of this portal are others than those it was made with; says whether it did. */
async function renew(
  { database, extraFields }: Pick<KeeperNeeds, 'database' | 'extraFields'>,
  keeper: Keeper,
  signal: AbortSignal,
): Promise<boolean> {
  const part = 'extra-fields';
  const made = hashOf(extraFields);
  if (((await store.findMade(database, part)) ?? hashOf([])) === made) return false;
  await keeper.rebuild(signal);
  await store.setMade(database, part, made);
  return true;
}

/** The collection: lists, search and facets over what is released. A projection, rebuilt from the releases at any time. */
export function createCatalogue(given: CatalogueNeeds): Catalogue {
  const needs = {
    ...given,
    extraFields: given.extraFields ?? [],
    loadPlaces: createOnce(loadPlaces),
    misses: createMisses(given),
  };
  const { misses } = needs;
  const use = createUse(needs);
  const askCheck = (delaySeconds: number) =>
    needs.jobs.add(needs.database, checkJob, {}, { key: checkJob, delaySeconds });
  const keeper = createKeeper(needs);
  const again = (events: unknown) => keeper.index(AboutDatasets.parse(events).map(({ dataset }) => dataset));
  return {
    ...keeper,
    async hide(tx, dataset) {
      // Whoever is indexing it just now is done before, or reads afterwards what may be told.
      await store.lock(tx, [dataset]);
      await store.remove(tx, [dataset]);
    },
    handlers: createCatalogueHandlers(needs),
    jobs: {
      'catalogue-rebuild': async (_, signal) => {
        await keeper.rebuild(signal);
      },
      [checkJob]: async (_, signal) => {
        // What is late is late from the first minute of a day.
        await askCheck(needs.freshness.untilTomorrow());
        if (!(await renew(needs, keeper, signal))) await keeper.check(signal);
        await Promise.all([use.flush(), misses.flush()]);
        await keeper.refresh(signal);
        await Promise.all([use.forget(), misses.forget()]);
      },
    },
    start: () => askCheck(10),
    noteAnswered: use.note,
    async flush() {
      await Promise.all([use.flush(), misses.flush()]);
    },
    events: {
      'dataset-released': again,
      'dataset-withdrawn': again,
      'dataset-restored': again,
      'institution-changed': (events) =>
        keeper.indexPublishers(AboutInstitutions.parse(events).map(({ institution }) => institution)),
    },
    countDatasets: (ids) => store.count(needs.database, ids),
    listRecent: (publisher, limit) => store.listRecent(needs.database, publisher, limit),
    listAddresses: (offset, limit) => store.listAddresses(needs.database, offset, limit),
    countOpenness: () => countOpenness(needs.database),
    countThemes: () => store.countThemes(needs.database),
    countTimeliness: () => store.countTimeliness(needs.database),
    countReleased: async () => (await store.facts(needs.database))?.datasets ?? 0,
  };
}
