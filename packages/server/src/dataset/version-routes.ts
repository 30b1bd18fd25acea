import {
  type CitationFormat,
  citationFormats,
  citationTypes,
  type Dataset,
  formatCitation,
  formatVersionLinks,
  type Language,
  paths,
} from '@milpa/sdk';
import { type CallContext, formatDisposition, negotiate, type RawRoute } from '../http/index.ts';
import type { DatasetContext } from './model.ts';
import { noSuchVersion } from './problems.ts';
import { requireDataset, requireRelease } from './service/find-released.ts';

/** A version by an address without language: its page, its JSON, its citation. `latest` stands for the newest. */
export function versionRoutes(context: DatasetContext): readonly RawRoute[] {
  return [
    {
      method: 'GET',
      path: '/datasets/:dataset/versions/:version{latest|[1-9][0-9]{0,6}}',
      description: {
        path: '/datasets/{dataset}/versions/{version}',
        summary: 'One version for ever, or `latest`: leads to its page, or to its JSON or RDF by Accept',
        tag: 'datasets',
        mediaTypes: forms.map(([, mediaType]) => mediaType),
      },
      handle: (call, params) => answerVersion(context, call, params),
    },
    {
      method: 'GET',
      path: `/datasets/:dataset/versions/:file{[1-9][0-9]{0,6}\\.(?:${citationFormats.join('|').replace('.', '\\.')})}`,
      description: {
        path: '/datasets/{dataset}/versions/{version}.{format}',
        summary: 'How to cite a version: BibTeX (.bib), RIS (.ris), CSL-JSON (.csl.json)',
        tag: 'datasets',
        mediaTypes: Object.values(citationTypes),
      },
      handle: (call, params) => answerCitation(context, call, params),
    },
  ];
}

type Params = Readonly<Record<string, string>>;

const forms = [
  ['page', 'text/html'],
  ['json', 'application/json'],
  ['jsonld', 'application/ld+json'],
  ['ttl', 'text/turtle'],
  ['rdf', 'application/rdf+xml'],
  ['nt', 'application/n-triples'],
] as const;

function findAddress({ id, slug, version }: Dataset, language: Language, form: (typeof forms)[number][0]): string {
  if (form === 'page') return paths.dataset(language, slug, version);
  if (form === 'json') return `/api/v1/datasets/${id}?version=${version}`;
  return paths.versionFeed(slug, version, form);
}

async function answerVersion(
  context: DatasetContext,
  { request, language }: CallContext,
  params: Params,
): Promise<Response> {
  const key = params.dataset ?? '';
  const asked = params.version === 'latest' ? undefined : Number(params.version);
  const dataset = await requireDataset(context, key, asked);
  const location = findAddress(dataset, language, negotiate(request.headers.get('accept'), forms) ?? 'page');
  const headers = {
    location,
    link: formatVersionLinks(dataset),
    vary: 'accept, accept-language',
    'cache-control': asked === undefined ? 'no-cache' : 'public, max-age=60',
  };
  // What `latest` leads to changes with every release.
  return new Response(null, { status: asked === undefined ? 302 : 303, headers });
}

async function answerCitation(context: DatasetContext, { language }: CallContext, params: Params): Promise<Response> {
  const [, number = '', ending = ''] = /^(\d+)\.(.+)$/.exec(params.file ?? '') ?? [];
  const format: CitationFormat | undefined = citationFormats.find((each) => each === ending);
  const dataset = await requireDataset(context, params.dataset ?? '', Number(number));
  if (!format) throw noSuchVersion(dataset.slug, Number(number));
  const { sha256 } = await requireRelease(context, dataset);
  const { publicUrl, portalName: portal } = context;
  return new Response(formatCitation({ dataset, sha256, publicUrl, portal, language }, format), {
    headers: {
      'content-type': `${citationTypes[format]}; charset=utf-8`,
      'content-disposition': formatDisposition(`${dataset.slug}-v${dataset.version}.${format}`),
      'content-language': language,
      link: formatVersionLinks(dataset),
      'last-modified': new Date(dataset.released).toUTCString(),
      'cache-control': 'public, no-cache',
      vary: 'accept-language',
    },
  });
}
