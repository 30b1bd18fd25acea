import { paths } from '@milpa/sdk';
import type { CallContext, RawRoute } from '../../../http/index.ts';
import {
  type Asked,
  countPages,
  describeCatalog,
  describeMentioned,
  describePage,
  type Profile,
  profiles,
  toOlderProfile,
} from '../dcat/index.ts';
import { createRdfDocument, type DocumentKind, listDocuments, streamDocument } from '../documents/index.ts';
import { createEntries, listEntries } from '../entries.ts';
import { findForm, forms } from '../negotiate.ts';
import type { Kept, Manifest } from '../prebuilt/index.ts';
import { type Extension, formatDocument, type Resource, syntaxes } from '../rdf/index.ts';
import { answerText, cachingHeaders, isKnown, notModified, redirect, stopWhen, streamText } from './answer.ts';
import { findProfile } from './dataset.ts';
import type { Parts } from './needs.ts';
import { noSuchPage, notAcceptable, notMadeYet, tooManyAtOnce, writtenAnew } from './problems.ts';

export const catalogLimits = {
  /** Datasets of one page. */
  page: 100,
  /** Up to so many datasets what was built is only given while nothing has changed since; beyond, the last that was built. */
  freshUpTo: 2000,
  /** Catalogues made for readers at the same time. */
  streams: 4,
} as const;

export function catalogRoutes(parts: Parts): RawRoute[] {
  const turns = createTurns(catalogLimits.streams);
  const summaries: Readonly<Record<string, string>> = {
    [paths.dataJson().slice(1)]: 'The whole catalogue by DCAT-US 1.1 (Project Open Data)',
    [paths.dcatUs3().slice(1)]: 'The whole catalogue by DCAT-US 3.0',
    [paths.catalogDump('csv').slice(1)]: 'A row for everything released, as CSV',
    [paths.catalogDump('jsonl').slice(1)]: 'Everything released, a JSON object a line, as the API gives it',
  };
  const documents = listDocuments(parts);
  const whole = documents
    .filter(({ name }) => summaries[name])
    .map((kind) =>
      documentRoute(kind, summaries[kind.name] ?? '', (context) => answerWhole(parts, kind, context, turns)),
    );
  const rdf = (['jsonld', 'ttl', 'rdf', 'nt'] as const).map((extension) => rdfRoute(parts, extension, turns));
  return [...rdf, ...whole, parquetRoute(parts), negotiatedRoute()];
}

function documentRoute(
  { name, mediaType }: Pick<DocumentKind, 'name' | 'mediaType'>,
  summary: string,
  handle: (context: CallContext) => Promise<Response>,
): RawRoute {
  const path = `/${name}`;
  return { method: 'GET', path, description: { path, summary, tag: 'catalogue', mediaTypes: [mediaType] }, handle };
}

function rdfRoute(parts: Parts, extension: Extension, turns: Turns): RawRoute {
  const standard = createRdfDocument(parts, extension);
  const summary = `The whole catalogue by DCAT-AP 3.0; ?page= gives ${catalogLimits.page} datasets at a time with Hydra, ?profile= one of ${Object.keys(profiles).join(', ')}`;
  return documentRoute(standard, summary, async (context) => {
    const asked = findProfile(context.request);
    const { profile, spelling } = asked;
    const page = new URL(context.request.url).searchParams.get('page');
    // High-value data are few: one document, whatever page is asked for.
    if (page !== null && profile !== 'dcat-ap-hvd') return answerPage(parts, context, { extension, ...asked, page });
    const kind = spelling === 'source' ? standard : createRdfDocument(parts, extension, asked);
    return answerWhole(parts, kind, context, turns, spelling === 'source' ? '' : profile);
  });
}

const negotiatedRoute = (): RawRoute => ({
  method: 'GET',
  path: '/catalog',
  handle: async ({ request, language }) => {
    const form = findForm(request.headers.get('accept'));
    if (!form) throw notAcceptable(Object.values(forms));
    const { search } = new URL(request.url);
    return redirect(form === 'html' ? paths.search(language) : paths.catalogFeed(form) + search);
  },
});

/**
 * From disk when it was built and still holds, or is too much to be made for everyone; made on the way otherwise. What was
 * built before the last order to purge is given to nobody.
 */
async function answerWhole(
  parts: Parts,
  kind: DocumentKind,
  context: CallContext,
  turns: Turns,
  named: Profile | '' = '',
): Promise<Response> {
  const mark = await parts.datasets.findPurgeMark();
  const generation = await parts.changes.findGeneration();
  const prepared = named === '' ? await findPrepared(parts, kind, mark) : undefined;
  if (prepared && (prepared.manifest.generation === generation || isLarge(prepared.manifest)))
    return answerKept(parts, context.request, prepared);
  const modified = await findModified(parts);
  const caching = { etag: `W/"${kind.name}-${named}-${generation}-${mark}-${modified?.getTime() ?? 0}"` };
  const headers = { ...cachingHeaders(caching), 'content-type': kind.mediaType };
  if (isKnown(context.request, caching)) return notModified(headers);
  const leave = turns.enter();
  const entries = listEntries(parts, context.signal);
  return new Response(streamText(streamDocument(kind, { modified: modified?.toISOString() }, entries), leave), {
    headers,
  });
}

