import { expect, test } from 'vitest';
import type { Progress } from './contract.ts';
import { createPace, watchShare } from './pace.ts';

const listen = () => {
  const told: Progress[] = [];
  return { told, pace: createPace({ onProgress: (progress) => told.push(progress) }) };
};

test('each phase has its span, a part of the whole its own', () => {
  const { told, pace } = listen();
  pace.enter('read', 0, 0.5);
  pace.tell(0.5);
  const part = pace.within(0.5, 1);
  part.enter('convert', 0, 0.5);
  part.tell(1);
  part.enter('profile', 0.5, 1);
  part.tell(1);
  expect(told).toEqual([
    { phase: 'read', done: 0 },
    { phase: 'read', done: 0.25 },
    { phase: 'convert', done: 0.5 },
    { phase: 'convert', done: 0.75 },
    { phase: 'profile', done: 0.75 },
    { phase: 'profile', done: 1 },
  ]);
});

test('what is told only rises, in steps one can see, and never beyond the phase', () => {
  const { told, pace } = listen();
  pace.enter('read', 0, 1);
  for (const share of [0.5, 0.4, 0.5001, 7, -1]) pace.tell(share);
  expect(told.map(({ done }) => done)).toEqual([0, 0.5, 1]);
});

test('a statement is asked how far it is until it ends; what it does not know is not told', async () => {
  const { told, pace } = listen();
  pace.enter('convert', 0, 1);
  const shares = [-0.01, 0.25, 40];
  const end = Promise.withResolvers<string>();
  // It ends when it was asked for the last time, however long that takes.
  const askShare = () => {
    const share = shares.shift() ?? -1;
    if (shares.length === 0) end.resolve('done');
    return share;
  };
  expect(await watchShare(pace, askShare, () => end.promise)).toBe('done');
  expect(told.map(({ done: share }) => share)).toEqual([0, 0.25]);
});

test('nobody need listen', () => {
  const pace = createPace({});
  pace.enter('read', 0, 1);
  expect(() => pace.tell(1)).not.toThrow();
});
