import {
  type Dataset,
  findFileType,
  findLicence,
  findText,
  type Language,
  listKept,
  paths,
  type Table,
} from '@milpa/sdk';
import type { Identities, PortalName } from './names.ts';

const mostColumns = 200;

/**
 * A dataset in the words of schema.org, as dataset search engines read it, in one language. The page embeds it in a
 * script element, so `<` is written as an escape and no text can end that element.
 */
export function formatSchemaOrg(
  dataset: Dataset,
  tables: readonly Table[],
  { names, portal, language }: { names: Identities; portal: PortalName; language: Language },
): string {
  const { metadata, publisher } = dataset;
  const text = (map: Parameters<typeof findText>[0]) => findText(map, language)?.text;
  const { temporal, spatial } = metadata;
  const columns = [
    ...new Set(tables.flatMap((table) => table.profile.columns.map((column) => text(column.label) ?? column.name))),
  ];
  const page = names.absolute(paths.dataset(language, dataset.slug));
  const value = {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': names.dataset(dataset.id),
    identifier: dataset.id,
    name: text(metadata.title),
    description: text(metadata.description) ?? text(metadata.title),
    url: page,
    license: findLicence(metadata.licence)?.uri,
    keywords: metadata.keywords[language] ?? Object.values(metadata.keywords).flat(),
    inLanguage: metadata.language,
    isAccessibleForFree: true,
    datePublished: dataset.issued,
    dateModified: dataset.modified,
    version: String(dataset.version),
    temporalCoverage: temporal.from || temporal.to ? `${temporal.from ?? '..'}/${temporal.to ?? '..'}` : undefined,
    spatialCoverage: describePlace(spatial),
    creator: { '@type': 'Organization', '@id': names.institution(publisher.id), name: text(publisher.name) },
    publisher: { '@id': names.institution(publisher.id) },
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      name: text(portal.title),
      url: names.absolute(paths.home(language)),
    },
    variableMeasured: columns.slice(0, mostColumns),
    distribution: listKept(dataset).flatMap(({ id, title, file }) => [
      {
        '@type': 'DataDownload',
        name: title || file.name,
        contentUrl: names.absolute(paths.original(id)),
        encodingFormat: file.mediaType,
        contentSize: `${file.size} B`,
        sha256: file.sha256,
      },
      ...file.tables.flatMap((table) =>
        table.formats.map((format) => ({
          '@type': 'DataDownload',
          name: `${table.name} (${findFileType(format)?.label[language] ?? format})`,
          contentUrl: names.absolute(paths.tableExport(table.id, format)),
          encodingFormat: findFileType(format)?.mediaType,
        })),
      ),
    ]),
  };
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function describePlace({ name, bbox }: Dataset['metadata']['spatial']) {
  if (!name && !bbox) return undefined;
  const [west, south, east, north] = bbox ?? [];
  return {
    '@type': 'Place',
    name,
    geo: bbox && { '@type': 'GeoShape', box: `${south} ${west} ${north} ${east}` },
  };
}
