import { z } from 'zod';
import {
  DatasetId,
  Day,
  DistributionId,
  FileVersionId,
  Instant,
  InstitutionId,
  Sha256,
  Slug,
  TableId,
  UploadId,
} from './identifiers.ts';
import { Language, LanguageMap } from './language.ts';
import { ColumnNotes, Finding, TableDiff, TableProfile, TableSummary } from './table.ts';

const requiredText = LanguageMap.refine((map) => Object.values(map).some((text) => text), 'at least one language');

const metadataFields = {
  title: requiredText,
  description: LanguageMap,
  licence: z.string().describe('Identifier from the licence vocabulary; required to release'),
  themes: z.array(z.string()).max(20).describe('Identifiers of EU data themes, e.g. ENVI'),
  keywords: z.partialRecord(Language, z.array(z.string().trim().min(1).max(100)).max(50)),
  frequency: z.string().describe('Identifier from the frequency vocabulary, e.g. MONTHLY'),
  contact: z
    .object({ name: z.string().max(200), email: z.email() })
    .partial()
    .describe('A post, not a person'),
  language: z.array(z.string().max(12)).max(20).describe('BCP 47 tags of the data'),
  spatial: z
    .object({ name: z.string().max(300), bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]) })
    .partial(),
  temporal: z.object({ from: Day, to: Day }).partial(),
  source: z.string().max(2000).describe('Provenance: where the data was taken from'),
  landingPage: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
};

/** What a person says about a dataset (dcat:Dataset). The eight the form asks: title, description, publisher, licence,
 * themes, keywords, frequency, contact. The rest is proposed from the bytes. */
export const DatasetMetadata = z.object({
  title: metadataFields.title,
  description: metadataFields.description.default({}),
  licence: metadataFields.licence.default(''),
  themes: metadataFields.themes.default([]),
  keywords: metadataFields.keywords.default({}),
  frequency: metadataFields.frequency.default(''),
  contact: metadataFields.contact.default({}),
  language: metadataFields.language.default([]),
  spatial: metadataFields.spatial.default({}),
  temporal: metadataFields.temporal.default({}),
  source: metadataFields.source.default(''),
  landingPage: metadataFields.landingPage.default(''),
});
export type DatasetMetadata = z.infer<typeof DatasetMetadata>;
/** Some of it. `DatasetMetadata.partial()` would not do: it fills in what is left out. */
export const MetadataChange = z.object(metadataFields).partial();
export type MetadataChange = z.infer<typeof MetadataChange>;

/** A file that was received and what the engine made of it. */
export const fileStates = ['received', 'reading', 'read', 'refused', 'failed'] as const;
export const FileState = z.enum(fileStates);
export type FileState = z.infer<typeof FileState>;

export const FileVersion = z.object({
  id: FileVersionId,
  name: z.string().describe('File name as it was given, made safe'),
  size: z.int().describe('Bytes'),
  sha256: Sha256,
  mediaType: z.string(),
  format: z
    .string()
    .describe('What the bytes are: csv, xlsx …; "" before they are read, "other" when they are no table'),
  encoding: z.string().optional(),
  state: FileState,
  /** Reading as a share of the whole, 0 to 1, while state is `reading`. */
  progress: z.number().min(0).max(1).optional(),
  refusal: z.object({ code: z.string(), detail: LanguageMap }).optional(),
  findings: z.array(Finding).describe('About the file as a whole; each table has its own'),
  tables: z.array(TableSummary),
  received: Instant,
});
export type FileVersion = z.infer<typeof FileVersion>;

export const Distribution = z.object({
  id: DistributionId,
  title: z.string(),
  description: LanguageMap.optional(),
  position: z.int(),
  file: FileVersion,
});
export type Distribution = z.infer<typeof Distribution>;

export const datasetStates = ['draft', 'released', 'withdrawn'] as const;
export const DatasetState = z.enum(datasetStates);

const Publisher = z.object({ id: InstitutionId, slug: Slug, name: LanguageMap });

