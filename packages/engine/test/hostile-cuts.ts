import { readFile } from 'node:fs/promises';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { type HostileFile, listFiles, makeRandom } from './hostile-files.ts';
import { makeXlsx, writeBook, writeRows } from './make-book.ts';
import { makeZip } from './make-zip.ts';

const cells = Array.from({ length: 60 }, (_, n) => [`clave ${n}`, n * 1.5, n % 2 === 0]);
const rows = [['clave', 'monto', 'activo'], ...cells];
const csv = rows.map((row) => row.join(',')).join('\n');
const objects = cells.map(([clave, monto]) => ({ clave, monto }));
const fixture = (path: string) => () => readFile(new URL(`../fixtures/${path}`, import.meta.url));

/** A whole file of each kind, with a name that says what it is. */
const wholes: readonly (readonly [name: string, bytes: () => Buffer | Promise<Buffer>])[] = [
  ['d.csv', () => Buffer.from(csv)],
  ['d.xlsx', () => makeXlsx({ sheets: [writeRows(rows)] })],
  ['d.xls', () => writeBook(rows, 'biff8')],
  ['d.xlsb', () => writeBook(rows, 'xlsb')],
  ['d.ods', () => writeBook(rows, 'ods')],
  ['d.json', () => Buffer.from(JSON.stringify(objects))],
  ['d.jsonl', () => Buffer.from(objects.map((each) => JSON.stringify(each)).join('\n'))],
  ['d.geojson', fixture('json/geojson/input.geojson')],
  ['d.parquet', fixture('parquet/typed/input.parquet')],
  ['d.csv.gz', () => gzipSync(csv)],
  ['d.csv.zst', () => zstdCompressSync(csv)],
  ['d.zip', () => makeZip([{ name: 'a.csv', content: csv }])],
];

const cuts = [0.02, 0.3, 0.6, 0.9, 0.995];
const seeds = [11, 23, 37, 53];

/** Kinds whose bytes say where they end: cut, they are never read as if whole. */
const closed = /\.(?:xlsx|xlsb|ods|json|geojson|parquet|gz|zst|zip)$/;

export const hostileCuts: readonly HostileFile[] = wholes.flatMap(([name, bytes]) => [
  ...listFiles(
    `${name} cut`,
    cuts.map((share) => {
      const cut = async () => {
        const whole = await bytes();
        return whole.subarray(0, Math.floor(whole.length * share));
      };
      return [`at ${share}`, name, cut, closed.test(name) ? 'refused' : 'ended'] as const;
    }),
  ),
  ...listFiles(
    `${name} with bits turned`,
    seeds.map((seed) => [`${seed}`, name, async () => turnBits(await bytes(), seed), 'ended'] as const),
  ),
]);

/** Turns one bit in each two hundred bytes or so, at least three. */
function turnBits(bytes: Buffer, seed: number): Buffer {
  const turned = Buffer.from(bytes);
  const next = makeRandom(seed);
  const count = Math.max(3, Math.floor(bytes.length / (200 * seed)));
  for (let done = 0; done < count; done++) {
    const at = Math.floor(next() * turned.length);
    turned[at] = (turned[at] ?? 0) ^ (1 << Math.floor(next() * 8));
  }
  return turned;
}
