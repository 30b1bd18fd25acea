import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeFileStore } from './conformance.ts';
import { createDiskFiles } from './disk.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'milpa-files-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
const newFolder = () => join(root, randomBytes(6).toString('hex'));

describeFileStore('files on disk', () => createDiskFiles({ folder: newFolder() }));

test('what a killed process left half-written is removed on start, what still arrives is not', async () => {
  const folder = newFolder();
  await mkdir(join(folder, 'incoming'), { recursive: true });
  await writeFile(join(folder, 'incoming', 'old'), 'half');
  await writeFile(join(folder, 'incoming', 'young'), 'half');
  await utimes(join(folder, 'incoming', 'old'), 0, 0);
  await createDiskFiles({ folder });
  expect(await readdir(join(folder, 'incoming'))).toEqual(['young']);
});

test('a full disk is a problem with a sentence, and leaves nothing behind', async (context) => {
  const folder = newFolder();
  await mkdir(folder);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  if (mounted.status !== 0) return context.skip('a disk of one megabyte can only be made by root');
  try {
    const store = await createDiskFiles({ folder });
    async function* large() {
      for (let part = 0; part < 20; part += 1) yield randomBytes(100_000);
    }
    const failure = await store.put(large(), { limitBytes: 1e9 }).catch((error) => error);
    expect(failure).toBeInstanceOf(Problem);
    expect([failure.code, failure.status]).toEqual(['storage-full', 507]);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  } finally {
    spawnSync('umount', [folder]);
  }
});
