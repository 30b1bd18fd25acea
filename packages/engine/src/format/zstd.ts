import { type FileHandle, open } from 'node:fs/promises';

const frameMagic = 0xfd2fb528;
/** Sixteen numbers from this one on begin a frame that is skipped. */
const skippedMagic = 0x184d2a50;

/** Whether the frames of a zstd file (RFC 8878, 3.1) end within it. What follows the last frame is not looked at. */
export async function isWholeZstd({ path, size }: { readonly path: string; readonly size: number }): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    let at = 0;
    while (at + 4 <= size) {
      const magic = (await readAt(file, at, 4)).readUInt32LE(0);
      if (magic === frameMagic) at = await skipFrame(file, at + 4, size);
      else if ((magic & 0xfffffff0) >>> 0 === skippedMagic) at = await skipBlank(file, at + 4, size);
      else return true;
    }
    return at <= size;
  } finally {
    await file.close();
  }
}

const past = Number.POSITIVE_INFINITY;

async function skipBlank(file: FileHandle, at: number, size: number): Promise<number> {
  return at + 4 > size ? past : at + 4 + (await readAt(file, at, 4)).readUInt32LE(0);
}

/** Index after a frame, beyond `size` when it breaks off. */
async function skipFrame(file: FileHandle, start: number, size: number): Promise<number> {
  const flags = start < size ? ((await readAt(file, start, 1))[0] ?? 0) : 0;
  const single = (flags & 32) !== 0;
  const dictionary = [0, 1, 2, 4][flags & 3] ?? 0;
  const content = [single ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  let at = start + 1 + (single ? 0 : 1) + dictionary + content;
  for (;;) {
    if (at + 3 > size) return past;
    const head = (await readAt(file, at, 3)).readUIntLE(0, 3);
    const repeated = ((head >> 1) & 3) === 1;
    at += 3 + (repeated ? 1 : head >> 3);
    if ((head & 1) === 1) return at + ((flags & 4) === 0 ? 0 : 4);
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  await file.read(bytes, 0, length, position);
  return bytes;
}
