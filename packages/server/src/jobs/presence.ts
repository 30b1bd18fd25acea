import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { WorkerOptions } from './worker.ts';

/** Shows other processes that this worker lives, and finds those that do not any more. */
export interface Presence {
  /** What this worker's jobs are locked by. */
  readonly name: string;
  /** Gives the jobs of killed workers back to the queue. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

// Half of the key, so that no other advisory lock of ours can be meant.
const space = 'milpa worker ';

/**
 * A connection that holds the advisory lock of the worker's name. The server frees it the moment the process is gone,
 * however it went; so whoever gets the lock of a name that holds jobs knows that its owner is dead.
 */
export async function createPresence(
  options: Pick<WorkerOptions, 'url' | 'id' | 'log' | 'sweepMs'>,
): Promise<Presence> {
  const name = `worker-${options.id}`;
  let closed = false;
  let client = await enter(options.url, name);
  const sweep = async () => {
    for (const dead of await takeBack(client, name))
      options.log.warn({ worker: dead }, 'took back the jobs of a worker that is gone');
  };
  const watch = async () => {
    while (!closed) {
      await wait(options.sweepMs ?? 1000, undefined, { ref: false });
      try {
        if (!closed) await sweep();
      } catch (error) {
        if (closed) return;
        options.log.warn({ err: error }, 'lost the connection that shows this worker lives; connecting again');
        await client.end().catch(() => undefined);
        client = await enter(options.url, name).catch(() => client);
      }
    }
  };
  void watch();
  return {
    name,
    sweep,
    async close() {
      closed = true;
      await client.end().catch(() => undefined); // gone already: so is the lock
    },
  };
}

async function enter(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'milpa-worker' });
  client.on('error', () => undefined); // the next query fails and says so
  await client.connect();
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [space + name]);
  return client;
}

async function takeBack(client: pg.Client, own: string): Promise<string[]> {
  const { rows: held } = await client.query<{ name: string }>(
    'select distinct locked_by as name from graphile_worker.jobs where locked_by is not null and locked_by <> $1',
    [own],
  );
  const dead: string[] = [];
  for (const { name } of held) if (await isDead(client, name)) dead.push(name);
  if (dead.length === 0) return [];
  await client.query('select graphile_worker.force_unlock_workers($1)', [dead]);
  // Workers that wait for news look again now instead of at their next round.
  await client.query(`select pg_notify('jobs:insert', '{"count": ${held.length}}')`);
  return dead;
}

async function isDead(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as free',
    [space + name],
  );
  if (!rows[0]?.free) return false;
  await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [space + name]);
  return true;
}
