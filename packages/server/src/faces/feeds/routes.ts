import { createHash } from 'node:crypto';
import { type Dataset, Language, listKept, Problem, paths, Slug } from '@milpa/sdk';
import type { Catalogue, ReleasedDatasets } from '../../catalogue/index.ts';
import type { Clock } from '../../clock.ts';
import type { CallContext, RawRoute } from '../../http/index.ts';
import type { Institutions } from '../../institution/index.ts';
import { formatAtom } from './atom.ts';
import { describeCatalog, describeDataset, describeEntry } from './dcat/index.ts';
import { createIdentities, type Identities, namePortal } from './names.ts';
import { findForm, forms } from './negotiate.ts';
import { type Extension, formatDocument, type Resource, streamDocument, syntaxes } from './rdf/index.ts';
import { formatSchemaOrg } from './schema-org/index.ts';
import { formatRobots, formatSitemap, formatSitemapIndex, portalPages, thingsInPart } from './sitemap.ts';

export interface FeedNeeds {
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly datasets: ReleasedDatasets & {
    /** Why nothing can be read under a key: `withdrawn` with its tombstone, or `not-found`. */
    explainAbsence(key: string): Promise<Problem>;
  };
  readonly catalogue: Pick<Catalogue, 'listRecent' | 'listAddresses' | 'countReleased'>;
  readonly institutions: Pick<Institutions, 'require' | 'list'>;
}
type Parts = FeedNeeds & { readonly names: Identities };

const recent = 50;
const together = 100;

/** What other programs read: DCAT, schema.org, Atom, the sitemap. */
export function createFeedRoutes(needs: FeedNeeds): readonly RawRoute[] {
  const parts: Parts = { ...needs, names: createIdentities(needs.publicUrl) };
  return [
    {
      method: 'GET',
      path: '/datasets/:key',
      description: {
        path: '/datasets/{dataset}',
        summary:
          'The identity of a dataset: HTML (redirect), JSON-LD, Turtle, RDF/XML or N-Triples by Accept or by .jsonld, .ttl, .rdf, .nt; .schema.jsonld by schema.org',
        tag: 'catalogue',
        mediaTypes: Object.values(forms),
      },
      handle: (context, { key = '' }) => answerDataset(parts, context, key),
    },
    catalogRoute(parts, 'jsonld'),
    catalogRoute(parts, 'ttl'),
    catalogRoute(parts, 'rdf'),
    catalogRoute(parts, 'nt'),
    {
      method: 'GET',
      path: '/catalog',
      handle: async ({ request, language }) => {
        const form = findForm(request.headers.get('accept'));
        if (!form) throw notAcceptable();
        return redirect(form === 'html' ? paths.search(language) : paths.catalogFeed(form));
      },
    },
    {
      method: 'GET',
      path: `/:language{${Language.options.join('|')}}/releases.atom`,
      description: {
        path: '/{language}/releases.atom',
        summary: 'The newest releases as an Atom feed; of one institution with ?publisher=',
        tag: 'catalogue',
        mediaTypes: ['application/atom+xml'],
      },
      handle: (context, { language }) => answerAtom(parts, context, Language.parse(language)),
    },
    ...sitemapRoutes(parts),
  ];
}

async function answerDataset(parts: Parts, { request, language }: CallContext, key: string): Promise<Response> {
  const [, bare = '', suffix] = /^(.*?)(\.schema\.jsonld|\.jsonld|\.ttl|\.rdf|\.nt)?$/.exec(key) ?? [];
  const dataset = await requireReleased(parts, bare);
  const isPresent = bare === dataset.slug || bare === dataset.id;
  if (!isPresent) return redirect(`${paths.datasetIdentity(dataset.slug)}${suffix ?? ''}`, 308);
  if (suffix === '.schema.jsonld') return answerSchemaOrg(parts, dataset, request, language);
  const extension = suffix?.slice(1);
  if (extension) return answerRdf(parts, dataset, request, parseExtension(extension));
  const form = findForm(request.headers.get('accept'));
  if (!form) throw notAcceptable();
  if (form === 'html') return redirect(paths.dataset(language, dataset.slug));
  return answerRdf(parts, dataset, request, form);
}

const parseExtension = (text: string): Extension =>
  text === 'ttl' || text === 'rdf' || text === 'nt' ? text : 'jsonld';

async function requireReleased({ datasets }: Parts, key: string): Promise<Dataset> {
  if (!Slug.safeParse(key).success) throw noSuchDataset(key); // identifiers have the form of one too
  const dataset = await datasets.findReleased(key);
  if (dataset) return dataset;
  throw await datasets.explainAbsence(key);
}

function answerRdf({ names }: Parts, dataset: Dataset, request: Request, extension: Extension): Response {
  return answerText(
    request,
    formatDocument(describeDataset(dataset, names), extension),
    syntaxes[extension].mediaType,
    {
      vary: 'accept, accept-language',
      link: `<${names.absolute(paths.datasetIdentity(dataset.id))}>; rel="canonical"`,
    },
  );
}

async function answerSchemaOrg(
  parts: Parts,
  dataset: Dataset,
  request: Request,
  language: Language,
): Promise<Response> {
  const { datasets, names, publicUrl } = parts;
  const ids = listKept(dataset)
    .flatMap(({ file }) => file.tables.map((table) => table.id))
    .slice(0, 20);
  const tables = (await Promise.all(ids.map((id) => datasets.findReleasedTable(id)))).filter(
    (table) => table !== undefined,
  );
  const text = formatSchemaOrg(dataset, tables, { names, language, portal: namePortal(publicUrl) });
  return answerText(request, text, 'application/ld+json', { vary: 'accept-language', 'content-language': language });
}

