import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchIndex, SearchQuestion, Synonyms } from '../contract.ts';
import { describeKeeping } from './keeping.ts';
import { day, facets, id, library, question, synonyms, text } from './library.ts';
import { describeNarrowing } from './narrowing.ts';

export interface Made {
  readonly index: SearchIndex;
  close(): Promise<void>;
}

/** The index under test, made before each group of tests. */
export interface Fixture {
  index(): SearchIndex;
  /** Numbers of the documents found, in order. */
  find(words: string, more?: Partial<SearchQuestion>): Promise<number[]>;
}

/** What every search index does. `make` gives an empty one. */
export function describeSearchIndex(
  name: string,
  make: (options: { readonly synonyms: Synonyms }) => Promise<Made>,
): void {
  describe(name, () => {
    let made: Made | undefined;
    beforeAll(async () => {
      made = await make({ synonyms });
      await made.index.put(library);
    }, 60_000);
    afterAll(() => made?.close());
    const fixture: Fixture = {
      index() {
        if (!made) throw new Error('The index was not made');
        return made.index;
      },
      find: async (words, more) =>
        (await fixture.index().search(question(words, more))).hits.map((hit) => Number(hit.id.slice(-3))),
    };
    describeWords(fixture);
    describeOperators(fixture);
    describeSynonyms(fixture);
    describeNothing(fixture);
    describeOrder(fixture);
    describeReasons(fixture);
    describeSuggest(fixture);
    describeNarrowing(fixture);
    describeKeeping(fixture);
  });
}

function describeWords({ index, find }: Fixture): void {
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
      ['semarnat', [1]],
      ['cuenta publica', [5]],
      ['-escuelas salud', []],
      ['salud -educación', [5]],
      ['"ramo incluido"', [5]],
      ['"incluido ramo"', []],
      ['"clave turno"', []],
      ['escuelas zzzzzz -gasto', [2]],
      ['escue', [2, 5]],
      ['particula', [1]],
    ])('%s', async (words, expected) => {
      expect(await find(words)).toEqual(expected);
    });
    test('of nothing, marks or only excluded things: no failure', async () => {
      const odd = ['', '   ', '-', '""', "'", '(&|!:*', '\\', 'a\u0000b', '\ud800', ':*', "o'brien's", '<->', '-de'];
      for (const words of [...odd, 'OR', 'OR OR agua', 'title:', 'title:""', '"', '-"', '*', 'a*b*', 'OR -de'])
        expect((await index().search(question(words))).total).toBeGreaterThanOrEqual(0);
      expect((await index().search(question(''))).total).toBe(6);
      expect((await index().search(question('-airports'))).total).toBe(5);
    });
    test('a long question is cut, not refused', async () => {
      expect((await index().search(question('escuelas '.repeat(500)))).total).toBe(2);
    });
    test('an open last word is closed by a space', async () => {
      expect(await find('aeropue')).toEqual([]);
      expect(await find('airpo')).toEqual([4]);
    });
  });
}

function describeOperators({ index, find }: Fixture): void {
  describe('operators', () => {
    test.each([
      ['airports OR hôpitaux', [3, 4]],
      ['"ramo incluido" OR airports', [4, 5]],
      ['escuelas OR airports -gasto', [2, 4]],
      ['title:escuelas', [2]],
      ['título:escuelas', [2]],
      ['titre:hôpitaux', [3]],
      ['-title:escuelas escuelas', [5]],
      ['title:"calidad del aire"', [1]],
      ['title:gasto', []],
      ['keywords:gasto', [5]],
      ['etiqueta:transport', [4]],
      ['description:escuelas', [5]],
      ['columns:ozono', [1]],
      ['columna:turno', [2]],
      ['publisher:semarnat', [1]],
      ['presu* gasto', [5]],
      ['title:presu* gasto', [5]],
      ['ozo* particulas', [1]],
    ])('%s', async (words, expected) => {
      expect((await find(words)).toSorted()).toEqual(expected);
    });
    test('places in a text are told apart by those that say so', async () => {
      if (!index().abilities.fields) return expect(await find('publisher:ozono')).toEqual([1]);
      expect((await index().search(question('publisher:ozono'))).total).toBe(0);
      expect((await index().search(question('columns:semarnat'))).total).toBe(0);
    });
    test('what is no field is a word', async () => {
      expect((await index().search(question('https://example.org/x'))).total).toBe(0);
      expect(await find('tema:ozono -tema')).toEqual([]);
    });
  });
}

