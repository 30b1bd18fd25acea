import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '@milpa/sdk';
import type { DatasetContext } from './model.ts';
import { listUploadsBefore, listUsedHashes } from './store/upload.ts';
import type { Uploads } from './upload/tus.ts';

export const cleanUpJob = 'dataset-clean-up';
export const cleanUpEverySeconds = 3600;

const dayMs = 24 * 60 * 60_000;
const batch = 500;

/**
 * Removes what nobody needs: uploads not used within the days of the limit, folders of work that broke off, readings that
 * were followed by another before any release, and stored files that nothing has referred to for a day. Nothing that a working copy or a release refers to is ever removed.
 */
export async function cleanUp(context: DatasetContext, uploads: Uploads, signal: AbortSignal): Promise<void> {
  const now = context.clock().getTime();
  for (const upload of await listUploadsBefore(context.database, new Date(now - context.limits.uploadDays * dayMs))) {
    signal.throwIfAborted();
    await uploads.discard(upload.id);
  }
  await removeOld(join(context.dataFolder, 'work'), now - dayMs);
  await removeOld(join(context.dataFolder, 'uploads'), now - (context.limits.uploadDays + 1) * dayMs);
  await context.database.query(
    `delete from table_version v using file_version f where f.id = v.file_version and v.reading <> f.reading
       and v.created < $1 and not exists (select from release_table r where r.table_version = v.id)`,
    [new Date(now - dayMs)],
  );
  await removeOrphans(context, signal);
}

async function removeOld(folder: string, before: number): Promise<void> {
  for (const name of await listNames(folder)) {
    const path = join(folder, name);
    if ((await stat(path)).mtimeMs < before) await rm(path, { recursive: true, force: true });
  }
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []; // nothing was ever put there
    throw error;
  }
}

async function removeOrphans(context: DatasetContext, signal: AbortSignal): Promise<void> {
  let hashes: Sha256[] = [];
  for await (const { sha256 } of context.files.list()) {
    signal.throwIfAborted();
    hashes.push(sha256);
    if (hashes.length < batch) continue;
    await sweep(context, hashes);
    hashes = [];
  }
  await sweep(context, hashes);
}

async function sweep(context: DatasetContext, hashes: readonly Sha256[]): Promise<void> {
  const used = await listUsedHashes(context.database, hashes);
  for (const sha256 of hashes) {
    if (!used.has(sha256) && !(await context.isFileUsed?.(sha256))) await removeOrphan(context, sha256);
  }
}

/** Twice seen without a use, a day apart: then nobody is about to write it down any more. */
async function removeOrphan(context: DatasetContext, sha256: Sha256): Promise<void> {
  const now = context.clock();
  await context.database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [sha256]);
    if ((await listUsedHashes(tx, [sha256])).size > 0) return;
    const [row] = await tx.query<{ seen: Date }>(
      `insert into file_orphan (sha256, seen) values ($1, $2) on conflict (sha256) do update set seen = file_orphan.seen
       returning seen`,
      [sha256, now],
    );
    if (!row || now.getTime() - row.seen.getTime() < dayMs) return;
    await context.files.remove(sha256);
    await tx.query('delete from file_orphan where sha256 = $1', [sha256]);
  });
}
