import { type Dataset, findFrequency, findTheme, formatModified, type LanguageMap, paths } from '@milpa/sdk';
import { placeIri } from '../dcat/index.ts';
import { type Download, listDownloads } from '../downloads.ts';
import type { Identities, PortalName } from '../names.ts';
import { formatIri } from '../rdf/index.ts';
import { sayIn, splitAround, withoutGaps } from '../texts.ts';

const say = sayIn('en');
const authority = 'http://publications.europa.eu/resource/authority/';
const context = 'https://raw.githubusercontent.com/DOI-DO/dcat-us/main/context/dcat-us-3.0.jsonld';

/** A text as the standard has it: once plain, and in each language. */
const texts = (field: string, map: LanguageMap | undefined) => {
  const said = Object.entries(map ?? {}).filter(([, text]) => text);
  return said.length === 0 ? {} : { [field]: say(map), [`${field}Map`]: Object.fromEntries(said) };
};

/** The frame of a catalogue by DCAT-US 3.0 (https://doi-do.github.io/dcat-us/): what stands before and after its datasets. */
export const dcatUs3Frame = (
  portal: PortalName,
  { modified }: { readonly modified: string | undefined },
  names: Identities,
): readonly [head: string, tail: string] =>
  splitAround(
    withoutGaps({
      '@context': context,
      '@id': names.catalog,
      '@type': 'dcat:Catalog',
      ...texts('title', portal.title),
      ...texts('description', portal.description),
      publisher: describeOrganization(`${names.catalog}#publisher`, portal.title, ''),
      homepage: names.absolute('/'),
      modified,
    }),
    'dataset',
  );

/** A dataset, series or service by DCAT-US 3.0, as JSON that its context makes RDF. */
export function describeDcatUs3(dataset: Dataset, names: Identities): Record<string, unknown> {
  const kind = dataset.kind ?? 'dataset';
  const { id, metadata, publisher, slug } = dataset;
  const shared = {
    '@id': names.dataset(id),
    ...texts('title', metadata.title),
    ...(say(metadata.description) ? texts('description', metadata.description) : texts('description', metadata.title)),
    publisher: describeOrganization(names.institution(publisher.id), publisher.name, publisher.slug),
    contactPoint: describeContact(dataset, names),
    modified: formatModified(dataset),
    spatial: describePlaces(dataset, names),
    temporal: describePeriod(dataset, names),
  };
  if (kind === 'series')
    return withoutGaps({
      ...shared,
      '@type': 'dcat:DatasetSeries',
      issued: dataset.issued,
      accrualPeriodicity: frequencyOf(dataset),
    });
  const more = {
    ...shared,
    identifier: [id],
    accessRights: rights[metadata.accessLevel ?? 'public'],
    conformsTo: metadata.conformsTo?.map(({ uri }) => formatIri(uri)),
    theme: metadata.themes.flatMap((theme) => findTheme(theme)?.uri ?? []),
    keyword: [...new Set(Object.values(metadata.keywords).flat())].join(', '),
    keywordMap: withoutGaps(metadata.keywords),
  };
  if (kind === 'service') return withoutGaps({ ...more, ...describeService(dataset, names) });
  return withoutGaps({
    ...more,
    '@type': 'dcat:Dataset',
    issued: dataset.issued,
    conformsTo: metadata.conformsTo?.slice(0, 1).map(({ uri }) => formatIri(uri))[0],
    landingPage: names.absolute(paths.datasetIdentity(slug)),
    page: metadata.landingPage ? formatIri(metadata.landingPage) : undefined,
    accrualPeriodicity: frequencyOf(dataset),
    otherIdentifier: describeIdentifiers(dataset, names),
    version: String(dataset.version),
    versionNotes: dataset.notes,
    inSeries: metadata.inSeries ? [names.dataset(metadata.inSeries)] : [],
    temporalResolution: metadata.temporalResolution,
    spatialResolutionInMeters:
      metadata.spatialResolution === undefined ? undefined : String(metadata.spatialResolution),
    relation: listRelated(dataset, 'relation'),
    replaces: listRelated(dataset, 'replaces'),
    source: listRelated(dataset, 'source'),
    isReferencedBy: listRelated(dataset, 'isReferencedBy'),
    distribution: listDownloads(dataset, names).map((one) => describeDistribution(one, dataset, names)),
  });
}

