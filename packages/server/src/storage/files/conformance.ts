import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem, Sha256 } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import type { FileStore } from './index.ts';

const hashOf = (bytes: Uint8Array) => Sha256.parse(createHash('sha256').update(bytes).digest('hex'));

async function* chunks(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

const bytesOf = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer());

async function listAll(store: FileStore) {
  const all = [];
  for await (const file of store.list()) all.push(file);
  return all;
}

/** What every FileStore keeps. `open` makes an empty store. */
export function describeFileStore(name: string, open: () => Promise<FileStore>): void {
  describe(name, () => {
    test('gives back exactly what was put', async () => {
      const store = await open();
      const [first, second] = [randomBytes(300_000), randomBytes(7)];
      const whole = Buffer.concat([first, second]);
      const stored = await store.put(chunks(first, second), { limitBytes: whole.length });
      expect(stored).toEqual({ sha256: hashOf(whole), size: whole.length });
      expect(await store.find(stored.sha256)).toEqual(stored);
      expect(Buffer.compare(await bytesOf(store.read(stored.sha256)), whole)).toBe(0);
      const part = await bytesOf(store.read(stored.sha256, { start: 299_999, end: 300_001 }));
      expect(Buffer.compare(part, whole.subarray(299_999, 300_002))).toBe(0);
    });

    test('keeps an empty file', async () => {
      const store = await open();
      const stored = await store.put(chunks(), { limitBytes: 1 });
      expect(stored.size).toBe(0);
      expect(await bytesOf(store.read(stored.sha256))).toHaveLength(0);
    });

    test('keeps the same bytes once, however many put them at the same time', async () => {
      const store = await open();
      const bytes = randomBytes(100_000);
      const all = await Promise.all(
        Array.from({ length: 8 }, () => store.put(chunks(bytes), { limitBytes: 1_000_000 })),
      );
      expect(new Set(all.map(({ sha256 }) => sha256)).size).toBe(1);
      expect(await listAll(store)).toEqual([{ sha256: hashOf(bytes), size: bytes.length }]);
    });

    test('refuses one byte too many and keeps nothing', async () => {
      const store = await open();
      const failure = await store.put(chunks(randomBytes(10), randomBytes(1)), { limitBytes: 10 }).catch((e) => e);
      expect(failure).toBeInstanceOf(Problem);
      expect(failure.code).toBe('too-large');
      expect(await listAll(store)).toEqual([]);
    });

    test('keeps nothing of what breaks off', async () => {
      const store = await open();
      async function* breaking() {
        yield randomBytes(1000);
        throw new Error('the line broke');
      }
      await expect(store.put(breaking(), { limitBytes: 1e6 })).rejects.toThrow('the line broke');
      expect(await listAll(store)).toEqual([]);
    });

    test('takes over a local file', async () => {
      const store = await open();
      const folder = await mkdtemp(join(tmpdir(), 'milpa-adopt-'));
      const path = join(folder, 'x');
      await writeFile(path, 'taken over');
      const stored = await store.adopt(path);
      expect(stored).toEqual({ sha256: hashOf(Buffer.from('taken over')), size: 10 });
      await expect(readFile(path)).rejects.toThrow('ENOENT');
      const copy = await store.local(stored.sha256);
      expect(await readFile(copy.path, 'utf8')).toBe('taken over');
      await copy.release();
      await rm(folder, { recursive: true });
    });

    test('finds nothing under an unknown name, and nothing after removal', async () => {
      const store = await open();
      expect(await store.find(hashOf(Buffer.from('never put')))).toBeUndefined();
      const stored = await store.put(chunks(Buffer.from('short-lived')), { limitBytes: 100 });
      await store.remove(stored.sha256);
      expect(await store.find(stored.sha256)).toBeUndefined();
      await store.remove(stored.sha256); // again: nothing to do
    });
  });
}
