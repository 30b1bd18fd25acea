import {
  type Dataset,
  type Distribution,
  findFileType,
  findFrequency,
  findLicence,
  findTheme,
  type Institution,
  type KeptDistribution,
  type LanguageMap,
  languages,
  listKept,
  paths,
  type TableSummary,
} from '@milpa/sdk';
import { iri, type Name, type Resource, typed, type Value } from './rdf.ts';

/** Addresses of the portal's things for other systems. They carry identifiers, which no change of title or slug touches. */
export function createIdentities(publicUrl: string) {
  const absolute = (path: string) => new URL(path, publicUrl).href;
  const dataset = (id: string) => absolute(paths.datasetIdentity(id));
  return {
    absolute,
    dataset,
    part: (id: string, part: string) => `${dataset(id)}#${part}`,
    institution: (id: string) => absolute(`/api/v1/institutions/${id}`),
    catalog: absolute('/catalog'),
  };
}
export type Identities = ReturnType<typeof createIdentities>;

const authority = 'http://publications.europa.eu/resource/authority/';
// EU language authority; other tags by the Library of Congress, as DCAT 3 suggests.
const languageNames: Readonly<Record<string, string>> = {
  es: `${authority}language/SPA`,
  en: `${authority}language/ENG`,
  fr: `${authority}language/FRA`,
};
const languageIri = (tag: string): Value[] => {
  const primary = tag.toLowerCase().split('-')[0] ?? '';
  const known = languageNames[primary];
  if (known) return [iri(known)];
  return /^[a-z]{2}$/.test(primary) ? [iri(`http://id.loc.gov/vocabulary/iso639-1/${primary}`)] : [];
};

export const inLanguages = (map: LanguageMap | undefined): Value[] =>
  languages.flatMap((language) => {
    const text = map?.[language];
    return text ? [{ text, language }] : [];
  });
const instant = (text: string): Value => typed('xsd:dateTime', text);
const maybeText = (text: string | undefined): Value[] => (text ? [{ text }] : []);
const maybeIri = (address: string | undefined): Value[] => (address ? [iri(address)] : []);

/** A dataset and everything that hangs on it, by DCAT-AP 3.0: the mandatory and recommended properties, and most others. */
export function describeDataset(dataset: Dataset, names: Identities): Resource[] {
  const { metadata, id, slug } = dataset;
  const distributions = describeDistributions(dataset, names);
  const hangers = describeHangers(dataset, names);
  const hanging = (name: string) => hangers.filter((one) => one.id === names.part(id, name)).map((one) => iri(one.id));
  const properties: Resource['properties'] = [
    ['dct:identifier', [{ text: id }]],
    ['dct:title', inLanguages(metadata.title)],
    // Mandatory: a dataset without a description is at least called by its name.
    ['dct:description', orElse(inLanguages(metadata.description), inLanguages(metadata.title))],
    ['dct:publisher', [iri(names.institution(dataset.publisher.id))]],
    ['dcat:contactPoint', hanging('contact')],
    ['dcat:theme', metadata.themes.flatMap((theme) => maybeIri(findTheme(theme)?.uri))],
    [
      'dcat:keyword',
      languages.flatMap((language) => (metadata.keywords[language] ?? []).map((text) => ({ text, language }))),
    ],
    ['dct:accrualPeriodicity', maybeIri(findFrequency(metadata.frequency)?.uri)],
    ['dct:issued', [instant(dataset.issued)]],
    ['dct:modified', [instant(dataset.modified)]],
    ['dcat:version', [{ text: String(dataset.version) }]],
    ['adms:versionNotes', maybeText(dataset.notes)],
    ['dct:language', metadata.language.flatMap(languageIri)],
    ['dct:spatial', hanging('spatial')],
    ['dct:temporal', hanging('temporal')],
    ['dct:provenance', hanging('provenance')],
    ['dct:accessRights', [iri(`${authority}access-right/PUBLIC`)]],
    ['dcat:landingPage', [iri(names.absolute(paths.datasetIdentity(slug)))]],
    ['foaf:page', maybeIri(metadata.landingPage)],
    [
      'dcat:distribution',
      distributions.filter((one) => one.types.includes('dcat:Distribution')).map((one) => iri(one.id)),
    ],
  ];
  return [
    { id: names.dataset(id), types: ['dcat:Dataset'], properties },
    describePublisher(dataset.publisher, names),
    ...hangers,
    ...distributions,
  ];
}

