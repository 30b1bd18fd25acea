import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clearNarrowing,
  countChosen,
  firstDay,
  formatSearch,
  lastDay,
  nothingChosen,
  parseSearch,
  type SearchState,
  toggleFacet,
} from './state.ts';

fc.configureGlobal({ seed: 20_261_126 });

const values = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 3 });
const state: fc.Arbitrary<SearchState> = fc.record({
  question: fc.string({ maxLength: 30 }).map((text) => text.trim()),
  chosen: fc.record({
    publisher: values,
    theme: values,
    sector: values,
    area: values,
    format: values,
    licence: values,
    access: values,
    frequency: values,
    timeliness: values,
    level: values,
    place: values,
    year: values,
    highValue: values,
    quality: values,
    stars: values,
    kind: values,
  }),
  from: fc.constantFrom(undefined, '2015', '2015-03-31'),
  to: fc.constantFrom(undefined, '2016', '2016-02-29'),
  bbox: fc.constantFrom(undefined, '-99.4,19,-98.9,19.6'),
  sort: fc.constantFrom(undefined, 'relevance' as const, 'modified' as const, 'title' as const, 'use' as const),
  page: fc.integer({ min: 1, max: 5000 }),
});

test('a search and its address say the same', () => {
  fc.assert(
    fc.property(state, (wanted) => {
      expect(parseSearch(new URLSearchParams(formatSearch(wanted)))).toEqual(wanted);
    }),
  );
});

test('a value is chosen, then let go; the page starts again', () => {
  const start = parseSearch(new URLSearchParams('q=agua&page=9'));
  const chosen = toggleFacet(start, 'theme', 'ENVI');
  expect(formatSearch(chosen)).toBe('?q=agua&theme=ENVI');
  expect(countChosen(chosen)).toBe(1);
  expect(toggleFacet(chosen, 'theme', 'ENVI').chosen).toEqual(nothingChosen);
});

test('a period and a box are what people write', () => {
  const state = parseSearch(new URLSearchParams('from=+2015+&to=2015&bbox=-99.4+19.0,+-98.9;19.6'));
  expect([firstDay(state.from ?? ''), lastDay(state.to ?? '')]).toEqual(['2015-01-01', '2015-12-31']);
  expect(state.bbox).toBe('-99.4,19.0,-98.9,19.6');
  expect(countChosen(state)).toBe(2);
  expect(formatSearch(clearNarrowing(state))).toBe('');
});

test.each([
  'from=2015-02-30',
  'to=soon',
  'bbox=1,2,3',
  'bbox=0,50,10,40',
  'bbox=0,0,999,1',
  'page=0',
  'page=9999999',
  'page=x',
  'sort=worst',
  'theme=',
])('%s is left out', (query) => {
  expect(formatSearch(parseSearch(new URLSearchParams(query)))).toBe('');
});
