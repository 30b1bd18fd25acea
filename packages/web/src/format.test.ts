import { describe, expect, test } from 'vitest';
import { formatBytes, formatDay, formatExact, formatList, formatMoment, formatNumber, formatShare } from './format.ts';

describe('numbers', () => {
  test.each([
    ['es', 1204.5, '1,204.5'],
    ['en', 1204.5, '1,204.5'],
    ['fr', 1204.5, '1\u202f204,5'],
    ['es', 0.000_012_34, '0.0000123'],
    ['en', -0.5, '-0.5'],
    ['en', 2.345_678, '2.346'],
    ['en', 0, '0'],
  ] as const)('%s %d', (language, value, expected) => expect(formatNumber(language, value)).toBe(expected));
  test('a table shows every digit', () => expect(formatExact('en', 31.953_764_72)).toBe('31.95376472'));
});

test.each([
  [0, '0%'],
  [0.000_01, '0.1%'],
  [0.5, '50%'],
  [0.999_99, '99.9%'],
  [1, '100%'],
])('a share of %d is %s: something is never told as nothing, nor almost all as all', (share, expected) => {
  expect(formatShare('en', share)).toBe(expected);
});

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1500, '1.5 kB'],
  [240_000, '240 kB'],
  [3.2e9, '3.2 GB'],
  [5e15, '5,000 TB'],
])('%d bytes are %s', (bytes, expected) => expect(formatBytes('en', bytes)).toBe(expected));

describe('dates', () => {
  test('are those of UTC, spelt so that nobody mistakes the month', () => {
    expect(formatDay('es', '2026-03-05T23:59:00Z')).toBe('5 de marzo de 2026');
    expect(formatDay('en', '2026-03-05')).toBe('5 March 2026');
    expect(formatDay('fr', '2026-03-05')).toBe('5 mars 2026');
    expect(formatDay('fr', 'no date')).toBe('no date');
  });
  test.each([
    ['2026', '2026'],
    ['2026-03', 'March 2026'],
    ['2026-03-05', '5 March 2026'],
    ['2026-03-05T00:00:00Z', '5 March 2026'],
    ['2026-03-05T14:30:00Z', '5 March 2026 at 14:30'],
    ['spring', 'spring'],
  ])('%s is told as finely as it is written', (text, expected) => expect(formatMoment('en', text)).toBe(expected));
});

test('lists end as the language ends them', () => {
  expect(formatList('es', ['a', 'b', 'c'])).toBe('a, b y c');
  expect(formatList('fr', ['a', 'b'])).toBe('a et b');
});
