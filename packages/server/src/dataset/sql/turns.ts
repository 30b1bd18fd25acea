import { Problem } from '@milpa/sdk';

/** Statements one address may have under way; the rest of the line stays for others. */
const mostOfOne = 4;

/** So many at a time for each key. Throws `too-many-requests` for one more; an empty key is nobody's and not counted. */
export function createTurns(most = mostOfOne) {
  const running = new Map<string, number>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const now = running.get(key) ?? 0;
    if (key !== '' && now >= most) throw tooMany(most);
    running.set(key, now + 1);
    try {
      return await work();
    } finally {
      const left = (running.get(key) ?? 1) - 1;
      if (left > 0) running.set(key, left);
      else running.delete(key);
    }
  };
}
export type Turns = ReturnType<typeof createTurns>;

const tooMany = (most: number): Problem =>
  new Problem(
    'too-many-requests',
    {
      en: `${most} statements of yours are running already. Wait for one of them.`,
      es: `Ya se están ejecutando ${most} instrucciones suyas. Espere a que termine alguna.`,
      fr: `${most} de vos instructions s'exécutent déjà. Attendez la fin de l'une d'elles.`,
    },
    { retryAfter: 5 },
  );
