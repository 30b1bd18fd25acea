import {
  type Dataset,
  DatasetId,
  DistributionId,
  Problem,
  type Release,
  type SeriesMember,
  type Table,
  TableId,
  type TableProfile,
  type Tombstone,
} from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';
import { applyNotes, presentPublisher, presentTable } from '../draft.ts';
import type { DatasetContext, DatasetRow } from '../model.ts';
import { fileRemoved, noSuchDataset, noSuchFile, noSuchTable, noSuchVersion, withdrawn } from '../problems.ts';
import { hideInRelease, hideOrdered, presentTombstone } from '../purge/hide.ts';
import { purgeStore } from '../purge/store.ts';
import { findDataset, findDatasetBySlug } from '../store/dataset.ts';
import {
  findRelease,
  findReleasedFile,
  findReleasedTable,
  listMembers,
  listNewest,
  listNewestOf,
  listReleases,
  type NewestRow,
  type ReleasedFile,
  type ReleasedTable,
  type ReleaseRow,
} from '../store/release.ts';
import { findProfile } from '../store/table.ts';
import { withAvailability } from './judge-links.ts';
import { presentRelease, releasedTitle } from './release-dataset.ts';

/** Releases that are read together: parsed at one stretch, and held until the last of them was looked at. */
const batch = 50;

/** By identifier, or by any address it has or had. */
export async function findByKey(database: Queryable, key: string): Promise<DatasetRow | undefined> {
  const id = DatasetId.safeParse(key);
  return id.success ? findDataset(database, id.data) : findDatasetBySlug(database, key);
}

/** Throws `withdrawn` with the tombstone when the dataset is. */
async function requireStanding(context: DatasetContext, row: DatasetRow): Promise<void> {
  if (!row.withdrawal) return;
  throw withdrawn({ id: row.id, title: await releasedTitle(context.database, row), ...row.withdrawal });
}

