import { type HostileFile, listFiles, makeRandom } from './hostile-files.ts';

const rows = 'a,b\n1,2\n3,4\n';
const random = (length: number, seed: number) => {
  const next = makeRandom(seed);
  return Buffer.from(Uint8Array.from({ length }, () => Math.floor(next() * 256)));
};
const header = (columns: number) => Array.from({ length: columns }, (_, n) => `c${n}`).join(',');
const pdf = '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<<>>\n%%EOF\n';
const html = '<!DOCTYPE html><html><head><title>502</title></head><body><h1>Bad Gateway</h1></body></html>';
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(200)]);
const elf = Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(300)]);

export const hostileText: readonly HostileFile[] = [
  ...listFiles('csv', [
    ['one line of 1 MB', 'd.csv', () => 'abc,'.repeat(250_000), ['too-many-columns']],
    ['one cell of 20 MB', 'd.csv', () => `a,b\n1,"${'x'.repeat(20_000_000)}"\n2,3\n`, 'ended'],
    ['100,000 quotes', 'd.csv', () => '"'.repeat(100_000), 'ended'],
    ['100,000 quotes and a table', 'd.csv', () => `${rows}${'"'.repeat(100_001)}\n${rows}`, 'ended'],
    ['a quote that never ends', 'd.csv', () => `a,b\n"x,1\n${'y,2\n'.repeat(300_000)}`, 'ended'],
    ['a quote in each cell', 'd.csv', () => `a,b\n${'x"y,z"\n'.repeat(50_000)}`, 'ended'],
    ['a header of a million columns', 'd.csv', () => `${'c,'.repeat(999_999)}c\n1,2\n`, ['too-many-columns']],
    ['a header of 20,000 columns', 'd.csv', () => `${header(20_000)}\n${'1,'.repeat(19_999)}1\n`, ['too-many-columns']],
    [
      'rows of any length',
      'd.csv',
      () => Array.from({ length: 2000 }, (_, n) => 'x,'.repeat(n % 400)).join('\n'),
      'ended',
    ],
    ['a million blank lines', 'd.csv', () => `a,b\n${'\n'.repeat(1_000_000)}1,2\n`, 'read', { rows: [1] }],
    ['a million line ends of old', 'd.csv', () => `a,b\r${'1,2\r'.repeat(200_000)}`, 'read', { rows: [200_000] }],
    ['only delimiters', 'd.csv', () => ';'.repeat(5000), 'ended'],
    ['only blanks', 'd.csv', () => ' \t\n'.repeat(100_000), ['empty', 'no-columns']],
    ['only a mark', 'd.csv', () => '\ufeff', ['empty']],
    ['only NUL', 'd.csv', () => Buffer.alloc(1 << 20), 'refused'],
    ['one letter', 'd.csv', () => 'x', 'ended'],
    ['one byte that is no letter', 'd.csv', () => Buffer.from([0xff]), 'ended'],
    ['NUL in each cell', 'd.csv', () => `a,b\n${'1\0,2\0\n'.repeat(1000)}`, 'ended'],
    [
      'half of a UTF-16 pair',
      'd.csv',
      () => Buffer.from('\ufeffa,b\n\ud83d,1\n\udc00,2\n', 'utf16le'),
      'read',
      { rows: [2] },
    ],
    [
      'bytes that are no UTF-8',
      'd.csv',
      () => Buffer.concat([Buffer.from('a,b\né,1\n'), Buffer.from('ff,c3,28,2c31,0a'.replaceAll(',', ''), 'hex')]),
      'ended',
    ],
    [
      'overlong UTF-8',
      'd.csv',
      () =>
        Buffer.concat([
          Buffer.from('a,b\n'),
          Buffer.from('c0af,f8888080af'.replaceAll(',', ''), 'hex'),
          Buffer.from(',1\n'),
        ]),
      'ended',
    ],
    [
      'statements in place of names',
      'd.csv',
      () => `"x"") FROM t; DROP TABLE t; --",'b',c\n1,2,3\n4,5,6\n`,
      'read',
      { rows: [2] },
    ],
    [
      'files of the system in place of values',
      'd.csv',
      () => "a,b\nread_csv('/etc/passwd'),1\n=cmd|'/C calc'!A0,2\n",
      'read',
      { rows: [2] },
    ],
    [
      'names of things every object has',
      'd.csv',
      () => '__proto__,constructor,toString\n1,2,3\n4,5,6\n',
      'read',
      { rows: [2] },
    ],
    [
      'names that differ in nothing',
      'd.csv',
      () => `${'a,'.repeat(500)}a\n${'1,'.repeat(500)}1\n`,
      'read',
      { rows: [1] },
    ],
    ['names of 1 MB', 'd.csv', () => `${'x'.repeat(1 << 20)},b\n1,2\n3,4\n`, 'ended'],
    [
      'numbers of a million digits',
      'd.csv',
      () => `a,b\n${'9'.repeat(1_000_000)},1\n1e999999999,2\n-1e-999999999,3\n`,
      'read',
      { rows: [3] },
    ],
    [
      'dates out of any calendar',
      'd.csv',
      () => `a,b\n${'9999-99-99,1\n0000-00-00,2\n-4713-01-01,3\n99999999-01-01,4\n'.repeat(50)}`,
      'read',
      { rows: [200] },
    ],
    [
      'texts that make patterns slow',
      'd.csv',
      () => `a,b\n${`${'a'.repeat(5000)}!,${'1,'.repeat(0)}${'0'.repeat(5000)}x\n`.repeat(200)}`,
      'read',
      { rows: [200] },
    ],
    [
      'long runs of signs',
      'd.csv',
      () => `a;b\n${`${'(+-'.repeat(3000)};${' .'.repeat(3000)}\n`.repeat(100)}`,
      'read',
      { rows: [100] },
    ],
    [
      'shapes of too many corners',
      'd.csv',
      () => `a,b\n${`1,"POLYGON((${'0 0,'.repeat(20_000)}0 0))"\n`.repeat(10)}`,
      'read',
      { rows: [10] },
    ],
    ['controls of a terminal', 'd.csv', () => '\u001b[2J\u001b]0;x\u0007a,b\n\u001b[31m1,2\n', 'ended'],
    ['marks from right to left', 'd.csv', () => '\u202ea\u2066,b\u200f\n1,2\n', 'read', { rows: [1] }],
  ]),
  ...listFiles('name', [
    ['with quotes', 'd\'at"os.csv', () => rows, 'read', { rows: [2] }],
    ['with line ends', 'da\ntos\r.csv', () => rows, 'read', { rows: [2] }],
    ['with NUL', 'da\0tos.csv', () => rows, 'read', { rows: [2] }],
    ['that is a path', '../../../../tmp/x.csv', () => rows, 'read', { rows: [2] }],
    ['of 10,000 letters', `${'n'.repeat(10_000)}.csv`, () => rows, 'read', { rows: [2] }],
    ['of nothing', '', () => rows, 'read', { rows: [2] }],
    ['from right to left', '\u202evsc.exe', () => rows, 'read', { rows: [2] }],
    ['of half a pair', '\ud83d.csv', () => rows, 'read', { rows: [2] }],
  ]),
  ...listFiles('json', [
    ['lists 100,000 deep', 'd.json', () => '['.repeat(100_000) + ']'.repeat(100_000), 'refused'],
    ['lists 100,000 deep without end', 'd.json', () => '['.repeat(100_000), 'refused'],
    ['objects 100,000 deep', 'd.json', () => `[${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}]`, 'refused'],
    ['objects 5,000 deep', 'd.json', () => `[${'{"a":'.repeat(5000)}1${'}'.repeat(5000)},{"b":1}]`, 'ended'],
    ['lines 50,000 deep', 'd.jsonl', () => `{"a":1}\n{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}\n`, 'ended'],
    ['keys that occur again', 'd.json', () => '[{"a":1,"a":2},{"a":3,"a":4}]', 'read', { rows: [2] }],
    [
      'keys every object has',
      'd.json',
      () => '[{"__proto__":{"x":1},"constructor":2,"a":1},{"__proto__":{"x":5},"toString":3,"a":4}]',
      'read',
      { rows: [2] },
    ],
    ['a key of nothing', 'd.json', () => '[{"":1},{"":2}]', 'read', { rows: [2] }],
    [
      'numbers past all size',
      'd.json',
      () => `[{"a":1e999999},{"a":-1e999999},{"a":${'9'.repeat(500_000)}}]`,
      'read',
      { rows: [3] },
    ],
    ['half of a pair', 'd.json', () => '[{"a":"\\ud800"},{"a":"\\udfff\\ud800"}]', 'read', { rows: [2] }],
    ['NUL written out', 'd.json', () => '[{"a":"x\\u0000y"},{"a":"\\u0000"}]', 'read', { rows: [2] }],
    ['a hundred thousand objects of nothing', 'd.json', () => `[${'{},'.repeat(100_000)}{}]`, 'ended'],
    [
      'other keys in each',
      'd.json',
      () => `[${Array.from({ length: 5000 }, (_, n) => `{"k${n}":1}`).join(',')}]`,
      ['too-many-columns'],
    ],
    [
      'other keys in each line',
      'd.jsonl',
      () => Array.from({ length: 5000 }, (_, n) => `{"k${n}":1}`).join('\n'),
      ['too-many-columns'],
    ],
    ['lists in lists', 'd.json', () => `[${'[[[[1,2],[3]]]],'.repeat(20_000)}[]]`, 'ended'],
    ['a table of one number', 'd.json', () => '7', 'ended'],
    ['a comma too many', 'd.json', () => '[{"a":1},]', 'refused'],
    ['only an opening', 'd.json', () => '{', 'refused'],
    ['a text of 20 MB', 'd.json', () => `[{"a":"${'x'.repeat(20_000_000)}"},{"a":"y"}]`, 'ended'],
    [
      'a shape of nothing',
      'd.geojson',
      () =>
        '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[]},"properties":null},{"type":"Feature"}]}',
      'ended',
    ],
    [
      'a shape of other things',
      'd.geojson',
      () =>
        '{"type":"FeatureCollection","features":[null,1,"x",{"type":"Feature","geometry":{"type":"Point","coordinates":["a",{}]},"properties":[]}]}',
      'ended',
    ],
    [
      'a shape past the world',
      'd.geojson',
      () =>
        '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1e308,-1e308]},"properties":{"a":1}}]}',
      'read',
      { rows: [1] },
    ],
    ['features that are no list', 'd.geojson', () => '{"type":"FeatureCollection","features":"all"}', 'ended'],
    [
      'a ring of 100,000 corners',
      'd.geojson',
      () =>
        `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[${'[0,0],'.repeat(100_000)}[0,0]]]},"properties":{"a":1}}]}`,
      'read',
      { rows: [1] },
    ],
  ]),
  ...listFiles('liar', [
    ['a PDF named .csv', 'd.csv', () => pdf, ['pretender']],
    ['a PDF named .xlsx', 'd.xlsx', () => pdf, ['pretender']],
    ['a PDF as itself', 'd.pdf', () => pdf, 'kept'],
    ['a PDF behind a line', 'd.csv', () => `a,b\n${pdf}`, 'ended'],
    ['a web page named .csv', 'd.csv', () => html, ['html']],
    ['a web page named .json', 'd.json', () => html, ['html']],
    ['a web page named .parquet', 'd.parquet', () => html, ['html']],
    ['a web page in UTF-16', 'd.csv', () => Buffer.from(`\ufeff${html}`, 'utf16le'), ['html']],
    ['an image named .csv', 'd.csv', () => png, ['pretender']],
    ['an image named .ods', 'd.ods', () => png, ['pretender']],
    ['a program named .csv', 'd.csv', () => elf, ['pretender']],
    [
      'a program named .xls',
      'd.xls',
      () => Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(300)]),
      ['pretender'],
    ],
    ['a table named .parquet', 'd.parquet', () => rows, 'read', { rows: [2] }],
    ['a table named .png', 'd.png', () => rows, 'read', { rows: [2] }],
    ['a list named .csv', 'd.csv', () => '[{"a":1},{"a":2}]', 'read', { rows: [2] }],
    ['a table named .json', 'd.json', () => rows, 'read', { rows: [2] }],
    ['a script named .csv', 'd.csv', () => '#!/bin/sh\nrm -rf /\n', 'ended'],
    [
      'a tar named .csv',
      'd.csv',
      () => Buffer.concat([Buffer.from('datos.csv'.padEnd(257, '\0')), Buffer.from('ustar\x0000'), Buffer.alloc(1000)]),
      'refused',
    ],
    ['rubbish named .csv', 'd.csv', () => random(200_000, 5), 'refused'],
    [
      'rubbish named .parquet',
      'd.parquet',
      () => Buffer.concat([Buffer.from('PAR1'), random(5000, 6), Buffer.from('PAR1')]),
      'refused',
    ],
    ['a Parquet of two marks', 'd.parquet', () => 'PAR1PAR1', 'refused'],
    [
      'a Parquet whose footer is 4 GB',
      'd.parquet',
      () =>
        Buffer.concat([
          Buffer.from('PAR1'),
          Buffer.alloc(50),
          Buffer.from([0xff, 0xff, 0xff, 0xff]),
          Buffer.from('PAR1'),
        ]),
      'refused',
    ],
    [
      'a Parquet with an encrypted footer',
      'd.parquet',
      () => Buffer.concat([Buffer.from('PARE'), Buffer.alloc(50), Buffer.from('PARE')]),
      'refused',
    ],
    [
      'a database of nothing',
      'd.gpkg',
      () => Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(84), Buffer.alloc(500)]),
      'ended',
    ],
    ['a dBASE of 4 billion rows', 'd.dbf', () => dbf(0xffffffff), 'ended'],
    ['a dBASE of rows without width', 'd.dbf', () => dbf(5, 0), 'ended'],
    ['a dBASE whose header is longer than it', 'd.dbf', () => dbf(1, 10, 0xfff0), 'ended'],
    ['a lone shape file', 'd.shp', () => shp(100), 'ended'],
    ['a shape file that says it has 4 GB', 'd.shp', () => shp(0x7fffffff), 'ended'],
  ]),
];

/** A dBASE III file of one column and two rows, whatever its header says. */
function dbf(count: number, width = 10, header = 65): Buffer {
  const bytes = Buffer.alloc(65 + 20, 0x20);
  bytes.fill(0, 0, 64);
  Buffer.from([0x03, 124, 1, 1]).copy(bytes);
  bytes.writeUInt32LE(count, 4);
  bytes.writeUInt16LE(header, 8);
  bytes.writeUInt16LE(width, 10);
  bytes.write('CLAVE', 32, 'latin1');
  bytes.write('C', 43, 'latin1');
  bytes[48] = 9;
  bytes[64] = 0x0d;
  return bytes;
}

/** The header of a shape file of points. */
function shp(words: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeInt32BE(9994, 0);
  bytes.writeInt32BE(words, 24);
  bytes.writeInt32LE(1000, 28);
  bytes.writeInt32LE(1, 32);
  bytes.writeInt32BE(1, 100);
  bytes.writeInt32BE(0x7ffffff0, 104);
  return bytes;
}
