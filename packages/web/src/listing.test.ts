import { expect, test } from 'vitest';
import { readAsked, readPaging } from './listing.ts';

const at = (page: string) => new URL(`http://portal.example/es/workspace?page=${page}`);

test.each([
  ['2', 2],
  ['2.9', 2],
  ['0', 1],
  ['-3', 1],
  ['second', 1],
  ['', 1],
  ['Infinity', 100_000],
  ['1e300', 100_000],
])('the page %j is page %i of a list of fifty a page', (text, page) => {
  expect(readPaging(at(text), 50)).toEqual({
    page,
    size: 50,
    last: 100_000,
    query: { limit: 50, offset: (page - 1) * 50 },
  });
});

test('no page leads beyond what the API gives', () => {
  const { query, last } = readPaging('99999', 20, 100_000);
  expect(query.offset + query.limit).toBe(100_000);
  expect(last).toBe(5000);
});

test('an address asks what its filters say', () => {
  const url = new URL('http://portal.example/es/workspace/audit?action=release&kind=&from=%202026-01-01%20&page=2');
  expect(readAsked(url, ['action', 'kind', 'from', 'to'])).toEqual({ action: 'release', from: '2026-01-01' });
});
