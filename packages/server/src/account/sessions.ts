import type { AccountId, OpenSession } from '@milpa/sdk';
import { parse, serialize } from 'hono/utils/cookie';
import type { Caller } from '../http/index.ts';
import type { Queryable } from '../storage/database/index.ts';
import { mayAdministerPortal } from './may.ts';
import { type AccountNeeds, cookieName, pendingMs, sessionLimits, touchEveryMs } from './model.ts';
import { hashSecret, newSecret } from './secret.ts';
import { signInStore } from './sign-in/store.ts';
import { type SessionRow, store } from './store.ts';

export interface Started {
  readonly cookie: string;
  readonly expires: Date;
}

export interface Sessions {
  /** Starts a session under a new identifier, ends the one the request came with, and gives the cookie to set. */
  start(
    tx: Queryable,
    account: AccountId,
    request: Request,
    /** Set: the password was right and a code is still missing. Nobody is signed in by it. */
    options?: { readonly pending: boolean },
  ): Promise<Started>;
  /** Whose password was right in this browser a moment ago. */
  findPending(request: Request): Promise<AccountId | undefined>;
  /** Where an account is signed in, the request's own session marked. */
  list(account: AccountId, request: Request): Promise<OpenSession[]>;
  /** Ends one session of an account; false when it has none with this id. */
  endOne(account: AccountId, id: string): Promise<boolean>;
  /** Ends all of an account but the request's own. */
  endOthers(tx: Queryable, account: AccountId, request: Request): Promise<number>;
  /** The caller behind the request's cookie; undefined when there is none or its time is over. */
  find(request: Request): Promise<{ caller: Caller; expires: Date } | undefined>;
  /** What the request's session is kept under; undefined without a cookie. */
  findHash(request: Request): string | undefined;
  /** Ends the request's session and gives the cookie that clears it. */
  end(request: Request): Promise<string>;
}

export function createSessions(needs: AccountNeeds): Sessions {
  const { database, clock, random } = needs;
  const format = (value: string, seconds: number) =>
    serialize(cookieName, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: needs.publicUrl.startsWith('https:'),
      maxAge: seconds,
    });
  const before = (ms: number) => new Date(clock().getTime() - ms);
  return {
    async start(tx, account, request, { pending } = { pending: false }) {
      const now = clock();
      const secret = newSecret(random);
      const old = findSecret(request);
      if (old) await store.removeSession(tx, hashSecret(old));
      await store.removeExpiredSessions(tx, before(sessionLimits.absoluteMs), before(sessionLimits.idleMs));
      const agent = plainAgent(request.headers.get('user-agent') ?? '');
      await store.addSession(tx, { hash: hashSecret(secret), account, pending, agent, now });
      return {
        cookie: format(secret, (pending ? pendingMs : sessionLimits.absoluteMs) / 1000),
        expires: expiryOf({ created: now, seen: now }),
      };
    },
    async find(request) {
      const secret = findSecret(request);
      if (!secret) return undefined;
      const hash = hashSecret(secret);
      const now = clock();
      const row = await store.findSession(
        database,
        hash,
        now,
        before(sessionLimits.absoluteMs),
        before(sessionLimits.idleMs),
      );
      if (!row) return undefined;
      if (now.getTime() - row.seen.getTime() >= touchEveryMs) await store.touchSession(database, hash, now);
      const expires = expiryOf({ created: row.created, seen: now });
      return { caller: (await findAssumed(database, row, now)) ?? presentCaller(row), expires };
    },
    async findPending(request) {
      const secret = findSecret(request);
      return secret
        ? (await signInStore.findPending(database, hashSecret(secret), before(pendingMs)))?.account
        : undefined;
    },
    async list(account, request) {
      const { absoluteMs, idleMs } = sessionLimits;
      const rows = await signInStore.listSessions(database, account, before(absoluteMs), before(idleMs));
      const own = hashSecret(findSecret(request) ?? '');
      return rows.map(({ id, hash, agent, created, seen }) => ({
        id,
        current: hash === own,
        agent,
        created: created.toISOString(),
        seen: seen.toISOString(),
      }));
    },
    endOne: async (account, id) => (await signInStore.endSession(database, account, id)).length > 0,
    endOthers: async (tx, account, request) =>
      (await signInStore.endOtherSessions(tx, account, hashSecret(findSecret(request) ?? ''))).length,
    findHash(request) {
      const secret = findSecret(request);
      return secret && hashSecret(secret);
    },
    async end(request) {
      const secret = findSecret(request);
      if (secret) await store.removeSession(database, hashSecret(secret));
      return format('', 0);
    },
  };
}

type Known = Pick<SessionRow, 'id' | 'email' | 'name' | 'language' | 'appointments'>;
const presentCaller = ({ id: account, email, name, language, appointments }: Known): Caller => ({
  account,
  email,
  name,
  language,
  appointments,
});

/** The person as whom this session's own acts, for as long as that one administers the portal; undefined: as themselves. */
async function findAssumed(db: Queryable, row: SessionRow, now: Date): Promise<Caller | undefined> {
  if (!row.acting || !mayAdministerPortal(presentCaller(row))) return undefined;
  const person = await store.findAccountHeld(db, row.acting.assumed, now);
  if (!person) return undefined;
  const until = new Date(row.acting.until);
  return {
    ...presentCaller(person),
    assumedBy: { account: row.id, name: row.name, reason: row.acting.reason, until },
  };
}

/** What a browser calls itself, short and fit to be shown. */
const plainAgent = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').slice(0, 300);

const findSecret = (request: Request): string | undefined =>
  parse(request.headers.get('cookie') ?? '', cookieName)[cookieName] || undefined;

const expiryOf = ({ created, seen }: { created: Date; seen: Date }): Date =>
  new Date(Math.min(created.getTime() + sessionLimits.absoluteMs, seen.getTime() + sessionLimits.idleMs));
