import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { RowsQuery } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EngineFailure, type StoredTable } from '../contract.ts';
import { column, storeTable } from '../query/tables.ts';
import { type Child, clearAbandoned, graceMs, startChild } from './child.ts';
import type { Question } from './protocol.ts';
import { findNetworkWall } from './sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'milpa-child-'));
const linux = process.platform === 'linux';
/** Milliseconds; a machine that does much else may need them, and what is tested does not depend on them. */
const patience = 60_000;
const everything: RowsQuery = { filters: [], sort: [], limit: 5, offset: 0 };
const hostile = fileURLToPath(new URL('../../test/hostile.ts', import.meta.url));
const children: Child[] = [];
let table: StoredTable;

beforeAll(async () => {
  table = await storeTable(folder, 'muchas', 'select i as n, md5(i::varchar) as t from range(3000000) t(i)', [
    column('n', 'integer'),
    column('t', 'string'),
  ]);
});
afterAll(async () => {
  for (const child of children) child.kill();
  await Promise.all(children.map((child) => child.ended));
  rmSync(folder, { recursive: true, force: true });
});

const start = (program?: string, memoryBytes = 2 ** 28, tempDirectory = folder) => {
  const options = { tempDirectory, memoryBytes, threads: 1, reach: { read: [folder], write: [] } };
  const child = startChild({ ...options, ...(program ? { program } : {}) });
  children.push(child);
  return child;
};
const rows = (of: StoredTable, query: Partial<RowsQuery> = {}): Question => ({
  kind: 'rows',
  table: of,
  query: { ...everything, ...query },
});
const deed = (name: string): Question => rows({ path: name, columns: [] });
const slow = () => rows(table, { sort: [{ column: 't', descending: true }], search: 'zzz yyy xxx' });

