import {
  type CaseCounts,
  type CaseId,
  type CaseKind,
  type CaseQuery,
  CaseSettings,
  type DatasetId,
  defaultCaseSettings,
  type InstitutionId,
} from '@milpa/sdk';
import type { Queryable, Transaction } from '../storage/database/index.ts';
import type { CaseRow, MessageRow } from './model.ts';

const columns = `c.id, c.number::int as number, c.kind, c.object_kind, c.object, c.institution, c.dataset, c.state, c.origin,
  c.opener, c.post_role, c.post_at, c.opened, c.answer_due, c.solve_due, c.answered, c.solved, c.closed, c.heard`;
const finished = `c.state in ('solved', 'closed')`;
const late = (now: string) =>
  `(not ${finished} and (c.solve_due < ${now} or (c.answered is null and c.answer_due < ${now})))`;

const first = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0];

export type Matter = Pick<CaseRow, 'object_kind' | 'object' | 'kind'>;
export interface CaseFilter extends Omit<CaseQuery, 'institution'> {
  readonly institutions: readonly InstitutionId[] | 'all';
}

/** The SQL of cases and what is said in them. */
export const store = {
  findSettings: async (db: Queryable): Promise<CaseSettings> => {
    const row = await first(db.query<{ document: unknown }>('select document from helpdesk_settings'));
    return row ? CaseSettings.parse(row.document) : defaultCaseSettings;
  },
  setSettings: (tx: Transaction, document: CaseSettings, now: Date) =>
    tx.query(
      `insert into helpdesk_settings (document, changed) values ($1, $2)
       on conflict (one) do update set document = excluded.document, changed = excluded.changed`,
      [document, now],
    ),

  /** Undefined when there is a case for the same matter that is not closed. */
  add: (tx: Transaction, row: Omit<CaseRow, 'number'>): Promise<CaseRow | undefined> =>
    first(
      tx.query<CaseRow>(
        `insert into helpdesk_case as c (id, kind, object_kind, object, institution, dataset, state, origin, opener,
           post_role, post_at, opened, answer_due, solve_due, heard)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         on conflict (object_kind, object, kind) where state <> 'closed' do nothing returning ${columns}`,
        [
          ...[row.id, row.kind, row.object_kind, row.object, row.institution, row.dataset, row.state, row.origin],
          ...[row.opener, row.post_role, row.post_at, row.opened, row.answer_due, row.solve_due, row.heard],
        ],
      ),
    ),
  find: (db: Queryable, id: CaseId) =>
    first(db.query<CaseRow>(`select ${columns} from helpdesk_case c where c.id = $1`, [id])),
  lock: (tx: Transaction, id: CaseId) =>
    first(tx.query<CaseRow>(`select ${columns} from helpdesk_case c where c.id = $1 for update`, [id])),
  /** The one case of a matter that is not closed, held. */
  lockMatter: (tx: Transaction, { object_kind, object, kind }: Matter) =>
    first(
      tx.query<CaseRow>(
        `select ${columns} from helpdesk_case c
         where c.object_kind = $1 and c.object = $2 and c.kind = $3 and c.state <> 'closed' for update`,
        [object_kind, object, kind],
      ),
    ),
  change: (tx: Transaction, row: CaseRow) =>
    tx.query(
      `update helpdesk_case set state = $2, post_role = $3, post_at = $4, solve_due = $5, answered = $6, solved = $7,
         closed = $8, heard = $9 where id = $1`,
      [
        ...[row.id, row.state, row.post_role, row.post_at, row.solve_due, row.answered, row.solved],
        ...[row.closed, row.heard],
      ],
    ),

  /** Gives the number of the message. The case is held by whoever writes. */
  addMessage: async (tx: Transaction, id: CaseId, row: Omit<MessageRow, 'number' | 'forgotten'>): Promise<number> => {
    const added = await first(
      tx.query<{ number: number }>(
        `insert into helpdesk_message (case_id, number, at, origin, account, name, role, event, text, reply_to, language)
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10 from helpdesk_message
         where case_id = $1 returning number`,
        [
          ...[id, row.at, row.origin, row.account, row.name, row.role, row.event, JSON.stringify(row.text)],
          ...[row.reply_to, row.language],
        ],
      ),
    );
    if (!added) throw new Error(`The message in the case ${id} got no number`);
    return added.number;
  },
  listMessages: (db: Queryable, id: CaseId) =>
    db.query<MessageRow>(
      `select number, at, origin, account, name, role, event, text, reply_to, language, forgotten
       from helpdesk_message where case_id = $1 order by number`,
      [id],
    ),
  countMessages: async (db: Queryable, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, number>> => {
    const rows = await db.query<{ id: CaseId; count: number }>(
      `select case_id as id, count(*)::int as count from helpdesk_message where case_id = any($1::uuid[]) group by 1`,
      [ids],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  },

  list: async (db: Queryable, filter: CaseFilter, now: Date): Promise<{ total: number; rows: CaseRow[] }> => {
    const rows = await db.query<CaseRow & { total: number }>(
      `select ${columns}, count(*) over ()::int as total from helpdesk_case c
       where ($1::uuid[] is null or c.institution = any($1)) and ($2::text is null or c.state = $2)
         and ($3::text is null or c.kind = $3) and ($4::uuid is null or c.dataset = $4)
         and ($5::bool is null or ${finished} = $5) and ($6::bool is null or ${late('$7')})
       order by ${finished}, case when ${finished} then null when c.answered is null then least(c.answer_due, c.solve_due)
         else c.solve_due end, c.opened desc, c.number desc limit $8 offset $9`,
      [
        ...[filter.institutions === 'all' ? null : filter.institutions, filter.state ?? null, filter.kind ?? null],
        ...[filter.dataset ?? null, filter.finished === undefined ? null : filter.finished === 'yes'],
        ...[filter.late ? true : null, now, filter.limit, filter.offset],
      ],
    );
    return { total: rows[0]?.total ?? 0, rows };
  },
  count: async (db: Queryable, institution: InstitutionId, now: Date): Promise<CaseCounts> => {
    const row = await first(
      db.query<Omit<CaseCounts, 'found'> & { foundOpened: number; foundSolved: number }>(
        `with c as (select *, origin = 'system' as found from helpdesk_case where institution = $1)
         select (count(*) filter (where not found))::int as opened,
           (count(*) filter (where not found and answered is not null))::int as answered,
           (count(*) filter (where not found and solved is not null))::int as solved,
           (count(*) filter (where not found and ${late('$2')}))::int as late,
           percentile_cont(0.5) within group (order by extract(epoch from answered - opened) / 3600)
             filter (where not found) as "medianAnswerHours",
           percentile_cont(0.5) within group (order by extract(epoch from solved - opened) / 3600)
             filter (where not found) as "medianSolveHours",
           (count(*) filter (where found))::int as "foundOpened",
           (count(*) filter (where found and solved is not null))::int as "foundSolved" from c`,
        [institution, now],
      ),
    );
    if (!row) throw new Error('The cases were not counted');
    const { foundOpened, foundSolved, ...counts } = row;
    return { ...counts, found: { opened: foundOpened, solved: foundSolved } };
  },

  /** Not finished, and past a time at which nobody was told of it yet. */
  listOverdue: (db: Queryable, now: Date, limit: number): Promise<(CaseRow & { step: 'answer-due' | 'solve-due' })[]> =>
    db.query(
      `select ${columns}, s.step from helpdesk_case c cross join lateral (values
           ('answer-due', c.answer_due, c.answered is null), ('solve-due', c.solve_due, true)) as s (step, due, counts)
       where not ${finished} and s.counts and s.due <= $1 and not exists (
         select from helpdesk_notice n where n.case_id = c.id and n.step = s.step and n.due = s.due)
       order by s.due, c.id limit $2`,
      [now, limit],
    ),
  /** Marks that people are told of a time that passed; false when they were. */
  addNotice: async (tx: Transaction, notice: { id: CaseId; step: string; due: Date; now: Date }): Promise<boolean> =>
    (
      await tx.query(
        `insert into helpdesk_notice (case_id, step, due, told) values ($1, $2, $3, $4) on conflict do nothing
         returning case_id`,
        [notice.id, notice.step, notice.due, notice.now],
      )
    ).length > 0,
  /** Solved so long ago that nobody opens them again. */
  listSettled: (db: Queryable, before: Date, limit: number): Promise<CaseRow[]> =>
    db.query<CaseRow>(
      `select ${columns} from helpdesk_case c where c.state = 'solved' and c.heard <= $1 order by c.heard, c.id limit $2`,
      [before, limit],
    ),
  /** Removes the words and addresses of readers: of finished cases, and whatever is older than anybody may keep. */
  forgetReaders: async (db: Queryable, times: { finished: Date; all: Date; now: Date }): Promise<number> =>
    (
      await db.query(
        `update helpdesk_message m set text = '""'::jsonb, reply_to = null, language = null, forgotten = $3
         from helpdesk_case c where c.id = m.case_id and m.origin = 'reader' and m.forgotten is null
           and ((${finished} and c.heard <= $1) or m.at <= $2) returning m.number`,
        [times.finished, times.all, times.now],
      )
    ).length,
  /** For a purge: what was said of a dataset goes, ever or since an instant; that there was a case stays. */
  forgetDataset: (tx: Transaction, dataset: DatasetId, { now, since }: { now: Date; since: Date | null }) =>
    tx.query(
      `update helpdesk_message m set text = '""'::jsonb, reply_to = null, forgotten = $2
       from helpdesk_case c where c.id = m.case_id and c.dataset = $1 and m.forgotten is null
         and ($3::timestamptz is null or m.at >= $3)`,
      [dataset, now, since],
    ),
  /** The kinds of a case the portal opened of a dataset, that are not finished. */
  listFound: async (db: Queryable, dataset: DatasetId): Promise<CaseKind[]> =>
    (
      await db.query<{ kind: CaseKind }>(
        `select c.kind from helpdesk_case c where c.object_kind = 'dataset' and c.object = $1 and c.origin = 'system'
           and not ${finished}`,
        [dataset],
      )
    ).map(({ kind }) => kind),
};
