import type { InstitutionId, Verification } from '@milpa/sdk';
import type { Gone } from '../../dataset/index.ts';
import type { Queryable } from '../../storage/database/index.ts';
import type { ActionRow, FindingRow, RepliedRow, SampleRow, StepRow, VerificationRow } from './model.ts';

const first = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0];

const sampleColumns =
  'id, title, method, seed, institution, theme, released_from, released_to, population_size, sha256, drawn, published';
const recordColumns =
  'id, sample, position, dataset, version, slug, title, publisher, checks, checked, answers, answered, revision';
const findingColumns = 'id, sample, verification, institution, severity, what, rule, evidence, url, noted';
const actionSelect = `select a.id, a.finding, a.sample, a.institution, a.post, a.what, a.due, a.state, a.revision,
    f.what as concerns, s.institution as scope, s.published
  from corrective_action a join audit_finding f on f.id = a.finding join audit_sample s on s.id = a.sample`;

/** Of whose actions a list is: of those institutions somebody answers for, and of those samples they drew or may see. */
export interface WantedActions {
  readonly institution: InstitutionId | null;
  readonly state: string | null;
  readonly today: string;
  /** Institutions the caller answers for; null: all. */
  readonly answersFor: readonly InstitutionId[] | null;
  /** Institutions whose samples the caller audits; null: all. */
  readonly audits: readonly InstitutionId[] | null;
  readonly limit: number;
  readonly offset: number;
}
const wanted = `($1::uuid is null or a.institution = $1)
  and ($2::text is null or a.state = $2 or ($2 = 'overdue' and a.state = 'open' and a.due < $3::date))
  and ($4::uuid[] is null or a.institution = any($4) or $5::uuid[] is null or s.institution = any($5))`;
const valuesOf = (ask: WantedActions) => [ask.institution, ask.state, ask.today, ask.answersFor, ask.audits];

