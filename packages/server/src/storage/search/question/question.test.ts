import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuestion, listAsked, parseQuestion } from './question.ts';
import { createWiden } from './synonyms.ts';

fc.configureGlobal({ seed: 20_261_126 });

const brief = (words: string) =>
  parseQuestion(words).map(
    ({ any, excluded }) =>
      (excluded ? '-' : '') +
      any
        .map(
          ({ text, phrase, prefix, field }) =>
            `${field ? `${field}:` : ''}${phrase ? `"${text}"` : text}${prefix ? '*' : ''}`,
        )
        .join('|'),
  );

describe('a question in clauses', () => {
  test.each([
    ['agua', ['agua*']],
    ['agua ', ['agua']],
    ['ag', ['ag']],
    ['calidad aire', ['calidad', 'aire*']],
    ['"calidad del aire" -ozono', ['"calidad del aire"', '-ozono']],
    ['«calidad del aire»', ['"calidad del aire"']],
    ['"sin cerrar', ['"sin cerrar"']],
    ['a OR b c', ['a|b', 'c']],
    ['a | b', ['a|b']],
    ['OR a', ['a']],
    ['a OR', ['a']],
    ['a OR -b', ['a', '-b']],
    ['título:agua Columnas:"a b" institución:inegi ', ['title:agua', 'columns:"a b"', 'publisher:inegi']],
    ['mot-clé:eau ', ['keywords:eau']],
    ['https://x.org ', ['https://x.org']],
    ['color:rojo ', ['color:rojo']],
    ['presu* gasto ', ['presu*', 'gasto']],
    ["o'brien's ", ["o'brien's"]],
    ['- "" : * ', []],
  ])('%s', (words, expected) => {
    expect(brief(words)).toEqual(expected);
  });
  test('is never more than sixteen, and nothing breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
        const clauses = parseQuestion(words);
        expect(clauses.length).toBeLessThanOrEqual(16);
        for (const { any } of clauses) expect(any.length).toBeGreaterThan(0);
      }),
    );
  });
  test('says itself again', () => {
    for (const words of ['a b', '"a b" -c', 'title:agua a OR b'])
      expect(formatQuestion(parseQuestion(words))).toBe(words);
  });
});

describe('words that mean the same', () => {
  const widen = createWiden({
    es: [
      ['seguro social', 'IMSS'],
      ['médico', 'doctor'],
    ],
    fr: [['eau', 'hydrique']],
  });
  const wide = (words: string) =>
    widen(parseQuestion(words)).map((clause) =>
      clause.any.map(({ text, phrase }) => (phrase ? `"${text}"` : text)).join('|'),
    );
  test.each([
    ['imss ', ['imss|"seguro social"']],
    ['seguros sociales hospital ', ['seguros sociales|"seguro social"|IMSS', 'hospital']],
    ['MEDICAS ', ['MEDICAS|médico|doctor']],
    ['eaux ', ['eaux|eau|hydrique']],
    ['seguro ', ['seguro']],
    ['"seguro social"', ['"seguro social"']],
    ['title:imss ', ['imss']],
    ['-imss', ['imss']],
  ])('%s', (words, expected) => {
    expect(wide(words)).toEqual(expected);
  });
  test('what was written stays what was asked for, folded', () => {
    expect(listAsked(parseQuestion('Médico -x ag*'))).toEqual([
      { word: 'medico', prefix: false },
      { word: 'ag', prefix: true },
    ]);
  });
});
