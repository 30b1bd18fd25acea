import {
  type DatasetId,
  DatasetMetadata,
  type NewPurge,
  type Purge,
  type PurgeableFile,
  PurgeId,
  Sha256,
} from '@milpa/sdk';
import { z } from 'zod';
import { mayAdminister, requireMay } from '../../account/index.ts';
import type { Caller } from '../../http/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import { type DatasetContext, type DatasetRow, life } from '../model.ts';
import {
  alreadyDecided,
  decidedWithAnother,
  fileNotNamed,
  needsAnother,
  noSuchFile,
  noSuchPurge,
  notInVersion,
  purgeStands,
} from '../problems.ts';
import { requireDraft, requireLocked } from '../service/edit-draft.ts';
import { removeUnused } from '../service/keep-files.ts';
import { keepHistory } from '../service/keep-history.ts';
import { setState } from '../store/dataset.ts';
import { listUsedHashes } from '../store/upload.ts';
import { neutralTitles, type PurgeEvent, type PurgeRow, purgeLife } from './model.ts';
import { type NewPurgeRow, purgeStore } from './store.ts';

export const purgeJob = 'dataset-purge';
const Payload = z.object({ purge: PurgeId });

/** Whoever administers an institution orders a purge in it, and confirms or refuses what a colleague ordered. */
const requirePurger = (caller: Caller | undefined, publisher: DatasetRow['publisher']): Caller =>
  requireMay(caller, mayAdminister, publisher);

/**
 * Takes an order. From that moment nothing it is about can be read, listed or found. Without the rule of a second person it
 * is carried out in the same transaction; what lies in files and indexes then goes by a job.
 */
export async function askPurge(
  context: DatasetContext,
  { caller, dataset: key }: { caller: Caller | undefined; dataset: string },
  given: NewPurge,
): Promise<Purge> {
  const { id } = await requireDraft(context, caller, key, requirePurger);
  const order = PurgeId.parse(context.random.id());
  await context.database.transaction(async (tx) => {
    const dataset = await requireLocked(tx, id);
    const known = requirePurger(caller, dataset.publisher);
    const { reason, authority } = given;
    const extent = await requireExtent(tx, id, given);
    if (await purgeStore.isOrdered(tx, extent)) throw purgeStands();
    const title = given.title ?? neutralTitles[extent.version ? 'version' : extent.distribution ? 'file' : 'dataset'];
    const now = context.clock();
    const asker = { asked_by: known.account, asker: known.name, asked: now };
    const row = { id: order, follows: null, ...extent, title, reason, authority, ...asker, of: dataset };
    await purgeStore.add(tx, row);
    if (!extent.distribution) await hide(context, tx, dataset, { withdrawn: now.toISOString(), reason, authority });
    const orders = [row, ...(await addFollowing(context, tx, row))];
    for (const each of orders)
      await context.purging?.hide(tx, { dataset: each.dataset, whole: each.distribution === null });
    if (await purgeStore.needsSecond(tx, dataset.publisher)) await wait(context, tx, orders, known);
    else await carryOut(context, tx, orders, { by: null, caller: known });
  });
  return await requirePurge(context, caller, order);
}

/** Orders that follow from one over a whole dataset: the list of the catalogue told of it in every version it had. */
async function addFollowing(context: DatasetContext, tx: Transaction, order: Order): Promise<Order[]> {
  const orders: Order[] = [];
  const holders = order.distribution ? [] : ((await context.purging?.listHolders()) ?? []);
  for (const dataset of holders.filter((id) => id !== order.dataset)) {
    const of = await requireLocked(tx, dataset);
    for (const { id: distribution } of await purgeStore.listKept(tx, dataset)) {
      const id = PurgeId.parse(context.random.id());
      const about = { follows: order.id, dataset, distribution, version: null, sha256: null };
      const also = { ...order, id, ...about, title: neutralTitles.file, of };
      await purgeStore.add(tx, also);
      orders.push(also);
    }
  }
  return orders;
}

/** A second person has to decide: nothing is lost yet. */
async function wait(context: DatasetContext, tx: Transaction, orders: readonly Order[], caller: Caller) {
  for (const { id } of orders) await askRenewal(context, tx, id);
  await context.audit.recordAll(
    tx,
    orders.map(({ id: order, dataset, of, distribution, version, reason, authority }) => ({
      ...{ caller, action: 'ask-purge', object: { kind: 'dataset', id: dataset }, institution: of.publisher },
      after: { order, distribution, version, reason, authority },
    })),
  );
}

