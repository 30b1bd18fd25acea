import type { AccountId } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';

export interface SessionListRow {
  readonly id: string;
  readonly hash: string;
  readonly agent: string;
  readonly created: Date;
  readonly seen: Date;
}
export interface SecondFactorRow {
  readonly secret: string;
  readonly confirmed: Date | null;
  readonly last_step: number;
}
export interface PasskeyRow {
  readonly id: string;
  readonly account: AccountId;
  readonly public_key: Buffer<ArrayBuffer>;
  readonly counter: number;
  readonly transports: string[];
  readonly name: string;
  readonly created: Date;
  readonly last_used: Date | null;
}
const passkeyColumns = 'id, account, public_key, counter::float8 as counter, transports, name, created, last_used';

const first = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0];

/** The SQL of ways to sign in beside the password, one statement a function. */
export const signInStore = {
  /** The account whose password was right in this session; undefined when the code was given, or it took too long. */
  findPending: (db: Queryable, hash: string, after: Date) =>
    first(
      db.query<{ account: AccountId }>('select account from session where hash = $1 and pending and created > $2', [
        hash,
        after,
      ]),
    ),
  listSessions: (db: Queryable, account: AccountId, createdAfter: Date, seenAfter: Date) =>
    db.query<SessionListRow>(
      `select id, hash, agent, created, seen from session
       where account = $1 and not pending and created > $2 and seen > $3 order by seen desc, id`,
      [account, createdAfter, seenAfter],
    ),
  endSession: (db: Queryable, account: AccountId, id: string) =>
    db.query<{ id: string }>('delete from session where account = $1 and id = $2 returning id', [account, id]),
  endOtherSessions: (db: Queryable, account: AccountId, hash: string) =>
    db.query<{ id: string }>('delete from session where account = $1 and hash <> $2 returning id', [account, hash]),

  findSecondFactor: (db: Queryable, account: AccountId) =>
    first(
      db.query<SecondFactorRow>(
        'select secret, confirmed, last_step::float8 as last_step from second_factor where account = $1',
        [account],
      ),
    ),
  /** Takes the place of one that was never confirmed. False when one counts already. */
  startSecondFactor: async (db: Queryable, account: AccountId, secret: string, now: Date): Promise<boolean> => {
    const rows = await db.query<{ account: string }>(
      `insert into second_factor (account, secret, created) values ($1, $2, $3)
       on conflict (account) do update set secret = $2, created = $3, last_step = 0
       where second_factor.confirmed is null returning account`,
      [account, secret, now],
    );
    return rows.length > 0;
  },
  /** Takes the code of this time step, once. False when it, or a later one, was taken already. */
  takeStep: async (db: Queryable, account: AccountId, step: number, now: Date): Promise<boolean> => {
    const rows = await db.query<{ account: string }>(
      `update second_factor set last_step = $2, confirmed = coalesce(confirmed, $3)
       where account = $1 and last_step < $2 returning account`,
      [account, step, now],
    );
    return rows.length > 0;
  },
  removeSecondFactor: async (db: Queryable, account: AccountId): Promise<void> => {
    await db.query('delete from recovery_code where account = $1', [account]);
    await db.query('delete from second_factor where account = $1', [account]);
  },
  setRecoveryCodes: async (db: Queryable, account: AccountId, hashes: readonly string[]): Promise<void> => {
    await db.query('delete from recovery_code where account = $1', [account]);
    await db.query('insert into recovery_code (account, hash) select $1, unnest($2::text[])', [account, hashes]);
  },
  /** Takes a recovery code, once. */
  useRecoveryCode: async (db: Queryable, account: AccountId, hash: string, now: Date): Promise<boolean> => {
    const rows = await db.query<{ hash: string }>(
      'update recovery_code set used = $3 where account = $1 and hash = $2 and used is null returning hash',
      [account, hash, now],
    );
    return rows.length > 0;
  },
  countRecoveryCodes: async (db: Queryable, account: AccountId): Promise<number> => {
    const [row] = await db.query<{ left: number }>(
      'select count(*)::int as left from recovery_code where account = $1 and used is null',
      [account],
    );
    return row?.left ?? 0;
  },

  addChallenge: (
    db: Queryable,
    row: { hash: string; purpose: string; account: AccountId | null; payload: object | null; now: Date },
  ) =>
    db.query('insert into sign_in_challenge (hash, purpose, account, payload, created) values ($1, $2, $3, $4, $5)', [
      row.hash,
      row.purpose,
      row.account,
      row.payload ? JSON.stringify(row.payload) : null,
      row.now,
    ]),
  /** Takes a challenge, once, when it is young enough; forgets all that are not. */
  useChallenge: async (
    db: Queryable,
    { hash, purpose, after }: { hash: string; purpose: string; after: Date },
  ): Promise<{ account: AccountId | null; payload: unknown } | undefined> => {
    await db.query('delete from sign_in_challenge where created <= $1', [after]);
    return first(
      db.query<{ account: AccountId | null; payload: unknown }>(
        'delete from sign_in_challenge where hash = $1 and purpose = $2 returning account, payload',
        [hash, purpose],
      ),
    );
  },

  addPasskey: (db: Queryable, row: Omit<PasskeyRow, 'last_used'>) =>
    db.query<{ id: string }>(
      `insert into passkey (id, account, public_key, counter, transports, name, created)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning id`,
      [row.id, row.account, row.public_key, row.counter, row.transports, row.name, row.created],
    ),
  listPasskeys: (db: Queryable, account: AccountId) =>
    db.query<PasskeyRow>(`select ${passkeyColumns} from passkey where account = $1 order by created, id`, [account]),
  findPasskey: (db: Queryable, id: string) =>
    first(db.query<PasskeyRow>(`select ${passkeyColumns} from passkey where id = $1`, [id])),
  usePasskey: (db: Queryable, id: string, counter: number, now: Date) =>
    db.query('update passkey set counter = $2, last_used = $3 where id = $1', [id, counter, now]),
  removePasskey: (db: Queryable, account: AccountId, id: string) =>
    db.query<{ id: string }>('delete from passkey where account = $1 and id = $2 returning id', [account, id]),

  findIdentity: (db: Queryable, issuer: string, subject: string) =>
    first(
      db.query<{ account: AccountId }>('select account from external_identity where issuer = $1 and subject = $2', [
        issuer,
        subject,
      ]),
    ),
  keepIdentity: (db: Queryable, issuer: string, subject: string, account: AccountId, now: Date) =>
    db.query(
      `insert into external_identity (issuer, subject, account, created, last_used) values ($1, $2, $3, $4, $4)
       on conflict (issuer, subject) do update set last_used = $4`,
      [issuer, subject, account, now],
    ),
};
