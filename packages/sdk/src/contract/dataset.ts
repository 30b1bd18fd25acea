import { z } from 'zod';
import { FreshnessNow } from './freshness.ts';
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
import { AccessLevel, DatasetMetadata, MetadataChange, Standard } from './metadata.ts';
import { searchFields } from './searched.ts';
import { ColumnNotes, Finding, TableDiff, TableProfile, TableSummary } from './table.ts';

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

const webAddress = z.url({ protocol: /^https?$/ }).max(2000);

/** Data that lie elsewhere: the portal holds the address, not the bytes, and cannot promise that they stay. */
export const Link = z.object({
  accessUrl: webAddress.describe('A page or service from which the data can be had (dcat:accessURL)'),
  downloadUrl: webAddress.optional().describe('The file itself (dcat:downloadURL)'),
  format: z.string().max(50).default('').describe('Identifier from the file type vocabulary, as declared; "" unknown'),
  mediaType: z.string().max(200).optional().describe('As declared'),
  size: z.int().min(0).optional().describe('Bytes, as declared'),
  checksum: z.object({ algorithm: z.string().max(50), value: z.string().max(200) }).optional(),
});
export type Link = z.infer<typeof Link>;

/** What was found when the address was last asked. Three-valued: what could not be checked is never fine. */
export const Availability = z.object({
  state: z.enum(['available', 'unavailable', 'unchecked']),
  checked: Instant.optional(),
  status: z.int().optional().describe('HTTP status of the answer'),
  reason: z
    .string()
    .optional()
    .describe(
      'Code of what went wrong: status, closed, busy, timeout, dns, tls, network, redirects, forbidden-address, html-instead, redirected-home, not-found-page, empty',
    ),
  since: Instant.optional().describe('When this state was first seen'),
});
export type Availability = z.infer<typeof Availability>;

const linkCount = z.int().min(0);
/** How many links of what is released answered when they were last asked. */
export const LinkCounts = z.object({
  links: linkCount,
  available: linkCount,
  unavailable: linkCount,
  unchecked: linkCount.describe('Never asked yet: neither good nor bad'),
});
export type LinkCounts = z.infer<typeof LinkCounts>;

/** A link of a released dataset with what was found at its address. */
export const CheckedLink = z.object({
  dataset: DatasetId,
  slug: Slug,
  publisher: Slug,
  title: LanguageMap.describe('Of the dataset'),
  distribution: DistributionId,
  name: z.string().describe('Of the link'),
  address: z.string(),
  availability: Availability,
});
export type CheckedLink = z.infer<typeof CheckedLink>;

const distributionTerms = {
  licence: z.string().optional().describe('Where it differs from that of the dataset'),
  rights: LanguageMap.optional(),
  conformsTo: z.array(Standard).max(50).optional(),
  service: DatasetId.optional().describe('The data service that gives it (dcat:accessService)'),
};

/** One form of the data (dcat:Distribution): either a file that the portal keeps, or a link to where the data lie. */
export const Distribution = z.object({
  id: DistributionId,
  title: z.string(),
  description: LanguageMap.optional(),
  position: z.int(),
  file: FileVersion.optional(),
  link: Link.optional(),
  availability: Availability.optional().describe('Of a link'),
  ...distributionTerms,
});
export type Distribution = z.infer<typeof Distribution>;
export type KeptDistribution = Distribution & { readonly file: FileVersion };
export type LinkedDistribution = Distribution & { readonly link: Link };

/** Distributions whose bytes the portal keeps. */
export const listKept = (of: { readonly distributions: readonly Distribution[] }): KeptDistribution[] =>
  of.distributions.flatMap((one) => (one.file ? [{ ...one, file: one.file }] : []));
/** Distributions that lie elsewhere. */
export const listLinked = (of: { readonly distributions: readonly Distribution[] }): LinkedDistribution[] =>
  of.distributions.flatMap((one) => (one.link ? [{ ...one, link: one.link }] : []));
