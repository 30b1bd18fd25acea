import { type Dataset, type Language, listTables, paths, Slug, type Table } from '@milpa/sdk';
import type { CallContext, RawRoute } from '../../../http/index.ts';
import { croissantVersions, describeCroissant } from '../croissant/index.ts';
import { describeDataPackage } from '../data-package/index.ts';
import {
  type Asked,
  describeDataset,
  hasQuality,
  isProfile,
  profiles,
  type Relatives,
  toOlderProfile,
} from '../dcat/index.ts';
import { createRelatives } from '../entries.ts';
import { atVersion } from '../names.ts';
import { findForm, forms } from '../negotiate.ts';
import { type Extension, formatDocument, syntaxes } from '../rdf/index.ts';
import { formatSchemaOrg } from '../schema-org/index.ts';
import { answerText, redirect } from './answer.ts';
import type { Parts } from './needs.ts';
import { noSuchDataset, noSuchProfile, notAcceptable, nothingToPack } from './problems.ts';

/** Tables whose columns are read for one description. */
const mostTables = 20;
const byParameter = '?profile=dcat-ap-2.1.1 gives the older profile';

export const datasetRoutes = (parts: Parts): RawRoute[] => [
  {
    method: 'GET',
    path: '/datasets/:key',
    description: {
      path: '/datasets/{dataset}',
      summary: `The identity of a dataset: HTML (redirect), JSON-LD, Turtle, RDF/XML or N-Triples by Accept or by .jsonld, .ttl, .rdf, .nt; .schema.jsonld by schema.org; ${byParameter}`,
      tag: 'catalogue',
      mediaTypes: Object.values(forms),
    },
    handle: (context, { key = '' }) => answerDataset(parts, context, key),
  },
  {
    method: 'GET',
    path: '/datasets/:key/versions/:file{[1-9][0-9]{0,6}\\.(?:ttl|jsonld|rdf|nt)}',
    description: {
      path: '/datasets/{dataset}/versions/{version}.{extension}',
      summary: 'One version for ever as RDF: .ttl, .jsonld, .rdf, .nt',
      tag: 'catalogue',
      mediaTypes: Object.values(syntaxes).map(({ mediaType }) => mediaType),
    },
    handle: (context, { key = '', file = '' }) => answerVersion(parts, context, key, file),
  },
  packageRoute(parts, {
    ending: 'croissant.json',
    path: paths.croissant,
    summary: 'The dataset as Croissant 1.1, for machine learning; ?version=1.0 gives the older one',
    mediaType: 'application/ld+json',
    describe: (dataset, tables, { request, language }) => {
      const asked = new URL(request.url).searchParams.get('version');
      const version = croissantVersions.find((each) => each === asked) ?? croissantVersions[0];
      return describeCroissant(dataset, tables, { names: parts.names, language, version });
    },
  }),
  packageRoute(parts, {
    ending: 'datapackage.json',
    path: paths.dataPackage,
    summary: 'The dataset as a Data Package v2, its tables with their schemas',
    mediaType: 'application/json',
    describe: (dataset, tables, { language }) => {
      const described = describeDataPackage(dataset, tables, { names: parts.names, language });
      if (!described) throw nothingToPack(dataset.slug);
      return described;
    },
  }),
];

async function answerDataset(parts: Parts, { request, language }: CallContext, key: string): Promise<Response> {
  const [, bare = '', suffix = ''] = /^(.*?)(\.schema\.jsonld|\.jsonld|\.ttl|\.rdf|\.nt)?$/.exec(key) ?? [];
  const dataset = await requireReleased(parts, bare);
  const isPresent = bare === dataset.slug || bare === dataset.id;
  if (!isPresent) return moved(`${paths.datasetIdentity(dataset.slug)}${suffix}`, request);
  if (suffix === '.schema.jsonld') return answerSchemaOrg(parts, dataset, request, language);
  const extension = findExtension(suffix.slice(1));
  if (extension) return answerRdf(parts, dataset, request, extension);
  const form = findForm(request.headers.get('accept'));
  if (!form) throw notAcceptable(Object.values(forms));
  if (form === 'html') return redirect(paths.dataset(language, dataset.slug));
  return answerRdf(parts, dataset, request, form);
}

/** Another address of the same for ever, with what was asked of it. */
export const moved = (path: string, request: Request) => redirect(path + new URL(request.url).search, 301);

export const findExtension = (text: string): Extension | undefined =>
  (['ttl', 'rdf', 'jsonld', 'nt'] as const).find((extension) => extension === text);

