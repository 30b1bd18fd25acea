import type { AccountId, ImportOutcome, InventoryImport, InventoryImportId, InventoryImportRow } from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';

export interface ImportRecord extends Omit<InventoryImport, 'created' | 'by' | 'dryRun'> {
  readonly account: AccountId;
  readonly by_name: string;
  readonly dry_run: boolean;
  readonly created: Date;
}

interface Stored extends Omit<ImportRecord, 'file'> {
  readonly name: string;
  readonly size: number;
  readonly sha256: InventoryImport['file']['sha256'];
}

/** The SQL of inventory imports. */
export const store = {
  async add(tx: Transaction, row: ImportRecord, rows: readonly InventoryImportRow[]) {
    await tx.query(
      `insert into inventory_import (id, account, by_name, dry_run, options, name, size, sha256, counts, problems, created)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11)`,
      [
        ...[row.id, row.account, row.by_name, row.dry_run, row.options, row.file.name, row.file.size, row.file.sha256],
        ...[row.counts, JSON.stringify(row.problems), row.created],
      ],
    );
    if (rows.length === 0) return;
    await tx.query(
      `insert into inventory_import_row (import, position, outcome, report)
       select $1, (r.at - 1)::int, r.report->>'outcome', r.report
       from jsonb_array_elements($2::text::jsonb) with ordinality as r (report, at)`,
      [row.id, JSON.stringify(rows)],
    );
  },
  async find(db: Queryable, id: InventoryImportId): Promise<ImportRecord | undefined> {
    const [row] = await db.query<Stored>(
      `select id, account, by_name, dry_run, options, name, size, sha256, counts, problems, created
       from inventory_import where id = $1`,
      [id],
    );
    if (!row) return undefined;
    const { name, size, sha256, ...rest } = row;
    return { ...rest, file: { name, size, sha256 } };
  },
  async listRows(
    db: Queryable,
    id: InventoryImportId,
    { outcome, limit, offset }: { outcome: ImportOutcome | undefined; limit: number; offset: number },
  ) {
    const rows = await db.query<{ report: InventoryImportRow; total: number }>(
      `select report, count(*) over ()::int as total from inventory_import_row
       where import = $1 and ($2::text is null or outcome = $2) order by position limit $3 offset $4`,
      [id, outcome ?? null, limit, offset],
    );
    return { total: rows[0]?.total ?? 0, items: rows.map(({ report }) => report) };
  },
  isUsed: async (db: Queryable, sha256: string): Promise<boolean> =>
    (await db.query('select 1 from inventory_import where sha256 = $1 limit 1', [sha256])).length > 0,
};
