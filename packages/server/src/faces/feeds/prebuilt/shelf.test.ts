import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createShelf, type Manifest } from './shelf.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-shelf-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A set with one document, as a build leaves it. */
async function build(generation: number): Promise<Manifest> {
  const set = `set-${generation}-x`;
  await mkdir(join(folder, set), { recursive: true });
  await writeFile(join(folder, set, 'catalog.csv'), 'a person’s data');
  const document = { file: 'catalog.csv', sha256: 'a'.repeat(64), bytes: 15, packed: null };
  const built = { built: '2026-11-26T00:00:00Z', seconds: 500, modified: null };
  return parseManifest({ set, generation, datasets: 1, ...built, documents: { 'catalog.csv': document } });
}
const parseManifest = (value: object) => value as Manifest;

test('F20: what must go is gone before the long walk that writes it anew, and no slower build brings it back', async () => {
  const shelf = createShelf(folder);
  await shelf.replace(await build(3));
  const slow = await build(4);
  await shelf.empty(5, new Date('2026-11-26T01:00:00Z'));

  expect((await readdir(folder)).filter((name) => name.startsWith('set-'))).toEqual([]);
  expect(await shelf.findManifest()).toMatchObject({ generation: 5, seconds: 500, documents: {} });

  await mkdir(join(folder, slow.set), { recursive: true });
  await shelf.replace(slow);
  expect(await shelf.findManifest()).toMatchObject({ generation: 5, documents: {} });
  expect(await readdir(folder)).toEqual(['manifest.json']);

  await shelf.replace(await build(5));
  expect(Object.keys((await shelf.findManifest())?.documents ?? {})).toEqual(['catalog.csv']);
  // Asked again, as a repeated job does: what is as new as that stays.
  await shelf.empty(5, new Date('2026-11-26T02:00:00Z'));
  expect(Object.keys((await shelf.findManifest())?.documents ?? {})).toEqual(['catalog.csv']);
});
