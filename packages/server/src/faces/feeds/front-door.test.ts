import { type Client, operations } from '@milpa/sdk';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';

let portal: TestPortal;
let publisher: Client;
let anyone: Client;
let draft: { id: string; revision: number };

const metadata = {
  title: { es: 'Camas de hospital por estado', en: 'Hospital beds by state' },
  description: { es: 'Camas censables y no censables de cada entidad' },
  licence: 'CC-BY-4.0',
  themes: ['HEAL'],
  keywords: { es: ['salud', 'hospitales'] },
  frequency: 'ANNUAL',
  contact: { name: 'Unidad de datos', email: 'datos@example.org' },
};
const file = 'clave;entidad;camas\n01;Aguascalientes;1200\n02;Baja California;3100\n05;Coahuila;2900\n';

beforeAll(async () => {
  portal = await startTestPortal();
  publisher = await portal.clientAs('publisher');
  anyone = await portal.clientAs('anyone');
  const form = new FormData();
  form.set('metadata', JSON.stringify(metadata));
  form.set('publisher', 'office');
  form.set('file', new File([file], 'camas.csv', { type: 'text/csv' }));
  const answer = await publisher.request('/api/v1/datasets', { method: 'POST', body: form });
  const text = await answer.text();
  expect(answer.status, text).toBe(201);
  draft = JSON.parse(text);
  await portal.work();
  const ready = await publisher.call('getDraft', { params: { dataset: draft.id } });
  expect(ready.blockers).toEqual([]);
  draft = ready;
});
afterAll(() => portal.close());

