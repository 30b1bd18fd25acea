import {
  findText,
  type Holding,
  type HoldingChange,
  HoldingId,
  HoldingInput,
  type HoldingRevision,
  type Inventory,
  type InventoryQuery,
  type InventorySettings,
} from '@milpa/sdk';
import { mayApproveFor, mayClassifyFor, mayKeepInventory, requireMay } from '../../account/index.ts';
import type { AuditRecord } from '../../audit/index.ts';
import { listChanges } from '../../dataset/index.ts';
import type { Caller } from '../../http/index.ts';
import { formatSlug, type PublicBody } from '../../institution/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import { classifies, maySeeAllOf } from '../may.ts';
import { dayOf, type HoldingContent, type PublishingNeeds } from '../model.ts';
import { datasetNotYours, decisionMissing, editedMeanwhile, holdingPromised, keyTaken, noSuch } from '../problems.ts';
import { answerQuery, countInventory, type Eyes, isNamePublic, presentHoldings } from './present.ts';
import { type HoldingChangeRow, type HoldingRow, type SettingsRow, store } from './store.ts';

export interface InventoryService {
  list(caller: Caller | undefined, key: string, query: InventoryQuery): Promise<Inventory>;
  get(caller: Caller | undefined, id: string): Promise<Holding>;
  create(caller: Caller | undefined, key: string, input: HoldingInput): Promise<Holding>;
  change(caller: Caller | undefined, id: string, revision: number, change: HoldingChange): Promise<Holding>;
  remove(caller: Caller | undefined, id: string, revision: number): Promise<void>;
  listRevisions(caller: Caller | undefined, id: string): Promise<HoldingRevision[]>;
  findSettings(key: string): Promise<InventorySettings>;
  changeSettings(
    caller: Caller | undefined,
    key: string,
    revision: number,
    closedNamesPublic: boolean,
  ): Promise<InventorySettings>;
}

export const eyesOf = (caller: Caller | undefined, institution: PublicBody['id']): Eyes =>
  maySeeAllOf(caller, institution) ? 'inside' : 'public';

export function createInventory(needs: PublishingNeeds): InventoryService {
  const { database } = needs;
  return {
    async list(caller, key, query) {
      const body = await needs.institutions.require(key);
      const rows = await store.list(database, [body.id]);
      const seen = await presentHoldings(needs, rows, eyesOf(caller, body.id));
      const found = answerQuery(seen, query);
      return {
        total: found.length,
        items: found.slice(query.offset, query.offset + query.limit),
        counts: countInventory(rows, seen, dayOf(needs.clock())),
      };
    },
    async get(caller, id) {
      const row = await requireVisible(needs, caller, id);
      return presentOne(needs, row, eyesOf(caller, row.institution));
    },
    async create(caller, key, input) {
      const body = await needs.institutions.require(key);
      const known = requireMay(caller, mayKeepInventory, body.id);
      if (classifies(input)) requireMay(caller, mayClassifyFor, body.id);
      await requireOwnDatasets(needs, body.id, input.datasets);
      const id = HoldingId.parse(needs.random.id());
      await database.transaction(async (tx) => {
        await store.lockInventory(tx, body.id);
        const content = { ...input, key: input.key ?? (await makeKey(tx, body.id, input)) };
        if (await store.findByKey(tx, body.id, content.key)) throw keyTaken(content.key);
        await needs.audit.recordAll(
          tx,
          await writeHoldings(needs, tx, known, [{ id, institution: body.id, after: content }]),
        );
      });
      return presentOne(needs, await requireRow(needs, id), 'inside');
    },
    change: (caller, id, revision, change) => changeHolding(needs, caller, { id, revision, change }),
    remove: (caller, id, revision) => removeHolding(needs, caller, id, revision),
    async listRevisions(caller, id) {
      const row = await requireVisible(needs, caller, id);
      const eyes = eyesOf(caller, row.institution);
      // What a closed holding was before is as closed as what it is.
      if (eyes === 'public' && row.content.level !== 'public') return [];
      const rows = await store.listChanges(database, row.id);
      return rows.map(({ revision, at, action, by_name, changes }) => ({
        ...{ revision, action, at: at.toISOString(), by: eyes === 'inside' ? by_name : '' },
        changes: [...changes],
      }));
    },
    async findSettings(key) {
      const body = await needs.institutions.require(key);
      return presentSettings(await store.findSettings(database, body.id));
    },
    async changeSettings(caller, key, revision, closedNamesPublic) {
      const body = await needs.institutions.require(key);
      const known = requireMay(caller, mayApproveFor, body.id);
      return database.transaction(async (tx) => {
        const before = await store.findSettings(tx, body.id);
        const after: SettingsRow = { ...before, closed_names_public: closedNamesPublic, revision: revision + 1 };
        const isPresent = before.revision === revision && (await store.putSettings(tx, body.id, after, needs.clock()));
        if (!isPresent) throw editedMeanwhile(before.revision, presentSettings(before));
        const object = { kind: 'inventory-settings', id: body.id };
        await needs.audit.record(tx, { caller: known, action: 'change-inventory-settings', object, before, after });
        return presentSettings(after);
      });
    },
  };
}

