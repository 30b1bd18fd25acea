import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMediaType, nameWithoutExtension, normalizeFileName } from './names.ts';

fc.configureGlobal({ seed: 20_261_126 });

describe('a file name', () => {
  test.each([
    ['datos.csv', 'datos.csv'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system.ini', 'system.ini'],
    ['/var/tmp/población 2026.csv', 'población 2026.csv'],
    ['a\0b.csv', 'ab.csv'],
    ['\u202egnp.csv', 'gnp.csv'],
    ['fac\u202etxt.exe', 'factxt.exe'],
    ['CON.csv', '_CON.csv'],
    ['lpt1', '_lpt1'],
    ['what?*.csv', 'what__.csv'],
    ['..', 'file'],
    ['', 'file'],
    ['   . ', 'file'],
    ['dir/', 'dir'],
    ['línea\nnueva.csv', 'líneanueva.csv'],
    ['.htaccess', 'htaccess'],
  ])('%j is shown as %j', (given, shown) => {
    expect(normalizeFileName(given)).toBe(shown);
  });

  test('of 300 characters keeps its extension', () => {
    const shown = normalizeFileName(`${'ñ'.repeat(300)}.xlsx`);
    expect(shown).toMatch(/^ñ+\.xlsx$/);
    expect([...shown].length).toBe(150);
  });

  test('is safe whatever was sent, and stays as it is the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const shown = normalizeFileName(given);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}/\\<>:"|?*]/u);
        expect(shown).not.toMatch(/^\.|\.$|^ | $/);
        expect(shown.length).toBeGreaterThan(0);
        expect([...shown].length).toBeLessThanOrEqual(151);
        expect(normalizeFileName(shown)).toBe(shown);
      }),
    );
  });

  test('gives the title and the media type', () => {
    expect(nameWithoutExtension('ventas.2026.csv')).toBe('ventas.2026');
    expect(nameWithoutExtension('.csv')).toBe('.csv');
    expect(findMediaType('Informe.PDF')).toBe('application/pdf');
    expect(findMediaType('noext')).toBe('application/octet-stream');
  });
});
