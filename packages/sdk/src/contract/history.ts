import { z } from 'zod';
import { Role } from './appointment.ts';
import { Withdrawal } from './dataset.ts';
import { Instant, InstitutionId, Slug } from './identifiers.ts';
import { LanguageMap } from './language.ts';

/** What can be done to a dataset, as its history calls it. */
export const historyActions = [
  'create-dataset',
  'change-dataset',
  'add-file',
  'remove-file',
  'change-table',
  'put-dataset',
  'release-dataset',
  'withdraw-dataset',
  'restore-dataset',
  'purge-dataset',
  'purge-file',
] as const;

/** One place of the description that changed. */
export const FieldChange = z.object({
  pointer: z
    .string()
    .describe('JSON Pointer into the description, e.g. /metadata/title/es; distributions and tables by identifier'),
  before: z.json().optional().describe('Absent: there was nothing, or the value was never released'),
  after: z.json().optional().describe('Absent: there is nothing any more, or the value was never released'),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** One thing that was done to a dataset. People are named by the institution and role in which they acted. */
export const HistoryEntry = z.object({
  number: z.int().describe('From 1, without gaps; not all are public'),
  at: Instant,
  action: z.enum(historyActions),
  by: z.object({
    role: Role.nullable(),
    institution: z
      .object({ id: InstitutionId, slug: Slug, name: LanguageMap })
      .nullable()
      .describe('Null: whoever administers the portal, or the portal itself'),
  }),
  version: z.int().optional().describe('Of a release'),
  changes: z.array(FieldChange).describe('Of a release: against the version before'),
  ...Withdrawal.partial().shape,
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;
