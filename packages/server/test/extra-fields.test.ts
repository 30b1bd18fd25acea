import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, type Draft, paths } from '@milpa/sdk';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getDraft, release } from './datasets.ts';
import { startTestPortal, type TestPortal } from './portal.ts';

// A portal with fields of its own, from the form to SPARQL: every door knows them by the file alone.
const uri = (name: string) => `https://example.org/def#${name}`;
const schema = {
  type: 'object',
  required: ['basin'],
  properties: {
    basin: {
      type: 'string',
      'x-labels': { es: 'Cuenca', en: 'Basin', fr: 'Bassin' },
      'x-uri': uri('basin'),
    },
    sector: {
      type: 'string',
      enum: ['agua', 'salud'],
      'x-labels': { es: 'Ramo', en: 'Branch of government', fr: 'Secteur' },
      'x-enum-labels': {
        agua: { es: 'Agua', en: 'Water', fr: 'Eau' },
        salud: { es: 'Salud', en: 'Health', fr: 'Santé' },
      },
      'x-uri': uri('sector'),
    },
    budget: { type: 'number', minimum: 0, title: 'Presupuesto' },
  },
};

let folder = '';
let portal: TestPortal;
let client: Client;
let anyone: Client;
let draft: Draft;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-fields-'));
  await writeFile(join(folder, 'fields.json'), JSON.stringify(schema));
  portal = await startTestPortal({ env: { MILPA_EXTRA_FIELDS: join(folder, 'fields.json') } });
  client = await portal.clientAs('publisher');
  anyone = await portal.clientAs('anyone');
  draft = await create('Aforos');
  const other = await create('Hospitales');
  await client.call('changeDraft', {
    params: { dataset: other.id },
    revision: other.revision,
    body: { metadata: { extra: { basin: 'Río Lerma', sector: 'salud' }, description: { es: 'Sin agua de lluvia' } } },
  });
  await release(client, await getDraft(client, other));
  await portal.work();
});
afterAll(async () => {
  await portal.close();
  await rm(folder, { recursive: true, force: true });
});

const create = (title: string) =>
  client.call('createDataset', {
    body: { publisher: 'office', kind: 'series', metadata: { title: { es: title }, licence: 'CC-BY-4.0' } },
  });
const read = async (path: string) => (await anyone.request(path)).text();

