import type { Client, NewLink } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { release } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';

let portal: TestPortal;
let anyone: Client;

const link = (name: string): NewLink => ({
  title: name,
  link: { accessUrl: `https://example.org/${name}`, format: 'csv' },
});

beforeAll(async () => {
  portal = await startTestPortal();
  anyone = await portal.clientAs('anyone');
  const root = await portal.clientAs('portal-administrator');
  const above = await root.call('createInstitution', { body: { slug: 'ramo', name: { es: 'Ramo' } } });
  for (const [slug, names] of [
    ['agua', ['a', '=b', 'c']],
    ['bosque', ['d']],
  ] as const) {
    await root.call('createInstitution', { body: { slug, name: { es: slug }, parent: above.id } });
    const client = await portal.clientAs('publisher', slug);
    const metadata = { title: { es: `Enlaces de ${slug}` }, licence: 'CC0-1.0' };
    await release(
      client,
      await client.call('createDataset', { body: { publisher: slug, metadata, links: names.map(link) } }),
    );
  }
  await root.call('createInstitution', { body: { slug: 'aparte', name: { es: 'Aparte' } } });
  const client = await portal.clientAs('publisher', 'agua');
  // A working copy that nobody released counts nowhere.
  await client.call('createDataset', {
    body: { publisher: 'agua', metadata: { title: { es: 'Borrador' } }, links: [link('x')] },
  });
  const found = async (name: string, state: string, status: number | null, reason: string | null) =>
    portal.database.query(
      `update link_check set state = $2, checked = $3, since = $3, status = $4, reason = $5 where address = $1`,
      [`https://example.org/${name}`, state, '2026-03-01T00:00:00Z', status, reason],
    );
  await found('a', 'available', 200, null);
  await found('=b', 'unavailable', 404, 'status');
  await found('d', 'unavailable', null, 'dns');
});
afterAll(() => portal.close());

const ask = (institution: string, query: object = {}) => anyone.call('listLinks', { params: { institution }, query });

test('links are counted by what was found, those below with those above; what was never asked is neither', async () => {
  expect((await ask('agua')).counts).toEqual({ links: 3, available: 1, unavailable: 1, unchecked: 1 });
  expect((await ask('ramo')).counts).toEqual({ links: 4, available: 1, unavailable: 2, unchecked: 1 });
  expect((await ask('aparte')).counts).toEqual({ links: 0, available: 0, unavailable: 0, unchecked: 0 });
  await expect(ask('nadie')).rejects.toMatchObject({ code: 'not-found' });
});

test('those that do not answer are listed with what was wrong, a page at a time', async () => {
  const { items } = await ask('ramo', { state: 'unavailable' });
  expect(items.map(({ publisher, address, availability }) => [publisher, address, availability.reason])).toEqual([
    ['agua', 'https://example.org/=b', 'status'],
    ['bosque', 'https://example.org/d', 'dns'],
  ]);
  expect(items[0]?.availability).toMatchObject({ status: 404, since: '2026-03-01T00:00:00.000Z' });
  expect((await ask('ramo', { state: 'unavailable', limit: 1, offset: 1 })).items).toHaveLength(1);
});

test('and as a sheet, in which nothing is a formula', async () => {
  const answer = await anyone.request('/api/v1/institutions/ramo/links.csv?state=unavailable&language=es');
  expect(answer.headers.get('content-disposition')).toContain('links-ramo.csv');
  const lines = (await answer.text()).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toBe(
    "agua,enlaces-de-agua,Enlaces de agua,'=b,https://example.org/=b,no disponible,2026-03-01T00:00:00.000Z,2026-03-01T00:00:00.000Z,404,status",
  );
  expect(
    (await (await anyone.request('/api/v1/institutions/ramo/links.csv')).text()).trim().split('\r\n'),
  ).toHaveLength(5);
  expect((await anyone.request('/api/v1/institutions/nadie/links.csv')).status).toBe(404);
});

test('the page of the institution says so, and leads to the list', async () => {
  const page = await (await anyone.request('/es/institutions/ramo')).text();
  expect(page).toContain('no disponibles: 2');
  expect(page).toContain('/api/v1/institutions/ramo/links.csv?state=unavailable&amp;language=es');
  expect(await (await anyone.request('/es/institutions/aparte')).text()).not.toContain('links.csv');
});
