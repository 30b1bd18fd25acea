import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem, Sha256 } from '@milpa/sdk';
import { streamBody } from '../../stream-body.ts';
import type { FileStore, StoredFile } from './index.ts';

export interface DiskFilesOptions {
  /** Holds `ab/cd/<sha256>` and `incoming/`; made when missing. */
  readonly folder: string;
  /** Unfinished files older than this are removed when the store is opened; an hour when absent. In milliseconds. */
  readonly leftoverMs?: number;
  readonly now?: () => Date;
}

/**
 * Files on a local disk. A file is written under incoming/, made durable, and only then gets its name, so a name always
 * stands for whole bytes; the same bytes twice are one file.
 */
export async function createDiskFiles(options: DiskFilesOptions): Promise<FileStore> {
  const { folder } = options;
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true });
  await removeLeftovers(incoming, (options.now ?? (() => new Date()))().getTime() - (options.leftoverMs ?? 3_600_000));
  const keep = createKeeper(folder);
  const locate = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const find = async (sha256: Sha256) => {
    const found = await stat(locate(sha256)).catch(maybeMissing);
    return found ? { sha256, size: found.size } : undefined;
  };
  return {
    find,
    async put(content, { limitBytes }) {
      const path = join(incoming, randomBytes(12).toString('hex'));
      try {
        const stored = await receive(path, content, limitBytes);
        await keep(path, locate(stored.sha256));
        return stored;
      } catch (error) {
        await rm(path, { force: true });
        throw explain(error);
      }
    },
    async adopt(path) {
      try {
        const stored = await hashFile(path);
        const target = locate(stored.sha256);
        await keep(path, target).catch(async (error: unknown) => {
          if (!hasCode(error, 'EXDEV')) throw error;
          const near = join(incoming, randomBytes(12).toString('hex'));
          await receive(near, createReadStream(path), Number.POSITIVE_INFINITY);
          await keep(near, target);
          await rm(path, { force: true });
        });
        return stored;
      } catch (error) {
        throw explain(error);
      }
    },
    read(sha256, range) {
      const stream = createReadStream(locate(sha256), { ...range, highWaterMark: 256 * 1024 });
      return streamBody(stream);
    },
    async local(sha256) {
      const path = locate(sha256);
      await stat(path);
      return { path, release: async () => undefined };
    },
    list: () => listStored(folder),
    remove: (sha256) => rm(locate(sha256), { force: true }),
  };
}

/** Writes and hashes; durable when it resolves. */
async function receive(path: string, content: AsyncIterable<Uint8Array>, limitBytes: number): Promise<StoredFile> {
  const file = await open(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of content) {
      size += chunk.byteLength;
      if (size > limitBytes) throw tooLarge(limitBytes);
      hash.update(chunk);
      await writeAll(file, chunk);
    }
    await file.sync();
    return { sha256: Sha256.parse(hash.digest('hex')), size };
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.byteLength; ) at += (await file.write(chunk, at)).bytesWritten;
}

async function hashFile(path: string): Promise<StoredFile> {
  const file = await open(path, 'r+');
  try {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) {
      size += chunk.length;
      hash.update(chunk);
    }
    await file.sync();
    return { sha256: Sha256.parse(hash.digest('hex')), size };
  } finally {
    await file.close();
  }
}

/** Gives a file its lasting name, durably: so are the folders that hold the name, each once in a process. */
function createKeeper(root: string) {
  const durable = new Set<string>();
  return async (path: string, target: string): Promise<void> => {
    const folder = dirname(target);
    await mkdir(folder, { recursive: true });
    await rename(path, target);
    await syncFolder(folder);
    if (durable.has(folder)) return;
    await syncFolder(dirname(folder));
    await syncFolder(root);
    durable.add(folder);
  };
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* listStored(folder: string): AsyncGenerator<StoredFile> {
  for (const first of await listHex(folder, 2))
    for (const second of await listHex(join(folder, first), 2))
      for (const name of await listHex(join(folder, first, second), 64)) {
        const found = await stat(join(folder, first, second, name)).catch(maybeMissing);
        if (found) yield { sha256: Sha256.parse(name), size: found.size };
      }
}

async function listHex(folder: string, length: number): Promise<string[]> {
  const names = await readdir(folder).catch(maybeMissing);
  return (names ?? []).filter((name) => name.length === length && /^[0-9a-f]+$/.test(name));
}

async function removeLeftovers(incoming: string, before: number): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const found = await stat(path).catch(maybeMissing);
    // A younger one may be arriving right now, in another process of ours.
    if (found && found.mtimeMs < before) await rm(path, { force: true });
  }
}

function maybeMissing(error: unknown): undefined {
  if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return undefined;
  throw error;
}

const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;

function explain(error: unknown): unknown {
  if (!hasCode(error, 'ENOSPC') && !hasCode(error, 'EDQUOT')) return error;
  return new Problem(
    'storage-full',
    {
      en: 'The disk of the portal is full, so the file was not kept. Nothing else was changed; tell the operator of the portal.',
      es: 'El disco del portal está lleno, así que el archivo no se guardó. No se cambió nada más; avise a quien opera el portal.',
      fr: "Le disque du portail est plein : le fichier n'a pas été conservé. Rien d'autre n'a changé ; prévenez l'exploitant du portail.",
    },
    { cause: error },
  );
}

function tooLarge(limitBytes: number): Problem {
  const size = (language: string) =>
    limitBytes < 2 ** 20
      ? `${limitBytes.toLocaleString(language)} bytes`
      : `${(limitBytes / 2 ** 20).toLocaleString(language, { maximumFractionDigits: 1 })} MiB`;
  return new Problem('too-large', {
    en: `The file has more than the ${size('en')} this portal accepts. Nothing of it was kept; split it, or ask the operator to raise the limit.`,
    es: `El archivo tiene más de los ${size('es')} que acepta este portal. No se guardó nada de él; divídalo o pida a quien opera el portal que suba el límite.`,
    fr: `Le fichier dépasse les ${size('fr')} que ce portail accepte. Rien n'en a été conservé ; divisez-le, ou demandez à l'exploitant de relever la limite.`,
  });
}
