import { z } from 'zod';
import { DatasetListItem } from './dataset.ts';
import { Instant } from './identifiers.ts';
import { LanguageMap } from './language.ts';

export const searchFacets = ['publisher', 'theme', 'format', 'licence', 'frequency', 'level'] as const;
export const SearchFacet = z.enum(searchFacets);
export type SearchFacet = z.infer<typeof SearchFacet>;
export const SearchSort = z.enum(['relevance', 'modified', 'title']);

export const SearchQuery = z.object({
  q: z.string().max(300).default(''),
  publisher: z.array(z.string()).default([]),
  theme: z.array(z.string()).default([]),
  format: z.array(z.string()).default([]),
  licence: z.array(z.string()).default([]),
  frequency: z.array(z.string()).default([]),
  level: z.array(z.string()).default([]),
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
