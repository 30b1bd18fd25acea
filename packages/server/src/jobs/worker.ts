import { EventEmitter } from 'node:events';
import { Logger, runOnce, runTaskList, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { JobHandlers, Worker } from './index.ts';
import { createQueuePool } from './pool.ts';
import { createPresence } from './presence.ts';

export interface JobLog {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface WorkerOptions {
  /** The portal's database. */
  readonly url: string;
  readonly handlers: JobHandlers;
  /** Jobs at the same time. */
  readonly concurrency: number;
  /** Names this worker; new for every start. */
  readonly id: string;
  readonly log: JobLog;
  /** Milliseconds between two looks for jobs whose worker was killed; a second when absent. */
  readonly sweepMs?: number;
}

/** After the library gave up, as when the database was away for minutes. */
const restartMs = 2000;

/** Runs jobs until stopped. Those a killed process held are taken back at the start and while we run. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { log } = options;
  const presence = await createPresence(options);
  await presence.sweep();
  const pool = createQueuePool(options.url, options.concurrency + 3, (error) =>
    log.warn({ err: error }, 'A connection of the queue broke'),
  );
  let stopping = false;
  const begin = () => {
    const run = runTaskList(
      {
        concurrency: options.concurrency,
        noHandleSignals: true,
        pollInterval: 2000,
        logger: createLogger(log),
        events: createNamedEvents(log, presence.name),
        // In batches even of one: only so does the library write the end of a job again when the database was away, instead
        // of failing the whole process.
        preset: {
          worker: { gracefulShutdownAbortTimeout: 500, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
        },
      },
      listTasks(options.handlers),
      pool,
    );
    const ended = run.promise
      .catch((error: unknown) => log.error({ err: error }, 'The worker did not stop cleanly'))
      .then(() => {
        if (!stopping)
          restart = setTimeout(() => {
            running = begin();
          }, restartMs);
      });
    return { run, ended };
  };
  let restart: NodeJS.Timeout | undefined;
  let running = begin();
  return {
    async stop() {
      stopping = true;
      clearTimeout(restart);
      const { run, ended } = running;
      const force = setTimeout(() => void run.forcefulShutdown('jobs did not stop in time'), 6000);
      try {
        await run.gracefulShutdown();
      } catch (error) {
        log.error({ err: error }, 'The worker did not stop cleanly');
      }
      clearTimeout(force);
      await ended;
      await pool.end();
      await presence.close(); // last: until here the jobs are ours
    },
  };
}

/** Runs every job that is due, and those these add, then returns: for tests and for commands. */
export async function runJobs(options: Omit<WorkerOptions, 'concurrency'>): Promise<void> {
  const presence = await createPresence(options);
  const pool = createQueuePool(options.url, 5, () => undefined);
  try {
    await presence.sweep();
    await runOnce({
      pgPool: pool,
      taskList: listTasks(options.handlers),
      concurrency: 2,
      noHandleSignals: true,
      logger: createLogger(options.log),
      events: createNamedEvents(options.log, presence.name),
    });
  } finally {
    await pool.end();
    await presence.close();
  }
}

function listTasks(handlers: JobHandlers): TaskList {
  const never = new AbortController().signal;
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      (payload: unknown, { abortSignal }: { abortSignal?: AbortSignal }) => handle(payload, abortSignal ?? never),
    ]),
  );
}

function createNamedEvents(log: JobLog, name: string): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  // The name is set before the first job is taken: it is what jobs are locked by, and our lock on it shows that we live.
  events.on('pool:create', ({ workerPool }) => {
    workerPool.id = name;
  });
  events.on('job:error', ({ job, error }) => {
    const facts = { job: job.task_identifier, id: job.id, attempt: job.attempts, of: job.max_attempts, err: error };
    if (job.attempts >= job.max_attempts) log.error(facts, 'job failed for good');
    else log.error(facts, 'job failed and will be tried again');
  });
  return events;
}

/** The library's own lines: only what is wrong, and not what job:error says already. */
function createLogger(log: JobLog): Logger {
  return new Logger(() => (level, message) => {
    if (/^Failed task /.test(message)) return;
    if (level === 'error') log.error({}, message);
    else if (level === 'warning') log.warn({}, message);
  });
}
