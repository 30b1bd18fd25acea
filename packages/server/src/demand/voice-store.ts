import type { RequestId } from '@milpa/sdk';
import type { Queryable, Transaction } from '../storage/database/index.ts';
import type { VoiceRow } from './model.ts';

const first = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0];

const columns = 'v.id, v.request, v.kind, v.who, v.reply_to, v.name, v.language, v.code_ends, v.confirmed';

/** The SQL of those who ask and support. */
export const voiceStore = {
  /** The voice of this address in this request: the one there was, with a later end of its letter, or this new one. */
  add: (tx: Transaction, row: Omit<VoiceRow, 'confirmed'> & { readonly made: Date }) =>
    first(
      tx.query<VoiceRow>(
        `insert into demand_voice as v (id, request, kind, who, reply_to, name, language, made, code_ends)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (request, who) do update set code_ends = excluded.code_ends returning ${columns}`,
        [...[row.id, row.request, row.kind, row.who, row.reply_to, row.name, row.language, row.made], row.code_ends],
      ),
    ),
  find: (db: Queryable, id: string) =>
    first(db.query<VoiceRow>(`select ${columns} from demand_voice v where v.id = $1`, [id])),
  findByCode: (db: Queryable, digest: string) =>
    first(db.query<VoiceRow>(`select ${columns} from demand_voice v where v.code = $1`, [digest])),
  setCode: (db: Queryable, id: string, digest: string) =>
    db.query('update demand_voice set code = $2 where id = $1 and confirmed is null', [id, digest]),
  /** Once: whoever comes second finds no such code. */
  confirm: (tx: Transaction, digest: string, now: Date) =>
    first(
      tx.query<VoiceRow>(
        `update demand_voice v set confirmed = $2, code = null
         where v.code = $1 and v.code_ends > $2 and v.confirmed is null returning ${columns}`,
        [digest, now],
      ),
    ),
  /** Forgets where to write; that somebody said it stays, and counts. */
  silence: (db: Queryable, id: string) =>
    db.query('update demand_voice set reply_to = null, name = null where id = $1', [id]),
  /** Those to tell of a request, and of those that were merged into it. */
  listHearing: async (tx: Transaction, request: RequestId): Promise<string[]> =>
    (
      await tx.query<{ id: string }>(
        `select distinct on (v.who) v.id from demand_voice v join demand_request o on o.id = v.request
         where (o.id = $1 or o.duplicate_of = $1) and v.confirmed is not null and v.reply_to is not null
         order by v.who, o.id = $1 desc, v.id`,
        [request],
      )
    ).map(({ id }) => id),
  dropUnconfirmed: (db: Queryable, now: Date) =>
    db.query("delete from demand_voice where confirmed is null and kind = 'supporter' and code_ends <= $1", [now]),
  /** Nobody is written to about what has long been over: then nobody has to be known any more. */
  forget: (db: Queryable, before: Date) =>
    db.query(
      `update demand_voice v set reply_to = null, name = null from demand_request r
       left join demand_request t on t.id = r.duplicate_of
       where r.id = v.request and v.reply_to is not null and coalesce(t.state, r.state) not in ('open', 'accepted', 'unconfirmed')
         and greatest(r.changed, t.changed) <= $1`,
      [before],
    ),
};
