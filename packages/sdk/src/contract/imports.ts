import { z } from 'zod';
import { DatasetId, ImportId, Instant, Sha256, Slug, UploadId } from './identifiers.ts';
import { InstitutionLevel } from './institution.ts';
import { Language, LanguageMap } from './language.ts';

/** What a file that describes datasets is written in. */
export const importFormats = ['dcat', 'data-json', 'ckan', 'data-package', 'sheet'] as const;
export const ImportFormat = z.enum(importFormats);
export type ImportFormat = z.infer<typeof ImportFormat>;

/** Where in the file something stands: a row of a sheet, a pointer into JSON (RFC 6901), or the identifier of a node. */
export const ImportPlace = z
  .object({
    sheet: z.string(),
    row: z.int().describe('From 1, the heading included, as a spreadsheet counts'),
    column: z.string().describe('Heading of the column'),
    line: z.int(),
    pointer: z.string(),
    iri: z.string(),
  })
  .partial();
export type ImportPlace = z.infer<typeof ImportPlace>;

/** An error keeps the record out; a warning says what was not taken as it stands. */
export const ImportProblem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  field: z.string().describe('Field of the metadata it is about; "" the record as a whole'),
  place: ImportPlace.optional(),
  message: LanguageMap,
});
export type ImportProblem = z.infer<typeof ImportProblem>;

/** How the records of a file are taken in. */
export const ImportOptions = z.object({
  release: z.boolean().default(false).describe('Release what is ready at once; else everything stays a draft'),
  publisher: z.string().max(200).optional().describe('Id or slug of the institution that all records belong to'),
  licence: z.string().max(200).optional().describe('For records that name none, when you know that it applies to them'),
  language: Language.default('es').describe('Of texts that do not say theirs'),
  level: InstitutionLevel.optional().describe('Of institutions that are added and do not say theirs'),
  source: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('Name under which keys are remembered; files of the same source update one another'),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

export const NewImport = ImportOptions.extend({
  upload: UploadId.optional().describe('The file; or `from`'),
  from: ImportId.optional().describe('An import whose file is taken again: the real run after a dry run'),
  dryRun: z.boolean().default(true).describe('Only say what would happen'),
});

/** What happens to a record; in a dry run, what would. */
export const importOutcomes = ['create', 'update', 'unchanged', 'duplicate', 'refused'] as const;
export const ImportOutcome = z.enum(importOutcomes);
export type ImportOutcome = z.infer<typeof ImportOutcome>;

/** What DCAT-AP says of a record as it would be released: rules that are broken and what is recommended, apart. Neither keeps it out. */
const CheckFinding = z.object({
  code: z.string().describe('Property and SHACL component, e.g. contactPoint-min-count'),
  field: z.string().describe('Field of the metadata it is about; "" none of them'),
  message: LanguageMap,
  advice: LanguageMap.describe('What to do; empty when there is nothing to be done'),
  times: z.int(),
});
export const ImportCheck = z.object({
  violations: z.array(CheckFinding),
  warnings: z.array(CheckFinding),
  complete: z.boolean().describe('False when the record is too large to be checked as a whole'),
});
export type ImportCheck = z.infer<typeof ImportCheck>;

export const ImportRow = z.object({
  position: z.int().describe('From 0, in the order of the file'),
  key: z.string().describe('What the source calls the record'),
  title: LanguageMap,
  publisher: LanguageMap,
  place: ImportPlace,
  outcome: ImportOutcome,
  dataset: z.object({ id: DatasetId, slug: Slug }).optional(),
  released: z.int().optional().describe('Number of the release that was made'),
  changes: z.array(z.string()).describe('Fields that differ, when it is an update'),
  duplicateOf: z.object({ id: DatasetId, slug: Slug }).optional(),
  links: z.int().describe('Links the record has'),
  problems: z.array(ImportProblem),
  check: ImportCheck.optional().describe('Absent: not checked, because nothing is written or the time was up'),
});
export type ImportRow = z.infer<typeof ImportRow>;

const count = z.int().min(0);
export const ImportCounts = z.object({
  records: count,
  create: count,
  update: count,
  unchanged: count,
  duplicate: count,
  refused: count,
  released: count,
  links: count.describe('Links of records that were not refused'),
  institutions: count.describe('Institutions that were added, or would be'),
  warnings: count,
});
export type ImportCounts = z.infer<typeof ImportCounts>;

export const importStates = ['waiting', 'running', 'done', 'failed'] as const;
export const Import = z.object({
  id: ImportId,
  state: z.enum(importStates),
  dryRun: z.boolean(),
  format: ImportFormat.optional().describe('Known once the file was opened'),
  file: z.object({ name: z.string(), size: z.int(), sha256: Sha256 }),
  options: ImportOptions,
  counts: ImportCounts,
  total: z.int().optional().describe('Records of the file, once known'),
  problems: z.array(ImportProblem).describe('About the file as a whole'),
  by: z.string().describe('Name of the person who asked for it'),
  created: Instant,
  finished: Instant.optional(),
});
export type Import = z.infer<typeof Import>;
