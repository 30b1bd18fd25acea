import { EngineFailure } from '@milpa/engine';
import { type Dataset, type DatasetId, type Draft, listKept, type Release, Sha256, type TableDiff } from '@milpa/sdk';
import type { AuditRecord } from '../../audit/index.ts';
import type { Caller } from '../../http/index.ts';
import type { PublicBody } from '../../institution/index.ts';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import { listExtraBlockers } from '../blockers.ts';
import { hashDraft, presentDistributions, presentDraft, presentPublisher } from '../draft.ts';
import { describeRelease, listChanges } from '../history.ts';
import { requirePublisher } from '../may.ts';
import { measureCoverage } from '../measured.ts';
import { type DatasetContext, type DatasetRow, type GatedDraft, type LoadedDraft, life, type State } from '../model.ts';
import { findModified } from '../modified.ts';
import {
  alreadyPurged,
  noSuchDraft,
  nothingNew,
  notReady,
  purgeStands,
  reviewNeeded,
  wrongState,
} from '../problems.ts';
import { purgeStore } from '../purge/store.ts';
import { findDataset, setReleased, setState } from '../store/dataset.ts';
import { wantChecks } from '../store/link-check.ts';
import { addReleases, findRelease, type ReleaseRow } from '../store/release.ts';
import { compareTables, listComparisons } from './compare-tables.ts';
import {
  loadDraft,
  presentLoaded,
  requireDraft,
  requireLocked,
  requirePublisherOf,
  requireRevision,
} from './edit-draft.ts';
import { type HistoryFor, keepHistories, keepHistory } from './keep-history.ts';

interface Target {
  readonly caller: Caller | undefined;
  readonly dataset: string;
  readonly revision: number;
}

/** Most comparisons were made when the file was read; the rest may take this long together. */
const comparingMs = 20_000;

/** Fixes the working copy as a new version. What the public sees changes in one transaction, or not at all. */
export async function releaseDataset(
  context: DatasetContext,
  target: Target,
  notes: string,
  signal?: AbortSignal,
): Promise<Release> {
  const seen = await requireDraft(context, target.caller, target.dataset, requirePublisher);
  const allow = ({ publisher }: DatasetRow) => requirePublisher(target.caller, publisher);
  return releaseSeen(context, seen, { revision: target.revision, notes, allow, signal });
}

/** Releases what was approved before, on its day: nobody needs to be there, so the portal itself does it. */
export async function releaseApproved(
  context: DatasetContext,
  approved: { readonly dataset: DatasetId; readonly revision: number; readonly notes: string },
  signal?: AbortSignal,
): Promise<Release> {
  const seen = await findDataset(context.database, approved.dataset);
  if (!seen) throw noSuchDraft(approved.dataset);
  return releaseSeen(context, seen, { ...approved, allow: () => undefined, signal });
}

interface Releasing {
  readonly revision: number;
  readonly notes: string;
  /** Who releases it; throws when the caller may not. */
  readonly allow: (dataset: DatasetRow) => Caller | undefined;
  readonly signal: AbortSignal | undefined;
}

async function releaseSeen(
  context: DatasetContext,
  seen: DatasetRow,
  { revision, notes, allow, signal }: Releasing,
): Promise<Release> {
  const publisher = await requirePublisherOf(context, seen);
  await requireRevision(publisher, context.database, seen, revision);
  requireReady(context, publisher, await loadDraft(context.database, seen));
  // Comparing may take long, so it is done before the row is held; the revision tells whether it still counts.
  const diffs = await listDiffs(context, seen, signal);
  await context.checkpoint('release-compared');
  const row = await context.database.transaction(async (tx) => {
    const dataset = await requireLocked(tx, seen.id);
    const caller = allow(dataset);
    await requireRevision(publisher, tx, dataset, revision);
    const loaded = await loadDraft(tx, dataset);
    const state = requireReady(context, publisher, loaded);
    const blocker = (await judgeByRule(context, tx, [loaded])).get(dataset.id);
    if (blocker) throw reviewNeeded(blocker.message);
    const [done] = await releaseLoaded(context, tx, caller, [{ loaded, publisher, notes, diffs, state }]);
    if (!done) throw new Error(`The release of ${dataset.id} was not made`);
    const { release, record } = done;
    await context.audit.record(tx, record);
    return release;
  });
  await context.checkpoint('release-committed');
  return presentRelease(row);
}

/**
 * Fixes loaded working copies, whose rows the transaction holds, as versions, with everything that goes with it but the
 * audit records, which come last of all in a transaction.
 */
