import { expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { names } from './names.ts';

test('reports drawers among folders and files of any kind', async () => {
  const project = createProject({
    'packages/a/src/utils/x.ts': '',
    'packages/a/src/helpers.test.ts': '',
    'docs/misc.md': '',
    'packages/a/src/library.ts': '',
    'packages/a/src/commonly-asked.ts': '',
  });
  expect([...(await names.find(project))].map(({ message }) => message)).toEqual([
    '"utils" is a drawer, not a name',
    '"helpers.test.ts" is a drawer, not a name',
    '"misc.md" is a drawer, not a name',
  ]);
});
