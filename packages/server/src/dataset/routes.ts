import {
  DistributionId,
  DraftChange,
  type DraftTable,
  formatVersionLinks,
  NewDataset,
  NewFile,
  NewRelease,
  operations,
  TableChange,
  TableId,
  Withdrawal,
} from '@milpa/sdk';
import type { z } from 'zod';
import { listReadable, requireCaller } from '../account/index.ts';
import { type AnyOperationHandler, type Caller, defineHandler } from '../http/index.ts';
import { listExtraBlockers } from './blockers.ts';
import { applyNotes, presentDraft, presentTable } from './draft.ts';
import { requireReader } from './may.ts';
import type { DatasetContext, DatasetRow, IncomingFile, TableRow } from './model.ts';
import { addFilesToDraft, changeDraft, changeTable, removeFile } from './service/change-draft.ts';
import { compareTables, listComparisons } from './service/compare-tables.ts';
import { createDataset } from './service/create-dataset.ts';
import {
  loadDrafts,
  presentLoaded,
  requireDraft,
  requireDraftTable,
  requirePublisherOf,
} from './service/edit-draft.ts';
import {
  listSeriesMembers,
  listVersions,
  presentReleasedTable,
  requireDataset,
  requireProfile,
  requireReleasedTable,
} from './service/find-released.ts';
import { withAvailability } from './service/judge-links.ts';
import { listHistory } from './service/list-history.ts';
import { releaseDataset, restoreDataset, withdrawDataset } from './service/release-dataset.ts';
import { listDatasets } from './store/dataset.ts';
import type { Uploads } from './upload/tus.ts';

export interface RouteParts {
  readonly uploads: Uploads;
}

/** The revision is what If-Match asks for; never kept by a browser, as reading goes on without a new revision. */
export const draftHeaders = (revision: number) => ({ etag: `"${revision}"`, 'cache-control': 'no-store' });
const personal = { 'cache-control': 'no-store' };

export function createDatasetHandlers(context: DatasetContext, parts: RouteParts): readonly AnyOperationHandler[] {
  return [
    ...publicHandlers(context),
    ...draftHandlers(context, parts),
    ...editHandlers(context, parts),
    ...releaseHandlers(context),
  ];
}

function publicHandlers(context: DatasetContext): readonly AnyOperationHandler[] {
  return [
    defineHandler('getDataset', async ({ params, query }) => {
      const { version } = operations.getDataset.query.parse(query ?? {});
      const dataset = await requireDataset(context, params.dataset, version);
      const modified = new Date(dataset.released).toUTCString();
      return { body: dataset, headers: { link: formatVersionLinks(dataset), 'last-modified': modified } };
    }),
    defineHandler('listExtraFields', async () => [...context.extra.fields]),
    defineHandler('listSeriesMembers', ({ params, query }) =>
      listSeriesMembers(context, params.dataset, operations.listSeriesMembers.query.parse(query ?? {})),
    ),
    defineHandler('listReleases', ({ params }) => listVersions(context, params.dataset)),
    defineHandler('listHistory', async ({ params, query }, { caller }) =>
      listHistory(context, caller, params.dataset, operations.listHistory.query.parse(query ?? {})),
    ),
    defineHandler('getTable', async ({ params, query }) => {
      const { version } = operations.getTable.query.parse(query ?? {});
      const table = await requireReleasedTable(context, params.table, version);
      return presentReleasedTable(table, await requireProfile(context, table.version));
    }),
    defineHandler('getTableDiff', async ({ params, query }, { signal }) => {
      const { from, to } = operations.getTableDiff.query.parse(query);
      const before = await requireReleasedTable(context, params.table, from);
      const after = await requireReleasedTable(context, params.table, to);
      return compareTables(context, before.version, after.version, signal);
    }),
  ];
}