export async function releaseLoaded(
  context: DatasetContext,
  tx: Transaction,
  caller: Caller | undefined,
  snapshots: readonly Snapshot[],
): Promise<{ release: ReleaseRow; record: AuditRecord }[]> {
  if (snapshots.length === 0) return [];
  const releases = await addSnapshots(context, tx, snapshots);
  await context.checkpoint('release-snapshotted');
  const ids = releases.map(({ dataset }) => dataset);
  await wantChecks(tx, context.clock(), ids);
  const entries: HistoryFor[] = [];
  for (const [at, { loaded }] of snapshots.entries()) {
    const { dataset } = loaded;
    const before = dataset.latest === null ? undefined : await findRelease(tx, dataset.id, dataset.latest);
    const now = releases[at];
    const changes = before && now ? listChanges(describeRelease(before.snapshot), describeRelease(now.snapshot)) : [];
    entries.push({ dataset, caller, action: 'release-dataset', ...(now ? { version: now.number } : {}), changes });
  }
  await keepHistories(context, tx, entries);
  await context.releaseGate?.released(
    tx,
    snapshots.map(({ loaded }, at) => ({ ...gated(loaded), version: releases[at]?.number ?? 0 })),
  );
  await context.emit(tx, 'dataset-released', ...releases.map(({ dataset, number: version }) => ({ dataset, version })));
  return releases.map((release, at) => ({
    release,
    record: {
      ...{ caller, action: 'release-dataset', object: { kind: 'dataset', id: release.dataset } },
      institution: snapshots[at]?.loaded.dataset.publisher,
      before: snapshots[at]?.loaded.dataset.latest,
      after: { version: release.number, sha256: release.sha256 },
    },
  }));
}

const gated = ({ dataset: { id, publisher, revision } }: LoadedDraft): GatedDraft => ({
  dataset: id,
  publisher,
  revision,
});

/** What the rule of each publisher wants before these working copies are released. */
export async function judgeByRule(context: DatasetContext, tx: Queryable, drafts: readonly LoadedDraft[]) {
  return (await context.releaseGate?.judge(tx, drafts.map(gated))) ?? new Map<DatasetId, Draft['blockers'][number]>();
}

/** The state after a release; throws when the dataset is withdrawn, not ready, or the same as its newest version. */
export function requireReady({ extra }: DatasetContext, publisher: PublicBody, loaded: LoadedDraft): State {
  const { dataset } = loaded;
  const state = life[dataset.state].release;
  if (!state) throw wrongState('release', dataset.state);
  const { blockers: missing, changed } = presentDraft(loaded, publisher);
  const blockers = [...missing, ...listExtraBlockers(extra, dataset.metadata)];
  if (blockers.length > 0) throw notReady(blockers);
  if (!changed) throw nothingNew(dataset.latest ?? 0);
  return state;
}

async function listDiffs(
  context: DatasetContext,
  { id }: DatasetRow,
  signal: AbortSignal | undefined,
): Promise<Map<string, TableDiff>> {
  const diffs = new Map<string, TableDiff>();
  const late = AbortSignal.timeout(comparingMs);
  const limited = signal ? AbortSignal.any([signal, late]) : late;
  for (const { table, before } of await listComparisons(context, id)) {
    try {
      diffs.set(table.version, await compareTables(context, before, table.version, limited));
    } catch (error) {
      signal?.throwIfAborted();
      // A comparison that cannot be made is left out; the tables and their versions are released all the same.
      if (!(error instanceof EngineFailure) && !late.aborted) throw error;
    }
  }
  return diffs;
}

export interface Snapshot {
  readonly loaded: LoadedDraft;
  readonly publisher: PublicBody;
  readonly notes: string;
  readonly diffs: ReadonlyMap<string, TableDiff>;
  readonly state: State;
}

async function addSnapshots(
  context: DatasetContext,
  tx: Transaction,
  snapshots: readonly Snapshot[],
): Promise<ReleaseRow[]> {
  const now = context.clock();
  const described = snapshots.map((snapshot) => ({ ...snapshot, row: describeSnapshot(snapshot, now) }));
  await addReleases(
    tx,
    described.map(({ row, loaded: { files, tables } }) => ({
      row,
      files: files.map((file) => ({ distribution: file.distribution, file: file.id })),
      tables: tables.map(({ table, version, distribution, notes }) => ({ table, version, distribution, notes })),
    })),
  );
  await setReleased(
    tx,
    described.map(({ state, row: { dataset: id, number, modified } }) => ({ id, number, modified, now, state })),
  );
  return described.map(({ row }) => row);
}

function describeSnapshot({ loaded, publisher, notes, diffs }: Snapshot, now: Date): ReleaseRow {
  const { dataset, tables } = loaded;
  const hash = hashDraft(loaded);
  const number = (dataset.latest ?? 0) + 1;
  const { modified, said } = findModified(loaded, hash.content, now);
  return {
    dataset: dataset.id,
    number,
    released: now,
    modified,
    notes,
    snapshot: formatSnapshot(loaded, publisher, {
      number,
      modified,
      said,
      now,
      notes,
      measured: measureCoverage(tables),
    }),
    sha256: Sha256.parse(hash.sha256),
    content: hash.content,
    diff: tables.flatMap((table) => diffs.get(table.version) ?? []),
  };
}

