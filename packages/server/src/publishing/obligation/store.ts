import type { InstitutionId, LegalInstrument } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';
import type { Duty } from './model.ts';

export interface InstrumentRow {
  readonly key: string;
  readonly version: number;
  readonly document: LegalInstrument;
  readonly loaded: Date;
}
export interface ObligationRow extends Duty {
  readonly id: string;
  readonly fulfilled: string | null;
  readonly evidence: { readonly text: string; readonly url?: string } | null;
  readonly checked: 'pass' | 'fail' | 'unknown' | null;
  readonly lapsed: Date | null;
}
export interface FigureRow {
  readonly instrument: string;
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
  readonly unknown: number;
}
export interface Wanted {
  readonly institution: InstitutionId | null;
  readonly instrument: string | null;
  readonly state: string | null;
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}

const columns =
  'o.id, o.instrument, o.rule, o.institution, o.occurrence, o.due, o.fulfilled, o.evidence, o.checked, o.lapsed';

/** The state of a row on the day $1: as `judgeDuty` says it. */
const state = `case when o.fulfilled <= o.due then 'fulfilled' when o.fulfilled is not null then 'late'
  when o.lapsed is not null then 'lapsed' when o.due < $1::date then 'overdue' else 'open' end`;
const wanted = `($2::uuid is null or o.institution = $2) and ($3::text is null or o.instrument = $3)
  and ($4::text is null or ${state} = $4)`;

const first = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0];

/** The SQL of instruments and of the duties that follow from them, one statement a function. */
export const store = {
  /** Held until the transaction ends: duties are made by one at a time. */
  lock: (db: Queryable) => db.query("select pg_advisory_xact_lock(hashtextextended('obligations', 0))"),
  /** Each in its newest version. */
  listInstruments: (db: Queryable) =>
    db.query<InstrumentRow>(
      'select distinct on (key) key, version, document, loaded from legal_instrument order by key, version desc',
    ),
  addInstrument: (db: Queryable, row: InstrumentRow & { readonly account: string }) =>
    db.query('insert into legal_instrument (key, version, document, account, loaded) values ($1, $2, $3, $4, $5)', [
      row.key,
      row.version,
      row.document,
      row.account,
      row.loaded,
    ]),
  /** Writes down what is not there yet, moves what is not fulfilled to its day, and takes back what had lapsed. */
  putDuties: (db: Queryable, duties: readonly (Duty & { readonly id: string })[]) =>
    db.query(
      `insert into obligation as o (id, instrument, rule, institution, occurrence, due)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::int[], $6::date[])
       on conflict (instrument, rule, institution, occurrence) do update
         set due = case when o.fulfilled is null then excluded.due else o.due end, lapsed = null
         where o.lapsed is not null or (o.fulfilled is null and o.due <> excluded.due)`,
      [
        duties.map((each) => each.id),
        duties.map((each) => each.instrument),
        duties.map((each) => each.rule),
        duties.map((each) => each.institution),
        duties.map((each) => each.occurrence),
        duties.map((each) => each.due),
      ],
    ),
  /** What no rule asks for any more lapses, and is not counted; what was fulfilled stays as it was. */
  lapseOthers: (db: Queryable, duties: readonly Duty[], now: Date) =>
    db.query(
      `update obligation o set lapsed = $5 where o.lapsed is null and o.fulfilled is null and not exists (
         select from unnest($1::text[], $2::text[], $3::uuid[], $4::int[]) as n (instrument, rule, institution, occurrence)
         where n.instrument = o.instrument and n.rule = o.rule and n.institution = o.institution
           and n.occurrence = o.occurrence)`,
      [
        duties.map((each) => each.instrument),
        duties.map((each) => each.rule),
        duties.map((each) => each.institution),
        duties.map((each) => each.occurrence),
        now,
      ],
    ),
  find: (db: Queryable, id: string) =>
    first(db.query<ObligationRow>(`select ${columns} from obligation o where o.id = $1`, [id])),
  list: (db: Queryable, ask: Wanted) =>
    db.query<ObligationRow>(
      `select ${columns} from obligation o where ${wanted} order by o.due, o.institution, o.instrument, o.rule
       limit $5 offset $6`,
      [ask.today, ask.institution, ask.instrument, ask.state, ask.limit, ask.offset],
    ),
  count: async (db: Queryable, ask: Wanted): Promise<number> =>
    (
      await first(
        db.query<{ count: number }>(`select count(*)::int as count from obligation o where ${wanted}`, [
          ask.today,
          ask.institution,
          ask.instrument,
          ask.state,
        ]),
      )
    )?.count ?? 0,
  listFigures: (db: Queryable, today: string) =>
    db.query<FigureRow>(
      `select o.instrument, count(*)::int as due,
         (count(*) filter (where o.fulfilled <= o.due))::int as "onTime",
         (count(*) filter (where o.fulfilled > o.due))::int as late,
         (count(*) filter (where o.fulfilled is null))::int as overdue,
         (count(*) filter (where o.fulfilled is null and o.checked = 'unknown'))::int as unknown
       from obligation o where o.lapsed is null and (o.due < $1::date or o.fulfilled is not null) group by o.instrument`,
      [today],
    ),
  /** Not fulfilled and due by a day, in order. */
  listOpenBy: (db: Queryable, day: string) =>
    db.query<ObligationRow>(
      `select ${columns} from obligation o where o.fulfilled is null and o.lapsed is null and o.due <= $1::date
       order by o.due, o.id`,
      [day],
    ),
  fulfil: (db: Queryable, id: string, on: string, evidence: { text: string; url?: string | undefined }) =>
    db.query('update obligation set fulfilled = $2::date, evidence = $3 where id = $1 and fulfilled is null', [
      id,
      on,
      evidence,
    ]),
  noteCheck: (db: Queryable, id: string, outcome: 'pass' | 'fail' | 'unknown') =>
    db.query('update obligation set checked = $2 where id = $1 and checked is distinct from $2', [id, outcome]),
};
