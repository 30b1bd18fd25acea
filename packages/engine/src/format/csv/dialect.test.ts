import { describe, expect, test } from 'vitest';
import { findDialect, findModalWidth, scoreDialect } from './dialect.ts';
import { parseText } from './parser.ts';

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

test('a list within a cell, a sentence and an entity part nothing', () => {
  const rows = (cell: (at: number) => string) =>
    ['id,texto', ...Array.from({ length: 20 }, (_, at) => `${at},${cell(at)}`), ''].join('\n');
  for (const cell of ['uno; dos; tres', 'uno;dos;tres', 'P&eacute;rez &amp; Hijos'])
    expect(findDialect(rows((at) => `${cell} ${at}`)).delimiter).toBe(',');
});

test('a backslash escapes quotes also when a delimiter follows them', () => {
  const rows = Array.from({ length: 12 }, (_, at) => `${at},"dijo \\"hola\\", ${at}"`);
  expect(findDialect(['id,nombre', ...rows, ''].join('\n'))).toMatchObject({ delimiter: ',', escape: '\\' });
  const paths = Array.from({ length: 12 }, (_, at) => `${at},"C:\\datos\\","x"`);
  expect(findDialect(['id,carpeta,nota', ...paths, ''].join('\n'))).toMatchObject({ delimiter: ',', escape: '"' });
});

describe('The delimiter is the sign that makes the most regular table', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['comma', lines('a,b,c', '1,2,3', '4,5,6'), ','],
    ['semicolon with decimal commas', lines('a;b', '1,5;2,5', '3,25;4,0'), ';'],
    ['semicolon with equal numbers of commas', lines('fecha;x;y', '2020;1,5;2,5', '2021;3,5;4,5'), ';'],
    ['tab', lines('a\tb', 'uno, dos\t2', 'tres\t4'), '\t'],
    ['bar', lines('a|b|c', 'x, y|2|3', 'z; w|5|6'), '|'],
    ['colon only when nothing else', lines('a:b', 'x:1', 'y:2'), ':'],
    ['commas amid times', lines('hora,valor', '10:30,5', '11:45,6'), ','],
    ['text with commas in quotes', lines('id;texto', '1;"a, b, c"', '2;"d, e"'), ';'],
    ['title above', lines('Informe anual, 2024', 'a;b;c', '1;2;3', '4;5;6'), ';'],
    ['declared by the first line', lines('sep=|', 'a|b', '1|2'), '|'],
    ['caret', lines('a^b', '1^2', '3^4'), '^'],
    ['two bars', lines('a||b||c', '1||2||3', '4||5||6'), '||'],
    ['bars with empty cells', lines('a|b|c', '1||3', '4|5|6', '7||9'), '|'],
    ['tilde, bar, tilde', lines('a~|~b', '1~|~2', '3~|~4'), '~|~'],
    ['not sign', lines('a¬b', '1¬2', '3¬4'), '¬'],
    ['unit separator', lines('a\u001fb', '1\u001f2'), '\u001f'],
  ];
  test.each(cases)('%s', (_name, text, delimiter) => {
    expect(findDialect(text).delimiter).toBe(delimiter);
  });

  test('a single column has no delimiter of its own', () => {
    expect(findDialect(lines('municipio', 'Abasolo', 'Peñón')).delimiter).toBe(',');
    expect(findDialect(lines('lugar', 'Toluca, México', 'Álamos')).delimiter).toBe(';');
  });

  test('records between quotes as a whole are opened', () => {
    const text = lines('id,nombre,monto', '"1,""Peña, Juan"",12"', '"2,Ana,7"', '"3,""Gil, Eva"",5"', '"4,Luis,8"');
    const dialect = findDialect(text);
    expect(dialect).toMatchObject({ delimiter: ',', wrapped: true });
    expect(parseText(text, dialect).map((row) => row.cells.length)).toEqual([3, 3, 3, 3, 3]);
    expect(parseText(text, dialect)[1]?.cells).toEqual(['1', 'Peña, Juan', '12']);
  });

  test('a column of sentences in quotes, and cells in quotes, stay what they are', () => {
    const sentences = lines(
      'lema',
      '"Paz, pan y tierra"',
      '"Sufragio efectivo"',
      '"Uno, dos"',
      '"Tres"',
      '"Más, y más, y más"',
    );
    expect(findDialect(sentences).wrapped).toBeUndefined();
    const places = lines('lugar', '"Toluca, México"', '"León, Gto."', '"Tepic, Nay."', '"Colima, Col."');
    expect(findDialect(places).wrapped).toBeUndefined();
    expect(findDialect(lines('"a","b"', '"1","2"', '"3","4"')).wrapped).toBeUndefined();
  });

  test('a backslash keeps delimiters when that makes the table more regular', () => {
    const text = lines('id,title,year', '1,Goodbye\\, Mr. Chips,1939', '2,Casablanca,1942', '3,Ran,1985');
    expect(findDialect(text)).toMatchObject({ escape: '\\', bare: true });
    expect(findDialect(lines('path,size', 'C:\\temp\\,12', 'D:\\,7')).bare).toBeUndefined();
  });

  test('a backslash escapes when quotes are written with it', () => {
    const text = lines('a,b', '"di \\"hola\\" ya",1', '"un \\"si\\" y",2');
    expect(findDialect(text)).toEqual({ delimiter: ',', quote: '"', escape: '\\' });
  });

  test('apostrophes quote where cells begin with them', () => {
    expect(findDialect(lines('a,b', "'x, y','1'", "'z, w','2'")).quote).toBe("'");
  });
});

describe('The score of a dialect', () => {
  test('falls with irregular rows', () => {
    const dialect = { delimiter: ',', quote: '"', escape: '"' };
    const regular = scoreDialect(lines('a,b', '1,2', '3,4', '5,6'), dialect);
    const irregular = scoreDialect(lines('a,b', '1', '3,4,5', '5,6'), dialect);
    expect(regular).toBeGreaterThan(0.5);
    expect(irregular).toBeLessThan(regular / 2);
  });

  test('is nothing without a second column', () => {
    expect(scoreDialect(lines('a', 'b'), { delimiter: ',', quote: '"', escape: '"' })).toBe(0);
    expect(scoreDialect('', { delimiter: ',', quote: '"', escape: '"' })).toBe(0);
  });
});

test('The modal width prefers the wider of equals', () => {
  const rows = [['a'], ['b', 'c'], ['d'], ['e', 'f']].map((cells) => ({ cells }));
  expect(findModalWidth(rows)).toEqual({ width: 2, count: 2 });
});
