import { expect, test } from 'vitest';
import { measureGain, parseGolden } from './golden.ts';

test('a golden file is read, and a line that is neither is named', () => {
  const [first, second] = parseGolden('# a\n\n? es agua\n3 a1 Agua\n1 b2 Riego\n? en water\n2 a1 Agua', (entry) =>
    entry.slice(0, 2),
  );
  expect(first).toEqual({
    language: 'es',
    words: 'agua',
    grades: new Map([
      ['a1', 3],
      ['b2', 1],
    ]),
  });
  expect(second?.grades).toEqual(new Map([['a1', 2]]));
  expect(() => parseGolden('? es agua\n4 a', (entry) => entry)).toThrow('Line 2');
});

test('the gain is 1 for the best order, less for a worse one, 0 for nothing', () => {
  const grades = new Map([
    ['a', 3],
    ['b', 2],
    ['c', 1],
  ]);
  expect(measureGain(['a', 'b', 'c', 'x'], grades)).toBe(1);
  // 7 + 3/log2(3) + 1/2 = 9.393 at best; 3 + 7/log2(3) + 1/2 = 7.917 this way round.
  expect(measureGain(['b', 'a', 'c'], grades)).toBeCloseTo(0.8428, 3);
  expect(measureGain(['x', 'y', 'a'], grades)).toBeCloseTo(3.5 / 9.393, 3);
  expect(measureGain([...Array(10).fill('x'), 'a'], grades)).toBe(0);
  expect(measureGain([], grades)).toBe(0);
});
