import type { Client } from '@milpa/sdk';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createByForm, getDraft, harvest, release } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';

let portal: TestPortal;
let anyone: Client;
const prefixes = `PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dct: <http://purl.org/dc/terms/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
`;
/** Of what institutions published; the catalogue as a dataset is the portal's. */
const titles = `${prefixes}SELECT ?title { ?d a dcat:Dataset ; dct:title ?title ; dct:publisher ?p FILTER(CONTAINS(STR(?p), "/institutions/")) }`;

async function publish(title: string, themes: readonly string[]) {
  const publisher = await portal.clientAs('publisher');
  const metadata = { title: { es: title }, licence: 'CC-BY-4.0', themes };
  const draft = await createByForm(publisher, 'office', [{ name: 'cosecha.csv', bytes: harvest(1) }], metadata);
  await portal.work();
  const ready = await getDraft(publisher, draft);
  await release(publisher, ready);
  return { id: draft.id, publisher };
}

beforeAll(async () => {
  portal = await startTestPortal();
  anyone = await portal.clientAs('anyone');
  await publish('Cosecha de maíz', ['AGRI']);
  // On a slow machine the copy of the graph may have been made between the draft and its release.
  await portal.domains.sparql.refresh(AbortSignal.timeout(300_000));
});
afterAll(() => portal.close());

const get = (query: string, more: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  anyone.request(`/sparql?${new URLSearchParams({ query, ...more })}`, { headers });

describe('the protocol', () => {
  test.each([
    ['application/sparql-results+json', 'application/sparql-results+json; charset=utf-8', /"value":"Cosecha de maíz"/],
    ['application/json', 'application/sparql-results+json; charset=utf-8', /"title"/],
    [
      'application/sparql-results+xml',
      'application/sparql-results+xml; charset=utf-8',
      /<literal xml:lang="es">Cosecha/,
    ],
    ['text/csv', 'text/csv; charset=utf-8', /^title\r\nCosecha de maíz\r\n$/],
    ['text/tab-separated-values', 'text/tab-separated-values; charset=utf-8', /^\?title\n"Cosecha de maíz"@es\n$/],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/sparql-results+json; charset=utf-8', /"title"/],
  ])('a table as %s', async (accept, type, pattern) => {
    const answer = await get(titles, {}, { accept });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(await answer.text()).toMatch(pattern);
  });

  test.each([
    ['ttl', 'text/turtle; charset=utf-8'],
    ['nt', 'application/n-triples; charset=utf-8'],
    ['rdf', 'application/rdf+xml; charset=utf-8'],
    ['jsonld', 'application/ld+json; charset=utf-8'],
  ])('a graph as %s, by format=', async (format, type) => {
    const answer = await get(`${prefixes}CONSTRUCT { ?d dct:title ?t } WHERE { ?d a dcat:Dataset ; dct:title ?t }`, {
      format,
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(await answer.text()).toContain('Cosecha de ma');
  });

  test('by POST, as a form and as a body', async () => {
    const form = await anyone.request('/sparql', {
      method: 'POST',
      headers: { accept: 'text/csv', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ query: titles }),
    });
    expect(await form.text()).toBe('title\r\nCosecha de maíz\r\n');
    const body = await anyone.request('/sparql', {
      method: 'POST',
      headers: { accept: 'text/csv', 'content-type': 'application/sparql-query; charset=utf-8' },
      body: titles,
    });
    expect(await body.text()).toBe('title\r\nCosecha de maíz\r\n');
  });

  test('pages of other sites may ask by POST too', async () => {
    const answer = await anyone.request('/sparql', {
      method: 'POST',
      headers: {
        'content-type': 'application/sparql-query',
        'sec-fetch-site': 'cross-site',
        origin: 'https://yasgui.example',
      },
      body: 'ASK { ?s ?p ?o }',
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('without a query it says what it is', async () => {
    const answer = await anyone.request('/sparql');
    expect(answer.headers.get('content-type')).toBe('text/turtle; charset=utf-8');
    const quads = new Parser().parse(await answer.text());
    expect(quads.map(({ object }) => object.value)).toContain(
      'http://www.w3.org/ns/sparql-service-description#SPARQL11Query',
    );
  });
});

describe('what cannot be answered is said plainly', () => {
  test.each([
    ['SELECT nothing', {}, 422, 'query-refused'],
    ['SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }', {}, 422, 'query-refused'],
    ['DELETE WHERE { ?s ?p ?o }', {}, 422, 'query-refused'],
    ['ASK {}', { 'default-graph-uri': 'http://x/' }, 422, 'query-refused'],
    ['ASK {}', { format: 'xlsx' }, 406, 'not-acceptable'],
    ['CONSTRUCT WHERE { ?s ?p ?o }', { format: 'csv' }, 406, 'not-acceptable'],
    ['', {}, 400, 'malformed-request'],
  ])('%s %j', async (query, more, status, code) => {
    const answer = await get(query, more, { accept: 'application/json' });
    expect(await answer.json()).toMatchObject({ status, code });
  });

  test('a query of more than 100,000 characters', async () => {
    const body = `ASK {} #${'x'.repeat(100_000)}`;
    const send = (text: string) =>
      anyone.request('/sparql', {
        method: 'POST',
        headers: { 'content-type': 'application/sparql-query' },
        body: text,
      });
    expect((await send(body)).status).toBe(413);
    expect((await send(body.repeat(5))).status).toBe(413);
  });

  test('in the language of who asks', async () => {
    const answer = await get('DROP ALL', {}, { 'accept-language': 'fr' });
    expect((await answer.json()).detail).toContain('ne fait que lire');
  });

  test('a body of another type', async () => {
    const send = (type: string) =>
      anyone.request('/sparql', { method: 'POST', headers: { 'content-type': type }, body: 'DROP ALL' });
    expect((await send('application/sparql-update')).status).toBe(422);
    expect((await send('text/plain')).status).toBe(400);
  });
});

test('themes of one scheme lead to data sorted by another', async () => {
  const answer = await get(
    `${prefixes}SELECT ?title { ?d dct:title ?title ; dcat:theme/(skos:closeMatch|skos:relatedMatch)? ?t . ?t skos:notation "g8-earth-observation" }`,
    { format: 'csv' },
  );
  expect(await answer.text()).toBe('title\r\nCosecha de maíz\r\n');
});

test('what is released later and withdrawn is followed', async () => {
  const { id, publisher } = await publish('Agua por pozo', ['ENVI']);
  const list = async () =>
    (await (await get(titles, { format: 'csv' })).text()).trim().split('\r\n').slice(1).toSorted();
  const wait = async (expected: readonly string[]) => {
    await portal.work();
    await portal.domains.sparql.follow(new AbortController().signal);
    await expect.poll(list).toEqual(expected);
  };
  await wait(['Agua por pozo', 'Cosecha de maíz']);
  const { revision } = await getDraft(publisher, { id });
  await publisher.call('withdrawDataset', {
    params: { dataset: id },
    body: { reason: 'Pruebas', authority: 'Dirección' },
    revision,
  });
  await wait(['Cosecha de maíz']);
});
