import { constants } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Reading, ReadRequest } from '../contract.ts';
import type { Child } from './child.ts';
import type { LaneCall } from './lane.ts';
import { parseReading } from './parse.ts';

/** Bytes up to which a file is small: a copy of it costs less than a process. */
export const smallBytes = 2.5 * 2 ** 20;
/** Small files one process reads; all of them together stay below 50 MB. */
export const smallFiles = 20;

/**
 * Has a small file read by a process that may have read others of its group. What a process reaches cannot be changed once it runs, so
 * the file is put into the folder of the process, and taken away with all that came of it: each read finds its own file alone.
 */
export async function readSmall(child: Child, request: ReadRequest, call: LaneCall): Promise<Reading> {
  const box = await mkdtemp(join(child.folder, 'box-'));
  try {
    const path = join(box, 'file');
    const out = join(box, 'out');
    await mkdir(out);
    await copyFile(request.path, path, constants.COPYFILE_FICLONE);
    const asked: ReadRequest = { ...request, path, ...(request.out === undefined ? {} : { out }) };
    const { out: wanted } = request;
    const raw = await child.ask({ kind: 'read', request: asked }, call);
    const reading = parseReading(raw, wanted === undefined ? undefined : out);
    return wanted === undefined ? reading : await handOver(reading, wanted);
  } finally {
    await rm(box, { recursive: true, force: true });
  }
}

/** Moves what was written to where it was wanted. */
async function handOver(reading: Reading, folder: string): Promise<Reading> {
  const tables: Reading['tables'][number][] = [];
  for (const table of reading.tables) {
    if (!table.parquet) {
      tables.push(table);
      continue;
    }
    const path = join(folder, basename(table.parquet.path));
    await moveFile(table.parquet.path, path);
    tables.push({ ...table, parquet: { ...table.parquet, path } });
  }
  return { ...reading, tables };
}

/** Renames, or copies to another disk. */
export async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await copyFile(from, to); // another disk
  }
}