/** What can be ordered to go, for who may order it. */
export async function listPurgeable(
  context: DatasetContext,
  caller: Caller | undefined,
  key: string,
): Promise<PurgeableFile[]> {
  const { id } = await requireDraft(context, caller, key, requirePurger);
  return purgeStore.listPurgeable(context.database, id);
}

/** What an order is about. Throws when the dataset does not have that file, or the version not that of it. */
async function requireExtent(tx: Transaction, dataset: DatasetId, { distribution, version }: NewPurge) {
  if (distribution === undefined) {
    if (version !== undefined) throw fileNotNamed();
    return { dataset, distribution: null, version: null, sha256: null };
  }
  if (!(await purgeStore.hasDistribution(tx, dataset, distribution))) throw noSuchFile(distribution);
  if (version === undefined) return { dataset, distribution, version: null, sha256: null };
  const sha256 = await purgeStore.findBytes(tx, distribution, version);
  if (!sha256) throw notInVersion(version);
  return { dataset, distribution, version, sha256 };
}

/** Has every copy that is kept for searches and programs made anew: what an order is about is in them no longer, or again. */
const askRenewal = (context: DatasetContext, tx: Transaction, purge: PurgeId) =>
  context.jobs.add(tx, purgeJob, { purge }, { key: `${purgeJob}-${purge}`, first: true });

/** A second person decides. */
export async function decidePurge(
  context: DatasetContext,
  caller: Caller | undefined,
  { purge, confirm }: { purge: string; confirm: boolean },
): Promise<Purge> {
  await requirePurge(context, caller, purge);
  await context.database.transaction(async (tx) => {
    const row = await purgeStore.lock(tx, purge);
    if (!row) throw noSuchPurge(purge);
    const dataset = await requireLocked(tx, row.dataset);
    const known = requirePurger(caller, dataset.publisher);
    requireNext(row, confirm ? 'confirm' : 'refuse');
    if (row.follows) throw decidedWithAnother(row.follows);
    if (row.asked_by === known.account) throw needsAnother();
    const orders = [{ ...row, of: dataset }];
    for (const also of await purgeStore.listFollowing(tx, row.id))
      orders.push({ ...also, of: await requireLocked(tx, also.dataset) });
    if (confirm) await carryOut(context, tx, orders, { by: known, caller: known });
    else await refuse(context, tx, orders, known);
  });
  return await requirePurge(context, caller, purge);
}

async function refuse(context: DatasetContext, tx: Transaction, orders: readonly Order[], caller: Caller) {
  for (const order of orders) {
    await purgeStore.decide(tx, order.id, { state: 'refused', by: caller, now: context.clock() });
    if (!order.distribution) await showAgain(context, tx, order);
    await askRenewal(context, tx, order.id);
  }
  await context.audit.recordAll(
    tx,
    orders.map(({ id: order, dataset, of }) => ({
      ...{ caller, action: 'refuse-purge', object: { kind: 'dataset', id: dataset }, institution: of.publisher },
      after: { order },
    })),
  );
}

function requireNext(row: Pick<PurgeRow, 'state'>, event: PurgeEvent): void {
  if (!purgeLife[row.state][event]) throw alreadyDecided();
}

/** A released dataset becomes a tombstone; one that was never released was never public. */
async function hide(
  context: DatasetContext,
  tx: Transaction,
  dataset: DatasetRow,
  withdrawal: NonNullable<DatasetRow['withdrawal']>,
): Promise<void> {
  const state = dataset.state === 'withdrawn' ? dataset.state : life[dataset.state].withdraw;
  if (!state) return;
  await setState(tx, dataset.id, { state, withdrawal, now: context.clock() });
  await context.emit(tx, 'dataset-withdrawn', { dataset: dataset.id });
}

/** What was hidden for the order alone is public again when it is refused. */
async function showAgain(context: DatasetContext, tx: Transaction, { asked, of: dataset }: Order) {
  const state = life[dataset.state].restore;
  if (!state || dataset.withdrawal?.withdrawn !== asked.toISOString()) return;
  await setState(tx, dataset.id, { state, withdrawal: null, now: context.clock() });
  await context.emit(tx, 'dataset-restored', { dataset: dataset.id });
}

