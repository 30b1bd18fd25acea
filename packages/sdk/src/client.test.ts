import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, parseProblem } from './client.ts';
import { Problem } from './contract/problems.ts';

/** A real server that says back what it was asked, or answers as the path tells it. */
let server: Server;
let url: string;
const seen: { method: string; url: string; headers: Record<string, unknown>; body: string }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    if (request.url?.includes('gone')) {
      response.writeHead(404, { 'content-type': 'application/problem+json' });
      response.end(
        JSON.stringify({
          type: 'x',
          title: 'No',
          status: 404,
          code: 'not-found',
          detail: 'No dataset is called gone.',
        }),
      );
    } else if (request.url?.includes('proxy')) {
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<h1>Bad gateway</h1>');
    } else if (request.method === 'DELETE') {
      response.writeHead(204).end();
    } else {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"total":0,"items":[],"facets":{},"offset":0,"limit":20}');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.close();
});

describe('the client', () => {
  test('repeats a query value for each entry of a list and leaves absent ones out', async () => {
    await createClient({ url }).call('searchDatasets', {
      query: { q: 'aire & agua', theme: ['ENVI', 'HEAL'], limit: 5 },
    });
    expect(seen.at(-1)?.url).toBe('/api/v1/datasets?q=aire+%26+agua&theme=ENVI&theme=HEAL&limit=5');
  });

  test('escapes what stands in a path', async () => {
    await createClient({ url }).call('getDataset', { params: { dataset: '../admin?x' } });
    expect(seen.at(-1)?.url).toBe('/api/v1/datasets/..%2Fadmin%3Fx');
  });

  test('sends the token, the revision and the body as JSON', async () => {
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    await createClient({ url, token: 'secret' }).call('changeDraft', {
      params: { dataset: id },
      revision: 7,
      body: { metadata: { title: { es: 'Aire' } } },
    });
    const asked = seen.at(-1);
    expect(asked?.method).toBe('PATCH');
    expect(asked?.headers['authorization']).toBe('Bearer secret');
    expect(asked?.headers['if-match']).toBe('"7"');
    expect(asked?.body).toBe('{"metadata":{"title":{"es":"Aire"}}}');
  });

  test('answers null where nothing comes back', async () => {
    expect(await createClient({ url }).call('signOut')).toBeNull();
  });

  test("throws the portal's own sentence", async () => {
    const asked = createClient({ url }).call('getDataset', { params: { dataset: 'gone' } });
    await expect(asked).rejects.toThrow('No dataset is called gone.');
    await expect(asked).rejects.toBeInstanceOf(Problem);
  });

  test("4.6-12: calls a proxy's page unavailable, never a success", async () => {
    const asked = createClient({ url }).call('getDataset', { params: { dataset: 'proxy' } });
    await expect(asked).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('does not trust a code it does not know', async () => {
    const body = { type: 'x', title: 'x', status: 418, code: 'toString', detail: 'x' };
    expect((await parseProblem(Response.json(body, { status: 418 }))).code).toBe('unavailable');
  });
});
