import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPrecedence } from './precedence.ts';

const elapsed = () => performance.now();

test('work in the background goes on at once when nobody waits', async () => {
  const precedence = createPrecedence({ elapsed, patienceMs: 60_000 });
  const leave = precedence.enter();
  leave();
  await precedence.giveWay();
});

test('it waits for whoever came, until the answer begins', async () => {
  const precedence = createPrecedence({ elapsed, freshMs: 60_000, patienceMs: 60_000 });
  const leave = precedence.enter();
  let went = false;
  const next = precedence.giveWay().then(() => {
    went = true;
  });
  await wait(50);
  expect(went).toBe(false);
  leave();
  await next;
  expect(went).toBe(true);
});

test('it goes on after a while although others come all the time', async () => {
  const precedence = createPrecedence({ elapsed, freshMs: 60_000, patienceMs: 20 });
  precedence.enter();
  await precedence.giveWay();
});

test('a request that lasts holds up nothing', async () => {
  let now = 0;
  const precedence = createPrecedence({ elapsed: () => now, freshMs: 100, patienceMs: 60_000 });
  precedence.enter();
  now = 100;
  await precedence.giveWay();
});
