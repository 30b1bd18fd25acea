import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type Language, Problem } from '@milpa/sdk';
import type { Logger } from 'pino';
import { type Addresses, createAddresses } from './address.ts';
import { compress } from './compress.ts';
import { findLanguage } from './language.ts';
import type { Limiter } from './limiter.ts';
import { answerReady, type Check, createMetrics, type Metrics, type MetricsOptions } from './observe.ts';
import { allowOrigins, answerPreflight, requireSameOrigin } from './origin.ts';
import { answerProblem, internal, nothingHere, tooManyTries } from './problem.ts';
import { protect } from './protect.ts';
import type { AnyOperationHandler, CallContext, Caller, RawRoute } from './route.ts';
import { type Asked, createRouter, type Router } from './router.ts';

export interface AppOptions {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes?: readonly RawRoute[];
  /** Answers what no route did: the pages. Undefined: not theirs. */
  readonly pages?: (context: CallContext) => Promise<Response | undefined>;
  /** A failure for those who asked for HTML. */
  readonly renderProblem?: (problem: Problem, language: Language, request: Request) => Response;
  /** Who sends a request. Throws Problem for a bad token. */
  readonly identify: (request: Request) => Promise<Caller | undefined>;
  readonly publicUrl: string;
  /** Of readers who ask for none. */
  readonly language: Language;
  readonly log: Logger;
  readonly addresses?: Addresses;
  readonly metrics?: MetricsOptions;
  /** Who may read /metrics from another machine. */
  readonly mayMeasure?: (caller: Caller | undefined) => boolean;
  /** What /readyz asks. */
  readonly checks?: Readonly<Record<string, Check>>;
  /** Hears of each request that came from outside, once its answer begins; for counting. */
  readonly onAnswered?: (answered: Answered) => void;
  /** Bytes of a JSON body; 1 MiB when absent. */
  readonly jsonBytes?: number;
  /** Milliseconds of an operation; a minute when absent. */
  readonly timeMs?: number;
  /** Tries of signing in, by address. */
  readonly signInLimiter?: Limiter;
}

/** What counting may know of a request: neither who sent it nor what it asked in particular. */
export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly userAgent: string | null;
}

export interface App {
  /** What is asked by its address alone, beside the operations of the contract. */
  readonly rawRoutes: readonly RawRoute[];
  /** `peer` is who is at the other end of the connection, when there is one. */
  fetch(request: Request, peer?: { readonly address: string }): Promise<Response>;
}

/** The whole portal as one function from Request to Response. */
export function createApp(options: AppOptions): App {
  const rawRoutes = options.rawRoutes ?? [];
  const addresses = options.addresses ?? createAddresses({ trustProxy: false });
  const metrics = createMetrics(options.metrics ?? {});
  const route = createRouter({
    handlers: options.handlers,
    rawRoutes,
    pages: options.pages,
    publicUrl: options.publicUrl,
    jsonBytes: options.jsonBytes ?? 2 ** 20,
    timeMs: options.timeMs ?? 60_000,
    enter: (asked, operation) => enter(asked, operation, options),
  });
  const parts = { route, machine: createMachineRoutes(options, metrics), options };
  // Pages ask the API in process: what they ask belongs to the reader's request and comes from the reader's address.
  const current = new AsyncLocalStorage<Asked>();
  return {
    rawRoutes,
    async fetch(request, peer) {
      const start = performance.now();
      const outer = current.getStore();
      const address = peer?.address ?? outer?.address;
      if (address) addresses.remember(request, address);
      const asked = describe(request, addresses, { fallback: options.language, outer });
      const answered = await current.run(asked, () => answer(asked, parts));
      const finished = await finish(asked, answered, options);
      const seconds = (performance.now() - start) / 1000;
      metrics.observe({ method: request.method, route: asked.route, status: finished.status, seconds });
      if (!outer) options.onAnswered?.(describeAnswered(asked, finished.status));
      writeLog(options.log, asked, { status: finished.status, seconds, inner: outer !== undefined });
      return finished;
    },
  };
}

const describeAnswered = ({ request, url }: Asked, status: number): Answered => ({
  method: request.method,
  path: url.pathname,
  status,
  userAgent: request.headers.get('user-agent'),
});

function describe(
  request: Request,
  addresses: Addresses,
  { fallback, outer }: { fallback: Language; outer: Asked | undefined },
): Asked {
  const url = new URL(request.url);
  return {
    request,
    url,
    language: findLanguage(request, url, fallback),
    address: addresses.of(request),
    id: outer?.id ?? randomUUID(),
    route: 'none',
    isPage: false,
  };
}

interface Parts {
  readonly route: Router;
  readonly machine: (asked: Asked) => Promise<Response> | undefined;
  readonly options: AppOptions;
}

