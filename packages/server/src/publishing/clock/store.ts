import type { DatasetId, FreshnessState, InstitutionId } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';
import type { ClockRow, SnoozeRow } from './model.ts';

export interface OverdueRow extends ClockRow {
  readonly due: string;
  readonly until: string | null;
  readonly reason: string | null;
  readonly made: Date | null;
  /** How often the same update was put off. */
  readonly times: number;
}

/** A dataset with the day its next update was put off to. */
export interface DueRow extends ClockRow {
  readonly due: string;
  readonly overdue: string;
  readonly until: string | null;
}

export interface Stretch {
  readonly limit: number;
  readonly offset: number;
}
export interface Counts {
  readonly unscheduled: number;
  readonly overdue: number;
  readonly due: number;
  readonly dueSoon: number;
  readonly current: number;
}

export interface UpdateCount {
  readonly publisher: InstitutionId;
  readonly kept: number;
  readonly overdue: number;
  readonly silent: number;
  readonly free: number;
}

const columns =
  'c.dataset, c.slug, c.title, c.publisher, c.frequency, c.modified, c.soon, c.due, c.overdue, c.unscheduled';

/** The newest snooze of what is due now, and how many there were. What was taken back counts, but puts nothing off. */
const withSnooze = `left join lateral (
    select s.until, s.reason, s.made from clock_snooze s
    where s.dataset = c.dataset and s.due = c.due and s.ended is null order by s.made desc, s.id desc limit 1) s on true
  left join lateral (
    select count(*)::int as times from clock_snooze n where n.dataset = c.dataset and n.due = c.due) n on true`;

const first = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0];

