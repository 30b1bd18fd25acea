import { Condition, filterOperators, Problem, type RowFilter } from '@milpa/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFilter, parseRowsQuery as parse, parseFilter, type RowsText, splitEscaped } from './rows-query.ts';

fc.configureGlobal({ seed: 20_261_126 });

const parseRowsQuery = (text: RowsText) =>
  parse(text, { language: 'es', parseCondition: (json) => Condition.parse(json) });

describe('a filter', () => {
  test.each([
    ['year:gte:2020', { column: 'year', op: 'gte', values: ['2020'] }],
    ['time:eq:10:30:00', { column: 'time', op: 'eq', values: ['10:30:00'] }],
    ['a\\:b:eq:c', { column: 'a:b', op: 'eq', values: ['c'] }],
    ['a\\\\:eq:c', { column: 'a\\', op: 'eq', values: ['c'] }],
    ['C\\path:eq:c', { column: 'C\\path', op: 'eq', values: ['c'] }],
    ['year:between:2000|2010', { column: 'year', op: 'between', values: ['2000', '2010'] }],
    ['state:in:Jalisco|Nayarit', { column: 'state', op: 'in', values: ['Jalisco', 'Nayarit'] }],
    ['code:in:a\\|b|c', { column: 'code', op: 'in', values: ['a|b', 'c'] }],
    ['name:eq:a|b', { column: 'name', op: 'eq', values: ['a|b'] }],
    ['name:eq:', { column: 'name', op: 'eq', values: [''] }],
    ['name:null', { column: 'name', op: 'null', values: [] }],
    ['name:notnull:', { column: 'name', op: 'notnull', values: [] }],
  ])('%s', (text, expected) => {
    expect(parseFilter(text)).toEqual(expected);
  });

  test('is read back as it was written, whatever the column and the values', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ':', '\\', '|', ',', ' ', 'ñ'), maxLength: 8 });
    const filter = fc.oneof(
      fc.record({
        column: text.filter((name) => name !== ''),
        op: fc.constantFrom(...filterOperators.filter((op) => !['in', 'between', 'null', 'notnull'].includes(op))),
        values: fc.tuple(text),
      }),
      fc.record({
        column: text.filter((name) => name !== ''),
        op: fc.constantFrom('in' as const, 'between' as const),
        values: fc.array(text, { minLength: 1, maxLength: 5 }),
      }),
    );
    fc.assert(
      fc.property(filter, (given: RowFilter) => {
        expect(parseFilter(formatFilter(given))).toEqual(given);
      }),
    );
  });

  test.each(['year', 'year:about:3', ':eq:3', 'year:eq'])('%s is refused with the place', (text) => {
    try {
      parseRowsQuery({ filter: text, sort: 'year' });
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      expect(error.code).toBe('invalid-request');
      expect(error.errors.map(({ pointer }) => pointer)).toEqual(['filter']);
    }
  });
});

describe('a question to a table', () => {
  test('has its defaults', () => {
    expect(parseRowsQuery({})).toEqual({ filters: [], sort: [], limit: 100, offset: 0 });
  });

  test('sorts by several columns, commas in names escaped', () => {
    expect(parseRowsQuery({ sort: '-year,a\\,b,\\-odd' }).sort).toEqual([
      { column: 'year', descending: true },
      { column: 'a,b', descending: false },
      { column: '-odd', descending: false },
    ]);
  });

  test('selects columns and searches words', () => {
    const query = parseRowsQuery({ select: 'a,b\\,c', q: '  agua potable ', limit: 0, offset: 20 });
    expect(query).toMatchObject({ select: ['a', 'b,c'], search: 'agua potable', limit: 0, offset: 20 });
  });

  test('takes several filters, at most twenty', () => {
    expect(parseRowsQuery({ filter: ['a:eq:1', 'b:null'] }).filters).toHaveLength(2);
    expect(() => parseRowsQuery({ filter: Array.from({ length: 21 }, () => 'a:eq:1') })).toThrow(Problem);
    expect(() => parseRowsQuery({ sort: 'a,b,c,d,e,f' })).toThrow(Problem);
  });

  test('parts are put together again', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (parts) => {
        const text = parts.map((part) => part.replace(/[\\,]/g, '\\$&')).join(',');
        expect(splitEscaped(text, ',')).toEqual(parts);
      }),
    );
  });
});