async function answer(asked: Asked, { route, machine, options }: Parts): Promise<Response> {
  const { request, url } = asked;
  try {
    requireSameOrigin(request, url, options.publicUrl);
    const preflight = answerPreflight(request, 'GET, HEAD, POST, PUT, PATCH, DELETE');
    return preflight ?? (await machine(asked)) ?? (await route(asked));
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'internal-error')
      options.log.error({ request: asked.id, method: request.method, path: url.pathname, err: error }, 'failed');
    else if (error.status >= 500)
      options.log.warn({ request: asked.id, path: url.pathname, err: error.cause ?? error }, error.message);
    return present(error, asked, options);
  }
}

function present(error: unknown, asked: Asked, { publicUrl, renderProblem }: AppOptions): Response {
  const { request, url, language } = asked;
  const problem = error instanceof Problem ? error : internal();
  asked.isPage = renderProblem !== undefined && /^text\/html\b/.test(request.headers.get('accept') ?? '');
  const answered =
    renderProblem && asked.isPage
      ? renderProblem(problem, language, request)
      : answerProblem(problem, { language, publicUrl, instance: url.pathname });
  const headers = new Headers(answered.headers);
  if ('allow' in problem) headers.set('allow', String(problem.allow));
  if (problem.code === 'range-not-satisfiable') headers.set('content-range', `bytes */${findSize(problem.current)}`);
  return new Response(answered.body, { status: answered.status, headers });
}

const findSize = (current: unknown) =>
  typeof current === 'object' && current !== null && 'size' in current ? String(current.size) : '*';

/** Operations of people who are not signed in yet: tried by strangers, so counted by address. */
const entries: ReadonlySet<string> = new Set(['signIn', 'acceptInvitation', 'forgotPassword']);

async function enter(asked: Asked, operation: string | undefined, options: AppOptions): Promise<CallContext> {
  const { request, language } = asked;
  if (operation !== undefined && entries.has(operation)) {
    const wait = options.signInLimiter?.take(asked.address) ?? 0;
    if (wait > 0) throw tooManyTries(wait);
  }
  const caller = await options.identify(request);
  if (caller) asked.caller = caller;
  return { request, caller, language, signal: request.signal };
}

/** What machines ask: is it alive, is it ready, how is it doing. */
function createMachineRoutes(options: AppOptions, metrics: Metrics): Parts['machine'] {
  const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  const measure = async (asked: Asked) => {
    const near = asked.address === '' || /^(?:127\.|::1$|::ffff:127\.)/.test(asked.address);
    if (!near || asked.request.headers.has('x-forwarded-for')) {
      const caller = await options.identify(asked.request);
      if (!options.mayMeasure?.(caller)) throw nothingHere('/metrics'); // strangers need not know it exists
    }
    return metrics.answer();
  };
  const routes: Readonly<Record<string, (asked: Asked) => Promise<Response>>> = {
    '/healthz': async () => new Response('ok\n', { headers: plain }),
    '/readyz': () => answerReady(options.checks ?? {}, options.log),
    '/metrics': measure,
  };
  return (asked) => {
    if (asked.request.method !== 'GET' && asked.request.method !== 'HEAD') return undefined;
    const found = routes[asked.url.pathname];
    if (!found) return undefined;
    asked.route = asked.url.pathname;
    return found(asked);
  };
}

/** What every answer gets, whoever made it. */
async function finish(asked: Asked, answered: Response, options: AppOptions): Promise<Response> {
  const { request } = asked;
  const packed = await compress(request, answered);
  const headers = new Headers(packed.headers);
  protect(headers, { secure: options.publicUrl.startsWith('https:'), page: asked.isPage });
  if (!asked.isPage) allowOrigins(headers);
  headers.set('x-request-id', asked.id);
  if (request.method === 'HEAD') await packed.body?.cancel();
  const bare = request.method === 'HEAD' || packed.status === 204 || packed.status === 304;
  return new Response(bare ? null : packed.body, { status: packed.status, statusText: packed.statusText, headers });
}

const quiet = new Set(['/healthz', '/readyz', '/metrics']);

interface Outcome {
  readonly status: number;
  readonly seconds: number;
  readonly inner: boolean;
}

function writeLog(log: Logger, asked: Asked, { status, seconds, inner }: Outcome): void {
  const line = {
    request: asked.id,
    method: asked.request.method,
    path: asked.url.pathname,
    status,
    ms: Math.round(seconds * 10_000) / 10,
    ...(asked.caller ? { account: asked.caller.account } : {}),
  };
  if (inner || quiet.has(asked.url.pathname)) log.debug(line, 'request');
  else log.info(line, 'request');
}