function catalogRoute(parts: Parts, extension: Extension): RawRoute {
  const path = paths.catalogFeed(extension);
  return {
    method: 'GET',
    path,
    description: {
      path,
      summary: 'The whole catalogue by DCAT-AP 3.0',
      tag: 'catalogue',
      mediaTypes: [syntaxes[extension].mediaType],
    },
    async handle({ signal }) {
      const pieces = streamDocument(listResources(parts, signal), extension);
      return new Response(stream(pieces), {
        headers: { 'content-type': syntaxes[extension].mediaType, 'cache-control': 'public, max-age=300' },
      });
    },
  };
}

/** Made as fast as it is read, and no longer made when nobody reads. */
function stream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}

/** The catalogue, then its datasets, some at a time. */
async function* listResources(parts: Parts, signal: AbortSignal): AsyncGenerator<readonly Resource[]> {
  const { names, catalogue, datasets, publicUrl } = parts;
  const [newest] = await catalogue.listRecent(null, 1);
  yield describeCatalog(namePortal(publicUrl), { modified: newest?.released.toISOString() }, names);
  let batch: Resource[] = [];
  let held = 0;
  for await (const dataset of datasets.listReleased()) {
    signal.throwIfAborted();
    batch.push(...describeEntry(dataset, names));
    held += 1;
    if (held < together) continue;
    yield batch;
    batch = [];
    held = 0;
  }
  yield batch;
}

async function answerAtom(parts: Parts, { request }: CallContext, language: Language): Promise<Response> {
  const { catalogue, institutions, names, publicUrl, clock } = parts;
  const key = new URL(request.url).searchParams.get('publisher');
  const publisher = key === null ? undefined : await institutions.require(key);
  const releases = await catalogue.listRecent(publisher?.id ?? null, recent);
  const portal = namePortal(publicUrl);
  const text = formatAtom({ language, portal, names, releases, now: clock(), ...(publisher ? { publisher } : {}) });
  return answerText(request, text, 'application/atom+xml; charset=utf-8', { 'content-language': language });
}

function sitemapRoutes({ catalogue, institutions, names: { absolute } }: Parts): RawRoute[] {
  const xml = 'application/xml; charset=utf-8';
  return [
    {
      method: 'GET',
      path: paths.sitemap(),
      handle: async ({ request }) =>
        answerText(request, formatSitemapIndex(absolute, await catalogue.countReleased()), xml),
    },
    {
      method: 'GET',
      path: '/:part{sitemap-[0-9]+\\.xml}',
      async handle({ request }, { part = '' }) {
        const number = Number(/\d+/.exec(part)?.[0]);
        if (number === 0) {
          const bodies = (await institutions.list()).map(({ slug }) => ({
            path: (language: Language) => paths.institution(language, slug),
          }));
          return answerText(request, formatSitemap(absolute, [...portalPages, ...bodies]), xml);
        }
        const things = await catalogue.listAddresses((number - 1) * thingsInPart, thingsInPart);
        if (things.length === 0) throw noSuchPart(part);
        const datasets = things.map(({ slug, released }) => ({
          path: (language: Language) => paths.dataset(language, slug),
          changed: released,
        }));
        return answerText(request, formatSitemap(absolute, datasets), xml);
      },
    },
    {
      method: 'GET',
      path: '/robots.txt',
      handle: async ({ request }) => answerText(request, formatRobots(absolute), 'text/plain; charset=utf-8'),
    },
  ];
}

/** Text that may be kept by anyone who asks whether it still holds. */
function answerText(request: Request, text: string, type: string, more: Record<string, string> = {}): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const headers = { ...more, etag, 'cache-control': 'public, no-cache', 'content-type': type };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  const { 'content-type': _, ...kept } = headers;
  return known.includes(etag) ? new Response(null, { status: 304, headers: kept }) : new Response(text, { headers });
}

/** 303: the description of a thing is not the thing. */
const redirect = (location: string, status: 303 | 308 = 303): Response =>
  new Response(null, { status, headers: { location, vary: 'accept, accept-language', 'cache-control': 'no-cache' } });

const notAcceptable = (): Problem =>
  new Problem('not-acceptable', {
    en: 'This address gives text/html, application/ld+json, text/turtle, application/rdf+xml and application/n-triples. Ask for one of them in Accept.',
    es: 'Esta dirección da text/html, application/ld+json, text/turtle, application/rdf+xml y application/n-triples. Pida uno de ellos en Accept.',
    fr: "Cette adresse donne text/html, application/ld+json, text/turtle, application/rdf+xml et application/n-triples. Demandez l'un d'eux dans Accept.",
  });

const noSuchDataset = (key: string): Problem =>
  new Problem('not-found', {
    en: `There is no released dataset “${key}”. Search at /en/datasets.`,
    es: `No hay un conjunto de datos publicado «${key}». Busque en /es/datasets.`,
    fr: `Il n'y a pas de jeu de données publié « ${key} ». Cherchez sur /fr/datasets.`,
  });

const noSuchPart = (part: string): Problem =>
  new Problem('not-found', {
    en: `The sitemap has no part ${part}. Its parts are listed in /sitemap.xml.`,
    es: `El mapa del sitio no tiene la parte ${part}. Sus partes están en /sitemap.xml.`,
    fr: `Le plan du site n'a pas de partie ${part}. Ses parties sont dans /sitemap.xml.`,
  });
