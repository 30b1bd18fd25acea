import { createHash } from 'node:crypto';
import type { Sha256 } from '@milpa/sdk';
import type { DatasetContext } from '../model.ts';
import { listReferredAfter, listUsedHashes } from '../store/upload.ts';

/** What the stored files are, compared with what is written down of them. */
export interface FilesReport {
  readonly files: number;
  readonly bytes: number;
  /** Stored under a hash that their bytes no longer have. */
  readonly damaged: readonly Sha256[];
  /** Referred to by a version, a table, a download or an upload, and not stored. */
  readonly missing: readonly Sha256[];
  /** Stored, but nothing refers to them: the daily cleaning removes them. */
  readonly unused: number;
}

const batch = 500;

/** Reads every stored file to its end and looks for every file that should be there. Changes nothing; memory stays flat. */
export async function verifyFiles(
  { database, files }: Pick<DatasetContext, 'database' | 'files'>,
  signal?: AbortSignal,
): Promise<FilesReport> {
  const damaged: Sha256[] = [];
  let [count, bytes, unused] = [0, 0, 0];
  let waiting: Sha256[] = [];
  const countUnused = async () => {
    unused += waiting.length - (await listUsedHashes(database, waiting)).size;
    waiting = [];
  };
  for await (const { sha256, size } of files.list()) {
    signal?.throwIfAborted();
    count += 1;
    bytes += size;
    if ((await hashOf(files.read(sha256))) !== sha256) damaged.push(sha256);
    waiting.push(sha256);
    if (waiting.length === batch) await countUnused();
  }
  await countUnused();
  return { files: count, bytes, damaged, missing: await listMissing({ database, files }, signal), unused };
}

/** What looks at the stored files for others. */
export const createVerifying = (context: Pick<DatasetContext, 'database' | 'files'>) => ({
  isIntact: (sha256: Sha256) => isIntact(context, sha256),
  verifyFiles: (signal?: AbortSignal) => verifyFiles(context, signal),
});

/** Whether one file is stored and its bytes have the hash it is stored under. */
const isIntact = async ({ files }: Pick<DatasetContext, 'files'>, sha256: Sha256): Promise<boolean> =>
  (await files.find(sha256)) !== undefined && (await hashOf(files.read(sha256))) === sha256;

async function hashOf(content: ReadableStream<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk);
  return hash.digest('hex');
}

async function listMissing(
  { database, files }: Pick<DatasetContext, 'database' | 'files'>,
  signal: AbortSignal | undefined,
): Promise<Sha256[]> {
  const missing: Sha256[] = [];
  for (let after = ''; ; ) {
    signal?.throwIfAborted();
    const some = await listReferredAfter(database, after, batch);
    for (const sha256 of some) if (!(await files.find(sha256))) missing.push(sha256);
    const last = some.at(-1);
    if (last === undefined) return missing;
    after = last;
  }
}
