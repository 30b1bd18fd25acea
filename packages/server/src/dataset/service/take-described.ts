import type {
  DatasetId,
  DatasetMetadata,
  Distribution,
  DistributionId,
  Draft,
  InstitutionId,
  NewLink,
  ResourceKind,
} from '@milpa/sdk';
import type { AuditRecord } from '../../audit/index.ts';
import type { Caller } from '../../http/index.ts';
import type { PublicBody } from '../../institution/index.ts';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import { listBlockers, listExtraBlockers } from '../blockers.ts';
import { hashDraft } from '../draft.ts';
import { describeDraft, listChanges } from '../history.ts';
import { requirePublisher, requireWriter } from '../may.ts';
import { type DatasetContext, type DatasetRow, type LinkRow, type LoadedDraft, life } from '../model.ts';
import { noSuchInstitution, tooManyFiles } from '../problems.ts';
import { takeResponsibility } from '../responsible.ts';
import { addDatasets, changeDataset, listDatasetsOf, lockDatasets } from '../store/dataset.ts';
import { addDistributions, removeDistribution, setLink } from '../store/distribution.ts';
import { type DatasetKey, takeKeys } from '../store/key.ts';
import { giveSlugs } from './create-dataset.ts';
import { loadDrafts } from './edit-draft.ts';
import { type HistoryFor, keepHistories } from './keep-history.ts';
import { judgeByRule, releaseLoaded, type Snapshot } from './release-dataset.ts';

/** A working copy as a description from elsewhere finds it. */
export interface StandingCopy {
  readonly id: DatasetId;
  readonly slug: string;
  readonly publisher: InstitutionId;
  readonly kind: ResourceKind;
  readonly state: DatasetRow['state'];
  readonly latest: number | null;
  readonly metadata: DatasetMetadata;
  readonly links: readonly (Pick<Distribution, 'id' | 'title' | 'description'> & Pick<LinkRow, 'link' | 'terms'>)[];
  /** Files that are kept here. */
  readonly files: number;
  /** Whether people changed it since its newest release. */
  readonly edited: boolean;
}

export interface CopyChange {
  readonly metadata: DatasetMetadata;
  readonly addLinks: readonly (NewLink & { readonly id: DistributionId })[];
  /** All that is said of a link that stays; what is left out is then not said. */
  readonly changeLinks: readonly (NewLink & { readonly id: DistributionId })[];
  readonly removeLinks: readonly DistributionId[];
}

/** One dataset of a batch. Its identifier is the caller's choice when there is no such dataset yet. */
export interface Described {
  readonly id: DatasetId;
  readonly publisher: InstitutionId;
  readonly kind: ResourceKind;
  /** What the source calls it: given to it for ever. */
  readonly key: DatasetKey;
  /** What to make of the working copy as it is now; undefined leaves it alone. Called while the dataset is held. */
  readonly decide: (before: StandingCopy | undefined) => CopyChange | undefined;
  readonly release: boolean;
  readonly notes: string;
}

export interface Taken {
  readonly id: DatasetId;
  readonly slug: string;
  /** The release that was made. */
  readonly released?: number;
  /** Why it was not released though that was asked for: what is missing, or that people have unreleased changes. */
  readonly blockers: Draft['blockers'];
}

export async function listStanding(database: Queryable, ids: readonly DatasetId[]): Promise<StandingCopy[]> {
  return (await loadDrafts(database, await listDatasetsOf(database, ids))).map(presentStanding);
}

const presentStanding = (loaded: LoadedDraft): StandingCopy => {
  const { id, slug, publisher, kind, state, latest, metadata } = loaded.dataset;
  const links = loaded.links.map(({ distribution, title, description, link, terms }) => ({
    ...{ id: distribution, title, link, terms },
    ...(description ? { description } : {}),
  }));
  return {
    id,
    slug,
    publisher,
    kind,
    state,
    latest,
    metadata,
    links,
    files: loaded.files.length,
    edited: isEdited(loaded),
  };
};

const isEdited = (loaded: LoadedDraft): boolean =>
  loaded.dataset.latest !== null && loaded.released?.sha256 !== hashDraft(loaded).sha256;

/**
 * Creates, changes and releases many datasets at once, all or nothing; `also` writes in the same transaction. Answers in
 * the order of the batch. The audit record is locked only at the end, and all datasets are held in one order.
 */
