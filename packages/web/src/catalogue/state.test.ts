import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countChosen, formatSearch, nothingChosen, parseSearch, type SearchState, toggleFacet } from './state.ts';

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
    kind: values,
  }),
  sort: fc.constantFrom(undefined, 'relevance' as const, 'modified' as const, 'title' as const),
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

test.each(['page=0', 'page=9999999', 'page=x', 'sort=worst', 'theme='])('%s is left out', (query) => {
  expect(formatSearch(parseSearch(new URLSearchParams(query)))).toBe('');
});
