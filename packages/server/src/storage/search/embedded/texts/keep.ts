import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { writeDurably } from '../keep/files.ts';
import { checkBytes, makePlaces } from './volume.ts';
import { ending, type TextsWriter, type WrittenVolume } from './writer.ts';

export const placesEnding = '.places';
const placesFile = ({ name, count }: WrittenVolume): string => `${name}-${count}${placesEnding}`;

/** The files that belong to volumes of a snapshot. */
export const listFiles = (written: readonly WrittenVolume[]): string[] =>
  written.flatMap((volume) => [volume.name + ending, placesFile(volume)]);

/** Makes the texts safe on the disk, and where each begins. */
export function saveTexts(folder: string, texts: TextsWriter): readonly WrittenVolume[] {
  const { written, places } = texts.save();
  for (const volume of written) {
    const path = join(folder, placesFile(volume));
    if (existsSync(path)) continue; // volumes are only added to: of so many it is the same
    const bytes = Uint8Array.from(places(volume.name));
    const check = Buffer.alloc(checkBytes);
    check.writeUInt32LE(crc32(bytes));
    writeDurably(path, [bytes, check]);
  }
  return written;
}

/** Throws when something is not there as it was written. */
export function loadTexts(folder: string, written: readonly WrittenVolume[], texts: TextsWriter): void {
  texts.restore(
    written.map((volume) => {
      const { name, count, bytes } = volume;
      const read = readFileSync(join(folder, placesFile(volume)));
      const places = makePlaces(count);
      const own = read.subarray(0, -checkBytes);
      if (own.length !== places.byteLength || read.readUInt32LE(own.length) !== crc32(own))
        throw new Error(`${placesFile(volume)} was changed`);
      new Uint8Array(places).set(own);
      if (statSync(join(folder, name + ending)).size < bytes) throw new Error(`${name}${ending} is cut off`);
      return { name, places, bytes };
    }),
  );
}
