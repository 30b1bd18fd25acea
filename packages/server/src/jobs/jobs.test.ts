import { expect, test } from 'vitest';
import { startTestDatabase } from '../../test/database.ts';
import { countJobs, createJobs, runJobs, startWorker } from './index.ts';

const log = { error: () => undefined, warn: () => undefined };

test('a job runs if and only if its transaction commits, and the same key waits only once', async () => {
  const database = await startTestDatabase();
  const jobs = createJobs();
  const done: unknown[] = [];
  const handlers = { note: async (payload: unknown) => void done.push(payload) };
  await database.transaction((tx) => jobs.add(tx, 'note', { n: 1 }, { key: 'k' }));
  await database.transaction((tx) => jobs.add(tx, 'note', { n: 2 }, { key: 'k' }));
  await database.transaction((tx) => jobs.add(tx, 'note', { n: 'later' }, { delaySeconds: 60 }));
  const broken = database.transaction(async (tx) => {
    await jobs.add(tx, 'note', { n: 3 });
    throw new Error('changed my mind');
  });
  await expect(broken).rejects.toThrow('changed my mind');
  await runJobs({ url: database.url, handlers, id: 'a', log });
  expect(done).toEqual([{ n: 2 }]);
  expect(await countJobs(database)).toEqual({ waiting: 1, failed: 0 });
  await database.close();
});

test('a worker hears of a job at once', async () => {
  const database = await startTestDatabase();
  const { promise, resolve } = Promise.withResolvers<number>();
  const handlers = { beat: async () => resolve(performance.now()) };
  const worker = await startWorker({ url: database.url, handlers, concurrency: 2, id: 'b', log });
  await new Promise((later) => setTimeout(later, 200));
  const start = performance.now();
  await createJobs().add(database, 'beat', {});
  expect((await promise) - start).toBeLessThan(500);
  await worker.stop();
  await database.close();
});
