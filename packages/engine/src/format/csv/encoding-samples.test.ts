import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { findTextFacts } from './encoding.ts';
import { encodingSamples } from './encoding-samples.data.ts';
import { decodeText } from './source.ts';

const codecOf = (encoding: string) => (encoding === 'euc-kr' ? 'cp949' : encoding);

const cases = encodingSamples.flatMap(({ id, text, encodings }) =>
  encodings.flatMap((encoding) => {
    const plain = { id, text, encoding, bytes: iconv.encode(text, codecOf(encoding)) };
    if (!encoding.startsWith('utf')) return [plain];
    return [plain, { ...plain, id: `${id} marked`, bytes: iconv.encode(`\ufeff${text}`, codecOf(encoding)) }];
  }),
);

/** Right when the text comes back, whatever the name: many texts are the same bytes in Latin-1 and Windows-1252. */
function isRight({ text, bytes }: (typeof cases)[number]): boolean {
  return decodeText(bytes, findTextFacts(bytes)) === text;
}

describe(`The encoding of ${cases.length} samples of ${encodingSamples.length} texts`, () => {
  test('there are enough of them, and each can be written as it says', () => {
    expect(cases.length).toBeGreaterThan(60);
    for (const { text, encoding, bytes } of cases)
      expect(iconv.decode(bytes, codecOf(encoding)).replace(/^\ufeff/, '')).toBe(text);
  });

  test('is found for all', () => {
    const wrong = cases.filter((each) => !isRight(each));
    const named = wrong.map(({ id, encoding, bytes }) => `${id}: ${encoding} read as ${findTextFacts(bytes).encoding}`);
    expect(named).toEqual([]);
  });

  test('has the name it was written with, where bytes can tell', () => {
    const latin = ['windows-1252', 'iso-8859-1', 'iso-8859-15'];
    const other = cases.filter(({ encoding, bytes }) => findTextFacts(bytes).encoding !== encoding);
    for (const { id, encoding, bytes } of other) {
      const found = findTextFacts(bytes).encoding;
      const alike = latin.includes(encoding) && latin.includes(found);
      const greek = encoding === 'windows-1253' && found === 'iso-8859-7';
      expect([id, encoding, found, alike || greek]).toEqual([id, encoding, found, true]);
    }
  });
});