const rights = {
  public: `${authority}access-right/PUBLIC`,
  restricted: `${authority}access-right/RESTRICTED`,
  'non-public': `${authority}access-right/NON_PUBLIC`,
} as const;
const frequencyOf = ({ metadata }: Dataset) => findFrequency(metadata.frequency)?.uri;
const listRelated = ({ metadata }: Dataset, kind: string) =>
  (metadata.relations ?? []).filter((one) => one.kind === kind).map(({ uri }) => formatIri(uri));

/** The standard has a name and a preferred name, and requires both; only the second is told in several languages. */
const describeOrganization = (id: string, name: LanguageMap, otherwise: string) => ({
  '@id': id,
  '@type': 'org:Organization',
  name: say(name) ?? otherwise,
  prefLabel: otherwise,
  ...texts('prefLabel', name),
});

/** A contact needs a name and an address of mail; without mail it is not told. */
function describeContact({ id, metadata: { contact } }: Dataset, names: Identities) {
  if (!contact.email) return [];
  return [
    withoutGaps({
      '@id': names.part(id, 'contact'),
      '@type': 'vcard:Kind',
      fn: contact.name || contact.email,
      hasEmail: formatIri(`mailto:${contact.email}`),
    }),
  ];
}

function describePlaces({ id, metadata: { spatial } }: Dataset, names: Identities) {
  const named = (spatial.places ?? []).flatMap((place) => {
    const address = placeIri(place);
    return address ? [formatIri(address)] : [];
  });
  if (!spatial.name) return named;
  return [{ '@id': names.part(id, 'spatial'), '@type': 'dcterms:Location', prefLabel: spatial.name }, ...named];
}

function describePeriod({ id, metadata: { temporal } }: Dataset, names: Identities) {
  if (!temporal.from && !temporal.to) return [];
  const period = { startDate: temporal.from, endDate: temporal.to };
  return [withoutGaps({ '@id': names.part(id, 'temporal'), '@type': 'dcterms:PeriodOfTime', ...period })];
}

const describeIdentifiers = ({ id, metadata }: Dataset, names: Identities) =>
  (metadata.identifiers ?? []).map((notation, index) => ({
    '@id': names.part(id, `identifier-${index + 1}`),
    '@type': 'adms:Identifier',
    notation,
  }));

/** A service must have a contact; one of the publisher's name alone is none, so the address of the description stands in. */
function describeService({ metadata, publisher }: Dataset, names: Identities) {
  const { endpoint, serves, contact } = metadata;
  return {
    '@type': 'dcat:DataService',
    ...(contact.email ? {} : { contactPoint: [names.institution(publisher.id)] }),
    endpointURL: endpoint ? [formatIri(endpoint.url)] : [],
    endpointDescription: endpoint?.description ? [formatIri(endpoint.description)] : [],
    servesDataset: (serves ?? []).map(names.dataset),
  };
}

function describeDistribution(download: Download, dataset: Dataset, names: Identities) {
  const { of, size, sha256, downloadUrl, mediaType } = download;
  const own = names.part(dataset.id, download.id);
  const type = mediaType?.split(';')[0]?.trim();
  return withoutGaps({
    '@id': own,
    '@type': 'dcat:Distribution',
    title: download.title,
    ...texts('description', of.description),
    accessURL: formatIri(download.accessUrl),
    downloadURL: downloadUrl ? formatIri(downloadUrl) : undefined,
    mediaType: type ? formatIri(`https://www.iana.org/assignments/media-types/${type}`) : undefined,
    byteSize: size === undefined ? undefined : String(size),
    license: download.licence ? formatIri(download.licence) : undefined,
    accessService: of.service ? [names.dataset(of.service)] : [],
    checksum: sha256
      ? {
          '@id': `${own}-checksum`,
          '@type': 'spdx:Checksum',
          algorithm: 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256',
          checksumValue: sha256,
        }
      : undefined,
    issued: dataset.issued,
    modified: formatModified(dataset),
  });
}
