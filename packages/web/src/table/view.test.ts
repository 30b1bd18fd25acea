import { filterOperators, type RowFilter } from '@milpa/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAddress, settleForm, turnSort } from './address.ts';
import { formatView, makeFilter, pageSizes, parseView, toRowsQuery, type View } from './view.ts';

fc.configureGlobal({ seed: 20_261_126 });

const text = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'aé:\\,|-_ &=#%+"\'0√') });
// The grammar of `sort` cannot say a name that begins with a backslash and a hyphen.
const column = text.filter((name) => name.trim() !== '' && !name.startsWith('\\-'));
const filter = fc
  .record({ column, op: fc.constantFrom(...filterOperators), values: fc.array(text, { minLength: 1, maxLength: 3 }) })
  .map(({ column, op, values }): RowFilter => {
    if (op === 'null' || op === 'notnull') return { column, op, values: [] };
    return { column, op, values: op === 'in' || op === 'between' ? values : values.slice(0, 1) };
  });
const view: fc.Arbitrary<View> = fc.record({
  filters: fc.array(filter, { maxLength: 4 }),
  search: text.map((words) => words.trim()),
  sort: fc.array(fc.record({ column, descending: fc.boolean() }), { maxLength: 3 }),
  select: fc.array(column, { maxLength: 4 }),
  limit: fc.constantFrom(...pageSizes),
  page: fc.integer({ min: 1, max: 10_000 }),
});

describe('a view and its address', () => {
  test('say the same, whatever the columns are called', () => {
    fc.assert(
      fc.property(view, (wanted) => {
        const address = new URL(formatAddress({ path: '/x', extra: { table: 't' }, usual: 50 }, wanted), 'http://h');
        expect(parseView(address.searchParams, 50)).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });
  test('what is as usual is left out', () => {
    const usual = parseView(new URLSearchParams(), 50);
    expect(formatView(usual, 50).toString()).toBe('');
    expect(toRowsQuery({ ...usual, page: 3 })).toEqual({ limit: 50, offset: 100 });
  });
  test.each([
    'page=0',
    'page=-3',
    'page=x',
    'page=1e99',
    'limit=7',
    'limit=100000',
    'filter=',
    'filter=a',
    'filter=a:nope:1',
    'filter=:eq:1',
    'filter=a:eq',
    'sort=,,-',
    'select=,',
  ])('%s is left out, never an error', (query) => {
    expect(parseView(new URLSearchParams(query), 50)).toEqual(parseView(new URLSearchParams(), 50));
  });
});

test('sorting goes from low first to high first to none, and back to the first page', () => {
  const start = parseView(new URLSearchParams('page=7'), 50);
  const [one, two] = [turnSort(start, 'a'), turnSort(turnSort(start, 'a'), 'a')];
  expect([one.sort, one.page]).toEqual([[{ column: 'a', descending: false }], 1]);
  expect(two.sort).toEqual([{ column: 'a', descending: true }]);
  expect(turnSort(two, 'a').sort).toEqual([]);
  expect(turnSort(two, 'b').sort).toEqual([{ column: 'b', descending: false }]);
});

test('a condition from a form needs a value, but where none is asked', () => {
  expect(makeFilter('a', 'eq', '')).toBeUndefined();
  expect(makeFilter('a', 'nope', '1')).toBeUndefined();
  expect(makeFilter('', 'eq', '1')).toBeUndefined();
  expect(makeFilter('a', 'notnull', undefined)).toEqual({ column: 'a', op: 'notnull', values: [] });
  expect(makeFilter('a', 'in', 'x|y')).toEqual({ column: 'a', op: 'in', values: ['x', 'y'] });
});

test('a form keeps the rest of the view, and the same condition twice is one', () => {
  const place = { path: '/x', extra: { version: '2' }, usual: 50 };
  const params = new URLSearchParams('version=2&filter=a:eq:1&fc=a&fo=eq&fv=1&sort=b&page=4');
  expect(settleForm(params, place)).toBe('/x?version=2&filter=a%3Aeq%3A1&sort=b#rows');
  expect(settleForm(new URLSearchParams('filter=a:eq:1'), place)).toBeUndefined();
});
