import { DatasetId, type OperationInput, SearchResult as Schema, type SearchResult } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Entered, type People, startPeople } from '../../test/people.ts';
import { type DatasetOptions, idOf, makeReleased, Shelf } from '../../test/released.ts';
import { createFreshnessJudge } from '../publishing/index.ts';
import { createPostgresSearch, type SearchIndex } from '../storage/search/index.ts';
import { type Catalogue, createCatalogue } from './index.ts';

let people: People;
let root: Entered;
let shelf: Shelf;
let search: SearchIndex;
let catalogue: Catalogue;
let publishers: DatasetOptions['publisher'][];

const clock = () => new Date('2026-03-01T12:00:00Z');
beforeAll(async () => {
  people = await startPeople();
  root = await people.administrator();
  const make = async (name: string, level: 'federal' | 'state') =>
    (await people.call('createInstitution', { body: { name: { es: name }, level } }, root.headers)).body;
  publishers = [await make('Medio Ambiente', 'federal'), await make('Salud Estatal', 'state')];
  shelf = new Shelf();
  search = createPostgresSearch(people.database);
  catalogue = createCatalogue({
    database: people.database,
    search,
    datasets: shelf,
    institutions: people.institutions,
    jobs: { add: async () => undefined },
    clock,
    freshness: createFreshnessJudge({ clock, timeZone: 'UTC' }),
  });
});
afterAll(() => people.close());

const publisher = (number: number): DatasetOptions['publisher'] => {
  const found = publishers[number];
  if (!found) throw new Error(`There is no publisher ${number}`);
  return found;
};
const id = (number: number) => DatasetId.parse(idOf(1, number));
const release = async (number: number, options: Partial<DatasetOptions> & { by?: number } = {}) => {
  const { by = 0, ...rest } = options;
  const made = makeReleased(number, { publisher: publisher(by), ...rest });
  shelf.set(made);
  await catalogue.events['dataset-released']([{ dataset: id(number), version: made.dataset.version }]);
  return made.dataset;
};
async function find(query: NonNullable<OperationInput<'searchDatasets'>['query']>): Promise<SearchResult> {
  const handler = catalogue.handlers.find((each) => each.operation === 'searchDatasets');
  if (handler?.operation !== 'searchDatasets') throw new Error('Nobody searches');
  const context = {
    request: new Request('https://x.example/'),
    caller: undefined,
    language: 'es' as const,
    signal: AbortSignal.timeout(300_000),
  };
  return Schema.parse(await handler.handle({ query }, context));
}
const slugs = async (query: NonNullable<OperationInput<'searchDatasets'>['query']>) =>
  (await find(query)).items.map((item) => item.slug);