/** A released dataset as the public sees it: the metadata and the files of one release, never a mixture. */
export const Dataset = z.object({
  id: DatasetId,
  slug: Slug,
  publisher: Publisher,
  metadata: DatasetMetadata,
  version: z.int().describe('Number of this release, from 1'),
  latest: z.int(),
  issued: Instant.describe('First release'),
  released: Instant.describe('This release'),
  modified: Instant.describe('Last change of content, from the bytes, never typed'),
  notes: z.string().describe('What the publisher says changed in this version'),
  distributions: z.array(Distribution),
});
export type Dataset = z.infer<typeof Dataset>;

export const DatasetListItem = z.object({
  id: DatasetId,
  slug: Slug,
  publisher: Publisher,
  title: LanguageMap,
  description: LanguageMap,
  licence: z.string(),
  themes: z.array(z.string()),
  formats: z.array(z.string()),
  frequency: z.string(),
  modified: Instant,
  version: z.int(),
  rows: z.int(),
  tables: z.int(),
  /** Pieces of text with the found words between U+E000 and U+E001; absent without a question. */
  highlight: z.string().optional(),
});
export type DatasetListItem = z.infer<typeof DatasetListItem>;

export const Release = z.object({
  version: z.int(),
  released: Instant,
  notes: z.string(),
  sha256: Sha256.describe('Of the canonical JSON of this release: metadata and the sha-256 of every file'),
  files: z.array(z.object({ name: z.string(), size: z.int(), sha256: Sha256 })),
  diff: z.array(TableDiff).describe('Against the version before, a table each; empty for the first'),
});
export type Release = z.infer<typeof Release>;

/** The working copy that people with a role in the institution see and edit. */
export const Draft = z.object({
  id: DatasetId,
  slug: Slug,
  state: DatasetState,
  publisher: Publisher,
  metadata: DatasetMetadata,
  revision: z.int().describe('Grows with every change; the ETag, asked for by If-Match'),
  latest: z.int().nullable().describe('Newest release; null before the first'),
  distributions: z.array(Distribution),
  /** What still stands in the way of a release, each with the field or file it is about. Empty: ready. */
  blockers: z.array(z.object({ code: z.string(), pointer: z.string(), message: LanguageMap })),
  changed: z.boolean().describe('Whether a release now would differ from the newest one'),
  proposals: MetadataChange.describe('What the bytes suggest for fields that are still empty'),
  updated: Instant,
});
export type Draft = z.infer<typeof Draft>;

export const NewFile = z.object({
  upload: UploadId,
  title: z.string().max(300).optional(),
  replaces: DistributionId.optional().describe('The distribution this is a new version of'),
});
export type NewFile = z.infer<typeof NewFile>;
export const NewDataset = z.object({
  publisher: z.string().describe('Id or slug of the institution'),
  slug: Slug.optional(),
  metadata: DatasetMetadata,
  files: z.array(NewFile).max(1000).default([]),
});
export const DraftChange = z.object({
  metadata: MetadataChange.optional(),
  slug: Slug.optional(),
  distributions: z
    .array(
      z.object({
        id: DistributionId,
        title: z.string().max(300).optional(),
        description: LanguageMap.optional(),
        position: z.int().optional(),
      }),
    )
    .max(1000)
    .optional(),
});
export const TableChange = z.object({ columns: ColumnNotes });
export const NewRelease = z.object({ notes: z.string().max(5000).default('') });
export const Withdrawal = z.object({
  reason: z.string().trim().min(3).max(5000),
  authority: z.string().trim().min(2).max(500),
});
export const Tombstone = z.object({
  id: DatasetId,
  title: LanguageMap,
  withdrawn: Instant,
  reason: z.string(),
  authority: z.string(),
});
export type Tombstone = z.infer<typeof Tombstone>;

/** A table in a draft, with what the public will see and what the publisher said about its columns. */
export const DraftTable = TableSummary.extend({
  id: TableId,
  distribution: DistributionId,
  profile: TableProfile,
  columnNotes: ColumnNotes,
  diff: TableDiff.nullable(),
});
export type DraftTable = z.infer<typeof DraftTable>;
