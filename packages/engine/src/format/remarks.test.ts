import { describe, expect, test } from 'vitest';
import { findTotalLabel, isComment, isTotalLabel, mayBeNote } from './remarks.ts';

const row = (...cells: string[]) => ({ cells, line: 1 });

describe('Rows that are no data', () => {
  test.each([
    'Total',
    'TOTAL NACIONAL',
    'Gran total',
    'Sub-total',
    'Subtotal Educación',
    'Suma',
    'Suma total:',
    'Sous-total',
    'Totaux',
    'Ensemble',
    'Grand Total',
    'Total général',
    'Total de viviendas particulares',
  ])('%s labels a total', (text) => expect(isTotalLabel(text)).toBe(true));

  test.each(['Totalán', 'Totalmente', 'Sumario', 'La suma', 'Jalisco', 'Monto total', 'To', 'Tota', ''])(
    '%s does not',
    (text) => expect(isTotalLabel(text)).toBe(false),
  );

  test('a total has values behind its label', () => {
    expect(findTotalLabel(row('Total', '', '120'), 0)).toBe('Total');
    expect(findTotalLabel(row('2024', 'TOTAL', '1,204.5'), 0)).toBe('TOTAL');
    expect(findTotalLabel(row('', '', 'a', 'Total', '5'), 2)).toBe('Total');
    expect(findTotalLabel(row('Total', 'n/d', ''), 0)).toBeUndefined();
    expect(findTotalLabel(row('a', 'b', 'c', 'Total', '5'), 0)).toBeUndefined();
  });

  test('a note is a lone text at the left, or a remark that delimiters cut', () => {
    expect(mayBeNote(row('Cifras preliminares del trimestre', '', ''), 3, 0, false)).toBe(true);
    expect(mayBeNote(row('Fuente: INEGI', ' Censo 2020', ' México'), 5, 0, false)).toBe(true);
    expect(mayBeNote(row('Source : Insee.', ''), 2, 0, false)).toBe(true);
    expect(mayBeNote(row('####', '', ''), 3, 0, false)).toBe(true);
  });

  test('a value or a short word alone is none, unless notes stand above', () => {
    expect(mayBeNote(row('5', '', ''), 3, 0, false)).toBe(false);
    expect(mayBeNote(row('5', '', ''), 3, 0, true)).toBe(false);
    expect(mayBeNote(row('Norte', '', ''), 3, 0, false)).toBe(false);
    expect(mayBeNote(row('Norte', '', ''), 3, 0, true)).toBe(true);
    expect(mayBeNote(row('Fuente: río', '12', '4'), 3, 0, false)).toBe(false);
    expect(mayBeNote(row('Fuente de Piedra', ''), 2, 0, false)).toBe(false);
  });

  test('a comment has no delimiter and stands in a table of several columns', () => {
    expect(isComment(row('# a remark'), 2)).toBe(true);
    expect(isComment(row('#1', 'x'), 2)).toBe(false);
    expect(isComment(row('#hashtag'), 1)).toBe(false);
  });
});
