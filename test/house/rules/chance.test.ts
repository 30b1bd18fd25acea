import { expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { chance } from './chance.ts';

test('reports draws without a seed and stopwatches, in tests alone', async () => {
  const draws = "import fc from 'fast-check';";
  const watch = (most: string) => `expect(performance.${'now'}() - start).toBeLessThan(${most});`;
  const project = createProject({
    'packages/a/src/drawn.test.ts': `${draws}\nfc.assert(x, { numRuns: 9 });`,
    'packages/a/src/seeded.test.ts': `${draws}\nfc.configureGlobal({ seed: 7 });`,
    'packages/a/src/watched.test.ts': `${watch('300_000')}\n${watch('1500')}`,
    'packages/a/src/a.ts': watch('1500'),
  });
  expect([...(await chance.find(project))].map(({ file, line }) => `${file}:${line}`)).toEqual([
    'packages/a/src/drawn.test.ts:1',
    'packages/a/src/watched.test.ts:2',
  ]);
});
