import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { openSegment } from '../segment/segment.ts';
import { listFiles, placesEnding } from '../texts/keep.ts';
import { ending as textsEnding, type WrittenVolume } from '../texts/writer.ts';
import type { PartState } from '../threads/messages.ts';
import { writeDurably } from './files.ts';

/** An index as it was at one place of one log. */
export interface Snapshot {
  readonly log: string;
  readonly reached: number;
  readonly parts: readonly Omit<PartState, 'id'>[];
  /** Where the texts of its documents are. */
  readonly texts: readonly WrittenVolume[];
}

interface Written {
  readonly file: string;
  readonly bytes: number;
  readonly check: number;
  /** Base64. */
  readonly gone: string;
}

const manifest = 'index.json';
const ending = '.part';
const chunk = 1 << 26;
/** Of each block the name of its file, so that what is written once is not written again. */
const files = new WeakMap<SharedArrayBuffer, Omit<Written, 'gone'>>();

/** Writes what is not written yet, then the list of it all in one step, then takes away what no list names. */
export function saveSnapshot(folder: string, { log, reached, parts, texts }: Snapshot): void {
  mkdirSync(folder, { recursive: true });
  const written = parts.map(({ block, gone }): Written => {
    const bytes = Buffer.from(gone.buffer, gone.byteOffset, gone.byteLength);
    return { ...(files.get(block) ?? writeBlock(folder, block)), gone: bytes.toString('base64') };
  });
  const body = JSON.stringify({ log, reached, parts: written, texts });
  writeDurably(join(folder, manifest), [Buffer.from(JSON.stringify({ check: crc32(body), body }))]);
  const named = new Set([...written.map((each) => each.file), ...listFiles(texts)]);
  const ours = [ending, textsEnding, placesEnding];
  for (const file of readdirSync(folder))
    if (file.endsWith('.new') || (ours.some((each) => file.endsWith(each)) && !named.has(file)))
      rmSync(join(folder, file), { force: true });
}

function writeBlock(folder: string, block: SharedArrayBuffer): Omit<Written, 'gone'> {
  const bytes = new Uint8Array(block);
  const check = crcOf(bytes);
  const file = `${check.toString(16).padStart(8, '0')}-${bytes.length}${ending}`;
  writeDurably(join(folder, file), chunksOf(bytes));
  const written = { file, bytes: bytes.length, check };
  files.set(block, written);
  return written;
}

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
}

function crcOf(bytes: Uint8Array): number {
  let check = 0;
  // The library takes no shared memory, so each chunk is copied first.
  for (const each of chunksOf(bytes)) check = crc32(Uint8Array.from(each), check);
  return check;
}

/** Reads the snapshot; undefined when there is none. Throws when it is not whole: then it is not to be trusted in any part. */
export function loadSnapshot(folder: string): Snapshot | undefined {
  const text = readText(join(folder, manifest));
  if (text === undefined) return undefined;
  const { check, body } = parseEnvelope(JSON.parse(text));
  if (crc32(body) !== check) throw new Error('the list of parts was changed');
  const { log, reached, parts, texts } = parseManifest(JSON.parse(body));
  return { log, reached, parts: parts.map((part) => readPart(folder, part)), texts: texts ?? [] };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseEnvelope(value: unknown): { check: number; body: string } {
  const { check, body } = value as { check: unknown; body: unknown };
  if (typeof check !== 'number' || typeof body !== 'string') throw new Error('the list of parts is none');
  return { check, body };
}

// Its checksum says that we wrote it.
const parseManifest = (value: unknown) =>
  value as { log: string; reached: number; parts: readonly Written[]; texts?: readonly WrittenVolume[] };

function readPart(folder: string, { file, bytes, check, gone }: Written): Omit<PartState, 'id'> {
  const path = join(folder, file);
  if (statSync(path).size !== bytes) throw new Error(`${file} has another size`);
  const block = new SharedArrayBuffer(bytes);
  const whole = new Uint8Array(block);
  const open = openSync(path, 'r');
  try {
    for (let at = 0; at < bytes; ) {
      const read = readSync(open, whole, at, Math.min(chunk, bytes - at), at);
      if (read === 0) throw new Error(`${file} is cut off`);
      at += read;
    }
  } finally {
    closeSync(open);
  }
  if (crcOf(whole) !== check) throw new Error(`${file} was changed`);
  openSegment(block);
  files.set(block, { file, bytes, check });
  const bits = Buffer.from(gone, 'base64');
  return { block, gone: new Uint32Array(bits.buffer.slice(bits.byteOffset, bits.byteOffset + bits.byteLength)) };
}