/** The SQL of the clock but for its letters, one statement a function. `clock_dataset` is derived from releases. */
export const store = {
  /** Held until the transaction ends, in one order: each dataset is looked at and written by one at a time. */
  lock: (db: Queryable, datasets: readonly string[]) =>
    db.query(
      `select pg_advisory_xact_lock(hashtextextended('clock ' || id, 0))
       from (select id from unnest($1::text[]) as id order by id) as ordered`,
      [datasets],
    ),
  /** In one order, so that two who write wait for one another and not in a ring. Each dataset once. */
  put: (db: Queryable, rows: readonly ClockRow[]) =>
    db.query(
      `insert into clock_dataset as c
         (dataset, slug, title, publisher, frequency, modified, soon, due, overdue, unscheduled)
       select r.dataset, r.slug, r.title, r.publisher, r.frequency, r.modified, r.soon, r.due, r.overdue, r.unscheduled
       from jsonb_to_recordset($1::jsonb) as r(dataset uuid, slug text, title jsonb, publisher uuid, frequency text,
         modified timestamptz, soon date, due date, overdue date, unscheduled text)
       order by r.dataset
       on conflict (dataset) do update set slug = excluded.slug, title = excluded.title, publisher = excluded.publisher,
         frequency = excluded.frequency, modified = excluded.modified, soon = excluded.soon, due = excluded.due,
         overdue = excluded.overdue, unscheduled = excluded.unscheduled
       where (c.slug, c.title, c.publisher, c.frequency, c.modified, c.soon, c.due, c.overdue, c.unscheduled)
         is distinct from (excluded.slug, excluded.title, excluded.publisher, excluded.frequency, excluded.modified,
           excluded.soon, excluded.due, excluded.overdue, excluded.unscheduled)`,
      [JSON.stringify(rows)],
    ),
  remove: (db: Queryable, dataset: DatasetId) => db.query('delete from clock_dataset where dataset = $1', [dataset]),
  /** Identifiers in ascending order, a stretch at a time. */
  listIds: (db: Queryable, after: string, limit: number) =>
    db.query<{ dataset: DatasetId }>('select dataset from clock_dataset where dataset > $1 order by dataset limit $2', [
      after,
      limit,
    ]),
  find: (db: Queryable, dataset: string) =>
    first(
      db.query<DueRow>(
        `select ${columns}, s.until from clock_dataset c ${withSnooze} where c.dataset = $1 and c.due is not null`,
        [dataset],
      ),
    ),
  /** What is due by a day and of which not everything was said yet, in ascending order of identifier. */
  listDueBy: (db: Queryable, day: string, after: string, limit: number) =>
    db.query<DueRow>(
      `select ${columns}, s.until from clock_dataset c ${withSnooze}
       where c.due <= $1::date and c.dataset > $2 and coalesce(s.until, c.due) <= $1::date
         and not exists (select from clock_notice l where l.kind = 'dataset' and l.subject = c.dataset
           and l.due = greatest(c.due, s.until) and l.step = 'T+30')
       order by c.dataset limit $3`,
      [day, after, limit],
    ),
  listOverdue: (db: Queryable, today: string, publishers: readonly InstitutionId[] | null, page: Stretch) =>
    db.query<OverdueRow>(
      `select ${columns}, s.until, s.reason, s.made, n.times from clock_dataset c ${withSnooze}
       where c.overdue <= $1::date and ($2::uuid[] is null or c.publisher = any($2))
       order by c.due, c.dataset limit $3 offset $4`,
      [today, publishers, page.limit, page.offset],
    ),
  countOverdue: (db: Queryable, today: string, publishers: readonly InstitutionId[] | null) =>
    first(
      db.query<{ total: number; snoozed: number }>(
        `select count(*)::int as total, (count(*) filter (where s.until > $1::date))::int as snoozed
         from clock_dataset c ${withSnooze}
         where c.overdue <= $1::date and ($2::uuid[] is null or c.publisher = any($2))`,
        [today, publishers],
      ),
    ),
  /** How every dataset of a publisher stands on a day. */
  listStates: (db: Queryable, today: string, publisher: InstitutionId) =>
    db.query<{ dataset: DatasetId; state: FreshnessState }>(
      `select dataset, case when due is null then 'unscheduled' when overdue <= $1::date then 'overdue'
         when due <= $1::date then 'due' when soon <= $1::date then 'due-soon' else 'current' end as state
       from clock_dataset where publisher = $2`,
      [today, publisher],
    ),
  countStates: (db: Queryable, today: string, publishers: readonly InstitutionId[]) =>
    first(
      db.query<Counts>(
        `select (count(*) filter (where due is null))::int as unscheduled,
           (count(*) filter (where overdue <= $1::date))::int as overdue,
           (count(*) filter (where due <= $1::date and overdue > $1::date))::int as due,
           (count(*) filter (where soon <= $1::date and due > $1::date))::int as "dueSoon",
           (count(*) filter (where soon > $1::date))::int as current
         from clock_dataset where publisher = any($2::uuid[])`,
        [today, publishers],
      ),
    ),

  /** Of every publisher: what promises a day and is not overdue, what is, what says no rhythm, what says that it has none. */
  countAll: (db: Queryable, today: string) =>
    db.query<UpdateCount>(
      `select publisher, (count(*) filter (where overdue > $1::date))::int as kept,
         (count(*) filter (where overdue <= $1::date))::int as overdue,
         (count(*) filter (where unscheduled = 'unknown'))::int as silent,
         (count(*) filter (where unscheduled <> 'unknown'))::int as free
       from clock_dataset group by publisher`,
      [today],
    ),
  addSnooze: (
    db: Queryable,
    row: Omit<SnoozeRow, 'ended'> & { readonly id: string; readonly due: string; readonly account: string },
  ) =>
    db.query(
      `insert into clock_snooze (id, dataset, due, until, reason, account, made)
       values ($1, $2, $3::date, $4::date, $5, $6, $7)`,
      [row.id, row.dataset, row.due, row.until, row.reason, row.account, row.made],
    ),
  endSnoozes: (db: Queryable, dataset: DatasetId, due: string, now: Date) =>
    db.query<{ until: string; reason: string }>(
      `update clock_snooze set ended = $3 where dataset = $1 and due = $2::date and ended is null
       returning until, reason`,
      [dataset, due, now],
    ),
  /** What was said of one update, the newest first. */
  listSnoozes: (db: Queryable, dataset: DatasetId, due: string) =>
    db.query<SnoozeRow>(
      `select dataset, until, reason, made, ended from clock_snooze where dataset = $1 and due = $2::date
       order by made desc, id desc`,
      [dataset, due],
    ),
};
