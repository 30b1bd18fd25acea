import { AccountId, createClient, operations, Problem, problems, TableId } from '@milpa/sdk';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { type AppOptions, type Caller, createApp, createLimiter, defineHandler, type RawRoute } from './index.ts';

const url = 'https://datos.example.org';
const table = TableId.parse('019a0000-0001-7000-8000-000000000001');
const person: Caller = {
  account: AccountId.parse('019a0000-0002-7000-8000-000000000001'),
  email: 'ana@example.org',
  name: 'Ana',
  language: 'es',
  appointments: [],
};
const facts = { datasets: 1, institutions: 2, tables: 3, rows: 4, files: 5, bytes: 6, updated: null };

const handlers = [
  defineHandler('portalFacts', async () => facts),
  defineHandler('searchDatasets', async ({ query }) => {
    if (query?.q === 'break') throw new Error('a secret of the database');
    return {
      total: 0,
      offset: 0,
      limit: 20,
      items: [],
      facets: { theme: [{ value: JSON.stringify(query), count: 1 }] },
    };
  }),
  defineHandler('getTableDiff', async ({ params, query }) => {
    throw new Problem('not-found', { en: `no ${params.table} ${JSON.stringify(query)}` });
  }),
  defineHandler('listTokens', async () => []),
  defineHandler('revokeToken', async () => null),
  defineHandler('changeInstitution', async ({ revision }) => {
    throw new Problem('edited-meanwhile', { en: `now at ${revision + 1}`, es: `ya en ${revision + 1}` });
  }),
  defineHandler('createInstitution', async ({ body }) => {
    throw new Problem('conflict', { en: `${body.name.en} exists` });
  }),
  defineHandler('signIn', async () => {
    throw new Problem('sign-in-refused', { en: 'no' });
  }),
];

const rawRoutes: RawRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/tables/:file{[0-9a-f-]+\\.csv}',
    description: { path: '/api/v1/tables/{table}.csv', summary: 'As CSV', tag: 'tables', mediaTypes: ['text/csv'] },
    handle: async (_, { file }) => new Response(`${file}\n`.repeat(100), { headers: { 'content-type': 'text/csv' } }),
  },
  {
    method: 'HEAD',
    path: '/api/v1/uploads/:upload',
    handle: async () => new Response(null, { headers: { 'upload-offset': '7' } }),
  },
  {
    method: 'POST',
    path: '/api/v1/institutions',
    mediaType: 'multipart/form-data',
    handle: async () => new Response('form', { status: 202 }),
  },
];

const lines: string[] = [];
function start(more: Partial<AppOptions> = {}) {
  const app = createApp({
    handlers,
    rawRoutes,
    pages: async ({ request }) =>
      new URL(request.url).pathname === '/es' && request.headers.has('if-none-match')
        ? new Response(null, { status: 304, headers: { etag: '"1"' } })
        : new URL(request.url).pathname === '/es'
          ? new Response('<p>hola</p>'.repeat(200), { headers: { 'content-type': 'text/html; charset=utf-8' } })
          : undefined,
    identify: async (request) => {
      const token = /^Bearer (.*)$/.exec(request.headers.get('authorization') ?? '')?.[1];
      if (token === 'wrong') throw new Problem('token-refused', { en: 'The token is not known.' });
      if (token)
        return {
          ...person,
          token: { id: parseToken(table), scopes: token === 'admin' ? ['admin'] : [], institution: null },
        };
      return request.headers.get('cookie') === 'milpa_session=good' ? person : undefined;
    },
    publicUrl: url,
    language: 'es',
    log: pino({ level: 'trace' }, { write: (line) => void lines.push(line) }),
    ...more,
  });
  return (path: string, init: RequestInit = {}, peer?: { address: string }) =>
    app.fetch(new Request(new URL(path, url), init), peer);
}
const parseToken = (text: string) => text as never;
const ask = start();
const json = (body: unknown, more: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...more },
  body: JSON.stringify(body),
});
const codeOf = async (answer: Promise<Response>) => {
  const response = await answer;
  const { code } = await response.json();
  return `${response.status} ${code}`;
};

