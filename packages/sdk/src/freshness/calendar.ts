/** Calendar days are ISO 8601 texts: they compare as they follow each other, and have no time zone to go wrong in. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than a hundred uses of it, and lists ask for the same zone thousands of times. */
function findFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/** The calendar day of an instant in a time zone of the IANA database. */
export function findDayIn(timeZone: string, instant: Date): string {
  const parts = findFormat(timeZone).formatToParts(instant);
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${find('year').padStart(4, '0')}-${find('month')}-${find('day')}`;
}

const millisecondsADay = 86_400_000;

const toInstant = (day: string): Date => new Date(`${day}T00:00:00Z`);
const formatDay = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The day so many days later, or earlier when the number is negative. */
export const addDays = (day: string, days: number): string =>
  formatDay(new Date(toInstant(day).getTime() + days * millisecondsADay));

/** Days from one day to another; negative when that lies before. */
export const countDays = (from: string, to: string): number =>
  Math.round((toInstant(to).getTime() - toInstant(from).getTime()) / millisecondsADay);

/** The same day so many months later; the last of the month where the month has no such day. */
export function addMonths(day: string, months: number): string {
  const from = toInstant(day);
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(from.getUTCDate(), last));
  return formatDay(first);
}

const duration =
  /^(?:R\d*\/)?P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/i;

/**
 * The day one ISO 8601 duration later: years and months by the calendar, the rest in days, begun ones counted whole. What is
 * shorter than a day is due on the next one: whoever promised every hour kept it when the day has seen an update.
 */
export function addDuration(day: string, text: string): string {
  const parts = duration.exec(text.trim());
  if (!parts) throw new Error(`${text} is no ISO 8601 duration`);
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const whole = Math.trunc(years * 12 + months);
  const rest =
    (years * 12 + months - whole) * 30.4375 + weeks * 7 + days + hours / 24 + minutes / 1440 + seconds / 86400;
  // A rounding error of the sum must not begin another day.
  const later = addDays(addMonths(day, whole), Math.ceil(rest - 1e-9));
  return later > day ? later : addDays(day, 1);
}
