import type {
  AccountId,
  AppointmentId,
  AppointmentLetter,
  InstitutionId,
  Language,
  Role,
  Scope,
  TokenId,
} from '@milpa/sdk';
import type { Queryable } from '../storage/database/index.ts';
import type { Purpose } from './model.ts';

export interface AccountRow {
  readonly id: AccountId;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly password: string | null;
}
type Held = { readonly id: AppointmentId; readonly role: Role; readonly institution: InstitutionId | null };
export interface SessionRow extends Omit<AccountRow, 'password'> {
  /** As whom its person acts now. */
  readonly acting: { readonly assumed: AccountId; readonly reason: string; readonly until: string } | null;
  readonly created: Date;
  readonly seen: Date;
  readonly appointments: readonly Held[];
}
export interface TokenCallerRow extends Omit<AccountRow, 'password'> {
  readonly token: TokenId;
  readonly scopes: readonly Scope[];
  readonly institution: InstitutionId | null;
  readonly expires: Date | null;
  readonly last_used: Date | null;
  readonly appointments: readonly Held[];
}
export interface TokenRow {
  readonly id: TokenId;
  readonly name: string;
  readonly scopes: Scope[];
  readonly institution: InstitutionId | null;
  readonly created: Date;
  readonly expires: Date | null;
  readonly last_used: Date | null;
}
export interface AppointmentRow {
  readonly id: AppointmentId;
  readonly account: AccountId;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly institution: InstitutionId | null;
  readonly valid_from: Date;
  readonly valid_to: Date | null;
  readonly title: string | null;
  readonly note: string | null;
  readonly letter: AppointmentLetter | null;
}
/** What is kept of an appointment beside who and what. */
export type AppointmentDetails = Pick<AppointmentRow, 'valid_to' | 'title' | 'note' | 'letter'>;

// $2 is now, wherever this stands.
const heldNow = `coalesce((
  select jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, 'institution', p.institution) order by p.id)
  from appointment p
  where p.account = a.id and p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2)), '[]') as appointments`;
const appointmentColumns =
  'p.id, p.account, a.email, a.name, p.role, p.institution, p.valid_from, p.valid_to, p.title, p.note, p.letter';

const first = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0];