const text = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await anyone.request(path, { headers, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};

test('before its release a dataset is nowhere to be seen', async () => {
  expect((await anyone.call('searchDatasets', { query: { q: 'camas' } })).total).toBe(0);
  expect((await text(`/datasets/${draft.id}.ttl`)).status).toBe(404);
});

describe('after its release', () => {
  beforeAll(async () => {
    await publisher.call('releaseDataset', {
      params: { dataset: draft.id },
      body: { notes: 'Primera' },
      revision: draft.revision,
    });
    await portal.work();
  });
  test('it is found by a word of its description, by a column, by its publisher; with facets', async () => {
    for (const q of ['censable', 'entidad', 'oficina', 'hospital beds', 'hospitaels'])
      expect(
        (await anyone.call('searchDatasets', { query: { q } })).items.map((item) => item.title.es),
        q,
      ).toEqual([metadata.title.es]);
    const { items, facets } = await anyone.call('searchDatasets', { query: { q: 'censables', theme: ['HEAL'] } });
    expect(items[0]).toMatchObject({ rows: 3, tables: 1, formats: ['csv'], publisher: { slug: 'office' } });
    expect(items[0]?.highlight).toContain('\uE000censables\uE001');
    expect(facets.publisher).toMatchObject([{ value: 'office', count: 1 }]);
  });
  test('institution and portal count it', async () => {
    expect((await anyone.call('getInstitution', { params: { institution: 'office' } })).datasets).toBe(1);
    expect(await anyone.call('portalFacts')).toMatchObject({
      datasets: 1,
      tables: 1,
      rows: 3,
      files: 1,
      bytes: file.length,
    });
  });
  test('DCAT tells the truth: what can be downloaded has the size and the hash it says', async () => {
    const turtle = await text(`/datasets/${draft.id}`, { accept: 'text/turtle' });
    expect(turtle.headers.get('content-type')).toBe('text/turtle; charset=utf-8');
    const quads = new Parser().parse(turtle.body);
    const said = (subject: string, name: string) =>
      quads.find((quad) => quad.subject.value === subject && quad.predicate.value.endsWith(name))?.object.value;
    const checked = quads.filter(({ predicate }) => predicate.value.endsWith('#checksum'));
    const sums = quads.filter(({ predicate }) => predicate.value.endsWith('terms#checksum'));
    expect(sums.length).toBeGreaterThanOrEqual(2);
    expect(checked.length).toBe(sums.length);
    for (const { subject, object } of sums) {
      const address = new URL(said(subject.value, 'downloadURL') ?? '');
      let answer = await anyone.request(address.pathname + address.search);
      for (let turn = 0; turn < 5 && answer.status === 202; turn += 1) {
        await portal.work();
        answer = await anyone.request(address.pathname + address.search);
      }
      const bytes = await answer.arrayBuffer();
      expect(answer.status, address.href).toBe(200);
      const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
      expect(hash).toBe(said(object.value, 'checksumValue'));
      const size = said(subject.value, 'byteSize');
      if (size !== undefined) expect(bytes.byteLength).toBe(Number(size));
    }
  });
  test('the catalogue, the Atom feed, the sitemap and the page know it', async () => {
    const [{ slug } = { slug: '' }] = (await anyone.call('searchDatasets')).items;
    expect((await text('/catalog.ttl')).body).toContain(`/datasets/${draft.id}> a dcat:Dataset`);
    expect(JSON.parse((await text('/catalog.jsonld')).body)['@graph'].length).toBeGreaterThan(5);
    expect((await text('/es/releases.atom?publisher=office')).body).toContain(
      'Camas de hospital por estado (Versión 1)',
    );
    expect((await text('/sitemap-1.xml')).body).toContain(`/fr/datasets/${slug}</loc>`);
    const page = await text(`/datasets/${slug}`, { accept: 'text/html', 'accept-language': 'fr' });
    expect([page.status, page.headers.get('location')]).toEqual([303, `/fr/datasets/${slug}`]);
    expect((await text(`/datasets/${slug}.schema.jsonld?lang=en`)).body).toContain('"name":"Hospital beds by state"');
  });
  test('withdrawn, it is gone from search and feeds, and its address says so', async () => {
    const { revision } = await publisher.call('getDraft', { params: { dataset: draft.id } });
    const body = { reason: 'Datos personales', authority: 'Comité de transparencia' };
    await publisher.call('withdrawDataset', { params: { dataset: draft.id }, body, revision });
    await portal.work();
    expect((await anyone.call('searchDatasets', { query: { q: 'camas' } })).total).toBe(0);
    expect((await text(`/datasets/${draft.id}.ttl`)).status).toBe(410);
    expect((await text('/catalog.ttl')).body).not.toContain(draft.id);
    const after = await publisher.call('getDraft', { params: { dataset: draft.id } });
    await publisher.call('restoreDataset', { params: { dataset: draft.id }, revision: after.revision });
    await portal.work();
    expect((await anyone.call('searchDatasets', { query: { q: 'camas' } })).total).toBe(1);
  });
});

describe('everywhere', () => {
  const addresses = Object.values(operations).map(({ method, path }) => ({
    method,
    path: path.replace(/\{\w+\}/g, '019a0000-0000-7000-8000-000000000001'),
  }));
  const feeds = ['/catalog.ttl', '/es/releases.atom', '/sitemap.xml', '/robots.txt', '/datasets/x.ttl'].map((path) => ({
    method: 'GET' as const,
    path,
  }));
  test.each([...addresses, ...feeds])('$method $path refuses a bad token', async ({ method, path }) => {
    const answer = await anyone.request(path, {
      method,
      headers: { authorization: 'Bearer milpa_made-up', 'content-type': 'application/json' },
      ...(method === 'GET' || method === 'DELETE' ? {} : { body: '{}' }),
    });
    expect([answer.status, JSON.parse(await answer.text()).code]).toEqual([401, 'token-refused']);
  });
  test('no text of a stranger breaks a door of people or the catalogue', async () => {
    const root = await portal.clientAs('portal-administrator');
    const texts = [
      '\u0000',
      'a\u0000b',
      '%00',
      '\ud800',
      '\u202egnp',
      "'; drop table account; --",
      '../../etc/passwd',
      'x'.repeat(5000),
      '(&|!:*',
    ];
    for (const hostile of texts) {
      const part = encodeURIComponent(hostile.toWellFormed());
      for (const path of [
        `/api/v1/datasets?q=${part}`,
        `/api/v1/datasets?publisher=${part}&theme=${part}&level=${part}`,
        `/api/v1/institutions?q=${part}`,
        `/api/v1/institutions/${part}`,
        `/datasets/${part}`,
        `/datasets/${part}.ttl`,
        `/es/releases.atom?publisher=${part}`,
      ])
        expect((await anyone.request(path)).status, path.slice(0, 80)).toBeLessThan(500);
      for (const [path, body] of [
        ['/api/v1/institutions', { name: { es: hostile }, description: { en: hostile } }],
        ['/api/v1/session', { email: hostile.slice(0, 300), password: hostile.slice(0, 900) }],
        [
          '/api/v1/invitations',
          { code: hostile.slice(0, 150), password: 'maize beans squash 47', name: hostile.slice(0, 100) },
        ],
        ['/api/v1/tokens', { name: hostile.slice(0, 90), scopes: ['publish'] }],
        [
          '/api/v1/institutions/office/appointments',
          { email: 'someone@example.org', name: hostile.slice(0, 90), role: 'viewer' },
        ],
      ] as const) {
        const answer = await root.request(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        expect(
          answer.status,
          `${path} ${JSON.stringify(hostile).slice(0, 40)}: ${(await answer.text()).slice(0, 200)}`,
        ).toBeLessThan(500);
      }
    }
    expect((await portal.domains.audit.verify()).broken).toBeUndefined();
  });
});