describe('reading', () => {
  test('an open operation answers anyone, may be kept if asked again, and is not sent twice', async () => {
    const first = await ask('/api/v1/portal');
    expect(await first.json()).toEqual(facts);
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    const again = await ask('/api/v1/portal', { headers: { 'if-none-match': `"other", ${etag}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('etag')).toBe(etag);
  });
  test('HEAD says the same without the body', async () => {
    const [get, head] = [await ask('/api/v1/portal'), await ask('/api/v1/portal', { method: 'HEAD' })];
    expect(await head.text()).toBe('');
    expect([head.status, head.headers.get('etag')]).toEqual([200, get.headers.get('etag')]);
    const own = await ask('/api/v1/uploads/abc', { method: 'HEAD' });
    expect(own.headers.get('upload-offset')).toBe('7');
  });
  test('query values become what the contract says; repeated ones are lists', async () => {
    const answer = await ask('/api/v1/datasets?theme=ENVI&format=csv&format=xlsx&limit=5&unknown=1');
    const { facets } = await answer.json();
    const read = JSON.parse(facets.theme[0].value);
    expect(read).toMatchObject({ theme: ['ENVI'], format: ['csv', 'xlsx'], limit: 5, offset: 0, q: '' });
  });
  test('through the typed client', async () => {
    const client = createClient({ url, fetch: (request) => ask(request.url, request) });
    expect((await client.call('portalFacts')).rows).toBe(4);
  });
  test('raw routes come before the operations they look like', async () => {
    const answer = await ask(`/api/v1/tables/${table}.csv`);
    expect(await answer.text()).toContain(`${table}.csv`);
  });
  test('text is packed for those who take it', async () => {
    const plain = await ask('/es');
    const packed = await ask('/es', { headers: { 'accept-encoding': 'br, gzip;q=0.8' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')).toContain('Accept-Encoding');
    const stream = packed.body?.pipeThrough(new DecompressionStream('gzip')) ?? null;
    expect(await new Response(stream).text()).toBe(await plain.text());
    const refused = await ask('/es', { headers: { 'accept-encoding': 'gzip;q=0' } });
    expect(refused.headers.get('content-encoding')).toBeNull();
    const long = await ask(`/api/v1/tables/${table}.csv`, { headers: { 'accept-encoding': 'gzip' } });
    expect(await new Response(long.body?.pipeThrough(new DecompressionStream('gzip'))).text()).toContain('.csv');
  });
});

describe('who may', () => {
  test('what needs an account says so', async () => {
    expect(await codeOf(ask('/api/v1/tokens'))).toBe('401 sign-in-needed');
    const signedIn = await ask('/api/v1/tokens', { headers: { cookie: 'milpa_session=good' } });
    expect([signedIn.status, signedIn.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
  });
  test('a token does what its scopes say and no more', async () => {
    const body = { name: { en: 'Office' } };
    expect(await codeOf(ask('/api/v1/institutions', json(body, { authorization: 'Bearer reader' })))).toBe(
      '403 not-allowed',
    );
    expect(await codeOf(ask('/api/v1/institutions', json(body, { authorization: 'Bearer admin' })))).toBe(
      '409 conflict',
    );
  });
  test('a bad token is refused on every operation, the open ones too', async () => {
    const headers = { authorization: 'Bearer wrong', 'content-type': 'application/json', 'if-match': '"1"' };
    for (const { operation } of handlers) {
      const { method, path } = operations[operation];
      const at = path.replace(/\{\w+\}/g, table);
      const init = method === 'GET' ? { headers } : { method, headers, body: '{}' };
      expect(await codeOf(ask(at, init)), operation).toBe('401 token-refused');
    }
  });
});

describe('writing', () => {
  const admin = { authorization: 'Bearer admin' };
  test('a body that does not fit is told field by field, in the language of the request', async () => {
    const answer = await ask(
      '/api/v1/institutions',
      json({ name: 'x', email: 'nobody' }, { ...admin, 'accept-language': 'fr-CA, en;q=0.5' }),
    );
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = await answer.json();
    expect(problem).toMatchObject({ code: 'invalid-request', title: problems['invalid-request'].title.fr });
    expect(problem.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual(['/email', '/name']);
    expect(problem.detail).toContain('/name: Ceci doit être un objet');
  });
  test('what is no JSON, another type, or too much, is refused', async () => {
    const send = (body: string, type = 'application/json') =>
      codeOf(ask('/api/v1/institutions', { method: 'POST', headers: { ...admin, 'content-type': type }, body }));
    expect(await send('{"name":')).toBe('400 malformed-request');
    expect(await send('name=x', 'text/plain')).toBe('400 malformed-request');
    expect(await send(JSON.stringify({ name: 'x'.repeat(2 ** 20) }))).toBe('413 too-large');
    const form = new FormData();
    form.append('file', 'x');
    expect((await ask('/api/v1/institutions', { method: 'POST', headers: admin, body: form })).status).toBe(202);
  });
  test('a change names the revision it changes', async () => {
    const change = (headers: Record<string, string>) =>
      codeOf(
        ask('/api/v1/institutions/x', {
          method: 'PATCH',
          headers: { ...admin, 'content-type': 'application/json', ...headers },
          body: '{}',
        }),
      );
    expect(await change({})).toBe('428 precondition-required');
    expect(await change({ 'if-match': '*' })).toBe('428 precondition-required');
    expect(await change({ 'if-match': '"6"' })).toBe('412 edited-meanwhile');
  });
  test('nothing comes back where nothing is promised', async () => {
    const answer = await ask(`/api/v1/tokens/${table}`, {
      method: 'DELETE',
      headers: { cookie: 'milpa_session=good' },
    });
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    const odd = ask('/api/v1/tokens/1', { method: 'DELETE', headers: { cookie: 'milpa_session=good' } });
    expect(await codeOf(odd)).toBe('422 invalid-request');
  });
});

describe('other sites', () => {
  const cookie = 'milpa_session=good';
  const remove = (headers: Record<string, string>) =>
    ask(`/api/v1/tokens/${table}`, { method: 'DELETE', headers }).then(({ status }) => status);
  test('may not make a browser change anything with its cookie', async () => {
    expect(await remove({ cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await remove({ cookie, 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await remove({ cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await remove({ cookie, origin: 'null' })).toBe(403);
    expect(await remove({ cookie, 'sec-fetch-site': 'same-origin' })).toBe(204);
    expect(await remove({ cookie, origin: url })).toBe(204);
    expect(await remove({ cookie })).toBe(204);
    const form = { method: 'POST', headers: { origin: 'https://evil.example' }, body: new URLSearchParams({ a: 'b' }) };
    expect(await codeOf(ask('/es', form))).toBe('403 origin-refused');
  });
  test('may read, and write with a token; a preflight says so', async () => {
    expect(
      await remove({ authorization: 'Bearer admin', origin: 'https://app.example', 'sec-fetch-site': 'cross-site' }),
    ).toBe(204);
    const headers = { origin: 'https://app.example', 'access-control-request-method': 'PATCH' };
    const answer = await ask('/api/v1/institutions/x', { method: 'OPTIONS', headers });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(answer.headers.get('access-control-allow-headers')).toMatch(/Authorization.*If-Match/);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });
  test('get no page to frame, and pages allow nothing from elsewhere', async () => {
    const page = await ask('/es');
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'; script-src 'self'/,
    );
    // A browser takes the headers of "not modified" for those of the page it kept.
    const kept = await ask('/es', { headers: { 'if-none-match': '"1"' } });
    expect(kept.status).toBe(304);
    for (const name of ['content-security-policy', 'cross-origin-resource-policy'])
      expect(kept.headers.get(name)).toBe(page.headers.get(name));
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
    const data = await ask('/api/v1/portal');
    expect(data.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    for (const { headers } of [page, data]) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toContain('max-age');
    }
  });
});

describe('failures', () => {
  test('an unknown address, and a method an address does not take', async () => {
    expect(await codeOf(ask('/api/v1/nothing'))).toBe('404 not-found');
    const answer = await ask('/api/v1/portal', { method: 'DELETE' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
  test('a mistake of ours is written down whole and shown without a word of it', async () => {
    lines.length = 0;
    const answer = await ask('/api/v1/datasets?q=break&lang=en');
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).toContain('internal-error');
    expect(text).not.toContain('secret');
    const id = answer.headers.get('x-request-id') ?? 'none';
    expect(lines.some((line) => line.includes('a secret of the database') && line.includes(id))).toBe(true);
  });
  test('come as a page to those who ask for one', async () => {
    const pages = start({
      renderProblem: ({ code, status }) =>
        new Response(`<h1>${code}</h1>`, { status, headers: { 'content-type': 'text/html' } }),
    });
    const answer = await pages('/es/nothing', { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect([answer.status, await answer.text()]).toEqual([404, '<h1>not-found</h1>']);
    expect(answer.headers.get('content-security-policy')).toContain("style-src 'self'");
    expect(await codeOf(pages('/es/nothing'))).toBe('404 not-found');
  });
  test('the language is asked for by ?lang, else by Accept-Language, else it is the portal’s', async () => {
    const title = async (path: string, language?: string) =>
      (await (await ask(path, language ? { headers: { 'accept-language': language } } : {})).json()).title;
    const { es, en, fr } = problems['not-found'].title;
    expect(await title('/api/v1/x')).toBe(es);
    expect(await title('/api/v1/x', 'de, en;q=0.4, fr;q=0.7')).toBe(fr);
    expect(await title('/api/v1/x?lang=en', 'fr')).toBe(en);
  });
  test('an operation that does not end is answered for', async () => {
    const slow = start({ handlers: [defineHandler('portalFacts', () => new Promise(() => undefined))], timeMs: 50 });
    const answer = await slow('/api/v1/portal');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });
  test('guessing is slowed down, by address', async () => {
    let now = 0;
    const limited = start({ signInLimiter: createLimiter({ burst: 3, perSecond: 0.5, now: () => new Date(now) }) });
    const guess = (address: string) =>
      limited('/api/v1/session', json({ email: 'a@b.c', password: 'x' }), { address }).then(({ status }) => status);
    expect([await guess('192.0.2.1'), await guess('192.0.2.1'), await guess('192.0.2.1')]).toEqual([401, 401, 401]);
    expect(await guess('192.0.2.1')).toBe(429);
    expect(await guess('192.0.2.2')).toBe(401);
    now = 2000;
    expect(await guess('192.0.2.1')).toBe(401);
  });
});

describe('for machines', () => {
  test('alive, ready, or not', async () => {
    expect(await (await ask('/healthz')).text()).toBe('ok\n');
    const broken = start({ checks: { database: async () => 1, files: () => Promise.reject(new Error('gone')) } });
    const answer = await broken('/readyz');
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { ready: false, parts: { database: 'ok', files: 'failing' } },
    ]);
  });
  test('figures are for this machine and for administrators', async () => {
    const app = start({
      metrics: { countJobs: async () => ({ waiting: 3, failed: 1 }) },
      mayMeasure: (caller) => caller !== undefined,
    });
    await app('/api/v1/portal');
    const text = await (await app('/metrics', {}, { address: '127.0.0.1' })).text();
    expect(text).toContain('milpa_http_requests_total{method="GET",route="/api/v1/portal",status="200"} 1');
    expect(text).toContain('milpa_jobs{state="waiting"} 3');
    expect((await app('/metrics', {}, { address: '192.0.2.7' })).status).toBe(404);
    expect((await app('/metrics', { headers: { authorization: 'Bearer x' } }, { address: '192.0.2.7' })).status).toBe(
      200,
    );
  });
});
