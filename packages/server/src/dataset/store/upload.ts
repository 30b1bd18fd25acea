import type { AccountId, DistributionId, Sha256 } from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import { formatJson } from './json.ts';

export interface UploadRow {
  readonly id: string;
  readonly account: AccountId;
  readonly size: number;
  readonly metadata: Record<string, string | null>;
  readonly created: Date;
  /** Set when the bytes are whole and in the file store. */
  readonly sha256: Sha256 | null;
  /** Where it was used. */
  readonly distribution: DistributionId | null;
}

const columns = 'id, account, size::float8 as size, metadata, created, sha256, distribution';

export async function findUpload(database: Queryable, id: string): Promise<UploadRow | undefined> {
  const [row] = await database.query<UploadRow>(`select ${columns} from upload where id = $1`, [id]);
  return row;
}

export async function addUpload(
  database: Queryable,
  row: Pick<UploadRow, 'id' | 'account' | 'size' | 'metadata' | 'created'>,
): Promise<void> {
  await database.query(
    `insert into upload (id, account, size, metadata, created) values ($1, $2, $3, $4::jsonb, $5)
     on conflict (id) do nothing`,
    [row.id, row.account, row.size, formatJson(row.metadata), row.created],
  );
}

export async function setStored(database: Queryable, id: string, sha256: Sha256): Promise<void> {
  await database.query('update upload set sha256 = $2 where id = $1', [id, sha256]);
}

export async function setUsed(tx: Transaction, id: string, distribution: DistributionId): Promise<void> {
  await tx.query('update upload set distribution = $2 where id = $1', [id, distribution]);
}

export async function removeUpload(database: Queryable, id: string): Promise<void> {
  await database.query('delete from upload where id = $1', [id]);
}

export const listUploadsBefore = (database: Queryable, before: Date): Promise<UploadRow[]> =>
  database.query<UploadRow>(`select ${columns} from upload where created < $1 order by created limit 1000`, [before]);

/** Of the given hashes, those that some row of this folder refers to. */
export async function listUsedHashes(database: Queryable, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await database.query<{ sha256: string }>(
    `select sha256 from file_version where sha256 = any($1::text[]) and purged is null
     union select sha256 from table_version where sha256 = any($1::text[]) and purged is null
     union select sha256 from derivative where sha256 = any($1::text[])
     union select sha256 from upload where sha256 = any($1::text[])`,
    [hashes],
  );
  return new Set(rows.map((row) => row.sha256));
}

/** Hashes that some row of this folder refers to, in ascending order, after the given one. */
export async function listReferredAfter(database: Queryable, after: string, limit: number): Promise<Sha256[]> {
  const rows = await database.query<{ sha256: Sha256 }>(
    `select sha256 from (
       (select sha256 from file_version where sha256 > $1 and purged is null order by 1 limit $2)
       union (select sha256 from table_version where sha256 > $1 and purged is null order by 1 limit $2)
       union (select sha256 from derivative where sha256 > $1 order by 1 limit $2)
       union (select sha256 from upload where sha256 > $1 order by 1 limit $2)) referred
     where sha256 is not null order by 1 limit $2`,
    [after, limit],
  );
  return rows.map((row) => row.sha256);
}
