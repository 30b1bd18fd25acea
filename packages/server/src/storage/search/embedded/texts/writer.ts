import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { checkBytes, makePlaces, openPlaces, Shelf, type Volume } from './volume.ts';

/** Texts of one volume. */
const room = 32_768;
const fewVolumes = 8;
const chunk = 1 << 22;

/** A volume as the thread has it that keeps it. */
interface Kept {
  readonly id: number;
  readonly name: string;
  readonly file: number;
  readonly places: SharedArrayBuffer;
  readonly sequences: Float64Array;
  readonly starts: Float64Array;
  readonly room: number;
  count: number;
  /** What is safely on the disk. */
  synced: number;
}

/** What a snapshot says of a volume. */
export interface WrittenVolume {
  readonly name: string;
  readonly count: number;
  readonly bytes: number;
}

export interface TextsChange {
  readonly add: readonly Volume[];
  readonly drop: readonly number[];
}

export const ending = '.texts';
let lastId = 0;

/** Writes the texts of documents beside the index, so that saying why something was found asks no database. */
export class TextsWriter {
  private readonly folder: string;
  private volumes: Kept[] = [];
  private current: Kept | undefined;
  private changed = new Set<Kept>();
  private dropped: Kept[] = [];

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Appends; the places ascend from one call to the next. */
  add(texts: readonly { readonly sequence: number; readonly json: string }[]): void {
    for (let at = 0; at < texts.length; ) {
      const volume = this.current && this.current.count < this.current.room ? this.current : this.begin();
      const some = texts.slice(at, at + volume.room - volume.count);
      append(
        volume,
        some.map(({ sequence, json }) => ({ sequence, bytes: formatRecord(Buffer.from(json)) })),
      );
      this.changed.add(volume);
      at += some.length;
    }
  }

  private begin(): Kept {
    mkdirSync(this.folder, { recursive: true });
    const name = randomUUID();
    const file = openSync(join(this.folder, name + ending), 'wx+');
    const volume = makeKept(name, file, makePlaces(room), 0);
    this.volumes.push(volume);
    this.current = volume;
    return volume;
  }

  /** Takes volumes of a snapshot; throws when one is not there as it was written. */
  restore(written: readonly { readonly name: string; readonly places: SharedArrayBuffer; readonly bytes: number }[]) {
    for (const { name, places, bytes } of written) {
      const file = openSync(join(this.folder, name + ending), 'r');
      const count = (places.byteLength / 8 - 1) / 2;
      const volume = makeKept(name, file, places, count);
      this.volumes.push(volume);
      this.changed.add(volume);
      if (volume.starts[count] !== bytes) throw new Error(`the places of the texts in ${name} were changed`);
    }
  }

  /** What has changed since it was last asked. */
  takeChange(): TextsChange {
    const change = { add: [...this.changed].map(describe), drop: this.dropped.map(({ id }) => id) };
    this.changed = new Set();
    this.dropped = [];
    return change;
  }

  list(): readonly Volume[] {
    return this.volumes.map(describe);
  }

  /** Whether most of it is of no use, or it is in many small pieces; given how many documents there are. */
  isUntidy(documents: number): boolean {
    const count = this.volumes.reduce((sum, volume) => sum + volume.count, 0);
    return count > 2 * documents + room || this.volumes.length > fewVolumes + (4 * count) / room;
  }

  /**
   * Writes those volumes anew that hold little that is still wanted, and joins small ones: the old ones are dropped.
   * `wanted` ascends.
   */
  tidy(wanted: Float64Array): void {
    const shelf = new Shelf();
    shelf.take(this.list(), []);
    const sorted = this.volumes.toSorted((a, b) => (a.sequences[0] ?? 0) - (b.sequences[0] ?? 0));
    const kept: Kept[] = [];
    this.current = undefined;
    let at = 0;
    for (const volume of sorted) {
      const last = volume.sequences[volume.count - 1] ?? 0;
      const own: number[] = [];
      while (at < wanted.length && (wanted[at] ?? 0) < (volume.sequences[0] ?? 0)) at += 1;
      for (; at < wanted.length && (wanted[at] ?? 0) <= last; at += 1) own.push(wanted[at] ?? 0);
      if (own.length * 2 > volume.count && volume.count * 2 > room) {
        kept.push(volume);
        this.current = undefined;
        continue;
      }
      this.dropped.push(volume);
      this.changed.delete(volume);
      this.volumes = [];
      this.copy(shelf, own);
      kept.push(...this.volumes);
    }
    this.volumes = kept;
    // What comes next goes to a volume of its own: this one may be followed by another.
    this.current = undefined;
  }

