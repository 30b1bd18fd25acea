import { describe, expect, test } from 'vitest';
import { average, judge, matchBags, sumVerdict } from './score.ts';

describe('The score of a table that was read beside the table it should be', () => {
  const right = {
    header: ['a', 'b'],
    rows: [
      ['1', 'x'],
      ['2', 'y'],
    ],
  };

  test('the same table has ten points, a file not read none', () => {
    expect(sumVerdict(judge(right, right))).toBe(10);
    expect(sumVerdict(judge(undefined, right))).toBe(0);
  });

  test('order of rows and empty cells at the right do not count', () => {
    const found = {
      header: ['b', 'a'],
      rows: [
        ['2', 'y'],
        ['1', 'x', ''],
      ],
    };
    const { header, records, cells } = judge(found, right);
    expect([header.f1, records.f1, cells.recall]).toEqual([1, 1, 1]);
    expect(cells.precision).toBe(4 / 5);
  });

  test('a row too many costs precision, a row too few recall', () => {
    expect(judge({ header: right.header, rows: [...right.rows, ['', 'z']] }, right).records).toEqual({
      precision: 2 / 3,
      recall: 1,
      f1: 0.8,
    });
    expect(judge({ header: right.header, rows: right.rows.slice(1) }, right).records.recall).toBe(0.5);
  });

  test('repetition counts', () => {
    expect(matchBags(['x', 'x'], ['x']).precision).toBe(0.5);
    expect(matchBags([], []).f1).toBe(1);
    expect(matchBags([], ['x']).f1).toBe(0);
    expect(average([])).toBe(0);
    expect(average([1, 2])).toBe(1.5);
  });
});
