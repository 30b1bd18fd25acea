import { expect, test } from 'vitest';
import { Known } from './known.ts';

test('what was not asked for longest is let go first, and nothing greater than all of it is kept', () => {
  const known = new Known(2500);
  const [one, two, three] = [new Uint32Array(200), new Uint32Array(200), new Uint32Array(200)];
  known.keep('one', one);
  known.keep('two', two);
  expect(known.find('one')).toBe(one);
  known.keep('three', three);
  expect([known.find('one'), known.find('two'), known.find('three')]).toEqual([one, undefined, three]);
  known.keep('one', two);
  expect([known.find('one'), known.find('three')]).toEqual([two, three]);
  known.keep('great', new Uint32Array(1000));
  expect(known.find('great')).toBeUndefined();
  expect(known.find('one')).toBe(two);
});