async function failure(work: Promise<unknown>): Promise<EngineFailure> {
  const error: unknown = await work.then(
    (value) => new Error(`no failure but ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (error instanceof EngineFailure) return error;
  throw error;
}

/** What Linux says of a process: R running, S sleeping, Z killed and not yet waited for. */
const stateOf = (pid: number | undefined) => /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];

describe('a worker', () => {
  test('killed from outside is a failure of the question, not of the parent', async () => {
    const child = start();
    const asked = failure(child.ask(slow(), { timeMs: patience }));
    process.kill(child.pid ?? 0, 'SIGKILL');
    expect((await asked).kind).toBe('killed');
    expect(child.alive).toBe(false);
  });

  test('killed in the middle of a question is the same', async () => {
    const child = start(hostile);
    await child.ready;
    // A question that has no end is in its middle whenever we come.
    const asked = failure(child.ask(deed('endless'), { timeMs: 100_000 }));
    await sleep(30);
    process.kill(child.pid ?? 0, 'SIGKILL');
    expect((await asked).kind).toBe('killed');
  });

  test('out of time stops by itself and answers the next question', async () => {
    const child = start();
    await child.ask(rows(table), { timeMs: patience });
    expect((await failure(child.ask(slow(), { timeMs: 20, graceMs: patience }))).kind).toBe('timeout');
    expect(child.alive).toBe(true);
    expect(await child.ask(rows(table), { timeMs: patience })).toMatchObject({ total: 3_000_000 });
  });

  test('whose caller gave up stops by itself and answers the next question', async () => {
    const child = start();
    await child.ask(rows(table), { timeMs: patience });
    const signal = AbortSignal.timeout(20);
    const asked = failure(child.ask(slow(), { timeMs: patience, graceMs: patience, signal }));
    expect((await asked).kind).toBe('aborted');
    expect(child.alive).toBe(true);
    expect(await child.ask(rows(table), { timeMs: patience })).toMatchObject({ total: 3_000_000 });
  });

  test('leaves no scratch folder behind, however it ends', async () => {
    const own = mkdtempSync(join(folder, 'own-'));
    const child = start(undefined, 2 ** 28, own);
    await child.ask(rows(table), { timeMs: patience });
    expect(readdirSync(own)).toHaveLength(1);
    child.kill();
    await child.ended;
    expect(readdirSync(own)).toEqual([]);
  });

  test('of a process that is no more leaves its folder to the next pool', () => {
    const temp = mkdtempSync(join(folder, 'abandoned-'));
    for (const name of ['worker-999999999-a', `worker-${process.pid}-b`, 'worker-x', 'something'])
      mkdirSync(join(temp, name));
    clearAbandoned(temp);
    expect(readdirSync(temp).toSorted()).toEqual(['something', `worker-${process.pid}-b`, 'worker-x']);
  });

  test.runIf(linux)('ends when its parent is killed', async () => {
    const parent = `
      import { startChild } from ${JSON.stringify(new URL('./child.ts', import.meta.url).href)};
      const child = startChild(${JSON.stringify({ tempDirectory: folder, memoryBytes: 2 ** 28, threads: 1, reach: { read: [], write: [] }, program: hostile })});
      child.ask({ kind: 'rows', table: { path: 'silent', columns: [] }, query: {} }, { timeMs: 1e6 });
      console.log(child.pid);`;
    const killed = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', parent]);
    const [pid] = await new Promise<string[]>((resolve) =>
      killed.stdout.once('data', (part) => resolve(String(part).split('\n'))),
    );
    expect(existsSync(`/proc/${pid}`)).toBe(true);
    killed.kill('SIGKILL');
    await expect.poll(() => existsSync(`/proc/${pid}`)).toBe(false);
  });
});

describe('a worker taken over by its file', () => {
  const ask = (name: string, memoryBytes?: number) =>
    failure(start(hostile, memoryBytes).ask(deed(name), { timeMs: patience }));

  test('sees nothing of the environment of its parent', async () => {
    process.env['MILPA_TEST_SECRET'] = 'do not tell';
    const { message } = await ask('environment').finally(() => delete process.env['MILPA_TEST_SECRET']);
    const names = Object.keys(JSON.parse(message));
    // The shell that sets the limits adds its own working folder.
    expect(names.filter((name) => !['PWD', 'OLDPWD', '_', 'SHLVL', '__CF_USER_TEXT_ENCODING'].includes(name))).toEqual([
      'TMPDIR',
    ]);
  });

  test.runIf(process.allowedNodeEnvironmentFlags.has('--permission'))(
    'reaches only its code and its own folder, and starts nothing',
    async () => {
      expect(JSON.parse((await ask('reach')).message)).toEqual({
        passwords: 'no',
        code: 'yes',
        own: 'yes',
        elsewhere: 'no',
        kept: 'no', // what other processes will run
        processes: 'no',
      });
    },
  );

  test.runIf(linux).each(['list', 'buffers', 'heap'])('dies alone when %s eats the memory', async (name) => {
    const { kind, message } = await ask(name, 2 ** 27);
    expect(`${kind}: ${message}`).toMatch(/memory|bad_alloc|allocation failed|killed/i);
  });

  test.each(['endless', 'silent'])('is killed when it goes on (%s)', async (name) => {
    const child = start(hostile);
    const began = performance.now();
    expect((await failure(child.ask(deed(name), { timeMs: 1500 }))).kind).toBe('timeout');
    expect(performance.now() - began).toBeGreaterThan(1500 + graceMs - 100);
    expect(child.alive).toBe(false);
  });

  test.runIf(linux)('is killed by its limit while the thread that asked is busy', async () => {
    const child = start(hostile);
    await child.ready;
    const asked = failure(child.ask(deed('endless'), { timeMs: 1000, graceMs: 100 }));
    await setImmediate(); // the order is on its way
    // No timer and no message of this thread comes through meanwhile.
    const busyUntil = performance.now() + patience;
    let state = stateOf(child.pid);
    while (state !== 'Z' && performance.now() < busyUntil) state = stateOf(child.pid);
    expect(state).toBe('Z');
    expect((await asked).kind).toBe('timeout');
    expect(child.alive).toBe(false);
  });

  test('that speaks nonsense or leaves is a failure', async () => {
    expect((await ask('babble')).kind).toBe('broken');
    expect((await ask('exit')).kind).toBe('killed');
  });
});

describe.runIf(linux)('a worker for the words of strangers', () => {
  test('has no network where the system can take it away', async () => {
    const listening = createServer();
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    const address = listening.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const dial = async (network: 'none' | undefined) => {
      const reach = { read: [folder], write: [], ...(network ? { network } : {}), yields: true } as const;
      const child = startChild({ tempDirectory: folder, memoryBytes: 2 ** 28, threads: 1, reach, program: hostile });
      children.push(child);
      return (await failure(child.ask(deed(`dial:${port}`), { timeMs: patience }))).message;
    };
    expect(await dial(undefined)).toBe('connected');
    if (findNetworkWall().length > 0) expect(await dial('none')).not.toBe('connected');
    listening.close();
  });

  test('writes no file larger than it may', async () => {
    const reach = { read: [folder], write: [] };
    const options = { tempDirectory: folder, memoryBytes: 2 ** 28, threads: 1, diskBytes: 2 ** 20, reach };
    const child = startChild({ ...options, program: hostile });
    children.push(child);
    expect((await failure(child.ask(deed('large'), { timeMs: patience }))).message).toMatch(/EFBIG|file too large/i);
  });

  test('is killed as soon after its time as the asker says', async () => {
    const child = start(hostile);
    await child.ready;
    const began = performance.now();
    await failure(child.ask(deed('endless'), { timeMs: 500, graceMs: 200 }));
    expect(performance.now() - began).toBeGreaterThanOrEqual(690);
    expect(child.alive).toBe(false);
  });
});
