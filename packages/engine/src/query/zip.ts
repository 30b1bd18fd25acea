import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** Bytes an entry may have before it is packed: beyond it the sizes do not fit into the format's plain fields. */
export const largestEntry = 2 ** 32 - 1;

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** A zip written from front to back (APPNOTE 6.3.10, sizes behind each entry), always with the same bytes for the same entries. */
export interface ZipWriter {
  add(name: string, parts: AsyncIterable<string> | Iterable<string>): Promise<void>;
  finish(): Promise<void>;
}

export function createZip(out: Writable): ZipWriter {
  const entries: Entry[] = [];
  let offset = 0;
  const write = async (bytes: Buffer) => {
    offset += bytes.length;
    if (!out.write(bytes)) await once(out, 'drain');
  };
  return {
    async add(name, parts) {
      const entry = { name: Buffer.from(name), offset };
      await write(formatLocal(entry.name));
      const done = await pack(parts, write);
      entries.push({ ...entry, ...done });
      await write(formatDescriptor(done));
    },
    async finish() {
      const start = offset;
      for (const entry of entries) await write(formatCentral(entry));
      await write(formatEnd(entries.length, offset - start, start));
    },
  };
}

async function pack(parts: AsyncIterable<string> | Iterable<string>, write: (bytes: Buffer) => Promise<void>) {
  const deflate = createDeflateRaw({ level: 5 });
  let [crc, size, packed] = [0, 0, 0];
  const written = (async () => {
    for await (const bytes of deflate) {
      packed += bytes.length;
      await write(bytes);
    }
  })();
  const fed = (async () => {
    for await (const part of parts) {
      const bytes = Buffer.from(part);
      size += bytes.length;
      if (size > largestEntry) throw new RangeError(`a zip entry holds at most ${largestEntry} bytes`);
      crc = crc32(bytes, crc);
      if (!deflate.write(bytes)) await once(deflate, 'drain');
    }
    deflate.end();
  })();
  try {
    await Promise.all([fed, written]);
  } finally {
    deflate.destroy();
  }
  return { crc, size, packed };
}

/** The first moment the format knows: the same table gives the same bytes whenever it is written. */
const firstDay = (1 << 5) | 1;
const [needed, flags, deflated] = [20, 0x0808, 8];

function fields(size: number, list: readonly (readonly [at: number, bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(size);
  for (const [at, bytes, value] of list) buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

const formatLocal = (name: Buffer) =>
  Buffer.concat([
    fields(30, [
      [0, 4, 0x04034b50],
      [4, 2, needed],
      [6, 2, flags],
      [8, 2, deflated],
      [12, 2, firstDay],
      [26, 2, name.length],
    ]),
    name,
  ]);

const formatDescriptor = ({ crc, packed, size }: Omit<Entry, 'name' | 'offset'>) =>
  fields(16, [
    [0, 4, 0x08074b50],
    [4, 4, crc],
    [8, 4, packed],
    [12, 4, size],
  ]);

const formatCentral = ({ name, offset, crc, packed, size }: Entry) =>
  Buffer.concat([
    fields(46, [
      [0, 4, 0x02014b50],
      [4, 2, needed],
      [6, 2, needed],
      [8, 2, flags],
      [10, 2, deflated],
      [14, 2, firstDay],
      [16, 4, crc],
      [20, 4, packed],
      [24, 4, size],
      [28, 2, name.length],
      [42, 4, offset],
    ]),
    name,
  ]);

const formatEnd = (count: number, size: number, start: number) =>
  fields(22, [
    [0, 4, 0x06054b50],
    [8, 2, count],
    [10, 2, count],
    [12, 4, size],
    [16, 4, start],
  ]);