function describeSynonyms({ find, index }: Fixture): void {
  describe('words that mean the same', () => {
    test.each([
      ['plantel', [2, 5]],
      ['planteles', [2, 5]],
      ['centros educativos', [2, 5]],
      ['centro educativo niños', [2]],
      ['dinero publico', [5]],
      ['airfields', [4]],
    ])('%s', async (words, expected) => {
      const answer = await index().search(question(words));
      expect(answer.relaxed).toBeUndefined();
      expect(answer.hits.map((hit) => Number(hit.id.slice(-3))).toSorted()).toEqual(expected);
    });
    test('a quoted word means itself, and so does an excluded one', async () => {
      expect((await index().search(question('"plantel" niños'))).relaxed).toBe('any');
      expect(await find('niños -plantel')).toEqual([2]);
    });
  });
}

function describeNothing({ index }: Fixture): void {
  describe('when nothing has all the words', () => {
    test('typing errors are mended, and it says so', async () => {
      const answer = await index().search(question('airprots'));
      expect(answer).toMatchObject({ total: 1, relaxed: 'mended', words: 'airports' });
      expect(answer.hits[0]?.id).toBe(id(4));
      expect(await index().search(question('"ramo incluido" presupeusto'))).toMatchObject({
        total: 1,
        relaxed: 'mended',
        words: '"ramo incluido" presupuesto',
      });
    });
    test('any of the words will do', async () => {
      const answer = await index().search(question('ozono presupuesto'));
      expect(answer.relaxed).toBe('any');
      expect(answer.hits.map((hit) => hit.id).toSorted()).toEqual([id(1), id(5)]);
    });
    test('any of the words will do when that is what was asked for', async () => {
      const all = await index().search(question('escuelas salud'));
      const any = await index().search(question('escuelas salud', { need: 'any' }));
      expect(any.total).toBeGreaterThan(all.total);
      expect(any.relaxed).toBeUndefined();
    });
    test('but filters that leave nothing are left alone', async () => {
      const answer = await index().search(question('ozono', { filters: { theme: ['TRAN'] }, facets: ['theme'] }));
      expect(answer).toMatchObject({ total: 0, hits: [] });
      expect(answer.relaxed).toBeUndefined();
      expect(answer.facets['theme']).toEqual([{ value: 'ENVI', count: 1 }]);
    });
    test('"did you mean", of those that say it: a rare word that looks like a frequent one', async () => {
      if (!index().abilities.suggestion) return;
      const made = (number: number, title: string) => ({
        id: id(number),
        kind: 'dataset' as const,
        texts: { es: text(title) },
        facets: facets({}),
        modified: day(1),
      });
      const many = Array.from({ length: 30 }, (_, at) => made(100 + at, `Hospitales del municipio ${at}`));
      await index().put([...many, made(99, 'Hopsitales')]);
      const answer = await index().search(question('hopsitales '));
      expect(answer).toMatchObject({ total: 1, suggestion: 'hospitales' });
      expect((await index().search(question('hospitales '))).suggestion).toBeUndefined();
      await index().remove([...many.map((each) => each.id), id(99)]);
    });
  });
}

function describeOrder({ index, find }: Fixture): void {
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
    test('by use and by quality, the greatest first', async () => {
      expect(await find('', { sort: 'use' })).toEqual([2, 1, 3, 6, 5, 4]);
      expect(await find('', { sort: 'quality' })).toEqual([1, 4, 2, 6, 5, 3]);
    });
    test('pages follow one another, and the total is of all', async () => {
      const pages = [];
      for (let offset = 0; offset < 8; offset += 2)
        pages.push(await index().search(question('', { limit: 2, offset })));
      expect(pages.flatMap((page) => page.hits.map((hit) => Number(hit.id.slice(-3))))).toEqual([6, 5, 4, 3, 2, 1]);
      expect(pages.map((page) => page.total)).toEqual([6, 6, 6, 6]);
      expect((await index().search(question('', { limit: 0 }))).hits).toEqual([]);
    });
    test('a hit says what kind it is of', async () => {
      expect((await index().search(question('hôpitaux'))).hits[0]).toMatchObject({ id: id(3), kind: 'series' });
    });
    test('a time that is over before it began is told', async () => {
      await expect(index().search(question('escuelas', { withinMs: 0 }))).rejects.toThrow('did not end within 0 ms');
      expect(await find('escuelas', { withinMs: 20_000 })).toEqual([2, 5]);
    });
  });
}

