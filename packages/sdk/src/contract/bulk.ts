import { z } from 'zod';
import { freshnessStates } from '../freshness/index.ts';
import { Availability } from './dataset.ts';
import { BulkId, DatasetId, DistributionId, Instant, InstitutionId, Slug } from './identifiers.ts';
import { LanguageMap } from './language.ts';

/** What an institution works on: one file or link of a working copy; a dataset without any stands for itself. */
export const Resource = z.object({
  key: z.uuid().describe('Of the distribution; of the dataset where it has none'),
  dataset: z.object({ id: DatasetId, slug: Slug, title: LanguageMap }),
  distribution: DistributionId.nullable(),
  name: z.string(),
  format: z.string(),
  state: z.enum(['draft', 'released', 'withdrawn']).describe('Of the dataset'),
  health: Availability.shape.state.describe('Of a link what the last look found; of a file whether it could be read'),
  freshness: z.enum(freshnessStates).nullable().describe('Of the released dataset'),
  updated: Instant,
});
export type Resource = z.infer<typeof Resource>;

export const ResourceFilter = z.object({
  dataset: DatasetId.optional(),
  format: z.string().max(100).optional(),
  state: Resource.shape.state.optional(),
  health: Resource.shape.health.optional(),
  freshness: z.enum(freshnessStates).optional(),
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('In the name of the resource, or the title or address of its dataset'),
});
export type ResourceFilter = z.infer<typeof ResourceFilter>;

const line = z.string().trim().min(1).max(500);

/** What is done to each: to the whole dataset of a resource, but for looking at links. */
export const BulkAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('licence'), licence: line.max(100).describe('Identifier from the licence vocabulary') }),
  z.object({
    do: z.literal('frequency'),
    frequency: line.max(100).describe('Identifier from the frequency vocabulary'),
  }),
  z.object({ do: z.literal('contact'), name: line, email: z.email().max(320) }),
  z.object({ do: z.literal('theme'), theme: line.max(200).describe('Added to the themes there are') }),
  z.object({ do: z.literal('access-note'), rights: LanguageMap }),
  z.object({ do: z.literal('release'), notes: z.string().trim().max(2000).default('') }),
  z.object({ do: z.literal('withdraw'), reason: line, authority: line }),
  z.object({ do: z.literal('check-links') }),
]);
export type BulkAction = z.infer<typeof BulkAction>;
export const bulkActions = [
  'licence',
  'frequency',
  'contact',
  'theme',
  'access-note',
  'release',
  'withdraw',
  'check-links',
] as const satisfies readonly BulkAction['do'][];

export const mostAtOnce = 20_000;

export const NewBulk = z.object({
  action: BulkAction,
  of: z
    .union([z.object({ keys: z.array(z.uuid()).min(1).max(mostAtOnce) }), z.object({ filter: ResourceFilter })])
    .describe('Some, by their keys, or all that a filter finds'),
});
export type NewBulk = z.infer<typeof NewBulk>;

export const bulkOutcomes = ['done', 'unchanged', 'refused'] as const;
export const BulkOutcome = z.enum(bulkOutcomes);
export type BulkOutcome = z.infer<typeof BulkOutcome>;

export const Bulk = z.object({
  id: BulkId,
  institution: z.object({ id: InstitutionId, slug: Slug, name: LanguageMap }),
  action: BulkAction,
  state: z.enum(['waiting', 'running', 'done', 'stopped']),
  resources: z.int(),
  outcomes: z.object({ done: z.int(), unchanged: z.int(), refused: z.int(), waiting: z.int() }),
  created: Instant,
  finished: Instant.nullable(),
});
export type Bulk = z.infer<typeof Bulk>;

export const BulkRow = z.object({
  position: z.int(),
  dataset: z.object({ id: DatasetId, title: LanguageMap }),
  name: z.string(),
  outcome: BulkOutcome.nullable().describe('Null while it waits, and when it was stopped before its turn'),
  message: LanguageMap.nullable().describe('Why it was refused'),
});
export type BulkRow = z.infer<typeof BulkRow>;
