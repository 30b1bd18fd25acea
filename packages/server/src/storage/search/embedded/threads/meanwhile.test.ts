import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createMeanwhile } from './meanwhile.ts';

test('work is done piece by piece, what is asked for comes between, and what comes later is taken up when asked again', async () => {
  const done: string[] = [];
  const waiting: string[][] = [['a1', 'a2'], ['b1']];
  function* work(pieces: readonly string[]) {
    for (const piece of pieces) {
      done.push(piece);
      yield;
    }
  }
  const { soon } = createMeanwhile(() => {
    const next = waiting.shift();
    return next && work(next);
  });
  soon();
  soon();
  expect(done).toEqual([]);
  await turn();
  done.push('a question');
  while (done.length < 4) await turn();
  expect(done).toEqual(['a1', 'a question', 'a2', 'b1']);
  for (let turns = 0; turns < 5; turns += 1) await turn();
  waiting.push(['c1']);
  soon();
  while (done.length < 5) await turn();
  expect(done.at(-1)).toBe('c1');
});