type Order = NewPurgeRow & { readonly of: DatasetRow };

/** An order and those that follow from it; `by`: the second person, where one was needed. */
async function carryOut(
  context: DatasetContext,
  tx: Transaction,
  orders: readonly Order[],
  { by, caller }: { readonly by: Caller | null; readonly caller: Caller },
): Promise<void> {
  // The record of who did what is locked from its first entry to the end, so all of them come last.
  const done = [];
  for (const order of orders) {
    await purgeStore.decide(tx, order.id, { state: 'confirmed', by, now: context.clock() });
    done.push(await carryOutOne(context, tx, order, caller));
  }
  await context.audit.recordAll(tx, done);
}

async function carryOutOne(context: DatasetContext, tx: Transaction, order: Order, caller: Caller) {
  const { of: dataset, distribution, version, reason, authority } = order;
  await purgeStore.begin(tx, order.id);
  const extent = await purgeStore.findExtent(tx, order);
  const gone = { dataset: dataset.id, whole: distribution === null, purge: order.id, ...extent };
  const beside = (await context.purging?.forget(tx, gone)) ?? [];
  const leftOver = DatasetMetadata.parse({ title: order.title });
  const hashes = [...new Set([...(await purgeStore.carryOut(tx, order.id, leftOver)), ...beside])].sort();
  await purgeStore.setRemoved(tx, order.id, hashes);
  const action = distribution ? 'purge-file' : 'purge-dataset';
  const said = { reason, authority };
  await keepHistory(context, tx, dataset, { caller, action, ...(version ? { version } : {}), changes: [], said });
  await askRenewal(context, tx, order.id);
  const object = { kind: 'dataset', id: dataset.id };
  await context.audit.forget(tx, object, extent.since);
  const after = { order: order.id, distribution, version, reason, authority, hashes };
  return { caller, action, object, institution: dataset.publisher, after };
}

/**
 * Removes bytes nobody else refers to, then every copy that is kept for other programs; those alone while a second person
 * has not decided, or has refused. Safe to repeat.
 */
export async function removePurged(context: DatasetContext, payload: unknown, signal: AbortSignal): Promise<void> {
  const { purge } = Payload.parse(payload);
  const row = await purgeStore.find(context.database, purge);
  if (!row || row.state === 'confirmed' || row.state === 'done') return;
  for (const sha256 of row.hashes) {
    signal.throwIfAborted();
    await removeUnused(context, Sha256.parse(sha256));
  }
  const forever = row.state === 'removed' && row.distribution === null;
  await context.purging?.removeCopies({ dataset: row.dataset, forever });
  await purgeStore.setDone(context.database, purge, context.clock());
}

/** Throws `not-found` for those who may not see it as for what never was. */
export async function requirePurge(context: DatasetContext, caller: Caller | undefined, id: string): Promise<Purge> {
  const row = await purgeStore.find(context.database, id);
  if (!row || !caller || !mayAdminister(caller, row.publisher)) throw noSuchPurge(id);
  return await presentPurge(context, caller, row);
}

export async function presentPurge(context: DatasetContext, caller: Caller, row: PurgeRow): Promise<Purge> {
  const used = await listUsedHashes(context.database, row.hashes);
  const stands = row.state === 'asked' || row.state === 'refused';
  return {
    id: row.id,
    dataset: row.dataset,
    ...(row.follows ? { follows: row.follows } : {}),
    ...(row.distribution ? { distribution: row.distribution } : {}),
    ...(row.file && stands ? { file: row.file } : {}),
    ...(row.version ? { version: row.version, versions: [...row.versions] } : {}),
    title: row.title,
    reason: row.reason,
    authority: row.authority,
    state: row.state,
    asked: row.asked.toISOString(),
    askedBy: row.asker,
    ...(row.decided ? { decided: row.decided.toISOString() } : {}),
    ...(row.decider ? { decidedBy: row.decider } : {}),
    ...(row.done ? { done: row.done.toISOString() } : {}),
    files: row.hashes.length - used.size,
    kept: used.size,
    mayDecide:
      row.state === 'asked' &&
      row.follows === null &&
      row.asked_by !== caller.account &&
      mayAdminister(caller, row.publisher),
  };
}
