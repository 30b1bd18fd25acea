import {
  type Dataset,
  type Distribution,
  findFileType,
  findLicence,
  type KeptDistribution,
  type LinkedDistribution,
  listKept,
  listLinked,
  paths,
  type TableSummary,
} from '@milpa/sdk';
import type { Identities } from '../names.ts';
import { iri, type Property, type Resource, typed, type Value } from '../rdf/index.ts';
import type { Described } from './dataset.ts';
import { legislationOf } from './high-value.ts';
import {
  authority,
  findTerm,
  hanger,
  inLanguages,
  listIris,
  maybeInstant,
  maybeIri,
  maybeModified,
  maybeText,
} from './values.ts';

/** Each file as it was given, then its tables in every format the portal makes of them; then what lies elsewhere. */
export function describeDistributions(dataset: Described, names: Identities): Resource[] {
  const kept = listKept(dataset).flatMap((distribution) => [
    ...describeOriginal(dataset, distribution, names),
    ...distribution.file.tables.flatMap((table) => describeExports(dataset, distribution, table, names)),
  ]);
  return [...kept, ...listLinked(dataset).flatMap((distribution) => describeLink(dataset, distribution, names))];
}

interface Download {
  /** Its name within the dataset. */
  readonly part: string;
  readonly title: string;
  /** Where it comes from: it says the terms. */
  readonly of: Distribution;
  readonly accessUrl: string;
  readonly downloadUrl?: string;
  readonly mediaType?: string;
  readonly format: string;
  readonly size?: number;
  readonly checksum?: { readonly algorithm: string; readonly value: string };
  /** EU planned availability. */
  readonly availability?: string;
}

function describeDownload(dataset: Described, download: Download, names: Identities): Resource[] {
  const { id, metadata, issued } = dataset;
  const { of, size, part } = download;
  const checksum = describeChecksum(download.checksum, names.part(id, `${part}-checksum`));
  const rights = hanger(names.part(id, `${part}-rights`), 'dct:RightsStatement', [
    ['rdfs:label', inLanguages(of.rights)],
  ]);
  const properties: Property[] = [
    ['dct:title', maybeText(download.title)],
    ['dct:description', inLanguages(of.description)],
    ['dcat:accessURL', [iri(download.accessUrl)]],
    ['dcat:downloadURL', maybeIri(download.downloadUrl)],
    ['dcat:accessService', maybeIri(of.service && names.dataset(of.service))],
    ['dcat:mediaType', mediaTypeIri(download.mediaType)],
    ['dct:format', maybeIri(findFileType(download.format)?.uri)],
    ['dcat:byteSize', size === undefined ? [] : [typed('xsd:nonNegativeInteger', String(size))]],
    ['spdx:checksum', checksum.map((one) => iri(one.id))],
    ['dct:license', findTerm(findLicence)(of.licence ?? metadata.licence)],
    ['dct:rights', rights.map((one) => iri(one.id))],
    ['dct:conformsTo', (of.conformsTo ?? []).map(({ uri }) => iri(uri))],
    // The profile for high-value data asks for it on each of their distributions too.
    ['dcatap:applicableLegislation', listIris(legislationOf(metadata))],
    ['dct:issued', maybeInstant(issued)],
    ['dct:modified', maybeModified(dataset)],
    [
      'dcatap:availability',
      download.availability ? [iri(`${authority}planned-availability/${download.availability}`)] : [],
    ],
  ];
  return [{ id: names.part(id, part), types: ['dcat:Distribution'], properties }, ...rights, ...checksum];
}

const mediaTypeIri = (mediaType: string | undefined): Value[] => {
  const [bare = ''] = (mediaType ?? '').split(';');
  return /^[\w.+-]+\/[\w.+-]+$/.test(bare.trim())
    ? [iri(`https://www.iana.org/assignments/media-types/${bare.trim().toLowerCase()}`)]
    : [];
};

/** Algorithms of SPDX 2; a sum by another one is not told, since nobody could check it. */
const algorithms: ReadonlySet<string> = new Set(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']);

function describeChecksum(sum: Download['checksum'], id: string): Resource[] {
  const algorithm =
    sum?.algorithm
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .replace(/^spdx.*algorithm/, '') ?? '';
  if (!sum || !algorithms.has(algorithm) || !/^(?:[0-9a-f]{2})+$/i.test(sum.value)) return [];
  return hanger(id, 'spdx:Checksum', [
    ['spdx:algorithm', [iri(`http://spdx.org/rdf/terms#checksumAlgorithm_${algorithm}`)]],
    ['spdx:checksumValue', [typed('xsd:hexBinary', sum.value)]],
  ]);
}

function describeOriginal(dataset: Described, distribution: KeptDistribution, names: Identities): Resource[] {
  const { id, title, file } = distribution;
  const download: Download = {
    part: id,
    title: title || file.name,
    of: distribution,
    accessUrl: names.absolute(paths.datasetIdentity(dataset.slug)),
    // With its version, because the size and the checksum are of these bytes.
    downloadUrl: names.absolute(paths.original(id, dataset.version)),
    mediaType: file.mediaType,
    format: file.format,
    size: file.size,
    checksum: { algorithm: 'sha256', value: file.sha256 },
    availability: 'STABLE',
  };
  return describeDownload(dataset, download, names);
}

function describeExports(
  dataset: Described,
  distribution: Distribution,
  table: TableSummary,
  names: Identities,
): Resource[] {
  return listExports(dataset, distribution, table).flatMap(({ type, ...rest }) =>
    describeDownload(
      dataset,
      {
        ...rest,
        of: distribution,
        accessUrl: names.absolute(paths.datasetIdentity(dataset.slug)),
        downloadUrl: names.absolute(rest.address),
        mediaType: type.mediaType,
        availability: 'STABLE',
      },
      names,
    ),
  );
}

/** What the portal makes of a table, a format each. */
export function listExports(
  dataset: Pick<Dataset, 'distributions'> & { version?: number },
  { title }: Distribution,
  table: TableSummary,
) {
  return table.formats.flatMap((format) => {
    const type = findFileType(format);
    if (!type) return [];
    return [
      {
        part: `${table.id}-${format}`,
        title: `${title === table.name || !title ? table.name : `${title}: ${table.name}`} (${type.label.en})`,
        address: paths.tableExport(table.id, format, dataset.version),
        format,
        type,
        ...(format === 'parquet' ? { checksum: { algorithm: 'sha256', value: table.sha256 } } : {}),
      },
    ];
  });
}

function describeLink(dataset: Described, distribution: LinkedDistribution, names: Identities): Resource[] {
  const { id, title, link } = distribution;
  return describeDownload(
    dataset,
    {
      part: id,
      title,
      of: distribution,
      accessUrl: link.accessUrl,
      ...(link.downloadUrl ? { downloadUrl: link.downloadUrl } : {}),
      mediaType: link.mediaType ?? findFileType(link.format)?.mediaType ?? '',
      format: link.format,
      ...(link.size === undefined ? {} : { size: link.size }),
      ...(link.checksum ? { checksum: link.checksum } : {}),
    },
    names,
  );
}
