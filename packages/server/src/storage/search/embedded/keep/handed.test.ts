import { expect, test } from 'vitest';
import { Handed } from './handed.ts';

const written = (before: number, ...places: number[]) => ({
  before,
  reached: places.at(-1) ?? before,
  rows: places.map((sequence) => ({ sequence, id: `d${sequence % 10}`, body: String(sequence) })),
});
const take = (handed: Handed, place: number, most = 100) => handed.take(place, most).map((row) => row.sequence);

test('what follows a place is given in order, whatever the order in which it came', () => {
  const handed = new Handed();
  for (const each of [written(4, 5, 6), written(2, 3, 4), written(6, 7)]) handed.add(each);
  expect(take(handed, 2, 2)).toEqual([3, 4]);
  expect(take(handed, 4)).toEqual([5, 6, 7]);
  expect(handed.isAhead(7)).toBe(false);
});

test('nothing is given when another process wrote before it; what is behind is forgotten', () => {
  const handed = new Handed();
  handed.add(written(8, 9, 10));
  expect(take(handed, 5)).toEqual([]);
  expect(handed.isAhead(5)).toBe(true);
  expect(take(handed, 9)).toEqual([]);
  expect(handed.isAhead(10)).toBe(false);
});

test('of a document that was written twice the later one is given', () => {
  const handed = new Handed();
  for (const each of [written(0, 1, 2), written(2, 11)]) handed.add(each);
  expect(take(handed, 0)).toEqual([2, 11]);
});
