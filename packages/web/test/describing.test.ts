import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harvest, publish } from '../../server/test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../server/test/portal.ts';
import { listFaults } from './structure.ts';
import { createVisitor, readForm, type Visitor } from './visitor.ts';

let portal: TestPortal;
let publisher: Visitor;
let client: Client;
beforeAll(async () => {
  portal = await startTestPortal();
  publisher = createVisitor(portal, await portal.cookieOf('publisher'));
  client = await portal.clientAs('publisher');
});
afterAll(() => portal.close());

const fill = async (path: string, values: Readonly<Record<string, string>>, action = path) =>
  publisher.send(action, { ...readForm((await publisher.visit(path)).html, action), ...values });
// A label around its box needs no `for`: the check of structure looks for that alone.
const listOtherFaults = (html: string) =>
  listFaults(html).filter((fault) => !/^no label: <input type="checkbox"/.test(fault));
const idOf = (location: string) => location.split('/').at(-1)?.split('?')[0] ?? '';
const getDraft = (dataset: string) => client.call('getDraft', { params: { dataset } });

describe('data that lie elsewhere', () => {
  test('are described by a form, changed, and taken out, with what the form does not ask kept', async () => {
    const wrong = await fill('/es/workspace/new/link', { 'title.es': 'Pozos', downloadUrl: 'ftp://x' });
    expect([wrong.status, wrong.html.includes('href="#downloadUrl"')]).toEqual([422, true]);
    const made = await fill('/es/workspace/new/link', {
      'title.es': 'Pozos de agua',
      licence: 'CC-BY-4.0',
      downloadUrl: 'https://example.org/datos/pozos%202020.csv',
      format: 'csv',
    });
    expect(made.status).toBe(303);
    const here = made.location;
    const id = idOf(here);
    const draft = await getDraft(id);
    const [link] = draft.distributions;
    expect(draft.blockers).toEqual([]);
    expect(link).toMatchObject({
      title: 'pozos 2020.csv',
      link: { accessUrl: 'https://example.org/datos/pozos%202020.csv', format: 'csv' },
    });
    const review = await publisher.visit(here);
    expect(review.html).toContain('Sin revisar todavía');
    expect(listOtherFaults(review.html)).toEqual([]);

    await client.call('changeDraft', {
      params: { dataset: id },
      revision: draft.revision,
      body: {
        distributions: [
          {
            id: link?.id ?? '',
            description: { es: 'uno', fr: 'un' },
            conformsTo: [{ uri: 'https://example.org/norma' }],
            link: { ...link?.link, accessUrl: 'https://example.org/datos', format: 'csv', size: 7 },
          },
        ],
      },
    });
    const one = `${here}/files/${link?.id}`;
    const saved = await fill(one, { title: 'Pozos, 2020', description: '', licence: 'CC0-1.0', rights: 'Sin costo' });
    expect(saved.location).toContain('done=link');
    expect((await getDraft(id)).distributions[0]).toMatchObject({
      title: 'Pozos, 2020',
      description: { fr: 'un' },
      licence: 'CC0-1.0',
      rights: { es: 'Sin costo' },
      conformsTo: [{ uri: 'https://example.org/norma' }],
      link: { accessUrl: 'https://example.org/datos', size: 7 },
    });
    await fill(one, { licence: '', rights: '' });
    const bare = (await getDraft(id)).distributions[0];
    expect(bare).not.toHaveProperty('licence');
    expect(bare).not.toHaveProperty('rights');

    const links = `${here}/links`;
    const same = await fill(links, { title: 'Otra vez', downloadUrl: 'https://example.org/datos/pozos%202020.csv' });
    expect([same.status, same.html.includes('Esta dirección ya está')]).toEqual([422, true]);
    expect((await fill(links, { title: '2021', accessUrl: 'https://example.org/2021' })).status).toBe(303);
    const again = await publisher.visit(here);
    const remove = `${here}/files/${link?.id}/remove`;
    expect((await publisher.send(remove, readForm(again.html, remove))).location).toContain('done=removed');
    expect((await getDraft(id)).distributions.map(({ title }) => title)).toEqual(['2021']);
  });

  test('a file has a licence and a description of its own as well', async () => {
    const made = await publish(portal, client, { name: 'cosecha.csv', bytes: harvest(1) });
    const one = `/es/workspace/datasets/${made.id}/files/${made.distributions[0]?.id}`;
    const shown = await publisher.visit(one);
    expect(shown.html).not.toContain('name="accessUrl"');
    await fill(one, { description: 'Cada mes', licence: 'CC0-1.0' });
    expect((await getDraft(made.id)).distributions[0]).toMatchObject({
      description: { es: 'Cada mes' },
      licence: 'CC0-1.0',
    });
  });
});

test('a series and a service are made by form, released, and name each other on their pages', async () => {
  const series = await fill('/es/workspace/new/series', { 'title.es': 'Pozos por año', licence: 'CC-BY-4.0' });
  const service = await fill('/es/workspace/new/service', {
    'title.es': 'API de pozos',
    licence: 'CC-BY-4.0',
    'endpoint.url': 'https://example.org/api',
  });
  const member = await fill('/es/workspace/new/link', {
    'title.es': 'Pozos 2022',
    licence: 'CC-BY-4.0',
    downloadUrl: 'https://example.org/2022.csv',
  });
  const about = `${member.location}/about`;
  const form = (await publisher.visit(about)).html;
  expect(form).toContain('Pozos por año</option>');
  await fill(about, { inSeries: idOf(series.location), 'temporal.from': '2022-01-01' });
  await fill(`${service.location}/about`, { serves: idOf(member.location) });
  for (const { location } of [series, service, member])
    expect((await fill(location, {}, `${location}/release`)).status).toBe(303);
  const anyone = createVisitor(portal);
  const page = async ({ location }: { location: string }) =>
    (await anyone.visit(`/es/datasets/${(await getDraft(idOf(location))).slug}`)).html;
  expect(await page(series)).toContain('href="/es/datasets/pozos-2022"');
  expect(await page(member)).toContain('href="/es/datasets/pozos-por-ano"');
  expect(await page(service)).toContain('Pozos 2022');
  expect(await page(service)).toContain('href="https://example.org/api"');
});

