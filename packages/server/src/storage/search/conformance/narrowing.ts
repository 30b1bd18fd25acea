import { describe, expect, test } from 'vitest';
import { question } from './library.ts';
import type { Fixture } from './suite.ts';

const common = ['publisher', 'theme', 'format', 'licence', 'frequency', 'level', 'kind'];

export function describeNarrowing(fixture: Fixture): void {
  describeFacets(fixture);
  describePeriods(fixture);
  describeBoxes(fixture);
}

function describeFacets({ index, find }: Fixture): void {
  describe('facets', () => {
    test('those asked for are counted exactly, most frequent first', async () => {
      const { facets } = await index().search(question('', { facets: [...common, 'nobody-knows'] }));
      expect(Object.keys(facets).toSorted()).toEqual([...common, 'nobody-knows'].toSorted());
      expect(facets['format']).toEqual([
        { value: 'csv', count: 5 },
        { value: 'geojson', count: 1 },
        { value: 'json', count: 1 },
        { value: 'xlsx', count: 1 },
      ]);
      expect(facets['level']).toEqual([
        { value: 'federal', count: 5 },
        { value: 'state', count: 1 },
      ]);
      expect(facets['kind']).toEqual([
        { value: 'dataset', count: 4 },
        { value: 'request', count: 1 },
        { value: 'series', count: 1 },
      ]);
      expect(facets['nobody-knows']).toEqual([]);
      expect((await index().search(question(''))).facets).toEqual({});
    });
    test('each with the filters of the others but not its own', async () => {
      const filters = { theme: ['ENVI', 'TRAN'], format: ['xlsx'] };
      const answer = await index().search(question('', { filters, facets: common }));
      expect(answer.total).toBe(1);
      expect(answer.facets['theme']).toEqual([{ value: 'ENVI', count: 1 }]);
      expect(answer.facets['format']).toEqual([
        { value: 'csv', count: 2 },
        { value: 'geojson', count: 1 },
        { value: 'xlsx', count: 1 },
      ]);
      expect(answer.facets['publisher']).toEqual([{ value: 'semarnat', count: 1 }]);
    });
    test('with words and three filters, one of them missed', async () => {
      const filters = { theme: ['EDUC', 'ECON'], level: ['federal'], licence: ['CC0-1.0'] };
      const answer = await index().search(question('escuelas', { filters, facets: common }));
      expect(answer.total).toBe(1);
      expect(answer.facets['licence']).toEqual([
        { value: 'CC-BY-4.0', count: 1 },
        { value: 'CC0-1.0', count: 1 },
      ]);
      expect(answer.facets['theme']).toEqual([{ value: 'EDUC', count: 1 }]);
    });
    test('one who stands above a publisher counts what stands below', async () => {
      expect((await find('', { filters: { publisher: ['gobierno'] } })).toSorted()).toEqual([2, 3]);
    });
    test('kinds and facets of a portal of its own narrow too', async () => {
      expect(await find('', { filters: { kind: ['series', 'request'] } })).toEqual([6, 3]);
      expect(await find('', { filters: { 'extra:council': ['yes'] } })).toEqual([5]);
    });
    test('stars: none is a value like others, what could not be checked another, and some things have neither', async () => {
      const stars = async (...values: string[]) => (await find('', { filters: { stars: values } })).toSorted();
      expect([await stars('0'), await stars('unknown'), await stars('3')]).toEqual([[5], [2], [1, 4]]);
      expect(await stars('0', '3')).toEqual([1, 4, 5]);
      const { facets } = await index().search(question('', { filters: { stars: ['unknown'] }, facets: ['stars'] }));
      expect(facets['stars']?.[0]).toEqual({ value: '3', count: 2 });
      expect(facets['stars']?.slice(1)).toEqual(
        expect.arrayContaining([
          { value: '0', count: 1 },
          { value: 'unknown', count: 1 },
        ]),
      );
      expect(facets['stars']).toHaveLength(3);
    });
    test('no more values than wanted, the most frequent ones', async () => {
      const { facets } = await index().search(question('', { facets: ['theme', 'format'], facetValues: 1 }));
      expect(facets['format']).toEqual([{ value: 'csv', count: 5 }]);
      expect(facets['theme']).toEqual([{ value: 'SOCI', count: 1 }].map(() => facets['theme']?.[0]));
      expect(facets['theme']).toHaveLength(1);
    });
    test('a value nobody has finds nothing', async () => {
      expect(await find('', { filters: { licence: ["x' or 1=1 --"] } })).toEqual([]);
      expect(await find('', { filters: { "x' or 1=1 --": ['y'] } })).toEqual([]);
      expect(await find('', { filters: { licence: [] } })).toHaveLength(6);
    });
  });
}

function describePeriods({ index, find }: Fixture): void {
  describe('periods', () => {
    test.each([
      [{ from: '2016-05-01', to: '2016-05-01' }, [1]],
      [{ from: '2020-12-31', to: '2021-01-01' }, [1, 2]],
      [{ from: '2021-01-02' }, [2]],
      [{ to: '2014-12-31' }, [3]],
      [{ to: '2015-01-01' }, [1, 3]],
      [{ from: '2000-01-01', to: '2014-12-31' }, []],
      [{}, [1, 2, 3, 4, 5, 6]],
    ])('%o', async (period, expected) => {
      expect((await find('', { period })).toSorted()).toEqual(expected);
      expect((await index().search(question('', { period, limit: 0 }))).total).toBe(expected.length);
    });
    test('count in facets', async () => {
      const { facets } = await index().search(question('', { period: { to: '2015-01-01' }, facets: ['theme'] }));
      expect(facets['theme']).toEqual([
        { value: 'ENVI', count: 1 },
        { value: 'HEAL', count: 1 },
      ]);
    });
  });
}

function describeBoxes({ find }: Fixture): void {
  describe('boxes', () => {
    test.each([
      ['the city', [-99.2, 19.3, -99.1, 19.5], [1, 2]],
      ['south of the country', [-90, -5, -80, 5], []],
      ['the country', [-120, 10, -80, 35], [1, 2]],
      ['one corner', [-117.5, 32.9, -116, 34], [2]],
      ['east of the line', [175, -15, 179, -12], [3]],
      ['west of the line', [-179, -15, -175, -12], [3]],
      ['across the line', [179, -15, -179, -12], [3]],
      ['across it, and on to the country', [179, -30, -99.3, 30], [1, 2, 3]],
      ['the other side', [0, -15, 10, -12], []],
      ['the world', [-180, -90, 180, 90], [1, 2, 3]],
    ] as const)('%s', async (_, bbox, expected) => {
      expect((await find('', { bbox })).toSorted()).toEqual(expected);
    });
  });
}
