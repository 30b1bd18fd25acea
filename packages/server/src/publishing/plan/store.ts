import {
  type AccountId,
  type CommitmentId,
  type CouncilSession,
  type DatasetId,
  type HoldingId,
  type InstitutionId,
  type LanguageMap,
  type PlanId,
  PlanState,
  type SessionId,
} from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';

export interface PlanRow {
  readonly id: PlanId;
  readonly institution: InstitutionId;
  readonly title: string;
  readonly state: PlanState;
  readonly note: string;
  readonly session: SessionId | null;
  readonly held: string | null;
  readonly revision: number;
  readonly created: Date;
  readonly updated: Date;
}

export interface ReschedulingRow {
  readonly number: number;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly reason: string;
}

export interface CommitmentRow {
  readonly id: CommitmentId;
  readonly plan: PlanId;
  readonly institution: InstitutionId;
  readonly state: PlanState;
  readonly holding: HoldingId;
  readonly name: LanguageMap;
  /** Of the holding, now. */
  readonly level: 'public' | 'restricted' | 'non-public' | null;
  readonly closed_names_public: boolean;
  readonly datasets: readonly DatasetId[];
  readonly post: string;
  readonly person: string;
  readonly due: string;
  readonly first: string;
  readonly frequency: string;
  readonly goal: string;
  readonly account: AccountId | null;
  readonly rescheduled: readonly ReschedulingRow[];
  readonly cancelled: Omit<ReschedulingRow, 'number' | 'from' | 'to'> | null;
  readonly revision: number;
  readonly updated: Date;
}

export interface NewCommitment {
  readonly id: CommitmentId;
  readonly plan: PlanId;
  readonly holding: HoldingId;
  readonly post: string;
  readonly person: string;
  readonly due: string;
  readonly frequency: string;
  readonly goal: string;
  readonly account: AccountId | null;
}

export interface SessionRow extends Omit<CouncilSession, 'recorded'> {
  readonly account: AccountId;
  readonly recorded: Date;
}

const planColumns = `p.id, p.institution, p.title, p.state, p.note, p.session,
  (select s.held::text from council_session s where s.id = p.session) as held, p.revision, p.created, p.updated`;

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const commitmentColumns = `c.id, c.plan, p.institution, p.state, c.holding, h.name, h.level,
  coalesce(i.closed_names_public, false) as closed_names_public,
  coalesce((select json_agg(d.dataset order by d.position) from holding_dataset d where d.holding = h.id), '[]') as datasets,
  c.post, coalesce((select a.name from account a where a.id = c.account), c.person) as person, c.account, c.due::text, c.first::text, c.frequency, c.goal, c.revision, c.updated,
  coalesce((select json_agg(json_build_object('number', r.number, 'at', ${instant('r.at')}, 'from', r.old, 'to', r.new, 'by', r.by_post, 'reason', r.reason) order by r.number)
    from commitment_rescheduling r where r.commitment = c.id), '[]') as rescheduled,
  (select json_build_object('at', ${instant('x.at')}, 'by', x.by_post, 'reason', x.reason)
    from commitment_cancellation x where x.commitment = c.id) as cancelled`;
const commitmentTables = `commitment c join opening_plan p on p.id = c.plan join holding h on h.id = c.holding
  left join inventory_settings i on i.institution = p.institution`;

const parsePlan = (row: PlanRow): PlanRow => ({ ...row, state: PlanState.parse(row.state) });

