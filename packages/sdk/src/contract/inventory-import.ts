import { z } from 'zod';
import { Day, HoldingId, Instant, InventoryImportId, Sha256, UploadId } from './identifiers.ts';
import { ImportOutcome, ImportPlace, ImportProblem, importStates } from './imports.ts';
import { InstitutionLevel } from './institution.ts';
import { Language, LanguageMap } from './language.ts';

const line = (longest: number) => z.string().trim().max(longest);

/** How the rows of an inventory are taken in. */
export const InventoryImportOptions = z.object({
  institution: z
    .string()
    .max(200)
    .optional()
    .describe('Id or slug that all rows belong to; else each row says its own'),
  language: Language.default('es').describe('Of the texts'),
  level: InstitutionLevel.optional().describe('Of institutions that are added'),
  plan: line(200).optional().describe('Title of the plan that rows with a day become commitments of; none when absent'),
  post: line(300).optional().describe('Post that answers for rows that name none'),
  reviewer: line(200)
    .optional()
    .describe('Post that looked at the access levels of this file; rows may name their own'),
  review: Day.optional().describe('When those levels are looked at again; rows may say their own'),
  approved: z
    .object({ held: Day, title: line(200).min(1) })
    .optional()
    .describe(
      'Session in which these plans were approved before this portal knew them; administrators of the portal only',
    ),
});
export type InventoryImportOptions = z.infer<typeof InventoryImportOptions>;

export const NewInventoryImport = InventoryImportOptions.extend({
  upload: UploadId.optional().describe('The file; or `from`'),
  from: InventoryImportId.optional().describe('An import whose file is taken again: the real run after a dry run'),
  dryRun: z.boolean().default(true).describe('Only say what would happen'),
});

export const InventoryImportRow = z.object({
  place: ImportPlace,
  key: z.string(),
  name: LanguageMap,
  institution: LanguageMap,
  outcome: ImportOutcome,
  holding: HoldingId.optional(),
  due: Day.optional().describe('Day of the commitment it becomes'),
  changes: z.array(z.string()).describe('Fields that differ, when it is an update'),
  duplicateOf: z.object({ key: z.string(), name: LanguageMap, place: ImportPlace }).optional(),
  problems: z.array(ImportProblem),
});
export type InventoryImportRow = z.infer<typeof InventoryImportRow>;

const count = z.int().min(0);
export const InventoryImport = z.object({
  id: InventoryImportId,
  state: z.enum(importStates),
  dryRun: z.boolean(),
  file: z.object({ name: z.string(), size: z.int(), sha256: Sha256 }),
  options: InventoryImportOptions,
  counts: z.object({
    rows: count.describe('Done so far: all of them once it is over'),
    create: count,
    update: count,
    unchanged: count,
    duplicate: count,
    refused: count,
    warnings: count.describe('Rows that were taken with something to say'),
    commitments: count.describe('Commitments that were added or moved, or would be'),
    institutions: count.describe('Institutions that were added, or would be'),
  }),
  total: count.optional().describe('Rows of the file, once it was read'),
  problems: z.array(ImportProblem).describe('About the file as a whole'),
  by: z.string(),
  created: Instant,
  finished: Instant.optional(),
});
export type InventoryImport = z.infer<typeof InventoryImport>;
