import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

let root: string;
const folder = () => join(root, 'packages/engine/src/worker');
const program = () => join(root, 'packages/engine/src/one.ts');
const keptOf = () => join(root, `node_modules/.cache/code-${process.version}/packages!engine!src!one.ts`);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'milpa-kept-code-'));
  await mkdir(folder(), { recursive: true });
  await writeFile(join(root, 'packages/engine/package.json'), '{ "type": "module" }');
  for (const name of ['load.mjs', 'kept-code.mjs'])
    await cp(fileURLToPath(new URL(name, import.meta.url)), join(folder(), name));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const run = () =>
  execFileSync(process.execPath, ['--no-warnings', '--import', join(folder(), 'load.mjs'), program()], {
    stdio: 'pipe',
    encoding: 'utf8',
  }).trim();

test('what was made of a file is kept, and made anew when the file is another', async () => {
  await writeFile(
    program(),
    `const said: string = 'maíz';\nconsole.log(said, import.meta.filename.endsWith('one.ts'));\n`,
  );
  expect(run()).toBe('maíz true');
  const kept = await readFile(keptOf(), 'utf8');
  // Proof that it is read: what is kept says something else under the same mark.
  await writeFile(keptOf(), kept.replace('maíz', 'frijol'));
  expect(run()).toBe('frijol true');
  await writeFile(program(), `const said: string = 'calabaza';\nconsole.log(said);\n`);
  expect(run()).toBe('calabaza');
});

test('lines stay where they were', async () => {
  await writeFile(program(), `interface Said {\n  readonly word: string;\n}\nthrow new Error('here');\n`);
  for (const time of ['first', 'again']) expect(() => run(), time).toThrow(/one\.ts:4/);
});