test('every field of the description is asked, saved and shown again', async () => {
  const made = await client.call('createDataset', {
    body: { publisher: 'office', kind: 'service', metadata: { title: { es: 'Todo' }, licence: 'CC-BY-4.0' } },
  });
  const about = `/es/workspace/datasets/${made.id}/about`;
  const typed = {
    accessLevel: 'restricted',
    'rights.es': 'Con solicitud',
    legislation: 'https://example.org/a\nhttps://example.org/b',
    sdgs: '6, 6.1',
    conformsTo: 'https://example.org/norma Norma',
    'relations.source': 'https://example.org/fuente Fuente',
    identifiers: 'doi:10.1/x',
    temporalResolution: 'P1M',
    spatialResolution: '30,5',
    'endpoint.url': 'https://example.org/api',
    'spatial.places': '21, 21114',
    'contact.telephone': '55',
  };
  const saved = await fill(about, typed);
  expect(saved.status).toBe(303);
  const again = await publisher.visit(about);
  expect(listOtherFaults(again.html)).toEqual([]);
  expect(readForm(again.html, about)).toMatchObject({ ...typed, spatialResolution: '30.5' });
  expect((await getDraft(made.id)).metadata).toMatchObject({
    accessLevel: 'restricted',
    legislation: ['https://example.org/a', 'https://example.org/b'],
    relations: [{ kind: 'source', uri: 'https://example.org/fuente', title: 'Fuente' }],
    spatialResolution: 30.5,
    endpoint: { url: 'https://example.org/api' },
  });
  const wrong = await fill(about, { sdgs: '99', legislation: 'la ley' });
  for (const field of ['sdgs', 'legislation']) expect(wrong.html).toContain(`href="#${field}"`);
  const emptied = await fill(about, { sdgs: '', accessLevel: '', 'endpoint.url': '', 'rights.es': '' });
  expect(emptied.status).toBe(303);
  const { metadata } = await getDraft(made.id);
  for (const gone of ['sdgs', 'accessLevel', 'endpoint', 'rights']) expect(metadata).not.toHaveProperty(gone);
});

test('every new page is whole in three languages', async () => {
  const made = await client.call('createDataset', {
    body: {
      publisher: 'office',
      metadata: { title: { es: 'Páginas' }, licence: 'CC-BY-4.0' },
      links: [{ title: 'x', link: { accessUrl: 'https://example.org/x', format: 'never-heard-of' } }],
    },
  });
  const draft = `/workspace/datasets/${made.id}`;
  for (const language of ['es', 'en', 'fr'])
    for (const path of [
      '/workspace/new/link',
      '/workspace/new/series',
      '/workspace/new/service',
      draft,
      `${draft}/about`,
      `${draft}/links`,
      `${draft}/files/${made.distributions[0]?.id}`,
    ]) {
      const { status, html } = await publisher.visit(`/${language}${path}`);
      expect([path, status, listOtherFaults(html)]).toEqual([path, 200, []]);
    }
});

test('the fields a portal added are asked, checked by the API at their place, and saved without touching others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'milpa-extra-'));
  const file = join(folder, 'fields.json');
  const properties = {
    sector: { type: 'string', enum: ['agua', 'salud'], 'x-labels': { es: 'Sector de gobierno' } },
    budget: { type: 'number', minimum: 0, title: 'Presupuesto' },
    areas: { type: 'array', items: { type: 'string', enum: ['norte', 'sur'] } },
    open: { type: 'boolean' },
  };
  await writeFile(file, JSON.stringify({ type: 'object', properties, required: ['sector'] }));
  const other = await startTestPortal({ env: { MILPA_EXTRA_FIELDS: file } });
  const office = await other.clientAs('publisher');
  const visitor = createVisitor(other, await other.cookieOf('publisher'));
  const metadata = { title: { es: 'Extra' }, licence: 'CC-BY-4.0', extra: { ajeno: 'queda' } };
  const made = await office.call('createDataset', { body: { publisher: 'office', kind: 'series', metadata } });
  const here = `/es/workspace/datasets/${made.id}`;
  const about = `${here}/about`;
  expect((await visitor.visit(here)).html).toContain('Llene «Sector de gobierno»');
  const form = async (values: Record<string, string>) =>
    visitor.send(about, { ...readForm((await visitor.visit(about)).html, about), ...values });
  const wrong = await form({ 'extra.budget': '-5' });
  expect([wrong.status, wrong.html.includes('href="#extra-budget"')]).toEqual([422, true]);
  const right = { 'extra.budget': '5,5', 'extra.sector': 'agua', 'extra.areas': 'sur', 'extra.open': 'no' };
  expect((await form(right)).status).toBe(303);
  const draft = await office.call('getDraft', { params: { dataset: made.id } });
  expect(draft.metadata.extra).toEqual({ ajeno: 'queda', budget: 5.5, sector: 'agua', areas: ['sur'], open: false });
  expect(draft.blockers).toEqual([]);
  await form({ 'extra.budget': '' });
  expect((await office.call('getDraft', { params: { dataset: made.id } })).metadata.extra).not.toHaveProperty('budget');
  await other.close();
});
