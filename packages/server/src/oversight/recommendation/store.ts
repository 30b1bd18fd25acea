import type { InstitutionId } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';
import type { EvidenceRow, MilestoneRow, RecommendationRow, StepRow } from './model.ts';

const first = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0];

const columns = `r.id, r.source, r.code, r.title, r.wording, r.citation, r.url, r.institution, r.post, r.received,
  r.answer_due, r.state, r.answered, r.revision`;

export interface Wanted {
  readonly source: string | null;
  readonly institution: InstitutionId | null;
  readonly state: string | null;
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}
const among = '($1::text is null or r.source = $1) and ($2::uuid is null or r.institution = $2)';
const overdue = "(r.state = 'received' and r.answer_due < $3::date)";
const wanted = `${among} and ($4::text is null or r.state = $4 or ($4 = 'overdue' and ${overdue}))`;

export interface Counts {
  readonly all: number;
  readonly answered: number;
  readonly overdue: number;
  readonly underWay: number;
  readonly done: number;
  readonly onTime: number;
}

/** The SQL of recommendations, one statement a function. */
export const store = {
  add: (db: Queryable, row: Omit<RecommendationRow, 'revision' | 'answered'>) =>
    db.query<{ id: string }>(
      `insert into recommendation
         (id, source, code, title, wording, citation, url, institution, post, received, answer_due, state)
       values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10::date, $11::date, $12)
       on conflict (source, code) do nothing returning id`,
      [
        ...[row.id, row.source, row.code, JSON.stringify(row.title), row.wording, row.citation, row.url],
        ...[row.institution, row.post, row.received, row.answer_due, row.state],
      ],
    ),
  find: (db: Queryable, id: string) =>
    first(db.query<RecommendationRow>(`select ${columns} from recommendation r where r.id = $1`, [id])),
  /** Held until the transaction ends: one at a time changes it. */
  lock: (db: Queryable, id: string) =>
    first(db.query<RecommendationRow>(`select ${columns} from recommendation r where r.id = $1 for update`, [id])),
  list: (db: Queryable, ask: Wanted) =>
    db.query<RecommendationRow>(
      `select ${columns} from recommendation r where ${wanted}
       order by ${overdue} desc nulls last, r.source, r.code nulls last, r.received desc, r.id limit $5 offset $6`,
      [ask.source, ask.institution, ask.today, ask.state, ask.limit, ask.offset],
    ),
  count: async (db: Queryable, ask: Wanted): Promise<number> =>
    (
      await first(
        db.query<{ count: number }>(`select count(*)::int as count from recommendation r where ${wanted}`, [
          ask.source,
          ask.institution,
          ask.today,
          ask.state,
        ]),
      )
    )?.count ?? 0,
  countStates: async (db: Queryable, ask: Pick<Wanted, 'source' | 'institution' | 'today'>): Promise<Counts> =>
    (await first(
      db.query<Counts>(
        `select count(*)::int as "all",
           (count(*) filter (where r.state <> 'received'))::int as answered,
           (count(*) filter (where ${overdue}))::int as overdue,
           (count(*) filter (where r.state = 'under-way'))::int as "underWay",
           (count(*) filter (where r.state = 'done'))::int as done,
           (count(*) filter (where r.answered <= r.answer_due))::int as "onTime"
         from recommendation r where ${among}`,
        [ask.source, ask.institution, ask.today],
      ),
    )) ?? { all: 0, answered: 0, overdue: 0, underWay: 0, done: 0, onTime: 0 },
  /** Owed by somebody and not answered, due by a day. */
  listOwedBy: (db: Queryable, day: string) =>
    db.query<RecommendationRow>(
      `select ${columns} from recommendation r
       where r.state = 'received' and r.answer_due <= $1::date order by r.answer_due, r.id`,
      [day],
    ),
  assign: (
    db: Queryable,
    { id, institution, post, answer_due }: Pick<RecommendationRow, 'id' | 'institution' | 'post' | 'answer_due'>,
  ) =>
    db.query(
      `update recommendation set institution = $2, post = $3, answer_due = $4::date, revision = revision + 1
       where id = $1`,
      [id, institution, post, answer_due],
    ),
  move: (db: Queryable, { id, state, answered }: Pick<RecommendationRow, 'id' | 'state' | 'answered'>) =>
    db.query(
      `update recommendation set state = $2, answered = coalesce(answered, $3::date), revision = revision + 1
       where id = $1`,
      [id, state, answered],
    ),

  addMilestone: (db: Queryable, row: MilestoneRow & { readonly made: Date }) =>
    db.query(
      'insert into recommendation_milestone (id, recommendation, title, due, made) values ($1, $2, $3, $4::date, $5)',
      [row.id, row.recommendation, row.title, row.due, row.made],
    ),
  /** Once; gives the row when it was not reached before. */
  reach: (db: Queryable, id: string, recommendation: string, on: string) =>
    first(
      db.query<MilestoneRow>(
        `update recommendation_milestone set done = $3::date where id = $1 and recommendation = $2 and done is null
         returning id, recommendation, title, due, done`,
        [id, recommendation, on],
      ),
    ),
  findMilestone: (db: Queryable, id: string) =>
    first(
      db.query<MilestoneRow>(
        'select id, recommendation, title, due, done from recommendation_milestone where id = $1',
        [id],
      ),
    ),
  listMilestones: (db: Queryable, recommendations: readonly string[]) =>
    db.query<MilestoneRow>(
      `select id, recommendation, title, due, done from recommendation_milestone
       where recommendation = any($1::uuid[]) order by due, made, id`,
      [recommendations],
    ),
  /** Not reached and due by a day; what was given up is promised no more. */
  listMilestonesBy: (db: Queryable, day: string) =>
    db.query<MilestoneRow>(
      `select m.id, m.recommendation, m.title, m.due, m.done from recommendation_milestone m
       join recommendation r on r.id = m.recommendation
       where m.done is null and m.due <= $1::date and r.state not in ('stopped', 'refused', 'done') order by m.due, m.id`,
      [day],
    ),

  addEvidence: (db: Queryable, row: EvidenceRow & { readonly account: string }) =>
    db.query(
      `insert into recommendation_evidence (id, recommendation, milestone, text, url, dataset, account, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, row.recommendation, row.milestone, row.text, row.url, row.dataset, row.account, row.at],
    ),
  listEvidence: (db: Queryable, recommendations: readonly string[]) =>
    db.query<EvidenceRow>(
      `select id, recommendation, milestone, text, url, dataset, at from recommendation_evidence
       where recommendation = any($1::uuid[]) order by at, id`,
      [recommendations],
    ),

  addStep: (db: Queryable, row: Omit<StepRow, 'number'> & { readonly account: string }) =>
    db.query(
      `insert into recommendation_step (recommendation, number, event, state, text, account, role, at, day)
       select $1, count(*) + 1, $2, $3, $4, $5, $6, $7, $8::date from recommendation_step where recommendation = $1`,
      [row.recommendation, row.event, row.state, row.text, row.account, row.role, row.at, row.day],
    ),
  listSteps: (db: Queryable, recommendations: readonly string[]) =>
    db.query<StepRow>(
      `select recommendation, number, event, state, text, role, at, day from recommendation_step
       where recommendation = any($1::uuid[]) order by recommendation, number`,
      [recommendations],
    ),
};
