import { DatasetId, InstitutionId, type OperationInput, type OperationOutput } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callHandler } from '../../test/call.ts';
import { type Entered, type People, startPeople } from '../../test/people.ts';
import { type DatasetOptions, idOf, makeReleased, Shelf } from '../../test/released.ts';
import { createFreshnessJudge } from '../publishing/index.ts';
import { createPostgresSearch } from '../storage/search/index.ts';
import { type Catalogue, createCatalogue } from './index.ts';

let people: People;
let root: Entered;
let shelf: Shelf;
let catalogue: Catalogue;
let now = new Date('2026-03-01T12:00:00Z');
let ministry: DatasetOptions['publisher'] & { readonly id: string };
let agency: typeof ministry;

beforeAll(async () => {
  people = await startPeople();
  root = await people.administrator();
  const make = async (name: string, parent: string | null) => {
    const body = { name: { es: name }, level: 'federal' as const, parent };
    return (await people.call('createInstitution', { body: parseBody(body) }, root.headers)).body;
  };
  ministry = await make('Secretaría de Salud', null);
  agency = await make('Instituto Nacional de Cancerología', ministry.id);
  shelf = new Shelf();
  catalogue = createCatalogue({
    database: people.database,
    search: createPostgresSearch(people.database, {
      synonyms: {
        es: [
          ['medicinas', 'medicamentos'],
          ['contratos', 'adquisiciones'],
          ['IMSS', 'seguro social'],
        ],
      },
    }),
    datasets: shelf,
    institutions: people.institutions,
    jobs: { add: async () => undefined },
    clock: () => now,
    freshness: createFreshnessJudge({ clock: () => now, timeZone: 'UTC' }),
  });
  await release(1, { publisher: agency, title: { es: 'Egresos hospitalarios' }, metadata: { frequency: 'MONTHLY' } });
  await release(2, {
    publisher: ministry,
    title: { es: 'Adquisiciones de medicamentos del seguro social' },
    metadata: {
      temporal: { from: '2010-01-01', to: '2012-12-31' },
      spatial: { places: ['14039'], bbox: [-103.5, 20.5, -103.2, 20.8] },
      accessLevel: 'restricted',
      frequency: 'DAILY',
    },
  });
});
afterAll(() => people.close());

const parseId = (text: string) => InstitutionId.parse(text);
const parseBody = (body: object) => body as OperationInput<'createInstitution'>['body'];
const id = (number: number) => DatasetId.parse(idOf(1, number));
async function release(number: number, options: DatasetOptions) {
  shelf.set(makeReleased(number, options));
  await catalogue.events['dataset-released']([{ dataset: id(number), version: 1 }]);
}
type Query = NonNullable<OperationInput<'searchDatasets'>['query']>;
const find = (query: Query): Promise<OperationOutput<'searchDatasets'>> =>
  callHandler(catalogue.handlers, 'searchDatasets', { query });
const slugs = async (query: Query) => (await find(query)).items.map((item) => item.slug);

describe('the tree of institutions', () => {
  test('a ministry counts what its agencies publish, and the facet says who stands above', async () => {
    expect((await find({})).facets.publisher).toEqual([
      { value: 'secretaria-de-salud', count: 2, label: { es: 'Secretaría de Salud' } },
      {
        value: 'instituto-nacional-de-cancerologia',
        count: 1,
        label: { es: 'Instituto Nacional de Cancerología' },
        parent: 'secretaria-de-salud',
      },
    ]);
    expect(await slugs({ publisher: ['secretaria-de-salud'] })).toHaveLength(2);
    expect(await slugs({ publisher: ['instituto-nacional-de-cancerologia'] })).toEqual(['conjunto-1']);
    const counts = await catalogue.countDatasets([parseId(ministry.id), parseId(agency.id)]);
    expect([...counts.values()].toSorted()).toEqual([1, 2]);
    expect(await catalogue.listRecent(parseId(ministry.id), 5)).toHaveLength(2);
  });
  test('an agency that moves away takes its datasets along', async () => {
    const { revision } = (await people.call('getInstitution', { params: { institution: agency.id } })).body;
    await people.call(
      'changeInstitution',
      { params: { institution: agency.id }, revision, body: { parent: null } },
      root.headers,
    );
    for (const event of people.emitted.splice(0)) await catalogue.events['institution-changed']([event]);
    expect(await slugs({ publisher: ['secretaria-de-salud'] })).toEqual(['conjunto-2']);
  });
});

