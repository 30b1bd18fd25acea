import type { Check, DatasetChecks } from '@milpa/measure';
import {
  type Dataset,
  type Distribution,
  type FileType,
  type FileVersion,
  findFileType,
  findLicence,
  type KeptDistribution,
  type LinkedDistribution,
  listKept,
  listLinked,
  matchFileType,
} from '@milpa/sdk';

type DistributionChecks = DatasetChecks['distributions'][number];

const says = (map: object | undefined): boolean =>
  map !== undefined && Object.values(map).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));

/**
 * The indicators of data.europa.eu for one released dataset, as the DCAT feed of the portal gives it: each file, each form
 * the portal makes of a table, and each link is a distribution there. `dcatAp`: what the rules of DCAT-AP say.
 */
export function checkDataset(dataset: Dataset, dcatAp: Check): DatasetChecks {
  const { metadata } = dataset;
  return {
    checks: {
      keyword: says(metadata.keywords),
      theme: metadata.themes.length > 0,
      spatial: says(metadata.spatial),
      temporal: says(metadata.temporal),
      dcatAp,
      // The feed says of every dataset who may have it, by the vocabulary: public where nothing else is said.
      accessRights: true,
      accessRightsFromVocabulary: true,
      contactPoint: says(metadata.contact),
      publisher: true,
      // Both are of the portal's own record of releases.
      issued: true,
      modified: true,
    },
    distributions: [
      ...listKept(dataset).flatMap((one) => [checkOriginal(dataset, one), ...checkExports(dataset, one)]),
      ...listLinked(dataset).map((one) => checkLink(dataset, one)),
    ],
  };
}

/** What the bytes are: undefined while they are not read. A file that is no table is known by its name, as in the feed. */
function findType({ format, mediaType }: Pick<FileVersion, 'format' | 'mediaType'>): FileType | undefined {
  if (format === '') return undefined;
  const type = findFileType(format);
  if (type && type.id !== 'other') return type;
  const other = matchFileType(mediaType);
  return other?.id === 'other' ? undefined : other;
}

/** The portal answers for what it keeps, or else nobody reads this. */
const keptHere = { accessUrlAnswers: true, downloadUrl: true, downloadUrlAnswers: true } as const;

function checkOriginal(dataset: Dataset, distribution: KeptDistribution): DistributionChecks {
  const type = findType(distribution.file);
  return {
    ...keptHere,
    ...checkType(type, undefined),
    mediaType: distribution.file.mediaType !== '',
    ...checkTerms(dataset, distribution),
    byteSize: true,
  };
}

function checkExports(dataset: Dataset, distribution: KeptDistribution): DistributionChecks[] {
  return distribution.file.tables.flatMap(({ formats }) =>
    formats.map((format) => ({
      ...keptHere,
      ...checkType(findFileType(format), false),
      mediaType: true,
      ...checkTerms(dataset, distribution),
      // They are made when somebody asks: no one knows before how long they will be.
      byteSize: false,
    })),
  );
}

function checkLink(dataset: Dataset, distribution: LinkedDistribution): DistributionChecks {
  const { link, availability } = distribution;
  const { state } = availability ?? { state: 'unchecked' };
  const answers: Check = state === 'unchecked' ? undefined : state === 'available';
  // Only one address is asked, that of the file where there is one: it says nothing of the other.
  const asked = link.downloadUrl ?? link.accessUrl;
  const type = findFileType(link.format);
  return {
    accessUrlAnswers: asked === link.accessUrl ? answers : undefined,
    downloadUrl: link.downloadUrl !== undefined,
    downloadUrlAnswers: link.downloadUrl === undefined ? false : answers,
    ...checkType(type?.id === 'other' ? undefined : type, false),
    format: link.format !== '',
    mediaType: Boolean(link.mediaType ?? type?.mediaType),
    ...checkTerms(dataset, distribution),
    byteSize: link.size !== undefined,
  };
}

/** `unseen`: what holds where there is no such type. */
const checkType = (type: FileType | undefined, unseen: Check) => ({
  format: type ? true : unseen,
  formatFromVocabulary: type ? true : unseen,
  nonProprietary: type ? type.nonProprietary : unseen,
  machineReadable: type ? type.machineReadable : unseen,
});

function checkTerms({ metadata }: Dataset, { licence, rights }: Distribution) {
  const id = licence ?? metadata.licence;
  return {
    license: id !== '',
    licenseFromVocabulary: id !== '' && (findLicence(id)?.authority ?? null) !== null,
    rights: says(rights),
  };
}
