import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { findTextFacts } from './encoding.ts';

const spanish = 'id,nombre\n1,Peñón de los Baños\n2,Cuauhtémoc\n3,Álvaro Obregón\n4,Benito Juárez\n5,¿Qué señal?\n';
const french = 'id,nom\n1,Élysée\n2,forêt française\n3,où ça ?\n4,Noël à la plage\n5,hôpital général\n';

describe('The encoding is decided from all bytes', () => {
  const codecs = ['windows-1252', 'macroman', 'cp850'] as const;
  for (const text of [spanish, french])
    for (const codec of codecs)
      test(`${codec} of ${text === spanish ? 'Spanish' : 'French'}`, () => {
        const { encoding } = findTextFacts(iconv.encode(text, codec));
        expect(encoding === 'iso-8859-1' ? 'windows-1252' : encoding).toBe(codec);
      });

  test('Latin-1 is said when no byte needs more', () => {
    expect(findTextFacts(iconv.encode(spanish, 'latin1')).encoding).toBe('iso-8859-1');
    expect(findTextFacts(iconv.encode('a,b\nEl año “nuevo”,€ 5\nPeñón,€ 7\n', 'windows-1252')).encoding).toBe(
      'windows-1252',
    );
  });

  test('UTF-8 with and without marks', () => {
    expect(findTextFacts(Buffer.from(spanish))).toMatchObject({ encoding: 'utf-8', boms: 0, invalid: 0 });
    expect(findTextFacts(Buffer.from(`\ufeff\ufeff${spanish}`))).toMatchObject({
      encoding: 'utf-8',
      boms: 2,
      bomBytes: 6,
    });
    expect(findTextFacts(Buffer.from('plain ascii\n'))).toMatchObject({ encoding: 'utf-8' });
  });

  test('UTF-16 by mark and by its zeros', () => {
    const little = Buffer.from(spanish, 'utf16le');
    expect(findTextFacts(little).encoding).toBe('utf-16le');
    expect(findTextFacts(Buffer.from(little).swap16()).encoding).toBe('utf-16be');
    expect(findTextFacts(Buffer.from(`\ufeff${spanish}`, 'utf16le'))).toMatchObject({
      encoding: 'utf-16le',
      bomBytes: 2,
    });
  });

  test('a few broken bytes do not make a file of UTF-8 another', () => {
    const bytes = Buffer.concat([Buffer.from(spanish.repeat(20)), Buffer.from([0xe1, 0x20])]);
    expect(findTextFacts(bytes)).toMatchObject({ encoding: 'utf-8', invalid: 1 });
  });

  test('pairs of an East Asian encoding that happen to be UTF-8 do not make a short list mixed text', () => {
    const rows = Array.from({ length: 29 }, (_, at) => `广东省${at},${at * 1000}`);
    const bytes = iconv.encode(['省份,人口', ...rows, ''].join('\r\n'), 'gb18030');
    expect(findTextFacts(bytes).encoding).toBe('gb18030');
  });

  test('line ends and NUL bytes are counted', () => {
    expect(findTextFacts(Buffer.from('a\r\nb\nc\rd\0\n'))).toMatchObject({ crlf: 1, lf: 2, cr: 1, nuls: 1 });
    expect(findTextFacts(Buffer.from('a\r'))).toMatchObject({ crlf: 0, lf: 0, cr: 1 });
  });
});
