import { expect, test } from 'vitest';
import { formatRows, listLines } from './sql.ts';

const column = (name: string, type: 'string' | 'integer' | 'object') => ({ name, type, sqlType: '' });

test('rows become a table of text, numbers to the right, nothing that writes over the screen', () => {
  const columns = [column('entidad', 'string'), column('n', 'integer'), column('x', 'object')];
  const rows = [
    ['Jalisco', 1200, { a: 1 }],
    ['a\u001b[2Jb\nc', 7, null],
    ['y'.repeat(80), null, [1]],
  ];
  expect(formatRows({ columns, rows })).toEqual([
    `entidad${' '.repeat(53)}     n  x`,
    `${'-'.repeat(60)}  ----  -------`,
    `Jalisco${' '.repeat(53)}  1200  {"a":1}`,
    `a [2Jb c${' '.repeat(52)}     7`,
    `${'y'.repeat(59)}…        [1]`,
  ]);
  expect(formatRows({ columns: columns.slice(0, 1), rows: [] })).toEqual(['entidad', '-------']);
});

test('lines come out whole however the bytes are cut', async () => {
  const bytes = new TextEncoder().encode('año,1\r\nñ,2\nlast');
  async function* cut() {
    for (let at = 0; at < bytes.length; at += 2) yield bytes.slice(at, at + 2);
  }
  const lines: string[] = [];
  for await (const line of listLines(cut())) lines.push(line);
  expect(lines).toEqual(['año,1', 'ñ,2', 'last']);
  for await (const line of listLines(null)) expect(line).toBe('none');
});
