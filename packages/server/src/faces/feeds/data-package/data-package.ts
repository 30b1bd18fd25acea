import { describeTableSchema } from '@milpa/engine';
import { type Dataset, findLicence, type Language, paths, type Table } from '@milpa/sdk';
import { type Download, licenceAddress, listDownloads } from '../downloads.ts';
import type { Identities } from '../names.ts';
import { formatIri } from '../rdf/index.ts';
import { sayIn, withoutGaps } from '../texts.ts';

const profile = (name: string) => `https://datapackage.org/profiles/2.0/${name}.json`;

/**
 * A dataset as a Data Package v2 (https://datapackage.org/standard/data-package/): each file with its address, which gives the
 * same bytes for ever, and the tables among them with their schema. Undefined when there is no file that could be named.
 */
export function describeDataPackage(
  dataset: Dataset,
  tables: readonly Table[],
  { names, language }: { names: Identities; language: Language },
): Record<string, unknown> | undefined {
  const { metadata, publisher, slug } = dataset;
  const say = sayIn(language);
  const downloads = listDownloads(dataset, names);
  const resources = nameUniquely(
    downloads
      .filter(({ table, format }) => !table || format === 'csv' || format === 'parquet')
      .filter((download) => !isSource(download))
      .flatMap((download) => describeResource(download, tables, language)),
  );
  if (resources.length === 0) return undefined;
  return withoutGaps({
    $schema: profile('datapackage'),
    name: slug,
    id: names.dataset(dataset.id),
    title: say(metadata.title),
    description: say(metadata.description),
    homepage: names.absolute(paths.dataset(language, slug)),
    version: `${dataset.version}.0.0`,
    created: dataset.issued,
    keywords: [...new Set(Object.values(metadata.keywords).flat())],
    licenses: describeLicence(metadata.licence, language),
    contributors: [
      withoutGaps({
        title: say(publisher.name) ?? publisher.slug,
        path: names.institution(publisher.id),
        email: metadata.contact.email,
        roles: ['publisher'],
      }),
    ],
    sources: [
      ...(metadata.source ? [{ title: metadata.source }] : []),
      ...downloads.filter(isSource).map(({ title, downloadUrl = '' }) => ({ title, path: formatIri(downloadUrl) })),
    ],
    resources,
  });
}

/** The file as it was given, of which the portal made tables: title rows and local dates would not read as a table as they are. */
const isSource = ({ table, of }: Download): boolean => !table && (of.file?.tables.length ?? 0) > 0;

/** By its name when it is one of opendefinition.org or SPDX, by its address otherwise. */
function describeLicence(licence: string, language: Language) {
  const known = findLicence(licence);
  const path = licenceAddress(licence);
  if (!known && !path) return [];
  const name = known && /^[A-Za-z0-9._-]+$/.test(known.id) ? known.id : undefined;
  return [withoutGaps({ name, path: path ? formatIri(path) : undefined, title: known?.label[language] })];
}

interface Resource extends Readonly<Record<string, unknown>> {
  readonly name: string;
}

function describeResource(download: Download, tables: readonly Table[], language: Language): Resource[] {
  const { downloadUrl, of, table, format, mediaType, size, sha256 } = download;
  if (!downloadUrl) return [];
  const whole = format === 'csv' && table ? tables.find(({ id }) => id === table.id) : undefined;
  const described = withoutGaps({
    path: formatIri(downloadUrl),
    title: download.title,
    description: sayIn(language)(of.description),
    format: format || undefined,
    mediatype: mediaType?.split(';')[0]?.trim(),
    encoding: whole ? 'utf-8' : undefined,
    bytes: size,
    hash: sha256 ? `sha256:${sha256}` : undefined,
    ...(whole ? { type: 'table', schema: describeTableSchema(whole.profile, language) } : {}),
    licenses: of.licence ? describeLicence(of.licence, language) : [],
  });
  return [{ name: formatName(table ? `${table.name}-${format}` : download.title), ...described }];
}

/** What names of resources are made of: lower case, no accents, one sign between words. */
const formatName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80) || 'resource';

function nameUniquely(resources: readonly Resource[]): Resource[] {
  const taken = new Set<string>();
  return resources.map((resource) => {
    let { name } = resource;
    for (let number = 2; taken.has(name); number++) name = `${resource.name}-${number}`;
    taken.add(name);
    return { ...resource, name };
  });
}
