import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { foreignMark, MixedDecoder } from './mixed.ts';

const mixed = Buffer.concat([Buffer.from('Peña,'), iconv.encode('Ibáñez,“sí”', 'windows-1252'), Buffer.from(',日本€')]);

function decode(bytes: Buffer, cut: number, decoder: MixedDecoder): string {
  return decoder.write(bytes.subarray(0, cut)) + decoder.write(bytes.subarray(cut)) + decoder.end();
}

describe('UTF-8 and Windows-1252 in one text', () => {
  test('each is read as it is, wherever pieces meet', () => {
    for (let cut = 0; cut <= mixed.length; cut++)
      expect(decode(mixed, cut, new MixedDecoder('utf-8', false))).toBe('Peña,Ibáñez,“sí”,日本€');
  });

  test('signs of the rarer encoding are marked when asked for', () => {
    const mark = (text: string) => text.replaceAll('^', foreignMark);
    expect(decode(mixed, 7, new MixedDecoder('utf-8', true))).toBe(mark('Peña,Ib^á^ñez,^“s^í^”,日本€'));
    expect(decode(mixed, 7, new MixedDecoder('windows-1252', true))).toBe(mark('Pe^ña,Ibáñez,“sí”,^日^本^€'));
  });

  test('half a letter at the end of a cell is lost, a whole one of Windows-1252 is not', () => {
    const bytes = Buffer.concat([Buffer.from('Mar'), Buffer.from([0xc3]), Buffer.from(',JOS'), Buffer.from([0xc9])]);
    expect(decode(bytes, 3, new MixedDecoder('utf-8', false))).toBe('Mar\ufffd,JOSÉ');
  });
});
