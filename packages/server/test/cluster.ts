import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrateJobs } from '../src/jobs/index.ts';
import { type Embedded, migrate, startEmbedded } from '../src/storage/database/index.ts';

const migrations = fileURLToPath(new URL('../migrations/', import.meta.url));
// Of this tree alone: it runs from the programs in its node_modules, which go when the tree goes.
const tree = createHash('sha256').update(migrations).digest('hex').slice(0, 8);
const folder = join(tmpdir(), `milpa-tests-${process.getuid?.() ?? 0}-${tree}`);

/** One PostgreSQL for all tests of this user in this tree; who comes first starts it, who leaves last stops it. */
const enterCluster = (): Promise<Embedded> =>
  startEmbedded({
    dataFolder: folder,
    environment: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
    durable: false,
  });

/** Before any test: it does not wait for the disk, so a power cut may have left it broken; nothing in it is worth keeping. */
const openCluster = (): Promise<Embedded> =>
  enterCluster().catch(async () => {
    await rm(folder, { recursive: true, force: true });
    return enterCluster();
  });

let entered: Promise<Embedded> | undefined;
/** The cluster's address, entered once by each process. */
export async function requireCluster(): Promise<string> {
  entered ??= enterCluster();
  return (await entered).url;
}

/** Address of the same server, another database. */
export function formatDatabaseUrl(cluster: string, name: string): string {
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return url.href;
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

let count = 0;
/** A database of its own, with every migration applied; gives its address and how to drop it. */
export async function makeDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const cluster = await requireCluster();
  const template = await requireTemplate(cluster);
  count += 1;
  const name = `t_${process.pid}_${count}`;
  await withClient(cluster, async (client) => {
    await dropDatabase(client, name);
    await client.query(`create database ${name} template ${template}`);
  });
  return {
    url: formatDatabaseUrl(cluster, name),
    drop: () => withClient(cluster, (client) => dropDatabase(client, name)),
  };
}

/** A connection that was told to end may take longer than the five seconds PostgreSQL waits for it, where the machine is busy. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await client.query(`drop database if exists ${name} with (force)`);
      return;
    } catch (error) {
      if (tries >= 20 || !(error instanceof pg.DatabaseError) || error.code !== objectInUse) throw error;
    }
  }
}
/** PostgreSQL's code. */
const objectInUse = '55006';

let template: Promise<string> | undefined;
function requireTemplate(cluster: string): Promise<string> {
  template ??= makeTemplate(cluster);
  return template;
}

async function makeTemplate(cluster: string): Promise<string> {
  const name = `template_${await hashMigrations()}`;
  await withClient(cluster, async (client) => {
    await client.query('select pg_advisory_lock(1)');
    const { rows } = await client.query('select from pg_database where datname = $1', [name]);
    if (rows.length > 0) return;
    const half = `${name}_half`;
    await client.query(`drop database if exists ${half} with (force)`);
    await client.query(`create database ${half}`);
    const url = formatDatabaseUrl(cluster, half);
    await migrate(url, { folder: migrations });
    await migrateJobs(url);
    await client.query(`alter database ${half} rename to ${name}`);
  });
  return name;
}

async function hashMigrations(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(migrations)).sort()) {
    hash.update(`${name}\0`);
    hash.update(await readFile(join(migrations, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** vitest's globalSetup: keeps the cluster running between test files and clears what killed runs left. */
export default async function setup(): Promise<() => Promise<void>> {
  const cluster = await openCluster();
  await withClient(cluster.url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where datname ~ '^t_'`,
    );
    for (const { name } of rows) if (!isAlive(Number(name.split('_')[1]))) await dropDatabase(client, name);
  });
  return () => cluster.stop();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
