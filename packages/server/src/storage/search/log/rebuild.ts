import type { Database } from '../../database/index.ts';
import type { SearchDocument } from '../contract.ts';
import { normalizeDocument } from '../document/document.ts';
import { log } from './log.ts';

export interface Rebuilt {
  readonly documents: number;
  /** The place in the log from which on all of it is so. */
  readonly reached: number;
}

/** Documents written in one transaction, and transactions under way while the next one is made. */
const batchSize = 250;
const ahead = 2;

/** Makes the log hold exactly these, and what came meanwhile. */
export async function rebuildLog(db: Database, documents: AsyncIterable<SearchDocument>): Promise<Rebuilt> {
  const before = await log.last(db);
  const seen = new Set<string>();
  const writers: Promise<number>[] = [];
  for await (const batch of inBatches(documents, batchSize)) {
    const stored = new Map(batch.map((each) => [each.id.toLowerCase(), normalizeDocument(each)]));
    for (const id of stored.keys()) seen.add(id);
    if (writers.length >= ahead) await writers.shift();
    const writer = log.put(db, [...stored.values()]);
    writer.catch(() => undefined); // it is told where it is waited for
    writers.push(writer);
  }
  await Promise.all(writers);
  let surplus: string[] = [];
  for await (const id of log.listUntil(db, before)) {
    if (!seen.has(id)) surplus.push(id);
    if (surplus.length < batchSize) continue;
    await log.remove(db, surplus);
    surplus = [];
  }
  if (surplus.length > 0) await log.remove(db, surplus);
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
