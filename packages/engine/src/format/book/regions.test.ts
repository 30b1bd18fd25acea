import { describe, expect, test } from 'vitest';
import { splitSheet } from './regions.ts';

type Cell = string | number;
const grid = (rows: readonly (readonly Cell[])[]) =>
  rows.map((cells, index) => ({ cells: cells.map(String), line: index + 1 }));
/** The lines at which the tables of a sheet begin and end, with their first cells. */
const split = (rows: readonly (readonly Cell[])[]) =>
  splitSheet(grid(rows)).map((part) => {
    const filled = part.filter((row) => row.cells.some((cell) => cell !== ''));
    return `${filled[0]?.line}-${filled.at(-1)?.line} ${filled[0]?.cells.find((cell) => cell !== '')}`;
  });

const people: Cell[][] = [
  ['estado', 'hombres', 'mujeres'],
  ['Colima', 1, 2],
  ['Jalisco', 3, 4],
  ['Sonora', 5, 6],
];
const prices: Cell[][] = [
  ['producto', 'precio'],
  ['maíz', 7.5],
  ['frijol', 31],
  ['leche', 24],
];

describe('One table stays one', () => {
  test.each<[string, Cell[][]]>([
    ['plain', people],
    ['with blank rows', [...people.slice(0, 2), [], ...people.slice(2)]],
    ['with subtotals behind gaps', [...people, [], ['Subtotal', 9, 12], [], ['Chiapas', 1, 1], [], ['Total', 10, 13]]],
    ['with names of groups', [people[0] ?? [], ['Norte'], [], ['Sonora', 5, 6], [], ['Sur'], [], ['Chiapas', 7, 8]]],
    ['with its header again', [...people, [], ...people]],
    ['with an empty column', people.map(([a = '', ...rest]) => [a, '', ...rest])],
    ['with a column of notes beside it', people.map((row, at) => [...row, '', at === 2 ? 'preliminar' : ''])],
    ['with notes below', [...people, [], ['Nota: cifras preliminares'], ['Fuente: INEGI']]],
    ['of texts', [['a', 'b'], ['x', 'y'], ['z', 'w'], [], ['c', 'd'], ['e', 'f'], ['g', 'h']]],
    ['with a title', [['Población de México'], [], ...people]],
    ['with years above', [['', 2019, 2020], ['a', 1, 2], ['b', 3, 4], [], ['', 2021, 2022], ['c', 1, 2]]],
    ['of one cell', [['x']]],
  ])('%s', (_, rows) => {
    expect(splitSheet(grid(rows))).toHaveLength(1);
  });
});

describe('Tables with headers of their own are parted', () => {
  test('below one another', () => {
    expect(split([...people, [], ...prices])).toEqual(['1-4 estado', '6-9 producto']);
  });

  test('with a title each, even under the same header', () => {
    const twice = [['Hombres'], [], ...people, [], [], ['Mujeres'], [], ...people];
    expect(split(twice)).toEqual(['1-6 Hombres', '9-14 Mujeres']);
  });

  test('beside one another', () => {
    const rows = people.map((row, at) => [...row, '', ...(prices[at] ?? [])]);
    expect(split([...rows, ['Tabasco', 7, 8], ['Tlaxcala', 9, 1]])).toEqual(['1-6 estado', '1-4 producto']);
    const same = people.map((row) => [...row, '', '', ...row]);
    expect(split(same)).toEqual(['1-4 estado', '1-4 estado']);
  });

  test('three of them', () => {
    expect(split([...people, [], ...prices, [], [], ['año', 'total', 'media'], ['x', 1, 2], ['y', 3, 4]])).toHaveLength(
      3,
    );
  });
});

test('facts above a table are titles of it', () => {
  const [only, ...others] = splitSheet(grid([['Fuente', 'INEGI'], ['Unidad', 'personas'], [], ...people]));
  expect(others).toEqual([]);
  expect(only?.slice(0, 2).map((row) => row.cells)).toEqual([['Fuente INEGI'], ['Unidad personas']]);
});
