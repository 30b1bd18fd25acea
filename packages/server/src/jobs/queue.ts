import { runMigrations } from 'graphile-worker';
import type { Queryable } from '../storage/database/index.ts';
import type { Jobs } from './index.ts';
import { createQueuePool } from './pool.ts';

/** The queue lives in the portal's own database, so a job is asked for in the transaction that is its reason. */
export function createJobs(): Jobs {
  return {
    async addAll(tx, jobs) {
      if (jobs.length === 0) return;
      await tx.query(
        `select from unnest($1::text[], $2::text[]) as n (name, payload),
           graphile_worker.add_job(identifier => n.name, payload => n.payload::json)`,
        [jobs.map(({ name }) => name), jobs.map(({ payload }) => JSON.stringify(payload))],
      );
    },
    async add(tx, name, payload, { key, delaySeconds, keepsTime, first } = {}) {
      await tx.query(
        `select from graphile_worker.add_job(identifier => $1, payload => $2::json, job_key => $3,
           run_at => case when $4::float8 is null then null else now() + make_interval(secs => $4::float8) end,
           job_key_mode => $5, priority => $6)`,
        [
          ...[name, JSON.stringify(payload), key ?? null, delaySeconds ?? null],
          ...[keepsTime ? 'preserve_run_at' : 'replace', first ? -1 : null],
        ],
      );
    },
  };
}

/** Jobs that wait or run, and jobs that failed so often that they are not tried again. */
export async function countJobs(database: Queryable): Promise<{ waiting: number; failed: number }> {
  const [counts] = await database.query<{ waiting: number; failed: number }>(
    `select count(*) filter (where attempts < max_attempts) as waiting,
            count(*) filter (where attempts >= max_attempts and locked_at is null) as failed from graphile_worker.jobs`,
  );
  return counts ?? { waiting: 0, failed: 0 };
}

/** Makes the queue's own tables, or brings them to the form this version needs. */
export async function migrateJobs(url: string): Promise<void> {
  const pool = createQueuePool(url, 2, () => undefined);
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}
