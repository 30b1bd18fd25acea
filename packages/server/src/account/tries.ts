import { Problem } from '@milpa/sdk';
import type { Clock } from '../clock.ts';
import type { Database } from '../storage/database/index.ts';
import type { SignInLimits, TryLimit } from './model.ts';
import { hashSecret } from './secret.ts';
import { store } from './store.ts';

export interface Tries {
  /** Counts one try; throws `too-many-requests` with `retryAfter` when there were too many already. */
  count(email: string, address: string): Promise<void>;
  /** After a sign-in that worked: the person is no guesser. */
  forget(email: string, address: string): Promise<void>;
}

/** Tries are kept in the database, so that they count for every process and over restarts. */
export function createTries(needs: { database: Database; clock: Clock; limits: SignInLimits }): Tries {
  const { database, clock, limits } = needs;
  const keysOf = (email: string, address: string) => ({
    pair: hashSecret(`pair\n${email}\n${address}`),
    account: hashSecret(`account\n${email}`),
    address: hashSecret(`address\n${address}`),
  });
  return {
    async count(email, address) {
      const now = clock();
      const keys = keysOf(email, address);
      await database.transaction(async (tx) => {
        // Always in the same order, so that two sign-ins never wait for each other in a circle.
        for (const key of Object.values(keys).toSorted()) await store.lockKey(tx, key);
        for (const name of ['pair', 'account', 'address'] as const) {
          const wait = await findWait(tx, keys[name], limits[name], now);
          if (wait !== undefined) throw tooMany(wait);
        }
        await store.addTries(tx, Object.values(keys), now);
        const widest = Math.max(...Object.values(limits).map((limit: TryLimit) => limit.windowMs));
        await store.forgetTriesBefore(tx, new Date(now.getTime() - widest));
      });
    },
    async forget(email, address) {
      const { pair, account } = keysOf(email, address);
      await store.forgetTries(database, [pair, account]);
    },
  };
}

async function findWait(
  tx: Parameters<typeof store.listTries>[0],
  key: string,
  limit: TryLimit,
  now: Date,
): Promise<number | undefined> {
  const tries = await store.listTries(tx, key, new Date(now.getTime() - limit.windowMs));
  const oldest = tries[limit.tries - 1];
  if (!oldest) return undefined;
  return Math.max(1, Math.ceil((oldest.at.getTime() + limit.windowMs - now.getTime()) / 1000));
}

function tooMany(seconds: number): Problem {
  const minutes = Math.ceil(seconds / 60);
  return new Problem(
    'too-many-requests',
    {
      en: `There were too many tries to sign in. Try again in ${minutes} min.`,
      es: `Hubo demasiados intentos de iniciar sesión. Intente de nuevo en ${minutes} min.`,
      fr: `Il y a eu trop de tentatives de connexion. Réessayez dans ${minutes} min.`,
    },
    { retryAfter: seconds },
  );
}
