import { expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { sizes } from './sizes.ts';

const lines = (count: number) => 'let a;\n'.repeat(count);
const longFunction = (count: number) => `export function long() {\n${'a;\n'.repeat(count - 2)}}\n`;

test('reports the longest file and function, and spares tables and suites', async () => {
  const short = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`packages/a/src/short${i}.ts`, 'export const f = () => 1;\n']),
  );
  const project = createProject({
    ...short,
    'packages/a/src/fits.ts': lines(500),
    'packages/a/src/over.ts': lines(501),
    'packages/a/src/fits-too.ts': longFunction(80),
    'packages/a/src/big.ts': longFunction(81),
    'packages/sdk/src/vocabulary/words.ts': lines(900),
    'packages/a/src/big.test.ts': `describe('x', () => {\n${lines(90)}});\n`,
  });
  expect([...(await sizes.find(project))].map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
    'packages/a/src/over.ts:0 501 lines; the most is 500',
    'packages/a/src/big.ts:1 long has 81 lines; the most is 80',
  ]);
});

test('reports when more than one in ten is long', async () => {
  const texts: Record<string, string> = {};
  for (let i = 0; i < 8; i++) texts[`packages/a/src/short${i}.ts`] = 'export const f = () => 1;\n';
  texts['packages/a/src/x.ts'] = longFunction(31) + lines(270);
  texts['packages/a/src/y.ts'] = longFunction(40) + lines(270);
  expect([...(await sizes.find(createProject(texts)))].map(({ message }) => message)).toEqual([
    'nine of ten files have up to 301 lines; the goal is 300',
    'nine of ten functions have up to 31 lines; the goal is 30',
  ]);
});
