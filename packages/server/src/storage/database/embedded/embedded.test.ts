import { spawnSync } from 'node:child_process';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProgram } from '../../../../test/programs.ts';
import { isAlive } from './cluster.ts';
import { startEmbedded } from './embedded.ts';

const environment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };
let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'milpa-embedded-'));
  await chmod(root, 0o755); // as root the server runs as another user, who must get here
});
afterAll(() => rm(root, { recursive: true, force: true }));

const start = (dataFolder: string, home?: string) => startEmbedded({ dataFolder, home, environment, durable: false });
const pidOf = async (folder: string) =>
  Number((await readFile(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('one data folder', () => {
  let folder = '';
  beforeAll(() => {
    folder = join(root, 'one');
  });

  test('starts, keeps what is written, stops, and starts again', async () => {
    const first = await start(folder);
    await ask(first.url, 'create table kept (n int); insert into kept values (7)');
    await first.stop();
    await expect(ask(first.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    expect((await stat(join(folder, 'postgres', 'password'))).mode & 0o777).toBe(0o600);

    const again = await start(folder);
    expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await again.stop();
  });

  test('only its password opens it', async () => {
    const running = await start(folder);
    const url = new URL(running.url);
    url.password = 'guess';
    await expect(ask(url.href, 'select 1')).rejects.toThrow('password authentication failed');
    await running.stop();
  });

  test('a process killed by kill -9 leaves a server, and the next one takes it over', async () => {
    const killed = startProgram('hold-database.ts', [folder]);
    await killed.line;
    const pid = await pidOf(folder);
    killed.child.kill('SIGKILL');
    await killed.gone;
    expect(isAlive(pid)).toBe(true);
    const next = await start(folder);
    expect(await pidOf(folder)).toBe(pid);
    await next.stop();
    await expect(ask(next.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  test('two processes share one server; the last one stops it', async () => {
    const other = startProgram('hold-database.ts', [folder]);
    const url = await other.line;
    const mine = await start(folder);
    expect(mine.url).toBe(url);
    other.child.kill('SIGTERM');
    await other.gone;
    expect(await ask(mine.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await mine.stop();
    await expect(ask(url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  test('a pid file that names a stranger does not keep it from starting', async () => {
    const lines = [process.pid, join(folder, 'postgres', 'data'), 1, 5432, '', '127.0.0.1', '  0  0', 'ready'];
    await writeFile(join(folder, 'postgres', 'data', 'postmaster.pid'), `${lines.join('\n')}\n`);
    const running = await start(folder);
    expect(await ask(running.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await running.stop();
  });

  test('a server that is killed comes back at the same address', async () => {
    const running = await start(folder);
    const pid = await pidOf(folder);
    process.kill(pid, 'SIGKILL');
    const answers = () =>
      ask(running.url, 'select n from kept').then(
        (rows) => rows.length === 1,
        () => false,
      );
    await expect.poll(async () => (await pidOf(folder).catch(() => pid)) !== pid && (await answers())).toBe(true);
    await running.stop();
  });
});

test('killed at any moment of its first start, it heals at the next', async () => {
  for (const moment of [120, 300, 550]) {
    const folder = join(root, `first-${moment}`);
    const killed = startProgram('hold-database.ts', [folder]);
    await wait(moment);
    killed.child.kill('SIGKILL');
    await killed.gone;
  }
  await Promise.all(
    [120, 300, 550].map(async (moment) => {
      const folder = join(root, `first-${moment}`);
      const running = await start(folder);
      expect(await ask(running.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      await running.stop();
      expect(await readdir(folder)).toEqual(['postgres']);
    }),
  );
});

describe.skipIf(process.getuid?.() !== 0)('as root', () => {
  test('in a folder closed to others the cluster lives elsewhere, and a link shows where', async () => {
    const [closed, home] = [join(root, 'closed'), join(root, 'home')];
    await mkdir(closed, { mode: 0o700 });
    const folder = join(closed, 'var');
    const first = await start(folder, home);
    await ask(first.url, 'create table kept (n int)');
    await first.stop();
    expect((await lstat(join(folder, 'postgres'))).isSymbolicLink()).toBe(true);
    expect((await readlink(join(folder, 'postgres'))).startsWith(`${home}/`)).toBe(true);
    const again = await start(folder, home);
    expect(await ask(again.url, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
    await again.stop();

    await rm(folder, { recursive: true });
    const anew = await start(folder, home);
    await expect(ask(anew.url, 'select from kept')).rejects.toThrow('does not exist');
    await anew.stop();
    // The old one belonged to a temporary folder that was gone: nothing of it is left.
    expect((await readdir(home)).filter((name) => /^[0-9a-f]{12}-/.test(name))).toHaveLength(1);
  });

  test('an ordinary user needs nothing special', async (context) => {
    const nobody = { uid: 65_534, gid: 65_534 };
    const reached = spawnSync(process.execPath, ['--version'], { ...nobody, cwd: '/' });
    const seen = spawnSync('ls', [import.meta.dirname], { ...nobody, cwd: '/' });
    if (reached.status !== 0 || seen.status !== 0) return context.skip('this clone is closed to ordinary users');
    const folder = join(root, 'ordinary');
    spawnSync('install', ['-d', '-o', '65534', '-g', '65534', folder]);
    const running = startProgram('hold-database.ts', [folder], nobody);
    expect(await ask(await running.line, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await stat(join(folder, 'postgres'))).uid).toBe(65_534);
    running.child.kill('SIGTERM');
    await running.gone;
  });
});
