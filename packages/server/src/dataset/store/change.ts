import type { AccountId, DatasetId, FieldChange, HistoryEntry, InstitutionId, Role } from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import { formatJson } from './json.ts';

export interface ChangeRow {
  readonly number: number;
  readonly at: Date;
  readonly action: HistoryEntry['action'];
  readonly role: Role | null;
  readonly institution: InstitutionId | null;
  readonly version: number | null;
  readonly changes: FieldChange[];
  readonly said: { readonly reason: string; readonly authority: string } | null;
}

export interface NewChange extends Omit<ChangeRow, 'number'> {
  readonly dataset: DatasetId;
  readonly account: AccountId | null;
}

/** Writes the next entry of each dataset, whose row the transaction holds; each dataset once. */
export async function addChanges(tx: Transaction, rows: readonly NewChange[]): Promise<void> {
  if (rows.length === 0) return;
  const column = <T>(of: (row: NewChange) => T) => rows.map(of);
  await tx.query(
    `insert into dataset_change (dataset, number, at, action, account, role, institution, version, changes, said)
     select n.dataset, coalesce((select max(number) from dataset_change c where c.dataset = n.dataset), 0) + 1,
       n.at, n.action, n.account, n.role, n.institution, n.version, n.changes::jsonb, n.said::jsonb
     from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::uuid[], $5::text[], $6::uuid[], $7::int[], $8::text[], $9::text[])
       as n (dataset, at, action, account, role, institution, version, changes, said)`,
    [
      ...[column(({ dataset }) => dataset), column(({ at }) => at), column(({ action }) => action)],
      ...[column(({ account }) => account), column(({ role }) => role), column(({ institution }) => institution)],
      ...[column(({ version }) => version), column(({ changes }) => formatJson(changes))],
      column(({ said }) => (said ? formatJson(said) : null)),
    ],
  );
}

/** Newest first. `upToRelease`: only what happened before the newest release, and what the public saw happen after it. */
export const listChanges = (
  database: Queryable,
  dataset: DatasetId,
  { before, limit, upToRelease }: { before?: number | undefined; limit: number; upToRelease: boolean },
): Promise<ChangeRow[]> =>
  database.query<ChangeRow>(
    `select number, at, action, role, institution, version, changes, said from dataset_change
     where dataset = $1 and ($2::int is null or number < $2)
       and (not $4 or action in ('withdraw-dataset', 'restore-dataset', 'purge-dataset', 'purge-file') or number <= (
         select max(number) from dataset_change where dataset = $1 and action = 'release-dataset'))
     order by number desc limit $3`,
    [dataset, before ?? null, limit, upToRelease],
  );
