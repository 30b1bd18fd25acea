import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface Snapshot {
  readonly path: string;
  /** Differs from that of every other snapshot at this path. */
  readonly mark: string;
  readonly made: Date;
  readonly bytes: number;
  /** Which purge it comes after; what was read before that may answer no more. Empty when there never was one. */
  readonly since: string;
}

export interface Snapshots {
  /** The newest; undefined before the first. */
  find(): Promise<Snapshot | undefined>;
  /** Makes a new one, which takes the place of the last when it is whole. */
  make(signal: AbortSignal): Promise<Snapshot>;
  /** Lets go of the one there is at once, then makes a new one. */
  purge(signal: AbortSignal): Promise<Snapshot>;
}

/**
 * The catalogue as N-Triples in a file of the data folder. Whichever process of the portal makes it, the others see by the file
 * that there is a newer one; processes that read the last keep it until they end.
 */
export function createSnapshots(folder: string, list: (signal: AbortSignal) => AsyncIterable<string>): Snapshots {
  const path = join(folder, 'catalog.nt');
  const purges = join(folder, 'since');
  const findSince = () => readFile(purges, 'utf8').catch(() => ''); // before the first there is none
  const find = async (): Promise<Snapshot | undefined> => {
    const found = await stat(path).catch(() => undefined);
    if (!found) return undefined;
    const since = await findSince();
    return { path, mark: `${found.ino}-${found.mtimeMs}`, made: found.mtime, bytes: found.size, since };
  };
  const make = async (signal: AbortSignal): Promise<Snapshot> => {
    await mkdir(folder, { recursive: true });
    const since = await findSince();
    const unfinished = `${path}.${process.pid}-${performance.now().toFixed(0)}`;
    try {
      await pipeline(list(signal), createWriteStream(unfinished, { flush: true }), { signal });
      // A purge came meanwhile: what was read before it must not stand.
      if ((await findSince()) !== since) return await make(signal);
      await rename(unfinished, path);
    } finally {
      await rm(unfinished, { force: true });
    }
    const made = await find();
    if (!made) throw new Error('the snapshot of the catalogue is gone as soon as it was made');
    return made;
  };
  return {
    find,
    make,
    async purge(signal) {
      await mkdir(folder, { recursive: true });
      await writeFile(purges, `${process.pid}-${performance.timeOrigin + performance.now()}`);
      await rm(path, { force: true });
      return await make(signal);
    },
  };
}
