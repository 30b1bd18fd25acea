import type { Sha256 } from '@milpa/sdk';

export interface StoredFile {
  readonly sha256: Sha256;
  readonly size: number;
}

/** A readable copy on local disk, for programs that need a path. Release it when done; never write to it. */
export interface LocalCopy {
  readonly path: string;
  release(): Promise<void>;
}

/** Bytes by content hash. What was put is never changed. Implementations pass the suite in conformance.ts. */
export interface FileStore {
  /** Streams to disk, hashing. Durable (fsync) when it resolves. Throws Problem `too-large` or `storage-full`; then nothing is kept. */
  put(content: AsyncIterable<Uint8Array>, options: { limitBytes: number }): Promise<StoredFile>;
  /** Takes over a finished local file (moves it when on the same disk). Durable when it resolves. */
  adopt(path: string): Promise<StoredFile>;
  find(sha256: Sha256): Promise<StoredFile | undefined>;
  /** Bytes from `start` to `end` inclusive; the whole file without a range. */
  read(sha256: Sha256, range?: { start: number; end: number }): ReadableStream<Uint8Array>;
  local(sha256: Sha256): Promise<LocalCopy>;
  /** Every stored file, in no order: for verification and for finding what nothing refers to. */
  list(): AsyncIterable<StoredFile>;
  remove(sha256: Sha256): Promise<void>;
}

export { createDiskFiles, type DiskFilesOptions } from './disk.ts';