describe('more than filters', () => {
  test.each<[RowsText, object]>([
    [
      { where: '{"or":[{"column":"a","op":"eq","values":[1,true,"x"]},{"not":{"column":"b","op":"null"}}]}' },
      {
        where: {
          or: [{ column: 'a', op: 'eq', values: ['1', 'true', 'x'] }, { not: { column: 'b', op: 'null', values: [] } }],
        },
      },
    ],
    [{ bbox: '-99.4,19,-98.9,19.6' }, { where: { bbox: [-99.4, 19, -98.9, 19.6] } }],
    [{ near: '-99.13, 19.43, 500' }, { where: { near: { longitude: -99.13, latitude: 19.43, metres: 500 } } }],
    [
      { bbox: '0,0,1,1', near: '0,0,1' },
      { where: { and: [{ bbox: [0, 0, 1, 1] }, { near: { longitude: 0, latitude: 0, metres: 1 } }] } },
    ],
    [
      { group: 'a,b\\,c', compute: 'count,sum:monto total,max:x\\,y' },
      {
        group: ['a', 'b,c'],
        compute: [{ op: 'count' }, { op: 'sum', column: 'monto total' }, { op: 'max', column: 'x,y' }],
      },
    ],
    [{ distinct: 'a' }, { group: ['a'], compute: [] }],
    [{ histogram: 'monto' }, { histogram: { column: 'monto', bins: 20 } }],
    [{ histogram: 'monto', bins: 5 }, { histogram: { column: 'monto', bins: 5 } }],
    [{ cursor: 'abc' }, { cursor: 'abc' }],
  ])('%j', (text, expected) => {
    expect(parseRowsQuery(text)).toEqual({ filters: [], sort: [], limit: 100, offset: 0, ...expected });
  });

  test.each<[RowsText, string, RegExp]>([
    [{ where: '{"or":' }, 'where', /"\{"or":".*JSON/],
    [{ bbox: '1,2,3' }, 'bbox', /"1,2,3"/],
    [{ bbox: '0,10,1,5' }, 'bbox', /"0,10,1,5"/],
    [{ bbox: '0,0,1,' }, 'bbox', /west,south,east,north/],
    [{ bbox: '0,0,181,1' }, 'bbox', /181/],
    [{ near: '0,91,5' }, 'near', /"0,91,5"/],
    [{ near: 'aquí' }, 'near', /"aquí"/],
    [{ near: '0,0,-1' }, 'near', /metres/],
    [{ select: 'a,,b' }, 'select', /no name/],
    [{ group: 'a,' }, 'group', /no name/],
    [{ compute: 'suma:monto' }, 'compute', /"suma:monto"/],
    [{ distinct: 'a', compute: 'count' }, 'distinct', /group and compute/],
    [{ sort: 'a,-' }, 'sort', /no name/],
  ])('%j is refused, naming parameter and value in three languages', (text, pointer, sentence) => {
    const error = (() => {
      try {
        return parseRowsQuery(text);
      } catch (caught) {
        return caught;
      }
    })();
    if (!(error instanceof Problem)) throw error;
    expect(error.code).toBe('invalid-request');
    expect(error.errors.map((each) => each.pointer)).toEqual([pointer]);
    expect(error.errors[0]?.detail).toBe(
      String(error.details.es).replace(`No se pudo leer la consulta. ${pointer}: `, ''),
    );
    expect(error.details.en).toMatch(sentence);
    for (const language of ['en', 'es', 'fr'] as const) expect(error.details[language]).toContain(`${pointer}: `);
    expect(new Set(Object.values(error.details)).size).toBe(3);
  });
});