export const presentSettings = (row: SettingsRow): InventorySettings => ({
  closedNamesPublic: row.closed_names_public,
  weights: row.weights,
  weightsFrom: row.weights_from,
  revision: row.revision,
});

async function changeHolding(
  needs: PublishingNeeds,
  caller: Caller | undefined,
  { id, revision, change }: { id: string; revision: number; change: HoldingChange },
): Promise<Holding> {
  const there = await requireVisible(needs, caller, id);
  const known = requireMay(caller, mayKeepInventory, there.institution);
  if (change.level !== undefined || change.decision !== undefined)
    requireMay(caller, mayClassifyFor, there.institution);
  if (change.datasets) await requireOwnDatasets(needs, there.institution, change.datasets);
  await needs.database.transaction(async (tx) => {
    if (change.key) await store.lockInventory(tx, there.institution);
    const row = await store.lock(tx, there.id);
    if (!row) throw noSuch('holding', id);
    if (row.revision !== revision) throw editedMeanwhile(row.revision, await presentOne(needs, row, 'inside'));
    const content = parseChanged(row.content, change);
    const holder = await store.findByKey(tx, row.institution, content.key);
    if (holder && holder !== row.id) throw keyTaken(content.key);
    const written = [{ id: row.id, institution: row.institution, before: row, after: content }];
    await needs.audit.recordAll(tx, await writeHoldings(needs, tx, known, written));
  });
  return presentOne(needs, await requireRow(needs, there.id), 'inside');
}

/** The holding after a change. Opening one to everyone takes the reason for closing it away; the history keeps it. */
export function parseChanged(before: HoldingContent, change: HoldingChange): HoldingContent {
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const opened = change.level === 'public' || change.level === null ? { decision: null } : {};
  const parsed = HoldingInput.safeParse({ ...before, ...opened, ...said });
  if (!parsed.success) throw decisionMissing();
  return { ...parsed.data, key: parsed.data.key ?? before.key };
}

async function removeHolding(
  needs: PublishingNeeds,
  caller: Caller | undefined,
  id: string,
  revision: number,
): Promise<void> {
  const there = await requireVisible(needs, caller, id);
  const known = requireMay(caller, mayKeepInventory, there.institution);
  await needs.database.transaction(async (tx) => {
    const row = await store.lock(tx, there.id);
    if (!row) throw noSuch('holding', id);
    if (row.revision !== revision) throw editedMeanwhile(row.revision, await presentOne(needs, row, 'inside'));
    if (await store.isPromised(tx, row.id)) throw holdingPromised();
    const removal = { ...row, revision: row.revision + 1 };
    await store.remove(tx, row.id);
    await store.addChanges(tx, [
      describeChange(needs, known, removal, 'remove-holding', listChanges(row.content, undefined)),
    ]);
    const object = { kind: 'holding', id: row.id };
    await needs.audit.record(tx, { caller: known, action: 'remove-holding', object, before: row.content });
  });
}

