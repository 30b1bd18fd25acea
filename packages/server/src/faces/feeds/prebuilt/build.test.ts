import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InstitutionId } from '@milpa/sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeReleased } from '../../../../test/released.ts';
import type { DocumentKind, Entry } from '../documents/index.ts';
import { type AsOf, buildDocuments, buildUntilItStands } from './build.ts';
import { createShelf, type Shelf } from './shelf.ts';

const publisher = { id: InstitutionId.parse('019a0000-0009-7000-8000-000000000001'), slug: 'salud', name: {} };
const { dataset } = makeReleased(1, { publisher });
const entry: Entry = { dataset, relatives: {}, resources: () => [] };
const kind: DocumentKind = {
  name: 'catalog.csv',
  mediaType: 'text/csv',
  open: () => ({ head: '', comma: '', tail: '', format: () => 'a row\n' }),
};

let folder: string;
let shelf: Shelf;
/** Orders to purge by now. */
let mark: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-shelf-'));
  shelf = createShelf(folder);
  mark = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function build(generation: number, entries: AsyncIterable<Entry>, given?: AsOf): Promise<boolean> {
  const since = mark;
  const asOf = { generation, ...(given ?? { since, isStale: async () => mark !== since }) };
  const made = { elapsed: () => 0, giveWay: async () => undefined, now: () => new Date('2026-11-26T00:00:00Z') };
  const needs = { shelf, documents: [kind], facts: { modified: undefined }, engine: undefined, ...asOf, ...made };
  return buildDocuments(needs, entries, new AbortController().signal);
}
async function* list(count: number): AsyncGenerator<Entry> {
  for (let at = 0; at < count; at += 1) yield entry;
}
/** Entries that stop in the middle until somebody lets them go on. */
function hold() {
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  async function* entries(): AsyncGenerator<Entry> {
    yield entry;
    begun.resolve();
    await goOn.promise;
    yield entry;
  }
  return { entries: entries(), begun: begun.promise, goOn: goOn.resolve };
}
const listSets = async () => (await readdir(folder)).filter((name) => name.startsWith('set-'));

test('F20: what is being written when an order comes is taken away, does not stand, and is no failure', async () => {
  expect(await build(1, list(2))).toBe(true);
  const held = hold();
  const building = build(2, held.entries);
  await held.begun;
  expect(await listSets()).toHaveLength(2);
  mark = 1;
  await shelf.clear(mark);
  expect(await listSets()).toEqual([]);
  held.goOn();
  expect(await building).toBe(false);
  expect(await listSets()).toEqual([]);
  expect(await build(3, list(2))).toBe(true);
  expect(await shelf.findManifest()).toMatchObject({ since: 1, generation: 3, datasets: 2 });
});

test('F20: it ends soon after the order, not when the last dataset was written', async () => {
  let given = 0;
  async function* endless(): AsyncGenerator<Entry> {
    for (;;) {
      given += 1;
      if (given === 10) mark = 1;
      yield entry;
    }
  }
  expect(await build(1, endless())).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});

test('F20: it begins anew by itself, also when the order comes after the last dataset was written', async () => {
  const held = hold();
  const tries: number[] = [];
  const building = buildUntilItStands(
    shelf,
    async () => mark,
    async (asOf) => {
      tries.push(asOf.since);
      const built = await build(tries.length, tries.length === 1 ? held.entries : list(3), asOf);
      if (tries.length === 2) mark = 2;
      return built ? tries.length : undefined;
    },
  );
  await held.begun;
  mark = 1;
  held.goOn();
  expect(await building).toBe(3);
  expect(tries).toEqual([0, 1, 2]);
  expect(await shelf.findManifest()).toMatchObject({ since: 2, datasets: 3 });
  expect(await listSets()).toHaveLength(1);
});

test('what breaks for another reason is told, and leaves nothing', async () => {
  async function* broken(): AsyncGenerator<Entry> {
    yield entry;
    throw new Error('The database is gone');
  }
  await expect(build(1, broken())).rejects.toThrow('The database is gone');
  expect(await readdir(folder)).toEqual([]);
});

test('what was made after an order stays when it is cleared again, and nothing older takes its place', async () => {
  mark = 2;
  expect(await build(5, list(1))).toBe(true);
  const [set = ''] = await listSets();
  await shelf.clear(2);
  expect(await listSets()).toEqual([set]);
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  await shelf.replace({ ...manifest, set: 'set-p1-9-x', since: 1, generation: 9 });
  expect(await shelf.findManifest()).toMatchObject({ since: 2, generation: 5 });
});

test('before anything was built there is nothing to clear', async () => {
  await createShelf(join(folder, 'none')).clear(3);
  expect(await readdir(folder)).toEqual([]);
});