export async function takeDescribed(
  context: DatasetContext,
  given: Caller | undefined,
  batch: readonly Described[],
  also: (tx: Transaction, taken: readonly Taken[]) => Promise<void>,
): Promise<Taken[]> {
  const bodies = await requireBodies(context, given, batch);
  return context.database.transaction(async (tx) => {
    const work: Work = { context, tx, caller: given, bodies, records: [] };
    const standing = await lockDatasets(
      tx,
      batch.map(({ id }) => id),
    );
    const before = new Map((await loadDrafts(tx, standing)).map((loaded) => [loaded.dataset.id, loaded]));
    const decided = batch.map((item) => ({ item, before: before.get(item.id), change: decide(item, before) }));
    await writeChanges(work, decided);
    await takeKeys(
      tx,
      batch.map(({ id, key }) => ({ ...key, dataset: id })),
      context.clock(),
    );
    const taken = await releaseAll(work, decided);
    await also(tx, taken);
    await context.audit.recordAll(tx, work.records);
    return taken;
  });
}

interface Work {
  readonly context: DatasetContext;
  readonly tx: Transaction;
  readonly caller: Caller | undefined;
  readonly bodies: ReadonlyMap<InstitutionId, PublicBody>;
  readonly records: AuditRecord[];
}
interface Decided {
  readonly item: Described;
  readonly before: LoadedDraft | undefined;
  readonly change: CopyChange | undefined;
}

const decide = (item: Described, before: ReadonlyMap<DatasetId, LoadedDraft>): CopyChange | undefined => {
  const loaded = before.get(item.id);
  return item.decide(loaded && presentStanding(loaded));
};

async function requireBodies(context: DatasetContext, caller: Caller | undefined, batch: readonly Described[]) {
  const bodies = new Map<InstitutionId, PublicBody>();
  for (const { publisher, release } of batch) {
    requireWriter(caller, publisher);
    if (release) requirePublisher(caller, publisher);
    if (bodies.has(publisher)) continue;
    const found = await context.institutions.find(publisher);
    if (!found) throw noSuchInstitution(publisher);
    bodies.set(publisher, found);
  }
  return bodies;
}

async function writeChanges(work: Work, decided: readonly Decided[]): Promise<void> {
  const { context, tx, caller, records } = work;
  const now = context.clock();
  const fresh = decided.flatMap(({ item, before, change }) => (change && !before ? [{ ...item, ...change, now }] : []));
  await addDatasets(tx, fresh);
  await takeResponsibility(
    tx,
    fresh.map(({ id }) => id),
    caller?.account,
    now,
  );
  const slugs = await giveSlugs(tx, fresh);
  await addDistributions(
    tx,
    decided.flatMap(({ item, before, change }) => listAdditions(context, item.id, before, change, now)),
  );
  await keepHistories(
    context,
    tx,
    fresh.map((dataset) => ({ dataset, caller, action: 'create-dataset', changes: [] })),
  );
  for (const { id, publisher, metadata, addLinks } of fresh) {
    const after = { slug: slugs.get(id), publisher, metadata, links: addLinks };
    records.push({ caller, action: 'create-dataset', object: { kind: 'dataset', id }, institution: publisher, after });
  }
  for (const { before, change } of decided) if (before && change) await changeStanding(work, before, change);
  await keepChanges(work, decided);
}

/** What became of working copies that were there before, for their history. */
async function keepChanges({ context, tx, caller }: Work, decided: readonly Decided[]): Promise<void> {
  const changed = new Map(
    decided.flatMap(({ before, change }) => (before && change ? [[before.dataset.id, before] as const] : [])),
  );
  const rows = await listDatasetsOf(tx, [...changed.keys()]);
  const entries: HistoryFor[] = [];
  for (const after of await loadDrafts(tx, rows)) {
    const before = changed.get(after.dataset.id);
    const changes = before ? listChanges(describeDraft(before), describeDraft(after)) : [];
    if (changes.length > 0) entries.push({ dataset: after.dataset, caller, action: 'put-dataset', changes });
  }
  await keepHistories(context, tx, entries);
}

