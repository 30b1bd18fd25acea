import { type Column, type Dataset, formatModified, type Language, paths, type Table } from '@milpa/sdk';
import { type Download, licenceAddress, listDownloads } from '../downloads.ts';
import type { Identities, PortalName } from '../names.ts';
import { formatIri } from '../rdf/index.ts';
import { formatForPage, sayIn, withoutGaps } from '../texts.ts';

const mostColumns = 200;
/** Google takes no shorter and no longer descriptions: https://developers.google.com/search/docs/appearance/structured-data/dataset */
const describable = { least: 50, most: 5000 };

export interface SchemaOrgOptions {
  readonly names: Identities;
  readonly portal: PortalName;
  readonly language: Language;
}

/**
 * A dataset, series or service in the words of schema.org, as dataset search engines read it, in one language. The page
 * embeds it in a script element, so `<` is written as an escape and no text can end that element.
 */
export const formatSchemaOrg = (dataset: Dataset, tables: readonly Table[], options: SchemaOrgOptions): string =>
  formatForPage(
    dataset.kind === 'service' ? describeService(dataset, options) : describeData(dataset, tables, options),
  );

function describeShared(dataset: Dataset, { names, language }: SchemaOrgOptions) {
  const { metadata, publisher } = dataset;
  const say = sayIn(language);
  const { contact } = metadata;
  return {
    '@context': 'https://schema.org/',
    '@id': names.dataset(dataset.id),
    name: say(metadata.title),
    description: describe(dataset, language),
    url: names.absolute(paths.dataset(language, dataset.slug)),
    keywords: metadata.keywords[language] ?? Object.values(metadata.keywords).flat(),
    creator: withoutGaps({
      '@type': 'Organization',
      '@id': names.institution(publisher.id),
      name: say(publisher.name) ?? publisher.slug,
      contactPoint: contact.email
        ? withoutGaps({
            '@type': 'ContactPoint',
            contactType: contact.name,
            email: contact.email,
            telephone: contact.telephone,
            url: contact.url,
          })
        : undefined,
    }),
    publisher: { '@id': names.institution(publisher.id) },
    license: licenceAddress(metadata.licence),
  };
}

function describeData(dataset: Dataset, tables: readonly Table[], options: SchemaOrgOptions) {
  const { metadata } = dataset;
  const { names, portal, language } = options;
  const say = sayIn(language);
  return withoutGaps({
    ...describeShared(dataset, options),
    '@type': 'Dataset',
    alternateName: Object.values(metadata.title).filter((title) => title !== say(metadata.title)),
    identifier: [dataset.id, ...(metadata.identifiers ?? [])],
    sameAs: metadata.landingPage,
    inLanguage: metadata.language,
    // Who may have restricted data, and for how much, is not known.
    isAccessibleForFree: (metadata.accessLevel ?? 'public') === 'public' ? true : undefined,
    conditionsOfAccess: say(metadata.rights),
    datePublished: dataset.issued,
    dateModified: formatModified(dataset),
    version: String(dataset.version),
    temporalCoverage: describePeriod(dataset),
    spatialCoverage: describePlaces(dataset),
    isPartOf: metadata.inSeries ? { '@id': names.dataset(metadata.inSeries) } : undefined,
    isBasedOn: (metadata.relations ?? []).filter(({ kind }) => kind === 'source').map(({ uri }) => formatIri(uri)),
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      name: say(portal.title),
      url: names.absolute(paths.home(language)),
    },
    variableMeasured: describeColumns(tables, language),
    distribution: listDownloads(dataset, names).map((one) => describeDownload(one, language)),
  });
}

const describeService = (dataset: Dataset, options: SchemaOrgOptions) =>
  withoutGaps({
    ...describeShared(dataset, options),
    '@type': 'WebAPI',
    provider: { '@id': options.names.institution(dataset.publisher.id) },
    documentation: dataset.metadata.endpoint?.description || dataset.metadata.landingPage,
    dateModified: formatModified(dataset),
  });

const publishedBy: Readonly<Record<Language, (name: string) => string>> = {
  es: (name) => `Datos publicados por ${name}.`,
  en: (name) => `Data published by ${name}.`,
  fr: (name) => `Données publiées par ${name}.`,
};

/** The description, with title and publisher before it is too short to count as one. */
function describe({ metadata, publisher }: Dataset, language: Language): string {
  const say = sayIn(language);
  const title = say(metadata.title) ?? '';
  const said = say(metadata.description) ?? title;
  const filled =
    said.length >= describable.least
      ? said
      : [title === said ? '' : `${title}.`, said, publishedBy[language](say(publisher.name) ?? publisher.slug)]
          .filter((part) => part)
          .join(' ');
  return filled.slice(0, describable.most).toWellFormed();
}

const describePeriod = ({ metadata: { temporal } }: Dataset) =>
  temporal.from || temporal.to ? `${temporal.from ?? '..'}/${temporal.to ?? '..'}` : undefined;

function describePlaces({ metadata: { spatial } }: Dataset) {
  const { name, bbox, places = [] } = spatial;
  const [west, south, east, north] = bbox ?? [];
  const drawn =
    name || bbox
      ? [
          withoutGaps({
            '@type': 'Place',
            name,
            geo: bbox && { '@type': 'GeoShape', box: `${south} ${west} ${north} ${east}` },
          }),
        ]
      : [];
  return [...drawn, ...places.map((place) => ({ '@type': 'Place', name: place }))];
}

function describeColumns(tables: readonly Table[], language: Language) {
  const columns = new Map<string, Column>();
  for (const { profile } of tables)
    for (const column of profile.columns) if (!columns.has(column.name)) columns.set(column.name, column);
  const say = sayIn(language);
  return [...columns.values()].slice(0, mostColumns).map(({ name, label, description, unit }) =>
    withoutGaps({
      '@type': 'PropertyValue',
      name: say(label) ?? name,
      alternateName: say(label) && say(label) !== name ? name : undefined,
      description: say(description),
      unitText: unit,
    }),
  );
}

const describeDownload = (
  { title, of, downloadUrl, accessUrl, mediaType, size, sha256 }: Download,
  language: Language,
) =>
  withoutGaps({
    '@type': 'DataDownload',
    name: title,
    description: sayIn(language)(of.description),
    contentUrl: downloadUrl ? formatIri(downloadUrl) : undefined,
    url: downloadUrl ? undefined : formatIri(accessUrl),
    encodingFormat: mediaType,
    contentSize: size === undefined ? undefined : `${size} B`,
    sha256,
  });
