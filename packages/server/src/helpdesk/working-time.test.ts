import { defaultCaseSettings } from '@milpa/sdk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWorkingDays, addWorkingHours } from './working-time.ts';

fc.configureGlobal({ seed: 20_261_126 });

const { calendar } = defaultCaseSettings;
const zone = 'America/Mexico_City'; // UTC-6 all year
const add = (from: string, hours: number, more = {}) =>
  addWorkingHours(new Date(from), hours, { ...calendar, ...more }, zone).toISOString();

test('hours run from nine to six on working days only', () => {
  // Monday 10:00 there.
  expect(add('2026-03-02T16:00:00Z', 4)).toBe('2026-03-02T20:00:00.000Z');
  expect(add('2026-03-02T16:00:00Z', 8)).toBe('2026-03-03T00:00:00.000Z');
  expect(add('2026-03-02T16:00:00Z', 9)).toBe('2026-03-03T16:00:00.000Z');
  // Friday evening there, which is Saturday by UTC: Monday it is.
  expect(add('2026-03-07T02:00:00Z', 1)).toBe('2026-03-09T16:00:00.000Z');
  expect(add('2026-03-06T16:00:00Z', 18)).toBe('2026-03-10T16:00:00.000Z');
});

test('holidays do not count, and a working day is as long as people work', () => {
  expect(add('2026-03-06T16:00:00Z', 18, { holidays: ['2026-03-09'] })).toBe('2026-03-11T16:00:00.000Z');
  const short = { ...calendar, opens: '10:00', closes: '12:00' };
  expect(addWorkingDays(new Date('2026-03-02T17:00:00Z'), 2, short, zone).toISOString()).toBe(
    '2026-03-04T17:00:00.000Z',
  );
});

test('a night on which the clocks change takes nothing from anybody', () => {
  const spring = (from: string) => addWorkingHours(new Date(from), 9, calendar, 'Europe/Paris').toISOString();
  expect(spring('2026-03-27T08:00:00Z')).toBe('2026-03-27T17:00:00.000Z');
  // Friday 17:00 there to Monday 17:00 there, an hour earlier by UTC.
  expect(spring('2026-03-27T16:00:00Z')).toBe('2026-03-30T15:00:00.000Z');
});

test('more hours are never due earlier, and always in working hours', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 200 }),
      (from, hours) => {
        const due = addWorkingHours(from, hours, calendar, zone);
        expect(due.getTime() - from.getTime()).toBeGreaterThanOrEqual(hours * 3_600_000);
        expect(addWorkingHours(from, hours + 1, calendar, zone).getTime()).toBeGreaterThan(due.getTime());
        const hour = (due.getUTCHours() + 18) % 24;
        expect(hour >= 9 && hour <= 18).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test('a calendar without working hours says so instead of counting for ever', () => {
  expect(() => add('2026-03-02T16:00:00Z', 1, { opens: '09:00', closes: '09:00' })).toThrow('no 1 working hours');
});
