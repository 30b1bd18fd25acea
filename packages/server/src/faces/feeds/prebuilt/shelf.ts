import { createReadStream } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Instant, Sha256 } from '@milpa/sdk';
import { z } from 'zod';

const Kept = z.object({
  /** Name of the file in the folder of its set. */
  file: z.string().regex(/^[\w.-]+$/),
  sha256: Sha256.describe('Of the document, not of the packed file'),
  bytes: z.int(),
  packed: z.int().nullable().describe('Bytes of the file when it is packed by gzip; null: it lies there as it is'),
});
const Manifest = z.object({
  set: z
    .string()
    .regex(/^set-[\w-]+$/)
    .describe('Folder of its documents'),
  generation: z.int(),
  since: z
    .int()
    .default(0)
    .describe('How many orders to purge there were when it was begun: after another one it is given to nobody'),
  datasets: z.int(),
  built: Instant,
  seconds: z.number(),
  modified: Instant.nullable(),
  documents: z.record(z.string(), Kept),
});
export type Kept = z.infer<typeof Kept>;
export type Manifest = z.infer<typeof Manifest>;

/** Documents of the whole catalogue on disk, all made in one walk over it. Derived: the folder may be deleted at any time. */
export interface Shelf {
  readonly folder: string;
  /** What is there; undefined before the first time, and when what is there cannot be read. */
  findManifest(): Promise<Manifest | undefined>;
  /**
   * Puts a new set in the place of the old. The one before stays until the next time, for who has just asked for it; older
   * ones go, and what was left by a build that broke off.
   */
  replace(manifest: Manifest): Promise<void>;
  /** Takes away at once what was begun before so many orders to purge, and what is still being written of it. */
  clear(since: number): Promise<void>;
  /** The bytes of a document, packed or not. */
  read(manifest: Manifest, kept: Kept, packed: boolean): ReadableStream<Uint8Array>;
}

const manifestName = 'manifest.json';

/** The folder of a new set; `made`: anything that no other set has. */
export const nameSet = ({ since, generation }: Pick<Manifest, 'since' | 'generation'>, made: string): string =>
  `set-p${since}-${generation}-${made}`;
/** Names from before sets were told apart by this have none. */
const findSince = (set: string): number => Number(/^set-p(\d+)-/.exec(set)?.[1] ?? 0);

export function createShelf(folder: string): Shelf {
  const findManifest: Shelf['findManifest'] = async () => {
    const text = await readFile(join(folder, manifestName), 'utf8').catch(() => undefined);
    const parsed = text === undefined ? undefined : Manifest.safeParse(parseJson(text));
    return parsed?.success ? parsed.data : undefined;
  };
  return {
    folder,
    findManifest,
    async replace(manifest) {
      const before = await findManifest();
      // A build that took longer than the next one.
      if (before && (before.since > manifest.since || before.generation > manifest.generation))
        return await rm(join(folder, manifest.set), { recursive: true, force: true });
      const fresh = join(folder, `${manifestName}.${manifest.set}`);
      await writeFile(fresh, JSON.stringify(manifest), { flush: true });
      await rename(fresh, join(folder, manifestName));
      for (const name of await readdir(folder))
        if (
          name.startsWith('set-') &&
          name !== manifest.set &&
          name !== before?.set &&
          (await isOld(folder, name, manifest))
        )
          await rm(join(folder, name), { recursive: true, force: true });
    },
    async clear(since) {
      for (const name of await listNames(folder))
        if (name.startsWith('set-') && findSince(name) < since)
          await rm(join(folder, name), { recursive: true, force: true });
    },
    read(manifest, kept, packed) {
      const bytes = createReadStream(join(folder, manifest.set, kept.file));
      const plain = kept.packed !== null && !packed ? bytes.pipe(createGunzip()) : bytes;
      if (plain !== bytes) bytes.on('error', (error) => plain.destroy(error));
      return parseStream(Readable.toWeb(plain));
    },
  };
}

/** Before anything was built there is no folder. */
async function listNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Another process may be building too: what was touched lately is not taken away from it. */
async function isOld(folder: string, name: string, manifest: Manifest): Promise<boolean> {
  const facts = await stat(join(folder, name)).catch(() => undefined);
  return facts !== undefined && facts.mtime.getTime() < Date.parse(manifest.built) - hour;
}
const hour = 3_600_000;

// The types of Node and of the web platform name the same thing twice.
const parseStream = (stream: unknown) => stream as ReadableStream<Uint8Array>;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a torn file is as good as none
  }
}
