import { type Language, type Operation, operations, paths, problems } from '@milpa/sdk';
import { Hono } from 'hono';
import { formatOpenApi } from './openapi.ts';
import { answerOperation, type OperationOptions } from './operation.ts';
import { nothingHere, otherMethods } from './problem.ts';
import type { AnyOperationHandler, CallContext, Caller, RawRoute } from './route.ts';

/** One request on its way, and what is learned about it. */
export interface Asked {
  readonly request: Request;
  readonly url: URL;
  readonly language: Language;
  /** Empty when it did not come over a network. */
  readonly address: string;
  readonly id: string;
  caller?: Caller;
  /** Pattern of the route that answers, for figures. */
  route: string;
  isPage: boolean;
}

export interface RouterOptions extends OperationOptions {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
  readonly pages: ((context: CallContext) => Promise<Response | undefined>) | undefined;
  readonly publicUrl: string;
  /** Says who asks; throws when they may not go on. */
  readonly enter: (asked: Asked, operation?: string) => Promise<CallContext>;
}

export type Router = (asked: Asked) => Promise<Response>;
type Bindings = { Bindings: { asked: Asked } };

/** Finds the route of a request: raw routes, then the contract's, then other methods of their paths, then pages. */
export function createRouter(options: RouterOptions): Router {
  const main = createHono();
  // Hono answers HEAD by the route of GET; the few routes with a HEAD of their own come first.
  const heads = createHono();
  const methods = new Map<string, Set<string>>();
  const raw = [...options.rawRoutes, ...listOwnRoutes(options)];
  for (const route of raw) {
    if (route.method === 'HEAD') mountRaw(heads, { ...route, method: 'GET' }, options);
    else mountRaw(main, route, options);
    note(methods, route.path, route.method);
  }
  for (const handler of options.handlers) {
    const operation: Operation = operations[handler.operation];
    mountOperation(main, handler, options);
    note(methods, toHonoPath(operation.path), operation.method);
  }
  for (const [path, known] of methods) mountOthers(main, path, known);
  main.all('*', async ({ env: { asked } }) => {
    asked.isPage = true;
    asked.route = 'page';
    const page = await options.pages?.(await options.enter(asked));
    if (page) return page;
    throw nothingHere(asked.url.pathname);
  });
  heads.all('*', () => new Response(null, { status: 404, headers: { [unclaimed]: '' } }));
  return async (asked) => {
    if (asked.request.method === 'HEAD') {
      const own = await heads.fetch(asked.request, { asked });
      if (!own.headers.has(unclaimed)) return own;
    }
    return main.fetch(asked.request, { asked });
  };
}

const unclaimed = 'x-milpa-unclaimed';

function createHono(): Hono<Bindings> {
  const hono = new Hono<Bindings>();
  hono.onError((error) => {
    throw error; // whoever asked the router turns it into a problem
  });
  return hono;
}

function mountRaw(hono: Hono<Bindings>, route: RawRoute, options: RouterOptions): void {
  hono.on(route.method === 'ALL' ? anyMethod : [route.method], route.path, async (context, next) => {
    const { asked } = context.env;
    const type = asked.request.headers.get('content-type') ?? '';
    if (route.mediaType && !type.toLowerCase().startsWith(route.mediaType)) return next();
    asked.route = route.path;
    return route.handle(await options.enter(asked), context.req.param());
  });
}

const anyMethod = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

function mountOperation(hono: Hono<Bindings>, handler: AnyOperationHandler, options: RouterOptions): void {
  const operation: Operation = operations[handler.operation];
  const path = toHonoPath(operation.path);
  hono.on([operation.method], path, async (context) => {
    const { asked } = context.env;
    asked.route = operation.path;
    const entered = await options.enter(asked, handler.operation);
    return answerOperation(handler, entered, context.req.param(), options);
  });
}

const toHonoPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');

function note(methods: Map<string, Set<string>>, path: string, method: RawRoute['method'] | Operation['method']): void {
  const known = methods.get(path) ?? new Set(['OPTIONS']);
  for (const each of method === 'ALL' ? anyMethod : [method]) known.add(each);
  if (known.has('GET')) known.add('HEAD');
  methods.set(path, known);
}

function mountOthers(hono: Hono<Bindings>, path: string, known: ReadonlySet<string>): void {
  const allow = [...known].sort().join(', ');
  hono.all(path, ({ env: { asked } }) => {
    asked.route = path;
    if (asked.request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } });
    throw Object.assign(otherMethods(asked.request.method, asked.url.pathname, allow), { allow });
  });
}

function listOwnRoutes({ rawRoutes, publicUrl }: RouterOptions): RawRoute[] {
  let document: string | undefined;
  return [
    {
      method: 'GET',
      path: paths.openApi(),
      async handle() {
        document ??= JSON.stringify(formatOpenApi({ publicUrl, rawRoutes }));
        return new Response(document, {
          headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=300' },
        });
      },
    },
    {
      method: 'GET',
      path: '/problems/:code',
      async handle({ request }, { code = '' }) {
        const found = Object.entries(problems).find(([name]) => name === code);
        if (!found) throw nothingHere(new URL(request.url).pathname);
        return Response.json({ code, ...found[1] });
      },
    },
  ];
}
