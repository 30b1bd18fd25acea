import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { parseStored, type StoredDocument } from '../../document/document.ts';

/**
 * Documents with their texts in a file, one after the other in the order of the log: a checksum of four bytes, then the
 * JSON of a StoredDocument. Where each begins stands in memory that threads share; a volume is only ever added to, and by one thread.
 */
export interface Volume {
  readonly id: number;
  /** Descriptor of the file, the same in all threads. */
  readonly file: number;
  /** First the places in the log of all that it has room for, then where each begins and the last one ends. */
  readonly places: SharedArrayBuffer;
  /** Documents that are there. */
  readonly count: number;
}

const double = 8;
export const checkBytes = 4;

export const makePlaces = (room: number): SharedArrayBuffer => new SharedArrayBuffer((2 * room + 1) * double);

/** Both halves of the places. */
export function openPlaces(places: SharedArrayBuffer): { sequences: Float64Array; starts: Float64Array } {
  const room = (places.byteLength / double - 1) / 2;
  return { sequences: new Float64Array(places, 0, room), starts: new Float64Array(places, room * double) };
}

interface Open extends Volume {
  readonly sequences: Float64Array;
  readonly starts: Float64Array;
}

/** The volumes as one thread knows them. */
export class Shelf {
  private volumes: Open[] = [];

  /** Takes volumes, or what they have become. */
  take(add: readonly Volume[], drop: readonly number[]): void {
    if (add.length === 0 && drop.length === 0) return;
    const gone = new Set([...drop, ...add.map(({ id }) => id)]);
    const kept = this.volumes.filter(({ id }) => !gone.has(id));
    const opened = add.filter(({ count }) => count > 0).map((volume) => ({ ...volume, ...openPlaces(volume.places) }));
    this.volumes = [...kept, ...opened].toSorted((a, b) => (a.sequences[0] ?? 0) - (b.sequences[0] ?? 0));
  }

  clear(): void {
    this.volumes = [];
  }

  list(): readonly Volume[] {
    return this.volumes;
  }

  /** The bytes of the document that came at that place; undefined when they are not there, or not as they were written. */
  findBytes(sequence: number): Buffer | undefined {
    const volume =
      this.volumes[findLast(this.volumes.length, (at) => (this.volumes[at]?.sequences[0] ?? 0) <= sequence)];
    if (!volume) return undefined;
    const at = findLast(volume.count, (place) => (volume.sequences[place] ?? 0) <= sequence);
    if (at < 0 || volume.sequences[at] !== sequence) return undefined;
    const start = volume.starts[at] ?? 0;
    return readText(volume.file, start, (volume.starts[at + 1] ?? 0) - start);
  }

  find(sequence: number): StoredDocument | undefined {
    const bytes = this.findBytes(sequence);
    return bytes && parseStored(JSON.parse(bytes.toString('utf8', checkBytes)));
  }
}

function readText(file: number, start: number, length: number): Buffer | undefined {
  const bytes = Buffer.allocUnsafe(length);
  try {
    if (length < checkBytes || readSync(file, bytes, 0, length, start) !== length) return undefined;
  } catch {
    return undefined; // the disk is unwell: the log in the database has the text too
  }
  return bytes.readUInt32LE(0) === crc32(bytes.subarray(checkBytes)) ? bytes : undefined;
}

/** The last number below `count` that fits, or -1; those that fit come first. */
function findLast(count: number, fits: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fits(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
