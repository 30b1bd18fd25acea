import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface Snapshot {
  readonly path: string;
  /** Differs from that of every other snapshot at this path. */
  readonly mark: string;
  readonly made: Date;
  readonly bytes: number;
  /** How many orders to purge there were before it was listed; what was read under fewer may answer no more. */
  readonly since: number;
}

export interface Snapshots {
  /** The newest; undefined before the first, and after an order to purge until there is another. */
  find(): Promise<Snapshot | undefined>;
  /** Makes a new one, which takes the place of the last when it is whole. */
  make(signal: AbortSignal): Promise<Snapshot>;
  /** Lets go of all from before the last order to purge, whole or not. */
  clear(): Promise<void>;
}

/**
 * The catalogue as N-Triples in a file of the data folder, whose name says after how many orders to purge it was listed.
 * Whichever process of the portal makes it, the others see by the file that there is a newer one; processes that read the last
 * keep it until they end.
 */
export function createSnapshots(
  folder: string,
  list: (signal: AbortSignal) => AsyncIterable<string>,
  findPurgeMark: () => Promise<number>,
): Snapshots {
  const pathOf = (since: number) => join(folder, `catalog-${since}.nt`);
  const find = async (): Promise<Snapshot | undefined> => {
    const since = await findPurgeMark();
    const path = pathOf(since);
    const found = await stat(path).catch(() => undefined);
    return found && { path, mark: `${found.ino}-${found.mtimeMs}`, made: found.mtime, bytes: found.size, since };
  };
  const clear = async () => {
    await mkdir(folder, { recursive: true });
    const since = await findPurgeMark();
    for (const name of await readdir(folder)) {
      const [isOne, before = '-1'] = /^catalog(?:-(\d+))?\.nt/.exec(name) ?? [];
      if (isOne && Number(before) < since) await rm(join(folder, name), { force: true });
    }
  };
  /** False: an order to purge came meanwhile, and what was listed before it must not stand. */
  const write = async (since: number, signal: AbortSignal): Promise<boolean> => {
    const unfinished = `${pathOf(since)}.${process.pid}-${performance.now().toFixed(0)}`;
    try {
      await pipeline(list(signal), createWriteStream(unfinished, { flush: true }), { signal });
      if ((await findPurgeMark()) !== since) return false;
      await rename(unfinished, pathOf(since));
      return true;
    } catch (error) {
      // It was cleared away from under who wrote it.
      if ((await findPurgeMark()) !== since) return false;
      throw error;
    } finally {
      await rm(unfinished, { force: true });
    }
  };
  return {
    find,
    clear,
    async make(signal) {
      for (;;) {
        await clear();
        const since = await findPurgeMark();
        const stands = await write(since, signal);
        const made = await find();
        if (made) return made;
        if (stands && (await findPurgeMark()) === since)
          throw new Error('the snapshot of the catalogue is gone as soon as it was made');
      }
    },
  };
}
