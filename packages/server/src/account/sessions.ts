import type { AccountId } from '@milpa/sdk';
import { parse, serialize } from 'hono/utils/cookie';
import type { Caller } from '../http/index.ts';
import type { Queryable } from '../storage/database/index.ts';
import { type AccountNeeds, cookieName, sessionLimits, touchEveryMs } from './model.ts';
import { hashSecret, newSecret } from './secret.ts';
import { store } from './store.ts';

export interface Sessions {
  /** Starts a session under a new identifier, ends the one the request came with, and gives the cookie to set. */
  start(tx: Queryable, account: AccountId, request: Request): Promise<{ cookie: string; expires: Date }>;
  /** The caller behind the request's cookie; undefined when there is none or its time is over. */
  find(request: Request): Promise<{ caller: Caller; expires: Date } | undefined>;
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
    async start(tx, account, request) {
      const now = clock();
      const secret = newSecret(random);
      const old = findSecret(request);
      if (old) await store.removeSession(tx, hashSecret(old));
      await store.removeExpiredSessions(tx, before(sessionLimits.absoluteMs), before(sessionLimits.idleMs));
      await store.addSession(tx, hashSecret(secret), account, now);
      return {
        cookie: format(secret, sessionLimits.absoluteMs / 1000),
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
      const { id: account, email, name, language, appointments, created } = row;
      return { caller: { account, email, name, language, appointments }, expires: expiryOf({ created, seen: now }) };
    },
    async end(request) {
      const secret = findSecret(request);
      if (secret) await store.removeSession(database, hashSecret(secret));
      return format('', 0);
    },
  };
}

const findSecret = (request: Request): string | undefined =>
  parse(request.headers.get('cookie') ?? '', cookieName)[cookieName] || undefined;

const expiryOf = ({ created, seen }: { created: Date; seen: Date }): Date =>
  new Date(Math.min(created.getTime() + sessionLimits.absoluteMs, seen.getTime() + sessionLimits.idleMs));
