import { join } from 'node:path';
import { createFeeds, type Feeds, type FeedsNeeds } from '../faces/feeds/index.ts';
import type { Ground } from './wire.ts';

type Beside = Pick<
  FeedsNeeds,
  'datasets' | 'catalogue' | 'institutions' | 'freshness' | 'demand' | 'reuses' | 'sources' | 'quality' | 'jobs'
>;

/** What other programs read; documents of the whole catalogue lie in the data folder. */
export const openFeeds = (
  { config, database, files, engine, clock, extra, precedence }: Ground,
  beside: Beside,
): Feeds =>
  createFeeds({
    ...beside,
    database,
    files,
    clock,
    engine,
    giveWay: precedence.giveWay,
    publicUrl: config.publicUrl,
    extraFields: extra.fields,
    folder: join(config.dataFolder, 'feeds'),
    elapsed: () => performance.now(),
  });
