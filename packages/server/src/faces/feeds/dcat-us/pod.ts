import { type Dataset, findFileType, findFrequency, findTheme, formatModified, paths } from '@milpa/sdk';
import { type Download, licenceAddress, listDownloads } from '../downloads.ts';
import type { Identities, PortalName } from '../names.ts';
import { formatIri } from '../rdf/index.ts';
import { sayIn, splitAround, withoutGaps } from '../texts.ts';

// The standard asks for plain English; where there is none, another language is better than nothing.
const say = sayIn('en');

/** The frame of a `data.json`: what stands before and after its datasets. https://resources.data.gov/resources/dcat-us/ */
export const podFrame = (_portal: PortalName, names: Identities): readonly [head: string, tail: string] =>
  splitAround(
    {
      '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
      '@id': names.absolute(paths.dataJson()),
      '@type': 'dcat:Catalog',
      conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
      describedBy: 'https://project-open-data.cio.gov/v1.1/schema/catalog.json',
    },
    'dataset',
  );

const accessLevels = { public: 'public', restricted: 'restricted public', 'non-public': 'non-public' } as const;

/** One dataset by DCAT-US 1.1 (Project Open Data). Codes of federal bureaus and programmes come from extra fields of those names. */
export function describePod(dataset: Dataset, names: Identities): Record<string, unknown> {
  const { metadata, publisher } = dataset;
  const { contact, temporal, spatial, extra = {} } = metadata;
  const title = say(metadata.title);
  return withoutGaps({
    '@type': 'dcat:Dataset',
    identifier: names.dataset(dataset.id),
    title,
    description: say(metadata.description) ?? title,
    accessLevel: accessLevels[metadata.accessLevel ?? 'public'],
    rights: say(metadata.rights)?.slice(0, 255),
    keyword: [...new Set(Object.values(metadata.keywords).flat())],
    modified: formatModified(dataset),
    issued: dataset.issued,
    publisher: { '@type': 'org:Organization', name: say(publisher.name) ?? publisher.slug },
    contactPoint: withoutGaps({
      '@type': 'vcard:Contact',
      fn: contact.name || contact.email || (say(publisher.name) ?? publisher.slug),
      hasEmail: contact.email && plainMail.test(contact.email) ? `mailto:${contact.email}` : undefined,
    }),
    license: address(licenceAddress(metadata.licence)),
    accrualPeriodicity: findInterval(metadata.frequency),
    temporal: temporal.from && temporal.to ? `${temporal.from}/${temporal.to}` : undefined,
    spatial: spatial.bbox ? spatial.bbox.join(',') : spatial.name || spatial.places?.join(', '),
    language: metadata.language.filter((tag) => /^[A-Za-z]{2,3}(?:-[A-Za-z]{2})?$/.test(tag)),
    theme: metadata.themes.map((id) => findTheme(id)?.label.en ?? id),
    landingPage: names.absolute(paths.datasetIdentity(dataset.slug)),
    references: metadata.landingPage ? [formatIri(metadata.landingPage)] : [],
    conformsTo: address(metadata.conformsTo?.[0]?.uri),
    isPartOf: metadata.inSeries ? names.dataset(metadata.inSeries) : undefined,
    bureauCode: listCodes(extra['bureauCode']),
    programCode: listCodes(extra['programCode']),
    distribution: [...listDownloads(dataset, names).map(describeDistribution), ...describeEndpoint(dataset)],
  });
}

// Project Open Data's own pattern takes no quoted local parts.
const plainMail = /^[\w~!$&'()*+,;=:.-]+@[\w-]+(?:\.[\w-]+)+$/;
const address = (text: string | undefined) => (text ? formatIri(text) : undefined);
const listCodes = (value: unknown): string[] =>
  [value ?? []].flat().filter((each): each is string => typeof each === 'string');

function describeDistribution({ title, of, downloadUrl, accessUrl, format, mediaType }: Download) {
  const type = mediaType?.split(';')[0]?.trim();
  const shaped = type && /^[-\w]+\/[-\w]+(?:\.[-\w]+)*(?:[+][-\w]+)?$/.test(type) ? type : undefined;
  return withoutGaps({
    '@type': 'dcat:Distribution',
    title,
    description: say(of.description),
    ...(downloadUrl
      ? { downloadURL: formatIri(downloadUrl), mediaType: shaped ?? 'application/octet-stream' }
      : { accessURL: formatIri(accessUrl) }),
    format: findFileType(format)?.label.en,
    conformsTo: address(of.conformsTo?.[0]?.uri),
  });
}

/** A data service has no files: its address is where its data can be had. */
const describeEndpoint = ({ metadata: { endpoint } }: Dataset) =>
  endpoint
    ? [
        withoutGaps({
          '@type': 'dcat:Distribution',
          accessURL: formatIri(endpoint.url),
          format: 'API',
          describedBy: address(endpoint.description || undefined),
        }),
      ]
    : [];

/** ISO 8601 repeating intervals, as the standard lists them. */
function findInterval(frequency: string): string | undefined {
  if (frequency === 'IRREG') return 'irregular';
  if (frequency === 'CONT') return 'R/PT1S';
  const every = findFrequency(frequency)?.every;
  return every ? `R/${every}` : undefined;
}
