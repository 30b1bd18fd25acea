import type { Queryable } from '../storage/database/index.ts';

/** Work that survives kill -9: it is stored in the transaction that asks for it. A handler is safe to repeat. */
export interface Jobs {
  /** Many at once, without keys or delays. */
  addAll(tx: Queryable, jobs: readonly { readonly name: string; readonly payload: object }[]): Promise<void>;
  /**
   * `key`: a job with the same key that has not started is replaced, so the same work waits only once. `keepsTime`: at the time
   * it was to start, so that asking again and again does not put it off for ever. `first`: before whatever else waits.
   */
  add(
    tx: Queryable,
    name: string,
    payload: object,
    options?: { key?: string; delaySeconds?: number; keepsTime?: true; first?: true },
  ): Promise<void>;
}

export type JobHandler = (payload: unknown, signal: AbortSignal) => Promise<void>;
export type JobHandlers = Readonly<Record<string, JobHandler>>;

/** Runs handlers until stopped. On start it takes back at once the jobs that a killed process of ours held. */
export interface Worker {
  stop(): Promise<void>;
}

export { countJobs, createJobs, migrateJobs } from './queue.ts';
export { runJobs, startWorker, type WorkerOptions } from './worker.ts';
