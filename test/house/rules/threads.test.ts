import { expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { threads } from './threads.ts';

const folder = 'packages/server/src/storage/search/embedded/';

test('finds what a thread loads however far away it is named, and forgives types and the plain part', async () => {
  const project = createProject({
    [`${folder}threads/searcher.ts`]: `import pg from 'pg'; import { near } from '../ask/near.ts';`,
    [`${folder}ask/near.ts`]: `import type { Dataset } from '@milpa/sdk'; export * from '../../far.ts';`,
    'packages/server/src/storage/search/far.ts': `import { languages } from '@milpa/sdk/plain';\nimport { Dataset } from '@milpa/sdk';`,
    'packages/server/src/storage/search/beside.ts': `import { z } from 'zod';`,
  });
  expect([...(await threads.find(project))]).toEqual([
    {
      file: 'packages/server/src/storage/search/far.ts',
      line: 2,
      message: 'threads of the search load @milpa/sdk here',
    },
  ]);
});
