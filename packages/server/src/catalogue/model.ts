import {
  type Column,
  type Dataset,
  type DatasetListItem,
  findFileType,
  findFrequency,
  findLicence,
  findTheme,
  type Institution,
  type Language,
  type LanguageMap,
  languages,
  listKept,
  listTables,
  type SearchFacet,
  type Table,
} from '@milpa/sdk';
import type { SearchDocument, SearchText } from '../storage/search/index.ts';

/** What the catalogue reads from the folder of datasets. Only released things, each in its newest version. */
export interface ReleasedDatasets {
  /** By identifier or by any address it has or had; undefined when it is not released now. */
  findReleased(key: string): Promise<Dataset | undefined>;
  /** Every one, in ascending order of identifier. */
  listReleased(): AsyncIterable<Dataset>;
  /** A table in the newest release that has it. */
  findReleasedTable(id: string): Promise<Table | undefined>;
}

export type Level = Institution['level'];

/** One released dataset as the catalogue keeps it. */
export interface Entry {
  readonly item: DatasetListItem;
  readonly document: SearchDocument;
  readonly released: string;
  readonly notes: string;
  readonly files: number;
  readonly bytes: number;
}

/** The formats a dataset was given in; what the portal makes of a table is offered for every one and tells nothing apart. */
export const listFormats = (dataset: Dataset): string[] => [
  ...new Set(
    listKept(dataset)
      .map(({ file }) => file.format)
      .filter((format) => format !== '' && format !== 'other'),
  ),
];

/** Who publishes, and who stands above that, nearest first. */
export type Publishers = readonly Pick<Institution, 'id' | 'slug' | 'name' | 'level'>[];

export function describeEntry(dataset: Dataset, tables: readonly Table[], publishers: Publishers): Entry {
  const { metadata, distributions } = dataset;
  const summaries = listTables(dataset);
  const item: DatasetListItem = {
    id: dataset.id,
    slug: dataset.slug,
    publisher: dataset.publisher,
    title: metadata.title,
    description: metadata.description,
    licence: metadata.licence,
    themes: metadata.themes,
    formats: listFormats(dataset),
    frequency: metadata.frequency,
    modified: dataset.modified,
    version: dataset.version,
    rows: summaries.reduce((sum, table) => sum + table.rows, 0),
    tables: summaries.length,
  };
  const document: SearchDocument = {
    id: dataset.id,
    kind: 'dataset',
    texts: describeTexts(dataset, tables, publishers),
    facets: {
      publisher: [...new Set([dataset.publisher.id, ...publishers.map((each) => each.id)])],
      theme: metadata.themes,
      format: item.formats,
      licence: metadata.licence ? [metadata.licence] : [],
      frequency: metadata.frequency ? [metadata.frequency] : [],
      level: publishers.slice(0, 1).map((each) => each.level),
    },
    modified: new Date(dataset.modified),
  };
  const { released, notes } = dataset;
  const bytes = listKept(dataset).reduce((sum, { file }) => sum + file.size, 0);
  return { item, document, released, notes, files: distributions.length, bytes };
}

function describeTexts(dataset: Dataset, tables: readonly Table[], publishers: Publishers): SearchDocument['texts'] {
  const { metadata, distributions, publisher } = dataset;
  const columns = tables.flatMap((table) => table.profile.columns);
  const titles = [...new Set([...distributions.map((one) => one.title), ...tables.map((table) => table.name)])];
  const texts: Partial<Record<Language, SearchText>> = {};
  for (const language of spokenIn(dataset, columns)) {
    const about = distributions.map((one) => one.description?.[language]);
    const themes = metadata.themes.map((id) => findTheme(id)?.label[language]);
    const names = [publisher, ...publishers].flatMap((one) => Object.values(one.name));
    texts[language] = {
      title: metadata.title[language] ?? '',
      keywords: metadata.keywords[language] ?? [],
      description: metadata.description[language] ?? '',
      columns: [...new Set(columns.map((column) => describeColumn(column, language)))],
      publisher: [...new Set(names)],
      details: [...about, ...themes, ...titles].flatMap((text) => text || []),
    };
  }
  return texts;
}

const describeColumn = ({ name, label, description }: Column, language: Language): string =>
  [name, label?.[language], description?.[language]].filter((text) => text).join(' · ');

/** The languages in which something is said about a dataset. Names of columns have none: they are read in all of these. */
function spokenIn(dataset: Dataset, columns: readonly Column[]): Language[] {
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

const levelLabels: Readonly<Record<Level, LanguageMap>> = {
  international: { es: 'Internacional', en: 'International', fr: 'International' },
  federal: { es: 'Federal', en: 'Federal', fr: 'Fédéral' },
  state: { es: 'Estatal', en: 'State', fr: 'État fédéré' },
  municipal: { es: 'Municipal', en: 'Municipal', fr: 'Municipal' },
  autonomous: { es: 'Autónomo', en: 'Autonomous', fr: 'Autonome' },
  'state-enterprise': { es: 'Empresa del Estado', en: 'State enterprise', fr: "Entreprise d'État" },
  other: { es: 'Otro', en: 'Other', fr: 'Autre' },
};

/** What people call the value of a facet; publishers have names of their own. */
export const findLabel: Readonly<Partial<Record<SearchFacet, (value: string) => LanguageMap | undefined>>> = {
  theme: (value) => findTheme(value)?.label,
  licence: (value) => findLicence(value)?.label,
  frequency: (value) => findFrequency(value)?.label,
  format: (value) => findFileType(value)?.label,
  level: (value) => Object.entries(levelLabels).find(([level]) => level === value)?.[1],
};
