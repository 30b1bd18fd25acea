import {
  type Column,
  type Dataset,
  type ExtraField,
  findTheme,
  type Language,
  languages,
  type Places,
  type Table,
} from '@milpa/sdk';
import type { SearchDocument, SearchText } from '../storage/search/index.ts';
import { describeExtra } from './extra.ts';
import type { Publishers } from './model.ts';

export interface Described {
  readonly dataset: Dataset;
  readonly tables: readonly Table[];
  readonly publishers: Publishers;
  /** Gazetteer identifiers of where it is about. */
  readonly placeIds: readonly string[];
  readonly places: Places;
  readonly extraFields: readonly ExtraField[];
}

/**
 * What a dataset is found by, in each language. Names that vocabularies give in all languages are there in all of them: so
 * "santé" finds what only has a Spanish title. What people wrote stands in the language they wrote it in.
 */
export function describeTexts(described: Described): SearchDocument['texts'] {
  const { dataset, tables } = described;
  const columns = tables.flatMap((table) => table.profile.columns);
  const spoken = listSpoken(dataset, columns);
  const texts: Partial<Record<Language, SearchText>> = {};
  for (const language of languages) {
    const text = spoken.includes(language)
      ? describeIn(described, columns, language)
      : { ...nothing, details: listNames(described, language) };
    if (spoken.includes(language) || text.details.length > 0) texts[language] = text;
  }
  return texts;
}

const nothing: SearchText = { title: '', keywords: [], description: '', columns: [], publisher: [], details: [] };

function describeIn(described: Described, columns: readonly Column[], language: Language): SearchText {
  const { dataset, tables, publishers } = described;
  const { metadata, distributions, publisher } = dataset;
  const titles = [...distributions.map((one) => one.title), ...tables.map((table) => table.name)];
  const about = distributions.map((one) => one.description?.[language]);
  const names = [publisher, ...publishers].flatMap((one) => Object.values(one.name));
  return {
    title: metadata.title[language] ?? '',
    keywords: metadata.keywords[language] ?? [],
    description: metadata.description[language] ?? '',
    columns: unique(columns.map((column) => describeColumn(column, language))),
    publisher: unique(names),
    details: unique([...titles, ...listNames(described, language), metadata.spatial.name, ...about]),
  };
}

/** What vocabularies call its themes and places in a language, and what the portal's own fields say. */
const listNames = ({ dataset, placeIds, places, extraFields }: Described, language: Language): string[] =>
  unique([
    ...dataset.metadata.themes.map((id) => findTheme(id)?.label[language]),
    ...placeIds.map((id) => places.find(id)?.label[language]),
    ...describeExtra(dataset.metadata.extra ?? {}, extraFields, language),
  ]);

const unique = (texts: readonly (string | undefined)[]): string[] => [...new Set(texts.flatMap((text) => text || []))];

const describeColumn = ({ name, label, description }: Column, language: Language): string =>
  [name, label?.[language], description?.[language]].filter((text) => text).join(' · ');

/** The languages in which something is said about a dataset. Names of columns have none: they are read in all of these. */
function listSpoken(dataset: Dataset, columns: readonly Column[]): Language[] {
  const { title, description, keywords } = dataset.metadata;
  const spoken = languages.filter(
    (language) =>
      title[language] ||
      description[language] ||
      keywords[language]?.length ||
      columns.some((each) => each.label?.[language]),
  );
  return spoken.length > 0 ? spoken : [languages[0]];
}
