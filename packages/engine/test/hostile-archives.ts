import { deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { type HostileFile, listFiles, secretWords } from './hostile-files.ts';
import { makeZip, type Packed } from './make-zip.ts';

const csv = 'a,b\n1,2\n3,4\n';
const table: Packed = { name: 'datos.csv', content: csv };
const much = 'a,b\n1,2\n'.repeat(10_000_000);
const zipOf = (name: string, more: Partial<Packed> = {}) => makeZip([{ ...table, name, ...more }]);
const wrap = (bytes: Buffer, times: number, name = 'caja.zip'): Buffer =>
  times === 0 ? bytes : wrap(makeZip([{ name, content: bytes }]), times - 1, name);

/** Names and links that point elsewhere. */
const elsewhere = [
  '../../../secreto.csv',
  '/etc/passwd',
  'C:\\Windows\\win.ini.csv',
  '..\\..\\secreto.csv',
  'a\u0000.csv',
  'datos\u202evsc.exe',
  '\u202e\u2066datos.csv',
  `${'n'.repeat(5000)}.csv`,
  '.',
  '..',
  'con.csv',
  '~/datos.csv',
  'file:///etc/passwd',
  '$(touch x).csv',
  "'; DROP TABLE t; --.csv",
];

/** The end record of a zip with another number at a place of it. */
function lieAtEnd(offset: number, value: number): Buffer {
  const bytes = zipOf('datos.csv');
  bytes.writeUInt32LE(value, bytes.length - 22 + offset);
  return bytes;
}

/** Many entries of the directory that share the bytes of one file (D. Fifield, “A better zip bomb”, 2019). */
function overlap(count: number, size: number): Buffer {
  const content = Buffer.alloc(size, '1,2\n');
  const one = makeZip([{ name: 'a.csv', content }]);
  const start = one.readUInt32LE(one.length - 6);
  const entry = one.subarray(start, one.length - 22);
  const directory = Buffer.concat(Array.from({ length: count }, () => entry));
  const end = Buffer.from(one.subarray(one.length - 22));
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  return Buffer.concat([one.subarray(0, start), directory, end]);
}

function breakSum(bytes: Buffer): Buffer {
  const broken = Buffer.from(bytes);
  broken.writeUInt32LE(7, broken.length - 8);
  return broken;
}

const small = { unpackedBytes: 30 * 2 ** 20 };

export const hostileArchives: readonly HostileFile[] = [
  ...listFiles(
    'zip that points elsewhere',
    elsewhere.map((name) => [JSON.stringify(name.slice(0, 30)), 'caja.zip', () => zipOf(name), 'ended'] as const),
  ),
  ...listFiles('zip', [
    ['a link to a file', 'caja.zip', () => zipOf('datos.csv', { content: '../secreto.txt', link: true }), 'ended'],
    [
      'a link to a folder',
      'caja.zip',
      () =>
        makeZip([
          { name: 'x', content: '/', link: true },
          { ...table, name: 'x/y.csv' },
        ]),
      'ended',
    ],
    ['of nothing', 'caja.zip', () => makeZip([]), ['empty', 'no-tables']],
    ['of folders', 'caja.zip', () => makeZip([{ name: 'a/', content: '' }]), ['empty', 'no-tables']],
    [
      'of empty files',
      'caja.zip',
      () =>
        makeZip([
          { name: 'a.csv', content: '' },
          { name: 'b.csv', content: '' },
        ]),
      'refused',
    ],
    ['locked', 'caja.zip', () => zipOf('datos.csv', { locked: true }), ['encrypted']],
    ['of an unknown method', 'caja.zip', () => zipOf('datos.csv', { method: 99 }), 'refused'],
    ['that says it is stored', 'caja.zip', () => zipOf('datos.csv', { method: 0 }), 'refused'],
    ['with a wrong sum', 'caja.zip', () => zipOf('datos.csv', { sum: 1 }), ['broken']],
    ['that says it is larger', 'caja.zip', () => zipOf('datos.csv', { claim: 100 }), 'refused'],
    ['that says it is smaller', 'caja.zip', () => zipOf('datos.csv', { claim: 3 }), 'refused'],
    ['that says it has 4 GB', 'caja.zip', () => zipOf('datos.csv', { claim: 0xfffffff0 }), 'refused'],
    ['three boxes deep', 'caja.zip', () => wrap(zipOf('datos.csv'), 3), ['bomb']],
    ['a hundred boxes deep', 'caja.zip', () => wrap(zipOf('datos.csv'), 100), ['bomb']],
    ['a bomb', 'caja.zip', () => makeZip([{ name: 'a.csv', content: much }]), ['bomb'], { limits: small }],
    [
      'a bomb that says it is small',
      'caja.zip',
      () => makeZip([{ name: 'a.csv', content: much, claim: 99 }]),
      'refused',
      { limits: small },
    ],
    [
      'a bomb within a box',
      'caja.zip',
      () => wrap(makeZip([{ name: 'a.csv', content: much }]), 1),
      'refused',
      { limits: small },
    ],
    ['of entries that overlap', 'caja.zip', () => overlap(1000, 1 << 20), ['bomb'], { limits: small }],
    ['of entries that overlap, few', 'caja.zip', () => overlap(3, 40), 'ended'],
    ['of 25,000 files', 'caja.zip', () => overlap(25_000, 8), ['too-many-tables', 'broken']],
    [
      'of 300 tables',
      'caja.zip',
      () => makeZip(Array.from({ length: 300 }, (_, n) => ({ name: `${n}.csv`, content: csv }))),
      ['too-many-tables'],
    ],
    ['with another number of entries', 'caja.zip', () => lieAtEnd(8, 0x00050005), 'refused'],
    ['with a directory beyond the end', 'caja.zip', () => lieAtEnd(16, 0x7fffffff), 'refused'],
    ['with a directory of 4 GB', 'caja.zip', () => lieAtEnd(12, 0xffffffff), 'ended'],
    ['of 64 bits without its record', 'caja.zip', () => lieAtEnd(16, 0xffffffff), 'refused'],
    [
      'with an end within its remark',
      'caja.zip',
      () => Buffer.concat([zipOf('datos.csv'), Buffer.from('PK\u0005\u0006PK\u0005\u0006')]),
      'ended',
    ],
    [
      'behind a program',
      'caja.zip',
      () => Buffer.concat([Buffer.from('MZ\u0090'), Buffer.alloc(500), zipOf('datos.csv')]),
      'ended',
    ],
    ['whose only file is itself', 'caja.zip', () => wrap(Buffer.from('PK\u0003\u0004'), 1), 'refused'],
    [
      'of files that are no tables',
      'caja.zip',
      () => makeZip([{ name: 'a.png', content: Buffer.from('89504e470d0a', 'hex') }]),
      ['no-tables'],
    ],
    [
      'of a bomb beside a table',
      'caja.zip',
      () => makeZip([table, { name: 'b.csv.gz', content: gzipSync(much) }]),
      'ended',
      { limits: small },
    ],
    ['named as a table', 'datos.csv', () => zipOf('datos.csv'), 'read', { rows: [2] }],
  ]),
  ...listFiles('stream', [
    ['a gzip bomb', 'a.csv.gz', () => gzipSync(much), ['bomb'], { limits: small }],
    ['a zstd bomb', 'a.csv.zst', () => zstdCompressSync(much), ['bomb'], { limits: small }],
    ['a gzip of gzips', 'a.csv.gz', () => gzipSync(gzipSync(gzipSync(gzipSync(csv)))), ['bomb']],
    ['a gzip of nothing', 'a.csv.gz', () => gzipSync(''), ['empty']],
    ['a zstd of nothing', 'a.csv.zst', () => zstdCompressSync(''), ['empty']],
    ['a gzip with a wrong sum', 'a.csv.gz', () => breakSum(gzipSync(csv)), ['broken', 'truncated']],
    ['two gzips glued', 'a.csv.gz', () => Buffer.concat([gzipSync(csv), gzipSync('5,6\n')]), 'read', { rows: [3] }],
    ['a gzip with rubbish behind', 'a.csv.gz', () => Buffer.concat([gzipSync(csv), Buffer.from('rubbish')]), 'ended'],
    ['the head of a gzip', 'a.csv.gz', () => gzipSync(csv).subarray(0, 10), 'refused'],
    ['two bytes of a gzip', 'a.csv.gz', () => Buffer.from([0x1f, 0x8b]), 'refused'],
    ['the head of a zstd', 'a.csv.zst', () => zstdCompressSync(csv).subarray(0, 6), ['truncated']],
    [
      'a gzip of raw deflate',
      'a.csv.gz',
      () => Buffer.concat([Buffer.from('1f8b0800', 'hex'), deflateRawSync(csv)]),
      'refused',
    ],
    ['a gzip that names another file', 'a.csv.gz', () => nameGzip(`../../${secretWords}`), 'ended'],
    [
      'a gzip of a zip bomb',
      'a.gz',
      () => gzipSync(makeZip([{ name: 'a.csv', content: much }])),
      'refused',
      { limits: small },
    ],
    ['a zstd with a huge window', 'a.csv.zst', () => Buffer.from('28b52ffd00ff0000000000', 'hex'), 'refused'],
  ]),
];

/** A gzip whose header carries a name (RFC 1952, 2.3.1). */
function nameGzip(name: string): Buffer {
  const bytes = gzipSync(csv);
  bytes[3] = 8;
  return Buffer.concat([bytes.subarray(0, 10), Buffer.from(`${name.replace(secretWords, 'x')}\0`), bytes.subarray(10)]);
}
