import type { AccountId, Reminders } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';
import type { PromisedKind, Rung, Step } from './model.ts';

export interface Notice {
  readonly kind: PromisedKind;
  readonly subject: string;
  readonly due: string;
  readonly step: Step;
  readonly account: AccountId;
  /** For whom it was meant, and who gets it. */
  readonly rung: Rung;
  readonly reached: Rung;
}
export type Digest = Reminders['digest'];
export interface WaitingRow extends Notice {
  readonly id: number;
  readonly digest: Digest;
}
interface Settled {
  readonly sent?: Date;
  readonly problem?: string;
}

const first = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0];

/** The SQL of letters that remind. A step of one day is written down once, whoever runs at the same time. */
export const noticeStore = {
  /** Held until the transaction ends: steps are added by one at a time. */
  lock: (db: Queryable) => db.query("select pg_advisory_xact_lock(hashtextextended('clock notices', 0))"),
  /** A step that was told to anybody is not told again to whoever came after them. */
  add: (db: Queryable, notices: readonly Notice[], now: Date) =>
    db.query(
      `insert into clock_notice (kind, subject, due, step, account, rung, reached, state, made)
       select n.kind, n.subject, n.due, n.step, n.account, n.rung, n.reached, 'waiting', $8
       from unnest($1::text[], $2::uuid[], $3::date[], $4::text[], $5::uuid[], $6::text[], $7::text[])
         as n (kind, subject, due, step, account, rung, reached)
       where not exists (select from clock_notice o where o.kind = n.kind and o.subject = n.subject
         and o.due = n.due and o.step = n.step)
       on conflict do nothing`,
      [
        notices.map((each) => each.kind),
        notices.map((each) => each.subject),
        notices.map((each) => each.due),
        notices.map((each) => each.step),
        notices.map((each) => each.account),
        notices.map((each) => each.rung),
        notices.map((each) => each.reached),
        now,
      ],
    ),
  listWaiting: (db: Queryable) =>
    db.query<WaitingRow>(
      `select n.id, n.kind, n.subject, n.due, n.step, n.account, n.rung, n.reached,
         coalesce(p.digest, 'daily') as digest
       from clock_notice n left join clock_preference p on p.account = n.account
       where n.state = 'waiting' order by n.account, n.due, n.id`,
    ),
  /** Marks letters as being handed over, before they are: gives those that nobody else took. */
  async take(db: Queryable, ids: readonly number[], now: Date): Promise<number[]> {
    const rows = await db.query<{ id: number }>(
      `update clock_notice set state = 'sending', taken = $2, tries = tries + 1
       where id = any($1::bigint[]) and state = 'waiting' returning id`,
      [ids, now],
    );
    return rows.map((row) => row.id);
  },
  settle: (db: Queryable, ids: readonly number[], state: 'sent' | 'waiting' | 'uncertain' | 'void', more: Settled) =>
    db.query(
      `update clock_notice set state = $2, sent = $3, problem = $4
       where id = any($1::bigint[]) and state in ('waiting', 'sending')`,
      [ids, state, more.sent ?? null, more.problem ?? null],
    ),
  /** A process died between handing a letter over and noting it: it may have gone out, so it does not go out again. */
  doubtTaken: (db: Queryable, before: Date) =>
    db.query(
      `update clock_notice set state = 'uncertain', problem = 'the process ended while the letter was handed over'
       where state = 'sending' and taken <= $1`,
      [before],
    ),
  findLastSent: async (db: Queryable, account: AccountId): Promise<Date | undefined> =>
    (
      await first(
        db.query<{ sent: Date | null }>('select max(sent) as sent from clock_notice where account = $1', [account]),
      )
    )?.sent ?? undefined,
  findPreference: async (db: Queryable, account: AccountId): Promise<Digest> =>
    (await first(db.query<{ digest: Digest }>('select digest from clock_preference where account = $1', [account])))
      ?.digest ?? 'daily',
  setPreference: (db: Queryable, account: AccountId, digest: Digest) =>
    db.query(
      `insert into clock_preference (account, digest) values ($1, $2)
       on conflict (account) do update set digest = excluded.digest`,
      [account, digest],
    ),
  /** Who was told what, as long as it helps to answer «nobody told me». */
  forget: (db: Queryable, before: Date) =>
    db.query("delete from clock_notice where made < $1 and state in ('sent', 'uncertain', 'void')", [before]),
};
