import { expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { manifests } from './manifests.ts';

const lists = (...names: string[]) =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) });

test('reports every package that knows more than it may', async () => {
  const project = createProject({
    'package.json': JSON.stringify({ devDependencies: { vitest: '1' } }),
    'packages/sdk/package.json': lists('zod', 'hono'),
    'packages/sdk/src/a.ts': `import { readFileSync } from 'node:fs';\nimport { z } from 'zod';`,
    'packages/web/package.json': lists('@milpa/sdk', '@milpa/server', 'preact'),
    'packages/web/src/a.ts': `import { h } from 'preact/hooks';\nimport { Hono } from 'hono';\nimport { x } from '../../server/src/clock.ts';`,
    'packages/web/src/a.test.ts': `import { test } from 'vitest';`,
    'packages/server/package.json': lists('@milpa/sdk', '@milpa/web', '@node-rs/argon2'),
    'packages/server/src/main/pages.ts': `import { pages } from '@milpa/web';`,
    'packages/server/src/account/a.ts': `import { pages } from '@milpa/web';\nimport { hash } from '@node-rs/argon2';\nimport { y } from '@milpa/server';`,
  });
  expect([...(await manifests.find(project))].map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
    'packages/sdk/package.json:0 sdk may use no library but zod',
    'packages/sdk/src/a.ts:1 sdk also runs in browsers, so it may not import node:fs',
    'packages/web/package.json:0 web may not depend on @milpa/server',
    'packages/web/src/a.ts:2 hono is not listed in packages/web/package.json',
    'packages/web/src/a.ts:3 ../../server/src/clock.ts leaves the package; import it by its name',
    'packages/server/src/account/a.ts:1 only main may import @milpa/web',
    'packages/server/src/account/a.ts:3 inside the package, import the file',
  ]);
});
