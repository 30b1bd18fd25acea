import type { Column, Language, LanguageMap, TableProfile } from '@milpa/sdk';
import { findPattern, findWrittenType, isRequired, type WrittenType } from './meaning.ts';

/** What is known of the file beside its columns. */
export interface CsvwSubject {
  /** Address of the CSV, absolute or beside the metadata. */
  readonly url: string;
  /** Of the headers and texts. */
  readonly language: Language;
  readonly title?: string;
  readonly description?: string;
  /** Address of the licence. */
  readonly licence?: string;
  readonly publisher?: string;
  /** Date of ISO 8601. */
  readonly modified?: string;
  /** Address of the CSV of another table of the same file, by its name; without one, keys into it are not told. */
  readonly urlOf?: (table: string) => string | undefined;
}

type Datatype = string | { readonly base: string; readonly format: string };

/** Types of XML Schema as CSVW names them; https://www.w3.org/TR/tabular-data-primer/#datatypes */
const datatypes: Readonly<Record<WrittenType, string>> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  datetime: 'dateTime',
  year: 'gYear',
  yearmonth: 'gYearMonth',
  duration: 'duration',
  geopoint: 'string',
  geojson: 'json',
  object: 'json',
  array: 'json',
};

/** Metadata of a CSV for the Web (https://www.w3.org/TR/tabular-metadata/) as JSON-LD, for the CSV download of a table. */
export function describeCsvw(profile: TableProfile, subject: CsvwSubject): Readonly<Record<string, unknown>> {
  const names = nameColumns(profile.columns);
  const find = (column: string) => names.get(column) ?? column;
  const [primary] = profile.keys ?? [];
  const foreign = (profile.foreignKeys ?? []).flatMap(({ columns, table, references }) => {
    const url = subject.urlOf?.(table);
    return url === undefined
      ? []
      : [
          {
            columnReference: columns.map(find),
            reference: { resource: url, columnReference: references.map(escapeName) },
          },
        ];
  });
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': subject.language }],
    url: subject.url,
    ...describeSubject(subject),
    dialect: { encoding: 'utf-8', delimiter: ',', header: true, quoteChar: '"', doubleQuote: true },
    tableSchema: {
      columns: profile.columns.map((column) => describeColumn(column, find(column.name), profile.rows)),
      ...(primary ? { primaryKey: primary.map(find) } : {}),
      ...(foreign.length === 0 ? {} : { foreignKeys: foreign }),
    },
  };
}

function describeSubject({ title, description, licence, publisher, modified }: CsvwSubject) {
  return {
    ...(title ? { 'dc:title': title } : {}),
    ...(description ? { 'dc:description': description } : {}),
    ...(licence ? { 'dc:license': { '@id': licence } } : {}),
    ...(publisher ? { 'dc:publisher': publisher } : {}),
    ...(modified ? { 'dc:modified': { '@value': modified, '@type': 'xsd:date' } } : {}),
  };
}

function describeColumn(column: Column, name: string, rows: number) {
  const { label, description, unit } = column;
  return {
    name,
    titles: column.name,
    datatype: findDatatype(column),
    ...(isRequired(column, rows) ? { required: true } : {}),
    ...(label ? { 'dc:title': listTexts(label) } : {}),
    ...(description ? { 'dc:description': listTexts(description) } : {}),
    ...(unit === undefined ? {} : { 'schema:unitText': unit }),
  };
}

function findDatatype(column: Column): Datatype {
  const type = findWrittenType(column);
  if (type === 'string' && column.format === 'uri' && !column.misfits) return 'anyURI';
  const base = datatypes[type];
  const pattern = findPattern(column);
  return type === 'string' && pattern !== undefined ? { base, format: pattern } : base;
}

/** Texts of each language as JSON-LD has them in common properties. */
const listTexts = (text: LanguageMap) =>
  Object.entries(text)
    .filter(([, value]) => value !== '')
    .map(([language, value]) => ({ '@value': value, '@language': language }));

/** Names of columns by the names in the table: letters, digits and _ stay, all else is percent-encoded; none begins with _. */
function nameColumns(columns: readonly Column[]): ReadonlyMap<string, string> {
  return new Map(columns.map(({ name }) => [name, escapeName(name)]));
}

function escapeName(name: string): string {
  const escaped = encodeURIComponent(name).replace(
    /[^A-Za-z0-9_%]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return escaped.replace(/^_/, '%5F');
}
