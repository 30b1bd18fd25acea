import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startTestDatabase } from '../../test/database.ts';
import { startProgram } from '../../test/programs.ts';
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

test('a job that keeps its time is not put off by being asked for again', async () => {
  const database = await startTestDatabase();
  const jobs = createJobs();
  const done: unknown[] = [];
  const handlers = { note: async (payload: unknown) => void done.push(payload) };
  await jobs.add(database, 'note', { n: 1 }, { key: 'k', delaySeconds: 0, keepsTime: true });
  await jobs.add(database, 'note', { n: 2 }, { key: 'k', delaySeconds: 3600, keepsTime: true });
  await jobs.add(database, 'note', { n: 3 }, { key: 'put off', delaySeconds: 0 });
  await jobs.add(database, 'note', { n: 4 }, { key: 'put off', delaySeconds: 3600 });
  await runJobs({ url: database.url, handlers, id: 'a', log });
  expect(done).toEqual([{ n: 2 }]);
  await database.close();
});

test('a worker hears of a job, and does not find it only when it looks', async () => {
  const database = await startTestDatabase();
  let heard = Promise.withResolvers<number>();
  const handlers = { beat: async () => heard.resolve(performance.now()) };
  const worker = await startWorker({ url: database.url, handlers, concurrency: 2, id: 'b', log });
  const waits: number[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    heard = Promise.withResolvers<number>();
    await wait(100);
    const start = performance.now();
    await createJobs().add(database, 'beat', {});
    waits.push((await heard.promise) - start);
  }
  // It looks every two seconds, counted from the job before: found by looks, each but the first waits that long. One that was
  // heard of is enough, however busy the machine is at the others.
  expect(Math.min(...waits.slice(1))).toBeLessThan(1500);
  await worker.stop();
  await database.close();
});

test('the jobs of a process killed by kill -9 are finished by another, at its start and while it runs', async () => {
  const database = await startTestDatabase();
  const jobs = createJobs();
  const taken: string[] = [];
  const done = Promise.withResolvers<void>();
  const handlers = { slow: async () => void (taken.push('slow') === 2 && done.resolve()) };
  const kill = async (id: string) => {
    const other = startProgram('work-slowly.ts', [database.url, id]);
    await jobs.add(database, 'slow', { ms: 60_000 });
    expect(await other.line).toBe('began');
    other.child.kill('SIGKILL');
    await other.gone;
  };
  await kill('first');
  const worker = await startWorker({ url: database.url, handlers, concurrency: 2, id: 'third', log, sweepMs: 200 });
  await expect.poll(() => taken).toEqual(['slow']);
  await worker.stop();

  const living = startProgram('work-slowly.ts', [database.url, 'living']);
  await jobs.add(database, 'slow', { ms: 60_000 });
  await living.line;
  const second = await startWorker({ url: database.url, handlers, concurrency: 2, id: 'fourth', log, sweepMs: 200 });
  await wait(600);
  expect(taken, 'a living process keeps its job').toEqual(['slow']);
  living.child.kill('SIGKILL');
  await done.promise;
  await expect.poll(async () => (await countJobs(database)).waiting).toBe(0);
  await second.stop();
  await database.close();
});

test('a job that fails is logged with its name and tried again later', async () => {
  const database = await startTestDatabase();
  const lines: object[] = [];
  const told = { error: (fields: object) => void lines.push(fields), warn: () => undefined };
  await createJobs().add(database, 'fragile', {});
  const handlers = { fragile: () => Promise.reject(new Error('the well is dry')) };
  await runJobs({ url: database.url, handlers, id: 'x', log: told });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ job: 'fragile', attempt: 1, err: { message: 'the well is dry' } });
  const [job] = await database.query<{ later: boolean }>('select run_at > now() as later from graphile_worker.jobs');
  expect(job).toEqual({ later: true });
  await database.close();
});

test('stopping tells running jobs, and gives back those that do not listen', async () => {
  const database = await startTestDatabase();
  await createJobs().add(database, 'patient', {});
  const began = Promise.withResolvers<void>();
  let told = false;
  const handlers = {
    patient: (_: unknown, signal: AbortSignal) =>
      new Promise<void>((_resolve, reject) => {
        began.resolve();
        signal.addEventListener('abort', () => {
          told = true;
          reject(signal.reason);
        });
      }),
  };
  const worker = await startWorker({ url: database.url, handlers, concurrency: 1, id: 'y', log });
  await began.promise;
  await worker.stop();
  expect(told).toBe(true);
  expect(await countJobs(database)).toEqual({ waiting: 1, failed: 0 });
  await database.close();
});
