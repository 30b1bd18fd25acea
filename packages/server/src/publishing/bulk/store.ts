import type { Bulk, BulkId, BulkOutcome, DatasetId, DistributionId, LanguageMap } from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import type { BulkRecord, BulkRowRecord } from './model.ts';

const columns = 'id, institution, account, caller, action, state, created, finished';
const rowColumns = 'position, dataset, distribution, title, name, outcome, message';

const first = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0];

type NewRow = Pick<BulkRowRecord, 'dataset' | 'distribution' | 'title' | 'name'>;

/** The SQL of what is done to many. */
export const store = {
  add: (tx: Transaction, row: Omit<BulkRecord, 'finished'>) =>
    tx.query(
      'insert into bulk (id, institution, account, caller, action, state, created) values ($1, $2, $3, $4, $5, $6, $7)',
      [...[row.id, row.institution, row.account, row.caller, row.action, row.state, row.created]],
    ),
  addRows: (tx: Transaction, id: BulkId, rows: readonly NewRow[], from: number) =>
    tx.query(
      `insert into bulk_row (bulk, position, dataset, distribution, title, name)
       select $1, $6 + n.at, n.dataset, n.distribution, n.title::jsonb, n.name
       from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) with ordinality as n (dataset, distribution, title, name, at)`,
      [
        id,
        rows.map(({ dataset }) => dataset),
        rows.map(({ distribution }) => distribution),
        rows.map(({ title }) => JSON.stringify(title)),
        rows.map(({ name }) => name),
        from,
      ],
    ),
  find: (db: Queryable, id: BulkId) => first(db.query<BulkRecord>(`select ${columns} from bulk where id = $1`, [id])),
  /** False when it is over already. */
  setState: async (db: Queryable, id: BulkId, state: Bulk['state'], finished: Date | null): Promise<boolean> =>
    (
      await db.query(
        "update bulk set state = $2, finished = $3 where id = $1 and state in ('waiting', 'running') returning id",
        [id, state, finished],
      )
    ).length > 0,
  count: async (db: Queryable, id: BulkId): Promise<{ resources: number; outcomes: Bulk['outcomes'] }> => {
    const row = await first(
      db.query<{ resources: number } & Bulk['outcomes']>(
        `select count(*)::int as resources, (count(*) filter (where outcome = 'done'))::int as done,
           (count(*) filter (where outcome = 'unchanged'))::int as unchanged,
           (count(*) filter (where outcome = 'refused'))::int as refused,
           (count(*) filter (where outcome is null))::int as waiting from bulk_row where bulk = $1`,
        [id],
      ),
    );
    if (!row) throw new Error(`The rows of ${id} were not counted`);
    const { resources, ...outcomes } = row;
    return { resources, outcomes };
  },
  listRows: async (
    db: Queryable,
    id: BulkId,
    { outcome, limit, offset }: { outcome?: BulkOutcome | undefined; limit: number; offset: number },
  ) => {
    const rows = await db.query<BulkRowRecord & { total: number }>(
      `select ${rowColumns}, count(*) over ()::int as total from bulk_row
       where bulk = $1 and ($2::text is null or outcome = $2) order by position limit $3 offset $4`,
      [id, outcome ?? null, limit, offset],
    );
    return { total: rows[0]?.total ?? 0, rows };
  },
  /** The next datasets that wait, with their distributions. */
  listWaiting: (db: Queryable, id: BulkId, limit: number) =>
    db.query<{ dataset: DatasetId; distributions: DistributionId[] }>(
      `select dataset, coalesce(array_agg(distribution) filter (where distribution is not null), '{}') as distributions
       from bulk_row where bulk = $1 and outcome is null group by dataset order by min(position) limit $2`,
      [id, limit],
    ),
  /** What became of a dataset, and so of each of its resources. */
  settle: (
    db: Queryable,
    id: BulkId,
    dataset: DatasetId,
    { outcome, message }: { readonly outcome: BulkOutcome; readonly message: LanguageMap | null },
  ) =>
    db.query('update bulk_row set outcome = $3, message = $4 where bulk = $1 and dataset = $2 and outcome is null', [
      id,
      dataset,
      outcome,
      message,
    ]),
  settleEach: (db: Queryable, id: BulkId, distributions: readonly DistributionId[]) =>
    db.query(
      "update bulk_row set outcome = 'done' where bulk = $1 and distribution = any($2::uuid[]) and outcome is null",
      [id, distributions],
    ),
};