async function findModified({ catalogue }: Parts): Promise<Date | undefined> {
  const [newest] = await catalogue.listRecent(null, 1);
  return newest?.released;
}

const isLarge = ({ datasets }: Manifest) => datasets > catalogLimits.freshUpTo;

interface Prepared {
  readonly kept: Kept;
  readonly manifest: Manifest;
  readonly mediaType: string;
}

/** What lies ready. Throws `unavailable` while it is written anew after a purge, when it is too much to be made for everyone. */
async function findPrepared(
  { shelf }: Parts,
  { name, mediaType }: Pick<DocumentKind, 'name' | 'mediaType'>,
  mark: number,
): Promise<Prepared | undefined> {
  const manifest = await shelf.findManifest();
  if (!manifest) return undefined;
  if (manifest.since !== mark) {
    if (isLarge(manifest)) throw writtenAnew(manifest.seconds);
    return undefined;
  }
  const kept = manifest.documents[name];
  return kept && { kept, manifest, mediaType };
}

function answerKept({ shelf, datasets }: Parts, request: Request, { kept, manifest, mediaType }: Prepared): Response {
  const packed =
    kept.packed !== null &&
    /(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$)))?/i.test(request.headers.get('accept-encoding') ?? '');
  const modified = manifest.modified ? new Date(manifest.modified) : undefined;
  const caching = { etag: `"${kept.sha256.slice(0, 22)}${packed ? '-gzip' : ''}"`, modified };
  const headers: Record<string, string> = {
    ...cachingHeaders(caching),
    // Its digest and tag are of these bytes; nobody on the way may pack them anew.
    'cache-control': 'public, no-cache, no-transform',
    'content-type': mediaType,
    vary: 'accept-encoding',
    'x-milpa-as-of': findBegin(manifest).toUTCString(),
    'repr-digest': `sha-256=:${Buffer.from(kept.sha256, 'hex').toString('base64')}:`,
  };
  if (isKnown(request, caching)) return notModified(headers);
  if (packed) headers['content-encoding'] = 'gzip';
  headers['content-length'] = String(packed ? kept.packed : kept.bytes);
  if (request.method === 'HEAD') return new Response(null, { headers });
  const isStale = async () => (await datasets.findPurgeMark()) !== manifest.since;
  return new Response(stopWhen(isStale, shelf.read(manifest, kept, packed)), { headers });
}

/** When the walk over the catalogue began: what was released before that is in it. */
const findBegin = ({ built, seconds }: Manifest) => new Date(Date.parse(built) - seconds * 1000);

/** Parquet needs the whole list before its first byte, so it is only given from disk. */
const parquetRoute = (parts: Parts): RawRoute => {
  const name = paths.catalogDump('parquet').slice(1);
  const mediaType = 'application/vnd.apache.parquet';
  return documentRoute({ name, mediaType }, 'A row for everything released, as Parquet', async ({ request }) => {
    const prepared = await findPrepared(parts, { name, mediaType }, await parts.datasets.findPurgeMark());
    if (!prepared) throw notMadeYet();
    return answerKept(parts, request, prepared);
  });
};

interface PageRequest extends Asked {
  readonly extension: Extension;
  readonly page: string;
}

async function answerPage(parts: Parts, { request }: CallContext, { extension, profile, spelling, page }: PageRequest) {
  const { catalogue, datasets, names, portal } = parts;
  const size = catalogLimits.page;
  const total = await catalogue.countReleased();
  const last = countPages({ total, size });
  const number = /^[1-9]\d{0,6}$/.test(page) ? Number(page) : 0;
  if (number < 1 || number > last) throw noSuchPage(page, last);
  const query = spelling === 'source' ? '' : `profile=${profile}&`;
  const address = (other: number) => names.absolute(`${paths.catalogFeed(extension)}?${query}page=${other}`);
  const found = await Promise.all(
    (await catalogue.listAddresses((number - 1) * size, size)).map(({ slug }) => datasets.findReleased(slug)),
  );
  const told = new Set<string>();
  const resources: Resource[] = [
    ...describeCatalog(portal, { modified: (await findModified(parts))?.toISOString() }, names),
    ...describePage({ number, size, total, address }, names),
  ];
  for await (const entry of createEntries(parts)(found.flatMap((dataset) => dataset ?? []))) {
    const described = entry.resources(spelling);
    resources.push(...described, ...describeMentioned(described, told));
  }
  const text = formatDocument(profile === 'dcat-ap-2.1.1' ? toOlderProfile(resources) : resources, extension);
  const to = (other: number, rel: string) => (other >= 1 && other <= last ? [`<${address(other)}>; rel="${rel}"`] : []);
  const link = [...to(1, 'first'), ...to(number - 1, 'prev'), ...to(number + 1, 'next'), ...to(last, 'last')].join(
    ', ',
  );
  return answerText(request, text, syntaxes[extension].mediaType, { link });
}

interface Turns {
  /** Gives what to call when it is over. Throws `unavailable` when too many are under way. */
  enter(): () => void;
}

function createTurns(most: number): Turns {
  let under = 0;
  return {
    enter() {
      if (under >= most) throw tooManyAtOnce();
      under += 1;
      let over = false;
      return () => {
        if (!over) under -= 1;
        over = true;
      };
    },
  };
}
