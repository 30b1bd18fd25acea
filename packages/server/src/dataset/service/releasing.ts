import type { Dataset, DatasetId, DraftChanges, InstitutionId, LanguageMap, Release, Slug } from '@milpa/sdk';
import { hashDraft } from '../draft.ts';
import { describeDraft, describeRelease, listChanges } from '../history.ts';
import type { DatasetContext, LoadedDraft } from '../model.ts';
import { noSuchDraft } from '../problems.ts';
import { purgeStore } from '../purge/store.ts';
import { findDataset, listDatasetsOf } from '../store/dataset.ts';
import { findRelease } from '../store/release.ts';
import { findProfile } from '../store/table.ts';
import { compareTables, listComparisons } from './compare-tables.ts';
import { loadDraft, requirePublisherOf } from './edit-draft.ts';
import { findByKey } from './find-released.ts';
import { presentRelease, releaseApproved, requireReady } from './release-dataset.ts';

export interface WorkingCopy {
  readonly id: DatasetId;
  readonly slug: Slug;
  readonly title: LanguageMap;
  readonly publisher: InstitutionId;
  readonly revision: number;
  readonly latest: number | null;
}

export interface Releasing {
  /** In no order; those that do not exist are left out. */
  list(ids: readonly DatasetId[]): Promise<WorkingCopy[]>;
  /** Throws what a release now would throw: `not-found`, `conflict`, `not-ready`, `nothing-new`. */
  requireReady(id: DatasetId): Promise<void>;
  /** What a release would change, and what was found in it. Throws `not-found`. */
  describeChanges(id: DatasetId, signal?: AbortSignal): Promise<DraftChanges>;
  /** Releases what was approved, as the portal itself. Throws what releasing throws. */
  release(
    approved: { readonly dataset: DatasetId; readonly revision: number; readonly notes: string },
    signal?: AbortSignal,
  ): Promise<Release>;
  /** A release as it was made; undefined when there is none. Also of a dataset that is withdrawn. */
  findRelease(
    id: DatasetId,
    version: number,
  ): Promise<{ readonly release: Release; readonly snapshot: Dataset } | undefined>;
  /** Whether a privacy order stands over a file this release has. */
  isOrdered(id: DatasetId, version: number): Promise<boolean>;
  /** By identifier or any address it has or had; undefined when it never was public. */
  findPublicId(key: string): Promise<DatasetId | undefined>;
}

export const createReleasing = (context: DatasetContext): Releasing => ({
  list: async (ids) =>
    (await listDatasetsOf(context.database, ids)).map(({ id, slug, metadata, publisher, revision, latest }) => ({
      ...{ id, slug, title: metadata.title, publisher, revision, latest },
    })),
  async requireReady(id) {
    const loaded = await requireLoaded(context, id);
    requireReady(context, await requirePublisherOf(context, loaded.dataset), loaded);
  },
  describeChanges: async (id, signal) => describeChanges(context, await requireLoaded(context, id), signal),
  release: (approved, signal) => releaseApproved(context, approved, signal),
  async findRelease(id, version) {
    const row = await findRelease(context.database, id, version);
    return row && { release: presentRelease(row), snapshot: row.snapshot };
  },
  isOrdered: async (id, version) =>
    (await purgeStore.listStanding(context.database, [id])).some(({ versions }) => versions.includes(version)),
  async findPublicId(key) {
    const row = await findByKey(context.database, key);
    return row && row.latest !== null ? row.id : undefined;
  },
});

async function requireLoaded(context: DatasetContext, id: DatasetId): Promise<LoadedDraft> {
  const row = await findDataset(context.database, id);
  if (!row) throw noSuchDraft(id);
  return loadDraft(context.database, row);
}

async function describeChanges(
  context: DatasetContext,
  loaded: LoadedDraft,
  signal: AbortSignal | undefined,
): Promise<DraftChanges> {
  const { dataset, files, tables } = loaded;
  const before = dataset.latest === null ? undefined : await findRelease(context.database, dataset.id, dataset.latest);
  const { columns: _, ...after } = parseDescription(describeDraft(loaded));
  const same = before?.sha256 === hashDraft(loaded).sha256;
  const diffs = [];
  for (const { table, before: older } of await listComparisons(context, dataset.id))
    diffs.push(await compareTables(context, older, table.version, signal));
  const findings: DraftChanges['findings'] = [];
  const personal: DraftChanges['personal'] = [];
  for (const file of files) {
    findings.push(...file.findings.map((finding) => ({ file: file.name, finding })));
    for (const table of tables.filter((each) => each.file === file.id)) {
      const profile = await findProfile(context.database, table.version);
      const told = (profile?.findings ?? []).filter(({ result }) => result !== 'pass');
      findings.push(...told.map((finding) => ({ file: file.name, table: table.name, finding })));
      for (const [column, note] of Object.entries(table.notes))
        if (note.personal) personal.push({ table: table.name, column, reason: note.personal });
    }
  }
  return {
    changes: same ? [] : listChanges(before ? describeRelease(before.snapshot) : emptyOf(after), after).filter(isSaid),
    diffs,
    findings,
    personal,
  };
}

/** Nothing, in the same places: so that what is said for the first time is told field by field. */
const emptyOf = ({ metadata, distributions }: { metadata?: object; distributions?: object }) => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? [[name, {}]] : [],
    ),
  ),
  distributions: Object.fromEntries(Object.keys(distributions ?? {}).map((id) => [id, { file: {}, link: {} }])),
});

/** A field that was empty and stays so is no change. */
const isSaid = ({ before, after }: DraftChanges['changes'][number]): boolean =>
  before !== undefined || !['""', '[]', '{}', undefined].includes(JSON.stringify(after));

const parseDescription = (value: unknown) =>
  value as { readonly columns?: unknown; readonly metadata?: object; readonly distributions?: object };
