import { expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { promises } from './promises.ts';

const manifest = (field: string, ...names: string[]) =>
  JSON.stringify({ [field]: Object.fromEntries(names.map((name) => [name, '1'])) });

test('reports too few tests, too many scripts, and libraries nobody decided on', async () => {
  const project = createProject({
    'package.json': manifest('scripts', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    'packages/engine/src/a.ts': 'a;\nb;\nc;\n',
    'packages/engine/src/a.test.ts': 'a;\nb;\n',
    'packages/server/package.json': manifest(
      'dependencies',
      'pg',
      'hono',
      '@tus/server',
      '@node-rs/argon2',
      '@milpa/sdk',
    ),
    'decisions/0001-a.md': 'We take `pg` and @tus/* but not hono-like things.',
    'docs/b.md': '@node-rs/argon2',
  });
  expect([...(await promises.find(project))].map(({ message }) => message)).toEqual([
    '2 lines of test for 3 lines of source',
    '8 scripts',
    'no file of decisions/ names hono',
    'no file of decisions/ names @node-rs/argon2',
  ]);
});

test('is content with what keeps the promises', async () => {
  const project = createProject({
    'package.json': manifest('scripts', 'a', 'b', 'c', 'd', 'e', 'f', 'g'),
    'packages/engine/src/a.ts': 'a;\n',
    'packages/engine/test/a.test.ts': 'a;\n',
  });
  expect([...(await promises.find(project))]).toEqual([]);
});
