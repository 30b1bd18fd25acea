import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Dataset, Table } from '@milpa/sdk';
import { z } from 'zod';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
/** What datasets look like in every feed: a folder each, `input.json` and what comes of it. */
export const feedFixtures = join(root, 'packages/server/fixtures/feeds');
export const publicUrl = 'https://datos.example.org';

const Input = z.object({
  dataset: Dataset,
  tables: z.array(Table),
  relatives: z
    .object({ members: z.array(z.string()), previous: z.string(), next: z.string(), reuses: z.array(z.string()) })
    .partial()
    .transform(({ members, previous, next, reuses }) => ({
      ...(members ? { members } : {}),
      ...(previous ? { previous } : {}),
      ...(next ? { next } : {}),
      ...(reuses ? { reuses } : {}),
    })),
});
export type FeedInput = z.infer<typeof Input>;

export const feedCases = readdirSync(feedFixtures).toSorted();
export const readFeedInput = (name: string): FeedInput =>
  Input.parse(JSON.parse(readFileSync(join(feedFixtures, name, 'input.json'), 'utf8')));

/** The standards' own files (schemas, shapes, test suites) lie beside the repository; they are not part of it. */
const shared = join(root, '../shared/data/conformance');
export const conformance = existsSync(shared) ? shared : undefined;
export const conformanceFile = (path: string): string => readFileSync(join(conformance ?? '', path), 'utf8');
