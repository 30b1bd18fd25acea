import { DatasetId } from '@milpa/sdk';
import { expect, test } from 'vitest';
import type { Jobs } from '../jobs/index.ts';
import { createEmit, type Listeners, listEventJobs } from './events.ts';

const events = [1, 2, 3].map((number) => ({
  dataset: DatasetId.parse(`019a0000-0001-7000-8000-00000000000${number}`),
  version: 1,
}));
const [first, second, third] = events;
const signal = new AbortController().signal;

function listen(refused?: DatasetId) {
  const heard: (readonly unknown[])[] = [];
  const listeners: Listeners = {
    'dataset-released': {
      one: async (told) => {
        heard.push(told);
        if (told.some(({ dataset }) => dataset === refused)) throw new Error('cannot');
      },
    },
  };
  const handle = listEventJobs(listeners)['dataset-released-one'];
  return { heard, listeners, handle: async (payload: unknown) => handle?.(payload, signal) };
}

test('what is emitted together is one job for each listener, and is heard together', async () => {
  const added: { name: string; payload: object }[] = [];
  const jobs: Jobs = { addAll: async (_, some) => void added.push(...some), add: async () => undefined };
  const { heard, listeners, handle } = listen();
  const tx = { query: async () => [] };
  const emit = createEmit(jobs, () => listeners);
  await emit(tx, 'dataset-released', ...events);
  await emit(tx, 'dataset-released');
  expect(added.map(({ name }) => name)).toEqual(['dataset-released-one']);
  await handle(JSON.parse(JSON.stringify(added[0]?.payload)));
  expect(heard).toEqual([events]);
});

test('a job from before events were told together is understood', async () => {
  const { heard, handle } = listen();
  await handle(first);
  expect(heard).toEqual([[first]]);
});

test('one that cannot be handled keeps none beside it from being heard, and the job fails', async () => {
  const { heard, handle } = listen(second?.dataset);
  await expect(handle({ events })).rejects.toThrow('cannot');
  expect(heard).toEqual([events, [first], [second], [third]]);
});
