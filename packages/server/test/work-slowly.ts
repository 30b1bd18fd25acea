// A program for tests: runs jobs called `slow`, which say that they began and then take the time their payload names.
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { startWorker } from '../src/jobs/index.ts';

const [url = '', id = ''] = process.argv.slice(2);
const log = { error: console.error, warn: () => undefined };
const handlers = {
  slow: async (payload: unknown) => {
    console.log('began');
    await wait(z.object({ ms: z.number() }).parse(payload).ms);
  },
};
await startWorker({ url, handlers, concurrency: 2, id, log });
