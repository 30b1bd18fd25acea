import { addDays, findDayIn, type WorkCalendar } from '@milpa/sdk';

const hourMs = 3_600_000;
/** Ten years without a working hour: the calendar is wrong. */
const mostDays = 3660;

/** The instant at which so many working hours have passed since another. */
export function addWorkingHours(from: Date, hours: number, calendar: WorkCalendar, timeZone: string): Date {
  let left = hours * hourMs;
  const first = findDayIn(timeZone, from);
  for (let ahead = 0; ahead < mostDays; ahead += 1) {
    const day = addDays(first, ahead);
    if (!isWorkingDay(day, calendar)) continue;
    const begins = Math.max(from.getTime(), findInstant(day, calendar.opens, timeZone));
    const span = findInstant(day, calendar.closes, timeZone) - begins;
    if (span <= 0) continue;
    if (span >= left) return new Date(begins + left);
    left -= span;
  }
  throw new Error(`The calendar of work has no ${hours} working hours in ${mostDays} days after ${from.toISOString()}`);
}

/** The same with days, each as long as people work on one. */
export const addWorkingDays = (from: Date, days: number, calendar: WorkCalendar, timeZone: string): Date =>
  addWorkingHours(from, days * countHours(calendar), calendar, timeZone);

const countHours = ({ opens, closes }: WorkCalendar): number => toHours(closes) - toHours(opens);
const toHours = (time: string): number => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;

function isWorkingDay(day: string, { days, holidays }: WorkCalendar): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return days.includes(weekday) && !holidays.includes(day);
}

/** The instant at which the clocks of a place show this hour on this day. */
function findInstant(day: string, time: string, timeZone: string): number {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  // The second look is for a night on which the clocks are changed.
  const guess = wanted - findOffset(wanted, timeZone);
  return wanted - findOffset(guess, timeZone);
}

/** Milliseconds by which the clocks of a place are ahead of UTC. */
function findOffset(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(new Date(instant));
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? '0';
  const shown = `${find('year')}-${find('month')}-${find('day')}T${find('hour')}:${find('minute')}:00Z`;
  return Date.parse(shown) - Math.floor(instant / 60_000) * 60_000;
}
