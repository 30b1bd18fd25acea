import { z } from 'zod';
import { DatasetListItem } from './dataset.ts';
import { Day, Instant } from './identifiers.ts';
import { LanguageMap } from './language.ts';
import { searchKinds } from './searched.ts';

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
  'year',
  'highValue',
  'quality',
  'stars',
  'kind',
] as const;
export const SearchFacet = z.enum(searchFacets);
export type SearchFacet = z.infer<typeof SearchFacet>;
export const SearchSort = z.enum(['relevance', 'modified', 'title', 'use', 'quality']);
export type SearchSort = z.infer<typeof SearchSort>;

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
  year: z.array(z.string()).default([]),
  highValue: z.array(z.string()).default([]),
  quality: z.array(z.string()).default([]),
  stars: z
    .array(z.string())
    .default([])
    .describe('Of the five stars of open data, those that are sure: 0 … 5; unknown: the bytes were not read'),
  from: Day.optional().describe('Only what is about a time from this day on'),
  to: Day.optional().describe('Only what is about a time until this day'),
  bbox: z
    .string()
    .regex(/^-?\d{1,3}(?:\.\d{1,15})?(?:,-?\d{1,3}(?:\.\d{1,15})?){3}$/)
    .optional()
    .describe('Only what lies in a box: west,south,east,north in degrees'),
  facets: z.array(SearchFacet).optional().describe('The facets to count; all of them when absent'),
  sort: SearchSort.optional(),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const FacetValue = z.object({
  value: z.string(),
  count: z.int(),
  label: LanguageMap.optional(),
  parent: z.string().optional().describe('The value this one is a part of; its count contains this one'),
});
export type FacetValue = z.infer<typeof FacetValue>;

export const SearchResult = z.object({
  total: z.int(),
  offset: z.int(),
  limit: z.int(),
  items: z.array(DatasetListItem),
  relaxed: z
    .enum(['mended', 'any', 'few'])
    .optional()
    .describe(
      'Nothing had all the words: typing errors were mended, or any of the words was enough. few: a few things only mention them, so any was enough too',
    ),
  words: z.string().optional().describe('With relaxed: the words that were asked for instead'),
  suggestion: z.string().optional().describe('Other words that find more: did you mean these?'),
  facets: z.partialRecord(SearchFacet, z.array(FacetValue)),
});
export type SearchResult = z.infer<typeof SearchResult>;

export const SuggestQuery = z.object({
  q: z.string().max(100).describe('What was typed so far'),
  limit: z.coerce.number().int().min(1).max(20).default(8),
});
export const Suggestions = z.object({
  items: z.array(z.object({ text: z.string(), field: z.enum(['title', 'keywords', 'publisher']) })),
});

/** What people looked for and did not find. Words only: nobody knows who asked. */
export const SearchMisses = z.object({
  items: z.array(
    z.object({
      words: z.string().describe('Folded: small letters, no accents'),
      count: z.int().describe('How often, in the days asked about'),
      last: Day.describe('The last day it was asked'),
    }),
  ),
  least: z.int().describe('Words asked less often than this are not shown, and forgotten after a month'),
});
export type SearchMisses = z.infer<typeof SearchMisses>;
export const SearchMissesQuery = z.object({
  days: z.coerce.number().int().min(1).max(366).default(90).describe('How many days back'),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

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
