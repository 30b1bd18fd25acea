import type { FreshnessNow, FreshnessState, Timeliness } from '@milpa/sdk';

const timeliness: Readonly<Record<FreshnessState, Timeliness>> = {
  current: 'met',
  'due-soon': 'met',
  due: 'met',
  overdue: 'late',
  unscheduled: 'unknown',
};

/**
 * Whether what was promised is kept, by the same days as everywhere else. Unknown where no rhythm is promised (irregular,
 * never, nothing said): what was not promised can be neither kept nor broken.
 */
export const judgeTimeliness = ({ state }: FreshnessNow): Timeliness => timeliness[state];