export interface WrittenHolding {
  readonly id: HoldingId;
  readonly institution: PublicBody['id'];
  readonly before?: HoldingRow;
  readonly after: HoldingContent;
}

/** Writes holdings with their history; gives what is to be recorded of it, last in the transaction. */
export async function writeHoldings(
  needs: Pick<PublishingNeeds, 'clock'>,
  tx: Transaction,
  caller: Caller,
  written: readonly WrittenHolding[],
): Promise<AuditRecord[]> {
  const now = needs.clock();
  const changes: HoldingChangeRow[] = [];
  for (const { id, institution, before, after } of written) {
    const revision = (before?.revision ?? 0) + 1;
    if (before) await store.change(tx, id, after, { revision, now });
    const action = before ? 'change-holding' : 'create-holding';
    const row = { id, institution, revision, content: after };
    changes.push(describeChange(needs, caller, row, action, listChanges(before?.content, after)));
  }
  const fresh = written.filter(({ before }) => !before);
  await store.addAll(
    tx,
    fresh.map(({ id, institution, after }) => ({ id, institution, content: after })),
    now,
  );
  await store.addChanges(tx, changes);
  return written.map(({ id, before, after }) => ({
    caller,
    action: before ? 'change-holding' : 'create-holding',
    object: { kind: 'holding', id },
    ...(before ? { before: before.content } : {}),
    after,
  }));
}

const describeChange = (
  { clock }: Pick<PublishingNeeds, 'clock'>,
  caller: Caller,
  row: Pick<HoldingRow, 'id' | 'institution' | 'revision' | 'content'>,
  action: string,
  changes: HoldingChangeRow['changes'],
): HoldingChangeRow => ({
  ...{ holding: row.id, institution: row.institution, revision: row.revision, at: clock(), action, changes },
  ...{ account: caller.account, by_name: caller.name, level: row.content.level },
});

async function presentOne(needs: PublishingNeeds, row: HoldingRow, eyes: Eyes): Promise<Holding> {
  const [holding] = await presentHoldings(needs, [row], eyes);
  if (!holding) throw noSuch('holding', row.id);
  return holding;
}

async function requireRow({ database }: PublishingNeeds, id: HoldingId): Promise<HoldingRow> {
  const row = await store.find(database, id);
  if (!row) throw noSuch('holding', id);
  return row;
}

/** A holding whose name the caller may read; the others look as if they were not there. */
export async function requireVisible(
  needs: PublishingNeeds,
  caller: Caller | undefined,
  id: string,
): Promise<HoldingRow> {
  const parsed = HoldingId.safeParse(id);
  const row = parsed.success ? await store.find(needs.database, parsed.data) : undefined;
  if (!row) throw noSuch('holding', id);
  if (maySeeAllOf(caller, row.institution)) return row;
  if (isNamePublic(row, await store.findSettings(needs.database, row.institution))) return row;
  throw noSuch('holding', id);
}

async function requireOwnDatasets(
  needs: PublishingNeeds,
  institution: PublicBody['id'],
  datasets: HoldingInput['datasets'],
): Promise<void> {
  const standing = new Map((await needs.datasets.listStanding(datasets)).map((each) => [each.id, each]));
  for (const id of datasets) if (standing.get(id)?.publisher !== institution) throw datasetNotYours(id);
}

/** A key from the name, numbered when the inventory has it already. */
async function makeKey(tx: Transaction, institution: PublicBody['id'], { name }: HoldingInput): Promise<string> {
  const stem = formatSlug(findText(name, 'es')?.text ?? '') || 'holding';
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? stem : `${stem}-${number}`;
    if (!(await store.findByKey(tx, institution, key))) return key;
  }
}