interface SnapshotFacts {
  readonly number: number;
  readonly modified: Date;
  readonly said: Dataset['modifiedSaid'];
  readonly now: Date;
  readonly notes: string;
  readonly measured: Dataset['measured'];
}

const formatSnapshot = (
  loaded: LoadedDraft,
  publisher: PublicBody,
  { number, modified, said, now, notes, measured }: SnapshotFacts,
): Dataset => ({
  id: loaded.dataset.id,
  slug: loaded.dataset.slug,
  ...(loaded.dataset.kind === 'dataset' ? {} : { kind: loaded.dataset.kind }),
  publisher: presentPublisher(publisher),
  metadata: loaded.dataset.metadata,
  version: number,
  latest: number,
  issued: (loaded.dataset.issued ?? now).toISOString(),
  released: now.toISOString(),
  modified: modified.toISOString(),
  ...(said ? { modifiedSaid: said } : {}),
  notes,
  distributions: presentDistributions(loaded),
  ...(measured ? { measured } : {}),
});

export const presentRelease = (row: ReleaseRow): Release => ({
  version: row.number,
  released: row.released.toISOString(),
  notes: row.notes,
  sha256: row.sha256,
  files: listKept(row.snapshot).map(({ file }) => ({ name: file.name, size: file.size, sha256: file.sha256 })),
  diff: row.diff,
  ...(row.snapshot.removed ? { removed: row.snapshot.removed } : {}),
});

export async function withdrawDataset(
  context: DatasetContext,
  target: Target,
  given: { reason: string; authority: string },
) {
  return changeState(context, target, { event: 'withdraw', said: given }, async (tx, { dataset, state }) => {
    const now = context.clock();
    const withdrawal = { withdrawn: now.toISOString(), reason: given.reason, authority: given.authority };
    await setState(tx, dataset.id, { state, withdrawal, now });
    await context.emit(tx, 'dataset-withdrawn', { dataset: dataset.id });
    return { id: dataset.id, title: await releasedTitle(tx, dataset), ...withdrawal };
  });
}

export function restoreDataset(context: DatasetContext, target: Target): Promise<Draft> {
  return changeState(context, target, { event: 'restore' }, async (tx, { dataset, publisher, state }) => {
    await setState(tx, dataset.id, { state, withdrawal: null, now: context.clock() });
    await context.emit(tx, 'dataset-restored', { dataset: dataset.id });
    return presentLoaded(publisher, tx, await requireLocked(tx, dataset.id));
  });
}

/** The title the public knows: of the newest release, not of the working copy; of the tombstone while all of it is ordered to go. */
export const releasedTitle = async (tx: Pick<Transaction, 'query'>, dataset: DatasetRow) =>
  (await purgeStore.listTitles(tx, [dataset.id])).get(dataset.id) ??
  (dataset.latest === null ? undefined : await findRelease(tx, dataset.id, dataset.latest))?.snapshot.metadata.title ??
  dataset.metadata.title;

async function changeState<T extends object>(
  context: DatasetContext,
  target: Target,
  { event, said }: { readonly event: 'withdraw' | 'restore'; readonly said?: { reason: string; authority: string } },
  work: (tx: Transaction, change: { dataset: DatasetRow; publisher: PublicBody; state: State }) => Promise<T>,
): Promise<T> {
  const seen = await requireDraft(context, target.caller, target.dataset, requirePublisher);
  const { id } = seen;
  const publisher = await requirePublisherOf(context, seen);
  return context.database.transaction(async (tx) => {
    const dataset = await requireLocked(tx, id);
    const caller = requirePublisher(target.caller, dataset.publisher);
    await requireRevision(publisher, tx, dataset, target.revision);
    const state = life[dataset.state][event];
    if (!state) throw wrongState(event, dataset.state);
    if (dataset.purged) throw alreadyPurged();
    // What an order hides only whoever decides about that shows again.
    if ((await purgeStore.listTitles(tx, [id])).size > 0) throw purgeStands();
    const after = await work(tx, { dataset, publisher, state });
    await keepHistory(context, tx, dataset, {
      caller,
      action: `${event}-dataset`,
      changes: [],
      ...(said ? { said } : {}),
    });
    await context.audit.record(tx, {
      caller,
      action: `${event}-dataset`,
      object: { kind: 'dataset', id },
      institution: dataset.publisher,
      before: dataset.state,
      after,
    });
    return after;
  });
}
