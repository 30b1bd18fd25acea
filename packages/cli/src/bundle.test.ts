import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestContext } from '../test/context.ts';
import { findBundles, writeZip } from './bundle.ts';
import { collectFiles } from './collect.ts';
import { runCommandLine } from './program.ts';

/** Each run starts processes of the engine, which takes a busy machine its time. */
const patience = 300_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-bundle-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('parts of a shapefile become one file; what is no part stays', () => {
  const paths = ['m/a.shp', 'm/a.DBF', 'm/a.prj', 'm/b.dbf', 'n/a.dbf', 'a.csv'];
  expect(findBundles(paths)).toEqual({
    bundles: [{ name: 'a.zip', parts: ['m/a.shp', 'm/a.DBF', 'm/a.prj'] }],
    rest: ['m/b.dbf', 'n/a.dbf', 'a.csv'],
  });
});

test('the written zip is one that others read', { timeout: patience }, async () => {
  await writeFile(join(folder, 'uno.csv'), 'clave,ñandú\n01,a\n02,b\n');
  await writeFile(join(folder, 'dos.csv'), `x\n${'1\n'.repeat(50_000)}`);
  const zip = join(folder, 'dos.zip');
  await writeZip(zip, [join(folder, 'uno.csv'), join(folder, 'dos.csv')]);
  const { context, said } = createTestContext('en');
  expect(await runCommandLine(context, ['inspect', '--json', zip])).toBe(0);
  const { tables } = JSON.parse(said.out);
  expect(tables.map(({ name, rows }: { name: string; rows: number }) => [name, rows])).toEqual([
    ['uno', 2],
    ['dos', 50_000],
  ]);
});

test('a folder is taken with its folders, and files of the same name are told apart', async () => {
  const tree = join(folder, 'arbol');
  await mkdir(join(tree, 'b'), { recursive: true });
  await mkdir(join(tree, '.oculta'));
  for (const name of ['x.csv', 'b/x.csv', 'b/y.csv', '.oculta/z.csv', 'm.shp', 'm.dbf'])
    await writeFile(join(tree, name), 'a\n1\n');
  const { context } = createTestContext('en');
  const collection = await collectFiles(context, [tree], 'en');
  expect(collection.files.map(({ name }) => name)).toEqual(['m.zip', 'b_x.csv', 'y.csv', 'arbol_x.csv']);
  await collection.clean();
});
