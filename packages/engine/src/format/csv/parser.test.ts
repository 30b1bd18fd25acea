import { describe, expect, test } from 'vitest';
import { parseText, RowParser, type TextDialect } from './parser.ts';

const comma: TextDialect = { delimiter: ',', quote: '"', escape: '"' };
const cells = (text: string, dialect = comma) => parseText(text, dialect).map((row) => row.cells);

describe('Records of delimited text', () => {
  const cases: readonly (readonly [string, string, string[][]])[] = [
    [
      'plain',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no end of line at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'carriage returns',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'mixed ends',
      'a,b\r\n1,2\n3,4\r',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'empty cells',
      ',\n,,\n',
      [
        ['', ''],
        ['', '', ''],
      ],
    ],
    ['a blank line is one empty cell', 'a\n\nb\n', [['a'], [''], ['b']]],
    ['delimiter in quotes', '"a,b",c\n', [['a,b', 'c']]],
    ['line break in quotes', '"a\nb",c\n', [['a\nb', 'c']]],
    ['doubled quotes', '"a ""b"" c",d\n', [['a "b" c', 'd']]],
    ['blanks around quotes', ' "a" , "b,c"\n', [['a', 'b,c']]],
    ['quotes inside plain text', '5" pipe,2\n', [['5" pipe', '2']]],
    ['quotes that close nothing', '"dijo "hola" y ya",2\n', [['dijo "hola" y ya', '2']]],
    [
      'quote never closed',
      '"abc,2\n3,4\n',
      [
        ['"abc', '2'],
        ['3', '4'],
      ],
    ],
    ['stray quote before another cell', '"Precio,Tipo,"Nombre",x\n', [['"Precio', 'Tipo', 'Nombre', 'x']]],
  ];
  test.each(cases)('%s', (_name, text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  test('a stray quote at the end of a line does not swallow the next lines', () => {
    expect(cells('a,b,"\nc,d,"x ""y"" z"\ne,f,g\n')).toEqual([
      ['a', 'b', '"'],
      ['c', 'd', 'x "y" z'],
      ['e', 'f', 'g'],
    ]);
  });

  test('a backslash escapes when the dialect says so', () => {
    const dialect = { delimiter: ';', quote: '"', escape: '\\' };
    expect(cells('"a \\"b\\"; c";d\n', dialect)).toEqual([['a "b"; c', 'd']]);
  });

  test('no quote sign at all leaves quotes alone', () => {
    expect(cells('"a";b\n', { delimiter: ';', quote: '', escape: '' })).toEqual([['"a"', 'b']]);
  });

  test('each record knows the line it begins on', () => {
    const rows = parseText('a,b\n"x\ny",2\n\nz,3\n', comma);
    expect(rows.map((row) => row.line)).toEqual([1, 2, 4, 5]);
  });

  test('broken records are marked', () => {
    const rows = parseText('a,b\n"x "y" z",1\n"open,2\n', comma);
    expect(rows.map((row) => row.broken === true)).toEqual([false, true, true]);
  });

  test('text may arrive in pieces of any size', () => {
    const text = 'id,texto\r\n1,"línea\r\ndos"\r\n2,"con ""comillas"", y coma"\r\n3,fin';
    const whole = parseText(text, comma);
    for (const size of [1, 2, 3, 5, 7, 11]) {
      const parser = new RowParser(comma);
      const rows = [];
      for (let at = 0; at < text.length; at += size) rows.push(...parser.push(text.slice(at, at + size)));
      rows.push(...parser.end());
      expect(rows).toEqual(whole);
    }
  });

  test('several signs may be one delimiter, even where pieces of the text meet', () => {
    const dialect = { delimiter: '||', quote: '"', escape: '"' };
    const parser = new RowParser(dialect);
    const rows = [...parser.push('a|'), ...parser.push('|"b||c"|'), ...parser.push('|d|e\n1||2'), ...parser.end()];
    expect(rows.map((row) => row.cells)).toEqual([
      ['a', 'b||c', 'd|e'],
      ['1', '2'],
    ]);
  });

  test('an escape may keep a delimiter outside quotes', () => {
    const dialect = { delimiter: ',', quote: '"', escape: '\\', bare: true } as const;
    expect(parseText('1,a\\, b\\, c,2\n', dialect).map((row) => row.cells)).toEqual([['1', 'a, b, c', '2']]);
    expect(parseText('1,a\\, b,2\n', { delimiter: ',', quote: '"', escape: '\\' }).at(0)?.cells.length).toBe(4);
  });
});