/** The tables of all files, in order. */
export const listTables = (of: { readonly distributions: readonly Distribution[] }): TableSummary[] =>
  of.distributions.flatMap((one) => one.file?.tables ?? []);

/** What is described: data, a series of datasets (dcat:DatasetSeries), or a service that gives data (dcat:DataService). */
export const resourceKinds = ['dataset', 'series', 'service'] as const;
export const ResourceKind = z.enum(resourceKinds);
export type ResourceKind = z.infer<typeof ResourceKind>;

export const datasetStates = ['draft', 'released', 'withdrawn'] as const;
export const DatasetState = z.enum(datasetStates);

const Publisher = z.object({ id: InstitutionId, slug: Slug, name: LanguageMap });

/** The day that the source of a description gives for data of which the portal keeps no bytes. */
export const ModifiedSaid = z.object({
  day: Day,
  as: z.enum(['modified', 'issued']).describe('issued: the source tells no later change'),
});
export type ModifiedSaid = z.infer<typeof ModifiedSaid>;

/** When content changed last, as feeds say it: the day that a source gives as a day, what the portal saw to the instant. */
export const formatModified = (of: { readonly modified: string; readonly modifiedSaid?: ModifiedSaid | undefined }) =>
  of.modifiedSaid?.day ?? of.modified;

const Removal = z.object({
  title: LanguageMap,
  withdrawn: Instant.describe('When it was ordered: from then on nobody in public reads it'),
  reason: z.string(),
  authority: z.string(),
});

/** A file that an order for the sake of somebody's privacy took out of a version, or is about to. */
export const RemovedFile = Removal.extend({
  distribution: DistributionId,
  version: z.int().optional().describe('The order is about what this version has of it; absent: about all versions'),
});
export type RemovedFile = z.infer<typeof RemovedFile>;
const removed = z
  .array(RemovedFile)
  .optional()
  .describe('Files of this version that a privacy order removed; absent when none was');

/** A released dataset as the public sees it: the metadata and the files of one release, never a mixture. */
export const Dataset = z.object({
  id: DatasetId,
  slug: Slug,
  kind: ResourceKind.optional().describe('dataset when absent'),
  publisher: Publisher,
  metadata: DatasetMetadata,
  version: z.int().describe('Number of this release, from 1'),
  latest: z.int(),
  issued: Instant.describe('First release'),
  released: Instant.describe('This release'),
  modified: Instant.describe('Last change of content, from the bytes, never typed'),
  modifiedSaid: ModifiedSaid.optional().describe('Where no bytes are kept: `modified` is this word of the source'),
  notes: z.string().describe('What the publisher says changed in this version'),
  distributions: z.array(Distribution),
  removed,
  measured: z
    .object({
      temporal: z.object({ from: Day, to: Day }),
      bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).describe('West, south, east, north'),
    })
    .partial()
    .optional()
    .describe('What the tables cover, measured in their bytes; what the publisher says stands in the metadata'),
});
export type Dataset = z.infer<typeof Dataset>;

/**
 * Whether the last change of content is more than the day on which a description was taken in: the portal sees it in bytes it keeps,
 * and else has the word of the source.
 */
export const isModifiedKnown = (of: Pick<Dataset, 'modifiedSaid' | 'distributions'>): boolean =>
  of.modifiedSaid !== undefined || of.distributions.length === 0 || listKept(of).length > 0;

export const FoundReason = z.object({
  field: z.enum(searchFields),
  language: Language,
  piece: z.string().describe('Of that text, with the found words between U+E000 and U+E001'),
});
export type FoundReason = z.infer<typeof FoundReason>;

/** Whether the promised frequency is kept; unknown where nothing was promised. */
export const timelinessStates = ['met', 'late', 'unknown'] as const;
export const Timeliness = z.enum(timelinessStates);
export type Timeliness = z.infer<typeof Timeliness>;

