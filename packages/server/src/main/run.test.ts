import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runtimeFlags } from '../../../../run.mjs';

const program = fileURLToPath(new URL('../main.ts', import.meta.url));
let folder = '';
const running = new Set<ChildProcess>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-run-'));
  await chmod(folder, 0o755);
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly url: string;
  /** What it said to people, and what it wrote beside. */
  readonly lines: () => string[];
  readonly errors: () => string;
  readonly ended: Promise<number | null>;
}

function run(args: readonly string[], env: Record<string, string> = {}): Omit<Run, 'url'> {
  const child = spawn(process.execPath, [...runtimeFlags, program, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', MILPA_DATA: 'var', PORT: '0', MILPA_HOST: '127.0.0.1', ...env },
  });
  running.add(child);
  const texts = { out: '', err: '' };
  child.stdout?.on('data', (chunk) => {
    texts.out += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    texts.err += String(chunk);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, lines: () => texts.out.trim().split('\n'), errors: () => texts.err.trim(), ended };
}

async function start(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  const started = run(args, env);
  while (started.lines().length < 3) {
    if (started.child.exitCode !== null || started.child.signalCode !== null)
      throw new Error(`did not start:\n${started.errors()}`);
    await wait(25);
  }
  const url = /http:\/\/localhost:\d+/.exec(started.lines()[1] ?? '')?.[0].replace('localhost', '127.0.0.1') ?? '';
  return { ...started, url };
}

const waitFor = (holds: () => Promise<boolean>) => expect.poll(holds).toBe(true);

describe('start', () => {
  test('says in three lines what runs, where, and how to sign in; it is so; and it ends when asked', async () => {
    const portal = await start(['start', '--empty']);
    const [what = '', , how = ''] = portal.lines();
    expect(portal.lines()).toHaveLength(3);
    expect(what).toContain(join(folder, 'var'));
    expect((await fetch(`${portal.url}/readyz`)).status).toBe(200);

    const [, email, password] = /Sign in as (\S+) with (\S+)/.exec(how) ?? [];
    const file = join(folder, 'var', 'first-sign-in.txt');
    expect(await readFile(file, 'utf8')).toBe(`E-mail: ${email}\nPassword: ${password}\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const signIn = await fetch(`${portal.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    expect(signIn.status).toBe(201);

    portal.child.kill('SIGTERM');
    expect(await portal.ended).toBe(0);
  });

  test('after kill -9 it is back, with the same people', async () => {
    const killed = await start(['start', '--empty']);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const again = await start(['start', '--empty']);
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
    expect(again.lines()[2]).toContain('admin@localhost');
    again.child.kill('SIGINT');
    expect(await again.ended).toBe(0);
  });

  test('a database killed under it comes back, and so do background jobs', async () => {
    const portal = await start(['start', '--empty']);
    const [, email, password] = /Sign in as (\S+) with (\S+)/.exec(portal.lines()[2] ?? '') ?? [];
    const send = (path: string, body: object, cookie = '') =>
      fetch(portal.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify(body),
      });
    const session = await send('/api/v1/session', { email, password });
    const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const pidFile = join(folder, 'var', 'postgres', 'data', 'postmaster.pid');
    process.kill(Number((await readFile(pidFile, 'utf8')).split('\n')[0]), 'SIGKILL');
    // What was already connected may outlive it for a moment: any of these can be the one that meets nobody, and says so.
    const insist = async (path: string, body: object): Promise<number> => {
      let status = 503;
      await waitFor(async () => {
        status = (await send(path, body, cookie)).status;
        return status !== 503;
      });
      return status;
    };
    // A write whose acknowledgement was lost is there when it is sent again.
    expect([201, 409]).toContain(await insist('/api/v1/institutions', { slug: 'agua', name: { es: 'Agua' } }));
    await waitFor(async () => (await fetch(`${portal.url}/readyz`)).ok);
    const ana = { email: 'ana@example.org', role: 'publisher' };
    expect(await insist('/api/v1/institutions/agua/appointments', ana)).toBe(201);
    await waitFor(async () => (await readdir(join(folder, 'var', 'outbox')).catch(() => [])).length > 0);
    portal.child.kill('SIGTERM');
    expect(await portal.ended).toBe(0);
  });

  test('web part and background part share one data folder; the one left keeps the database', async () => {
    const [web, work] = await Promise.all([start(['serve']), start(['work'])]);
    work.child.kill('SIGTERM');
    expect(await work.ended).toBe(0);
    expect((await fetch(`${web.url}/readyz`)).status).toBe(200);
    web.child.kill('SIGTERM');
    expect(await web.ended).toBe(0);
  });
});

describe('other commands', () => {
  test('an unfit setting and an unknown command end with a sentence', async () => {
    const unfit = run(['start'], { PORT: 'eighty' });
    expect(await unfit.ended).toBe(2);
    expect(unfit.errors()).toBe('The setting PORT is "eighty", but it must be a whole number from 0 to 65535.');
    const unknown = run(['fly']);
    expect(await unknown.ended).toBe(2);
    expect(unknown.lines().join('\n')).toContain('create-admin');
  });
  test('a start that fails leaves nothing running', async () => {
    const first = await start(['serve']);
    const second = run(['serve'], { PORT: new URL(first.url).port });
    expect(await second.ended).toBe(1);
    expect(second.errors()).toContain(`Port ${new URL(first.url).port} is taken by another program`);
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    await expect(readFile(join(folder, 'var', 'postgres', 'data', 'postmaster.pid'))).rejects.toThrow('ENOENT');
  });
  test('migrate and create-admin do their work and end', async () => {
    const migrated = run(['migrate']);
    expect(await migrated.ended).toBe(0);
    const appointed = run(['create-admin', 'luz@example.org']);
    expect(await appointed.ended).toBe(0);
    expect(appointed.lines().at(-1)).toContain('luz@example.org administers the portal now');
  });
  test('verify says that all is well, and what is not', async () => {
    const well = run(['verify']);
    expect([await well.ended, well.lines().at(-1)]).toEqual([0, 'Everything is as it was written.']);
    const sha256 = 'ab'.repeat(32);
    await mkdir(join(folder, 'var/files/ab/ab'), { recursive: true });
    await writeFile(join(folder, 'var/files/ab/ab', sha256), 'these bytes have another hash');
    const damaged = run(['verify']);
    expect(await damaged.ended).toBe(1);
    expect(damaged.lines()).toContain(`File ${sha256}: its bytes are no longer those it was stored with.`);
    expect(damaged.errors()).toContain('Not as it was written: 1.');
  });
});
