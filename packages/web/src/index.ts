import { createClient, type Language, Problem } from '@milpa/sdk';
import { answerPage, type Frame } from './answer.tsx';
import { createAssets } from './assets.ts';
import { type Page, redirect, type Site } from './page.ts';
import { problemPage } from './problem/index.ts';
import { createReader, findPreferredLanguage, isLanguage } from './reader.ts';
import { findRoute } from './router.ts';
import { routes } from './routes.ts';

export interface PagesNeeds {
  /** Reaches the portal's own public API, in process. */
  readonly send: (request: Request) => Promise<Response>;
  readonly publicUrl: string;
  readonly now: () => Date;
  /** What the portal calls itself; «Milpa» when it has no name of its own. */
  readonly name?: string;
}

export interface Pages {
  /** The answer to a request for a page or one of its files; undefined when the address belongs to something else. */
  (request: Request): Promise<Response | undefined>;
  /** A failure as a page, for those who asked for HTML. */
  renderProblem(problem: Problem, language: Language, request?: Request): Response;
}

export function createPages(needs: PagesNeeds): Pages {
  const site: Site = {
    name: needs.name ?? 'Milpa',
    publicUrl: needs.publicUrl.replace(/\/+$/, ''),
    assets: createAssets(),
    now: needs.now,
  };
  const renderProblem = (problem: Problem, language: Language, request?: Request) => {
    const url = findPublicUrl(site, request?.url ?? site.publicUrl);
    // A page keeps the language of its address, whatever the browser would have preferred.
    const [, first] = url.pathname.split('/');
    const frame = { site, reader: createReader(isLanguage(first) ? first : language), url, account: undefined };
    return answerPage(request ?? new Request(url), frame, problemPage(frame.reader, problem));
  };
  return Object.assign((request: Request) => answer(site, needs.send, request), { renderProblem });
}

/** The addresses the pages answer, after the language: for those who check them all. */
export const pageRoutes: readonly { readonly method: 'GET' | 'POST'; readonly path: string }[] = routes.map(
  ({ method, path }) => ({ method, path }),
);

async function answer(site: Site, send: PagesNeeds['send'], request: Request): Promise<Response | undefined> {
  const url = findPublicUrl(site, request.url);
  if (url.pathname === '/') {
    const language = findPreferredLanguage(request.headers.get('accept-language'));
    return redirect(`/${language}`, 302, { vary: 'Accept-Language', 'cache-control': 'public, max-age=60' });
  }
  if (url.pathname.startsWith('/assets/')) return answerAsset(site, request, url.pathname);
  const [, first] = url.pathname.split('/');
  if (!isLanguage(first)) return undefined;
  const path = url.pathname.slice(first.length + 1);
  if (path !== '' && path.endsWith('/')) return redirect(url.pathname.replace(/\/+$/, '') + url.search, 301);
  const found = findRoute(routes, request.method, path);
  if (!found) return undefined;
  const reader = createReader(first);
  const client = createClient({ url: site.publicUrl, fetch: send, headers: listForwarded(request, first) });
  const account = await findAccount(request, client);
  const frame: Frame = { site, reader, url, account };
  const page = await makePage(frame, () => found.route.handle({ ...frame, request, client, params: found.params }));
  return page instanceof Response ? page : answerPage(request, frame, page);
}

async function makePage(frame: Frame, make: () => Promise<Page | Response>): Promise<Page | Response> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof Problem) return problemPage(frame.reader, error);
    throw error;
  }
}

/** The credentials of whoever asked, and the language in which the API shall explain itself. */
function listForwarded(request: Request, language: Language): Record<string, string> {
  const headers: Record<string, string> = { 'accept-language': language };
  for (const name of ['cookie', 'origin', 'sec-fetch-site', 'user-agent']) {
    const value = request.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  return headers;
}

// A reader without cookie is nobody: most pages cost no question about it.
async function findAccount(request: Request, client: ReturnType<typeof createClient>) {
  if (!request.headers.get('cookie')) return undefined;
  try {
    return (await client.call('whoAmI')).account;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function answerAsset(site: Site, request: Request, path: string): Response | undefined {
  const asset = site.assets.find(path);
  if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) return undefined;
  return new Response(request.method === 'HEAD' ? null : asset.body, {
    headers: {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
}

/** The address as the public sees it: behind a proxy the request itself names another host. */
function findPublicUrl(site: Site, requested: string): URL {
  const { pathname, search } = new URL(requested);
  const url = new URL(site.publicUrl);
  url.pathname = pathname;
  url.search = search;
  return url;
}
