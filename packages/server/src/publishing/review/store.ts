import type { DatasetId, InstitutionId, LanguageMap, ReviewId, ReviewState } from '@milpa/sdk';
import type { Gone } from '../../dataset/index.ts';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import type { ReviewRow } from './model.ts';

const columns = `id, dataset, institution, revision, state, notes, not_before, submitter, submitter_name, submitter_role,
  submitted, decider, decider_name, decider_role, decided, comment, version, trouble`;

export interface ReceiptRow {
  readonly folio: string;
  readonly body: string;
  readonly signature: string;
  readonly signing_key: string;
}

export const store = {
  /** The institutions of these that ask for a second pair of eyes. */
  listFourEyes: async (db: Queryable, institutions: readonly InstitutionId[]): Promise<Set<InstitutionId>> => {
    const rows = await db.query<{ institution: InstitutionId }>(
      'select institution from release_rule where four_eyes and institution = any($1::uuid[])',
      [institutions],
    );
    return new Set(rows.map(({ institution }) => institution));
  },
  setFourEyes: (tx: Transaction, institution: InstitutionId, fourEyes: boolean, now: Date) =>
    tx.query(
      `insert into release_rule (institution, four_eyes, changed) values ($1, $2, $3)
       on conflict (institution) do update set four_eyes = excluded.four_eyes, changed = excluded.changed`,
      [institution, fourEyes, now],
    ),

  add: (tx: Transaction, row: ReviewRow) =>
    tx.query(
      `insert into review (id, dataset, institution, revision, state, notes, not_before, submitter, submitter_name,
         submitter_role, submitted) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[row.id, row.dataset, row.institution, row.revision, row.state, row.notes, row.not_before],
        ...[row.submitter, row.submitter_name, row.submitter_role, row.submitted],
      ],
    ),
  find: async (db: Queryable, id: ReviewId): Promise<ReviewRow | undefined> =>
    (await db.query<ReviewRow>(`select ${columns} from review where id = $1`, [id]))[0],
  lock: async (tx: Transaction, id: ReviewId): Promise<ReviewRow | undefined> =>
    (await tx.query<ReviewRow>(`select ${columns} from review where id = $1 for update`, [id]))[0],
  /** Those of these datasets that are in review or approved, held. */
  lockOpen: (tx: Queryable, datasets: readonly DatasetId[]): Promise<ReviewRow[]> =>
    tx.query<ReviewRow>(
      `select ${columns} from review where dataset = any($1::uuid[]) and state in ('in-review', 'approved') order by id for update`,
      [datasets],
    ),
  setState: (
    tx: Transaction,
    id: ReviewId,
    change: { readonly state: ReviewState; readonly version?: number; readonly trouble?: LanguageMap },
  ) =>
    tx.query('update review set state = $2, version = coalesce($3, version), trouble = $4 where id = $1', [
      id,
      change.state,
      change.version ?? null,
      change.trouble ?? null,
    ]),
  decide: (
    tx: Transaction,
    { id, state, decider, decider_name: name, decider_role: role, decided, comment }: ReviewRow,
  ) =>
    tx.query(
      `update review set state = $2, decider = $3, decider_name = $4, decider_role = $5, decided = $6, comment = $7
       where id = $1`,
      [id, state, decider, name, role, decided, comment],
    ),
  /** Approved ones whose day has come. */
  listDue: (db: Queryable, now: Date, limit: number): Promise<ReviewRow[]> =>
    db.query<ReviewRow>(
      `select ${columns} from review where state = 'approved' and coalesce(not_before, '-infinity') <= $1
       order by decided, id limit $2`,
      [now, limit],
    ),
  list: async (
    db: Queryable,
    filter: {
      readonly institutions: readonly InstitutionId[] | 'all';
      readonly state: ReviewState | undefined;
      readonly dataset: string | undefined;
      readonly limit: number;
      readonly offset: number;
    },
  ): Promise<{ total: number; rows: ReviewRow[] }> => {
    const rows = await db.query<ReviewRow & { total: number }>(
      `select ${columns}, count(*) over ()::int as total from review
       where ($1::uuid[] is null or institution = any($1::uuid[])) and ($2::text is null or state = $2)
         and ($3::text is null or dataset::text = $3)
       order by submitted desc, id desc limit $4 offset $5`,
      [
        filter.institutions === 'all' ? null : filter.institutions,
        filter.state ?? null,
        filter.dataset ?? null,
        filter.limit,
        filter.offset,
      ],
    );
    return { total: rows[0]?.total ?? 0, rows };
  },
  /** The review a release came of. */
  findReleased: async (db: Queryable, dataset: DatasetId, version: number): Promise<ReviewRow | undefined> =>
    (
      await db.query<ReviewRow>(`select ${columns} from review where dataset = $1 and version = $2 limit 1`, [
        dataset,
        version,
      ])
    )[0],
  /** The next number of an institution's receipts in a year. */
  takeFolio: async (tx: Transaction, institution: InstitutionId, year: number): Promise<number> => {
    const [row] = await tx.query<{ last: number }>(
      `insert into receipt_count (institution, year, last) values ($1, $2, 1)
       on conflict (institution, year) do update set last = receipt_count.last + 1 returning last`,
      [institution, year],
    );
    if (!row) throw new Error('The counter of receipts gave no number');
    return row.last;
  },
  findReceipt: async (db: Queryable, dataset: DatasetId, version: number): Promise<ReceiptRow | undefined> =>
    (
      await db.query<ReceiptRow>(
        'select folio, body, signature, signing_key from receipt where dataset = $1 and version = $2',
        [dataset, version],
      )
    )[0],
  /** For a purge: what was written of it goes; folio, signature and decisions stay, and receipts of other versions whole. */
  forget: async (tx: Transaction, { dataset, whole, versions, since }: Gone): Promise<void> => {
    await tx.query("update receipt set body = '' where dataset = $1 and ($2 or version = any($3::int[]))", [
      ...[dataset, whole, versions],
    ]);
    await tx.query(
      `update review set notes = '', comment = '', trouble = null
       where dataset = $1 and ($2::timestamptz is null or greatest(submitted, decided) >= $2)`,
      [dataset, since],
    );
  },
  addReceipt: (
    tx: Transaction,
    row: ReceiptRow & { readonly dataset: DatasetId; readonly version: number; readonly made: Date },
  ) =>
    tx.query(
      `insert into receipt (dataset, version, folio, body, signature, signing_key, made) values ($1, $2, $3, $4, $5, $6, $7)`,
      [row.dataset, row.version, row.folio, row.body, row.signature, row.signing_key, row.made],
    ),
};
