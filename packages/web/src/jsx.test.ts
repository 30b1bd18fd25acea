import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

let root: string;
const program = () => join(root, 'packages/web/src/one.ts');
const keptOf = () => join(root, 'node_modules/.cache/milpa/packages/web/src/one.ts.js');

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'milpa-jsx-'));
  await mkdir(join(root, 'packages/web/src'), { recursive: true });
  await writeFile(join(root, 'packages/web/package.json'), '{ "type": "module" }');
  await cp(fileURLToPath(new URL('../jsx.mjs', import.meta.url)), join(root, 'packages/web/jsx.mjs'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const run = () =>
  execFileSync(process.execPath, ['--no-warnings', '--import', join(root, 'packages/web/jsx.mjs'), program()], {
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
