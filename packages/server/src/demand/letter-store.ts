import type { AccountId, RequestId } from '@milpa/sdk';
import type { Queryable, Transaction } from '../storage/database/index.ts';

/** To whoever asked and who needs it too; to those who answer. */
export const voiceLetters = ['confirm', 'accept', 'decline', 'publish', 'merge', 'fulfil', 'hide'] as const;
export const officeLetters = ['opened', 'forwarded', 'overdue'] as const;
export type VoiceLetter = (typeof voiceLetters)[number];
export type OfficeLetter = (typeof officeLetters)[number];
export type LetterKind = VoiceLetter | OfficeLetter;

export interface LetterRow {
  readonly id: string;
  readonly request: RequestId;
  readonly what: LetterKind;
  readonly voice: string | null;
  readonly account: AccountId | null;
  readonly once: string | null;
}

export const letterStore = {
  /** Gives those that were not written down before. */
  addAll: async (tx: Transaction, rows: readonly LetterRow[], now: Date): Promise<string[]> => {
    if (rows.length === 0) return [];
    const added = await tx.query<{ id: string }>(
      `insert into demand_letter (id, request, what, voice, account, once, state, made)
       select l.id, l.request, l.what, l.voice, l.account, l.once, 'waiting', $2
       from jsonb_to_recordset($1::jsonb) as l (id uuid, request uuid, what text, voice uuid, account uuid, once text)
       on conflict (once) do nothing returning id`,
      [JSON.stringify(rows), now],
    );
    return added.map(({ id }) => id);
  },
  /** Marks it as being handed over; undefined when somebody else took it, or a process died while it did. */
  take: async (db: Queryable, id: string): Promise<LetterRow | undefined> =>
    (
      await db.query<LetterRow>(
        `update demand_letter set state = 'sending' where id = $1 and state = 'waiting'
         returning id, request, what, voice, account, once`,
        [id],
      )
    )[0],
  settle: (
    db: Queryable,
    id: string,
    to: { readonly state: 'sent' | 'waiting' | 'uncertain' | 'void'; readonly sent?: Date; readonly problem?: string },
  ) =>
    db.query("update demand_letter set state = $2, sent = $3, problem = $4 where id = $1 and state = 'sending'", [
      ...[id, to.state, to.sent ?? null, to.problem ?? null],
    ]),
  /** Who was told what, as long as it helps to answer «nobody told me». */
  forget: (db: Queryable, before: Date) => db.query('delete from demand_letter where made <= $1', [before]),
};
