import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSynonyms } from '../../src/catalogue/index.ts';
import { createEmbeddedSearch, createPostgresSearch, type SearchIndex } from '../../src/storage/search/index.ts';
import { startTestDatabase } from '../database.ts';

/** An index with the synonyms that come along, empty; and the least mean of nDCG@10 that is accepted of it. */
export interface Engine {
  readonly name: string;
  readonly least: Readonly<Record<string, number>>;
  readonly open: () => Promise<{ readonly index: SearchIndex; close(): Promise<void> }>;
}

const synonymsFolder = fileURLToPath(new URL('../../synonyms/', import.meta.url));

export const engines: readonly Engine[] = [
  {
    name: 'Embedded',
    least: { 'datos-gob-mx': 0.81, 'datos-gob-mx-apart': 0.79, socrata: 0.9, 'socrata-apart': 0.98 },
    async open() {
      const [database, folder] = [await startTestDatabase(), await mkdtemp(join(tmpdir(), 'milpa-relevance-'))];
      const index = createEmbeddedSearch({ database, folder, synonyms: await readSynonyms([synonymsFolder]) });
      await index.ready();
      return {
        index,
        async close() {
          await index.close();
          await database.close();
          await rm(folder, { recursive: true, force: true });
        },
      };
    },
  },
  {
    name: 'PostgreSQL',
    least: { 'datos-gob-mx': 0.79, 'datos-gob-mx-apart': 0.81, socrata: 0.89, 'socrata-apart': 0.97 },
    async open() {
      const database = await startTestDatabase();
      const index = createPostgresSearch(database, { synonyms: await readSynonyms([synonymsFolder]) });
      return {
        index,
        async close() {
          await index.close();
          await database.close();
        },
      };
    },
  },
];
