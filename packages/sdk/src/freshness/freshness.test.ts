import { describe, expect, test } from 'vitest';
import { frequencies } from '../vocabulary/frequencies.ts';
import {
  addDays,
  addDuration,
  countDays,
  type FreshnessEvent,
  type FreshnessState,
  findDayIn,
  freshnessLife,
  freshnessStates,
  judgeFreshness,
  scheduleUpdate,
  unscheduledReasons,
} from './index.ts';

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

describe('the day after a period', () => {
  test.each([
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2028-01-31', 'P1M', '2028-02-29'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2028-02-29', 'P4Y', '2032-02-29'],
    ['2026-03-31', 'P1M', '2026-04-30'],
    ['2026-08-31', 'P6M', '2027-02-28'],
    ['2026-11-30', 'P3M', '2027-02-28'],
    ['2026-12-31', 'P2M', '2027-02-28'],
    ['2026-12-31', 'P1D', '2027-01-01'],
    ['2026-12-31', 'P7D', '2027-01-07'],
    ['2026-01-01', 'P3DT12H', '2026-01-05'],
    ['2026-01-01', 'R/P1M', '2026-02-01'],
    ['2026-01-01', 'P0.33W', '2026-01-04'],
    ['2026-01-01', 'PT1H', '2026-01-02'],
    ['2026-01-01', 'P1Y6M', '2027-07-01'],
    ['1999-12-31', 'P30Y', '2029-12-31'],
  ])('%s and %s is %s', (day, period, expected) => expect(addDuration(day, period)).toBe(expected));

  test('is later, whatever the day and the period, and a month is never skipped', () => {
    for (let at = 0; at < 1500; at += 1) {
      const day = addDays('2026-01-01', at);
      for (const { every } of frequencies)
        if (every) expect(addDuration(day, every) > day, `${day} ${every}`).toBe(true);
      const next = addDuration(day, 'P1M');
      const months = Number(next.slice(0, 4)) * 12 + Number(next.slice(5, 7));
      expect(months - (Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)))).toBe(1);
      expect(countDays(day, next)).toBeGreaterThanOrEqual(28);
      expect(countDays(day, next)).toBeLessThanOrEqual(31);
    }
  });
  test('a text that is no duration is an error, not a day', () =>
    expect(() => addDuration('2026-01-01', 'monthly')).toThrow('monthly'));
});

test('a day is that of the place: late in the evening in Mexico it is tomorrow in Greenwich', () => {
  const evening = new Date('2026-03-01T03:30:00Z');
  expect(findDayIn('America/Mexico_City', evening)).toBe('2026-02-28');
  expect(findDayIn('UTC', evening)).toBe('2026-03-01');
  expect(findDayIn('Pacific/Kiritimati', evening)).toBe('2026-03-01');
  expect(scheduleUpdate('MONTHLY', evening, 'America/Mexico_City')).toMatchObject({ due: '2026-03-28' });
  expect(scheduleUpdate('MONTHLY', evening, 'UTC')).toMatchObject({ due: '2026-04-01' });
  // Clocks are put forward in Paris on 29 March 2026: the day has 23 hours, the calendar does not care.
  expect(scheduleUpdate('DAILY', new Date('2026-03-28T22:30:00Z'), 'Europe/Paris')).toMatchObject({
    due: '2026-03-29',
  });
});

describe('when an update is due', () => {
  test.each([
    ['DAILY', { due: '2026-03-02', soon: '2026-03-02', overdue: '2026-03-05' }],
    ['HOURLY', { due: '2026-03-02', soon: '2026-03-02', overdue: '2026-03-05' }],
    ['WEEKLY', { due: '2026-03-08', soon: '2026-03-07', overdue: '2026-03-11' }],
    ['MONTHLY', { due: '2026-04-01', soon: '2026-03-25', overdue: '2026-04-06' }],
    ['R/P1M', { due: '2026-04-01', soon: '2026-03-25', overdue: '2026-04-06' }],
    ['ANNUAL', { due: '2027-03-01', soon: '2027-01-30', overdue: '2027-03-08' }],
    ['CONT', { unscheduled: 'continuous' }],
    ['UPDATE_CONT', { unscheduled: 'continuous' }],
    ['R/PT1S', { due: '2026-03-02', soon: '2026-03-02', overdue: '2026-03-05' }],
    ['PT0S', { unscheduled: 'continuous' }],
    ['NEVER', { unscheduled: 'never' }],
    ['NOT_PLANNED', { unscheduled: 'never' }],
    ['IRREG', { unscheduled: 'irregular' }],
    ['AS_NEEDED', { unscheduled: 'irregular' }],
    ['UNKNOWN', { unscheduled: 'unknown' }],
    ['', { unscheduled: 'unknown' }],
    ['every now and then', { unscheduled: 'unknown' }],
  ])('%s', (frequency, expected) => expect(scheduleUpdate(frequency, noon('2026-03-01'), 'UTC')).toEqual(expected));

  test('every frequency of the EU table has a day or a reason', () => {
    for (const { id, every } of frequencies) {
      const schedule = scheduleUpdate(id, noon('2026-03-01'), 'UTC');
      if ('unscheduled' in schedule) expect(unscheduledReasons).toContain(schedule.unscheduled);
      else {
        expect(every).not.toBeNull();
        expect(schedule.soon > '2026-03-01', `${id} would be due soon on the day of its update`).toBe(true);
        expect(schedule.soon <= schedule.due && schedule.due < schedule.overdue).toBe(true);
        // The liaison is told on the seventh day: by then the page must say it too.
        expect(countDays(schedule.due, schedule.overdue)).toBeLessThanOrEqual(7);
      }
    }
  });
});

test('day after day, freshness goes only where its table lets it, and never back without an update', () => {
  const byTime: readonly FreshnessEvent[] = ['approach', 'arrive', 'pass'];
  for (const { id } of frequencies) {
    const schedule = scheduleUpdate(id, noon('2027-12-31'), 'America/Mexico_City');
    const end = 'due' in schedule ? countDays('2027-12-31', schedule.overdue) + 3 : 40;
    let before: FreshnessState = judgeFreshness(schedule, '2027-12-31');
    expect(before).toBe('unscheduled' in schedule ? 'unscheduled' : 'current');
    const seen = new Set([before]);
    for (let at = 1; at <= end; at += 1) {
      const state = judgeFreshness(schedule, addDays('2027-12-31', at));
      if (state !== before) expect(byTime.map((event) => freshnessLife[before][event])).toContain(state);
      seen.add(state);
      before = state;
    }
    expect(before).toBe('unscheduled' in schedule ? 'unscheduled' : 'overdue');
    expect(seen.has('due') || 'unscheduled' in schedule).toBe(true);
  }
});

test('the table of freshness is total, and an update ends every lateness', () => {
  expect(Object.keys(freshnessLife).toSorted()).toEqual([...freshnessStates].toSorted());
  for (const state of freshnessStates)
    expect(freshnessLife[state].update).toBe(state === 'unscheduled' ? 'unscheduled' : 'current');
});