/** The SQL of plans, their commitments, and council sessions. */
export const store = {
  async findPlan(db: Queryable, id: PlanId): Promise<PlanRow | undefined> {
    const [row] = await db.query<PlanRow>(`select ${planColumns} from opening_plan p where p.id = $1`, [id]);
    return row && parsePlan(row);
  },
  async lockPlan(tx: Transaction, id: PlanId): Promise<PlanRow | undefined> {
    await tx.query('select 1 from opening_plan where id = $1 for update', [id]);
    return store.findPlan(tx, id);
  },
  async findPlanByTitle(db: Queryable, institution: InstitutionId, title: string): Promise<PlanRow | undefined> {
    const [row] = await db.query<PlanRow>(
      `select ${planColumns} from opening_plan p where p.institution = $1 and p.title = $2`,
      [institution, title],
    );
    return row && parsePlan(row);
  },
  async listPlans(db: Queryable, institution: InstitutionId): Promise<(PlanRow & { commitments: number })[]> {
    const rows = await db.query<PlanRow & { commitments: number }>(
      `select ${planColumns}, (select count(*)::int from commitment c where c.plan = p.id) as commitments
       from opening_plan p where p.institution = $1 order by p.created desc, p.id desc`,
      [institution],
    );
    return rows.map((row) => ({ ...row, ...parsePlan(row) }));
  },
  addPlan: (tx: Transaction, row: { id: PlanId; institution: InstitutionId; title: string }, now: Date) =>
    tx.query(
      `insert into opening_plan (id, institution, title, state, note, revision, created, updated)
       values ($1, $2, $3, 'draft', '', 1, $4, $4)`,
      [row.id, row.institution, row.title, now],
    ),
  movePlan: (
    tx: Transaction,
    id: PlanId,
    { state, note, session }: { state: PlanState; note: string; session: SessionId | null },
    now: Date,
  ) =>
    tx.query(
      `update opening_plan set state = $2, note = $3, session = $4, revision = revision + 1, updated = $5 where id = $1`,
      [id, state, note, session, now],
    ),
  /** The day that is approved is the one everything later is measured against. */
  fixFirstDays: (tx: Transaction, plan: PlanId) =>
    tx.query('update commitment set first = due where plan = $1', [plan]),
  async findCommitment(db: Queryable, id: CommitmentId): Promise<CommitmentRow | undefined> {
    const [row] = await db.query<CommitmentRow>(
      `select ${commitmentColumns} from ${commitmentTables} where c.id = $1`,
      [id],
    );
    return row;
  },
  listNamed: (db: Queryable, ids: readonly CommitmentId[]): Promise<CommitmentRow[]> =>
    db.query<CommitmentRow>(`select ${commitmentColumns} from ${commitmentTables} where c.id = any($1::uuid[])`, [ids]),
  listKeptBy: async (db: Queryable, dataset: DatasetId): Promise<CommitmentId[]> =>
    (
      await db.query<{ id: CommitmentId }>(
        'select c.id from commitment c join holding_dataset d on d.holding = c.holding where d.dataset = $1',
        [dataset],
      )
    ).map(({ id }) => id),
  async lockCommitment(tx: Transaction, id: CommitmentId): Promise<CommitmentRow | undefined> {
    // The plan first: while somebody approves it, nothing of it is rewritten.
    await tx.query('select 1 from opening_plan p join commitment c on c.plan = p.id where c.id = $1 for share of p', [
      id,
    ]);
    await tx.query('select 1 from commitment where id = $1 for update', [id]);
    return store.findCommitment(tx, id);
  },
  listOfPlan: (db: Queryable, plan: PlanId) =>
    db.query<CommitmentRow>(
      `select ${commitmentColumns} from ${commitmentTables} where c.plan = $1 order by c.due, c.id`,
      [plan],
    ),
  /** Of approved plans; of all institutions when none is named. */
  listApproved: (db: Queryable, institution: InstitutionId | null) =>
    db.query<CommitmentRow>(
      `select ${commitmentColumns} from ${commitmentTables}
       where p.state = 'approved' and ($1::uuid is null or p.institution = $1) order by c.due, c.id`,
      [institution],
    ),
  /** Institutions whose council approved a plan, whether it promises anything or not. */
  async listPlanning(db: Queryable): Promise<InstitutionId[]> {
    const rows = await db.query<{ institution: InstitutionId }>(
      "select distinct institution from opening_plan where state = 'approved'",
    );
    return rows.map(({ institution }) => institution);
  },
  /** Institutions with an approved plan. */
  listPromising: async (db: Queryable): Promise<InstitutionId[]> =>
    (
      await db.query<{ institution: InstitutionId }>(
        `select distinct institution from opening_plan where state = 'approved' order by institution`,
      )
    ).map(({ institution }) => institution),
  async addCommitments(tx: Transaction, rows: readonly NewCommitment[], now: Date) {
    if (rows.length === 0) return;
    await tx.query(
      `insert into commitment (id, plan, holding, post, person, account, due, first, frequency, goal, revision, created, updated)
       select r.id, r.plan, r.holding, r.post, r.person, r.account, r.due, r.due, r.frequency, r.goal, 1, $2, $2
       from jsonb_to_recordset($1::text::jsonb) as r (id uuid, plan uuid, holding uuid, post text, person text, account uuid,
         due date, frequency text, goal text)`,
      [JSON.stringify(rows), now],
    );
  },
  changeCommitment: (
    tx: Transaction,
    id: CommitmentId,
    to: Pick<NewCommitment, 'post' | 'person' | 'account' | 'due' | 'frequency' | 'goal'>,
    now: Date,
  ) =>
    tx.query(
      `update commitment set post = $2, person = $3, due = $4, frequency = $5, goal = $6, account = $7,
         revision = revision + 1, updated = $8 where id = $1`,
      [id, to.post, to.person, to.due, to.frequency, to.goal, to.account, now],
    ),
  isPromisedIn: async (db: Queryable, plan: PlanId, holding: HoldingId): Promise<boolean> =>
    (await db.query('select 1 from commitment where plan = $1 and holding = $2', [plan, holding])).length > 0,
  removeCommitment: (tx: Transaction, id: CommitmentId) => tx.query('delete from commitment where id = $1', [id]),
  addRescheduling: (
    tx: Transaction,
    id: CommitmentId,
    row: { number: number; at: Date; from: string; to: string; by: string; reason: string; account: AccountId },
  ) =>
    tx.query(
      `insert into commitment_rescheduling (commitment, number, at, old, new, by_post, reason, account)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, row.number, row.at, row.from, row.to, row.by, row.reason, row.account],
    ),
  async addCancellation(
    tx: Transaction,
    id: CommitmentId,
    row: { at: Date; by: string; reason: string; account: AccountId },
  ) {
    await tx.query(
      `insert into commitment_cancellation (commitment, at, by_post, reason, account) values ($1, $2, $3, $4, $5)`,
      [id, row.at, row.by, row.reason, row.account],
    );
    await tx.query('update commitment set revision = revision + 1, updated = $2 where id = $1', [id, row.at]);
  },
  async addSession(tx: Transaction, row: SessionRow) {
    await tx.query(
      `insert into council_session (id, institution, held, title, agenda, attendance, resolutions, evidence, imported,
         account, recorded)
       values ($1, $2, $3, $4, $5::text::jsonb, $6::text::jsonb, $7::text::jsonb, $8, $9, $10, $11)`,
      [
        row.id,
        row.institution,
        row.held,
        row.title,
        JSON.stringify(row.agenda),
        JSON.stringify(row.attendance),
        JSON.stringify(row.resolutions),
        row.evidence,
        row.imported,
        row.account,
        row.recorded,
      ],
    );
  },
  async findSession(db: Queryable, id: SessionId): Promise<SessionRow | undefined> {
    const [row] = await db.query<SessionRow>(
      `select id, institution, held::text, title, agenda, attendance, resolutions, evidence, imported, account, recorded
       from council_session where id = $1`,
      [id],
    );
    return row;
  },
  listSessions: (db: Queryable, institution: InstitutionId) =>
    db.query<SessionRow>(
      `select id, institution, held::text, title, agenda, attendance, resolutions, evidence, imported, account, recorded
       from council_session where institution = $1 order by held desc, recorded desc`,
      [institution],
    ),
  isEvidence: async (db: Queryable, sha256: string): Promise<boolean> =>
    (await db.query("select 1 from council_session where evidence->>'sha256' = $1 limit 1", [sha256])).length > 0,
};
