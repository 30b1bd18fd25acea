import { expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { types } from './types.ts';

test('reports any, assertions, non-null marks and suppressions, each at its line', async () => {
  const project = createProject({
    'a.ts': [
      `import { a as b } from './b.ts';`,
      `export { b as c };`,
      `const one: any = 1;`,
      `const two = one as string;`,
      `const three = [1, 2] as const;`,
      `const four = one!.x;`,
      `let five!: string;`,
      `// @ts-${'ignore'} because`,
      `const six = { n: 1 } satisfies object;`,
      `const seven = <number>two;`,
    ].join('\n'),
  });
  expect([...(await types.find(project))].map(({ line }) => line).sort((x, y) => x - y)).toEqual([3, 4, 6, 7, 8, 10]);
});

test('allows an assertion wherever a function called parse… surrounds it, and nowhere else', async () => {
  const project = createProject({
    'a.ts': [
      `function parseRow(x: unknown) { return [x].map((y) => y as string); }`,
      `const parseId = (x: string) => x as Id;`,
      `const o = { parse(x: unknown) { return x as Id; }, read(x: unknown) { return x as Id; } };`,
      `class C { parseIt(x: unknown) { return x as Id; } }`,
      `function parsed(x: unknown) { return x as Id; }`,
    ].join('\n'),
  });
  expect([...(await types.find(project))].map(({ line, message }) => `${line} ${message.split(':')[0]}`)).toEqual([
    '3 x as Id',
    '5 x as Id',
  ]);
});
