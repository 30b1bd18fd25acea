import { crc32, deflateRawSync } from 'node:zlib';

export interface Packed {
  readonly name: string;
  readonly content: string | Buffer;
  /** Written into the header in place of the true size. */
  readonly claim?: number;
  readonly locked?: boolean;
  /** Written in place of the true sum of the bytes. */
  readonly sum?: number;
  /** Written in place of 8, deflate. */
  readonly method?: number;
  /** The bytes lie in the box as they are. */
  readonly stored?: boolean;
  /** A link of the file system, whose content is where it points. */
  readonly link?: boolean;
}

/** A zip made by hand, so that it may lie about names and sizes. */
export function makeZip(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const content = Buffer.from(file.content);
    const packed = file.stored ? content : deflateRawSync(content);
    const head = describe(file, content, packed, name);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), head, name, packed]);
    const entry = Buffer.alloc(14);
    if (file.link) entry.writeUInt32LE(0o120777 * 2 ** 16, 6);
    entry.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([
        Buffer.from(`PK\u0001\u0002\u0014${file.link ? '\u0003' : '\u0000'}`, 'latin1'),
        head,
        entry,
        name,
      ]),
    );
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

function describe(file: Packed, content: Buffer, packed: Buffer, name: Buffer): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(0x800 | (file.locked ? 1 : 0), 2);
  head.writeUInt16LE(file.method ?? (file.stored ? 0 : 8), 4);
  head.writeUInt32LE(file.sum ?? crc32(content), 10);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(file.claim ?? content.length, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
}
