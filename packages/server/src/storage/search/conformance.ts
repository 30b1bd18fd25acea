import { type SearchFacet, searchFacets } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchDocument, SearchIndex, SearchQuestion } from './index.ts';

const id = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const facets = (given: Partial<Record<SearchFacet, string[]>>): SearchDocument['facets'] => ({
  publisher: given.publisher ?? ['inegi'],
  theme: given.theme ?? ['SOCI'],
  format: given.format ?? ['csv'],
  licence: given.licence ?? ['CC-BY-4.0'],
  frequency: given.frequency ?? ['ANNUAL'],
  level: given.level ?? ['federal'],
});
const text = (title: string, description = '', keywords = '', details = '') => ({
  title,
  description,
  keywords,
  details,
});

const library: SearchDocument[] = [
  {
    id: id(1),
    texts: {
      es: text(
        'Calidad del aire en las estaciones de monitoreo',
        'Promedios horarios de ozono y partículas',
        'contaminación',
      ),
      en: text('Air quality at monitoring stations', 'Hourly means of ozone and particles', 'pollution'),
    },
    facets: facets({ publisher: ['semarnat'], theme: ['ENVI'], format: ['csv', 'xlsx'], frequency: ['HOURLY'] }),
    modified: day(1),
  },
  {
    id: id(2),
    texts: {
      es: text('Directorio de escuelas públicas', 'Educación básica: niños inscritos', 'educación', 'clave turno'),
    },
    facets: facets({ publisher: ['sep'], theme: ['EDUC'], licence: ['CC0-1.0'] }),
    modified: day(2),
  },
  {
    id: id(3),
    texts: { fr: text('Hôpitaux et lits par région', 'Établissements de santé', 'santé', 'nombre de lits') },
    facets: facets({ publisher: ['salud'], theme: ['HEAL'], format: ['json'], level: ['state'] }),
    modified: day(3),
  },
  {
    id: id(4),
    texts: { en: text('Airports', 'Location and elevation of airports', 'transport', 'iata latitude longitude') },
    facets: facets({ publisher: ['sct'], theme: ['TRAN', 'REGI'], format: ['csv', 'geojson'] }),
    modified: day(4),
  },
  {
    id: id(5),
    texts: {
      es: text(
        'Presupuesto de egresos',
        'Gasto por ramo, incluido el de salud y el de escuelas',
        'gasto',
        'monto ramo',
      ),
    },
    facets: facets({ publisher: ['shcp'], theme: ['ECON', 'GOVE'] }),
    modified: day(5),
  },
  {
    id: id(6),
    texts: { es: text('Años de México en cifras', 'Población por año', 'poblaciones') },
    facets: facets({}),
    modified: day(6),
  },
];

const question = (words: string, more: Partial<SearchQuestion> = {}): SearchQuestion => ({
  words,
  filters: {},
  sort: 'relevance',
  language: 'es',
  limit: 20,
  offset: 0,
  ...more,
});

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
async function list(index: SearchIndex): Promise<string[]> {
  const ids: string[] = [];
  for await (const each of index.ids()) ids.push(each);
  return ids;
}

