import type { Problem } from '@milpa/sdk';

/** Lets so many pieces of work of one key go on at a time; an empty key is nobody's and not counted. */
export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** `refuse`: what whoever asks for one more is told. */
export function createTurns(most: number, refuse: () => Problem): Turns {
  const running = new Map<string, number>();
  return async (key, work) => {
    const now = running.get(key) ?? 0;
    if (key !== '' && now >= most) throw refuse();
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