async function answerVersion(parts: Parts, { request }: CallContext, key: string, file: string): Promise<Response> {
  const [digits = '', ending = ''] = file.split('.');
  const number = Number(digits);
  const extension = findExtension(ending) ?? 'ttl';
  const newest = await requireReleased(parts, key);
  const dataset = await parts.datasets.findReleased(newest.id, number);
  if (!dataset) throw await parts.datasets.explainAbsence(newest.slug, number);
  const isPresent = key === dataset.slug || key === dataset.id;
  if (!isPresent) return moved(paths.versionFeed(dataset.slug, number, extension), request);
  return answerRdf(parts, dataset, request, extension, number);
}

/** Throws `not-found`, or `withdrawn` with the tombstone. */
export async function requireReleased({ datasets }: Parts, key: string): Promise<Dataset> {
  if (!Slug.safeParse(key).success) throw noSuchDataset(key); // identifiers have the form of one too
  const dataset = await datasets.findReleased(key);
  if (dataset) return dataset;
  throw await datasets.explainAbsence(key);
}

async function answerRdf(
  parts: Parts,
  dataset: Dataset,
  request: Request,
  extension: Extension,
  version?: number,
): Promise<Response> {
  const { profile, spelling } = findProfile(request);
  const found = await createRelatives(parts.datasets)(dataset);
  const self = parts.names.dataset(dataset.id);
  // What one version says stays for ever; what was made of the dataset goes on.
  const reuses = version === undefined ? (await parts.reuses.listAddresses([dataset.id])).get(dataset.id) : undefined;
  const relatives: Relatives =
    version === undefined ? { ...found, ...(reuses ? { reuses } : {}) } : { ...found, versionOf: self };
  const names = version === undefined ? parts.names : atVersion(parts.names, dataset.id, version);
  const resources = describeDataset(dataset, names, relatives, spelling);
  const text = formatDocument(profile === 'dcat-ap-2.1.1' ? toOlderProfile(resources) : resources, extension);
  const headers = {
    vary: 'accept, accept-language',
    link: [
      `<${names.dataset(dataset.id)}>; rel="canonical"`,
      `<${profiles[profile]}>; rel="profile"`,
      ...(hasQuality(dataset, relatives) ? [`<${names.quality(dataset.id)}>; rel="describedby"`] : []),
    ].join(', '),
  };
  return answerText(request, text, syntaxes[extension].mediaType, headers, new Date(dataset.released));
}

/** Throws `invalid-request` for a profile nobody knows. */
export function findProfile(request: Request): Asked {
  const asked = new URL(request.url).searchParams.get('profile');
  if (!asked) return { profile: 'dcat-ap', spelling: 'source' };
  if (!isProfile(asked)) throw noSuchProfile(asked, Object.keys(profiles));
  return { profile: asked, spelling: 'vocabularies' };
}

async function answerSchemaOrg(parts: Parts, dataset: Dataset, request: Request, language: Language) {
  const { names, portal } = parts;
  const text = formatSchemaOrg(dataset, await readTables(parts, dataset), { names, language, portal });
  return answerText(request, text, 'application/ld+json', { vary: 'accept-language', 'content-language': language });
}

async function readTables({ datasets }: Parts, dataset: Dataset): Promise<Table[]> {
  const some = listTables(dataset).slice(0, mostTables);
  const found = await Promise.all(some.map(({ id }) => datasets.findReleasedTable(id)));
  return found.filter((table) => table !== undefined);
}

interface Package {
  readonly ending: string;
  readonly path: (slug: string) => string;
  readonly summary: string;
  readonly mediaType: string;
  readonly describe: (dataset: Dataset, tables: readonly Table[], context: CallContext) => Record<string, unknown>;
}

function packageRoute(parts: Parts, { ending, path, summary, mediaType, describe }: Package): RawRoute {
  return {
    method: 'GET',
    path: `/datasets/:key/${ending}`,
    description: { path: path('{dataset}'), summary, tag: 'catalogue', mediaTypes: [mediaType] },
    async handle(context, { key = '' }) {
      const dataset = await requireReleased(parts, key);
      if (key !== dataset.slug && key !== dataset.id) return moved(path(dataset.slug), context.request);
      const described = describe(dataset, await readTables(parts, dataset), context);
      const headers = { vary: 'accept-language', 'content-language': context.language };
      return answerText(
        context.request,
        JSON.stringify(described, null, 2),
        mediaType,
        headers,
        new Date(dataset.released),
      );
    },
  };
}
