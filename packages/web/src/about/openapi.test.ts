import { operations } from '@milpa/sdk';
import { expect, test } from 'vitest';
import { readFixtures } from '../../test/portal.ts';
import { words } from '../words/index.ts';
import { parseOpenApi } from './openapi.ts';

test('takes from a portal’s own description what the page shows', () => {
  const found = parseOpenApi(readFixtures().openApi);
  const rows = found.find((each) => each.id === 'getRows');
  expect(rows).toMatchObject({ method: 'GET', path: '/api/v1/tables/{table}/rows', tag: 'tables', open: true });
  const version = rows?.parameters.find((each) => each.name === 'version');
  expect(version).toMatchObject({ place: 'query', required: false, type: 'integer' });
  expect(found.find((each) => each.id === 'whoAmI')?.open).toBe(false);
  expect(found.find((each) => each.id === 'createDataset')?.scopes).toContain('write:dataset');
});

test.each([null, 7, 'x', [], {}, { paths: 3 }, { paths: { '/a': null, '/b': { get: 5, x: {} } } }])(
  '%j holds no operation and does no harm',
  (document) => expect(parseOpenApi(document)).toEqual([]),
);

test('every operation of the contract is told in every language', () => {
  for (const { reading } of Object.values(words))
    expect(Object.keys(reading.api.summaries).sort()).toEqual(Object.keys(operations).sort());
});
