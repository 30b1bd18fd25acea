import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Client, createClient, parseProblem, type Scope } from '@milpa/sdk';
import { portalFlags } from '../run.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export interface PortalOptions {
  /** Kept from an earlier run; a new temporary folder otherwise, removed by `stop`. */
  readonly dataFolder?: string;
  readonly port?: number;
  /** With the demonstration instead of bare. */
  readonly demo?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds until it must be ready. */
  readonly patience?: number;
}

/** A whole portal in a process of its own, as an operator runs it. */
export interface RunningPortal {
  readonly url: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly child: ChildProcess;
  /** Milliseconds from the start of the process to the first ready answer. */
  readonly startMs: number;
  /** What it printed last. */
  readonly log: () => string;
  /** Resolves when the process is gone, however it went. */
  readonly gone: Promise<void>;
  stop(): Promise<void>;
}

export async function startPortal(options: PortalOptions = {}): Promise<RunningPortal> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'milpa-portal-')));
  const port = options.port ?? (await findFreePort());
  const url = `http://localhost:${port}`;
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [...portalFlags, join(root, 'packages/server/src/main.ts'), 'start', ...(options.demo ? [] : ['--empty'])],
    {
      cwd: dataFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: dataFolder,
        LANG: 'C.UTF-8',
        PORT: String(port),
        MILPA_DATA: dataFolder,
        MILPA_PUBLIC_URL: url,
        MILPA_LOG_LEVEL: 'warn',
        ...options.env,
      },
    },
  );
  const log = keepLog(child);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await waitUntilReady({ url, child, log, patience: options.patience ?? 240_000 });
  return {
    url,
    port,
    dataFolder,
    child,
    log,
    gone,
    startMs: performance.now() - start,
    stop: async () => {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 60_000);
      await gone;
      clearTimeout(late);
      if (!options.dataFolder) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Runs one command on the data of a portal, as its operator would, and waits for its end. */
export async function runPortalCommand(
  args: readonly string[],
  dataFolder: string,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, [...portalFlags, join(root, 'packages/server/src/main.ts'), ...args], {
    cwd: dataFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: dataFolder,
      LANG: 'C.UTF-8',
      MILPA_DATA: dataFolder,
      MILPA_LOG_LEVEL: 'warn',
    },
  });
  const log = keepLog(child);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output: log().trim() };
}

const keptCharacters = 20_000;
function keepLog(child: ChildProcess): () => string {
  let text = '';
  const keep = (chunk: unknown) => {
    text = (text + String(chunk)).slice(-keptCharacters);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => text;
}

/** The process was gone before it ever answered. */
export class EndedWhileStarting extends Error {
  readonly signal: NodeJS.Signals | null;
  constructor(signal: NodeJS.Signals | null, how: string) {
    super(`The portal ended while starting, ${how}`);
    this.name = 'EndedWhileStarting';
    this.signal = signal;
  }
}

interface Waiting {
  readonly url: string;
  readonly child: ChildProcess;
  readonly log: () => string;
  readonly patience: number;
}

async function waitUntilReady({ url, child, log, patience }: Waiting): Promise<void> {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new EndedWhileStarting(child.signalCode, `${child.exitCode ?? child.signalCode}:\n${log()}`);
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`The portal was not ready after ${patience} ms:\n${log()}`);
}

/**
 * A port nobody listens on now. Below those that the system gives to whoever asks for any (from 32768 on Linux): of the many that
 * tests ask for at the same time none may be this one, until it is listened on and while a portal on it starts again.
 */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.on('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });

export interface SignIn {
  readonly email: string;
  readonly password: string;
}

/** The first administrator of a new portal, from the file an operator would open. */
export async function readFirstSignIn(dataFolder: string): Promise<SignIn> {
  const text = await readFile(join(dataFolder, 'first-sign-in.txt'), 'utf8');
  const email = /[^\s<>:]+@[^\s<>]+/.exec(text)?.[0];
  const password = /^\s*password\s*[:=]?\s+(\S+)\s*$/im.exec(text)?.[1];
  if (!email || !password) throw new Error(`first-sign-in.txt names no e-mail or password:\n${text}`);
  return { email, password };
}

/** The cookie of a new session. */
export async function openSession(url: string, credentials: SignIn): Promise<string> {
  const response = await fetch(new URL('/api/v1/session', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(credentials),
  });
  if (!response.ok) throw await parseProblem(response);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

export interface Entry {
  readonly client: Client;
  readonly token: string;
}

/** A token of the first administrator that may do everything, and a client that sends it. */
export async function enterPortal(url: string, signIn: SignIn): Promise<Entry> {
  const cookie = await openSession(url, signIn);
  const session = createClient({ url, headers: { cookie, origin: url } });
  const scopes: (typeof Scope)['options'] = ['read:draft', 'write:dataset', 'publish', 'harvest', 'admin'];
  const { secret } = await session.call('createToken', { body: { name: 'test', scopes, days: 1 } });
  return { client: createClient({ url, token: secret }), token: secret };
}
