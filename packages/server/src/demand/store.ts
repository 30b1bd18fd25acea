import type {
  CommitmentId,
  DataRequestCounts,
  DatasetId,
  HoldingId,
  InstitutionId,
  RequestId,
  requestSorts,
} from '@milpa/sdk';
import type { Queryable, Transaction } from '../storage/database/index.ts';
import type { RequestRow, StepRow } from './model.ts';

const first = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0];

const columns = `r.id, r.number, r.title, r.description, r.purpose, r.language, r.tags, r.institution, r.state, r.opened,
  r.answer_due, r.answered, r.promised, r.commitment, r.holding, r.reason, r.instrument, r.article, r.duplicate_of, r.fulfilled,
  r.changed, r.revision`;

/** Each address counts once, also where it asked for the same in two requests that were merged. */
const supports = `(select count(distinct v.who)::int from demand_voice v join demand_request o on o.id = v.request
  where (o.id = r.id or o.duplicate_of = r.id) and v.confirmed is not null)`;
const isPublic = "r.state not in ('unconfirmed', 'hidden')";
const overdue = "(r.state = 'open' and r.answer_due < $1::date)";

export interface Wanted {
  readonly today: string;
  readonly institution: InstitutionId | null;
  readonly state: string | null;
  readonly tag: string | null;
  /** SQL patterns that all fit, or of which some fit. */
  readonly all: readonly string[];
  readonly some: readonly string[];
  readonly sort: (typeof requestSorts)[number];
  readonly limit: number;
  readonly offset: number;
}
const wanted = `${isPublic} and ($2::uuid is null or r.institution = $2)
  and ($3::text is null or r.state = $3 or ($3 = 'overdue' and ${overdue})) and ($4::text is null or $4 = any(r.tags))
  and r.words like all($5::text[]) and ($6::text[] = '{}' or r.words like any($6::text[]))`;
const wantedValues = ({ today, institution, state, tag, all, some }: Wanted) => [
  ...[today, institution, state, tag, all, some],
];
const orders: Readonly<Record<Wanted['sort'], string>> = {
  newest: 'r.opened desc',
  supports: `${supports} desc, r.opened desc`,
  overdue: `${overdue} desc, r.answer_due, r.opened`,
};
const alike = '(select count(*) from unnest($6::text[]) w where r.words like w) desc';

/** How an institution answers what it is asked. */
export interface AnswerCount {
  readonly institution: InstitutionId;
  readonly due: number;
  readonly onTime: number;
}

export interface DemandCount {
  readonly holding: HoldingId;
  readonly requests: number;
  readonly people: number;
}

/** Places whose requests somebody looks after; `'all'` with those nobody is charged with. */
export type Places = readonly InstitutionId[] | 'all';
const within = (at: number) => `($${at}::uuid[] is null or r.institution = any($${at}::uuid[]))`;
const placesOf = (places: Places) => (places === 'all' ? null : places);

export type NewRow = Pick<
  RequestRow,
  'id' | 'title' | 'description' | 'purpose' | 'language' | 'tags' | 'institution'
> & { readonly words: string; readonly asked: Date };

