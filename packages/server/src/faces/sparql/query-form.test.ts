import { expect, test } from 'vitest';
import { findQueryForm } from './query-form.ts';

test.each([
  ['SELECT * { ?s ?p ?o }', 'table'],
  ['ask { ?s ?p ?o }', 'table'],
  [
    '# SELECT\nPREFIX dct: <http://purl.org/dc/terms/>\nBASE <http://x/> prefix : <#> CONSTRUCT WHERE { ?s ?p ?o }',
    'graph',
  ],
  ['\n\tDESCRIBE <http://x/>', 'graph'],
  ['PREFIX x: <http://x/#a> INSERT DATA { x:a x:b x:c }', 'update'],
  ['LOAD <http://x/>', 'update'],
  ['WITH <http://x/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }', 'update'],
  ['{ SELECT }', 'unknown'],
  ['', 'unknown'],
])('%s is a %s', (query, form) => {
  expect(findQueryForm(query)).toBe(form);
});

test('long declarations take no long time', () => {
  expect(findQueryForm(`${'#\n'.repeat(40_000)}${'PREFIX a: <b>\n'.repeat(2000)}ASK {}`)).toBe('table');
  expect(findQueryForm(`PREFIX ${'a'.repeat(90_000)}`)).toBe('unknown');
});
