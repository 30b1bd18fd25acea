import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { day, facets, id, question, text } from '../conformance/library.ts';
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

const secret = 'xaxx010101hnexxxa4';
test.skipIf(!url)(
  'what is purged is gone from the segments, the log of changes and every list of words',
  { timeout: 600_000 },
  async () => {
    const name = `t${process.pid}p`;
    const index = createOpenSearch({ url: url ?? '', name, refresh: 'true', withinMs: 60_000 });
    const document = (number: number, title: string) => ({
      ...{ id: id(number), kind: 'dataset' as const, texts: { es: text(title) }, facets: facets({}), modified: day(1) },
    });
    const readStats = async () => {
      const answer = await fetch(new URL(`/${name}-v1/_stats/docs,translog`, url));
      return parseStats(await answer.json())._all.primaries;
    };
    try {
      // One among many: a merge of what is mostly deleted would leave its segment as it is.
      await index.put(
        Array.from({ length: 200 }, (_, at) => document(at + 1, at === 0 ? `Padrón ${secret}` : `Pozos ${at}`)),
      );
      await index.purge([id(1)]);
      const { docs, translog } = await readStats();
      expect(docs).toMatchObject({ count: 199, deleted: 0 });
      expect([translog.operations, translog.uncommitted_operations]).toEqual([0, 0]);
      expect((await index.search(question(secret))).total).toBe(0);
      expect(await index.suggest(secret.slice(0, 6), 'es', 5)).toEqual([]);
      expect((await index.search(question('pozos'))).total).toBe(199);
      await index.purge([id(1)]); // again, and of what is not there
    } finally {
      await fetch(new URL(`/${name}-v1`, url), { method: 'DELETE' });
    }
  },
);
interface Stats {
  readonly _all: {
    readonly primaries: {
      readonly docs: { readonly count: number; readonly deleted: number };
      readonly translog: { readonly operations: number; readonly uncommitted_operations: number };
    };
  };
}
const parseStats = (value: unknown) => value as Stats;

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
