import { expect, test } from 'vitest';
import { foldName, formatSqlName, nameTables, parseDatasetName } from './names.ts';
import { createSqlTurns } from './turns.ts';

test.each([
  ['US_Airports', 'us-airports'],
  ['Población 2020 (final)', 'poblacion-2020-final'],
  ['Ñandú', 'nandu'],
  ['--', ''],
  ['日本', '日本'],
])('%s folds to %s', (text, folded) => {
  expect(foldName(text)).toBe(folded);
});

test('a dataset may be named with its version', () => {
  expect(parseDatasetName('us_airports@12')).toEqual({ key: 'us-airports', number: 12 });
  expect(parseDatasetName('Us-Airports')).toEqual({ key: 'us-airports', number: null });
  expect(parseDatasetName('a@b')).toEqual({ key: 'a-b', number: null });
});

test('names of one release are all different, in order', () => {
  expect(nameTables(['Hoja 1', 'hoja-1', 'Hoja_1', 'hoja-1-2', '¿?', 'x'])).toEqual([
    'hoja-1',
    'hoja-1-2',
    'hoja-1-3',
    'hoja-1-2-2',
    'table',
    'x',
  ]);
});

test('a name is bare where it can be, quoted where it must', () => {
  const name = { name: 'orden-final', isOnly: false };
  expect(formatSqlName('us-airports', { name: 'x', isOnly: true })).toBe('us_airports');
  expect(formatSqlName('us-airports', name)).toBe('us_airports.orden_final');
  expect(formatSqlName('us-airports', name, 3)).toBe('"us_airports@3".orden_final');
  expect(formatSqlName('2020-census', { name: 'order', isOnly: false })).toBe('"2020_census"."order"');
  expect(formatSqlName('año', { name: 'a"b', isOnly: false })).toBe('"año"."a""b"');
});

test('one address has so many statements at a time, others their own', async () => {
  const turns = createSqlTurns(2);
  const ends: (() => void)[] = [];
  const long = () => new Promise<void>((resolve) => void ends.push(resolve));
  const running = [turns('a', long), turns('a', long)];
  await expect(turns('a', async () => 1)).rejects.toMatchObject({ code: 'too-many-requests', retryAfter: 5 });
  expect(await turns('b', async () => 1)).toBe(1);
  for (let at = 0; at < 5; at++) running.push(turns('', long));
  for (const end of ends) end();
  await Promise.all(running);
  expect(await turns('a', async () => 2)).toBe(2);
  await expect(turns('a', () => Promise.reject(new Error('x')))).rejects.toThrow('x');
  expect(await Promise.all([turns('a', async () => 1), turns('a', async () => 1)])).toEqual([1, 1]);
});
