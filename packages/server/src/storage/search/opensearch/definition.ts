import { type Language, languages } from '@milpa/sdk';
import { type SearchField, searchFields } from '../contract.ts';
import type { StoredDocument } from '../document/document.ts';
import { fold } from '../language/fold.ts';

/** Counts up with every change of what an index is made of: the next start makes another one beside it. */
export const definitionVersion = 1;

/** What a word is worth by where it is found; the same as in the other indexes. */
export const worth: Readonly<Record<SearchField, number>> = {
  title: 5,
  keywords: 3,
  description: 1,
  columns: 0.7,
  publisher: 2,
  details: 0.5,
};

const stemmers: Readonly<Record<Language, string>> = { es: 'light_spanish', en: 'english', fr: 'light_french' };
const analyzer = (filters: readonly string[]) => ({
  type: 'custom',
  tokenizer: 'words',
  filter: ['lowercase', 'asciifolding', ...filters],
});

/** Settings and mappings. One shard: facets are exact, and places in the sequence of changes can be compared. */
export const indexDefinition = {
  settings: {
    number_of_shards: 1,
    max_result_window: 110_000,
    analysis: {
      tokenizer: { words: { type: 'pattern', pattern: '[^\\p{L}\\p{N}\\p{M}]+' } },
      filter: Object.fromEntries(
        languages.map((language) => [`stem_${language}`, { type: 'stemmer', language: stemmers[language] }]),
      ),
      analyzer: {
        plain: analyzer([]),
        ...Object.fromEntries(languages.map((language) => [language, analyzer([`stem_${language}`])])),
      },
    },
  },
  mappings: {
    dynamic: false,
    dynamic_templates: [{ facets: { path_match: 'facets.*', mapping: { type: 'keyword' } } }],
    properties: {
      id: { type: 'keyword' },
      kind: { type: 'keyword' },
      facets: { type: 'object', dynamic: true },
      modified: { type: 'long' },
      starts: { type: 'integer' },
      ends: { type: 'integer' },
      west: { type: 'double' },
      south: { type: 'double' },
      east: { type: 'double' },
      north: { type: 'double' },
      across: { type: 'boolean' },
      use: { type: 'float' },
      score: { type: 'float' },
      order: {
        properties: Object.fromEntries(
          languages.map((language) => [language, { type: 'keyword', ignore_above: 8000 }]),
        ),
      },
      names: { type: 'text', analyzer: 'plain' },
      spell: { type: 'text', analyzer: 'plain' },
      texts: {
        properties: Object.fromEntries(
          languages.map((language) => [
            language,
            { properties: Object.fromEntries(searchFields.map((field) => [field, describeField(language, field)])) },
          ]),
        ),
      },
    },
  },
};

function describeField(language: Language, field: SearchField) {
  const named = field === 'title' || field === 'keywords' || field === 'publisher';
  return {
    type: 'text',
    analyzer: language,
    copy_to: named ? ['spell', 'names'] : ['spell'],
    fields: { plain: { type: 'text', analyzer: 'plain' } },
  };
}

/** Names of facets as names of fields: those have a meaning for dots. */
export const formatFacet = (name: string): string => encodeURIComponent(name).replaceAll('.', '%2E');

const dayMs = 86_400_000;
const far = 2_000_000_000;
export const parseDay = (day: string | null | undefined, open: number): number => {
  const at = day ? Date.parse(day) : Number.NaN;
  return Number.isNaN(at) ? open : Math.floor(at / dayMs);
};
export const never = far;

/** A document as it is sent. */
export function describeDocument(document: StoredDocument) {
  const { period, bbox, texts } = document;
  const [west, south, east, north] = bbox ?? [];
  const titles = languages.map((language) => texts[language]?.title ?? '');
  const first = titles.find((title) => title !== '') ?? '';
  return {
    ...document,
    facets: Object.fromEntries(Object.entries(document.facets).map(([name, values]) => [formatFacet(name), values])),
    order: Object.fromEntries(languages.map((language, at) => [language, fold(titles[at] || first).slice(0, 2000)])),
    ...(period ? { starts: parseDay(period.from, -far), ends: parseDay(period.to, far) } : {}),
    ...(bbox ? { west, south, east, north, across: (west ?? 0) > (east ?? 0) } : {}),
  };
}