/** Why a key, or one version of what it names, gives nothing: for doors that look first and explain afterwards. */
export async function explainAbsence(context: DatasetContext, key: string, version?: number): Promise<Problem> {
  try {
    await requireDataset(context, key, version);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return noSuchDataset(key); // it came back in between
}

/** When, why and by whom a dataset was withdrawn; undefined when it is not. */
export async function findTombstone(context: DatasetContext, key: string): Promise<Tombstone | undefined> {
  const row = await findByKey(context.database, key);
  if (!row?.withdrawal) return undefined;
  return { id: row.id, title: await releasedTitle(context.database, row), ...row.withdrawal };
}

/** Throws `not-found`, or `withdrawn` with the tombstone. */
export async function requireReleased(context: DatasetContext, key: string): Promise<DatasetRow & { latest: number }> {
  const row = await findByKey(context.database, key);
  if (!row || row.latest === null) throw noSuchDataset(key);
  await requireStanding(context, row);
  return { ...row, latest: row.latest };
}

/**
 * A release as the public sees it, all from one row. Only its present address, the number of the newest version, the
 * publisher's present name and the health of links are of today, so that they lead on.
 */
async function presentReleased(context: DatasetContext, row: DatasetRow, release: ReleaseRow): Promise<Dataset> {
  const snapshot = hideOrdered(release.snapshot, await purgeStore.listStanding(context.database, [row.id]));
  const publisher = await context.institutions.find(snapshot.publisher.id);
  const [distributions = []] = await withAvailability(context.database, [snapshot]);
  return {
    ...snapshot,
    slug: row.slug,
    latest: row.latest ?? release.number,
    publisher: publisher ? presentPublisher(publisher) : snapshot.publisher,
    distributions,
  };
}

/**
 * One released dataset. Throws `not-found`, or `withdrawn` with the tombstone of the dataset, or of the version that is
 * asked for by its number when orders left nothing of it.
 */
export async function requireDataset(context: DatasetContext, key: string, version?: number): Promise<Dataset> {
  const row = await requireReleased(context, key);
  const release = await findRelease(context.database, row.id, version ?? row.latest);
  if (!release) throw noSuchVersion(row.slug, version ?? row.latest);
  const dataset = await presentReleased(context, row, release);
  const [removed] = version !== undefined && isEmptied(dataset) ? (dataset.removed ?? []) : [];
  if (removed) throw fileRemoved(presentTombstone(row.id, dataset.version, removed));
  return dataset;
}

/** Orders took everything that this version had. */
const isEmptied = ({ distributions, removed = [] }: Dataset): boolean =>
  distributions.length === 0 && removed.length > 0;

/** The release a presented dataset is of. */
export async function requireRelease(context: DatasetContext, { id, slug, version }: Dataset): Promise<ReleaseRow> {
  const release = await findRelease(context.database, id, version);
  if (!release) throw noSuchVersion(slug, version);
  return release;
}

/** The datasets of a series. Throws `not-found` or `withdrawn`. */
export async function listSeriesMembers(
  context: DatasetContext,
  key: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; items: SeriesMember[] }> {
  const { id } = await requireReleased(context, key);
  const rows = await listMembers(context.database, id, page);
  const items = rows.map(({ metadata, issued, modified, said, id: member, slug, version }) => ({
    ...{ id: member, slug, version, title: metadata.title, temporal: metadata.temporal },
    issued: issued.toISOString(),
    modified: modified.toISOString(),
    ...(said ? { modifiedSaid: said } : {}),
  }));
  return { total: rows[0]?.total ?? 0, items };
}

/** The same; undefined when nothing is released under this key, or it is withdrawn, or nothing is left of that version. */
export async function findReleasedDataset(
  context: DatasetContext,
  key: string,
  version?: number,
): Promise<Dataset | undefined> {
  const row = await findByKey(context.database, key);
  if (row?.state !== 'released' || row.latest === null) return undefined;
  const release = await findRelease(context.database, row.id, version ?? row.latest);
  const dataset = release && (await presentReleased(context, row, release));
  return dataset && version !== undefined && isEmptied(dataset) ? undefined : dataset;
}

/** Every released dataset in its newest version, in order of identifier, a batch in memory at a time. */
export async function* listReleasedDatasets(context: DatasetContext): AsyncGenerator<Dataset> {
  let after: DatasetId | null = null;
  for (;;) {
    const rows: NewestRow[] = await listNewest(context.database, after, batch);
    yield* await presentNewest(context, rows);
    after = rows.at(-1)?.dataset ?? null;
    if (rows.length < batch) return;
  }
}

/** Those of these that are released, in their newest version, in no order. */
export const listReleasedOf = async (context: DatasetContext, ids: readonly DatasetId[]): Promise<Dataset[]> =>
  presentNewest(context, await listNewestOf(context.database, ids));

async function presentNewest(context: DatasetContext, rows: readonly NewestRow[]): Promise<Dataset[]> {
  const publishers = await findPublishers(context, rows);
  const ids = rows.map(({ dataset }) => dataset);
  const orders = Map.groupBy(await purgeStore.listStanding(context.database, ids), ({ dataset }) => dataset);
  const shown = rows.map((row) => ({ ...row, snapshot: hideOrdered(row.snapshot, orders.get(row.dataset) ?? []) }));
  const distributions = await withAvailability(
    context.database,
    shown.map(({ snapshot }) => snapshot),
  );
  return shown.map(({ snapshot, slug, number: latest }, at) => {
    const publisher = publishers.get(snapshot.publisher.id) ?? snapshot.publisher;
    return { ...snapshot, slug, latest, publisher, distributions: distributions[at] ?? [] };
  });
}

async function findPublishers(context: DatasetContext, rows: readonly NewestRow[]) {
  const ids = new Set(rows.map((row) => row.snapshot.publisher.id));
  const found = await Promise.all([...ids].map((id) => context.institutions.find(id)));
  return new Map(found.flatMap((body) => (body ? [[body.id, presentPublisher(body)] as const] : [])));
}

export async function listVersions(context: DatasetContext, key: string): Promise<Release[]> {
  const row = await requireReleased(context, key);
  const orders = await purgeStore.listStanding(context.database, [row.id]);
  return (await listReleases(context.database, row.id)).map((each) => presentRelease(hideInRelease(each, orders)));
}

/** A table in one release, or in the newest that has it. Throws `not-found` or `withdrawn`. */
export async function requireReleasedTable(
  context: DatasetContext,
  key: string,
  version?: number,
): Promise<ReleasedTable> {
  const id = TableId.safeParse(key);
  const table = id.success ? await findReleasedTable(context.database, id.data, version) : undefined;
  if (!table) throw await whyAbsent(context, key, version);
  if (table.withdrawn) await requireStandingSlug(context, table.dataset);
  if (table.purged) throw fileRemoved(presentTombstone(table.dataset, table.number, table.purged));
  return table;
}

async function requireStandingSlug(context: DatasetContext, id: DatasetId): Promise<string> {
  const row = await findDataset(context.database, id);
  if (!row) throw noSuchDataset(id);
  await requireStanding(context, row);
  return row.slug;
}

/** A version that never was, of a table that is there, is another mistake than a table that never was. */
async function whyAbsent(context: DatasetContext, key: string, version: number | undefined) {
  const id = TableId.safeParse(key);
  const any = version !== undefined && id.success && (await findReleasedTable(context.database, id.data));
  if (!any) return noSuchTable(key);
  await requireStandingSlug(context, any.dataset);
  return noSuchVersion(any.name, version);
}

export async function requireReleasedFile(
  context: DatasetContext,
  key: string,
  version?: number,
): Promise<ReleasedFile> {
  const id = DistributionId.safeParse(key);
  const file = id.success ? await findReleasedFile(context.database, id.data, version) : undefined;
  if (!file) throw noSuchFile(key);
  await requireStandingSlug(context, file.dataset);
  if (file.purged) throw fileRemoved(presentTombstone(file.dataset, file.number, file.purged));
  return file;
}

export const presentReleasedTable = (table: ReleasedTable, profile: TableProfile): Table => ({
  ...presentTable(table),
  dataset: table.dataset,
  distribution: table.distribution,
  version: table.number,
  profile: applyNotes(profile, table.notes),
});

/** The profile of a table version, which never changes. */
export async function requireProfile(context: DatasetContext, version: string): Promise<TableProfile> {
  const profile = await findProfile(context.database, version);
  if (!profile) throw new Error(`The table version ${version} has no profile`);
  return profile;
}

/** A table in the newest release that has it; undefined when none has, or the dataset is withdrawn. */
export async function findPublicTable(context: DatasetContext, key: string): Promise<Table | undefined> {
  const id = TableId.safeParse(key);
  const table = id.success ? await findReleasedTable(context.database, id.data) : undefined;
  if (!table || table.withdrawn || table.purged) return undefined;
  return presentReleasedTable(table, await requireProfile(context, table.version));
}

/** The released dataset that has this address, table or distribution; undefined when none has, or it is withdrawn. */
export async function findOwner(
  context: DatasetContext,
  of: 'slug' | 'table' | 'distribution',
  key: string,
): Promise<DatasetId | undefined> {
  if (of === 'slug') return idOf(await findByKey(context.database, key));
  const [table, distribution] = [TableId.safeParse(key), DistributionId.safeParse(key)];
  const found =
    of === 'table'
      ? table.success && (await findReleasedTable(context.database, table.data))
      : distribution.success && (await findReleasedFile(context.database, distribution.data));
  return found ? idOf(await findDataset(context.database, found.dataset)) : undefined;
}

const idOf = (row: Awaited<ReturnType<typeof findDataset>>) => (row?.state === 'released' ? row.id : undefined);