/** What every search index does. `make` gives an empty one. */
export function describeSearchIndex(name: string, make: () => Promise<{ index: SearchIndex; close(): Promise<void> }>) {
  describe(name, () => {
    let index: SearchIndex;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ index, close } = await make());
      await index.put(library);
    });
    afterAll(() => close());
    const find = async (words: string, more: Partial<SearchQuestion> = {}) =>
      (await index.search(question(words, more))).hits.map((hit) => Number(hit.id.slice(-3)));

    describe('words', () => {
      test.each([
        ['escuela', [2, 5]],
        ['ESCUELAS', [2, 5]],
        ['educacion', [2]],
        ['educaciones', [2]],
        ['EDUCACIÓN', [2]],
        ['contaminaciones', [1]],
        ['poblacion', [6]],
        ['mexico', [6]],
        ['ano', [6]],
        ['estación de monitoreo', [1]],
        ['monitored stations', [1]],
        ['hopital', [3]],
        ['hôpitaux régions', [3]],
        ['airport', [4]],
        ['iata', [4]],
        ['-escuelas salud', []],
        ['salud -educación', [5]],
        ['"ramo incluido"', [5]],
        ['escuelas zzzzzz -gasto', [2]],
        ['escue', [2, 5]],
        ['particula', [1]],
      ])('%s', async (words, expected) => {
        expect(await find(words)).toEqual(expected);
      });
      test('of nothing, marks or only excluded things: no failure', async () => {
        for (const words of [
          '',
          '   ',
          '-',
          '""',
          "'",
          '(&|!:*',
          '\\',
          'a\u0000b',
          '\ud800',
          ':*',
          "o'brien's",
          '<->',
          '-de',
        ])
          expect((await index.search(question(words))).total).toBeGreaterThanOrEqual(0);
        expect((await index.search(question(''))).total).toBe(6);
        expect((await index.search(question('-airports'))).total).toBe(5);
      });
      test('a long question is cut, not refused', async () => {
        expect((await index.search(question('escuelas '.repeat(500)))).total).toBe(2);
      });
      test('an open last word is closed by a space', async () => {
        expect(await find('aeropue')).toEqual([]);
        expect(await find('airpo')).toEqual([4]);
      });
    });

    describe('when nothing has all the words', () => {
      test('typing errors are mended, and it says so', async () => {
        const answer = await index.search(question('airprots'));
        expect(answer).toMatchObject({ total: 1, relaxed: 'mended', words: 'airports' });
        expect(answer.hits[0]?.id).toBe(id(4));
      });
      test('any of the words will do', async () => {
        const answer = await index.search(question('ozono presupuesto'));
        expect(answer.relaxed).toBe('any');
        expect(answer.hits.map((hit) => hit.id).toSorted()).toEqual([id(1), id(5)]);
      });
      test('but filters that leave nothing are left alone', async () => {
        const answer = await index.search(question('ozono', { filters: { theme: ['TRAN'] } }));
        expect(answer).toMatchObject({ total: 0, hits: [] });
        expect(answer.relaxed).toBeUndefined();
        expect(answer.facets.theme).toEqual([{ value: 'ENVI', count: 1 }]);
      });
    });

    describe('order and pages', () => {
      test('a word of the title outweighs one of the description', async () => {
        expect(await find('escuelas')).toEqual([2, 5]);
      });
      test('newest first without words; by title in the language of the reader, accents aside', async () => {
        expect(await find('')).toEqual([6, 5, 4, 3, 2, 1]);
        expect(await find('', { sort: 'modified' })).toEqual([6, 5, 4, 3, 2, 1]);
        expect(await find('', { sort: 'title' })).toEqual([4, 6, 1, 2, 3, 5]);
        expect(await find('', { sort: 'title', language: 'en' })).toEqual([1, 4, 6, 2, 3, 5]);
      });
      test('pages follow one another, and the total is of all', async () => {
        const pages = [];
        for (let offset = 0; offset < 8; offset += 2)
          pages.push(await index.search(question('', { limit: 2, offset })));
        expect(pages.flatMap((page) => page.hits.map((hit) => Number(hit.id.slice(-3))))).toEqual([6, 5, 4, 3, 2, 1]);
        expect(pages.map((page) => page.total)).toEqual([6, 6, 6, 6]);
        expect((await index.search(question('', { limit: 0 }))).hits).toEqual([]);
      });
    });

    describe('facets', () => {
      test('are counted exactly, most frequent first', async () => {
        const { facets: counted } = await index.search(question(''));
        expect(Object.keys(counted).toSorted()).toEqual([...searchFacets].toSorted());
        expect(counted.format).toEqual([
          { value: 'csv', count: 5 },
          { value: 'geojson', count: 1 },
          { value: 'json', count: 1 },
          { value: 'xlsx', count: 1 },
        ]);
        expect(counted.level).toEqual([
          { value: 'federal', count: 5 },
          { value: 'state', count: 1 },
        ]);
      });
      test('each with the filters of the others but not its own', async () => {
        const answer = await index.search(question('', { filters: { theme: ['ENVI', 'TRAN'], format: ['xlsx'] } }));
        expect(answer.total).toBe(1);
        expect(answer.facets.theme).toEqual([{ value: 'ENVI', count: 1 }]);
        expect(answer.facets.format).toEqual(
          [
            { value: 'csv', count: 2 },
            { value: 'geojson', count: 1 },
            { value: 'xlsx', count: 1 },
          ].toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
        );
        expect(answer.facets.publisher).toEqual([{ value: 'semarnat', count: 1 }]);
      });
      test('a value nobody has finds nothing', async () => {
        expect(await find('', { filters: { licence: ["x' or 1=1 --"] } })).toEqual([]);
      });
    });

    describe('highlights', () => {
      test('show the found words between their marks', async () => {
        const [hit] = (await index.search(question('ozonos'))).hits;
        expect(hit?.highlight).toContain('Promedios horarios de \uE000ozono\uE001 y partículas');
      });
      test('come in the language of the reader, else in one that has the words', async () => {
        const first = async (words: string, language: 'es' | 'en' | 'fr') =>
          (await index.search(question(words, { language }))).hits[0]?.highlight;
        expect(await first('ozone', 'en')).toContain('\uE000ozone\uE001');
        expect(await first('santé', 'es')).toContain('\uE000santé\uE001');
        expect(await first('niños', 'fr')).toContain('\uE000niños\uE001');
      });
      test('are absent when only the title has the words, and without words', async () => {
        expect((await index.search(question('directorio'))).hits[0]).toEqual({ id: id(2) });
        expect((await index.search(question(''))).hits[0]).toEqual({ id: id(6) });
      });
      test('a text cannot bring marks of its own', async () => {
        await index.put([
          {
            id: id(9),
            texts: { es: text('Marcas', 'antes \uE000falsas\uE001 marcas\u0000') },
            facets: facets({}),
            modified: day(1),
          },
        ]);
        expect((await index.search(question('falsas'))).hits[0]?.highlight).toBe('antes  \uE000falsas\uE001  marcas');
        await index.remove([id(9)]);
      });
    });

    describe('keeping it', () => {
      test('put again takes the place; remove removes; both may be repeated', async () => {
        const document = { id: id(20), texts: { es: text('Volcanes activos') }, facets: facets({}), modified: day(1) };
        await index.put([document]);
        await index.put([document]);
        expect(await find('volcanes')).toEqual([20]);
        await index.put([{ ...document, texts: { es: text('Glaciares') } }]);
        expect(await find('volcanes')).toEqual([]);
        expect(await find('glaciar')).toEqual([20]);
        await index.remove([id(20), id(21)]);
        await index.remove([id(20)]);
        expect(await find('glaciares')).toEqual([]);
        expect(await list(index)).toEqual(library.map((each) => each.id));
      });
      test('a huge text is cut, not refused', async () => {
        const huge = Array.from({ length: 200_000 }, (_, number) => `columna${number}`).join(' ');
        await index.put([
          { id: id(30), texts: { es: text('Enorme', huge, '', huge) }, facets: facets({}), modified: day(1) },
        ]);
        expect(await find('enorme columna7')).toEqual([30]);
        await index.remove([id(30)]);
      });
      test('rebuilding leaves exactly what it was given and what was put meanwhile', async () => {
        const extra = (number: number, title: string): SearchDocument => ({
          id: id(number),
          texts: { es: text(title) },
          facets: facets({}),
          modified: day(1),
        });
        await index.put([extra(40, 'Sobrante')]);
        async function* given() {
          yield* library.slice(0, 3);
          await index.put([extra(41, 'Llegada mientras tanto')]);
          expect((await index.search(question('sobrante'))).total).toBe(1);
          yield* library.slice(3);
        }
        expect(await index.rebuild(given())).toBe(6);
        expect(await find('sobrante')).toEqual([]);
        expect(await find('llegada')).toEqual([41]);
        expect(await index.rebuild(stream(library))).toBe(6);
        expect(await list(index)).toEqual(library.map((each) => each.id));
      });
      test('writers at the same time do not stop one another', async () => {
        const batches = Array.from({ length: 8 }, (_, turn) => (turn % 2 ? library : library.toReversed()));
        await Promise.all(batches.map((batch) => index.put(batch)));
        expect((await index.search(question(''))).total).toBe(6);
      });
    });
  });
}
