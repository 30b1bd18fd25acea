import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestDatabase } from '../../../../test/database.ts';
import type { Database } from '../../database/index.ts';
import { day, facets, id, library, question, text } from '../conformance/library.ts';
import {
  createEmbeddedSearch,
  type EmbeddedSearch,
  type EmbeddedSearchOptions,
  type SearchDocument,
} from '../index.ts';

let database: Database;
let folder: string;
let troubles: string[];
let open: EmbeddedSearch[];
beforeEach(async () => {
  database = await startTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'milpa-search-'));
  troubles = [];
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((each) => each.close()));
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const start = (more: Partial<EmbeddedSearchOptions> = {}): EmbeddedSearch => {
  const index = createEmbeddedSearch({ database, folder, onTrouble: (what) => troubles.push(what), ...more });
  open.push(index);
  return index;
};
const stop = async (index: EmbeddedSearch) => {
  open = open.filter((each) => each !== index);
  await index.close();
};
const find = async (index: EmbeddedSearch, words: string) =>
  (await index.search(question(words))).hits.map((hit) => Number(hit.id.slice(-3)));
const make = (number: number, title: string): SearchDocument => ({
  id: id(number),
  kind: 'dataset',
  texts: { es: text(title) },
  facets: facets({}),
  modified: day(1),
});
const waitFor = (check: () => Promise<boolean>) => expect.poll(check).toBe(true);

test('PostgreSQL answers until the index is loaded, then the index does; what was put before is found by both', async () => {
  const index = start();
  await index.put(library);
  expect(await find(index, 'escuelas')).toEqual([2, 5]);
  expect(await index.suggest('contam', 'es', 3)).toEqual([{ text: 'contaminación', field: 'keywords' }]);
  await index.ready();
  expect(await find(index, 'escuelas')).toEqual([2, 5]);
  expect(troubles).toEqual([]);
});

test('a snapshot is written at the end and read at the start; what came meanwhile is followed', async () => {
  const first = start();
  await first.ready();
  await first.put(library);
  await first.remove([id(6)]);
  await stop(first);
  expect(await readdir(folder)).toContain('index.json');
  const other = start({ folder: join(folder, 'other') });
  await other.put([make(20, 'Volcanes activos'), { ...make(4, 'Aeródromos') }]);
  const second = start();
  await second.ready();
  expect(await find(second, '')).toHaveLength(6);
  expect(await find(second, 'volcanes')).toEqual([20]);
  expect(await find(second, 'airports ')).toEqual([]);
  expect(troubles).toEqual([]);
});

test.each([
  [
    'a byte of a part was changed',
    async (file: string, bytes: Buffer) => writeFile(file, bytes.fill(7, 300, 304)),
    'part',
  ],
  ['a part is cut off', async (file: string, bytes: Buffer) => writeFile(file, bytes.subarray(0, 100)), 'part'],
  ['a part is missing', async (file: string) => rm(file), 'part'],
  ['the list is no JSON', async (file: string) => writeFile(file, '{'), 'json'],
  [
    'the list was changed',
    async (file: string, bytes: Buffer) => writeFile(file, String(bytes).replace(':6', ':5')),
    'json',
  ],
])('a snapshot is not trusted when %s: the index is made anew', async (_, spoil, ending) => {
  const first = start();
  await first.ready();
  await first.put(library);
  await stop(first);
  const file = (await readdir(folder)).find((each) => each.endsWith(ending)) ?? '';
  const path = join(folder, file);
  await spoil(path, await readFile(path));
  const second = start();
  await second.ready();
  expect(troubles.join()).toContain('reading the snapshot');
  expect(await find(second, '')).toHaveLength(6);
  expect(await find(second, 'escuelas')).toEqual([2, 5]);
});

test('texts lie beside the index; one that the disk spoiled is read from the log', async () => {
  const first = start();
  await first.ready();
  await first.put(library);
  await stop(first);
  const file = (await readdir(folder)).find((each) => each.endsWith('.texts')) ?? '';
  const piece = async (index: EmbeddedSearch) =>
    (await index.search(question('contaminaciones'))).hits.flatMap((hit) => hit.reasons.map((reason) => reason.piece));
  const expected = ['\uE000contaminación\uE001'];
  // The log says otherwise, and is not asked: the text is the one that was found.
  await database.query(
    "update search_source set body = replace(body, 'contaminación', 'contaminaciones') where id = $1",
    [id(1)],
  );
  const second = start();
  await second.ready();
  expect(await piece(second)).toEqual(expected);
  await stop(second);
  await writeFile(join(folder, file), (await readFile(join(folder, file))).fill(7, 40, 44));
  const third = start();
  await third.ready();
  expect(await piece(third)).toEqual(['\uE000contaminaciones\uE001']);
  expect(troubles).toEqual([]);
});

test('a snapshot of another log is left alone', async () => {
  const first = start();
  await first.ready();
  await first.put(library);
  await stop(first);
  const another = await startTestDatabase();
  const second = createEmbeddedSearch({ database: another, folder });
  await second.ready();
  expect((await second.search(question(''))).total).toBe(0);
  await second.close();
  await another.close();
});

test('an index that does not add up with the log is made anew, answering all the while', async () => {
  const index = start({ pollMs: 50, compareMs: 100 });
  await index.ready();
  await index.put(library);
  // As after a fault: the log lost a document without a trace.
  await database.query('delete from search_source where id = $1', [id(2)]);
  await waitFor(async () => (await index.search(question(''))).total === 5);
  expect(await find(index, 'escuelas')).toEqual([5]);
  expect(troubles.join()).toContain('they differ');
});

test('what one process puts another finds, told or not', async () => {
  const [one, other] = [start(), start({ folder: join(folder, 'other'), pollMs: 300 })];
  await Promise.all([one.ready(), other.ready()]);
  for (let turn = 0; turn < 5; turn += 1) {
    await one.put([make(50 + turn, `Llegada ${turn}`)]);
    await waitFor(async () => (await find(other, `llegada ${turn} `)).length === 1);
  }
  await database.query('delete from search_source where id = $1', [id(99)]); // nothing to see
  await database.query(
    "insert into search_source select $1, nextval('search_sequence'), body, digest from search_source where id = $2",
    [id(98), id(50)],
  );
  await waitFor(async () => (await other.search(question(''))).total === 5 + 1);
});

test('a thousand single documents are merged; replaced and removed ones stay away', async () => {
  const index = start();
  await index.ready();
  for (let turn = 0; turn < 20; turn += 1)
    await Promise.all(Array.from({ length: 50 }, (_, at) => index.put([make(turn * 50 + at, `Pozo número ${turn}`)])));
  await index.put(Array.from({ length: 500 }, (_, at) => make(at, 'Manantial')));
  await index.remove(Array.from({ length: 100 }, (_, at) => id(at)));
  expect((await index.search(question('pozo'))).total).toBe(500);
  expect((await index.search(question('manantial'))).total).toBe(400);
  expect((await index.search(question('', { facets: ['theme'] }))).facets['theme']).toEqual([
    { value: 'SOCI', count: 900 },
  ]);
  expect(troubles).toEqual([]);
});

test('a question that waits too long is told so; the index goes on', async () => {
  const index = start();
  await index.ready();
  await index.put(library);
  await expect(index.search(question('escuelas', { withinMs: 0 }))).rejects.toThrow('did not end within');
  expect(await find(index, 'escuelas')).toEqual([2, 5]);
});