async function sendForm(values: Record<string, string>): Promise<Response> {
  const cookie = await portal.cookieOf('publisher');
  const address = new URL(`${paths.draft('es', draft.id)}/about`, portal.url);
  const page = await (await portal.fetch(new Request(address, { headers: { cookie } }))).text();
  const form = new URLSearchParams({ 'title.es': 'Aforos', slug: draft.slug, licence: 'CC-BY-4.0', ...values });
  for (const name of ['revision', 'base']) {
    const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
    form.set(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  }
  expect(page).toContain('name="extra.basin"');
  expect(page).toContain('Ramo');
  return portal.fetch(
    new Request(address, {
      method: 'POST',
      headers: { cookie, origin: address.origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    }),
  );
}

describe('the draft', () => {
  test('says what this portal asks for and is missing', async () => {
    const { blockers } = await getDraft(client, draft);
    expect(blockers).toMatchObject([{ code: 'extra-missing', pointer: '/metadata/extra/basin' }]);
  });
  test('the form refuses what does not fit, at its field', async () => {
    const answer = await sendForm({ 'extra.basin': 'Río Pánuco', 'extra.budget': '-5' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(
      '<a href="#extra-budget">Este valor no es lo que el campo pide. Revíselo.</a>',
    );
  });
  test('and takes what does', async () => {
    const answer = await sendForm({
      'extra.basin': 'Río Pánuco alto',
      'extra.sector': 'agua',
      'extra.budget': '1250,5',
    });
    expect([answer.status, await answer.text()]).toEqual([303, '']);
    const { metadata } = await getDraft(client, draft);
    expect(metadata.extra).toEqual({ basin: 'Río Pánuco alto', sector: 'agua', budget: 1250.5 });
  });
  test('is checked as it will stand in feeds, by the properties of the fields', async () => {
    const validation = await client.call('validateDraft', { params: { dataset: draft.id } });
    expect(validation.findings.filter(({ path }) => path.includes('/vocabulary/fields'))).toEqual([]);
    expect(validation.findings.filter(({ severity }) => severity === 'violation')).toEqual([]);
  });
});

describe('released', () => {
  beforeAll(async () => {
    await release(client, await getDraft(client, draft));
    await portal.work();
  });
  const find = async (q: string) =>
    (await anyone.call('searchDatasets', { query: { q } })).items.map(({ title }) => title.es);

  test('its page shows them in the language of the reader', async () => {
    expect(await read(`/es/datasets/${draft.slug}`)).toMatch(/Ramo[\s\S]{0,200}Agua/);
    expect(await read(`/fr/datasets/${draft.slug}`)).toMatch(/Secteur[\s\S]{0,200}Eau/);
  });
  test.each([
    ['sector:agua', ['Aforos']],
    ['sector:water', ['Aforos']],
    ['ramo:agua', ['Aforos']],
    ['Branch-of-government:water', ['Aforos']],
    ['secteur:santé', ['Hospitales']],
    ['agua', ['Aforos', 'Hospitales']],
    ['cuenca:pánuco', ['Aforos']],
    ['cuenca:panuco', ['Aforos']],
    ['basin:alto', ['Aforos']],
    ['basin:"rio panuco"', ['Aforos']],
    ['cuenca:río', ['Aforos', 'Hospitales']],
    ['cuenca:río -sector:agua', ['Hospitales']],
    ['aforos sector:salud', []],
    ['aforos ramo:agua', ['Aforos']],
    ['budget:1250.5', ['Aforos']],
    ['presupuesto:1250.5', ['Aforos']],
  ])('%s finds %s', async (q, expected) => {
    const found = await anyone.call('searchDatasets', { query: { q } });
    const all = found.relaxed ? [] : found.items.map(({ title }) => title.es ?? '');
    expect(all.toSorted()).toEqual(expected);
  });
  test('who finds it is told by which words', async () => {
    const { items } = await anyone.call('searchDatasets', { query: { q: 'ramo:agua' } });
    expect(items[0]?.highlight?.replace(/[\uE000\uE001]/g, '')).toBe('Ramo: Agua');
    expect(await find('título:aforos')).toEqual(['Aforos']);
  });
  test.each(['ttl', 'rdf', 'jsonld', 'nt'])('they stand in .%s by their properties', async (extension) => {
    for (const path of [`/datasets/${draft.slug}.${extension}`, `/catalog.${extension}`]) {
      const text = await read(path);
      expect(text).toContain('Río Pánuco alto');
      expect(text).toContain(extension === 'rdf' ? 'https://example.org/def#' : uri('basin'));
      expect(text).toMatch(extension === 'rdf' ? /vocabulary\/fields#"/ : /vocabulary\/fields#budget/);
    }
  });
  test('and in SPARQL, where their names can be asked for', async () => {
    await portal.domains.sparql.refresh(AbortSignal.timeout(300_000));
    const query = `select ?basin ?label { ?dataset <${uri('basin')}> ?basin ; <${uri('sector')}> "agua" .
      <${uri('basin')}> <http://www.w3.org/2000/01/rdf-schema#label> ?label . filter(lang(?label) = "fr") }`;
    const answer = JSON.parse(await read(`/sparql?query=${encodeURIComponent(query)}`));
    expect(answer.results.bindings).toMatchObject([
      { basin: { value: 'Río Pánuco alto' }, label: { value: 'Bassin' } },
    ]);
    const quads = new Parser().parse(await read('/vocabulary/fields.ttl'));
    expect(quads.map(({ subject }) => subject.value)).toContain(uri('sector'));
  });
});

test('fields that are named later are searched in what was released before', async () => {
  const check = async () => portal.domains.jobs['catalogue-check']?.({}, AbortSignal.timeout(300_000));
  const at = async () =>
    (await portal.database.query<{ sha256: string }>('select sha256 from catalogue_made'))[0]?.sha256;
  await check();
  const made = await at();
  expect(made).toMatch(/^[0-9a-f]{64}$/);
  await portal.database.query("update catalogue_made set sha256 = 'of other fields'");
  await portal.database.query("update catalogue_entry set item = '{}'::jsonb");
  await check();
  expect(await at()).toBe(made);
  expect((await anyone.call('searchDatasets', { query: { q: 'ramo:agua' } })).items).toHaveLength(1);
});
