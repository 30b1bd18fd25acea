import { filterOperators, Problem, type RowFilter } from '@milpa/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFilter, parseFilter, parseRowsQuery, splitEscaped } from './rows-query.ts';

describe('a filter', () => {
  test.each([
    ['year:gte:2020', { column: 'year', op: 'gte', values: ['2020'] }],
    ['time:eq:10:30:00', { column: 'time', op: 'eq', values: ['10:30:00'] }],
    ['a\\:b:eq:c', { column: 'a:b', op: 'eq', values: ['c'] }],
    ['a\\\\:eq:c', { column: 'a\\', op: 'eq', values: ['c'] }],
    ['C\\path:eq:c', { column: 'C\\path', op: 'eq', values: ['c'] }],
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
        op: fc.constantFrom(...filterOperators.filter((op) => !['in', 'null', 'notnull'].includes(op))),
        values: fc.tuple(text),
      }),
      fc.record({
        column: text.filter((name) => name !== ''),
        op: fc.constant('in' as const),
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
