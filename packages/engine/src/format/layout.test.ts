import { describe, expect, test } from 'vitest';
import { findLayout, isValueLike } from './layout.ts';

const grid = (...rows: (string | number)[][]) =>
  rows.map((cells, index) => ({ cells: cells.map(String), line: index + 1 }));

describe('Where the table lies', () => {
  test('a plain table', () => {
    const layout = findLayout(grid(['a', 'b'], [1, 2], [3, 4]));
    expect(layout).toMatchObject({ header: ['a', 'b'], headerRows: 1, skippedRows: 0, width: 2, notes: [] });
  });

  test('title rows become notes', () => {
    const layout = findLayout(grid(['Informe', '', ''], ['', '', ''], ['a', 'b', 'c'], [1, 2, 3], [4, 5, 6]));
    expect(layout).toMatchObject({ header: ['a', 'b', 'c'], skippedRows: 2, notes: ['Informe'] });
  });

  test('no header when the first row is like the others', () => {
    expect(findLayout(grid([1, '2024-01-01'], [2, '2024-01-02'])).headerRows).toBe(0);
    const words = grid(['a', 'x'], ['b', 'x'], ['a', 'y'], ['b', 'y'], ['a', 'x'], ['c', 'y'], ['d', 'x'], ['a', 'z']);
    expect(findLayout(words).headerRows).toBe(0);
  });

  test('an address above addresses is data', () => {
    const rows = grid(['https://a.mx/1', 'PDF'], ['https://a.mx/2', 'CSV'], ['https://a.mx/3', 'XML']);
    expect(findLayout(rows).headerRows).toBe(0);
    expect(findLayout(grid(['https://a.mx', 'PDF'], ['x', 'CSV'], ['y', 'XML'])).headerRows).toBe(1);
  });

  test('numbers above true and false are names, above numbers they are not', () => {
    expect(findLayout(grid(['id', 1001, 1002], ['a', 'TRUE', 'FALSE'], ['b', 'TRUE', 'TRUE'])).headerRows).toBe(1);
    expect(findLayout(grid(['id', 1001, 1002], ['a', 7, 8], ['b', 9, 10])).headerRows).toBe(0);
  });

  test('a header may name more columns than rows fill, and rows may fill more than it names', () => {
    expect(findLayout(grid(['a', 'b', 'c', 'd'], [1, 2], [3, 4], [5, 6]))).toMatchObject({ width: 4, extra: 0 });
    expect(findLayout(grid(['a', 'b'], [1, 2], [3, 4, 'x', 'y'], [5, 6]))).toMatchObject({ width: 2, extra: 2 });
  });

  test('years may head columns', () => {
    expect(findLayout(grid(['Entidad', 2019, 2020], ['Jalisco', 1, 2])).header).toEqual(['Entidad', '2019', '2020']);
    expect(findLayout(grid([2019, 2020, 2021], [5, 6, 7])).headerRows).toBe(1);
    expect(findLayout(grid(['Entidad', 2020, 2019], ['Jalisco', 1, 2])).headerRows).toBe(1);
  });

  test('a missing first title keeps the header', () => {
    const layout = findLayout(grid(['', 'b', 'c'], ['x', 1, 2], ['y', 3, 4]));
    expect(layout).toMatchObject({ header: ['', 'b', 'c'], headerRows: 1 });
  });

  test('two rows of heads are joined, groups spanning to the right', () => {
    const layout = findLayout(
      grid(
        ['Estado', 'Población', '', 'Total'],
        ['', 'Hombres', 'Mujeres', ''],
        ['Jalisco', 1, 2, 3],
        ['Colima', 4, 5, 9],
      ),
    );
    expect(layout.header).toEqual(['Estado', 'Población Hombres', 'Población Mujeres', 'Total']);
    expect(layout.headerRows).toBe(2);
  });

  test('a header repeated at once does not hide that it is one', () => {
    const rows = grid(['a', 'b'], ['a', 'b'], ['x', 'y'], ['z', 'w'], ['u', 'v'], ['s', 't'], ['q', 'r']);
    expect(findLayout(rows)).toMatchObject({ headerRows: 1, header: ['a', 'b'] });
  });

  test('empty columns at the left are an indent', () => {
    const layout = findLayout(grid(['', 'a', 'b'], ['', 1, 2], ['', 3, 4]));
    expect(layout).toMatchObject({ indent: 1, width: 3 });
  });

  test('nothing at all', () => {
    expect(findLayout([])).toMatchObject({ headerRows: 0, width: 0 });
  });
});

test('Numbers, dates and times are like values, words are not', () => {
  for (const text of ['12', '-3.5', '$1,200', '45%', '2024-01-01', '31/12/2024', '10:30', 'true'])
    expect(isValueLike(text)).toBe(true);
  for (const text of ['Jalisco', 'a1', 'PM2.5', '', 'enero']) expect(isValueLike(text)).toBe(false);
});