/** The SQL of samples, their records, findings and corrective actions, one statement a function. */
export const store = {
  addSample: (
    db: Queryable,
    row: Omit<SampleRow, 'published'> & { readonly population: string; readonly account: string },
  ) =>
    db.query(
      `insert into audit_sample (${sampleColumns}, population, account)
       values ($1, $2, $3, $4, $5, $6, $7::date, $8::date, $9, $10, $11, null, $12, $13)`,
      [
        ...[row.id, row.title, row.method, row.seed, row.institution, row.theme, row.released_from, row.released_to],
        ...[row.population_size, row.sha256, row.drawn, row.population, row.account],
      ],
    ),
  findSample: (db: Queryable, id: string) =>
    first(db.query<SampleRow>(`select ${sampleColumns} from audit_sample where id = $1`, [id])),
  /** Held until the transaction ends: what belongs to a sample is changed by one at a time. */
  lockSample: (db: Queryable, id: string) =>
    first(db.query<SampleRow>(`select ${sampleColumns} from audit_sample where id = $1 for update`, [id])),
  listSamples: (db: Queryable) =>
    db.query<SampleRow>(`select ${sampleColumns} from audit_sample order by drawn desc, id desc`),
  findPopulation: async (db: Queryable, id: string): Promise<string> =>
    (await first(db.query<{ population: string }>('select population from audit_sample where id = $1', [id])))
      ?.population ?? '',
  publish: (db: Queryable, id: string, now: Date) =>
    db.query('update audit_sample set published = $2 where id = $1', [id, now]),

  addRecords: (
    db: Queryable,
    rows: readonly Pick<
      VerificationRow,
      'id' | 'sample' | 'position' | 'dataset' | 'version' | 'slug' | 'title' | 'publisher'
    >[],
  ) =>
    db.query(
      `insert into audit_verification (id, sample, position, dataset, version, slug, title, publisher)
       select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::int[], $6::text[], $7::jsonb[], $8::uuid[])`,
      [
        rows.map((row) => row.id),
        rows.map((row) => row.sample),
        rows.map((row) => row.position),
        rows.map((row) => row.dataset),
        rows.map((row) => row.version),
        rows.map((row) => row.slug),
        rows.map((row) => JSON.stringify(row.title)),
        rows.map((row) => row.publisher),
      ],
    ),
  findRecord: (db: Queryable, id: string) =>
    first(db.query<VerificationRow>(`select ${recordColumns} from audit_verification where id = $1`, [id])),
  listRecords: (db: Queryable, samples: readonly string[]) =>
    db.query<VerificationRow>(
      `select ${recordColumns} from audit_verification where sample = any($1::uuid[]) order by sample, position`,
      [samples],
    ),
  /** Once: what was seen at that time stays. */
  fillIn: (db: Queryable, id: string, checks: NonNullable<Verification['checks']>, now: Date) =>
    db.query('update audit_verification set checks = $2::jsonb, checked = $3 where id = $1 and checks is null', [
      id,
      JSON.stringify(checks),
      now,
    ]),
  answer: (db: Queryable, id: string, answers: Verification['answers'], now: Date) =>
    db.query(
      'update audit_verification set answers = $2::jsonb, answered = $3, revision = revision + 1 where id = $1',
      [id, JSON.stringify(answers), now],
    ),

  addFinding: (db: Queryable, row: FindingRow & { readonly account: string }) =>
    db.query(
      `insert into audit_finding (${findingColumns}, account) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[row.id, row.sample, row.verification, row.institution, row.severity, row.what, row.rule, row.evidence],
        ...[row.url, row.noted, row.account],
      ],
    ),
  findFinding: (db: Queryable, id: string) =>
    first(db.query<FindingRow>(`select ${findingColumns} from audit_finding where id = $1`, [id])),
  listFindings: (db: Queryable, sample: string) =>
    db.query<FindingRow>(`select ${findingColumns} from audit_finding where sample = $1 order by noted, id`, [sample]),

  addAction: (
    db: Queryable,
    row: Pick<ActionRow, 'id' | 'finding' | 'sample' | 'institution' | 'post' | 'what' | 'due'>,
  ) =>
    db.query(
      `insert into corrective_action (id, finding, sample, institution, post, what, due, state)
       values ($1, $2, $3, $4, $5, $6, $7::date, 'open')`,
      [row.id, row.finding, row.sample, row.institution, row.post, row.what, row.due],
    ),
  findAction: (db: Queryable, id: string) => first(db.query<ActionRow>(`${actionSelect} where a.id = $1`, [id])),
  lockAction: (db: Queryable, id: string) =>
    first(db.query<ActionRow>(`${actionSelect} where a.id = $1 for update of a`, [id])),
  listOfSamples: (db: Queryable, samples: readonly string[]) =>
    db.query<ActionRow>(`${actionSelect} where a.sample = any($1::uuid[]) order by a.due, a.id`, [samples]),
  listOpenBy: (db: Queryable, day: string) =>
    db.query<ActionRow>(`${actionSelect} where a.state = 'open' and a.due <= $1::date order by a.due, a.id`, [day]),
  /** Answered, and not judged yet. */
  listReplied: (db: Queryable, id: string | null) =>
    db.query<RepliedRow>(
      `select r.*, (select max(at) from corrective_action_step where action = r.id and event = 'reply') as replied,
         array(select account from corrective_action_step where action = r.id and event <> 'reply'
           union select account from audit_finding where id = r.finding) as involved
       from (${actionSelect} where a.state = 'replied' and ($1::uuid is null or a.id = $1)) r`,
      [id],
    ),
  listActions: (db: Queryable, ask: WantedActions) =>
    db.query<ActionRow>(`${actionSelect} where ${wanted} order by a.due, a.id limit $6 offset $7`, [
      ...valuesOf(ask),
      ask.limit,
      ask.offset,
    ]),
  countActions: async (db: Queryable, ask: WantedActions): Promise<number> =>
    (
      await first(
        db.query<{ count: number }>(
          `select count(*)::int as count from corrective_action a join audit_sample s on s.id = a.sample where ${wanted}`,
          valuesOf(ask),
        ),
      )
    )?.count ?? 0,
  moveAction: (db: Queryable, { id, state, due }: Pick<ActionRow, 'id' | 'state' | 'due'>) =>
    db.query('update corrective_action set state = $2, due = $3::date, revision = revision + 1 where id = $1', [
      id,
      state,
      due,
    ]),
  addStep: (db: Queryable, row: Omit<StepRow, 'number'> & { readonly account: string }) =>
    db.query(
      `insert into corrective_action_step (action, number, event, state, due, text, account, role, at)
       select $1, count(*) + 1, $2, $3, $4::date, $5, $6, $7, $8 from corrective_action_step where action = $1`,
      [row.action, row.event, row.state, row.due, row.text, row.account, row.role, row.at],
    ),
  /**
   * For a purge: what was said of a dataset goes, since there was what is purged, and with the whole of it what it was
   * called; that it was drawn, what came of it and what was asked stay. Gives the records, findings and actions whose words went.
   */
  async forget(
    db: Queryable,
    { dataset, whole, since }: Gone,
  ): Promise<Record<'records' | 'findings' | 'actions', string[]>> {
    const records = await db.query<{ id: string }>(
      `update audit_verification set revision = revision + 1,
         answers = coalesce((select jsonb_agg(a || '{"note": ""}') from jsonb_array_elements(answers) a), '[]'),
         title = case when $2 then '{}' else title end, slug = case when $2 then dataset::text else slug end
       where dataset = $1 and ($3::timestamptz is null or answered >= $3) returning id`,
      [dataset, whole, since],
    );
    const findings = await db.query<{ id: string }>(
      `update audit_finding set what = '', evidence = '', url = null
       where verification in (select id from audit_verification where dataset = $1)
         and ($2::timestamptz is null or noted >= $2) returning id`,
      [dataset, since],
    );
    const ids = findings.map(({ id }) => id);
    const actions = await db.query<{ id: string }>(
      "update corrective_action set what = '' where finding = any($1::uuid[]) returning id",
      [ids],
    );
    await db.query(
      `update corrective_action_step set text = '' where ($2::timestamptz is null or at >= $2) and action in (
         select a.id from corrective_action a join audit_finding f on f.id = a.finding
           join audit_verification v on v.id = f.verification where v.dataset = $1)`,
      [dataset, since],
    );
    return { records: records.map(({ id }) => id), findings: ids, actions: actions.map(({ id }) => id) };
  },
  listSteps: (db: Queryable, actions: readonly string[]) =>
    db.query<StepRow>(
      `select action, number, event, state, due, text, role, at from corrective_action_step
       where action = any($1::uuid[]) order by action, number`,
      [actions],
    ),
};
