const quarterMs = 900_000;

/** Seconds until the clocks of a place strike this hour next: half an hour at least, so that no job runs right after itself. */
export function countSeconds(now: Date, timeZone: string, hour: number): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const wanted = String(hour).padStart(2, '0');
  const first = Math.ceil((now.getTime() + 2 * quarterMs) / quarterMs);
  // Some places lie a quarter of an hour off; on a day whose clocks are put forward an hour may not come at all.
  for (let quarter = first; quarter < first + 4 * 50; quarter += 1) {
    const later = new Date(quarter * quarterMs);
    if (format.format(later) === `${wanted}:00`) return Math.round((later.getTime() - now.getTime()) / 1000);
  }
  return 86_400;
}
