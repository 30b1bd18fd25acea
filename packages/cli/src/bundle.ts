import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';

/** Files that are one map together: the same name in the same folder, with these endings. */
const partsOfShapefile: ReadonlySet<string> = new Set([
  '.shp',
  '.shx',
  '.dbf',
  '.prj',
  '.cpg',
  '.sbn',
  '.sbx',
  '.qpj',
  '.qix',
]);

export interface Bundle {
  /** Of the one file they become. */
  readonly name: string;
  readonly parts: readonly string[];
}

/** Parts of shapefiles lying side by side belong into one .zip each, as a portal takes them; the rest stays as it is. */
export function findBundles(paths: readonly string[]): {
  readonly bundles: readonly Bundle[];
  readonly rest: readonly string[];
} {
  const stemOf = (path: string) => join(dirname(path), basename(path, extname(path)));
  const isPart = (path: string) => partsOfShapefile.has(extname(path).toLowerCase());
  const stems = new Set(paths.filter((path) => extname(path).toLowerCase() === '.shp').map(stemOf));
  const bundles = [...stems].map((stem) => ({
    name: `${basename(stem)}.zip`,
    parts: paths.filter((path) => isPart(path) && stemOf(path) === stem),
  }));
  return { bundles, rest: paths.filter((path) => !(isPart(path) && stems.has(stemOf(path)))) };
}

const most = 0xffff_ffff;

/**
 * A .zip (PKWARE APPNOTE 6.3.10) with the files as they are, not compressed: it goes to one reader only.
 * @throws RangeError beyond 4 GB, which this plain form cannot hold
 */
export async function writeZip(to: string, paths: readonly string[]): Promise<void> {
  const entries = await Promise.all(
    paths.map(async (path) => ({
      path,
      name: Buffer.from(basename(path)),
      size: (await stat(path)).size,
      crc: await sum(path),
    })),
  );
  if (entries.reduce((total, { size }) => total + size, 0) > most)
    throw new RangeError('more than 4 GB do not fit a zip');
  await pipeline(async function* () {
    const index: Buffer[] = [];
    let at = 0;
    for (const { path, name, size, crc } of entries) {
      const facts = describe(name, size, crc);
      const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, name]);
      index.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), facts, place(at), name]));
      yield head;
      yield* createReadStream(path);
      at += head.length + size;
    }
    const list = Buffer.concat(index);
    yield list;
    yield end(entries.length, list.length, at);
  }, createWriteStream(to));
}

async function sum(path: string): Promise<number> {
  let value = 0;
  for await (const chunk of createReadStream(path)) value = crc32(chunk, value);
  return value;
}

/** What the head of a file and its line in the list have in common: version 2.0, names in UTF-8, stored, 1 January 1980. */
function describe(name: Buffer, size: number, crc: number): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(0x0800, 2);
  facts.writeUInt16LE(0x21, 8);
  facts.writeUInt32LE(crc, 10);
  facts.writeUInt32LE(size, 14);
  facts.writeUInt32LE(size, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
}

/** The rest of a line in the list: no remark, disk 0, no attributes, and where the file begins. */
function place(at: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(at, 10);
  return rest;
}

function end(files: number, length: number, at: number): Buffer {
  const tail = Buffer.alloc(22);
  tail.write('PK\x05\x06', 'latin1');
  tail.writeUInt16LE(files, 8);
  tail.writeUInt16LE(files, 10);
  tail.writeUInt32LE(length, 12);
  tail.writeUInt32LE(at, 16);
  return tail;
}