describe('from release to list', () => {
  test('a released dataset is found by title, column, label, keyword, publisher and theme', async () => {
    await release(1, {
      title: { es: 'Estaciones de monitoreo' },
      columns: [{ name: 'pm25', label: { es: 'Partículas finas' } }],
    });
    await release(2, {
      by: 1,
      title: { es: 'Camas de hospital', fr: "Lits d'hôpital" },
      metadata: { themes: ['HEAL'], keywords: {} },
      format: 'json',
    });
    for (const q of ['estación', 'pm25', 'partícula fina', 'ozono', 'medio ambiente'])
      expect(await slugs({ q })).toContain('conjunto-1');
    expect(await slugs({ q: 'hôpitaux' })).toEqual(['conjunto-2']);
    const { items, facets } = await find({ q: 'camas' });
    expect(items).toMatchObject([
      { id: id(2), slug: 'conjunto-2', publisher: { slug: 'salud-estatal' }, formats: ['json'], rows: 102, tables: 1 },
    ]);
    expect(facets.theme).toMatchObject([{ value: 'HEAL', count: 1, label: { es: 'Salud' } }]);
    expect(facets.publisher).toEqual([{ value: 'salud-estatal', count: 1, label: { es: 'Salud Estatal' } }]);
    expect(facets.level).toMatchObject([{ value: 'state', count: 1, label: { en: 'State' } }]);
    expect(facets.format).toMatchObject([{ value: 'json', count: 1 }]);
  });
  test('publishers are asked for by address, old address or identifier', async () => {
    const made = publisher(1);
    await people.call(
      'changeInstitution',
      {
        params: { institution: made.id },
        revision: 1,
        body: { slug: 'salud-del-estado', name: { es: 'Salud del Estado' } },
      },
      root.headers,
    );
    for (const event of people.emitted.splice(0)) await catalogue.events['institution-changed']([event]);
    for (const key of ['salud-estatal', 'salud-del-estado', made.id])
      expect(await slugs({ publisher: [key] })).toEqual(['conjunto-2']);
    expect(await slugs({ publisher: ['no-such'] })).toEqual([]);
    expect((await find({})).facets.publisher?.map((value) => value.value)).toContain('salud-del-estado');
  });
  test('a new version takes the place of the old; handlers may be repeated', async () => {
    await release(1, { title: { es: 'Estaciones de medición' }, version: 2 });
    await catalogue.events['dataset-released']([{ dataset: id(1), version: 1 }]);
    expect(await slugs({ q: 'monitoreo' })).toEqual([]);
    expect((await find({ q: 'medición' })).items).toMatchObject([
      { version: 2, title: { es: 'Estaciones de medición' } },
    ]);
  });
  test('a withdrawn one is gone, a restored one is back', async () => {
    const held = shelf.held.get(id(2));
    shelf.held.delete(id(2));
    for (let twice = 0; twice < 2; twice += 1) await catalogue.events['dataset-withdrawn']([{ dataset: id(2) }]);
    expect(await slugs({})).toEqual(['conjunto-1']);
    if (held) shelf.set(held);
    await catalogue.events['dataset-restored']([{ dataset: id(2) }]);
    expect((await slugs({})).toSorted()).toEqual(['conjunto-1', 'conjunto-2']);
  });
  test('counts for institutions and for the portal', async () => {
    const counts = await catalogue.countDatasets(
      publishers.map((one) => makeReleased(1, { publisher: one }).dataset.publisher.id),
    );
    expect([...counts.values()]).toEqual([1, 1]);
    const facts = catalogue.handlers.find((each) => each.operation === 'portalFacts');
    if (facts?.operation !== 'portalFacts') throw new Error('Nobody counts');
    const context = {
      request: new Request('https://x.example/'),
      caller: undefined,
      language: 'es' as const,
      signal: AbortSignal.timeout(300_000),
    };
    expect(await facts.handle({}, context)).toEqual({
      datasets: 2,
      institutions: 2,
      tables: 2,
      rows: 203,
      files: 2,
      bytes: 24_690,
      updated: '2026-02-01T10:00:00.000Z',
    });
  });
});

describe('keeping itself right', () => {
  const spoil = async () => {
    await release(5);
    await release(6);
    await release(7);
    await release(8);
    await search.remove([id(5)]); // lost from the index
    await people.database.query('delete from catalogue_entry where dataset = $1', [id(6)]); // lost from the list
    shelf.set(makeReleased(7, { publisher: publisher(0), version: 3 })); // released unheard
    shelf.held.delete(id(8)); // withdrawn unheard
    shelf.set(makeReleased(9, { publisher: publisher(0) })); // never heard of
  };
  const expected = ['conjunto-1', 'conjunto-2', 'conjunto-5', 'conjunto-6', 'conjunto-7', 'conjunto-9'];
  test('the check names what differs and mends it', async () => {
    await spoil();
    expect(await catalogue.check()).toEqual({
      datasets: 6,
      missing: [id(5), id(6), id(9)],
      stale: [id(7)],
      surplus: [id(8)],
    });
    expect((await slugs({ limit: 50 })).toSorted()).toEqual(expected);
    expect(await catalogue.check()).toEqual({ datasets: 6, missing: [], stale: [], surplus: [] });
  });
  test('rebuilding from nothing gives the same answers', async () => {
    const before = await find({ q: 'conjunto', limit: 50 });
    await people.database.query('truncate search_document cascade');
    await people.database.query('truncate catalogue_entry');
    await people.database.query('truncate search_word');
    expect((await find({ q: 'conjunto' })).total).toBe(0);
    expect(await catalogue.rebuild()).toBe(6);
    expect(await find({ q: 'conjunto', limit: 50 })).toEqual(before);
    await spoil();
    await catalogue.jobs['catalogue-rebuild']?.({}, AbortSignal.timeout(300_000));
    expect((await slugs({ limit: 50 })).toSorted()).toEqual(expected);
  });
  test('many handlers for one dataset at once end with its newest state', async () => {
    await Promise.all(
      Array.from({ length: 4 }, async (_, turn) => {
        shelf.set(makeReleased(9, { publisher: publisher(0), version: turn + 1, title: { es: `Vez ${turn + 1}` } }));
        await catalogue.events['dataset-released']([{ dataset: id(9), version: turn + 1 }]);
      }),
    );
    expect((await find({ q: 'vez' })).items).toMatchObject([{ version: 4, title: { es: 'Vez 4' } }]);
  });
});
