import { describe, expect, test } from 'vitest';
import { writeBook } from '../../../test/make-book.ts';
import { Refusal } from '../format.ts';
import { checkContainer } from './container.ts';

const whole = writeBook(
  Array.from({ length: 400 }, (_, n) => [`fila ${n}`, n]),
  'biff8',
);
const codeOf = (bytes: Buffer) => {
  try {
    checkContainer(bytes);
    return 'whole';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};
const named = (name: string) => {
  const bytes = Buffer.alloc(2048);
  bytes.writeUInt16LE(9, 30);
  bytes.write(name, 1024, 'utf16le');
  return bytes;
};

describe('The container of an old book', () => {
  test('is whole or cut', () => {
    expect(codeOf(whole)).toBe('whole');
    for (const share of [0.001, 0.1, 0.4, 0.7])
      expect([share, codeOf(whole.subarray(0, Math.floor(whole.length * share)))]).toEqual([share, 'truncated']);
  });

  test('may hold something else', () => {
    expect(codeOf(named('EncryptedPackage'))).toBe('encrypted');
    expect(codeOf(named('WordDocument'))).toBe('pretender');
    expect(codeOf(named('Nada'))).toBe('pretender');
    expect(codeOf(named('Workbook'))).toBe('whole');
  });
});
