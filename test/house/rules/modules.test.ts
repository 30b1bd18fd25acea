import { expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { modules } from './modules.ts';

test('reports work at module load outside programs, and replaced modules', async () => {
  const project = createProject({
    'packages/a/src/a.ts': `const x = create();\nregister(x);\nawait x.start();\nfor (const y of x) y();\nx.z = 1;`,
    'packages/server/src/main.ts': `await start();`,
    'packages/a/src/a.test.ts': `test('x', () => {});\nvi.${'mock'}('./a.ts');\nmock.${'module'}('./a.ts');\nvi.fn();`,
  });
  expect([...(await modules.find(project))].map(({ file, line }) => `${file}:${line}`)).toEqual([
    'packages/a/src/a.ts:2',
    'packages/a/src/a.ts:3',
    'packages/a/src/a.ts:4',
    'packages/a/src/a.ts:5',
    'packages/a/src/a.test.ts:2',
    'packages/a/src/a.test.ts:3',
  ]);
});
