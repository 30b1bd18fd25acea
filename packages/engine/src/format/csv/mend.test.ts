import { describe, expect, test } from 'vitest';
import { findLayout } from '../layout.ts';
import { createMender } from './mend.ts';

const comma = { delimiter: ',', quote: '"', escape: '"' };
const proper = [
  ['fecha', 'hora', 'folio', 'dirección', 'importe', 'notas'],
  ['01/02/2024', '10:30', 'AB-101', 'Juárez 5', '120.50', ''],
  ['02/02/2024', '11:05', 'AB-102', 'Hidalgo 12 bis', '80.00', ''],
  ['03/02/2024', '09:45', 'AC-103', 'Morelos s/n', '45.10', ''],
  ['04/02/2024', '12:15', 'AC-104', 'Av. Central 8', '300.00', ''],
  ['05/02/2024', '16:20', 'AD-105', 'Reforma 77', '19.99', ''],
];
const rows = proper.map((cells, index) => ({ cells, line: index + 1 }));
const mend = createMender(rows, findLayout(rows), comma);
const mendCells = (...cells: string[]) => mend({ cells, line: 9 });

describe('Rows with delimiters out of order', () => {
  const right = ['06/02/2024', '08:00', 'AE-106', 'Allende 3', '77.70', ''];

  test('an empty cell too many is taken out', () => {
    expect(mendCells('06/02/2024', '', '08:00', 'AE-106', 'Allende 3', '77.70', '')).toEqual(right);
    expect(mendCells('06/02/2024', '', '', '08:00', 'AE-106', 'Allende 3', '77.70', '')).toEqual(right);
  });

  test('a text that held the delimiter is one again', () => {
    const cells = ['06/02/2024', '08:00', 'AE-106', 'Allende 3', ' Centro', '77.70', ''];
    expect(mendCells(...cells)).toEqual(['06/02/2024', '08:00', 'AE-106', 'Allende 3, Centro', '77.70', '']);
  });

  test('two cells in one are parted where the form of the columns tells', () => {
    expect(mendCells('06/02/202408:00', 'AE-106', 'Allende 3', '77.70', '')).toEqual(right);
    expect(mendCells('06/02/2024', '08:00AE-106', 'Allende 3', '77.70', '')).toEqual(right);
  });

  test('another delimiter throughout is seen', () => {
    expect(mendCells('06/02/2024;08:00;AE-106;Allende 3;77.70;')).toEqual(right);
  });

  test('what fits as it stands, or in two ways, or in none, is left alone', () => {
    expect(mendCells('06/02/2024', '08:00', 'AE-106')).toBeUndefined();
    expect(mendCells('06/02/2024', '08:00', 'AE-106', 'Allende 3', '77.70', '', 'nuevo')).toBeUndefined();
    expect(mendCells('pendiente', 'sin', 'datos', 'de', 'esta', 'fila', 'aún')).toBeUndefined();
    expect(mendCells('06/02/2024', '08:00', 'AE-106', 'Allende', 'Centro', 'Sur', '77.70', '')).toBeUndefined();
  });

  test('a table of plain words tells nothing', () => {
    const words = Array.from({ length: 9 }, (_, line) => ({ cells: ['uno', 'dos más', 'tres'], line }));
    expect(createMender(words, findLayout(words), comma)({ cells: ['a', '', 'b', 'c'], line: 3 })).toBeUndefined();
  });
});
