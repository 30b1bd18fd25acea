import { Refusal } from '../format.ts';

/**
 * Looks into the container of an old book (MS-CFB): whether it is whole, locked, or holds something else. Throws Refusal for all
 * but a whole book.
 */
export function checkContainer(bytes: Buffer): void {
  if (isCut(bytes)) throw new Refusal('truncated');
  const has = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage') || has('EncryptionInfo')) throw new Refusal('encrypted');
  if (has('Workbook') || has('Book')) return;
  throw new Refusal('pretender', { kind: has('WordDocument') ? 'word' : 'other' });
}

const headerSize = 512;
const free = 0xffffffff;
/** Numbers from this one on say what a sector is rather than which comes next. */
const special = 0xfffffffa;
/** Sectors of the table of sectors that the header itself lists. */
const listed = 109;

/** Whether the table of sectors leads past the end of the file. The last sector may be short. */
function isCut(bytes: Buffer): boolean {
  if (bytes.length < headerSize) return true;
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return false;
  const size = 1 << shift;
  const sectors = Math.ceil((bytes.length - size) / size);
  for (let index = 0; index < Math.min(listed, bytes.readUInt32LE(44)); index++) {
    const sector = bytes.readUInt32LE(76 + index * 4);
    if (sector === free) break;
    const start = (sector + 1) * size;
    if (start + size > bytes.length) return true;
    for (let at = start; at < start + size; at += 4) {
      const next = bytes.readUInt32LE(at);
      if (next >= sectors && next < special) return true;
    }
  }
  return false;
}
