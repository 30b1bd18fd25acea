import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDuckdb } from '../duckdb.ts';
import type { Ask } from '../format/format.ts';
import { quoteText } from '../format/stage.ts';
import { makeAsk } from './ask.ts';
import { findExactness, isDouble, needsExactness } from './exact.ts';

let ask: Ask;
let close: () => unknown;
beforeAll(async () => {
  const duckdb = await openDuckdb({ memoryBytes: 128 * 2 ** 20, threads: 1, tempDirectory: tmpdir() });
  close = () => duckdb.close();
  ask = makeAsk(duckdb.connection);
});
afterAll(() => close());

const find = (...texts: string[]) =>
  findExactness(ask, `(VALUES ${texts.map((text) => `(${quoteText(text)})`).join(', ')}) v(t)`, 't');

describe('Whether a double keeps the digits', () => {
  test('fifteen always, seventeen as a program prints them', () => {
    for (const text of [
      '0.1',
      '123456789012.345',
      '97.78638804280573',
      '0.10914442137049794',
      '18.850000000000001',
      '1e-300',
    ])
      expect([text, isDouble(text)]).toEqual([text, true]);
    for (const text of ['12345678901234567.89', '1234567890123456.7', '0.123456789012345678901'])
      expect([text, isDouble(text)]).toEqual([text, false]);
  });

  test('what a double prints is a double', () => {
    for (let step = 1; step < 500; step++) {
      const value = Math.sin(step) * 10 ** ((step % 20) - 6);
      expect([value, isDouble(String(value))]).toEqual([value, true]);
    }
  });

  test('all rows are asked where a text is long and the sample says little', () => {
    expect(needsExactness(16, ['1.25'])).toBe(false);
    expect(needsExactness(21, ['1.25'])).toBe(true);
    const written = Array.from({ length: 60 }, (_, index) => String(Math.sin(index + 1)));
    expect(needsExactness(21, written)).toBe(false);
    expect(needsExactness(21, [...written, '12345678901234567.89'])).toBe(true);
  });
});

describe('How decimals are stored without losing a digit', () => {
  test('as doubles where they are doubles', async () => {
    expect(await find('1.5', '0.1', '97.78638804280573', '-0.8243465762530484')).toEqual({ kind: 'double' });
    expect(await find('0.50000000000000000000')).toEqual({ kind: 'double' });
    expect(await find('1.5e-10', '12345678901234567.89')).toEqual({ kind: 'double' });
  });

  test('as decimals with the longest fraction where one is not', async () => {
    expect(await find('1.5', '-12345678901234567.89')).toEqual({ kind: 'decimal', scale: 2 });
    expect(await find('0.5', '0.123456789012345678901')).toEqual({ kind: 'decimal', scale: 21 });
    expect(await find('1234567890123456.7')).toEqual({ kind: 'decimal', scale: 1 });
  });

  test('as text where no number of thirty digits does', async () => {
    expect(await find('1234567890123456789.1', '0.123456789012345678901')).toEqual({ kind: 'text' });
  });

  test('SQL and the look at one text agree', async () => {
    const texts = [
      '18.850000000000001',
      '18.850000000000002',
      '1234567890123456.7',
      '9007199254740993.5',
      '0.3000000000000000444',
    ];
    for (const text of texts) expect([text, (await find(text)).kind === 'double']).toEqual([text, isDouble(text)]);
  });
});