/** The SQL of requests, one statement a function. */
export const store = {
  add: (tx: Transaction, row: NewRow) =>
    tx.query(
      `insert into demand_request (id, title, description, purpose, language, tags, words, institution, state, asked, changed, revision)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'unconfirmed', $9, $9, 1)`,
      [
        ...[row.id, row.title, row.description, row.purpose, row.language, row.tags, row.words, row.institution],
        row.asked,
      ],
    ),
  find: (db: Queryable, id: RequestId) =>
    first(db.query<RequestRow>(`select ${columns} from demand_request r where r.id = $1`, [id])),
  findByNumber: (db: Queryable, number: number) =>
    first(db.query<RequestRow>(`select ${columns} from demand_request r where r.number = $1`, [number])),
  /** Held until the transaction ends, in one order, so that two who merge each other's wait instead of for ever. */
  lock: (tx: Transaction, ids: readonly RequestId[]) =>
    tx.query<RequestRow>(
      `select ${columns} from demand_request r where r.id = any($1::uuid[]) order by r.id for update`,
      [ids],
    ),
  list: (db: Queryable, ask: Wanted) =>
    db.query<RequestRow>(
      `select ${columns} from demand_request r where ${wanted}
       order by ${ask.some.length > 0 ? `${alike}, ` : ''}${orders[ask.sort]}, r.id limit $7 offset $8`,
      [...wantedValues(ask), ask.limit, ask.offset],
    ),
  count: async (db: Queryable, ask: Wanted): Promise<number> =>
    (
      await first(
        db.query<{ count: number }>(
          `select count(*)::int as count from demand_request r where ${wanted}`,
          wantedValues(ask),
        ),
      )
    )?.count ?? 0,
  countStates: async (db: Queryable, { today, institution }: Pick<Wanted, 'today' | 'institution'>, timeZone: string) =>
    (await first(
      db.query<DataRequestCounts>(
        `select count(*)::int as "all", (count(*) filter (where r.state = 'open'))::int as open,
           (count(*) filter (where ${overdue}))::int as overdue,
           (count(*) filter (where r.answered is not null))::int as answered,
           (count(*) filter (where (r.answered at time zone $3)::date <= r.answer_due))::int as "onTime",
           (count(*) filter (where r.state = 'accepted'))::int as accepted,
           (count(*) filter (where r.state in ('fulfilled', 'published')))::int as fulfilled
         from demand_request r where ${isPublic} and ($2::uuid is null or r.institution = $2)`,
        [today, institution, timeZone],
      ),
    )) ?? { all: 0, open: 0, overdue: 0, answered: 0, onTime: 0, accepted: 0, fulfilled: 0 },
  /** Of every institution: requests whose day of answer is over, and those answered by it. What was taken back unanswered, or hidden, is owed by nobody. */
  countDue: (db: Queryable, today: string, timeZone: string) =>
    db.query<AnswerCount>(
      `select r.institution, count(*)::int as due,
         (count(*) filter (where (r.answered at time zone $2)::date <= r.answer_due))::int as "onTime"
       from demand_request r where ${isPublic} and r.institution is not null and r.answer_due < $1::date
         and (r.answered is not null or r.state = 'open') group by r.institution`,
      [today, timeZone],
    ),
  /** People who need what lies in a holding, in requests that are not over; each address counts once. */
  countDemand: (db: Queryable, holdings: readonly HoldingId[]) =>
    db.query<DemandCount>(
      `select r.holding, count(distinct r.id)::int as requests, count(distinct v.who)::int as people
       from demand_request r join demand_request o on o.id = r.id or o.duplicate_of = r.id
       join demand_voice v on v.request = o.id and v.confirmed is not null
       where r.holding = any($1::uuid[]) and r.state in ('open', 'accepted', 'declined') group by r.holding`,
      [holdings],
    ),
  countSupports: async (db: Queryable, ids: readonly RequestId[]): Promise<ReadonlyMap<string, number>> =>
    new Map(
      (
        await db.query<{ id: string; supports: number }>(
          `select r.id, ${supports} as supports from demand_request r where r.id = any($1::uuid[])`,
          [ids],
        )
      ).map(({ id, supports: count }) => [id, count]),
    ),
  /** What waits for an answer, or was hidden, in the places of whoever asks: first what is due first. */
  listFor: (
    db: Queryable,
    { places, states, limit, offset }: { places: Places; states: readonly string[]; limit: number; offset: number },
  ) =>
    db.query<RequestRow & { total: number }>(
      `select ${columns}, (count(*) over ())::int as total from demand_request r
       where r.state = any($2) and ${within(1)} order by r.state = 'open' desc, r.answer_due, r.id limit $3 offset $4`,
      [placesOf(places), states, limit, offset],
    ),
  change: (tx: Transaction, row: RequestRow) =>
    tx.query(
      `update demand_request set institution = $2, state = $3, opened = $4, answer_due = $5::date, answered = $6,
         promised = $7::date, commitment = $8, reason = $9, instrument = $10, article = $11, duplicate_of = $12,
         fulfilled = $13, changed = $14, holding = $15, revision = revision + 1 where id = $1`,
      [
        ...[row.id, row.institution, row.state, row.opened, row.answer_due, row.answered, row.promised],
        ...[row.commitment, row.reason, row.instrument, row.article, row.duplicate_of, row.fulfilled, row.changed],
        row.holding,
      ],
    ),
  /** What was merged into one that is merged itself goes on where that goes on. */
  followMerge: (tx: Transaction, from: RequestId, to: RequestId) =>
    tx.query('update demand_request set duplicate_of = $2, revision = revision + 1 where duplicate_of = $1', [
      from,
      to,
    ]),
  linkDataset: (tx: Transaction, request: RequestId, dataset: DatasetId) =>
    tx.query('insert into demand_dataset (request, dataset) values ($1, $2) on conflict do nothing', [
      request,
      dataset,
    ]),
  listDatasets: (db: Queryable, ids: readonly RequestId[]) =>
    db.query<{ request: RequestId; dataset: DatasetId }>(
      'select request, dataset from demand_dataset where request = any($1::uuid[]) order by dataset',
      [ids],
    ),
  /** Accepted, and fulfilled by the release of a dataset: it was named, or a commitment that it keeps. */
  listFulfilledBy: async (db: Queryable, dataset: DatasetId, commitments: readonly CommitmentId[]) =>
    (
      await db.query<{ id: RequestId }>(
        `select r.id from demand_request r where r.state = 'accepted' and (r.commitment = any($2::uuid[])
           or exists (select from demand_dataset d where d.request = r.id and d.dataset = $1)) order by r.id`,
        [dataset, commitments],
      )
    ).map(({ id }) => id),
  listOverdue: (db: Queryable, today: string, limit: number) =>
    db.query<RequestRow>(
      `select ${columns} from demand_request r where r.state = 'open' and r.answer_due < $1::date and not exists (
         select from demand_letter l where l.request = r.id and l.once like 'overdue ' || r.answer_due || ' %')
       order by r.answer_due, r.id limit $2`,
      [today, limit],
    ),
  addStep: (tx: Transaction, row: Omit<StepRow, 'number'>) =>
    tx.query(
      `insert into demand_step (request, number, event, state, at, role, text, institution)
       select $1, count(*) + 1, $2, $3, $4, $5, $6, $7 from demand_step where request = $1`,
      [row.request, row.event, row.state, row.at, row.role, row.text, row.institution],
    ),
  listSteps: (db: Queryable, ids: readonly RequestId[]) =>
    db.query<StepRow>(
      `select request, number, event, state, at, role, text, institution from demand_step
       where request = any($1::uuid[]) order by request, number`,
      [ids],
    ),
  /** What nobody confirmed in time was never said. */
  dropUnconfirmed: (db: Queryable, now: Date) =>
    db.query(
      `delete from demand_request r where r.state = 'unconfirmed' and not exists (
         select from demand_voice v where v.request = r.id and v.code_ends > $1)`,
      [now],
    ),
};
