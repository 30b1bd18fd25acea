import { expect, test } from 'vitest';
import { createTextCache } from './text-cache.ts';

test('keeps what was asked for last, within its size', () => {
  const cache = createTextCache(100);
  for (const key of ['a', 'b', 'c', 'd']) cache.set(key, key.repeat(11));
  for (const key of ['e', 'f', 'g', 'h']) cache.set(key, key.repeat(11));
  expect(cache.get('a')).toBe('aaaaaaaaaaa');
  cache.set('i', 'i'.repeat(11));
  expect(cache.get('b')).toBeUndefined();
  expect(cache.get('a')).toBe('aaaaaaaaaaa');
  cache.set('large', 'x'.repeat(50));
  expect(cache.get('large')).toBeUndefined();
  expect(cache.get('i')).toBe('iiiiiiiiiii');
});

test('a text set anew takes the place of the old one', () => {
  const cache = createTextCache(100);
  for (let at = 0; at < 50; at += 1) cache.set('a', String(at));
  cache.set('b', 'b');
  expect([cache.get('a'), cache.get('b')]).toEqual(['49', 'b']);
});
