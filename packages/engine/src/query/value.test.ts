import type { ColumnType } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { QueryRefused } from '../contract.ts';
import { column } from './tables.ts';
import { parseValue } from './value.ts';

const good: Readonly<Partial<Record<ColumnType, readonly (readonly [string, string])[]>>> = {
  string: [
    ['México', 'México'],
    [' kept as it is ', ' kept as it is '],
    ["' or 1=1 --", "' or 1=1 --"],
    ['', ''],
  ],
  integer: [
    ['42', '42'],
    [' 7 ', '7'],
    ['+5', '5'],
    ['-0', '0'],
    ['007', '7'],
    ['9223372036854775807', '9223372036854775807'],
    ['-9223372036854775808', '-9223372036854775808'],
  ],
  number: [
    ['3.5', '3.5'],
    ['.5', '.5'],
    ['5.', '5.'],
    ['-1e-3', '-1e-3'],
    ['1E300', '1E300'],
  ],
  boolean: [
    ['true', 'true'],
    ['FALSE', 'false'],
  ],
  date: [
    ['2026-03-31', '2026-03-31'],
    ['2024-02-29', '2024-02-29'],
    ['0001-01-01', '0001-01-01'],
  ],
  time: [
    ['08:30', '08:30'],
    ['23:59:59.999999', '23:59:59.999999'],
  ],
  datetime: [
    ['2026-03-31', '2026-03-31 00:00:00'],
    ['2026-03-31T14:30:00', '2026-03-31 14:30:00'],
    ['2026-03-31 14:30', '2026-03-31 14:30'],
    ['2026-03-31T14:30:00Z', '2026-03-31 14:30:00'],
    ['2026-03-31T14:30:00-06:00', '2026-03-31 20:30:00'],
    ['2026-03-31T20:30:00-06', '2026-04-01 02:30:00'],
    ['2026-01-01T00:30:00.25+0100', '2025-12-31 23:30:00.25'],
    ['2026-03-31T14:30:00+00:00', '2026-03-31 14:30:00'],
  ],
  year: [
    ['2026', '2026'],
    ['-500', '-500'],
  ],
};

const bad: Readonly<Partial<Record<ColumnType, readonly string[]>>> = {
  integer: ['', 'x', '1.0', '1,000', '1e3', '0x10', '9223372036854775808', '-9223372036854775809', '９', '1 2', 'null'],
  number: ['', '1,5', 'NaN', 'Infinity', '1e999', '1e', '.', '--1', '0x1', '1_000', '$5', '5%'],
  boolean: ['', '1', 'yes', 'sí', 'verdadero', 't'],
  date: [
    '',
    '31/12/2026',
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '26-01-01',
    'today',
    '2026-01-01T00:00',
  ],
  time: ['', '24:00', '8:30', '08:60', '08:30:61', '08:30pm', 'noon'],
  datetime: [
    '',
    'now',
    '2026-02-30T00:00:00',
    '2026-01-01T25:00',
    '2026-01-01T10:00 CET',
    '2026-01-01T10:00+25:00',
    'epoch',
    'infinity',
  ],
  year: ['', '2026.5', 'MMXXVI', '20260101', '’26'],
};

describe('a value that fits', () => {
  const cases = Object.entries(good).flatMap(([type, list]) =>
    list.map(([text, value]) => [type, text, value] as const),
  );
  test.each(cases)('%s: %j is %j', (type, text, value) => {
    expect(parseValue({ ...column('c', 'string'), type: requireType(type) }, text)).toBe(value);
  });
});

describe('a value that does not fit', () => {
  const cases = Object.entries(bad).flatMap(([type, list]) => list.map((text) => [type, text] as const));
  test.each(cases)('%s: %j is refused with column, value and what fits', (type, text) => {
    const refused = refusalOf(() => parseValue(column('monto total', requireType(type)), text));
    for (const sentence of Object.values(refused.details)) {
      expect(sentence).toContain('monto total');
      expect(sentence).toContain(text.slice(0, 80));
    }
    expect(Object.keys(refused.details).toSorted()).toEqual(['en', 'es', 'fr']);
  });

  test('only the beginning of a long value is repeated', () => {
    const refused = refusalOf(() => parseValue(column('c', 'integer'), 'x'.repeat(100_000)));
    expect(refused.message.length).toBeLessThan(300);
  });
});

test('types without an order of their own are compared as text', () => {
  for (const type of ['object', 'array', 'geojson', 'geopoint', 'duration'] as const)
    expect(parseValue(column('c', type), '{"a": [1]}')).toBe('{"a": [1]}');
});

function requireType(type: string): ColumnType {
  for (const known of ['string', 'integer', 'number', 'boolean', 'date', 'time', 'datetime', 'year'] as const)
    if (known === type) return known;
  throw new RangeError(type);
}

function refusalOf(work: () => unknown): QueryRefused {
  try {
    work();
  } catch (error) {
    if (error instanceof QueryRefused) return error;
    throw error;
  }
  throw new Error('not refused');
}
