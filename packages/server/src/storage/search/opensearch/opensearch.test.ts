import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { question } from '../conformance/library.ts';
import { describeSearchIndex } from '../conformance/suite.ts';
import { createOpenSearch } from '../index.ts';

/** A real one, started by whoever runs the tests: `packages/server/test/opensearch` says how. */
const url = process.env['MILPA_TEST_OPENSEARCH_URL'];

if (url)
  describeSearchIndex('OpenSearch', async ({ synonyms }) => {
    const name = `t${process.pid}${Math.floor(performance.now())}`;
    return {
      index: createOpenSearch({ url, name, synonyms, refresh: 'true', withinMs: 60_000 }),
      close: async () => void (await fetch(new URL(`/${name}-v1`, url), { method: 'DELETE' })),
    };
  });
else console.info('Skipped: the conformance suite of OpenSearch; set MILPA_TEST_OPENSEARCH_URL to run it.');

let closing: (() => Promise<void>) | undefined;
afterEach(async () => {
  await closing?.();
  closing = undefined;
});

/** A server that answers as OpenSearch documents it. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const address = server.address();
  return `http://someone:secret%21@127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}
const say = (response: ServerResponse, status: number, body: object) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

test('signs in as the address says, and never sends that address on', async () => {
  const seen: string[] = [];
  const at = await serve((request, response) => {
    seen.push(`${request.headers.authorization} ${request.url}`);
    say(response, 200, { hits: { total: { value: 0 }, hits: [] } });
  });
  await createOpenSearch({ url: at }).search(question(''));
  const secret = Buffer.from('someone:secret!').toString('base64');
  expect(seen).toEqual([`Basic ${secret} /milpa-v1`, `Basic ${secret} /milpa/_search`]);
});

test('an index that is there already is used', async () => {
  const at = await serve((request, response) => {
    if (request.method === 'PUT') say(response, 400, { error: { type: 'resource_already_exists_exception' } });
    else say(response, 200, { hits: { total: { value: 0 }, hits: [] } });
  });
  expect(await createOpenSearch({ url: at }).search(question(''))).toEqual({ total: 0, hits: [], facets: {} });
});

test('says what OpenSearch refused, and tries again to make the index the next time', async () => {
  let refuse = true;
  const at = await serve((_, response) => {
    if (refuse) say(response, 503, { error: { type: 'cluster_block_exception' } });
    else say(response, 200, { hits: { total: { value: 0 }, hits: [] } });
  });
  const index = createOpenSearch({ url: at });
  await expect(index.search(question(''))).rejects.toThrow('503');
  refuse = false;
  expect((await index.search(question(''))).total).toBe(0);
});

test('a document that is refused fails the change; one to remove that is not there does not', async () => {
  let item: object = { index: { status: 400, error: { type: 'mapper_parsing_exception' } } };
  const at = await serve((request, response) =>
    say(response, 200, request.url?.includes('_bulk') ? { errors: true, items: [item] } : {}),
  );
  const index = createOpenSearch({ url: at });
  await expect(index.remove(['a'])).rejects.toThrow('mapper_parsing_exception');
  item = { delete: { status: 404, result: 'not_found' } };
  await index.remove(['a']);
});

test('an answer that does not come in time is told', async () => {
  const at = await serve((request, response) => {
    if (request.method === 'PUT') say(response, 200, {});
  });
  const index = createOpenSearch({ url: at });
  await expect(index.search(question('', { withinMs: 50 }))).rejects.toThrow('did not end within 50 ms');
});