  private copy(shelf: Shelf, sequences: readonly number[]): void {
    const records = sequences.flatMap((sequence) => {
      const bytes = shelf.findBytes(sequence);
      return bytes ? [{ sequence, bytes }] : [];
    });
    for (let at = 0; at < records.length; ) {
      const volume = this.current && this.current.count < this.current.room ? this.current : this.begin();
      const some = records.slice(at, at + volume.room - volume.count);
      append(volume, some);
      this.changed.add(volume);
      at += some.length;
    }
  }

  /** Makes all of it safe on the disk; says what a snapshot needs to find it again. */
  save(): { readonly written: readonly WrittenVolume[]; places(name: string): Uint8Array } {
    const some = this.volumes.filter(({ count }) => count > 0);
    for (const volume of some) {
      // Another process of the same folder may have tidied it away while it was not ours to name.
      if (!existsSync(join(this.folder, volume.name + ending))) writeAgain(this.folder, volume);
      else if (volume.synced < volume.count) fsyncSync(volume.file);
      volume.synced = volume.count;
    }
    const written = some.map(({ name, count, starts }) => ({ name, count, bytes: starts[count] ?? 0 }));
    const byName = new Map(some.map((volume) => [volume.name, volume]));
    return {
      written,
      places(name) {
        const volume = byName.get(name);
        if (!volume) throw new Error(`There are no texts called ${name}`);
        const places = makePlaces(volume.count);
        const own = openPlaces(places);
        own.sequences.set(volume.sequences.subarray(0, volume.count));
        own.starts.set(volume.starts.subarray(0, volume.count + 1));
        return new Uint8Array(places);
      },
    };
  }
}

const describe = ({ id, file, places, count }: Kept): Volume => ({ id, file, places, count });

function makeKept(name: string, file: number, places: SharedArrayBuffer, count: number): Kept {
  lastId += 1;
  const { sequences, starts } = openPlaces(places);
  return { id: lastId, name, file, places, sequences, starts, room: sequences.length, count, synced: count };
}

function formatRecord(json: Buffer): Buffer {
  const record = Buffer.allocUnsafe(checkBytes + json.length);
  record.writeUInt32LE(crc32(json));
  json.copy(record, checkBytes);
  return record;
}

function append(volume: Kept, records: readonly { readonly sequence: number; readonly bytes: Buffer }[]): void {
  const start = volume.starts[volume.count] ?? 0;
  writeAll(volume.file, Buffer.concat(records.map(({ bytes }) => bytes)), start);
  let at = start;
  for (const [turn, { sequence, bytes }] of records.entries()) {
    volume.sequences[volume.count + turn] = sequence;
    at += bytes.length;
    volume.starts[volume.count + turn + 1] = at;
  }
  volume.count += records.length;
}

function writeAll(file: number, bytes: Buffer, start: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, start + at);
}

function writeAgain(folder: string, volume: Kept): void {
  const path = join(folder, volume.name + ending);
  const file = openSync(`${path}.new`, 'w');
  try {
    const bytes = Buffer.allocUnsafe(chunk);
    const end = volume.starts[volume.count] ?? 0;
    for (let at = 0; at < end; ) {
      const read = readSync(volume.file, bytes, 0, Math.min(chunk, end - at), at);
      if (read === 0) throw new Error(`the texts in ${volume.name} are cut off`);
      writeAll(file, bytes.subarray(0, read), at);
      at += read;
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
}
