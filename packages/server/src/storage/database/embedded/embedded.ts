import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { connect } from '../pool.ts';
import { findBinaries } from './binaries.ts';
import { requireCluster, superuser } from './cluster.ts';
import { findPlace, type Place } from './place.ts';
import { requirePostmaster, stopPostmaster } from './postmaster.ts';

export interface EmbeddedOptions {
  /** The data folder of the portal (MILPA_DATA); made when missing. */
  readonly dataFolder: string;
  /** MILPA_POSTGRES_HOME. */
  readonly home?: string | undefined;
  /** What PostgreSQL's programs get as environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly log?: (message: string) => void;
  /** False only for tests: writes do not wait for the disk. */
  readonly durable?: boolean;
}

/** A PostgreSQL of our own, shared by all processes of this data folder. */
export interface Embedded {
  readonly url: string;
  /** Leaves. The last process of ours to leave stops the server. */
  stop(): Promise<void>;
}

// An arbitrary number; every process that uses the server holds it shared. It frees itself when a process is killed.
const presenceLock = 3_961_204_877;

/** Starts the embedded PostgreSQL or joins the running one; starts it again whenever it dies. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  await mkdir(options.dataFolder, { recursive: true });
  const place = await findPlace(
    { dataFolder: options.dataFolder, home: options.home, environment: options.environment },
    await findBinaries(options.dataFolder),
  );
  await requireCluster(place, options.environment);
  const password = (await readFile(join(place.folder, 'password'), 'utf8')).trim();
  const formatUrl = (port: number) => `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;

  let stopping = false;
  let presence = await enter(place, options, formatUrl);
  const watch = () => {
    presence.client.once('end', async () => {
      if (stopping) return;
      options.log?.('PostgreSQL went away; starting it again');
      const again = await reenter(
        () => enter(place, options, formatUrl, presence.port),
        options,
        () => stopping,
      );
      if (!again) return;
      presence = again;
      watch();
    });
  };
  watch();
  return {
    url: formatUrl(presence.port),
    async stop() {
      if (stopping) return;
      stopping = true;
      if (await isLast(presence.client)) await stopPostmaster(place, options.environment);
      await presence.client.end().catch(() => undefined); // it may be gone with the server
    },
  };
}

interface Presence {
  readonly client: pg.Client;
  readonly port: number;
}

async function enter(
  place: Place,
  options: EmbeddedOptions,
  formatUrl: (port: number) => string,
  port?: number,
): Promise<Presence> {
  const launch = { environment: options.environment, durable: options.durable ?? true, port };
  for (let attempt = 1; ; attempt += 1) {
    const running = await requirePostmaster(place, launch);
    try {
      const client = await connect(formatUrl(running.port), 'milpa-presence');
      await client.query('select pg_advisory_lock_shared($1)', [presenceLock]);
      return { client, port: running.port };
    } catch (error) {
      // The last process before us may just be stopping it: then we start it again.
      if (attempt >= 50) throw error;
      await wait(20 * attempt);
    }
  }
}

/** Tries until it succeeds or we stop: pools hold the address, so the port stays the same. */
async function reenter(
  tryEnter: () => Promise<Presence>,
  options: EmbeddedOptions,
  isStopping: () => boolean,
): Promise<Presence | undefined> {
  while (!isStopping()) {
    try {
      return await tryEnter();
    } catch (error) {
      options.log?.(`PostgreSQL could not be started again: ${error instanceof Error ? error.message : error}`);
      await wait(1000);
    }
  }
  return undefined;
}

/** Whether no other process of ours uses the server. Then nobody can enter any more: they wait and find it gone. */
async function isLast(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [presenceLock]);
    const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [presenceLock]);
    return rows[0]?.last === true;
  } catch {
    return false; // the server is gone already
  }
}