const orElse = <T>(values: readonly T[], other: readonly T[]): readonly T[] => (values.length > 0 ? values : other);

export const describePublisher = (publisher: Pick<Institution, 'id' | 'name'>, names: Identities): Resource => ({
  id: names.institution(publisher.id),
  types: ['foaf:Agent'],
  properties: [['foaf:name', inLanguages(publisher.name)]],
});

/** Contact, place, time and provenance, as far as they are known. */
function describeHangers({ id, metadata }: Dataset, names: Identities): Resource[] {
  const { contact, spatial, temporal, source } = metadata;
  const hanger = (part: string, type: Name, properties: Resource['properties']): Resource[] =>
    properties.some(([, values]) => values.length > 0) ? [{ id: names.part(id, part), types: [type], properties }] : [];
  return [
    ...hanger('contact', 'vcard:Organization', [
      ['vcard:fn', maybeText(contact.name ?? contact.email)],
      ['vcard:hasEmail', maybeIri(contact.email && `mailto:${contact.email}`)],
    ]),
    ...hanger('spatial', 'dct:Location', [
      ['rdfs:label', maybeText(spatial.name)],
      ['dcat:bbox', spatial.bbox ? [typed('geo:wktLiteral', formatBox(spatial.bbox))] : []],
    ]),
    ...hanger('temporal', 'dct:PeriodOfTime', [
      ['dcat:startDate', temporal.from ? [typed('xsd:date', temporal.from)] : []],
      ['dcat:endDate', temporal.to ? [typed('xsd:date', temporal.to)] : []],
    ]),
    ...hanger('provenance', 'dct:ProvenanceStatement', [['rdfs:label', maybeText(source)]]),
  ];
}

/** Longitude before latitude, anticlockwise: GeoSPARQL's default for WKT is CRS 84. */
function formatBox([west, south, east, north]: readonly [number, number, number, number]): string {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return `POLYGON((${corners.map((corner) => corner.join(' ')).join(', ')}))`;
}

/** The file as it was given, then its tables in every format the portal makes of them. */
function describeDistributions(dataset: Dataset, names: Identities): Resource[] {
  return listKept(dataset).flatMap((distribution) => [
    ...describeOriginal(dataset, distribution, names),
    ...distribution.file.tables.flatMap((table) => describeExports(dataset, distribution, table, names)),
  ]);
}

interface Download {
  readonly part: string;
  readonly title: string;
  readonly description: readonly Value[];
  readonly address: string;
  readonly mediaType: string;
  readonly format: string;
  readonly size?: number;
  readonly sha256?: string;
}

function describeDownload(dataset: Dataset, download: Download, names: Identities): Resource[] {
  const { id, metadata, slug } = dataset;
  const checksum = names.part(id, `${download.part}-checksum`);
  const distribution: Resource = {
    id: names.part(id, download.part),
    types: ['dcat:Distribution'],
    properties: [
      ['dct:title', [{ text: download.title }]],
      ['dct:description', download.description],
      ['dcat:accessURL', [iri(names.absolute(paths.datasetIdentity(slug)))]],
      ['dcat:downloadURL', [iri(names.absolute(download.address))]],
      ['dcat:mediaType', [iri(`https://www.iana.org/assignments/media-types/${download.mediaType.split(';')[0]}`)]],
      ['dct:format', maybeIri(findFileType(download.format)?.uri)],
      ['dcat:byteSize', download.size === undefined ? [] : [typed('xsd:nonNegativeInteger', String(download.size))]],
      ['spdx:checksum', maybeIri(download.sha256 && checksum)],
      ['dct:license', maybeIri(findLicence(metadata.licence)?.uri)],
      ['dct:issued', [instant(dataset.issued)]],
      ['dct:modified', [instant(dataset.modified)]],
      ['dcatap:availability', [iri(`${authority}planned-availability/STABLE`)]],
    ],
  };
  if (!download.sha256) return [distribution];
  const sum: Resource = {
    id: checksum,
    types: ['spdx:Checksum'],
    properties: [
      ['spdx:algorithm', [iri('http://spdx.org/rdf/terms#checksumAlgorithm_sha256')]],
      ['spdx:checksumValue', [typed('xsd:hexBinary', download.sha256)]],
    ],
  };
  return [distribution, sum];
}

