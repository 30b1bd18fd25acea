import type { InstitutionId, ScoreDocument, ScoreSnapshot } from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import type { ScoredBody } from './model.ts';

interface SnapshotRow extends Omit<ScoreSnapshot, 'taken'> {
  readonly taken: Date;
}

export interface TrendRow {
  readonly month: string;
  readonly score: number | null;
  readonly rank: number | null;
  readonly method: number;
}

const columns = `s.month, s.number, s.taken, s.method, s.previous, s.hash,
  (select count(*)::int from scoreboard_body b where b.month = s.month) as bodies`;
const present = (row: SnapshotRow): ScoreSnapshot => ({ ...row, taken: row.taken.toISOString() });

/** The SQL of kept months: only ever added to. */
export const store = {
  /** Held until the transaction ends: one month is written at a time, and follows the one before. */
  lock: (tx: Transaction) => tx.query("select pg_advisory_xact_lock(hashtextextended('scoreboard', 0))"),
  async list(db: Queryable): Promise<ScoreSnapshot[]> {
    const rows = await db.query<SnapshotRow>(`select ${columns} from scoreboard_snapshot s order by s.number`);
    return rows.map(present);
  },
  async find(db: Queryable, month: string): Promise<ScoreSnapshot | undefined> {
    const [row] = await db.query<SnapshotRow>(`select ${columns} from scoreboard_snapshot s where s.month = $1`, [
      month,
    ]);
    return row && present(row);
  },
  async listBodies(db: Queryable, month: string): Promise<ScoredBody[]> {
    const rows = await db.query<{ document: ScoredBody }>(
      'select document from scoreboard_body where month = $1 order by position',
      [month],
    );
    return rows.map(({ document }) => document);
  },
  async add(tx: Transaction, { month, number, taken, method, previous, hash, bodies }: ScoreDocument) {
    await tx.query(
      'insert into scoreboard_snapshot (month, number, taken, method, previous, hash) values ($1, $2, $3, $4, $5, $6)',
      [month, number, taken, method, previous, hash],
    );
    await tx.query(
      `insert into scoreboard_body (month, position, institution, document)
       select $1, r.position, r.institution, r.document
       from jsonb_to_recordset($2::text::jsonb) as r (position integer, institution uuid, document jsonb)`,
      [
        month,
        JSON.stringify(
          bodies.map((document, at) => ({ position: at + 1, institution: document.institution.id, document })),
        ),
      ],
    );
  },
  /** How one body stood, month after month. */
  listTrend: (db: Queryable, institution: InstitutionId) =>
    db.query<TrendRow>(
      `select b.month, (b.document->>'score')::float8 as score, (b.document->>'rank')::int as rank, s.method
       from scoreboard_body b join scoreboard_snapshot s on s.month = b.month
       where b.institution = $1 order by b.month`,
      [institution],
    ),
};
