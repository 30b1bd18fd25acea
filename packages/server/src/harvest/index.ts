import { join } from 'node:path';
import type { DatasetId, ImportId, PurgeId, Sha256 } from '@milpa/sdk';
import { z } from 'zod';
import type { AnyOperationHandler, RawRoute } from '../http/index.ts';
import type { JobHandlers, Jobs } from '../jobs/index.ts';
import type { SheetNeeds } from '../sheet/index.ts';
import type { Transaction } from '../storage/database/index.ts';
import { defaultHarvestLimits, type HarvestLimits } from './model.ts';
import { createHarvestHandlers, createHarvestRoutes, type RouteNeeds } from './routes.ts';
import { type RunNeeds, runImport } from './run.ts';
import { createSources } from './source/index.ts';
import { type CataloguedRow, store } from './store.ts';

export type { HarvestLimits, ImportRecord, Source } from './model.ts';
export { defaultHarvestLimits } from './model.ts';

export interface Harvest {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
  readonly jobs: JobHandlers;
  /** What catalogues of elsewhere said of themselves and of the datasets that came from them. */
  readonly catalogues: {
    listCatalogued(datasets: readonly DatasetId[]): Promise<CataloguedRow[]>;
    findCatalogue(source: string, name: string): Promise<string | undefined>;
  };
  /** Whether an import refers to a stored file, so that it is not taken for a leftover. */
  isFileUsed(sha256: Sha256): Promise<boolean>;
  /** Removes what imports said of a dataset, in the transaction that purges it; gives hashes of files that go too. */
  forget(tx: Transaction, dataset: DatasetId, purge: PurgeId): Promise<readonly string[]>;
}

export interface HarvestNeeds
  extends Omit<RunNeeds, 'limits' | 'sources' | 'publicUrl' | 'datasets'>,
    Pick<RouteNeeds, 'datasets'>,
    Pick<SheetNeeds, 'engine'> {
  readonly jobs: Pick<Jobs, 'add'>;
  readonly config: { readonly publicUrl: string; readonly dataFolder: string };
  readonly limits?: Partial<HarvestLimits>;
}

const job = 'harvest-run-import';
const Payload = z.object({ import: z.uuid() });

/** Descriptions of datasets from elsewhere: files in many forms in, working copies and releases out, with a report. */
export function createHarvest(given: HarvestNeeds): Harvest {
  const needs: RouteNeeds = {
    ...given,
    limits: { ...defaultHarvestLimits, ...given.limits },
    publicUrl: given.config.publicUrl,
    sources: createSources({ engine: given.engine, folder: join(given.config.dataFolder, 'imports') }),
    ask: (tx, id: ImportId) => given.jobs.add(tx, job, { import: id }),
  };
  return {
    handlers: createHarvestHandlers(needs),
    rawRoutes: createHarvestRoutes(needs),
    jobs: { [job]: (payload, signal) => runImport(needs, Payload.parse(payload).import, signal) },
    catalogues: {
      listCatalogued: (datasets) => store.listCatalogued(given.database, datasets),
      findCatalogue: (source, name) => store.findCatalogue(given.database, source, name),
    },
    isFileUsed: (sha256) => store.isUsed(given.database, sha256),
    forget: store.forget,
  };
}
