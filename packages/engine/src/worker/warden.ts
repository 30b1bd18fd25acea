import { Worker } from 'node:worker_threads';
import type { WardenOrder } from './warden-thread.ts';

/**
 * Kills processes whose time is over, from a thread that does nothing else: the thread of the portal may be busy with answers for
 * longer than a statement may run beyond its limit.
 */
export interface Warden {
  /** Kills the process when so many milliseconds have passed, unless it is left before or given another time. */
  killIn(pid: number, ms: number): void;
  leave(pid: number): void;
}

const program = new URL('./warden-thread.ts', import.meta.url);

/** The thread starts with the first process to be watched, and keeps nobody from ending. */
export function createWarden(): Warden {
  let thread: Worker | undefined;
  const tell = (order: WardenOrder) => {
    thread ??= startThread(() => {
      thread = undefined;
    });
    thread.postMessage(order);
  };
  return {
    killIn: (pid, ms) => tell({ pid, ms }),
    leave: (pid) => tell({ pid, ms: null }),
  };
}

/** One for all processes this one starts. */
export const warden: Warden = createWarden();

/** Without it the timers of the asking thread still hold; the next question starts another. */
function startThread(onEnd: () => void): Worker {
  const thread = new Worker(program, { env: {}, stdin: false });
  thread.unref();
  thread.once('error', onEnd);
  thread.once('exit', onEnd);
  return thread;
}
