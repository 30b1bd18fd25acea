import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LifeEvent, life, type State } from './model.ts';

fc.configureGlobal({ seed: 20_261_126 });

const states: readonly State[] = ['draft', 'released', 'withdrawn'];
const events: readonly LifeEvent[] = ['release', 'withdraw', 'restore'];
const anyEvents = fc.array(fc.constantFrom(...events), { maxLength: 40 });

/** Lets events happen one after the other; those that may not happen are left out. */
function live(list: readonly LifeEvent[]) {
  let state: State = 'draft';
  const happened: LifeEvent[] = [];
  for (const event of list) {
    const next: State | null = life[state][event];
    if (!next) continue;
    happened.push(event);
    state = next;
  }
  return { state, happened };
}

describe('the life of a dataset', () => {
  test('has an answer for every event in every state', () => {
    for (const state of states) {
      for (const event of events) {
        const next = life[state][event];
        expect(next === null || states.includes(next)).toBe(true);
      }
    }
  });

  test('never becomes a draft again once it was released', () => {
    fc.assert(
      fc.property(anyEvents, (list) => {
        const { state, happened } = live(list);
        expect(state === 'draft').toBe(!happened.includes('release'));
      }),
    );
  });

  test('is withdrawn exactly when the last thing that happened was a withdrawal', () => {
    fc.assert(
      fc.property(anyEvents, (list) => {
        const { state, happened } = live(list);
        expect(state === 'withdrawn').toBe(happened.at(-1) === 'withdraw');
      }),
    );
  });

  test('is restored as often as it is withdrawn, or once less', () => {
    fc.assert(
      fc.property(anyEvents, (list) => {
        const { happened } = live(list);
        const count = (event: LifeEvent) => happened.filter((each) => each === event).length;
        expect([0, 1]).toContain(count('withdraw') - count('restore'));
      }),
    );
  });
});