function draftHandlers(context: DatasetContext, { uploads }: RouteParts): readonly AnyOperationHandler[] {
  return [
    defineHandler('createDataset', async ({ body }, { caller }) => {
      const { files, ...given } = NewDataset.parse(body);
      const known = requireCaller(caller);
      const incoming = await requireUploads(uploads, known, files);
      const draft = await createDataset(context, { ...given, caller, files: incoming });
      return { body: draft, headers: draftHeaders(draft.revision) };
    }),
    defineHandler('listDrafts', async ({ query }, { caller }) => {
      const { publisher, kind, limit, offset } = operations.listDrafts.query.parse(query ?? {});
      const publishers = await listPublishers(context, requireCaller(caller), publisher);
      const { total, rows } = await listDatasets(context.database, { publishers, kind, limit, offset });
      const items = await presentDrafts(context, rows);
      return { body: { total, items }, headers: personal };
    }),
    defineHandler('getDraft', async ({ params }, { caller }) => {
      const row = await requireDraft(context, caller, params.dataset, requireReader);
      const loaded = await presentLoaded(await requirePublisherOf(context, row), context.database, row);
      const [distributions = []] = await withAvailability(context.database, [loaded]);
      const blockers = [...loaded.blockers, ...listExtraBlockers(context.extra, loaded.metadata)];
      const draft = { ...loaded, distributions, blockers };
      return { body: draft, headers: draftHeaders(draft.revision) };
    }),
    defineHandler('getDraftTable', async ({ params }, { caller, signal }) => {
      const row = await requireDraft(context, caller, params.dataset, requireReader);
      const table = await requireDraftTable(context, row, params.table);
      return { body: await presentDraftTable(context, row, table, signal), headers: personal };
    }),
  ];
}

async function listPublishers(context: DatasetContext, caller: Caller, publisher: string | undefined) {
  const readable = listReadable(caller);
  if (publisher === undefined) return readable;
  const institution = await context.institutions.find(publisher);
  if (!institution || (readable !== 'all' && !readable.includes(institution.id))) return [];
  return [institution.id];
}

async function presentDrafts(context: DatasetContext, rows: readonly DatasetRow[]) {
  const loaded = await loadDrafts(context.database, rows);
  return Promise.all(loaded.map(async (each) => presentDraft(each, await requirePublisherOf(context, each.dataset))));
}

async function requireUploads(
  uploads: Uploads,
  caller: Caller,
  files: readonly z.output<typeof NewFile>[],
): Promise<IncomingFile[]> {
  const incoming: IncomingFile[] = [];
  for (const { upload, title, replaces } of files) {
    incoming.push({ ...(await uploads.require(upload, caller)), title, replaces });
  }
  return incoming;
}

async function presentDraftTable(
  context: DatasetContext,
  row: DatasetRow,
  table: TableRow,
  signal: AbortSignal,
): Promise<DraftTable> {
  const profile = await requireProfile(context, table.version);
  const compared = (await listComparisons(context, row.id)).find((each) => each.table.version === table.version);
  const diff = compared ? await compareTables(context, compared.before, table.version, signal) : null;
  return {
    ...presentTable(table),
    distribution: table.distribution,
    profile: applyNotes(profile, table.notes),
    columnNotes: table.notes,
    diff,
  };
}

function editHandlers(context: DatasetContext, { uploads }: RouteParts): readonly AnyOperationHandler[] {
  const answer = <D extends { revision: number }>(draft: D) => ({ body: draft, headers: draftHeaders(draft.revision) });
  return [
    defineHandler('changeDraft', async ({ params, body, revision }, { caller }) =>
      answer(await changeDraft(context, { caller, dataset: params.dataset, revision }, DraftChange.parse(body))),
    ),
    defineHandler('addFile', async ({ params, body }, { caller }) => {
      const files = await requireUploads(uploads, requireCaller(caller), [NewFile.parse(body)]);
      return answer(await addFilesToDraft(context, { caller, dataset: params.dataset }, files));
    }),
    defineHandler('removeDistribution', async ({ params, revision }, { caller }) =>
      answer(
        await removeFile(
          context,
          { caller, dataset: params.dataset, revision },
          DistributionId.parse(params.distribution),
        ),
      ),
    ),
    defineHandler('changeDraftTable', async ({ params, body, revision }, { caller }) => {
      const { columns } = TableChange.parse(body);
      const change = { table: TableId.parse(params.table), columns };
      return answer(await changeTable(context, { caller, dataset: params.dataset, revision }, change));
    }),
  ];
}

function releaseHandlers(context: DatasetContext): readonly AnyOperationHandler[] {
  return [
    defineHandler('releaseDataset', async ({ params, body, revision }, { caller, signal }) => {
      const { notes } = NewRelease.parse(body);
      return releaseDataset(context, { caller, dataset: params.dataset, revision }, notes, signal);
    }),
    defineHandler('withdrawDataset', ({ params, body, revision }, { caller }) =>
      withdrawDataset(context, { caller, dataset: params.dataset, revision }, Withdrawal.parse(body)),
    ),
    defineHandler('restoreDataset', async ({ params, revision }, { caller }) => {
      const draft = await restoreDataset(context, { caller, dataset: params.dataset, revision });
      return { body: draft, headers: draftHeaders(draft.revision) };
    }),
  ];
}
