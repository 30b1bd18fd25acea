import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { compilePattern, foldText } from './fold.ts';

async function finds(rows: readonly (readonly [string, string])[], place: 'anywhere' | 'start'): Promise<boolean[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const found: boolean[] = [];
  for (const [text, words] of rows) {
    const reader = await connection.runAndReadAll('select regexp_matches(?, ?)', [text, compilePattern(words, place)]);
    found.push(reader.getRowsJS()[0]?.[0] === true);
  }
  connection.closeSync();
  instance.closeSync();
  return found;
}

describe('folding', () => {
  test('takes away case and accents, and nothing else', () => {
    expect(foldText('MÉXICO Ñandú Œuvre Ça')).toBe('mexico nandu œuvre ca');
    expect(foldText('한국어 🌽 ß')).toBe('한국어 🌽 ß');
    expect(foldText('Me\u0301xico')).toBe('mexico');
  });
});

describe('a pattern', () => {
  test('finds whatever case and accents', async () => {
    const same = ['mexico', 'MÉXICO', 'México', 'Me\u0301xico', 'mèxîcö'];
    const pairs = same.flatMap((text) => same.map((words) => [`en ${text} hoy`, words] as const));
    expect(await finds(pairs, 'anywhere')).toEqual(pairs.map(() => true));
  });

  test('agrees with folding both sides, for every letter of the folded blocks', async () => {
    const letters = Array.from({ length: 0x250 - 0xc0 }, (_, at) => String.fromCodePoint(0xc0 + at));
    const single = letters.filter((letter) => [...foldText(letter)].length === 1);
    const pairs = single.map((letter) => [letter, foldText(letter)] as const);
    const found = await finds(pairs, 'anywhere');
    expect(single.filter((_, at) => !found[at])).toEqual([]);
  });

  test('does not find what is not there', async () => {
    expect(
      await finds(
        [
          ['Jalisco', 'jalisko'],
          ['n', 'ñu'],
          ['axb', 'a.b'],
          ['', 'a'],
          ['mexic o', 'mexico'],
        ],
        'anywhere',
      ),
    ).toEqual([false, false, false, false, false]);
  });

  test('has no syntax a reader could use', async () => {
    const signs = [
      '.*',
      '[a-z]',
      '(',
      ')',
      '\\',
      '\\d',
      '^',
      '$',
      '|',
      '?',
      '+',
      '{1}',
      '%',
      '_',
      "'",
      '"',
      '\u0000',
      '\n',
      '\u202e',
      '\ud83c\udf3d',
    ];
    expect(
      await finds(
        signs.map((sign) => ['abc 123', sign]),
        'anywhere',
      ),
    ).toEqual(signs.map(() => false));
    expect(
      await finds(
        signs.map((sign) => [`x${sign}y`, sign]),
        'anywhere',
      ),
    ).toEqual(signs.map(() => true));
  });

  test('at the start finds nothing later, not even in a second line', async () => {
    expect(
      await finds(
        [
          ['Nuevo León', 'nuevo l'],
          ['El Nuevo León', 'nuevo'],
          ['a\nnuevo', 'nuevo'],
        ],
        'start',
      ),
    ).toEqual([true, false, false]);
  });

  test('of the longest search that is allowed still compiles', async () => {
    const long = 'aeiounc'.repeat(29).slice(0, 200);
    expect(await finds([[`x ${long.toUpperCase()} y`, long]], 'anywhere')).toEqual([true]);
    expect(compilePattern('x'.repeat(5000), 'anywhere')).toBe(compilePattern('x'.repeat(200), 'anywhere'));
  });
});
