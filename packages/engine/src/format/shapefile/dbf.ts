import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { findTextFacts } from '../csv/encoding.ts';
import { Refusal } from '../format.ts';
import type { TypedTitle } from '../typed.ts';

export interface DbfField {
  readonly name: string;
  /** The letter of the type: C text, N and F numbers, D date, L logical … */
  readonly kind: string;
  readonly offset: number;
  readonly length: number;
  readonly decimals: number;
}

export interface DbfHeader {
  readonly records: number;
  readonly headerBytes: number;
  readonly recordBytes: number;
  /** What the header says of the code page: the language driver of dBASE and FoxPro. */
  readonly driver: number;
  readonly fields: readonly DbfField[];
}

/** The head of a table of dBASE III to V and FoxPro. Throws Refusal for one that contradicts itself. */
export function readDbfHeader(head: Buffer): DbfHeader {
  if (head.length < 32) throw new Refusal('truncated');
  const headerBytes = head.readUInt16LE(8);
  const recordBytes = head.readUInt16LE(10);
  if (headerBytes > head.length) throw new Refusal('truncated');
  const fields: DbfField[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= headerBytes && head[at] !== 0x0d; at += 32) {
    const field = readField(head.subarray(at, at + 32), offset);
    offset += field.length;
    fields.push(field);
  }
  if (fields.length === 0) throw new Refusal('no-columns');
  if (offset > recordBytes) throw broken('the fields are longer than a record');
  return { records: head.readUInt32LE(4), headerBytes, recordBytes, driver: head[29] ?? 0, fields };
}

function readField(bytes: Buffer, offset: number): DbfField {
  const end = bytes.subarray(0, 11).indexOf(0);
  const kind = String.fromCharCode(bytes[11] ?? 0).toUpperCase();
  // Text of more than 255 bytes keeps the upper half of its length where numbers keep their decimals.
  const wide = kind === 'C' ? (bytes[17] ?? 0) * 256 : 0;
  return {
    name: iconv.decode(bytes.subarray(0, end < 0 ? 11 : end), guessName(bytes.subarray(0, 11))).trim(),
    kind,
    offset,
    length: (bytes[16] ?? 0) + wide,
    decimals: kind === 'C' ? 0 : (bytes[17] ?? 0),
  };
}

function guessName(bytes: Buffer): string {
  return findTextFacts(bytes.subarray(0, Math.max(1, bytes.indexOf(0)))).encoding;
}

export function broken(reason: string): Refusal {
  return new Refusal('broken', { format: 'DBF', reason });
}

/** Code pages of language drivers (byte 29), as FoxPro and ESRI number them. */
const drivers: Readonly<Record<number, string>> = {
  1: 'cp437',
  2: 'cp850',
  3: 'windows-1252',
  16: 'cp850',
  18: 'cp850',
  20: 'cp850',
  22: 'cp437',
  55: 'cp850',
  64: 'cp852',
  87: 'windows-1252',
  88: 'windows-1252',
  89: 'windows-1252',
  100: 'cp852',
  101: 'cp866',
  120: 'big5',
  121: 'cp949',
  122: 'gbk',
  123: 'shift_jis',
  200: 'windows-1250',
  201: 'windows-1251',
  202: 'windows-1254',
  203: 'windows-1253',
};

/** The encoding a `.cpg` file names: `UTF-8`, `1252`, `ANSI 1252`, `ISO 88591`, `OEM 850` … */
export function findCodePage(text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  if (/utf-?8|^65001$/.test(plain)) return 'utf-8';
  const iso = /8859[-_ ]?(\d{1,2})/.exec(plain)?.[1];
  if (iso !== undefined) return `iso-8859-${iso}`;
  if (/^latin-?1$/.test(plain)) return 'iso-8859-1';
  const number = /(\d{3,5})/.exec(plain)?.[1];
  const names = number === undefined ? [plain] : [`windows-${number}`, `cp${number}`];
  return names.find((name) => name !== '' && iconv.encodingExists(name));
}

/** Bytes of text looked at to find the encoding. */
const sampleBytes = 4 * 2 ** 20;

