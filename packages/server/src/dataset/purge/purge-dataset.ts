import { DatasetMetadata, type NewPurge, type Purge, PurgeId, Sha256 } from '@milpa/sdk';
import { z } from 'zod';
import { mayAdminister, requireMay } from '../../account/index.ts';
import type { Caller } from '../../http/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import { type DatasetContext, type DatasetRow, life } from '../model.ts';
import { alreadyDecided, needsAnother, noSuchFile, noSuchPurge, purgeStands } from '../problems.ts';
import { requireDraft, requireLocked } from '../service/edit-draft.ts';
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
 * Takes an order. From that moment nothing it is about can be read. Without the rule of a second person it is carried out in
 * the same transaction; what lies in files and indexes then goes by a job.
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
    const { distribution = null, reason, authority } = given;
    if (distribution && !(await purgeStore.hasDistribution(tx, id, distribution))) throw noSuchFile(distribution);
    if (await purgeStore.isOrdered(tx, id, distribution)) throw purgeStands();
    const title = given.title ?? neutralTitles[distribution ? 'file' : 'dataset'];
    const now = context.clock();
    const asker = { asked_by: known.account, asker: known.name, asked: now };
    const row = { id: order, dataset: id, distribution, title, reason, authority, ...asker };
    await purgeStore.add(tx, row);
    if (!distribution) await hide(context, tx, dataset, { withdrawn: now.toISOString(), reason, authority });
    const second = await purgeStore.needsSecond(tx, dataset.publisher);
    if (!second) {
      await purgeStore.decide(tx, order, { state: 'confirmed', by: null, now });
      await carryOut(context, tx, { ...row, of: dataset }, known);
    } else {
      await context.audit.record(tx, {
        caller: known,
        action: 'ask-purge',
        object: { kind: 'dataset', id },
        institution: dataset.publisher,
        after: { order, distribution, reason, authority },
      });
    }
  });
  return await requirePurge(context, caller, order);
}

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
    const state = nextState(row, confirm ? 'confirm' : 'refuse');
    if (row.asked_by === known.account) throw needsAnother();
    await purgeStore.decide(tx, row.id, { state, by: known, now: context.clock() });
    if (confirm) return await carryOut(context, tx, { ...row, of: dataset }, known);
    await showAgain(context, tx, row, dataset);
    await context.audit.record(tx, {
      caller: known,
      action: 'refuse-purge',
      object: { kind: 'dataset', id: dataset.id },
      institution: dataset.publisher,
      after: { order: row.id },
    });
  });
  return await requirePurge(context, caller, purge);
}

function nextState(row: Pick<PurgeRow, 'state'>, event: PurgeEvent) {
  const state = purgeLife[row.state][event];
  if (!state) throw alreadyDecided();
  return state;
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
async function showAgain(context: DatasetContext, tx: Transaction, { asked }: PurgeRow, dataset: DatasetRow) {
  const state = life[dataset.state].restore;
  if (!state || dataset.withdrawal?.withdrawn !== asked.toISOString()) return;
  await setState(tx, dataset.id, { state, withdrawal: null, now: context.clock() });
  await context.emit(tx, 'dataset-restored', { dataset: dataset.id });
}

type Order = NewPurgeRow & { readonly of: DatasetRow };

/** An order, and those that follow from it: the list of the catalogue told of the dataset in every version it had. */
async function carryOut(context: DatasetContext, tx: Transaction, order: Order, caller: Caller): Promise<void> {
  const orders: Order[] = [order];
  const holders = order.distribution ? [] : ((await context.purging?.listHolders()) ?? []);
  for (const holder of holders.filter((id) => id !== order.dataset)) {
    const of = await requireLocked(tx, holder);
    for (const { id: distribution } of await purgeStore.listKept(tx, holder)) {
      const id = PurgeId.parse(context.random.id());
      const also = { ...order, of, id, dataset: holder, distribution, title: neutralTitles.file };
      await purgeStore.add(tx, also);
      await purgeStore.decide(tx, id, { state: 'confirmed', by: null, now: context.clock() });
      orders.push(also);
    }
  }
  // The record of who did what is locked from its first entry to the end, so all of them come last.
  const done = [];
  for (const each of orders) done.push(await carryOutOne(context, tx, each, caller));
  await context.audit.recordAll(tx, done);
}

async function carryOutOne(context: DatasetContext, tx: Transaction, order: Order, caller: Caller) {
  const { of: dataset, distribution, reason, authority } = order;
  await purgeStore.begin(tx, order.id);
  const gone = { dataset: dataset.id, whole: distribution === null, purge: order.id };
  const beside = (await context.purging?.forget(tx, gone)) ?? [];
  const leftOver = DatasetMetadata.parse({ title: order.title });
  const hashes = [...new Set([...(await purgeStore.carryOut(tx, order.id, leftOver)), ...beside])].sort();
  await purgeStore.setRemoved(tx, order.id, hashes);
  const action = distribution ? 'purge-file' : 'purge-dataset';
  await keepHistory(context, tx, dataset, { caller, action, changes: [], said: { reason, authority } });
  await context.jobs.add(tx, purgeJob, { purge: order.id }, { key: `${purgeJob}-${order.id}` });
  const object = { kind: 'dataset', id: dataset.id };
  await context.audit.forget(tx, object);
  const after = { order: order.id, distribution, reason, authority, hashes };
  return { caller, action, object, institution: dataset.publisher, after };
}

/** Removes bytes nobody else refers to, then every copy that is kept for other programs. Safe to repeat. */
export async function removePurged(context: DatasetContext, payload: unknown, signal: AbortSignal): Promise<void> {
  const { purge } = Payload.parse(payload);
  const row = await purgeStore.find(context.database, purge);
  if (row?.state !== 'removed') return;
  for (const sha256 of row.hashes) {
    signal.throwIfAborted();
    await removeFile(context, Sha256.parse(sha256));
  }
  await context.purging?.removeCopies(row.dataset, signal);
  await purgeStore.setDone(context.database, purge, context.clock());
}

const removeFile = (context: DatasetContext, sha256: Sha256): Promise<void> =>
  context.database.transaction(async (tx) => {
    // The lock of those who are about to write the same bytes down for another dataset.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [sha256]);
    if ((await listUsedHashes(tx, [sha256])).size > 0 || (await context.isFileUsed?.(sha256))) return;
    await context.files.remove(sha256);
    await tx.query('delete from file_orphan where sha256 = $1', [sha256]);
  });

/** Throws `not-found` for those who may not see it as for what never was. */
export async function requirePurge(context: DatasetContext, caller: Caller | undefined, id: string): Promise<Purge> {
  const row = await purgeStore.find(context.database, id);
  if (!row || !caller || !mayAdminister(caller, row.publisher)) throw noSuchPurge(id);
  return await presentPurge(context, caller, row);
}

export async function presentPurge(context: DatasetContext, caller: Caller, row: PurgeRow): Promise<Purge> {
  const used = await listUsedHashes(context.database, row.hashes);
  return {
    id: row.id,
    dataset: row.dataset,
    ...(row.distribution ? { distribution: row.distribution } : {}),
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
    mayDecide: row.state === 'asked' && row.asked_by !== caller.account && mayAdminister(caller, row.publisher),
  };
}
