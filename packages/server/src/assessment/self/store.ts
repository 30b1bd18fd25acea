import type {
  AccountId,
  InstitutionId,
  QuestionnaireKey,
  SelfAssessmentId,
  SelfState,
  SubmissionId,
  SubmissionSummary,
} from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';
import type { AnswerRow, AssessmentCounts, AssessmentRow, Evidence, SubmissionRow } from './model.ts';

const columns =
  'a.id, a.questionnaire, a.institution, a.country, a.state, a.comment, a.revision, a.account, a.created, a.changed';
const counts = `(select count(*)::int from self_answer n where n.assessment = a.id) as answered,
  (select count(*)::int from self_submission s where s.assessment = a.id) as submissions`;
const answerColumns =
  'question, answer, reason, evidence, account, name, at, revision, verdict, comment, reader, reader_name, read';

const first = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0];

export interface Given {
  readonly question: string;
  readonly answer: string | null;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
}
export interface Read {
  readonly question: string;
  readonly verdict: 'confirmed' | 'contested';
  readonly comment: string;
}
export interface Who {
  readonly account: AccountId;
  readonly name: string;
  readonly at: Date;
}
export interface WantedSubmissions {
  readonly institution: InstitutionId | null;
  readonly country: string | null;
  readonly questionnaire: QuestionnaireKey | null;
  readonly limit: number;
  readonly offset: number;
}
export interface NewSubmission extends SubmissionRow {
  readonly assessment: SelfAssessmentId;
  readonly number: number;
  readonly questionnaire: QuestionnaireKey;
  readonly method: string;
  readonly institution: InstitutionId | null;
  readonly country: string | null;
  readonly frozen: Date;
  readonly account: AccountId;
  readonly summary: SubmissionSummary;
}

const wanted = `($1::uuid is null or institution = $1) and ($2::text is null or country = $2)
  and ($3::text is null or questionnaire = $3)`;

/** The SQL of self-assessments, one statement a function. */
export const store = {
  find: (db: Queryable, id: SelfAssessmentId) =>
    first(db.query<AssessmentCounts>(`select ${columns}, ${counts} from self_assessment a where a.id = $1`, [id])),
  /** Held until the transaction ends. */
  lock: (db: Queryable, id: SelfAssessmentId) =>
    first(db.query<AssessmentRow>(`select ${columns} from self_assessment a where a.id = $1 for update`, [id])),
  list: (db: Queryable) =>
    db.query<AssessmentCounts>(`select ${columns}, ${counts} from self_assessment a order by a.changed desc, a.id`),
  /** False when there is one of this subject and questionnaire already. */
  add: async (db: Queryable, row: AssessmentRow): Promise<boolean> => {
    const added = await db.query(
      `insert into self_assessment (id, questionnaire, institution, country, state, revision, account, created, changed)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
      [
        row.id,
        row.questionnaire,
        row.institution,
        row.country,
        row.state,
        row.revision,
        row.account,
        row.created,
        row.changed,
      ],
    );
    return added.length > 0;
  },
  move: (db: Queryable, id: SelfAssessmentId, to: { state: SelfState; comment: string; changed: Date }) =>
    db.query(
      'update self_assessment set state = $2, comment = $3, changed = $4, revision = revision + 1 where id = $1',
      [id, to.state, to.comment, to.changed],
    ),
  listAnswers: (db: Queryable, id: SelfAssessmentId) =>
    db.query<AnswerRow>(`select ${answerColumns} from self_answer where assessment = $1 order by question`, [id]),
  /** Writes an answer anew; it has to be read anew. */
  putAnswer: (db: Queryable, id: SelfAssessmentId, given: Given & Who & { readonly revision: number }) =>
    db.query(
      `insert into self_answer (assessment, question, answer, reason, evidence, account, name, at, revision, verdict)
       values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, 'open')
       on conflict (assessment, question) do update set answer = excluded.answer, reason = excluded.reason,
         evidence = excluded.evidence, account = excluded.account, name = excluded.name, at = excluded.at,
         revision = excluded.revision, verdict = 'open', comment = '', reader = null, reader_name = null, read = null`,
      [
        id,
        given.question,
        given.answer,
        given.reason,
        JSON.stringify(given.evidence),
        given.account,
        given.name,
        given.at,
        given.revision,
      ],
    ),
  removeAnswer: (db: Queryable, id: SelfAssessmentId, question: string) =>
    db.query('delete from self_answer where assessment = $1 and question = $2', [id, question]),
  putReading: (db: Queryable, id: SelfAssessmentId, read: Read & Who) =>
    db.query(
      `update self_answer set verdict = $3, comment = $4, reader = $5, reader_name = $6, read = $7
       where assessment = $1 and question = $2`,
      [id, read.question, read.verdict, read.comment, read.account, read.name, read.at],
    ),
  addSubmission: (db: Queryable, row: NewSubmission) =>
    db.query(
      `insert into self_submission (id, assessment, number, questionnaire, method, institution, country, frozen, account,
         body, sha256, summary) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        row.id,
        row.assessment,
        row.number,
        row.questionnaire,
        row.method,
        row.institution,
        row.country,
        row.frozen,
        row.account,
        row.body,
        row.sha256,
        row.summary,
      ],
    ),
  countSubmissions: async (db: Queryable, id: SelfAssessmentId): Promise<number> =>
    (
      await first(
        db.query<{ count: number }>('select count(*)::int as count from self_submission where assessment = $1', [id]),
      )
    )?.count ?? 0,
  findSubmission: (db: Queryable, id: SubmissionId) =>
    first(db.query<SubmissionRow>('select id, body, sha256 from self_submission where id = $1', [id])),
  listSubmissions: (db: Queryable, ask: WantedSubmissions) =>
    db.query<{ readonly summary: SubmissionSummary }>(
      `select summary from self_submission where ${wanted} order by frozen desc, id limit $4 offset $5`,
      [ask.institution, ask.country, ask.questionnaire, ask.limit, ask.offset],
    ),
  countAllSubmissions: async (db: Queryable, ask: WantedSubmissions): Promise<number> =>
    (
      await first(
        db.query<{ count: number }>(`select count(*)::int as count from self_submission where ${wanted}`, [
          ask.institution,
          ask.country,
          ask.questionnaire,
        ]),
      )
    )?.count ?? 0,
};
