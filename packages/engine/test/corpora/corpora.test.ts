import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { corpora, demo } from './corpora.ts';
import { hasData } from './corpus.ts';
import { type Bench, openBench } from './open-raw.ts';
import { scorePollock } from './pollock.ts';

const quick = { largest: 2 ** 20, every: 4 };
if (!hasData) console.info('Skipped: the collections of real files (../shared/data) are not on this machine.');

describe.skipIf(!hasData)('Collections of real files are read as docs/engine-scores.md says', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  // The demonstration has a test of its own, demo.test.ts; Pollock follows below.
  const others = corpora.filter(({ id }) => id !== demo.id && id !== 'messy/pollock');
  test.each(others.map((corpus) => [corpus.id, corpus] as const))(
    '%s',
    async (_, corpus) => {
      const { right, total, misses } = await corpus.run(bench, quick);
      const named = misses.map(({ file, what }) => `${file}: ${what}`).join('\n');
      expect(total).toBeGreaterThan(0);
      expect(right / total, `the misses are\n${named}\n`).toBeGreaterThanOrEqual(corpus.least);
    },
    300_000,
  );

  test('Pollock: more points than DuckDB by itself has, in the same run', async () => {
    const { files, scored } = await scorePollock(bench, quick);
    const [ours, ...others] = scored.map(({ points }) => points);
    expect(files.length).toBe(Math.ceil(386 / quick.every));
    expect(ours).toBeGreaterThan(9.98);
    for (const theirs of others) expect(ours).toBeGreaterThan(theirs);
  }, 300_000);
});
