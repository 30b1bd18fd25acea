import type { AccountId, CaseId } from '@milpa/sdk';
import type { Queryable, Transaction } from '../storage/database/index.ts';

export const letterKinds = [
  'opened',
  'asked',
  'answered',
  'solved',
  'closed',
  'reopened',
  'assigned',
  'answer-due',
  'solve-due',
  'found',
] as const;
export type LetterKind = (typeof letterKinds)[number];

export interface LetterRow {
  readonly id: string;
  readonly case_id: CaseId;
  readonly what: LetterKind;
  /** Of the message it is about. */
  readonly message: number | null;
  /** Whose address it goes to: of an account, or of the reader of this message. */
  readonly account: AccountId | null;
  readonly reader: number | null;
  /** Told one time only, whatever happens. */
  readonly once: string | null;
}

export const letterStore = {
  /** False when it was written down before. */
  add: async (tx: Transaction, row: LetterRow, now: Date): Promise<boolean> =>
    (
      await tx.query(
        `insert into helpdesk_letter (id, case_id, what, message, account, reader, once, state, made)
         values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8) on conflict (once) do nothing returning id`,
        [row.id, row.case_id, row.what, row.message, row.account, row.reader, row.once, now],
      )
    ).length > 0,
  /** Marks it as being handed over; undefined when somebody else took it, or a process died while it did. */
  take: async (db: Queryable, id: string): Promise<LetterRow | undefined> =>
    (
      await db.query<LetterRow>(
        `update helpdesk_letter set state = 'sending' where id = $1 and state = 'waiting'
         returning id, case_id, what, message, account, reader, once`,
        [id],
      )
    )[0],
  settle: (
    db: Queryable,
    id: string,
    state: 'sent' | 'waiting' | 'uncertain' | 'void',
    more: { readonly sent?: Date; readonly problem?: string } = {},
  ) =>
    db.query("update helpdesk_letter set state = $2, sent = $3, problem = $4 where id = $1 and state = 'sending'", [
      ...[id, state, more.sent ?? null, more.problem ?? null],
    ]),
  /** Who was told what, as long as it helps to answer «nobody told me». */
  forget: (db: Queryable, before: Date) => db.query('delete from helpdesk_letter where made <= $1', [before]),
};
