import type { Database } from '../../database/index.ts';
import type { SearchDocument } from '../contract.ts';
import { normalizeDocument } from '../document/document.ts';
import { log, makeEntry, type Written } from './log.ts';

export interface Rebuilt {
  readonly documents: number;
  /** The place in the log from which on all of it is so. */
  readonly reached: number;
}

export interface RebuildOptions {
  /** Who writes, as the log tells it. */
  readonly writer?: string;
  /** Given what was written; what comes next waits for it. */
  readonly onWritten?: (written: Written) => Promise<void>;
}

/** Documents written in one transaction, and transactions under way while the next one is made. */
const batchSize = 500;
const ahead = 2;

/** Makes the log hold exactly these, and what came meanwhile. */
export async function rebuildLog(
  db: Database,
  documents: AsyncIterable<SearchDocument>,
  { writer = '', onWritten = async () => undefined }: RebuildOptions = {},
): Promise<Rebuilt> {
  const before = await log.last(db);
  const seen = new Set<string>();
  const writers: Promise<void>[] = [];
  const write = async (batch: readonly SearchDocument[]) => {
    const stored = new Map(batch.map((each) => [each.id.toLowerCase(), normalizeDocument(each)]));
    for (const id of stored.keys()) seen.add(id);
    // What is there already as it is need not be sent, nor wait for its turn to write.
    const different = await log.listDifferent(db, [...stored.values()].map(makeEntry));
    if (different.length > 0) await onWritten(await log.put(db, different, writer));
  };
  for await (const batch of inBatches(documents, batchSize)) {
    if (writers.length >= ahead) await writers.shift();
    const written = write(batch);
    written.catch(() => undefined); // it is told where it is waited for
    writers.push(written);
  }
  await Promise.all(writers);
  let surplus: string[] = [];
  for await (const id of log.listUntil(db, before)) {
    if (!seen.has(id)) surplus.push(id);
    if (surplus.length < batchSize) continue;
    await log.remove(db, surplus, writer);
    surplus = [];
  }
  if (surplus.length > 0) await log.remove(db, surplus, writer);
  return { documents: seen.size, reached: await log.last(db) };
}

async function* inBatches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
