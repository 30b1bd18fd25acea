import { expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { places } from './places.ts';

test('reports workplaces and registries in any text file', async () => {
  const project = createProject({
    'docs/a.md': ['see ', 'work', 'shared', 'x'].join('/'),
    'a.ts': `const folder = '${['', 'tmp', 'milpa', 'x'].join('/')}';`,
    'package-lock.json': `  "resolved": ${'"'}https:${'//'}example.org/a.tgz"`,
    'b.json': `https:${'//'}registry.npmjs.org/x`,
    'c.ts': `const path = '${'/'}home/ana/data';`,
    'ok.md': 'packages/web/src/workspace, /es/workspace, ../shared/data, /tmp/milpa-test, http://localhost:8080/work',
  });
  expect([...(await places.find(project))].map(({ file, line }) => `${file}:${line}`)).toEqual([
    'docs/a.md:1',
    'a.ts:1',
    'package-lock.json:1',
    'b.json:1',
    'c.ts:1',
  ]);
});
