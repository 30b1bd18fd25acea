import { findDays, findFrequency, type Timeliness } from '@milpa/sdk';

const day = 86_400_000;

/** A tenth of the period more, and at least two days: holidays and weekends are no failure. */
const leeway = (days: number): number => Math.max(days / 10, 2);

/**
 * Whether what was promised is kept: the last change of content is not older than the frequency allows. Unknown where no
 * rhythm is promised (irregular, never, nothing said): what was not promised can be neither kept nor broken.
 */
export function judgeTimeliness(frequency: string, modified: Date, now: Date): Timeliness {
  const every = findFrequency(frequency)?.every;
  const days = every ? findDays(every) : undefined;
  if (days === undefined) return 'unknown';
  return now.getTime() - modified.getTime() <= (days + leeway(days)) * day ? 'met' : 'late';
}
