import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Writes a file that is whole or not there, whatever happens. */
export function writeDurably(path: string, chunks: Iterable<Uint8Array>): void {
  const file = openSync(`${path}.new`, 'w');
  try {
    let place = 0;
    for (const bytes of chunks)
      for (let at = 0; at < bytes.length; ) {
        // The library takes no shared memory, so it is copied first.
        const written = writeSync(file, Uint8Array.from(bytes.subarray(at)), 0, bytes.length - at, place);
        at += written;
        place += written;
      }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
}
