import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, readlink, realpath, stat, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './cluster.ts';
import type { Place } from './place.ts';
import { formatPerson, runProgram } from './program.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** `starting`, `ready`, `stopping`, or empty while the file is being written. */
  readonly status: string;
}

export interface LaunchOptions {
  readonly environment: Readonly<Record<string, string>>;
  /** False only for tests: writes do not wait for the disk. */
  readonly durable: boolean;
  /** The port to take; any free one when absent. */
  readonly port?: number | undefined;
}

/** A running PostgreSQL of this place: the one found, even when a killed process of ours left it, or a new one. */
export async function requirePostmaster(place: Place, options: LaunchOptions): Promise<Postmaster> {
  const deadline = performance.now() + 300_000; // replaying a long log after a crash takes its time
  let failures = 0;
  while (performance.now() < deadline) {
    const found = await findPostmaster(place, options.environment);
    if (found?.status === 'ready') return found;
    if (found) {
      await wait(10);
      continue;
    }
    const port = options.port ?? (await findFreePort());
    const said = await launch(place, { ...options, port });
    if (said === undefined) continue;
    failures += 1;
    if (failures >= 5) throw new Error(`PostgreSQL in ${place.folder} did not start. It said:\n${said}`);
    await wait(100 * failures); // a port just taken, or the last children of a killed server
  }
  throw new Error(
    `PostgreSQL in ${place.folder} was not ready within 5 minutes; ${join(place.folder, 'log')} says why.`,
  );
}

/** What postmaster.pid tells, if that process is really the server of this folder. */
export async function findPostmaster(
  place: Place,
  environment: Readonly<Record<string, string>>,
): Promise<Postmaster | undefined> {
  const file = join(place.folder, 'data', 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!(pid > 0) || !isAlive(pid)) return undefined;
  if (!(await isServerOf(pid, join(place.folder, 'data'), environment))) {
    await disown(file, text);
    return undefined;
  }
  return { pid, port: Number(lines[3]), status: lines[7] ?? '' };
}

async function isServerOf(pid: number, data: string, environment: Readonly<Record<string, string>>): Promise<boolean> {
  if (process.platform === 'linux') {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    return folder !== undefined && folder === (await realpath(data));
  }
  const { output } = await runProgram('/bin/ps', ['-o', 'command=', '-p', String(pid)], { environment });
  return output.includes(data) || output.includes(await realpath(data));
}

/**
 * The number in the file now belongs to a stranger (after a reboot numbers start anew), and PostgreSQL would wait for
 * that stranger. A number no system gives lets it go on to its own check, of shared memory still in use.
 */
async function disown(file: string, text: string): Promise<void> {
  if (text.includes('\n')) await writeFile(file, text.replace(/^\s*\d+/, '99999999'));
}

/** Starts the server and waits until it is ready. What it said is returned when it ended instead. */
async function launch(place: Place, options: LaunchOptions & { port: number }): Promise<string | undefined> {
  const log = join(place.folder, 'log');
  const size = await trimLog(log);
  const output = await open(log, 'a', 0o600);
  let child: ChildProcess;
  try {
    child = spawn(join(place.binaries.folder, 'bin', 'postgres'), listArguments(place, options), {
      cwd: '/',
      env: options.environment,
      stdio: ['ignore', output.fd, output.fd],
      detached: true, // Ctrl-C in a terminal must reach us first, not the database
      ...formatPerson(place.person),
    });
  } finally {
    await output.close();
  }
  let ended: string | undefined;
  child.on('error', (error) => {
    ended = error.message;
  });
  child.on('exit', (code, signal) => {
    ended = `it ended with ${signal ?? code}`;
  });
  child.unref();
  while (ended === undefined) {
    const found = await findPostmaster(place, options.environment);
    if (found?.status === 'ready') return undefined;
    await wait(5);
  }
  const said = await readFile(log, 'utf8').catch(() => '');
  return `${said.slice(size).trim()}\n(${ended})`;
}

async function trimLog(log: string): Promise<number> {
  const size = (await stat(log).catch(() => undefined))?.size ?? 0;
  if (size < 10_000_000) return size;
  await truncate(log);
  return 0;
}

function listArguments(place: Place, { port, durable }: LaunchOptions & { port: number }): string[] {
  const chosen = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    // Tests run several portals on one server.
    max_connections: durable ? 100 : 300,
    superuser_reserved_connections: 3,
    shared_buffers: '96MB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    effective_cache_size: '1GB',
    random_page_cost: 1.1,
    max_wal_size: '512MB',
    wal_compression: 'on',
    io_method: 'sync', // the default keeps three more processes
    max_parallel_workers_per_gather: 0,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_min_messages: 'log',
    log_checkpoints: 'off',
    // Statements carry what people wrote: they stay out of the log.
    log_min_error_statement: 'panic',
    log_parameter_max_length: 0,
    ...(durable ? { fsync: 'on' } : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return [
    '-D',
    join(place.folder, 'data'),
    ...Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** Ends the server: what runs is broken off, all that was committed is written. */
export async function stopPostmaster(place: Place, environment: Readonly<Record<string, string>>): Promise<void> {
  const found = await findPostmaster(place, environment);
  if (!found) return;
  process.kill(found.pid, 'SIGINT');
  const start = performance.now();
  let urged = false;
  while ((await findPostmaster(place, environment))?.pid === found.pid) {
    if (!urged && performance.now() - start > 7000) {
      process.kill(found.pid, 'SIGQUIT'); // it replays its log at the next start
      urged = true;
    }
    await wait(10);
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
