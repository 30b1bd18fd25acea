import { z } from 'zod';
import { Withdrawal } from './dataset.ts';
import { DatasetId, DistributionId, Instant, PurgeId } from './identifiers.ts';
import { LanguageMap } from './language.ts';

/**
 * `asked`: hidden from the public already, a second person has to confirm. `refused`: they did not. `confirmed`: it is being
 * carried out. `removed`: nothing can be read any more, copies for other programs are being made anew. `done`.
 */
export const purgeStates = ['asked', 'refused', 'confirmed', 'removed', 'done'] as const;
export type PurgeState = (typeof purgeStates)[number];

/** An order to remove data for ever, because they say something of a person that nobody may read. */
export const NewPurge = z.strictObject({
  distribution: DistributionId.optional().describe(
    'Only this file, in all its versions; the whole dataset when absent',
  ),
  version: z
    .int()
    .min(1)
    .optional()
    .describe('Only the bytes that this release has of the file; releases with other bytes of it stand'),
  ...Withdrawal.shape,
  title: LanguageMap.optional().describe('What the tombstone is called; a neutral title when absent'),
});
export type NewPurge = z.infer<typeof NewPurge>;

export const Purge = z.object({
  id: PurgeId,
  follows: PurgeId.optional().describe(
    'The order it follows from and is decided with: this file told of what that one removes',
  ),
  dataset: DatasetId,
  distribution: DistributionId.optional(),
  file: z.string().optional().describe('With `distribution`: what the file is called, until it is removed'),
  version: z.int().optional(),
  versions: z.array(z.int()).optional().describe('With `version`: every release that has the same bytes of the file'),
  title: LanguageMap,
  reason: z.string(),
  authority: z.string(),
  state: z.enum(purgeStates),
  asked: Instant,
  askedBy: z.string().describe('Name of the person'),
  decided: Instant.optional(),
  decidedBy: z.string().optional().describe('Name of the second person, where one was needed'),
  done: Instant.optional().describe('From then on nothing of it is left in the portal'),
  files: z.int().describe('Stored files that went with it'),
  kept: z.int().describe('Stored files that stay, because another dataset has the same bytes'),
  mayDecide: z.boolean().describe('Whether the caller may confirm or refuse it'),
});
export type Purge = z.infer<typeof Purge>;

/** A file that an order to purge can be about, whether or not the working copy still has it. */
export const PurgeableFile = z.object({
  distribution: DistributionId,
  name: z.string().describe('As it is called in the newest version of it'),
  inDraft: z.boolean().describe('Whether the working copy still has it'),
  versions: z
    .array(z.object({ version: z.int(), released: Instant, name: z.string() }))
    .describe('The releases that have it, newest first, without those whose bytes are ordered to go'),
});
export type PurgeableFile = z.infer<typeof PurgeableFile>;

export const PurgeRule = z.object({
  secondPerson: z.boolean().describe('Whether a second person has to confirm before bytes are removed'),
});
export type PurgeRule = z.infer<typeof PurgeRule>;
