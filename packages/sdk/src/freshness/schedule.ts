import { findDays, findFrequency } from '../vocabulary/frequencies.ts';
import { addDays, addDuration, findDayIn } from './calendar.ts';

/**
 * How a dataset stands towards the frequency its publisher promised. It lies beside the state of the release and is never a
 * part of it: what is overdue is still released.
 */
export const freshnessStates = ['current', 'due-soon', 'due', 'overdue', 'unscheduled'] as const;
export type FreshnessState = (typeof freshnessStates)[number];

/** What may happen to freshness. Time does the first three, the publisher the others. */
export type FreshnessEvent = 'approach' | 'arrive' | 'pass' | 'update' | 'promise' | 'withdraw-promise';

/** What freshness then is; null: it cannot happen. */
export const freshnessLife: Readonly<Record<FreshnessState, Readonly<Record<FreshnessEvent, FreshnessState | null>>>> =
  {
    current: make('due-soon', 'due', 'overdue', 'current'),
    'due-soon': make(null, 'due', 'overdue', 'current'),
    due: make(null, null, 'overdue', 'current'),
    overdue: make(null, null, null, 'current'),
    unscheduled: {
      approach: null,
      arrive: null,
      pass: null,
      update: 'unscheduled',
      promise: 'current',
      'withdraw-promise': null,
    },
  };

function make(
  approach: FreshnessState | null,
  arrive: FreshnessState | null,
  pass: FreshnessState | null,
  update: FreshnessState,
): Readonly<Record<FreshnessEvent, FreshnessState | null>> {
  return { approach, arrive, pass, update, promise: null, 'withdraw-promise': 'unscheduled' };
}

/** Why there is no day by which an update is due. */
export const unscheduledReasons = ['irregular', 'never', 'continuous', 'unknown'] as const;
export type UnscheduledReason = (typeof unscheduledReasons)[number];

/** The days on which freshness changes by itself, ISO 8601. */
export interface Schedule {
  /** The next update is due. */
  readonly due: string;
  /** From here it is due soon; the same day as `due` where the period is too short for a warning. */
  readonly soon: string;
  /** From here it is overdue: a few days of grace after `due`, six at most. */
  readonly overdue: string;
}
export type Scheduled = Schedule | { readonly unscheduled: UnscheduledReason };

const reasons: Readonly<Record<string, UnscheduledReason>> = {
  CONT: 'continuous',
  UPDATE_CONT: 'continuous',
  NEVER: 'never',
  NOT_PLANNED: 'never',
  IRREG: 'irregular',
  AS_NEEDED: 'irregular',
};

/** How long before the day a warning is of use: a month for what comes every two months or more seldom, a week, a day. */
export const findLead = (periodDays: number): number =>
  periodDays >= 60 ? 30 : periodDays >= 14 ? 7 : periodDays >= 7 ? 1 : 0;

/** A tenth of the period, and at least two days: weekends are no failure. Never the seventh day, on which the liaison is told. */
const findGrace = (periodDays: number): number => Math.min(6, Math.max(2, Math.ceil(periodDays / 10)));

/**
 * When the next update of a dataset is due: its last change of content, as the portal saw it in the bytes, and one period of
 * its frequency more. The frequency is a word of the EU table or an ISO 8601 duration or repeating interval. Every frequency
 * has an answer: a day, or why there is none.
 */
export function scheduleUpdate(frequency: string, modified: Date, timeZone: string): Scheduled {
  const every = findPeriod(frequency);
  const days = every === undefined ? 0 : (findDays(every) ?? 0);
  if (every === undefined || days <= 0)
    return { unscheduled: reasons[frequency] ?? (every ? 'continuous' : 'unknown') };
  return scheduleDay(addDuration(findDayIn(timeZone, modified), every), days);
}

/** The days around one by which something was promised. */
export const scheduleDay = (due: string, periodDays: number): Schedule => ({
  due,
  soon: addDays(due, -findLead(periodDays)),
  overdue: addDays(due, findGrace(periodDays) + 1),
});

/** The ISO 8601 duration of a frequency; undefined where none is promised. */
export function findPeriod(frequency: string): string | undefined {
  const known = findFrequency(frequency);
  if (known) return known.every ?? undefined;
  return findDays(frequency) === undefined ? undefined : frequency.trim();
}

/** How it stands on a day, wherever that is asked: on a page, in the API, in a facet, in a feed. */
export function judgeFreshness(schedule: Scheduled, today: string): FreshnessState {
  if ('unscheduled' in schedule) return 'unscheduled';
  if (today >= schedule.overdue) return 'overdue';
  if (today >= schedule.due) return 'due';
  return today >= schedule.soon ? 'due-soon' : 'current';
}
