import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reading } from '@milpa/engine';
import type { Column, ColumnProfile, ColumnType, Finding, Language } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { createTestContext } from '../../test/context.ts';
import { formatShare } from './column.ts';
import { printReport } from './report.ts';
import { cleanText, cutText, measureText, padText, wrapText } from './width.ts';

const expected = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'fixtures/report');

const column = (
  name: string,
  type: ColumnType,
  profile: Partial<ColumnProfile>,
  more: Partial<Column> = {},
): Column => ({
  name,
  title: name,
  type,
  confidence: 1,
  profile: { nulls: 0, distinct: 0, ...profile },
  ...more,
});

const finding = (severity: Finding['severity'], text: string, more: Partial<Finding> = {}): Finding => ({
  code: 'test',
  severity,
  result: 'fail',
  message: { es: text, en: text, fr: text },
  ...more,
});

const top = (...values: readonly (readonly [string, number])[]) => values.map(([value, count]) => ({ value, count }));

/** What an engine could make of a file that has something of everything. */
const reading: Reading = {
  engine: '1',
  format: 'csv',
  encoding: 'windows-1252',
  dialect: { delimiter: ';', quote: '"', headerRows: 1, skippedRows: 2 },
  refused: null,
  findings: [finding('info', 'The file is not in UTF-8 but in windows-1252; it was converted when read.')],
  tables: [
    {
      name: 'aire',
      profile: {
        rows: 1200,
        notes: ['Calidad del aire', 'Fuente: Secretaría del Aire\n(preliminar)'],
        keys: [['Clave', 'Fecha'], ['Folio']],
        temporal: { from: '2026-01-01', to: '2026-01-31', column: 'Fecha' },
        bbox: [-99.36, 19.05, -98.94, 19.59],
        columns: [
          column('Clave', 'string', { distinct: 6, top: top(['01', 400], ['02', 300], ['03', 200]) }),
          column(
            'Folio',
            'string',
            { distinct: 1200, top: top(['A-1', 1], ['A-2', 1], ['A-3', 1]) },
            { role: 'identifier' },
          ),
          column('Fecha', 'date', { distinct: 31, min: '2026-01-01', max: '2026-01-31' }, { format: 'dd/mm/yyyy' }),
          column(
            'Concentración de partículas suspendidas menores de 2,5 micrómetros',
            'number',
            { nulls: 3, distinct: 340, min: 8.05, max: 1241.9 },
            {
              format: '1.234,5',
              unit: 'µg/m³',
              nullWords: ['N/D', '-99'],
              misfits: { count: 2, sample: [{ row: 7, text: 'fuera de servicio por mantenimiento' }] },
            },
          ),
          column('測站名稱', 'string', { nulls: 1199, distinct: 1, top: top(['中正', 1]) }),
          column('\u001b[2Jborra\u202e', 'boolean', { nulls: 1200 }),
        ],
        findings: [
          finding('info', 'Rows of title: 2.', { line: 1 }),
          finding('error', 'Personal data may be in it.', { column: 'Folio', row: 3 }),
          finding('warning', 'Cells of column “Clave” that do not fit: 2, the first in row 7.', {
            column: 'Clave',
            row: 7,
            line: 10,
            remedy: { es: 'Corrija las celdas.', en: 'Correct these cells.', fr: 'Corrigez ces cellules.' },
          }),
        ],
      },
    },
    { name: 'sin filas', profile: { rows: 0, notes: [], findings: [], columns: [column('a', 'string', {})] } },
  ],
};

const screens: readonly (readonly [Language, number])[] = [
  ['es', 120],
  ['en', 80],
  ['fr', 64],
  ['es', 40],
];

describe.each(screens)('a report in %s on %i cells', (language, width) => {
  test('says everything and keeps within the screen', async () => {
    const { context, said } = createTestContext(language, { width, isPaper: true });
    printReport(context, { name: 'aire-2026-01.csv', size: 48_211, reading });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of ECMA-48
    const plain = said.out.replace(/\u001b\[\d+m/g, '');
    for (const command of ['\u001b', '\u202e']) expect(plain).not.toContain(command);
    for (const line of plain.split('\n')) expect(measureText(line), line).toBeLessThan(width);
    await expect(plain).toMatchFileSnapshot(join(expected, `${language}-${width}.txt`));
  });
});

test('colours go to a screen only, and only where they are wanted', () => {
  const print = (isPaper: boolean, colours: boolean) => {
    const { context, said } = createTestContext('en', { isPaper, colours });
    printReport(context, { name: 'x.csv', size: 1, reading });
    return said.out.includes('\u001b[');
  };
  expect([print(true, true), print(false, true), print(true, false)]).toEqual([true, false, false]);
});

test('a share is never rounded to all or to none', () => {
  expect([
    formatShare(0, 9),
    formatShare(1, 900),
    formatShare(450, 900),
    formatShare(899, 900),
    formatShare(9, 9),
  ]).toEqual(['0 %', '<1 %', '50 %', '>99 %', '100 %']);
});

describe('the width of a text', () => {
  test('counts cells of a terminal, not letters', () => {
    expect(['abc', 'ñandú', 'e\u0301', '中文', '🌽a'].map(measureText)).toEqual([3, 5, 1, 4, 3]);
  });
  test('is kept when cut, padded and wrapped', () => {
    expect(cutText('中文字段', 5)).toBe('中文…');
    expect(cutText('corto', 5)).toBe('corto');
    expect(padText('中', 4, 'right')).toBe('  中');
    expect(wrapText('uno dos tres cuatro', 8)).toEqual(['uno dos', 'tres', 'cuatro']);
    for (const line of wrapText(`${'x'.repeat(30)} y`, 12)) expect(measureText(line)).toBeLessThanOrEqual(12);
  });
  test('no text commands the terminal', () => {
    expect(cleanText('a\u001b[31mb\r\n\tc\u202ed\u0000')).toBe('a�[31mb c�d�');
  });
});
