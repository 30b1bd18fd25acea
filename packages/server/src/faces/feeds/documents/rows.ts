import { type Dataset, type DatasetId, languages, listKept, listLinked, listTables, paths } from '@milpa/sdk';
import type { Identities } from '../names.ts';
import type { DocumentKind, DocumentNeeds } from './model.ts';

type Cell = string | number | undefined;
type Column = readonly [name: string, value: (dataset: Dataset, names: Identities) => Cell];

const several = (values: readonly string[] | undefined) => (values ?? []).join('|');
const perLanguage = (name: string, find: (dataset: Dataset, language: (typeof languages)[number]) => Cell): Column[] =>
  languages.map((language) => [`${name}_${language}`, (dataset) => find(dataset, language)]);

/** The columns of the list of everything released. Several values in one cell stand between bars. */
const columns: readonly Column[] = [
  ['id', ({ id }) => id],
  ['slug', ({ slug }) => slug],
  ['kind', ({ kind }) => kind ?? 'dataset'],
  ['url', ({ id }, names) => names.dataset(id)],
  ...perLanguage('title', ({ metadata }, language) => metadata.title[language]),
  ...perLanguage('description', ({ metadata }, language) => metadata.description[language]),
  ...perLanguage('keywords', ({ metadata }, language) => several(metadata.keywords[language])),
  ['publisher', ({ publisher }) => publisher.slug],
  ['publisher_id', ({ publisher }) => publisher.id],
  ['publisher_name', ({ publisher }) => publisher.name.es ?? publisher.name.en ?? publisher.name.fr],
  ['licence', ({ metadata }) => metadata.licence],
  ['access_level', ({ metadata }) => metadata.accessLevel ?? 'public'],
  ['themes', ({ metadata }) => several(metadata.themes)],
  ['high_value', ({ metadata }) => several(metadata.highValue)],
  ['frequency', ({ metadata }) => metadata.frequency],
  ['language', ({ metadata }) => several(metadata.language)],
  ['spatial', ({ metadata }) => metadata.spatial.name],
  ['places', ({ metadata }) => several(metadata.spatial.places)],
  ['bbox', ({ metadata }) => metadata.spatial.bbox?.join(' ')],
  ['temporal_from', ({ metadata }) => metadata.temporal.from],
  ['temporal_to', ({ metadata }) => metadata.temporal.to],
  ['contact_name', ({ metadata }) => metadata.contact.name],
  ['contact_email', ({ metadata }) => metadata.contact.email],
  ['in_series', ({ metadata }) => metadata.inSeries],
  ['landing_page', ({ metadata }) => metadata.landingPage],
  ['version', ({ version }) => version],
  ['issued', ({ issued }) => issued],
  ['released', ({ released }) => released],
  ['modified', ({ modified }) => modified],
  [
    'formats',
    (dataset) => several([...new Set(dataset.distributions.map(formatOf).filter((format) => format !== ''))]),
  ],
  ['files', (dataset) => listKept(dataset).length],
  ['links', (dataset) => listLinked(dataset).length],
  ['tables', (dataset) => listTables(dataset).length],
  ['rows', (dataset) => listTables(dataset).reduce((sum, { rows }) => sum + rows, 0)],
  ['bytes', (dataset) => listKept(dataset).reduce((sum, { file }) => sum + file.size, 0)],
];
const formatOf = ({ file, link }: Dataset['distributions'][number]) => file?.format ?? link?.format ?? '';

/** RFC 4180. */
const formatCell = (value: Cell): string => {
  if (value === undefined) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const createCsvDocument = ({ names }: DocumentNeeds): DocumentKind => ({
  name: paths.catalogDump('csv').slice(1),
  mediaType: 'text/csv; charset=utf-8',
  open: () => ({
    head: `${columns.map(([name]) => name).join(',')}\r\n`,
    format: ({ dataset }) => `${columns.map(([, value]) => formatCell(value(dataset, names))).join(',')}\r\n`,
    comma: '',
    tail: '',
  }),
});

/** Name of the list that is released as a dataset. */
export const listDocument = 'list.csv';

/** The rows of everything but one dataset: the list that is itself a dataset does not change by its own release. */
export const createListDocument = (needs: DocumentNeeds, itself: DatasetId | undefined): DocumentKind => {
  const csv = createCsvDocument(needs);
  return {
    ...csv,
    name: listDocument,
    open(facts) {
      const writer = csv.open(facts);
      return {
        ...writer,
        format: (entry) => (entry.dataset.id === itself ? undefined : writer.format(entry)),
      };
    },
  };
};

/** A line a dataset, whole, as the API gives it. */
export const createJsonLinesDocument = (_needs: DocumentNeeds): DocumentKind => ({
  name: paths.catalogDump('jsonl').slice(1),
  mediaType: 'application/jsonl; charset=utf-8',
  open: () => ({ head: '', format: ({ dataset }) => `${JSON.stringify(dataset)}\n`, comma: '', tail: '' }),
});
