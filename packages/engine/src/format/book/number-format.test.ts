import { describe, expect, test } from 'vitest';
import { findStyle, plain, writeNumber, writeStyled } from './number-format.ts';

describe('What a number format says', () => {
  test.each([
    ['General', 'plain'],
    ['', 'plain'],
    ['0', 'plain'],
    ['#,##0.00', 'plain'],
    ['0.00E+00', 'plain'],
    ['@', 'plain'],
    ['# ?/?', 'plain'],
    ['0 "días"', 'plain'],
    ['"d" 0', 'plain'],
    ['[Red]0.0', 'plain'],
    ['[>=100]0;0.0', 'plain'],
    ['(###) ###-####', 'plain'],
    ['0%', 'percent'],
    ['0.00%;[Red]-0.00%', 'percent'],
    ['m/d/yy', 'day'],
    ['[$-409]d-mmm-yy;@', 'day'],
    ['dd" de "mmmm" de "yyyy', 'day'],
    ['yyyy', 'day'],
    ['dd/mm/yyyy hh:mm', 'moment'],
    ['d/m/yy h:mm AM/PM', 'moment'],
    ['h:mm', 'clock'],
    ['[$-F400]h:mm:ss AM/PM', 'clock'],
    ['mm:ss.0', 'clock'],
    ['[h]:mm:ss', 'elapsed'],
    ['[mm]:ss', 'elapsed'],
    ['00000', 'code'],
    ['000-00-0000', 'code'],
    ['(00) 0000', 'plain'],
    ['"$"#,##0.00', 'money'],
    ['_-* #,##0.00 €_-', 'money'],
    ['[$MXN] #,##0', 'money'],
    ['[$€-40A] #,##0', 'money'],
    ['[$-409]0.00', 'plain'],
  ])('%s is %s', (code, kind) => {
    expect(findStyle(code).kind).toBe(kind);
  });

  test('many formats are kept without end', () => {
    for (let at = 0; at < 6000; at++) expect(findStyle(`0.0"${at}"`)).toEqual(plain);
  });
});

describe('Numbers as text', () => {
  const write = (value: number, code: string, date1904 = false) => writeStyled(value, findStyle(code), date1904);

  test.each([
    [0.125, '0%', '12.5%'],
    [0.07, '0.0%', '7%'],
    [-1.1, '0%', '-110%'],
    [1234.5, '"$"#,##0.00', '$1234.5'],
    [9, '#,##0 €', '9 €'],
    [9, '[$MXN] #,##0', 'MXN 9'],
    [-9, '"$"#,##0', '$-9'],
    [42, '00000', '00042'],
    [1_234_567, '00000', '1234567'],
    [123_456_789, '000-00-0000', '123-45-6789'],
    [1.5, '00000', '1.5'],
    [-3, '00000', '-3'],
    [1.5, '[h]:mm', 'PT36H'],
    [0, '[h]:mm', 'PT0S'],
    [-0.25, '[h]:mm:ss', '-PT6H'],
    [1 / 86_400, '[h]:mm:ss', 'PT1S'],
    [0.5, 'h:mm', '12:00:00'],
    [1.5, 'h:mm', '36:00:00'],
    [0.999999999, 'h:mm', '24:00:00'],
    [45_292, 'dd/mm/yyyy', '2024-01-01'],
    [45_292.75, 'dd/mm/yyyy', '2024-01-01 18:00:00'],
    [45_292.999999999, 'dd/mm/yyyy', '2024-01-02'],
    [1, 'yyyy', '1900-01-01'],
    [59, 'yyyy', '1900-02-28'],
    [60, 'yyyy', '1900-02-29'],
    [61, 'yyyy', '1900-03-01'],
    [2_958_465, 'yyyy', '9999-12-31'],
    [2_958_466, 'yyyy', '2958466'],
    [-1, 'yyyy', '-1'],
    [1e300, '[h]', '1e+300'],
  ])('%d as %s is %s', (value, code, text) => {
    expect(write(value, code)).toBe(text);
  });

  test('days of the other era', () => {
    expect(write(0, 'yyyy', true)).toBe('1904-01-01');
    expect(write(43_830, 'yyyy', true)).toBe('2024-01-01');
  });

  test('digits of binary counting are left out, those that are meant stay', () => {
    expect([0.1 + 0.2, 274.65999999999997, 1 / 3, 0.987091899377802].map(writeNumber)).toEqual([
      '0.3',
      '274.66',
      '0.3333333333333333',
      '0.987091899377802',
    ]);
  });
});