/** What encoding the texts are in: bytes that are UTF-8 prove it, else the page named beside or within, else how letters stand. */
export async function findDbfEncoding(path: string, header: DbfHeader, named: string | undefined): Promise<string> {
  const texts = header.fields.filter(({ kind }) => kind === 'C' || kind === 'M');
  const samples: Buffer[] = [];
  let size = 0;
  for await (const record of listRecords(path, header)) {
    for (const { offset, length } of texts) {
      const bytes = record.subarray(offset, offset + length);
      if (!bytes.some((byte) => byte > 127)) continue;
      samples.push(trimCut(bytes), Buffer.from('\n'));
      size += length;
    }
    if (size > sampleBytes) break;
  }
  if (size === 0) return named ?? 'utf-8';
  const facts = findTextFacts(Buffer.concat(samples));
  if (facts.encoding === 'utf-8') return 'utf-8';
  const stated = named === 'utf-8' ? undefined : named;
  return stated ?? drivers[header.driver] ?? facts.encoding;
}

/** A field cut to its length may end within a letter: the unfinished bytes prove nothing. */
function trimCut(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && end > bytes.length - 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return Buffer.from(end < bytes.length && (bytes[end - 1] ?? 0) >= 0xc0 ? bytes.subarray(0, end - 1) : bytes);
}

const chunkBytes = 1 << 20;

/** Every record as it lies, deleted ones too (their first byte is `*`). A file cut short throws Refusal. */
export async function* listRecords(path: string, header: DbfHeader): AsyncGenerator<Buffer> {
  const { recordBytes, headerBytes, records } = header;
  const file = await open(path, 'r');
  try {
    const some = Math.max(1, Math.floor(chunkBytes / recordBytes));
    for (let from = 0; from < records; from += some) {
      const count = Math.min(some, records - from);
      const buffer = Buffer.alloc(count * recordBytes);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, headerBytes + from * recordBytes);
      // Some programs leave out the last byte of the last record.
      if (bytesRead < buffer.length - 1) throw new Refusal('truncated');
      for (let at = 0; at < count; at++) yield buffer.subarray(at * recordBytes, (at + 1) * recordBytes);
    }
  } finally {
    await file.close();
  }
}

/** The columns of a table as its header states them. */
export function listTitles(fields: readonly DbfField[]): TypedTitle[] {
  return fields.map(({ name, kind, length, decimals }): TypedTitle => {
    switch (kind) {
      case 'N':
        return { title: name, type: decimals === 0 && length <= 18 ? 'integer' : 'number' };
      case 'F':
      case 'B':
      case 'O':
        return { title: name, type: 'number' };
      case 'I':
      case '+':
        return { title: name, type: 'integer' };
      case 'D':
        return { title: name, type: 'date' };
      case 'L':
        return { title: name, type: 'boolean' };
      case 'T':
      case '@':
        return { title: name, type: 'datetime' };
      default:
        return { title: name, type: 'string' };
    }
  });
}

/** The text of one cell; numbers and dates in the form that is the same everywhere. */
export function readCell(record: Buffer, field: DbfField, encoding: string): string {
  const bytes = record.subarray(field.offset, field.offset + field.length);
  switch (field.kind) {
    case 'I':
    case '+':
      return bytes.length === 4 ? String(bytes.readInt32LE(0)) : '';
    case 'B':
    case 'O':
      return bytes.length === 8 ? writeDouble(bytes.readDoubleLE(0)) : '';
    case 'T':
    case '@':
      return bytes.length === 8 ? writeMoment(bytes.readInt32LE(0), bytes.readInt32LE(4)) : '';
    case 'D':
      return writeDay(bytes.toString('latin1').trim());
    case 'L':
      return logical[bytes.toString('latin1').trim().toUpperCase()] ?? '';
    case 'N':
    case 'F':
      // A number too long for its field is written as stars; so is no number.
      return bytes
        .toString('latin1')
        .replace(/^[\s\0*]+|[\s\0*]+$/g, '')
        .replace(',', '.');
    default:
      return iconv.decode(trimPadding(bytes), encoding);
  }
}

const logical: Readonly<Record<string, string>> = { T: 'true', Y: 'true', S: 'true', F: 'false', N: 'false' };

function trimPadding(bytes: Buffer): Buffer {
  let end = bytes.indexOf(0);
  if (end < 0) end = bytes.length;
  while (end > 0 && bytes[end - 1] === 32) end--;
  return bytes.subarray(0, end);
}

function writeDay(text: string): string {
  if (/^0*$/.test(text)) return '';
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
}

function writeDouble(value: number): string {
  return Number.isFinite(value) ? String(value) : '';
}

/** A Julian day and the milliseconds of it. */
function writeMoment(day: number, milliseconds: number): string {
  if (day === 0) return '';
  const moment = new Date((day - 2_440_588) * 86_400_000 + milliseconds);
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString().replace(/\.000Z$|Z$/, '');
}