function describeOriginal(
  dataset: Dataset,
  { id, title, description, file }: KeptDistribution,
  names: Identities,
): Resource[] {
  const download: Download = {
    part: id,
    title: title || file.name,
    description: inLanguages(description),
    // With its version, because the size and the checksum are of these bytes.
    address: paths.original(id, dataset.version),
    mediaType: file.mediaType,
    format: file.format,
    size: file.size,
    sha256: file.sha256,
  };
  return describeDownload(dataset, download, names);
}

function describeExports(
  dataset: Dataset,
  { title, description }: Distribution,
  table: TableSummary,
  names: Identities,
): Resource[] {
  return table.formats.flatMap((format) => {
    const type = findFileType(format);
    if (!type) return [];
    const download: Download = {
      part: `${table.id}-${format}`,
      title: `${title === table.name || !title ? table.name : `${title}: ${table.name}`} (${type.label})`,
      description: inLanguages(description),
      address: paths.tableExport(table.id, format, dataset.version),
      mediaType: type.mediaType,
      format,
      ...(format === 'parquet' ? { sha256: table.sha256 } : {}),
    };
    return describeDownload(dataset, download, names);
  });
}

export interface PortalName {
  readonly title: LanguageMap;
  readonly description: LanguageMap;
}

/** What a portal calls itself while nobody has said otherwise. */
export function namePortal(publicUrl: string): PortalName {
  const { host } = new URL(publicUrl);
  return {
    title: { es: `Datos abiertos de ${host}`, en: `Open data of ${host}`, fr: `Données ouvertes de ${host}` },
    description: {
      es: `Todos los conjuntos de datos publicados en ${host}.`,
      en: `Every dataset released on ${host}.`,
      fr: `Tous les jeux de données publiés sur ${host}.`,
    },
  };
}

/** The catalogue itself, without its datasets. */
export function describeCatalog(
  portal: PortalName,
  facts: { modified: string | undefined },
  names: Identities,
): Resource[] {
  const agent = `${names.catalog}#publisher`;
  return [
    {
      id: names.catalog,
      types: ['dcat:Catalog'],
      properties: [
        ['dct:title', inLanguages(portal.title)],
        ['dct:description', inLanguages(portal.description)],
        ['dct:publisher', [iri(agent)]],
        ['foaf:homepage', [iri(names.absolute('/'))]],
        ['dct:language', languages.flatMap(languageIri)],
        ['dcat:themeTaxonomy', [iri(`${authority}data-theme`)]],
        ['dct:modified', facts.modified ? [instant(facts.modified)] : []],
      ],
    },
    { id: agent, types: ['foaf:Agent'], properties: [['foaf:name', inLanguages(portal.title)]] },
  ];
}

/** A dataset as a part of the catalogue: the link, the record, and the dataset itself. */
export function describeEntry(dataset: Dataset, names: Identities): Resource[] {
  const record = names.part(dataset.id, 'record');
  return [
    {
      id: names.catalog,
      types: [],
      properties: [
        ['dcat:dataset', [iri(names.dataset(dataset.id))]],
        ['dcat:record', [iri(record)]],
      ],
    },
    {
      id: record,
      types: ['dcat:CatalogRecord'],
      properties: [
        ['foaf:primaryTopic', [iri(names.dataset(dataset.id))]],
        ['dct:issued', [instant(dataset.issued)]],
        ['dct:modified', [instant(dataset.released)]],
      ],
    },
    ...describeDataset(dataset, names),
  ];
}
