import { type FileHandle, open } from 'node:fs/promises';
import type { Probe } from './format.ts';

const headBytes = 256 * 1024;
const tailBytes = 64 * 1024;

/** Reads the two ends of a file. */
export async function readProbe(path: string): Promise<Probe> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await readAt(file, 0, Math.min(size, headBytes));
    const tail = await readAt(file, Math.max(0, size - tailBytes), Math.min(size, tailBytes));
    return { path, size, head, tail };
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
