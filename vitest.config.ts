import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/order.ts';

/**
 * Suites: `units` (everything beside the code); `crash` and `browser` start whole portals of their own; so does `interop`, whose
 * answers are read by programs in Python.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Patience with a machine that is busy; how fast anything is, the benchmarks say.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 120_000,
    // What is waited for until it is seen; a second, as it would be, is no patience at all.
    expect: { poll: { timeout: 120_000 } },
    // For two cores: a file waits half of its time for a database, a process of its own or a clock.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['packages/server/test/cluster.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: [
            'packages/*/src/**/*.test.{ts,tsx}',
            'packages/*/test/**/*.test.ts',
            'test/{house,cli}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: { name: 'crash', include: ['test/crash/**/*.test.ts'], testTimeout: 600_000, fileParallelism: false },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.journey.ts'],
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: { name: 'interop', include: ['test/interop/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
      },
    ],
  },
});
