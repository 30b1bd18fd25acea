import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slots } from '../charter/slots.data.ts';
import type { Check } from '../quality/mqa.ts';
import { answerChecklist, checklistIds, findChecklist, type Known, scoreChecklist } from './checklist.ts';

fc.configureGlobal({ seed: 20_261_126 });

test('53 datasets under 14 areas, and five that were added at the end', () => {
  expect(slots).toHaveLength(53);
  expect(new Set(slots.map(({ id }) => id)).size).toBe(53);
  expect(new Set(slots.map(({ area }) => area)).size).toBe(15);
  expect(slots.filter(({ area }) => area === 'added')).toHaveLength(5);
});

const all = (value: Check): Known => ({
  exists: value,
  online: value,
  machineReadable: value,
  bulk: value,
  free: value,
  openLicence: value,
  upToDate: value,
  addresses: value,
});

describe.each(checklistIds)('%s', (id) => {
  const list = findChecklist(id);
  const every = (value: Check) => Object.fromEntries(list.questions.map((each) => [each.id, value]));

  test('has 100 points, and as many kinds of data as its method says', () => {
    expect(scoreChecklist(list, every(true))).toEqual({ low: 100, high: 100 });
    expect([list.kinds.length, list.questions.length]).toEqual(id === 'godi' ? [13, 9] : [15, 10]);
  });

  test('of what nobody knows anything it says 0 to 100', () => {
    expect(scoreChecklist(list, answerChecklist(list, undefined))).toEqual({ low: 0, high: 100 });
    expect(scoreChecklist(list, every(false))).toEqual({ low: 0, high: 0 });
  });

  test('names only slots that there are', () => {
    const known = new Set(slots.map((slot) => slot.id));
    expect(list.kinds.flatMap((kind) => kind.slots).filter((slot) => !known.has(slot))).toEqual([]);
  });

  test('a better answer never lowers the score, and the least is never more than the most', () => {
    const check = fc.constantFrom<Check>(true, false, undefined);
    const answers = fc.array(check, { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(answers, fc.nat(list.questions.length - 1), (values, at) => {
        const given = Object.fromEntries(list.questions.map((each, place) => [each.id, values[place]]));
        const before = scoreChecklist(list, given);
        expect(before.low).toBeLessThanOrEqual(before.high);
        const after = scoreChecklist(list, { ...given, [list.questions[at]?.id ?? '']: true });
        expect(after.low).toBeGreaterThanOrEqual(before.low);
      }),
    );
  });
});

test('in the barometer an answer counts only when what it needs holds; outdated data lose five points', () => {
  const list = findChecklist('barometer');
  const unread = answerChecklist(list, { ...all(true), machineReadable: false });
  expect(scoreChecklist(list, unread)).toEqual({ low: 15, high: 25 });
  const outdated = answerChecklist(list, { ...all(true), upToDate: false });
  expect(scoreChecklist(list, outdated)).toEqual({ low: 75, high: 85 });
});