function listAdditions(
  context: DatasetContext,
  dataset: DatasetId,
  before: LoadedDraft | undefined,
  change: CopyChange | undefined,
  now: Date,
) {
  const present = [...(before?.links ?? []), ...(before?.files ?? [])];
  const added = change?.addLinks ?? [];
  if (present.length - (change?.removeLinks.length ?? 0) + added.length > context.limits.files)
    throw tooManyFiles(context.limits.files);
  const first = Math.max(-1, ...present.map(({ position }) => position)) + 1;
  return added.map(({ id, title, description, link, ...terms }, at) => ({
    ...{ id, dataset, title, description, link, terms, now },
    position: first + at,
  }));
}

async function changeStanding(work: Work, { dataset, links }: LoadedDraft, change: CopyChange): Promise<void> {
  const { context, tx, caller, records } = work;
  const { id } = dataset;
  const now = context.clock();
  for (const { id: distribution, title, description = null, link, ...terms } of change.changeLinks) {
    const position = links.find((row) => row.distribution === distribution)?.position ?? 0;
    await setLink(tx, { distribution, title, description, link, terms, position });
  }
  for (const link of change.removeLinks) await removeDistribution(tx, id, link, now);
  await changeDataset(tx, id, { metadata: change.metadata, now });
  const { metadata, addLinks, changeLinks, removeLinks } = change;
  const after = { metadata, addLinks, changeLinks, removeLinks };
  records.push({
    caller,
    action: 'put-dataset',
    object: { kind: 'dataset', id },
    institution: dataset.publisher,
    before: dataset,
    after,
  });
}

async function releaseAll(work: Work, decided: readonly Decided[]): Promise<Taken[]> {
  const { context, tx, caller, records } = work;
  const rows = await listDatasetsOf(
    tx,
    decided.map(({ item }) => item.id),
  );
  const loaded = new Map((await loadDrafts(tx, rows)).map((each) => [each.dataset.id, each]));
  const ruled = await judgeByRule(context, tx, [...loaded.values()]);
  const judged: Judged[] = [];
  for (const one of decided) {
    const now = loaded.get(one.item.id);
    const first = now ? await judgeRelease(work, one, now) : { taken: { id: one.item.id, slug: '', blockers: [] } };
    const blocker = first.snapshot && ruled.get(one.item.id);
    judged.push(blocker ? { taken: { ...first.taken, blockers: [blocker] } } : first);
  }
  const snapshots = judged.flatMap(({ snapshot }) => snapshot ?? []);
  const done = await releaseLoaded(context, tx, caller, snapshots);
  records.push(...done.map(({ record }) => record));
  const numbers = new Map(done.map(({ release }) => [release.dataset, release.number]));
  return judged.map(({ taken }) => {
    const released = numbers.get(taken.id);
    return released === undefined ? taken : { ...taken, released };
  });
}

interface Judged {
  readonly taken: Taken;
  /** What is released. */
  readonly snapshot?: Snapshot;
}

/** Whether a working copy is released now, and if not what stands in the way. */
async function judgeRelease(work: Work, { item, before, change }: Decided, loaded: LoadedDraft): Promise<Judged> {
  const { context, bodies } = work;
  const { id, slug, latest, state, metadata, publisher } = loaded.dataset;
  const taken: Taken = { id, slug, blockers: [] };
  // What is released already and was not changed stays as it is, whatever people are editing.
  if (!item.release || (!change && latest !== null)) return { taken };
  if (before && isEdited(before)) return { taken: { ...taken, blockers: [unreleasedEdits] } };
  const next = life[state].release;
  const blockers = [...listBlockers(loaded), ...listExtraBlockers(context.extra, metadata)];
  if (!next || blockers.length > 0) return { taken: { ...taken, blockers } };
  if (loaded.released?.sha256 === hashDraft(loaded).sha256) return { taken };
  const body = bodies.get(publisher) ?? (await context.institutions.find(publisher));
  if (!body) throw new Error(`The institution of the dataset ${id} is gone`);
  return { taken, snapshot: { loaded, publisher: body, notes: item.notes, diffs: new Map(), state: next } };
}

/** Why what people are still editing is not released along with what a source changed. */
export const unreleasedEdits: Draft['blockers'][number] = {
  code: 'edited-here',
  pointer: '',
  message: {
    en: 'People have changed the working copy since its newest release. Review it and release it yourself.',
    es: 'Hay cambios hechos aquí desde la última versión publicada. Revise el borrador y publíquelo usted.',
    fr: 'La copie de travail a été modifiée ici depuis sa dernière version. Relisez-la et publiez-la vous-même.',
  },
};