/** The SQL of people, one statement a function. Secrets come hashed. */
export const store = {
  listPeople: (db: Queryable, ids: readonly string[]): Promise<{ id: AccountId; name: string; email: string }[]> =>
    db.query('select id, name, email from account where id = any($1::uuid[])', [ids]),
  findAccountByEmail: (db: Queryable, email: string) =>
    first(db.query<AccountRow>('select id, email, name, language, password from account where email = $1', [email])),
  findAccount: (db: Queryable, id: AccountId) =>
    first(db.query<AccountRow>('select id, email, name, language, password from account where id = $1', [id])),
  /** Does nothing when the e-mail is known already. */
  addAccount: (db: Queryable, account: Omit<AccountRow, 'password'>, now: Date) =>
    db.query(
      `insert into account (id, email, name, language, created) values ($1, $2, $3, $4, $5)
       on conflict (email) do nothing`,
      [account.id, account.email, account.name, account.language, now],
    ),
  setPassword: (db: Queryable, id: AccountId, password: string, name: string | undefined) =>
    db.query('update account set password = $2, name = coalesce($3, name) where id = $1', [id, password, name ?? null]),

  findAccountHeld: (db: Queryable, id: AccountId, now: Date) =>
    first(
      db.query<Omit<AccountRow, 'password'> & { readonly appointments: readonly Held[] }>(
        `select a.id, a.email, a.name, a.language, ${heldNow} from account a where a.id = $1`,
        [id, now],
      ),
    ),

  addSession: (db: Queryable, row: { hash: string; account: AccountId; pending: boolean; agent: string; now: Date }) =>
    db.query('insert into session (hash, account, pending, agent, created, seen) values ($1, $2, $3, $4, $5, $5)', [
      row.hash,
      row.account,
      row.pending,
      row.agent,
      row.now,
    ]),
  findSession: (db: Queryable, hash: string, now: Date, createdAfter: Date, seenAfter: Date) =>
    first(
      db.query<SessionRow>(
        `select a.id, a.email, a.name, a.language, s.created, s.seen, ${heldNow},
           (select jsonb_build_object('assumed', x.assumed, 'reason', x.reason, 'until', x.until)
            from acting x where x.session = s.id and x.ended is null and x.until > $2) as acting
         from session s join account a on a.id = s.account
         where s.hash = $1 and not s.pending and s.created > $3 and s.seen > $4`,
        [hash, now, createdAfter, seenAfter],
      ),
    ),
  touchSession: (db: Queryable, hash: string, now: Date) =>
    db.query('update session set seen = $2 where hash = $1 and seen < $2', [hash, now]),
  removeSession: (db: Queryable, hash: string) => db.query('delete from session where hash = $1', [hash]),
  removeSessionsOf: (db: Queryable, account: AccountId) =>
    db.query('delete from session where account = $1', [account]),
  removeExpiredSessions: (db: Queryable, createdBefore: Date, seenBefore: Date) =>
    db.query('delete from session where created <= $1 or seen <= $2', [createdBefore, seenBefore]),

  addToken: (db: Queryable, token: Omit<TokenRow, 'last_used'> & { account: AccountId; hash: string }) =>
    db.query(
      `insert into api_token (id, account, hash, name, scopes, institution, created, expires)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [token.id, token.account, token.hash, token.name, token.scopes, token.institution, token.created, token.expires],
    ),
  findTokenCaller: (db: Queryable, hash: string, now: Date) =>
    first(
      db.query<TokenCallerRow>(
        `select a.id, a.email, a.name, a.language, t.id as token, t.scopes, t.institution, t.expires, t.last_used, ${heldNow}
         from api_token t join account a on a.id = t.account
         where t.hash = $1 and t.revoked is null and (t.expires is null or t.expires > $2)`,
        [hash, now],
      ),
    ),
  touchToken: (db: Queryable, id: TokenId, now: Date) =>
    db.query('update api_token set last_used = $2 where id = $1', [id, now]),
  listTokens: (db: Queryable, account: AccountId) =>
    db.query<TokenRow>(
      `select id, name, scopes, institution, created, expires, last_used from api_token
       where account = $1 and revoked is null order by created, id`,
      [account],
    ),
  revokeToken: (db: Queryable, id: string, account: AccountId, now: Date) =>
    db.query<{ id: TokenId }>(
      'update api_token set revoked = $3 where id = $1 and account = $2 and revoked is null returning id',
      [id, account, now],
    ),

  addInvitation: (db: Queryable, hash: string, account: AccountId, purpose: Purpose, now: Date) =>
    db.query('insert into invitation (hash, account, purpose, created) values ($1, $2, $3, $4)', [
      hash,
      account,
      purpose,
      now,
    ]),
  /** Takes the invitation, once: of two at the same time the second gets nothing. */
  useInvitation: (db: Queryable, hash: string, after: Readonly<Record<Purpose, Date>>, now: Date) =>
    first(
      db.query<{ account: AccountId; purpose: Purpose }>(
        `update invitation set used = $4 where hash = $1 and used is null
           and created > case purpose when 'forgotten' then $3::timestamptz else $2 end returning account, purpose`,
        [hash, after.invitation, after.forgotten, now],
      ),
    ),
  removeInvitationsOf: (db: Queryable, account: AccountId) =>
    db.query('delete from invitation where account = $1 and used is null', [account]),

  addAppointment: (db: Queryable, row: Held & { account: AccountId; from: Date } & AppointmentDetails) =>
    db.query(
      `insert into appointment (id, account, role, institution, valid_from, valid_to, title, note, letter)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [row.id, row.account, row.role, row.institution, row.from, row.valid_to, row.title, row.note, row.letter],
    ),
  changeAppointment: (db: Queryable, id: AppointmentId, row: AppointmentDetails) =>
    db.query('update appointment set valid_to = $2, title = $3, note = $4, letter = $5 where id = $1', [
      id,
      row.valid_to,
      row.title,
      row.note,
      row.letter,
    ]),
  findAppointment: (db: Queryable, id: string) =>
    first(
      db.query<AppointmentRow>(
        `select ${appointmentColumns} from appointment p join account a on a.id = p.account where p.id = $1`,
        [id],
      ),
    ),
  /** Those that hold now, of an account, or of an institution (null: of the whole portal). */
  listAppointmentsOf: (db: Queryable, account: AccountId, now: Date) =>
    db.query<AppointmentRow>(
      `select ${appointmentColumns} from appointment p join account a on a.id = p.account
       where p.account = $1 and p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2) order by p.id`,
      [account, now],
    ),
  /** Those that hold now or lie ahead. */
  listAppointmentsFrom: (db: Queryable, account: AccountId, now: Date) =>
    db.query<AppointmentRow>(
      `select ${appointmentColumns} from appointment p join account a on a.id = p.account
       where p.account = $1 and (p.valid_to is null or p.valid_to > $2) order by p.id`,
      [account, now],
    ),
  listAppointmentsIn: (db: Queryable, institution: InstitutionId | null, now: Date) =>
    db.query<AppointmentRow>(
      `select ${appointmentColumns} from appointment p join account a on a.id = p.account
       where p.institution is not distinct from $1 and (p.valid_to is null or p.valid_to > $2) order by a.name, p.id`,
      [institution, now],
    ),

  listEnding: (db: Queryable, now: Date, before: Date) =>
    db.query<AppointmentRow>(
      `select ${appointmentColumns} from appointment p join account a on a.id = p.account
       where p.valid_from <= $1 and p.valid_to > $1 and p.valid_to <= $2 order by p.valid_to, p.id`,
      [now, before],
    ),

  /** Held until the transaction ends: two tries with the same key are counted one after the other. */
  lockKey: (db: Queryable, key: string) => db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key]),
  listTries: (db: Queryable, key: string, since: Date) =>
    db.query<{ at: Date }>('select at from sign_in_try where key = $1 and at > $2 order by at desc', [key, since]),
  addTries: (db: Queryable, keys: readonly string[], now: Date) =>
    db.query('insert into sign_in_try (key, at) select unnest($1::text[]), $2', [keys, now]),
  forgetTries: (db: Queryable, keys: readonly string[]) =>
    db.query('delete from sign_in_try where key = any($1::text[])', [keys]),
  forgetTriesBefore: (db: Queryable, before: Date) => db.query('delete from sign_in_try where at <= $1', [before]),
};
