import { closeSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadTexts, saveTexts } from './keep.ts';
import { Shelf, type Volume } from './volume.ts';
import { TextsWriter } from './writer.ts';

let folder: string;
const files = new Set<number>();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-texts-'));
});
afterEach(async () => {
  for (const file of files) closeSync(file);
  files.clear();
  await rm(folder, { recursive: true, force: true });
});

const make = (sequence: number) => ({ sequence, json: JSON.stringify({ id: `n${sequence}`, texts: { es: 'año' } }) });
const many = (from: number, count: number) => Array.from({ length: count }, (_, at) => make(from + at));
const open = (volumes: readonly Volume[]): Shelf => {
  for (const { file } of volumes) files.add(file);
  const shelf = new Shelf();
  shelf.take(volumes, []);
  return shelf;
};

test('what was added is found by its place, in this volume or that one, before and after a snapshot', () => {
  const writer = new TextsWriter(folder);
  writer.add(many(1, 40_000));
  writer.add(many(50_000, 3));
  const before = open(writer.list());
  const again = new TextsWriter(folder);
  loadTexts(folder, saveTexts(folder, writer), again);
  for (const shelf of [before, open(again.list())]) {
    for (const sequence of [1, 32_768, 32_769, 40_000, 50_002]) expect(shelf.find(sequence)?.id).toBe(`n${sequence}`);
    for (const sequence of [0, 40_001, 50_003]) expect(shelf.find(sequence)).toBeUndefined();
  }
  again.add([make(60_000)]);
  expect(open(again.list()).find(60_000)?.id).toBe('n60000');
  expect(open(again.list()).find(2)?.id).toBe('n2');
});

test('what nobody wants is taken away when it is most of it; the rest is found as before', async () => {
  const writer = new TextsWriter(folder);
  writer.add(many(1, 120_000));
  const shelf = open(writer.list());
  writer.takeChange();
  const wanted = Float64Array.from([...many(40_000, 30_000), ...many(119_000, 10)].map((each) => each.sequence));
  expect(writer.isUntidy(120_000)).toBe(false);
  expect(writer.isUntidy(wanted.length)).toBe(true);
  writer.tidy(wanted);
  const { add, drop } = writer.takeChange();
  expect(drop.length).toBe(3);
  for (const { file } of add) files.add(file);
  shelf.take(add, drop);
  for (const sequence of wanted) expect(shelf.find(sequence)?.id).toBe(`n${sequence}`);
  expect(shelf.find(2)).toBeUndefined();
  expect(writer.isUntidy(wanted.length)).toBe(false);
  writer.add([make(130_000)]);
  shelf.take(writer.takeChange().add, []);
  expect(shelf.find(130_000)?.id).toBe('n130000');
  expect(shelf.find(119_001)?.id).toBe('n119001');
});

test('a file that another process took away is written again', async () => {
  const writer = new TextsWriter(folder);
  writer.add(many(1, 5));
  open(writer.list());
  for (const file of await readdir(folder)) await rm(join(folder, file));
  const again = new TextsWriter(folder);
  loadTexts(folder, saveTexts(folder, writer), again);
  expect(open(again.list()).find(5)?.id).toBe('n5');
});

test('places that were changed are refused', async () => {
  const writer = new TextsWriter(folder);
  writer.add(many(1, 5));
  open(writer.list());
  const written = saveTexts(folder, writer);
  const other = written.map((volume) => ({ ...volume, count: 4 }));
  expect(() => loadTexts(folder, other, new TextsWriter(folder))).toThrow();
});
