import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { normalizeConfig } from '../config.ts';
import { createPortal } from './portal.ts';

const installed = '/usr/lib/postgresql';
let folder = '';
let server: ChildProcess | undefined;
let url = '';

/** The oldest PostgreSQL of the operating system that we promise to work with. */
async function findBinaries(): Promise<string | undefined> {
  const versions = (await readdir(installed).catch(() => [])).map(Number).filter((version) => version >= 15);
  const oldest = versions.toSorted((a, b) => a - b)[0];
  return oldest === undefined ? undefined : join(installed, String(oldest), 'bin');
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function waitUntilReady(): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    const failure = await client.connect().then(
      () => client.end(),
      (error: unknown) => error,
    );
    if (!failure) return;
    if (server?.exitCode !== null) throw failure;
    await wait(50);
  }
}

beforeAll(async () => {
  const binaries = await findBinaries();
  if (!binaries) return;
  folder = await mkdtemp(join(tmpdir(), 'milpa-own-'));
  await chmod(folder, 0o755);
  // Root may not run PostgreSQL.
  const person = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const data = join(folder, 'data');
  spawnSync('install', ['-d', ...('uid' in person ? ['-o', '65534', '-g', '65534'] : []), data]);
  const options = { ...person, cwd: '/', env: { LC_ALL: 'C', PATH: process.env['PATH'] ?? '' } };
  const made = spawnSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'owner', '--auth=trust', '--no-sync', '-E', 'UTF8'],
    options,
  );
  if (made.status !== 0) throw new Error(String(made.stderr));
  const port = await freePort();
  url = `postgres://owner@127.0.0.1:${port}/postgres`;
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: 'ignore',
  });
  await waitUntilReady();
});
afterAll(async () => {
  if (server) {
    const gone = new Promise((resolve) => server?.once('exit', resolve));
    server.kill('SIGQUIT');
    await gone;
  }
  if (folder) await rm(folder, { recursive: true, force: true });
});

test("a portal runs on an operator's own PostgreSQL 15 or later, and leaves it running", async (context) => {
  if (!url) return context.skip(`no PostgreSQL under ${installed}`);
  const config = normalizeConfig({ DATABASE_URL: url, MILPA_DATA: join(folder, 'var'), PATH: process.env['PATH'] });
  const portal = await createPortal(config, { log: pino({ level: 'silent' }) });
  const { jobs } = portal.domains;
  expect(Object.keys(jobs).length).toBeGreaterThan(3);
  await portal.domains.accounts.createFirstAdministrator('root@example.org', 'maize beans squash 47');
  await portal.runJobsUntilIdle();
  expect((await portal.fetch(new Request('http://localhost/readyz'))).status).toBe(200);
  expect((await portal.fetch(new Request('http://localhost/api/v1/datasets?q=agua'))).status).toBe(200);
  await portal.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select count(*)::int as n from account');
  expect(rows).toEqual([{ n: 1 }]);
  await client.end();
});
