import type { Clock } from '../clock.ts';
import type { Answered } from '../http/index.ts';
import type { Database } from '../storage/database/index.ts';
import { formatDay } from './misses.ts';
import type { Owned, ReleasedDatasets } from './model.ts';
import { createTally } from './tally.ts';
import { type UseRow, useStore } from './use-store.ts';

type Kind = 'view' | 'download';
/** What was used: a dataset by its address, or a table or distribution of one. */
interface Used {
  readonly kind: Kind;
  readonly of: Owned;
  readonly key: string;
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const page = /^\/[a-z]{2}\/datasets\/([a-z0-9][a-z0-9-]{0,99})(?:\/|$)/;
const table = new RegExp(`^/api/v1/tables/(${uuid})(?:/rows)?\\.(?:csv|json|jsonl|parquet|xlsx|geojson|arrow)$`);
const original = new RegExp(`^/api/v1/distributions/(${uuid})/original$`);
/** Programs that say they are none of the people: what they read is no use anybody made. */
const robots = /bot|crawl|spider|slurp|preview|monitor|uptime|headless|lighthouse/i;

/** What a request used, undefined when nothing is counted: no page or file of a dataset, a failure, a robot. */
export function findUsed({ method, path, status, userAgent }: Answered): Used | undefined {
  if (method !== 'GET' || (status !== 200 && status !== 304) || (userAgent !== null && robots.test(userAgent)))
    return undefined;
  const patterns = [
    [page, 'view', 'slug'],
    [table, 'download', 'table'],
    [original, 'download', 'distribution'],
  ] as const;
  for (const [pattern, kind, of] of patterns) {
    const key = pattern.exec(path)?.[1];
    if (key !== undefined) return { kind, of, key };
  }
  return undefined;
}

export interface UseNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly datasets: Pick<ReleasedDatasets, 'findOwner'>;
}

/** Counts views and downloads a day for each dataset: no cookie, no address, nothing about who. */
export interface Use {
  note(answered: Answered): void;
  flush(): Promise<void>;
  /** Takes away days that nothing asks about any more. */
  forget(): Promise<void>;
}

/** Days that count as "of late". */
export const useDays = 90;
const keptDays = 3 * 366;

export function createUse({ database, clock, datasets }: UseNeeds): Use {
  const tally = createTally({
    mostKeys: 50_000,
    async write(counts) {
      const rows = new Map<string, UseRow>();
      for (const [key, count] of counts) {
        const [day = '', kind, of = '', id = ''] = key.split(' ');
        const dataset = await datasets.findOwner(parseOwned(of), id);
        if (!dataset) continue;
        const row = rows.get(`${dataset} ${day}`) ?? { dataset, day, views: 0, downloads: 0 };
        rows.set(`${dataset} ${day}`, row);
        if (kind === 'view') row.views += count;
        else row.downloads += count;
      }
      await useStore.add(database, [...rows.values()]);
    },
  });
  return {
    note(answered) {
      const used = findUsed(answered);
      if (used) tally.add([formatDay(clock()), used.kind, used.of, used.key].join(' '));
    },
    flush: () => tally.flush(),
    async forget() {
      await useStore.forget(database, formatDay(new Date(clock().getTime() - keptDays * 86_400_000)));
    },
  };
}

// The keys of the tally are made above.
const parseOwned = (of: string): Owned => of as Owned;
