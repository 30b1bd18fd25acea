import { languages } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { words } from './index.ts';
import { formatCount } from './plural.ts';

/** Every text of a tree of words with its place; functions are called with stand-ins. */
function* listTexts(tree: unknown, place: string): Generator<[string, string]> {
  if (typeof tree === 'string') yield [place, tree];
  else if (typeof tree === 'object' && tree !== null)
    for (const [key, value] of Object.entries(tree)) yield* listTexts(value, place ? `${place}.${key}` : key);
}

describe.each(languages)('the words of %s', (language) => {
  const texts = [...listTexts(words[language].reading, '')];
  test('are all there, trimmed, and none is a stand-in', () => {
    expect(texts.length).toBeGreaterThan(250);
    for (const [place, text] of texts) {
      if (place !== 'common.colon') expect(text.trim(), place).toBe(text);
      expect(text.length, place).toBeGreaterThan(0);
      expect(text, place).not.toMatch(/TODO|\?\?\?|[Ll]orem/);
    }
  });
  test('have the same places as Spanish', () => {
    const expected = [...listTexts(words.es.reading, '')].map(([place]) => place.replace(/^api\.meanings.*/, 'm'));
    expect(new Set(texts.map(([place]) => place.replace(/^api\.meanings.*/, 'm')))).toEqual(new Set(expected));
  });
});

test('no sentence was left in another language', () => {
  const other = {
    es: /\b(?:the|and|with|les|des|avec)\b/,
    en: /\b(?:los|las|una|les|des|avec)\b/,
    fr: /\b(?:the|and|with|los|las|una)\b/,
  };
  for (const language of languages)
    for (const [place, text] of listTexts(words[language].reading, '')) {
      if (/tip\.fewer|filterRows|dataset\.cite/.test(place)) continue;
      expect(other[language].test(text), `${language} ${place}: ${text}`).toBe(false);
    }
});

test('French keeps its signs from the line’s start', () => {
  for (const [place, text] of listTexts(words.fr.reading, ''))
    expect(text, place).not.toMatch(/ (?:[:;!»]|\?(?= |$))|« /);
});

test.each([
  ['es', 1, '1 fila'],
  ['es', 2, '2 filas'],
  ['es', 1_000_000, '1,000,000 de filas'],
  ['en', 0, '0 rows'],
  ['en', 1, '1 row'],
  ['fr', 0, '0 ligne'],
  ['fr', 1, '1 ligne'],
  ['fr', 2, '2 lignes'],
  ['fr', 2_000_000, '2\u202f000\u202f000 de lignes'],
] as const)('%s counts %d', (language, count, expected) => {
  expect(words[language].reading.common.rows(count)).toBe(expected);
});

test('a form without a word for millions uses the plural', () => {
  expect(formatCount('es', 1_000_000, { one: 'uno', other: 'muchos' })).toBe('1,000,000 muchos');
});