function describeReasons({ index }: Fixture): void {
  const reasons = async (words: string, language: 'es' | 'en' | 'fr' = 'es') =>
    (await index().search(question(words, { language }))).hits[0]?.reasons;
  describe('reasons', () => {
    test('show the found words between their marks, and where they were found', async () => {
      expect(await reasons('ozonos')).toEqual([
        {
          field: 'description',
          language: 'es',
          piece: 'Promedios horarios de \uE000ozono\uE001 y partículas',
        },
        { field: 'columns', language: 'es', piece: 'o3 · \uE000Ozono\uE001 · Partes por millón' },
      ]);
      expect(await reasons('presupu')).toEqual([
        { field: 'title', language: 'es', piece: '\uE000Presupuesto\uE001 de egresos' },
      ]);
      expect(await reasons('planteles')).toMatchObject([{ field: 'title' }, { field: 'columns' }]);
    });
    test('come in the language of the reader, else in one that has the words', async () => {
      expect((await reasons('ozone', 'en'))?.[0]?.piece).toContain('\uE000ozone\uE001');
      expect((await reasons('santé', 'es'))?.[0]).toMatchObject({ language: 'fr' });
      expect((await reasons('niños', 'fr'))?.[0]?.piece).toContain('\uE000niños\uE001');
    });
    test('are absent without words', async () => {
      expect(await reasons('')).toEqual([]);
    });
    test('a text cannot bring marks of its own', async () => {
      const description = 'antes \uE000falsas\uE001 marcas\u0000';
      const texts = { es: text('Marcas', { description }) };
      await index().put([{ id: id(9), kind: 'dataset', texts, facets: facets({}), modified: day(1) }]);
      expect((await reasons('falsas'))?.[0]?.piece).toBe('antes  \uE000falsas\uE001  marcas');
      await index().remove([id(9)]);
    });
    test('a long text is cut around the words', async () => {
      const description = `${'uno dos tres cuatro '.repeat(40)}aguja en el pajar ${'cinco seis siete '.repeat(40)}`;
      const texts = { es: text('Largo', { description }) };
      await index().put([{ id: id(9), kind: 'dataset', texts, facets: facets({}), modified: day(1) }]);
      const piece = (await reasons('pajar aguja'))?.[0]?.piece ?? '';
      expect(piece).toContain('\uE000aguja\uE001 en el \uE000pajar\uE001');
      expect(piece.length).toBeLessThan(300);
      expect(piece.startsWith('… ') && piece.endsWith(' …')).toBe(true);
      await index().remove([id(9)]);
    });
  });
}

function describeSuggest({ index }: Fixture): void {
  describe('completions', () => {
    const suggest = async (prefix: string, limit = 10) =>
      (await index().suggest(prefix, 'es', limit)).map((each) => each.text);
    test.each([
      ['cali', ['Calidad del aire en las estaciones de monitoreo']],
      ['CALIDÁD D', ['Calidad del aire en las estaciones de monitoreo']],
      ['hopi', ['Hôpitaux et lits par région']],
      ['contam', ['contaminación']],
      ['sema', ['SEMARNAT']],
      ['pollu', ['pollution']],
      ['aire en las est', ['Calidad del aire en las estaciones de monitoreo']],
      ['zzz', []],
      ['', []],
      ['-', []],
      ["o'", []],
    ])('%s', async (prefix, expected) => {
      expect(await suggest(prefix)).toEqual(expected);
    });
    test('two letters will do for a title that begins so, and for a keyword', async () => {
      expect(await suggest('ai')).toContain('Airports');
      expect(await suggest('tr')).toContain('transport');
    });
    test('say what they are; what begins so comes first; no more than wanted', async () => {
      expect((await index().suggest('educ', 'es', 10))[0]).toEqual({ text: 'educación', field: 'keywords' });
      expect(await suggest('educ')).toEqual(['educación', 'Secretaría de Educación Pública']);
      expect(await suggest('educ', 1)).toEqual(['educación']);
    });
  });
}
