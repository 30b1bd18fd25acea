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

/** Writes the next entry of a dataset, whose row the transaction holds. */
export async function addChange(
  tx: Transaction,
  dataset: DatasetId,
  row: Omit<ChangeRow, 'number'> & { readonly account: AccountId | null },
): Promise<void> {
  await tx.query(
    `insert into dataset_change (dataset, number, at, action, account, role, institution, version, changes, said)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb
     from dataset_change where dataset = $1`,
    [
      dataset,
      row.at,
      row.action,
      row.account,
      row.role,
      row.institution,
      row.version,
      formatJson(row.changes),
      row.said ? formatJson(row.said) : null,
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
       and (not $4 or action in ('withdraw-dataset', 'restore-dataset') or number <= (
         select max(number) from dataset_change where dataset = $1 and action = 'release-dataset'))
     order by number desc limit $3`,
    [dataset, before ?? null, limit, upToRelease],
  );
