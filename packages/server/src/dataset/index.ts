import type {
  Dataset,
  DatasetId,
  Draft,
  InstitutionId,
  LanguageMap,
  Problem,
  Sha256,
  Slug,
  Table,
  Tombstone,
} from '@milpa/sdk';
import type { AnyOperationHandler, Caller, RawRoute } from '../http/index.ts';
import type { ResponsibilitySource } from '../institution/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { listExtraBlockers } from './blockers.ts';
import { cleanUp, cleanUpEverySeconds, cleanUpJob } from './clean-up.ts';
import { noExtra } from './extra.ts';
import { type ReadForm, readForm } from './form.ts';
import { checkLinksJob, createLinkChecks, defaultLinkCheckLimits } from './links/check-links.ts';
import { createLinkHandlers, createLinkRoutes } from './links/routes.ts';
import { requireReader } from './may.ts';
import { type DatasetContext, type DatasetNeeds, defaultDatasetLimits, type IncomingFile } from './model.ts';
import { purgeJob, removePurged } from './purge/purge-dataset.ts';
import { createPurgeHandlers } from './purge/routes.ts';
import { purgeStore } from './purge/store.ts';
import { createRawRoutes } from './raw-routes.ts';
import { createResponsibilities } from './responsible.ts';
import { createDatasetHandlers } from './routes.ts';
import { createRowsRoutes } from './rows-routes.ts';
import { readFileJob } from './service/add-files.ts';
import { createColumnsCache } from './service/answer-rows.ts';
import { createDepositing, type Depositing } from './service/depositing.ts';
import { createDescribing, type Describing } from './service/describing.ts';
import { presentLoaded, requireDraft, requirePublisherOf } from './service/edit-draft.ts';
import { createExports } from './service/export-table.ts';
import {
  explainAbsence,
  findByKey,
  findOwner,
  findPublicTable,
  findReleasedDataset,
  findTombstone,
  listReleasedDatasets,
  listReleasedOf,
} from './service/find-released.ts';
import { createHandling, type Handling } from './service/handling.ts';
import { readFile } from './service/read-file.ts';
import { createReleasing, type Releasing } from './service/releasing.ts';
import { createVerifying, type FilesReport } from './service/verify-files.ts';
import { createSqlRoutes } from './sql/routes.ts';
import { listDatasetsOf } from './store/dataset.ts';
import { findByIdentifier } from './store/key.ts';
import {
  listSeriesMembers,
  listVersionNumbers,
  listWithdrawn,
  type VersionsAsk,
  type WithdrawnRow,
} from './store/release.ts';
import { createUploads } from './upload/tus.ts';

export { type ExtraSchema, noExtra, parseExtraSchema } from './extra.ts';
export type { ReadForm } from './form.ts';
export { listChanges } from './history.ts';
export { type LinkCheckLimits, lookAtPage } from './links/check-links.ts';
export { type LinkReason, linkReasons } from './links/judge.ts';
export type {
  Checkpoint,
  DatasetLimits,
  DatasetNeeds,
  GatedDraft,
  Gone,
  IncomingFile,
  Purging,
  ReleaseGate,
} from './model.ts';
export { checkpoints, defaultDatasetLimits } from './model.ts';
export { createRenewing, type Renewing } from './renewing.ts';
export type { Depositing } from './service/depositing.ts';
export type { Describing } from './service/describing.ts';
export type { Handling, ResourceAsk, ResourceRow } from './service/handling.ts';
export type { Releasing, WorkingCopy } from './service/releasing.ts';
export type { CopyChange, Described, StandingCopy, Taken } from './service/take-described.ts';
export type { FilesReport } from './service/verify-files.ts';

/** How far a dataset is: whose, and when it was first released. */
export interface StandingDataset {
  readonly id: DatasetId;
  readonly slug: Slug;
  readonly title: LanguageMap;
  readonly publisher: InstitutionId;
  readonly state: 'draft' | 'released' | 'withdrawn';
  readonly issued: Date | null;
}

