import { type ReuseEvent, type ReuseState, reuseEvents, reuseLife, reuseStates } from '@milpa/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWords, listMoves, needsReason } from './model.ts';

fc.configureGlobal({ seed: 20_261_126 });

const walk = fc.array(fc.constantFrom(...reuseEvents), { maxLength: 30 });

/** Where a walk through the table leads; what may not happen changes nothing. */
const follow = (events: readonly ReuseEvent[]): readonly { event: ReuseEvent; from: ReuseState; to: ReuseState }[] => {
  let state: ReuseState = 'waiting';
  return events.flatMap((event) => {
    const from = state;
    const to = reuseLife[from][event];
    if (to === null) return [];
    state = to;
    return [{ event, from, to }];
  });
};

describe('the life of a reuse', () => {
  test('is told for every state and every event', () => {
    expect(Object.keys(reuseLife).toSorted()).toEqual([...reuseStates].toSorted());
    for (const events of Object.values(reuseLife))
      expect(Object.keys(events).toSorted()).toEqual([...reuseEvents].toSorted());
  });

  test('is never public before its address was confirmed and somebody accepted what stands there now', () => {
    fc.assert(
      fc.property(walk, (events) => {
        let [confirmed, looked] = [false, false];
        for (const { event, to } of follow(events)) {
          if (event === 'confirm') confirmed = true;
          if (event === 'accept') looked = true;
          if (event === 'correct') looked = false;
          if (to === 'accepted' && !(confirmed && looked)) return false;
        }
        return true;
      }),
    );
  });

  test('ends with its withdrawal, which is possible from everywhere before', () => {
    for (const state of reuseStates) expect(reuseLife[state].withdraw).toBe(state === 'withdrawn' ? null : 'withdrawn');
    expect(Object.values(reuseLife.withdrawn).every((next) => next === null)).toBe(true);
  });

  test('offers those who decide what the table lets happen, and asks why before it takes something away', () => {
    expect(listMoves('sent')).toEqual(['accept', 'decline']);
    expect(listMoves('accepted')).toEqual(['hide']);
    expect(listMoves('waiting')).toEqual([]);
    expect(reuseEvents.filter(needsReason)).toEqual(['decline', 'hide']);
  });
});

test('words are found without their accents and capitals', () => {
  expect(foldWords('Energía ÉOLIENNE ñandú')).toBe('energia eolienne nandu');
});
