import { expect, test } from 'vitest';
import { createCache } from './cache.ts';

test('what was found is not looked for again', async () => {
  const cache = createCache<number>(2);
  let looked = 0;
  const find = async () => ++looked;
  expect([await cache.get('a', find), await cache.get('a', find), await cache.get('b', find)]).toEqual([1, 1, 2]);
});

test('what was asked for longest ago goes first', async () => {
  const cache = createCache<string>(2);
  const find = (value: string) => async () => value;
  await cache.get('a', find('a1'));
  await cache.get('b', find('b1'));
  await cache.get('a', find('a2'));
  await cache.get('c', find('c1'));
  expect(await cache.get('a', find('a3'))).toBe('a1');
  expect(await cache.get('b', find('b2'))).toBe('b2');
});

test('a failure is not kept, and nothing is a value like any other', async () => {
  const cache = createCache<undefined | number>(2);
  await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await cache.get('a', async () => undefined)).toBeUndefined();
  expect(await cache.get('a', async () => 5)).toBeUndefined();
});