export interface Datasets {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
  readonly jobs: JobHandlers;
  /** Asks for the periodic cleaning; call once at start, as often as you like. */
  start(): Promise<void>;
  /** One released dataset, by identifier or any address it has or had; undefined when there is none, or it is withdrawn. */
  findReleased(key: string, version?: number): Promise<Dataset | undefined>;
  /** The working copy, for who may read it. Throws `not-found`, `sign-in-needed`, `not-allowed`. */
  requireDraft(caller: Caller | undefined, id: string): Promise<Draft>;
  /** Why nothing can be read under this key, or of this version: `not-found`, or `withdrawn` with its tombstone. */
  explainAbsence(key: string, version?: number): Promise<Problem>;
  /** Those of these that are released, in their newest version, in no order. */
  listReleasedOf(ids: readonly DatasetId[]): Promise<Dataset[]>;
  /** Every released dataset in its newest version, in order of identifier; memory stays flat. */
  listReleased(): AsyncIterable<Dataset>;
  /** Which datasets are released in which version, and nothing else of them: quick, however many there are. */
  listVersionNumbers(ask: VersionsAsk): Promise<readonly { readonly id: DatasetId; readonly version: number }[]>;
  /** A table in the newest release that has it; undefined when none has, or the dataset is withdrawn. */
  findReleasedTable(id: string): Promise<Table | undefined>;
  /** The released dataset that has this address, table or distribution. */
  findOwner(of: 'slug' | 'table' | 'distribution', key: string): Promise<DatasetId | undefined>;
  /** When, why and by whom a dataset was withdrawn, by identifier or any address it had; undefined when it is not withdrawn. */
  findTombstone(key: string): Promise<Tombstone | undefined>;
  /** The released datasets of a series in their order, at most this many. */
  listMembers(series: DatasetId, limit: number): Promise<readonly DatasetId[]>;
  /**
   * Grows in the transaction that orders a purge, which hides what it is about: what was made of datasets under a lesser mark
   * may hold what nobody may read, and is not given to anybody any more.
   */
  findPurgeMark(): Promise<number>;
  /** What those of these are called of which all is ordered to go, or went. */
  listPurgedTitles(ids: readonly DatasetId[]): Promise<ReadonlyMap<DatasetId, LanguageMap>>;
  /** Withdrawn datasets, the latest first; of one publisher or of all. */
  listWithdrawn(
    publisher: InstitutionId | null,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<{ readonly total: number; readonly rows: readonly WithdrawnRow[] }>;
  /** The present address of a dataset that has or had this one, released or withdrawn; undefined when it never was public. */
  findSlug(key: string): Promise<string | undefined>;
  /** The dataset of a publisher that carries this identifier (adms:identifier), the oldest should several do. */
  findByIdentifier(publisher: InstitutionId, identifier: string): Promise<DatasetId | undefined>;
  /** How far each of these is; those that do not exist are left out. */
  listStanding(ids: readonly DatasetId[]): Promise<readonly StandingDataset[]>;
  /** Asks every link whose time has come; gives how many. */
  checkLinks(signal?: AbortSignal): Promise<number>;
  /** Many descriptions at once, for those who take in whole catalogues. */
  readonly describing: Describing;
  /** A file at a time, from those who have it in the file store already. */
  readonly depositing: Depositing;
  /** Working copies as those see them who let them out. */
  readonly releasing: Releasing;
  /** Many files and links at once. */
  readonly handling: Handling;
  /** A finished upload of the caller, in the file store. Throws when it is not there, or not whole. */
  requireUpload(id: string, caller: Caller): Promise<IncomingFile>;
  /** The fields and files of a multipart form; the files are in the store by then. */
  readForm(request: Request): Promise<ReadForm>;
  /** What one person cares for, for those who give it to another. */
  readonly responsibilities: readonly ResponsibilitySource[];
  /** Whether a file is stored and its bytes have the hash it is stored under. */
  isIntact(sha256: Sha256): Promise<boolean>;
  /** Reads every stored file and looks for every file that should be there; changes nothing. */
  verifyFiles(signal?: AbortSignal): Promise<FilesReport>;
}

/** Datasets: files in, working copies, releases that are never changed, tables and their rows out. */
export function createDatasets(needs: DatasetNeeds): Datasets {
  const context: DatasetContext = {
    ...needs,
    portalName: needs.portalName ?? 'Milpa',
    extra: needs.extra ?? noExtra,
    limits: { ...defaultDatasetLimits, ...needs.limits },
    checkpoint: needs.checkpoint ?? (() => undefined),
  };
  const uploads = createUploads(context);
  const rows = createRowsRoutes(context, { columnsOf: createColumnsCache(context), exports: createExports(context) });
  const sql = createSqlRoutes(context);
  const links = needs.egress && createLinkChecks(context, needs.egress, needs.linkChecks);
  const everySeconds = needs.linkChecks?.everySeconds ?? defaultLinkCheckLimits.everySeconds;
  const askLinkChecks = (delaySeconds: number) =>
    needs.jobs.add(needs.database, checkLinksJob, {}, { key: checkLinksJob, delaySeconds });
  const askCleanUp = (delaySeconds: number) =>
    needs.jobs.add(needs.database, cleanUpJob, {}, { key: cleanUpJob, delaySeconds });
  return {
    handlers: [
      ...createDatasetHandlers(context, { uploads }),
      ...createPurgeHandlers(context),
      ...createLinkHandlers(context),
      ...rows.handlers,
      ...sql.handlers,
    ],
    rawRoutes: [
      ...createRawRoutes(context, { uploads }),
      ...createLinkRoutes(context),
      ...rows.rawRoutes,
      ...sql.rawRoutes,
    ],
    jobs: {
      [purgeJob]: (payload, signal) => removePurged(context, payload, signal),
      [readFileJob]: (payload, signal) => readFile(context, payload, signal),
      [cleanUpJob]: async (_, signal) => {
        await askCleanUp(cleanUpEverySeconds);
        await cleanUp(context, uploads, signal);
      },
      // Known even when switched off: a job that waits from before ends without doing anything.
      [checkLinksJob]: async (_, signal) => {
        if (!links) return;
        await askLinkChecks(everySeconds);
        await links.run(signal);
      },
    },
    async start() {
      await askCleanUp(60);
      if (links) await askLinkChecks(everySeconds);
    },
    checkLinks: async (signal) => (links ? links.run(signal ?? new AbortController().signal) : 0),
    findReleased: (key, version) => findReleasedDataset(context, key, version),
    requireDraft: (caller, id) => requireWhole(context, caller, id),
    explainAbsence: (key, version) => explainAbsence(context, key, version),
    listReleasedOf: (ids) => listReleasedOf(context, ids),
    listReleased: () => listReleasedDatasets(context),
    listVersionNumbers: (ask) => listVersionNumbers(needs.database, ask),
    findReleasedTable: (id) => findPublicTable(context, id),
    findOwner: (of, key) => findOwner(context, of, key),
    findTombstone: (key) => findTombstone(context, key),
    listMembers: async (series, limit) => (await listSeriesMembers(needs.database, series, limit)).map(({ id }) => id),
    listWithdrawn: (publisher, page) => listWithdrawn(needs.database, publisher, page),
    findPurgeMark: () => purgeStore.count(needs.database),
    listPurgedTitles: (ids) => purgeStore.listTitles(needs.database, ids),
    async findSlug(key) {
      const row = await findByKey(needs.database, key);
      return row && row.latest !== null ? row.slug : undefined;
    },
    findByIdentifier: (publisher, identifier) => findByIdentifier(needs.database, publisher, identifier),
    listStanding: (ids) => listStanding(context, ids),
    describing: createDescribing(context),
    depositing: createDepositing(context),
    releasing: createReleasing(context),
    handling: createHandling(context),
    requireUpload: (id, caller) => uploads.require(id, caller),
    readForm: (request) => readForm(context, request),
    ...createVerifying(context),
    responsibilities: createResponsibilities(needs.database),
  };
}

async function listStanding({ database }: DatasetContext, ids: readonly DatasetId[]): Promise<StandingDataset[]> {
  const rows = ids.length === 0 ? [] : await listDatasetsOf(database, ids);
  return rows.map(({ id, slug, metadata, publisher, state, issued }) => ({
    ...{ id, slug, publisher, state, issued },
    title: metadata.title,
  }));
}

/** The working copy with all that stands in the way of its release, fields of this portal included. */
async function requireWhole(context: DatasetContext, caller: Caller | undefined, id: string): Promise<Draft> {
  const row = await requireDraft(context, caller, id, requireReader);
  const draft = await presentLoaded(await requirePublisherOf(context, row), context.database, row);
  return { ...draft, blockers: [...draft.blockers, ...listExtraBlockers(context.extra, draft.metadata)] };
}
