import * as XLSX from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../../test/conformance.ts';

type Cells = readonly (readonly (string | number | boolean | Date | null)[])[];

function writeBook(
  sheets: Readonly<Record<string, Cells>>,
  bookType: 'xlsx' | 'biff8' | 'ods' | 'xlsb',
  change: (book: XLSX.WorkBook) => void = () => {},
): Buffer {
  const book = XLSX.utils.book_new();
  for (const [name, cells] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(cells.map((row) => [...row])), name);
  change(book);
  const bytes: unknown = XLSX.write(book, { type: 'buffer', bookType });
  return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
}

const rows: Cells = [
  ['clave', 'nombre', 'monto', 'activo'],
  ['001', 'Peña', 10.5, true],
  ['002', 'Ñuñoa', -3, false],
  ['003', 'línea\ndos', 1e12, true],
];

describe('Books of every kind read alike', () => {
  test.each(['xlsx', 'biff8', 'ods', 'xlsb'] as const)('%s', async (kind) => {
    const reading = await readBytesAs(writeBook({ Hoja: rows }, kind), 'libro.xlsx');
    expect(reading.refused).toBeNull();
    expect(reading.tables.map((table) => [table.name, table.profile.rows])).toEqual([['Hoja', 3]]);
    const { columns } = reading.tables[0]?.profile ?? { columns: [] };
    expect(columns.map((column) => [column.name, column.type])).toEqual([
      ['clave', 'string'],
      ['nombre', 'string'],
      ['monto', 'number'],
      ['activo', 'boolean'],
    ]);
    expect(columns[2]?.profile).toMatchObject({ nulls: 0, min: -3, max: 1e12 });
  });
});

describe('Sheets', () => {
  test('each is a table; empty and hidden ones are told', async () => {
    const bytes = writeBook({ Uno: rows, Nada: [], Dos: rows.slice(0, 2) }, 'xlsx', (book) => {
      book.Workbook = { Sheets: [{}, {}, { Hidden: 1 }] };
    });
    const reading = await readBytesAs(bytes, 'libro.xlsx');
    expect(reading.tables.map((table) => [table.name, table.profile.rows])).toEqual([
      ['Uno', 3],
      ['Dos', 1],
    ]);
    expect(reading.findings.map((finding) => finding.code)).toEqual(['sheet-empty']);
    expect(reading.tables[1]?.profile.findings.map((finding) => finding.code)).toContain('sheet-hidden');
  });

  test('more than allowed are refused, none filled is empty', async () => {
    const many = writeBook({ a: rows, b: rows, c: rows }, 'xlsx');
    expect((await readBytesAs(many, 'libro.xlsx', { tables: 2 })).refused?.code).toBe('too-many-tables');
    expect((await readBytesAs(writeBook({ a: [] }, 'xlsx'), 'libro.xlsx')).refused?.code).toBe('empty');
  });

  test('errors of formulas are told with their line', async () => {
    const bytes = writeBook({ a: [...rows, ['004', 'x', null, true]] }, 'xlsx', (book) => {
      const sheet = book.Sheets['a'];
      if (sheet) sheet['C5'] = { t: 'e', v: 7 };
    });
    const { profile } = (await readBytesAs(bytes, 'libro.xlsx')).tables[0] ?? {};
    expect(profile?.rows).toBe(4);
    expect(profile?.findings).toContainEqual(expect.objectContaining({ code: 'cell-errors', count: 1, line: 5 }));
  });

  test('serial numbers are the days and hours their format shows, in both eras', async () => {
    const body: Cells = [['fila', 'dia', 'momento'], ...[1, 2, 3, 4].map((n) => [`f${n}a`, 45_000 + n, 45_000.5 + n])];
    for (const date1904 of [false, true]) {
      const bytes = writeBook({ a: body }, 'xlsx', (book) => {
        const sheet = book.Sheets['a'];
        for (const row of [2, 3, 4, 5]) {
          for (const [column, z] of [
            ['B', 'dd/mm/yyyy'],
            ['C', 'dd/mm/yyyy hh:mm'],
          ] as const) {
            const cell: unknown = sheet?.[`${column}${row}`];
            if (typeof cell === 'object' && cell !== null) Object.assign(cell, { z });
          }
        }
        book.Workbook = { WBProps: { date1904 } };
      });
      const { columns } = (await readBytesAs(bytes, 'libro.xlsx')).tables[0]?.profile ?? { columns: [] };
      const first = date1904 ? '2027-03-17' : '2023-03-16';
      expect([columns[1]?.type, columns[1]?.profile.min]).toEqual(['date', first]);
      expect([columns[2]?.type, columns[2]?.profile.min]).toEqual(['datetime', `${first}T12:00:00`]);
    }
  });
});
