import { expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { environment } from './environment.ts';

test('reports every way to the environment but the two readers', async () => {
  const project = createProject({
    'packages/server/src/config.ts': 'const e = process.env;',
    'packages/cli/src/settings.ts': 'const e = process.env;',
    'packages/server/src/jobs/a.ts': `const p = process.env.PORT;\nconst q = process.env['X'];\nconst { env } = process;`,
    'packages/web/src/a.ts': `import { env } from 'node:process';`,
    'packages/web/src/a.test.ts': `const e = process.env;`,
  });
  expect([...(await environment.find(project))].map(({ file, line }) => `${file}:${line}`)).toEqual([
    'packages/server/src/jobs/a.ts:1',
    'packages/server/src/jobs/a.ts:2',
    'packages/server/src/jobs/a.ts:3',
    'packages/web/src/a.ts:1',
  ]);
});
