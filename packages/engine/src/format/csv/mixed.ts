import iconv from 'iconv-lite';
import { findPartial, sequenceLength } from './census.ts';
import type { Encoding } from './encoding.ts';

/** Stands before a sign whose bytes are of another encoding than the file's; a sign of no language. */
export const foreignMark = '\ufdd0';

/**
 * Decodes text in which UTF-8 and Windows-1252 are mixed: what is UTF-8 is read as that, every other byte as Windows-1252. A
 * lone first byte of an accented letter (C2, C3) before the end of a cell is what a cut in the middle of a letter leaves: lost.
 */
export class MixedDecoder {
  readonly #utf8: boolean;
  readonly #marked: boolean;
  #rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);

  /** The encoding of most of the text decides which signs are marked. */
  constructor(encoding: Encoding, marked: boolean) {
    this.#utf8 = encoding === 'utf-8';
    this.#marked = marked;
  }

  write(bytes: Buffer): string {
    const whole = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    // What may go on in the next piece waits for it.
    const cut = whole.length - findPartial(whole);
    this.#rest = Buffer.from(whole.subarray(cut));
    return this.#decode(whole.subarray(0, cut));
  }

  end(): string {
    const rest = this.#rest;
    this.#rest = Buffer.alloc(0);
    return this.#decode(rest);
  }

  #decode(bytes: Buffer): string {
    let text = '';
    let from = 0;
    for (let at = 0; at < bytes.length; at++) {
      if ((bytes[at] ?? 0) < 0x80) continue;
      const length = sequenceLength(bytes, at);
      if (length > 0 && this.#utf8) {
        at += length - 1;
        continue;
      }
      text += bytes.toString('utf8', from, at);
      const mark = this.#marked && (length === 0) === this.#utf8 ? foreignMark : '';
      text += mark + (length > 0 ? bytes.toString('utf8', at, at + length) : decodeByte(bytes, at));
      at += Math.max(0, length - 1);
      from = at + 1;
    }
    return text + bytes.toString('utf8', from);
  }
}

function decodeByte(bytes: Buffer, at: number): string {
  const [byte = 0, next = 10] = [bytes[at], bytes[at + 1]];
  const ends = next < 0x30 || next === 0x3b || next === 0x7c;
  if ((byte === 0xc2 || byte === 0xc3) && ends) return '\ufffd';
  return iconv.decode(Buffer.from([byte]), 'windows-1252');
}