export const DatasetListItem = z.object({
  id: DatasetId,
  slug: Slug,
  kind: ResourceKind.optional().describe('dataset when absent'),
  publisher: Publisher,
  title: LanguageMap,
  description: LanguageMap,
  licence: z.string(),
  themes: z.array(z.string()),
  formats: z.array(z.string()),
  frequency: z.string(),
  modified: Instant,
  modifiedSaid: ModifiedSaid.optional().describe('`modified` is this word of the source'),
  modifiedKnown: z
    .literal(false)
    .optional()
    .describe('Nobody says when the data changed: they lie elsewhere, and `modified` is only when they were taken in'),
  version: z.int(),
  rows: z.int(),
  tables: z.int(),
  accessLevel: AccessLevel.optional().describe('public when absent'),
  timeliness: Timeliness.optional(),
  freshness: FreshnessNow.optional().describe('On the day of asking'),
  quality: z.number().min(0).max(1).optional().describe('What docs/relevance.md counts; unknown never raises it'),
  /** Pieces of text with the found words between U+E000 and U+E001; absent without a question. */
  highlight: z.string().optional(),
  reasons: z.array(FoundReason).optional().describe('Why it was found; absent without a question'),
});
export type DatasetListItem = z.infer<typeof DatasetListItem>;

/** A dataset of a series. */
export const SeriesMember = z.object({
  id: DatasetId,
  slug: Slug,
  title: LanguageMap,
  version: z.int(),
  issued: Instant,
  modified: Instant,
  modifiedSaid: ModifiedSaid.optional(),
  temporal: DatasetMetadata.shape.temporal,
});
export type SeriesMember = z.infer<typeof SeriesMember>;

export const Release = z.object({
  version: z.int(),
  released: Instant,
  notes: z.string(),
  sha256: Sha256.describe('Of the canonical JSON of this release: metadata and the sha-256 of every file'),
  files: z.array(z.object({ name: z.string(), size: z.int(), sha256: Sha256 })),
  diff: z.array(TableDiff).describe('Against the version before, a table each; empty for the first'),
  removed,
});
export type Release = z.infer<typeof Release>;

/** The working copy that people with a role in the institution see and edit. */
export const Draft = z.object({
  id: DatasetId,
  slug: Slug,
  kind: ResourceKind,
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
/** A distribution that lies elsewhere. */
export const NewLink = z.object({
  title: z.string().trim().max(300).default(''),
  description: LanguageMap.optional(),
  link: Link,
  ...distributionTerms,
});
export type NewLink = z.infer<typeof NewLink>;
export const NewDataset = z.object({
  publisher: z.string().describe('Id or slug of the institution'),
  kind: ResourceKind.default('dataset'),
  slug: Slug.optional(),
  metadata: DatasetMetadata.omit({ sourceDates: true }),
  files: z.array(NewFile).max(1000).default([]),
  links: z.array(NewLink).max(1000).default([]),
});
/** Some of a working copy. Null takes away what is said of a distribution. */
export const DraftChange = z.object({
  metadata: MetadataChange.optional(),
  slug: Slug.optional(),
  distributions: z
    .array(
      z.object({
        id: DistributionId,
        title: z.string().max(300).optional(),
        description: LanguageMap.nullable().optional(),
        position: z.int().optional(),
        link: Link.optional().describe('Only where the distribution is a link'),
        licence: distributionTerms.licence.nullable(),
        rights: distributionTerms.rights.nullable(),
        conformsTo: distributionTerms.conformsTo.nullable(),
        service: distributionTerms.service.nullable(),
      }),
    )
    .max(1000)
    .optional(),
  addLinks: z.array(NewLink).max(1000).optional(),
});
export const TableChange = z.object({ columns: ColumnNotes });
export const NewRelease = z.object({ notes: z.string().max(5000).default('') });
export const Withdrawal = z.object({
  reason: z.string().trim().min(3).max(5000),
  authority: z.string().trim().min(2).max(500),
});
export const Tombstone = Removal.extend({
  id: DatasetId,
  distribution: DistributionId.optional().describe('Only this file is gone; what else the dataset has stands'),
  version: z.int().optional().describe('Only in this version'),
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
