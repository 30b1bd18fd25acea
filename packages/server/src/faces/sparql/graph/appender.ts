import { open } from 'node:fs/promises';
import type { Slice } from './model.ts';

/** Characters written at a time. */
const together = 128 * 1024;

export interface Appender {
  /** Where the text will stand. */
  append(text: string): Promise<Slice>;
  /** On disk for good. */
  close(): Promise<void>;
}

/** Writes one new file, piece by piece. */
export async function createAppender(path: string, name: string): Promise<Appender> {
  const file = await open(path, 'w');
  let [held, at] = ['', 0];
  const write = async () => {
    const text = held;
    held = '';
    await file.writeFile(text); // goes on where the last ended
  };
  return {
    async append(text) {
      const slice = { file: name, at, size: Buffer.byteLength(text) };
      at += slice.size;
      held += text;
      if (held.length >= together) await write();
      return slice;
    },
    async close() {
      try {
        await write();
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}
