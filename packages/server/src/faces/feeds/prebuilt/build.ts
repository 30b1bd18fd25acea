import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Engine } from '@milpa/engine';
import { Sha256 } from '@milpa/sdk';
import type { CatalogueFacts, DocumentKind, Entry } from '../documents/index.ts';
import { type Kept, nameSet, type Shelf } from './shelf.ts';

/** As of which order to purge something is built. */
export interface AsOf {
  /** How many orders there were before anything was read. */
  readonly since: number;
  /** Whether there is another one by now. */
  readonly isStale: () => Promise<boolean>;
}

/**
 * Builds, and anew when an order to purge came meanwhile: whatever was read before it may hold what nobody may read. `build`
 * gives undefined when it noticed by itself.
 */
export async function buildUntilItStands<Built>(
  shelf: Pick<Shelf, 'clear'>,
  findPurgeMark: () => Promise<number>,
  build: (asOf: AsOf) => Promise<Built | undefined>,
): Promise<Built> {
  for (;;) {
    const since = await findPurgeMark();
    const isStale = async () => (await findPurgeMark()) !== since;
    const built = await build({ since, isStale });
    if (built !== undefined && !(await isStale())) return built;
    await shelf.clear(await findPurgeMark());
  }
}

export interface BuildNeeds extends AsOf {
  readonly shelf: Shelf;
  readonly documents: readonly DocumentKind[];
  readonly facts: CatalogueFacts;
  readonly generation: number;
  /** Milliseconds, only for telling how long it took. */
  readonly elapsed: () => number;
  /** Asked every few milliseconds: whoever waits for a page goes first. */
  readonly giveWay: () => Promise<void>;
  readonly now: () => Date;
  /** Makes Parquet of the list; absent: the list has no Parquet. */
  readonly engine: Pick<Engine, 'read'> | undefined;
}

/**
 * Walks over the catalogue once, and writes every document as it goes; nothing of it is held. False: an order to purge came
 * meanwhile, and nothing of it stands.
 */
export async function buildDocuments(
  needs: BuildNeeds,
  entries: AsyncIterable<Entry>,
  signal: AbortSignal,
): Promise<boolean> {
  const { shelf, facts, elapsed, since, generation } = needs;
  const started = elapsed();
  const set = nameSet(needs, needs.now().getTime().toString(36));
  const folder = join(shelf.folder, set);
  await mkdir(folder, { recursive: true });
  const sinks = needs.documents.map((kind) => createSink(kind, facts, folder));
  try {
    const datasets = await writeAll(sinks, entries, { ...needs, signal });
    const documents: Record<string, Kept> = {};
    for (const sink of sinks) documents[sink.name] = await sink.end();
    const parquet = needs.engine && (await makeParquet(needs.engine, folder, documents['catalog.csv']));
    if (parquet) documents['catalog.parquet'] = parquet;
    await shelf.replace({
      ...{ set, since, generation },
      datasets,
      built: needs.now().toISOString(),
      seconds: (elapsed() - started) / 1000,
      modified: facts.modified ?? null,
      documents,
    });
    return true;
  } catch (error) {
    for (const sink of sinks) sink.destroy();
    await rm(folder, { recursive: true, force: true });
    // Whoever clears the shelf takes the files from under who writes them: then this is no failure.
    if (await needs.isStale()) return false;
    throw error;
  }
}

/** Milliseconds of formatting at a stretch. */
const longestMs = 5;
/** Datasets that are written before it is looked whether all of it is in vain. */
const inVain = 500;

async function writeAll(
  sinks: readonly Sink[],
  entries: AsyncIterable<Entry>,
  {
    elapsed,
    giveWay,
    isStale,
    signal,
  }: Pick<BuildNeeds, 'elapsed' | 'giveWay' | 'isStale'> & { readonly signal: AbortSignal },
): Promise<number> {
  let datasets = 0;
  let since = elapsed();
  for await (const entry of entries) {
    signal.throwIfAborted();
    if (elapsed() - since > longestMs) {
      await giveWay();
      since = elapsed();
    }
    if (datasets % inVain === 0 && (await isStale())) throw new Error('A purge began while the documents were written');
    datasets += 1;
    const waiting = sinks.flatMap((sink) => sink.write(entry) ?? []);
    if (waiting.length > 0) await Promise.all(waiting);
  }
  return datasets;
}

const formatName = (name: string) => name.replaceAll('/', '-');
type Sink = ReturnType<typeof createSink>;

/** Characters handed to gzip at a time. */
const together = 128 * 1024;
/** Bytes that hold so many characters, unless most of them are of far scripts. */
const room = 2 * together;

/** One document on its way to disk: formatted, hashed, packed. `write` gives a promise when the disk is behind. */
function createSink(kind: DocumentKind, facts: CatalogueFacts, folder: string) {
  const file = `${formatName(kind.name)}.gz`;
  const path = join(folder, file);
  const writer = kind.open(facts);
  const hash = createHash('sha256');
  const gzip = createGzip({ level: 3 });
  const done = pipeline(gzip, createWriteStream(path, { flush: true }));
  done.catch(() => undefined); // told to whoever waits for the end
  // Filled again and again: a new one for each piece of some gigabytes would wait for the next collection.
  const buffer = Buffer.allocUnsafeSlow(room);
  let bytes = 0;
  let held = writer.head;
  let first = true;
  const push = (): Promise<void> => {
    const text = held;
    held = '';
    const length = Buffer.byteLength(text);
    const piece = length <= room ? buffer.subarray(0, buffer.write(text)) : Buffer.from(text);
    bytes += length;
    hash.update(piece);
    return new Promise((resolve, reject) => {
      // What went wrong is told by the end of the file; the buffer is free once gzip has taken all of it.
      gzip.write(piece, (error) => (error ? done.then(() => reject(error), reject) : resolve()));
    });
  };
  return {
    name: kind.name,
    write(entry: Entry): Promise<unknown> | undefined {
      const text = writer.format(entry);
      if (text === undefined) return undefined;
      held += first ? text : writer.comma + text;
      first = false;
      return held.length >= together ? push() : undefined;
    },
    async end(): Promise<Kept> {
      held += writer.tail;
      await push();
      gzip.end();
      await done;
      const { size } = await stat(path);
      return { file, sha256: Sha256.parse(hash.digest('hex')), bytes, packed: size };
    },
    destroy: () => gzip.destroy(),
  };
}

/** The list with its types, as the engine reads it. */
async function makeParquet(
  engine: Pick<Engine, 'read'>,
  folder: string,
  csv: Kept | undefined,
): Promise<Kept | undefined> {
  if (!csv) return undefined;
  const [path, out, file] = [join(folder, 'list.csv'), join(folder, 'parquet'), 'catalog.parquet'];
  await mkdir(out, { recursive: true });
  try {
    await pipeline(createReadStream(join(folder, csv.file)), createGunzip(), createWriteStream(path));
    const { tables } = await engine.read({ path, name: 'catalog.csv', out });
    const made = tables[0]?.parquet;
    if (!made) return undefined;
    const sha256 = await hashFile(made.path);
    await rename(made.path, join(folder, file));
    return { file, sha256, bytes: made.size, packed: null };
  } finally {
    await rm(path, { force: true });
    await rm(out, { recursive: true, force: true });
  }
}

async function hashFile(path: string): Promise<Sha256> {
  const hash = createHash('sha256');
  const file = await open(path);
  try {
    for await (const chunk of file.createReadStream({ autoClose: false })) hash.update(chunk);
    return Sha256.parse(hash.digest('hex'));
  } finally {
    await file.close();
  }
}
