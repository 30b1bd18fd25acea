import { setTimeout as wait } from 'node:timers/promises';

export interface Politeness {
  /** Requests to one host at the same time. */
  readonly perHost: number;
  /** Milliseconds between the beginnings of two requests to one host. */
  readonly gapMs: number;
  /** Requests at the same time, to all hosts together. */
  readonly atOnce: number;
}

/** Does `work` for every item, no host getting more at a time than is polite. Ends when all are done or the signal says so. */
export async function takeTurns<T>(
  items: readonly T[],
  hostOf: (item: T) => string,
  work: (item: T) => Promise<void>,
  { perHost, gapMs, atOnce, signal }: Politeness & { readonly signal: AbortSignal },
): Promise<void> {
  const queues = [...Map.groupBy(items, hostOf).values()];
  const room = createRoom(atOnce);
  const visit = async (queue: T[]) => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      signal.throwIfAborted();
      const held = item;
      await room(() => work(held));
      if (queue.length > 0) await wait(gapMs * perHost, undefined, { signal });
    }
  };
  await Promise.all(
    queues.flatMap((queue) => Array.from({ length: Math.min(perHost, queue.length) }, () => visit(queue))),
  );
}

/** Lets so many in at the same time; the others wait their turn. */
function createRoom(places: number) {
  let free = places;
  const waiting: (() => void)[] = [];
  return async (work: () => Promise<void>): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
