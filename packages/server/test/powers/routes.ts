import { type Operation, operations } from '@milpa/sdk';
import { pageRoutes } from '@milpa/web';
import type { TestPortal } from '../portal.ts';
import { makeSample } from './sample.ts';
import type { PowersScene } from './scene.ts';

/** One thing that can be asked of a portal, with a request that is right in form: only who asks decides. */
export interface Route {
  /** As the table names it: an operation, `GET /path` of a raw route, or `page GET /path`. */
  readonly name: string;
  /** What a token needs before its owner's roles are looked at. */
  readonly scope: string | null;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const none = '019a0000-0000-7000-8000-00000000dead';
/** These change who the caller is, so they come last. */
const last = ['startActing', 'page POST /stop-acting', 'stopActing', 'signOut', 'page POST /sign-out'];

export function listRoutes(portal: TestPortal, scene: PowersScene): readonly Route[] {
  const all = [
    ...Object.entries<Operation>(operations).map(([id, operation]) => formOperation(scene, id, operation)),
    ...portal.rawRoutes.map(({ method, path, mediaType }) => formRaw(scene, method, path, mediaType)),
    ...pageRoutes.map(({ method, path }) => formPage(scene, method, path)),
  ];
  return all.toSorted((a, b) => last.indexOf(a.name) - last.indexOf(b.name));
}

function formOperation(scene: PowersScene, id: string, operation: Operation): Route {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string, at: number) =>
    encodeURIComponent(findParam(scene, operation.path.slice(0, at), name)),
  );
  const query = operation.query ? Object.entries(Object(makeSample(operation.query))) : [];
  const search = new URLSearchParams(query.flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])));
  const body = operation.body && { ...Object(makeSample(operation.body)), ...scene.bodies[id] };
  return {
    name: id,
    scope: operation.scope,
    method: operation.method,
    path: search.size > 0 ? `${path}?${search}` : path,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      // Of a revision that never was: whoever may is told so, and nothing changes for those who ask after.
      ...(operation.ifMatch ? { 'if-match': '"999"' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  };
}

const fill = (scene: PowersScene, path: string): string =>
  path.replace(/:(\w+)(\{(?:[^{}]|\{[^}]*\})*\})?/g, (_, name: string, _shape: unknown, at: number) =>
    findParam(scene, path.slice(0, at), name),
  );

/** What stands in the scene under this name; imports of descriptions and of inventories are both called import. */
const findParam = ({ params }: PowersScene, before: string, name: string): string =>
  params[`${before.split('/').at(-2)}/${name}`] ?? params[name] ?? none;

function formRaw(scene: PowersScene, method: string, path: string, mediaType: string | undefined): Route {
  const writes = method === 'POST' || method === 'PATCH';
  const form = mediaType === 'multipart/form-data';
  const body = form ? '--x\r\nContent-Disposition: form-data; name="publisher"\r\n\r\noffice\r\n--x--\r\n' : 'x';
  return {
    name: `${method} ${path}`,
    scope: null,
    method,
    path: fill(scene, path),
    headers: form ? { 'content-type': 'multipart/form-data; boundary=x' } : {},
    ...(writes ? { body } : {}),
  };
}

const formPage = (scene: PowersScene, method: string, path: string): Route => ({
  name: `page ${method} ${path || '/'}`,
  scope: null,
  method,
  path: `/en${fill(scene, path)}`,
  headers: {
    accept: 'text/html',
    ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
  },
});

/**
 * `refused`: for want of a right or an account. `hidden`: as if there were no such thing. `through`: answered, or refused for
 * another reason than who asks.
 */
export type Outcome = 'refused' | 'hidden' | 'through';

export async function ask(
  portal: TestPortal,
  route: Route,
  headers: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const request = new Request(portal.url + route.path, {
    method: route.method,
    headers: { origin: portal.url, ...route.headers, ...headers },
    ...(route.body === undefined ? {} : { body: route.body }),
  });
  const answer = await portal.fetch(request);
  const text = await answer.text();
  const toSignIn = answer.status === 303 && /\/sign-in\?next=/.test(answer.headers.get('location') ?? '');
  if (answer.status === 403 || toSignIn) return 'refused';
  if (answer.status === 404) return 'hidden';
  // A wrong password is not a missing right.
  return answer.status === 401 && !text.includes('sign-in-refused') ? 'refused' : 'through';
}
