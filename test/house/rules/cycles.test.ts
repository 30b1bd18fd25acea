import { expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { cycles } from './cycles.ts';

test('finds a ring of value imports, through re-exports and dynamic imports, and forgives rings of types', async () => {
  const project = createProject({
    'packages/a/src/one.ts': `import { two } from './two.ts';`,
    'packages/a/src/two.ts': `export * from './three.ts';`,
    'packages/a/src/three.ts': `export const f = () => import('./one.ts');`,
    'packages/a/src/shape.ts': `import type { B } from './shape-b.ts';`,
    'packages/a/src/shape-b.ts': `export type { A } from './shape.ts'; export type Q = import('./shape.ts').A;`,
    'packages/a/src/effect.ts': `import { type E } from './effect-b.ts';`,
    'packages/a/src/effect-b.ts': `import { e } from './effect.ts';`,
  });
  expect([...(await cycles.find(project))].map((violation) => violation.message)).toEqual([
    'imports go round in a ring: packages/a/src/one.ts → packages/a/src/two.ts → packages/a/src/three.ts → packages/a/src/one.ts',
    'imports go round in a ring: packages/a/src/effect.ts → packages/a/src/effect-b.ts → packages/a/src/effect.ts',
  ]);
});
