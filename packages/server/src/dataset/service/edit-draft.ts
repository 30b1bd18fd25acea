import {
  type DatasetId,
  DatasetId as DatasetIdSchema,
  type Draft,
  type HistoryEntry,
  type InstitutionId,
} from '@milpa/sdk';
import type { Caller } from '../../http/index.ts';
import type { PublicBody } from '../../institution/index.ts';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import { presentDraft } from '../draft.ts';
import { describeDraft, listChanges } from '../history.ts';
import type { DatasetContext, DatasetRow, LoadedDraft, TableRow } from '../model.ts';
import { editedMeanwhile, noSuchDraft, noSuchTable } from '../problems.ts';
import { findDataset, lockDataset } from '../store/dataset.ts';
import { listLinks } from '../store/distribution.ts';
import { listFiles } from '../store/file.ts';
import { listHashes } from '../store/release.ts';
import { listTables } from '../store/table.ts';
import { keepHistory } from './keep-history.ts';

type May = (caller: Caller | undefined, publisher: InstitutionId) => Caller;

/** The working copies of these datasets, in the same order, with four questions to the database whatever their number. */
export async function loadDrafts(database: Queryable, datasets: readonly DatasetRow[]): Promise<LoadedDraft[]> {
  const ids = datasets.map((dataset) => dataset.id);
  const files = await listFiles(database, ids);
  const links = await listLinks(database, ids);
  const tables = await listTables(database, ids);
  const hashes = await listHashes(database, ids);
  return datasets.map((dataset) => {
    const own = files.filter((file) => file.dataset === dataset.id);
    const distributions = new Set(own.map((file) => file.distribution));
    return {
      dataset,
      files: own,
      links: links.filter((link) => link.dataset === dataset.id),
      tables: tables.filter((table) => distributions.has(table.distribution)),
      released: hashes.find((each) => each.dataset === dataset.id) ?? null,
    };
  });
}

export async function loadDraft(database: Queryable, dataset: DatasetRow): Promise<LoadedDraft> {
  const [loaded] = await loadDrafts(database, [dataset]);
  if (!loaded) throw new Error(`The working copy of ${dataset.id} was not loaded`);
  return loaded;
}

export async function requirePublisherOf(context: DatasetContext, { publisher }: DatasetRow): Promise<PublicBody> {
  const found = await context.institutions.find(publisher);
  if (!found) throw new Error(`The institution ${publisher} of a dataset is gone`);
  return found;
}

/** The dataset's row, when the caller may do what `may` says with it. */
export async function requireDraft(
  context: DatasetContext,
  caller: Caller | undefined,
  key: string,
  may: May,
): Promise<DatasetRow> {
  const id = DatasetIdSchema.safeParse(key);
  const row = id.success ? await findDataset(context.database, id.data) : undefined;
  if (!row) throw noSuchDraft(key);
  may(caller, row.publisher);
  return row;
}

/**
 * The working copy as it is in a transaction. Its publisher was read before: asking for it inside would take a second
 * connection, and enough writers at once would wait for one another for ever.
 */
export async function presentLoaded(publisher: PublicBody, database: Queryable, row: DatasetRow): Promise<Draft> {
  return presentDraft(await loadDraft(database, row), publisher);
}

export interface Edit {
  readonly caller: Caller | undefined;
  readonly dataset: string;
  /** The revision the caller saw; absent where the contract does not ask for one. */
  readonly revision?: number;
  readonly may: May;
  readonly action: HistoryEntry['action'];
  /** The change is of the description alone: files, links and tables need not be compared for the history. */
  readonly descriptionOnly?: boolean;
}

/**
 * One change of a working copy: the row is held, the revision compared, the change made and written in the audit record,
 * all or nothing. Answers with the working copy as it then is. `work` gives undefined when there was nothing to change.
 */
export async function editDraft(
  context: DatasetContext,
  edit: Edit,
  work: (tx: Transaction, dataset: DatasetRow, caller: Caller) => Promise<unknown>,
): Promise<Draft> {
  const seen = await requireDraft(context, edit.caller, edit.dataset, edit.may);
  const { id } = seen;
  const publisher = await requirePublisherOf(context, seen);
  return context.database.transaction(async (tx) => {
    const row = await requireLocked(tx, id);
    const caller = edit.may(edit.caller, row.publisher);
    await requireRevision(publisher, tx, row, edit.revision);
    const before = await loadForHistory(tx, row, edit);
    const after = await work(tx, row, caller);
    const loaded = await loadDraft(tx, await requireLocked(tx, id));
    if (after !== undefined) {
      const now = edit.descriptionOnly ? { ...before, dataset: loaded.dataset } : loaded;
      const changes = listChanges(describeDraft(before), describeDraft(now));
      if (changes.length > 0) await keepHistory(context, tx, row, { caller, action: edit.action, changes });
      await context.audit.record(tx, {
        caller,
        action: edit.action,
        object: { kind: 'dataset', id },
        institution: row.publisher,
        before: row,
        after,
      });
    }
    return presentDraft(loaded, publisher);
  });
}

const loadForHistory = async (tx: Transaction, row: DatasetRow, { descriptionOnly }: Edit): Promise<LoadedDraft> =>
  descriptionOnly ? { dataset: row, files: [], links: [], tables: [], released: null } : loadDraft(tx, row);

export async function requireLocked(tx: Transaction, id: DatasetId): Promise<DatasetRow> {
  const row = await lockDataset(tx, id);
  if (!row) throw noSuchDraft(id);
  return row;
}

export async function requireRevision(
  publisher: PublicBody,
  tx: Queryable,
  row: DatasetRow,
  revision: number | undefined,
): Promise<void> {
  if (revision === undefined || revision === row.revision) return;
  throw editedMeanwhile(await presentLoaded(publisher, tx, row));
}

/** A table of a working copy. Throws `not-found`. */
export async function requireDraftTable(context: DatasetContext, row: DatasetRow, key: string): Promise<TableRow> {
  const table = (await listTables(context.database, [row.id])).find((each) => each.table === key);
  if (!table) throw noSuchTable(key);
  return table;
}
