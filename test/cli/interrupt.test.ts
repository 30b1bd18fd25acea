import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../portal.ts';

describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'milpa-interrupt-'));
    const rows = Array.from(
      { length: 400_000 },
      (_, at) => `${at},2025-0${(at % 9) + 1}-11,Lugar ${at % 700},${at / 7}`,
    );
    await writeFile(join(folder, 'grande.csv'), `id,fecha,lugar,valor\n${rows.join('\n')}\n`);
    await mkdir(join(folder, 'tmp'));
    await mkdir(join(folder, 'out'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** A terminal sends the signal to all processes of the command at once. */
  const start = (...args: readonly string[]) => {
    const child = spawn(process.execPath, [join(root, 'packages/cli/milpa.mjs'), ...args], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', TMPDIR: join(folder, 'tmp'), LANG: 'en' },
    });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { child, ended, err: () => err };
  };
  const isRunning = (group: number) => {
    try {
      return process.kill(-group, 0);
    } catch {
      return false;
    }
  };

  test.each([
    ['while the file is read', 'tables'],
    ['as soon as the command has begun', 'milpa-'],
  ])('%s ends the command with 130 and leaves nothing behind', async (_, sign) => {
    const { child, ended, err } = await startUntil(sign);
    const group = child.pid ?? 0;
    process.kill(-group, 'SIGINT');
    expect(await ended).toBe(130);
    expect(err()).toBe('Interrupted; nothing was left behind.\n');
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
    expect(await readdir(join(folder, 'out'))).toEqual([]);
    await expect.poll(() => isRunning(group)).toBe(false);
  });

  /** A command of which the sign can be seen. One that was over before anybody looked, as on a busy machine, is run again. */
  async function startUntil(sign: string) {
    const listThere = async () => (await readdir(join(folder, 'tmp'), { recursive: true }).catch(() => [])).join('\n');
    for (;;) {
      const started = start('convert', 'grande.csv', '--out', 'out/grande.xlsx');
      while (started.child.exitCode === null) {
        if ((await listThere()).includes(sign)) return started;
        await sleep(20);
      }
      expect([await started.ended, started.err()]).toEqual([0, expect.any(String)]);
      await rm(join(folder, 'out', 'grande.xlsx'));
    }
  }

  test('a reader that has seen enough ends the command quietly', async () => {
    const { child, ended, err } = start('inspect', 'grande.csv', 'grande.csv', '--json');
    child.stdout.destroy();
    expect([await ended, err()]).toEqual([0, '']);
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
  });
});
