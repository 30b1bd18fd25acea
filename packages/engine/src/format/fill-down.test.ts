import { expect, test } from 'vitest';
import { FillDownWatch } from './fill-down.ts';

function watch(...rows: string[][]) {
  const found = new FillDownWatch(0, Math.max(...rows.map((cells) => cells.length)));
  for (const [index, cells] of rows.entries()) found.add({ cells, line: index + 2 }, index + 1);
  return found.list();
}

test('keys in the first row of each group alone', () => {
  const found = watch(['Norte', 'a', '1'], ['', 'b', '2'], ['', 'c', '3'], ['Sur', 'd', '4'], ['', 'e', '5']);
  expect(found).toEqual([{ column: 0, count: 3, row: 2, line: 3 }]);
});

test('keys of two levels', () => {
  const found = watch(
    ['Norte', 'Tijuana', 'a', '1'],
    ['', '', 'b', '2'],
    ['', 'Ensenada', 'c', '3'],
    ['', '', 'd', '4'],
    ['Sur', 'Mérida', 'e', '5'],
    ['', '', 'f', '6'],
  );
  expect(found.map(({ column, count }) => [column, count])).toEqual([
    [0, 4],
    [1, 3],
  ]);
});

test('a column with gaps is none: values that come again, few gaps, or a first gap', () => {
  expect(watch(['sí', 'a'], ['', 'b'], ['sí', 'c'], ['', 'd'], ['sí', 'e'], ['', 'f'])).toEqual([]);
  expect(watch(['1', 'a'], ['2', 'b'], ['', 'c'], ['4', 'd'], ['5', 'e'], ['6', 'f'])).toEqual([]);
  expect(watch(['', 'a'], ['1', 'b'], ['', 'c'], ['2', 'd'], ['', 'e'])).toEqual([]);
  expect(watch(['a'], ['b'])).toEqual([]);
});

test('rows of a key alone are no groups', () => {
  expect(watch(['Norte', 'a', '1'], ['', '', ''], ['Sur', 'b', '2'], ['', '', ''], ['Este', 'c', '3'])).toEqual([]);
});
