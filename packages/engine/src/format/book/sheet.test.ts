import { describe, expect, test } from 'vitest';
import { findColumn, findMerge, RowQueue, SheetFacts, sheetRows } from './sheet.ts';

describe('References', () => {
  test('letters are columns', () => {
    expect(['A1', 'Z9', 'AA1', 'iv1', 'XFD1', 'XFE1', 'ZZZZ1', '1', ''].map(findColumn)).toEqual([
      0, 25, 26, 255, 16_383, -1, -1, -1, -1,
    ]);
  });

  test('two of them are a merge', () => {
    expect(findMerge('B2:$D$9')).toEqual({ top: 2, left: 1, bottom: 9, right: 3 });
    for (const reference of ['A1', 'D1:B2', 'A1:ZZZ9', 'x', 'A:B']) expect(findMerge(reference)).toBeUndefined();
  });
});

describe('Rows in handfuls', () => {
  test('have the blank ones between them', () => {
    const queue = new RowQueue();
    queue.push(2, ['a']);
    queue.push(5, ['b']);
    expect(queue.take().map((row) => [row.line, row.cells.length])).toEqual([
      [1, 0],
      [2, 1],
      [3, 0],
      [4, 0],
      [5, 1],
    ]);
    expect(queue.take()).toEqual([]);
  });

  test('no more blank ones than a sheet has rows', () => {
    const queue = new RowQueue();
    for (let line = 1; line < 10; line++) queue.push(line * sheetRows, ['a']);
    expect(queue.take()).toHaveLength(sheetRows + 9);
  });
});

test('facts keep the first place and count the others', () => {
  const facts = new SheetFacts();
  facts.note('errors', 4, '#N/A');
  facts.note('errors', 9, '#REF!');
  expect(facts.errors).toEqual({ count: 2, line: 4, text: '#N/A' });
});
