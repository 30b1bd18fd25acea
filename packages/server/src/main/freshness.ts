import { createHolders } from '../account/index.ts';
import { type ClockNeeds, createFreshnessClock, type FreshnessClock } from '../publishing/index.ts';
import type { Ground } from './wire.ts';

type Beside = Pick<ClockNeeds, 'audit' | 'jobs' | 'mail' | 'datasets' | 'institutions'>;

/** The clock of updates, by the calendar of the place the operator named. */
export const openFreshness = (ground: Ground, beside: Beside): FreshnessClock => {
  const { config, database, clock, random } = ground;
  return createFreshnessClock({
    ...beside,
    ...{ database, clock, random, holders: createHolders(ground) },
    timeZone: config.timeZone,
    publicUrl: config.publicUrl,
    listSources: () => [],
  });
};
