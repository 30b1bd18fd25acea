import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';

/** Whoever waits for an answer goes before what this process does in the background. */
export interface Precedence {
  /** A request has come; what it gives is called once its answer begins. */
  enter(): () => void;
  /** For work in the background, between two pieces of some milliseconds: resolves when it may go on. */
  giveWay(): Promise<void>;
}

export interface PrecedenceOptions {
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed: () => number;
  /** Milliseconds after which a request no longer holds anything up: it waits for an upload or a statement, not for a turn. */
  readonly freshMs?: number;
  /** Milliseconds that a piece of work waits at most, so that there is an end to it under any load. */
  readonly patienceMs?: number;
}

export function createPrecedence({ elapsed, freshMs = 100, patienceMs = 30 }: PrecedenceOptions): Precedence {
  const waiting = new Set<{ readonly since: number }>();
  const isAnyoneWaiting = () => {
    const since = elapsed() - freshMs;
    for (const one of waiting) if (one.since > since) return true;
    return false;
  };
  return {
    enter() {
      const one = { since: elapsed() };
      waiting.add(one);
      return () => void waiting.delete(one);
    },
    async giveWay() {
      await nextTurn(); // who came meanwhile is heard first
      const until = elapsed() + patienceMs;
      while (isAnyoneWaiting() && elapsed() < until) await wait(1);
    },
  };
}
