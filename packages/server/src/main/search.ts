import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Database } from '../storage/database/index.ts';
import {
  createEmbeddedSearch,
  createOpenSearch,
  createPostgresSearch,
  type SearchIndex,
  type Synonyms,
} from '../storage/search/index.ts';

export interface SearchNeeds {
  readonly config: Config;
  readonly database: Database;
  readonly log: Logger;
  readonly synonyms?: Synonyms;
}

/** The search index the settings ask for. Nothing runs for it until it is started or asked. */
export function createSearch({ config, database, log, synonyms = {} }: SearchNeeds): SearchIndex {
  const withinMs = config.searchMs;
  if (config.searchUrl) return createOpenSearch({ url: config.searchUrl, synonyms, withinMs });
  if (config.search === 'postgresql') return createPostgresSearch(database, { synonyms, withinMs });
  return createEmbeddedSearch({
    database,
    synonyms,
    withinMs,
    folder: join(config.dataFolder, 'search'),
    ...(config.searchThreads ? { threads: config.searchThreads } : {}),
    onTrouble: (what) => log.warn({ what }, 'trouble with the search index'),
  });
}
