import { expect, test } from 'vitest';
import { createKept } from './kept.ts';

function start() {
  let now = 0;
  let made = 0;
  const kept = createKept<number>(() => new Date(now), 1000);
  const take = (key = 'a') =>
    kept.take(key, async () => {
      made += 1;
      return made;
    });
  const wait = (ms: number) => {
    now += ms;
  };
  return { kept, take, wait };
}

test('those who ask at once and within the time get one answer; another question gets its own', async () => {
  const { take, wait } = start();
  expect(await Promise.all([take(), take(), take('b')])).toEqual([1, 1, 2]);
  wait(999);
  expect(await take()).toBe(1);
  wait(1);
  expect(await take()).toBe(3);
});

test('what is forgotten while it is made is not kept', async () => {
  const { kept, take } = start();
  const first = take();
  kept.forget();
  expect([await first, await take()]).toEqual([1, 2]);
});

test('a failure is told to those who wait and is not kept', async () => {
  const { kept, take } = start();
  const failing = () => Promise.reject(new Error('down'));
  await expect(kept.take('a', failing)).rejects.toThrow('down');
  expect(await take()).toBe(1);
});
