import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatJson } from './json.ts';

fc.configureGlobal({ seed: 20_261_126 });

describe('JSON for the database', () => {
  test('has no NUL and no half surrogate pair, and keeps everything else', () => {
    expect(JSON.parse(formatJson({ a: 'x\0y', 'b\0': '\ud83d', c: '\\u0000', d: '😀' }))).toEqual({
      a: 'x\ufffdy',
      'b\ufffd': '\ufffd',
      c: '\\u0000',
      d: '😀',
    });
  });
  test('replaces just these, whatever stands around them', () => {
    const piece = fc.constantFrom('\0', '\\', '\\u0000', 'u0000', '"', '\ud800', 'ñ', '\n');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(JSON.parse(formatJson(text))).toBe(text.replaceAll('\0', '\ufffd').toWellFormed());
      }),
    );
  });
});
