import { type Client, createClient, DatasetId, type Draft, type Role } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createByForm, getDraft, harvest, release } from '../../../../test/datasets.ts';
import { listWaiting } from '../../../../test/drill.ts';
import { startTestPortal, type TestPortal } from '../../../../test/portal.ts';
import { findWait } from './keep-list.ts';

let portal: TestPortal;
let client: Client;
let root: Client;
let anyone: Client;
let now = new Date('2026-03-01T08:00:00Z');

beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  client = await withToken('publisher');
  root = await withToken('portal-administrator');
  anyone = await portal.clientAs('anyone');
});
afterAll(() => portal.close());

/** A session ends while the days of this test go by; a token does not. */
async function withToken(who: 'portal-administrator' | Role): Promise<Client> {
  const { secret } = await (await portal.clientAs(who)).call('createToken', {
    body: { name: 'prueba', scopes: ['read:draft', 'write:dataset', 'publish'], days: 90 },
  });
  return createClient({ url: new URL(portal.url).origin, token: secret, fetch: portal.fetch });
}

async function publish(title: string): Promise<Draft> {
  const files = [{ name: 'datos.csv', bytes: harvest(2) }];
  const draft = await createByForm(client, 'office', files, { title: { es: title }, licence: 'CC-BY-4.0' });
  await portal.work();
  await release(client, await getDraft(client, draft));
  await portal.work();
  return draft;
}

const run = async (name: string, payload: object = {}) =>
  portal.domains.jobs[name]?.(payload, AbortSignal.timeout(300_000));
/** What the worker does, without its waiting: build, take the list up, read it, release it. */
async function keep(): Promise<void> {
  await run('feeds-build');
  await run('catalogue-list');
  await portal.work();
  for (const payload of await listWaiting(portal, 'catalogue-list-release'))
    await run('catalogue-list-release', payload);
  await portal.work();
}
const findList = async () => {
  const { items } = await anyone.call('searchDatasets', { query: { q: 'catálogo portal' } });
  return items[0];
};
const text = async (path: string) => (await anyone.request(path)).text();

test('an empty portal has no list', async () => {
  await keep();
  expect((await anyone.call('searchDatasets')).total).toBe(0);
  expect(await anyone.call('listInstitutions')).toMatchObject([{ slug: 'office' }]);
});

describe('with something released', () => {
  let id = '';
  beforeAll(async () => {
    await publish('Cosecha de maíz');
    await keep();
    id = (await findList())?.id ?? '';
  });
  test('the list is found by search, with its table, and stands in facets', async () => {
    expect(await findList()).toMatchObject({
      tables: 1,
      rows: 1,
      formats: ['csv'],
      licence: 'CC0-1.0',
      publisher: { slug: 'portal-de-datos' },
    });
    const { facets, total } = await anyone.call('searchDatasets');
    expect(total).toBe(2);
    expect(facets.publisher).toContainEqual(expect.objectContaining({ value: 'portal-de-datos', count: 1 }));
    expect(facets.licence).toContainEqual(expect.objectContaining({ value: 'CC0-1.0', count: 1 }));
  });
  test.each([
    '/catalog.ttl',
    '/catalog.jsonld',
    '/catalog.rdf',
    '/catalog.nt',
    '/data.json',
    '/catalog/dcat-us-3.jsonld',
  ])('it is in %s', async (path) => expect(await text(path)).toContain(`/datasets/${id}`));
  test('in the sitemap, in what was released and what changed, in SPARQL, and on a page', async () => {
    const slug = (await findList())?.slug ?? '';
    expect(await text('/sitemap-1.xml')).toContain(`/es/datasets/${slug}</loc>`);
    expect(await text('/es/releases.atom')).toContain('Catálogo de este portal');
    expect(await text('/catalog/changes')).toContain(id);
    await run('sparql-snapshot');
    const query = encodeURIComponent(
      `ask { <${new URL(portal.url).origin}/datasets/${id}> a <http://www.w3.org/ns/dcat#Dataset> }`,
    );
    expect(JSON.parse(await text(`/sparql?query=${query}`)).boolean).toBe(true);
    expect(await text(`/es/datasets/${slug}`)).toContain('Una fila por conjunto de datos');
  });
  test('its rows are those of everything else, and its downloads come in each format', async () => {
    const dataset = await anyone.call('getDataset', { params: { dataset: id } });
    const table = dataset.distributions[0]?.file?.tables[0];
    const rows = await text(`/api/v1/tables/${table?.id ?? ''}/rows`);
    expect(rows).toContain('Cosecha de maíz');
    expect(rows).not.toContain(id);
    expect(table?.rows).toBe(1);
    expect(table?.formats).toEqual(expect.arrayContaining(['csv', 'jsonl', 'parquet']));
  });
  test('nothing changed, nothing is released', async () => {
    now = new Date('2026-03-05T08:00:00Z');
    await keep();
    expect(await findList()).toMatchObject({ id, version: 1 });
  });
  test('what changes twice in a day makes one version, the next day another', async () => {
    await publish('Cosecha de frijol');
    await keep();
    expect(await findList()).toMatchObject({ id, version: 2, rows: 2 });
    await publish('Cosecha de chile');
    await keep();
    expect(await findList()).toMatchObject({ id, version: 2, rows: 2 });
    now = new Date('2026-03-06T08:00:01Z');
    await keep();
    expect(await findList()).toMatchObject({ id, version: 3, rows: 3 });
  });
  test('a name that people gave it stays, and what they are editing is not released for them', async () => {
    const draft = await root.call('getDraft', { params: { dataset: id } });
    await root.call('changeDraft', {
      params: { dataset: id },
      revision: draft.revision,
      body: { metadata: { title: { es: 'Catálogo del portal de Xalapa' } } },
    });
    await publish('Cosecha de calabaza');
    now = new Date('2026-03-09T08:00:00Z');
    await keep();
    expect(await findList()).toMatchObject({ id, version: 3, rows: 3 });
    await release(root, await root.call('getDraft', { params: { dataset: id } }));
    await portal.work();
    now = new Date('2026-03-12T08:00:00Z');
    await keep();
    expect(await findList()).toMatchObject({ id, version: 5, rows: 4, title: { es: 'Catálogo del portal de Xalapa' } });
  });
  test('withdrawn, it stays withdrawn', async () => {
    const { revision } = await root.call('getDraft', { params: { dataset: id } });
    const body = { reason: 'Se publica en otro sitio', authority: 'Unidad de datos' };
    await root.call('withdrawDataset', { params: { dataset: id }, revision, body });
    await portal.work();
    await publish('Cosecha de avena');
    now = new Date('2026-03-20T08:00:00Z');
    await keep();
    expect(await portal.domains.datasets.findReleased(DatasetId.parse(id))).toBeUndefined();
    expect((await anyone.call('searchDatasets')).total).toBe(5);
  });
});

test.each([
  ['never released: at once', undefined, 1, 0],
  ['a small one: a day', '2026-03-01T08:00:00Z', 1000, 86_400 - 3600],
  ['100 MB: eleven days', '2026-03-01T08:00:00Z', 100_000_000, 11 * 86_400 - 3600],
  ['long ago: at once', '2026-01-01T08:00:00Z', 1000, 0],
])('%s', (_, released, bytes, seconds) => {
  expect(findWait(released ? { released } : undefined, { bytes }, new Date('2026-03-01T09:00:00Z'))).toBe(seconds);
});
