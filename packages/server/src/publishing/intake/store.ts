import type { AccountId, ImportOutcome, InventoryImport, InventoryImportId, InventoryImportRow } from '@milpa/sdk';
import type { Caller } from '../../http/index.ts';
import type { Queryable, Transaction } from '../../storage/database/index.ts';

export interface ImportRecord extends Omit<InventoryImport, 'created' | 'finished' | 'by' | 'dryRun' | 'total'> {
  readonly account: AccountId;
  readonly by_name: string;
  /** Null: it was done before there were runs in the background. */
  readonly caller: Caller | null;
  readonly dry_run: boolean;
  readonly total: number | null;
  readonly created: Date;
  readonly finished: Date | null;
}

/** A row of the file, from 0, and what became of it. */
export interface ReportedRow {
  readonly position: number;
  readonly report: InventoryImportRow;
}

interface Stored extends Omit<ImportRecord, 'file'> {
  readonly name: string;
  readonly size: number;
  readonly sha256: InventoryImport['file']['sha256'];
}

/** The SQL of inventory imports. */
export const store = {
  add: (tx: Transaction, row: ImportRecord) =>
    tx.query(
      `insert into inventory_import (id, account, by_name, caller, state, dry_run, options, name, size, sha256, counts,
         problems, created)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::text::jsonb, $13)`,
      [
        ...[row.id, row.account, row.by_name, row.caller, row.state, row.dry_run, row.options],
        ...[row.file.name, row.file.size, row.file.sha256, row.counts, JSON.stringify(row.problems), row.created],
      ],
    ),
  begin: (db: Queryable, id: InventoryImportId, total: number) =>
    db.query("update inventory_import set state = 'running', total = $2 where id = $1", [id, total]),
  /** Of the file, those that an earlier run has done. */
  async listDone(db: Queryable, id: InventoryImportId): Promise<Set<number>> {
    const rows = await db.query<{ position: number }>('select position from inventory_import_row where import = $1', [
      id,
    ]);
    return new Set(rows.map(({ position }) => position));
  },
  addRows: (tx: Transaction, id: InventoryImportId, rows: readonly ReportedRow[]) =>
    tx.query(
      `insert into inventory_import_row (import, position, outcome, report)
       select $1, (r->>'position')::int, r->'report'->>'outcome', r->'report'
       from jsonb_array_elements($2::text::jsonb) as r`,
      [id, JSON.stringify(rows)],
    ),
  /** Notes what is done by now. False when another run did something meanwhile. */
  async advance(
    tx: Transaction,
    id: InventoryImportId,
    { from, counts }: { readonly from: number; readonly counts: InventoryImport['counts'] },
  ): Promise<boolean> {
    const rows = await tx.query(
      "update inventory_import set counts = $3 where id = $1 and (counts->>'rows')::int = $2 returning id",
      [id, from, counts],
    );
    return rows.length > 0;
  },
  finish: (
    db: Queryable,
    id: InventoryImportId,
    end: Pick<ImportRecord, 'state' | 'problems'> & { readonly now: Date },
  ) =>
    db.query('update inventory_import set state = $2, problems = $3::text::jsonb, finished = $4 where id = $1', [
      ...[id, end.state, JSON.stringify(end.problems), end.now],
    ]),
  async find(db: Queryable, id: InventoryImportId): Promise<ImportRecord | undefined> {
    const [row] = await db.query<Stored>(
      `select id, account, by_name, caller, state, dry_run, options, name, size, sha256, counts, total, problems, created,
         finished from inventory_import where id = $1`,
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
