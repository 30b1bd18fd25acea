import { type Dataset, type Distribution, findFileType, findLicence, paths, type TableSummary } from '@milpa/sdk';
import { listExports } from './dcat/index.ts';
import type { Identities } from './names.ts';

/** One way to get the data, as formats that know no RDF tell it. */
export interface Download {
  readonly id: string;
  readonly title: string;
  readonly of: Distribution;
  /** A table it holds, when it is one the portal made. */
  readonly table?: TableSummary;
  /** The file itself, in the version described: its bytes never change. */
  readonly downloadUrl?: string;
  readonly accessUrl: string;
  readonly format: string;
  readonly mediaType?: string;
  readonly size?: number;
  readonly sha256?: string;
  readonly licence?: string;
}

const sha256 = (sum: { readonly algorithm: string; readonly value: string } | undefined) =>
  sum && /^sha-?256$/i.test(sum.algorithm) && /^[0-9a-f]{64}$/i.test(sum.value) ? sum.value.toLowerCase() : undefined;

const address = /^https?:\/\//;
export const licenceAddress = (licence: string | undefined): string | undefined =>
  findLicence(licence ?? '')?.uri ?? (licence && address.test(licence) ? licence : undefined);

/** Every file as it was given and as the portal makes it, and every link; in the order of the dataset. */
export const listDownloads = (dataset: Dataset, names: Identities): Download[] =>
  dataset.distributions.flatMap((distribution) =>
    [...describeKept(dataset, distribution, names), ...describeLinked(distribution)].map((download) =>
      withLicence(download, dataset),
    ),
  );

function withLicence(download: Download, { metadata }: Dataset): Download {
  const licence = licenceAddress(download.of.licence ?? metadata.licence);
  return licence ? { ...download, licence } : download;
}

function describeKept(dataset: Dataset, distribution: Distribution, names: Identities): Download[] {
  const { id, title, file } = distribution;
  if (!file) return [];
  const accessUrl = names.absolute(paths.datasetIdentity(dataset.slug));
  const original: Download = {
    id,
    title: title || file.name,
    of: distribution,
    accessUrl,
    downloadUrl: names.absolute(paths.original(id, dataset.version)),
    format: file.format,
    mediaType: file.mediaType,
    size: file.size,
    sha256: file.sha256,
  };
  const exports = file.tables.flatMap((table) =>
    listExports(dataset, distribution, table).map((one): Download => {
      const sum = sha256(one.checksum);
      return {
        id: one.part,
        title: one.title,
        of: distribution,
        table,
        accessUrl,
        downloadUrl: names.absolute(one.address),
        format: one.format,
        mediaType: one.type.mediaType,
        ...(sum ? { sha256: sum } : {}),
      };
    }),
  );
  return [original, ...exports];
}

function describeLinked(distribution: Distribution): Download[] {
  const { id, title, link } = distribution;
  if (!link) return [];
  const sum = sha256(link.checksum);
  const mediaType = link.mediaType || findFileType(link.format)?.mediaType;
  return [
    {
      id,
      title,
      of: distribution,
      accessUrl: link.accessUrl,
      format: link.format,
      ...(link.downloadUrl ? { downloadUrl: link.downloadUrl } : {}),
      ...(mediaType ? { mediaType } : {}),
      ...(link.size === undefined ? {} : { size: link.size }),
      ...(sum ? { sha256: sum } : {}),
    },
  ];
}
