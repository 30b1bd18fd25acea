import { type Column, type Dataset, findFileType, type Language, paths, type Table } from '@milpa/sdk';
import { type Download, licenceAddress, listDownloads } from '../downloads.ts';
import type { Identities } from '../names.ts';
import { formatIri } from '../rdf/index.ts';
import { sayIn, withoutGaps } from '../texts.ts';

/** The versions of Croissant that can be asked for; the first when none is named. https://docs.mlcommons.org/croissant/docs/croissant-spec.html */
export const croissantVersions = ['1.1', '1.0'] as const;
export type CroissantVersion = (typeof croissantVersions)[number];

/** As the specification gives it, so that tools of any age read the terms alike. */
const context = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
} as const;

/**
 * A dataset as Croissant: its files with their sums, and a record set for each table, read from the table's Parquet file, whose
 * columns have the types the portal found. Files without a sum (those that lie elsewhere, or are made when asked for) cannot be
 * told: the standard wants one for each.
 */
export function describeCroissant(
  dataset: Dataset,
  tables: readonly Table[],
  { names, language, version }: { names: Identities; language: Language; version: CroissantVersion },
): Record<string, unknown> {
  const { metadata, publisher } = dataset;
  const say = sayIn(language);
  const downloads = listDownloads(dataset, names).filter(({ sha256, downloadUrl }) => sha256 && downloadUrl);
  return withoutGaps({
    '@context': { ...context, '@language': language },
    '@type': 'sc:Dataset',
    conformsTo: `http://mlcommons.org/croissant/${version}`,
    // Tools take the name for a folder's: letters, digits and hyphens alone.
    name: dataset.slug,
    alternateName: Object.values(metadata.title).filter((title) => title),
    description: say(metadata.description) ?? say(metadata.title),
    url: names.absolute(paths.dataset(language, dataset.slug)),
    license: licenceAddress(metadata.licence),
    creator: { '@type': 'sc:Organization', name: say(publisher.name) ?? publisher.slug },
    publisher: { '@type': 'sc:Organization', name: say(publisher.name) ?? publisher.slug },
    datePublished: dataset.issued.slice(0, 10),
    dateModified: dataset.modified.slice(0, 10),
    version: `${dataset.version}.0.0`,
    citeAs: `${say(publisher.name) ?? publisher.slug} (${dataset.released.slice(0, 4)}). ${say(metadata.title)}. ${names.version(dataset.id, dataset.version)}`,
    keywords: metadata.keywords[language] ?? Object.values(metadata.keywords).flat(),
    inLanguage: metadata.language,
    isLiveDataset: false,
    distribution: downloads.map(describeFile),
    recordSet: tables.flatMap((table) => describeTable(table, downloads, language)),
  });
}

function describeFile({ id, title, of, downloadUrl = '', mediaType, format, size, sha256 }: Download) {
  const extension = findFileType(format)?.extension;
  return withoutGaps({
    '@type': 'cr:FileObject',
    '@id': id,
    name: of.file && id === of.id ? of.file.name : `${id}.${extension ?? format}`,
    description: title,
    contentUrl: formatIri(downloadUrl),
    encodingFormat: format === 'parquet' ? 'application/x-parquet' : (mediaType ?? 'application/octet-stream'),
    contentSize: size === undefined ? undefined : `${size} B`,
    sha256,
  });
}

function describeTable(table: Table, downloads: readonly Download[], language: Language) {
  const file = downloads.find((one) => one.table?.id === table.id && one.format === 'parquet');
  if (!file) return [];
  const [key] = table.profile.keys ?? [];
  return [
    withoutGaps({
      '@type': 'cr:RecordSet',
      '@id': table.id,
      name: table.name,
      key: key?.map((column) => ({ '@id': fieldId(table, column) })),
      field: table.profile.columns.map((column) => describeField(table, column, file, language)),
    }),
  ];
}

/** Opaque, because a column may be called anything; unlike names it may stand in an address. */
const fieldId = (table: Table, column: string) => `${table.id}/${encodeURIComponent(column.toWellFormed())}`;

const types: Readonly<Partial<Record<Column['type'], string>>> = {
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
  date: 'sc:Date',
  datetime: 'sc:DateTime',
  year: 'sc:Integer',
};

function describeField(table: Table, column: Column, file: Download, language: Language) {
  const say = sayIn(language);
  return withoutGaps({
    '@type': 'cr:Field',
    '@id': fieldId(table, column.name),
    name: column.name,
    description: say(column.description) ?? say(column.label) ?? (column.title.trim() || undefined),
    dataType: types[column.type] ?? 'sc:Text',
    source: { fileObject: { '@id': file.id }, extract: { column: column.name } },
  });
}
