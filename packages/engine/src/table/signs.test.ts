import { describe, expect, test } from 'vitest';
import { findDecimalSign, readBySign } from './signs.ts';

describe('The decimal sign of a table', () => {
  test('is what its columns agree on', () => {
    expect(findDecimalSign(['1.234,56', undefined, 'dd/mm/yyyy'])).toBe(',');
    expect(findDecimalSign(['1234,56'])).toBe(',');
    expect(findDecimalSign(['1 234,56'])).toBe(',');
    expect(findDecimalSign(['1,234'])).toBe('.');
    expect(findDecimalSign(['1,234.56', undefined])).toBe('.');
  });

  test('is not known without a column that tells, or where two contradict', () => {
    expect(findDecimalSign([undefined, 'percent'])).toBeUndefined();
    expect(findDecimalSign(['1,234.56', '1.234,56'])).toBeUndefined();
    expect(findDecimalSign([])).toBeUndefined();
  });
});

describe('Numbers that leave their sign open', () => {
  const read = (texts: string[], sign: '.' | ',', title = 'valor') => {
    const guess = readBySign({ title, texts: new Set(texts) }, sign);
    return guess && [guess.type, guess.format, guess.rival];
  };

  test('are thousands or parts by the sign of their neighbours', () => {
    expect(read(['1,234', '5,678'], '.')).toEqual(['integer', '1,234', undefined]);
    expect(read(['1,234', '5,678'], ',')).toEqual(['number', '1234,56', undefined]);
    expect(read(['1.234', '5.678', 'NA'], ',')).toEqual(['integer', '1.234', undefined]);
  });

  test('with points stay as they are where points part decimals', () => {
    expect(read(['1.234', '5.678'], '.')).toBeUndefined();
  });

  test('are not touched where a number decides by itself, nor where they are places', () => {
    expect(read(['1,234', '5,6'], '.')).toBeUndefined();
    expect(read(['1.234', '5.67'], ',')).toBeUndefined();
    expect(read(['19.432', '25.671'], ',', 'latitud')).toBeUndefined();
    expect(read([], ',')).toBeUndefined();
  });
});
