import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks at a fixed rate, whether the answers come or not, and gives how long each took from when it should have been asked:
 * a system that falls behind is charged for the waiting too.
 */
export async function openLoop(
  perSecond: number,
  count: number,
  ask: (turn: number) => Promise<void>,
): Promise<readonly number[]> {
  const started = performance.now();
  const taken: number[] = new Array(count).fill(Number.NaN);
  const asked: Promise<void>[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const due = started + (turn * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await wait(early);
    asked.push(
      ask(turn).then(() => {
        taken[turn] = performance.now() - due;
      }),
    );
  }
  await Promise.all(asked);
  return taken;
}