describe('narrowing', () => {
  test.each<[string, Query, string[]]>([
    ['a period', { from: '2011-06-01', to: '2011-07-01' }, ['conjunto-2']],
    ['the year', { year: ['2012'] }, ['conjunto-2']],
    ['an open period', { from: '2013-01-01' }, ['conjunto-1']],
    ['a box', { bbox: '-103.4,20.6,-103.3,20.7', place: ['14'] }, ['conjunto-2']],
    ['a box elsewhere', { bbox: '0,0,1,1' }, []],
    ['a municipality', { place: ['14039'] }, ['conjunto-2']],
    ['access', { access: ['restricted'] }, ['conjunto-2']],
    ['kind', { kind: ['series'] }, []],
    ['stars', { stars: ['3', '4'] }, ['conjunto-1']],
    ['what could not be checked', { stars: ['unknown'] }, []],
  ])('by %s', async (_, query, expected) => expect(await slugs(query)).toEqual(expected));
  test('a chosen value is named even where nothing has it', async () => {
    const { total, facets } = await find({ q: 'nada', publisher: ['secretaria-de-salud'], facets: ['publisher'] });
    expect(total).toBe(0);
    expect(facets.publisher).toEqual([
      { value: 'secretaria-de-salud', count: 0, label: { es: 'Secretaría de Salud' } },
    ]);
  });
  test('a box that is none is told so', async () => {
    await expect(find({ bbox: '0,50,10,40' })).rejects.toMatchObject({ code: 'invalid-request' });
  });
  test('only the facets asked for are counted, each value with a name', async () => {
    const { facets } = await find({ facets: ['place', 'timeliness', 'quality', 'stars', 'access'] });
    expect(facets).toEqual({
      place: [
        { value: '14', count: 1, label: { es: 'Jalisco', en: 'Jalisco', fr: 'Jalisco' } },
        { value: '14039', count: 1, label: { es: 'Guadalajara', en: 'Guadalajara', fr: 'Guadalajara' }, parent: '14' },
      ],
      timeliness: [
        { value: 'late', count: 1, label: expect.anything() },
        { value: 'met', count: 1, label: expect.anything() },
      ],
      quality: [{ value: 'high', count: 2, label: expect.anything() }],
      stars: [
        { value: '0', count: 1, label: { es: 'Ninguna estrella', en: 'No star', fr: 'Aucune étoile' } },
        { value: '3', count: 1, label: { es: '3 estrellas', en: '3 stars', fr: '3 étoiles' } },
      ],
      access: [
        { value: 'public', count: 1, label: expect.anything() },
        { value: 'restricted', count: 1, label: expect.anything() },
      ],
    });
  });
});

describe('words', () => {
  test('"contratos medicinas IMSS" finds the technical title, and says why', async () => {
    const { items, relaxed } = await find({ q: 'contratos medicinas IMSS' });
    expect(relaxed).toBeUndefined();
    expect(items).toMatchObject([
      {
        slug: 'conjunto-2',
        reasons: [{ field: 'title', language: 'es', piece: expect.stringContaining('\uE000medicamentos\uE001') }],
      },
    ]);
  });
  test('what only mentions all the words does not hide what is about one of them', async () => {
    await release(3, { publisher: ministry, title: { es: 'Ajolotes de Xochimilco' } });
    await release(4, {
      publisher: ministry,
      title: { es: 'Informe de labores' },
      columns: [{ name: 'ajolotes' }, { name: 'silvestres' }],
    });
    const { items, relaxed, total } = await find({ q: 'ajolotes silvestres' });
    expect(relaxed).toBe('few');
    expect(items.map(({ slug }) => slug)).toEqual(expect.arrayContaining(['conjunto-3', 'conjunto-4']));
    expect(await find({ q: 'ajolotes silvestres', limit: 0 })).toMatchObject({ relaxed, total });
    expect((await find({ q: '"ajolotes" silvestres' })).relaxed).toBeUndefined();
    expect((await find({ q: 'informe ajolotes' })).relaxed).toBeUndefined();
    for (const number of [3, 4]) {
      shelf.held.delete(id(number));
      await catalogue.events['dataset-withdrawn']([{ dataset: id(number) }]);
    }
  });
  test('what is being typed goes on', async () => {
    const suggest = (q: string): Promise<OperationOutput<'suggestWords'>> =>
      callHandler(catalogue.handlers, 'suggestWords', { query: { q, limit: 5 } });
    expect((await suggest('egresos hosp')).items).toEqual([{ text: 'Egresos hospitalarios', field: 'title' }]);
    expect((await suggest(' ')).items).toEqual([]);
  });
  test('what is not found is counted, without filters and once; only the policy unit reads it', async () => {
    for (let time = 0; time < 3; time += 1) {
      await find({ q: 'ajolotes' });
      await find({ q: 'axolotl@example.org' });
      await find({ q: 'tlacuaches', theme: ['ENVI'] });
      await find({ q: 'egresos' });
    }
    const list = (headers?: Record<string, string>): Promise<OperationOutput<'listSearchMisses'>> =>
      callHandler(catalogue.handlers, 'listSearchMisses', { query: {} }, { accounts: people.accounts, headers });
    await expect(list()).rejects.toMatchObject({ code: 'sign-in-needed' });
    expect((await list(root.headers)).items).toEqual([{ words: 'ajolotes', count: 3, last: '2026-03-01' }]);
  });
});

test('once a day, what time and use have changed is made anew', async () => {
  const timely = async () => (await find({ sort: 'use' })).items.map(({ slug, timeliness }) => [slug, timeliness]);
  expect(await timely()).toContainEqual(['conjunto-1', 'met']);
  now = new Date('2026-05-01T12:00:00Z');
  for (let time = 0; time < 4; time += 1)
    catalogue.noteAnswered({ method: 'GET', path: '/es/datasets/conjunto-2', status: 200, userAgent: null });
  await catalogue.jobs['catalogue-check']?.({}, AbortSignal.timeout(300_000));
  expect(await timely()).toEqual([
    ['conjunto-2', 'late'],
    ['conjunto-1', 'late'],
  ]);
  expect(await catalogue.refresh()).toBe(0);
});
