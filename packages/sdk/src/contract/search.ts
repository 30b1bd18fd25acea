import { z } from 'zod';
import { DatasetListItem } from './dataset.ts';
import { Instant } from './identifiers.ts';
import { LanguageMap } from './language.ts';

/**
 * What found things are counted and narrowed by. Values are identifiers of vocabularies, never texts for people; a thing
 * may have several values of one facet, or none.
 */
export const searchFacets = [
  'publisher',
  'theme',
  'sector',
  'area',
  'format',
  'licence',
  'access',
  'frequency',
  'timeliness',
  'level',
  'place',
  'highValue',
  'quality',
  'kind',
] as const;
export const SearchFacet = z.enum(searchFacets);
export type SearchFacet = z.infer<typeof SearchFacet>;
export const SearchSort = z.enum(['relevance', 'modified', 'title', 'use', 'quality']);
export type SearchSort = z.infer<typeof SearchSort>;

/** Sorts of things that are found in one box. */
export const searchKinds = ['dataset', 'series', 'service', 'request', 'reuse'] as const;
export const SearchKind = z.enum(searchKinds);
export type SearchKind = z.infer<typeof SearchKind>;

export const SearchQuery = z.object({
  q: z.string().max(300).default(''),
  kind: z.array(z.string()).default([]),
  publisher: z.array(z.string()).default([]),
  theme: z.array(z.string()).default([]),
  sector: z.array(z.string()).default([]),
  area: z.array(z.string()).default([]),
  format: z.array(z.string()).default([]),
  licence: z.array(z.string()).default([]),
  access: z.array(z.string()).default([]),
  frequency: z.array(z.string()).default([]),
  timeliness: z.array(z.string()).default([]),
  level: z.array(z.string()).default([]),
  place: z.array(z.string()).default([]),
  highValue: z.array(z.string()).default([]),
  quality: z.array(z.string()).default([]),
  sort: SearchSort.optional(),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const SearchResult = z.object({
  total: z.int(),
  offset: z.int(),
  limit: z.int(),
  items: z.array(DatasetListItem),
  relaxed: z
    .enum(['mended', 'any'])
    .optional()
    .describe('Nothing had all the words: typing errors were mended, or any of the words was enough'),
  words: z.string().optional().describe('With relaxed: the words that were asked for instead'),
  facets: z.partialRecord(
    SearchFacet,
    z.array(z.object({ value: z.string(), count: z.int(), label: LanguageMap.optional() })),
  ),
});
export type SearchResult = z.infer<typeof SearchResult>;

export const PortalFacts = z.object({
  datasets: z.int(),
  institutions: z.int(),
  tables: z.int(),
  rows: z.int(),
  files: z.int(),
  bytes: z.int(),
  updated: Instant.nullable(),
});
export type PortalFacts = z.infer<typeof PortalFacts>;
