import { isAscii, isUtf8 } from 'node:buffer';

/** Bytes of lines beyond ASCII that are looked at for their language, of one piece of a file and of all of it. */
const pieceSample = 8 << 10;
const wholeSample = 512 << 10;
const longestLine = 2 << 10;

/** Running counts over the pieces of a file; the whole file decides, not its first page. */
export class Census {
  /** NUL bytes by their place within four. */
  readonly nuls = [0, 0, 0, 0];
  size = 0;
  utf8 = true;
  /** Bytes that belong to no UTF-8 sequence, and UTF-8 sequences of several bytes. */
  stray = 0;
  sequences = 0;
  crlf = 0;
  lf = 0;
  cr = 0;
  /** U+FFFD written out: letters lost before the file was made. */
  lost = 0;
  /** How often each byte occurs in pieces that are no UTF-8. */
  readonly counts = new Uint32Array(256);
  readonly lines: Buffer[] = [];
  #sampled = 0;
  #rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  #last = 0;

  add(chunk: Buffer): void {
    if (chunk.includes(0)) this.#countNuls(chunk);
    this.#countEnds(chunk);
    const whole = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    const cut = whole.length - findPartial(whole);
    this.#judgeUtf8(whole.subarray(0, cut));
    this.#rest = Buffer.from(whole.subarray(cut));
    this.size += chunk.length;
    this.#last = chunk[chunk.length - 1] ?? 0;
  }

  end(): void {
    if (this.#rest.length > 0) this.#judgeUtf8(this.#rest);
    if (this.#last === 13) this.cr++;
  }

  #countNuls(chunk: Buffer): void {
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) {
      const place = (this.size + at) % 4;
      this.nuls[place] = (this.nuls[place] ?? 0) + 1;
    }
  }

  #countEnds(chunk: Buffer): void {
    if (this.#last === 13 && chunk[0] !== 10) this.cr++;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1))
      if ((at > 0 ? chunk[at - 1] : this.#last) === 13) this.crlf++;
      else this.lf++;
    if (!chunk.includes(13)) return;
    for (let at = chunk.indexOf(13); at >= 0; at = chunk.indexOf(13, at + 1))
      if (at + 1 < chunk.length && chunk[at + 1] !== 10) this.cr++;
  }

  #judgeUtf8(bytes: Buffer): void {
    if (isAscii(bytes)) return;
    if (isUtf8(bytes)) {
      this.sequences += this.sequences > 10_000 ? 1 : countSequences(bytes);
      for (let at = bytes.indexOf(lostSign); at >= 0; at = bytes.indexOf(lostSign, at + 3)) this.lost++;
      return;
    }
    this.utf8 = false;
    this.#sample(bytes);
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      this.counts[byte] = (this.counts[byte] ?? 0) + 1;
      if (byte < 0x80) continue;
      const length = sequenceLength(bytes, at);
      if (length > 0) {
        this.sequences++;
        at += length - 1;
      } else this.stray++;
    }
  }

  /** Keeps lines that hold bytes beyond ASCII, some of every piece. */
  #sample(bytes: Buffer): void {
    let taken = 0;
    for (let at = 0; at < bytes.length && taken < pieceSample && this.#sampled < wholeSample; at++) {
      if ((bytes[at] ?? 0) < 0x80) continue;
      const from = Math.max(bytes.lastIndexOf(10, at) + 1, at - longestLine);
      const end = bytes.indexOf(10, at);
      const to = Math.min(end < 0 ? bytes.length : end + 1, from + 2 * longestLine);
      this.lines.push(Buffer.from(bytes.subarray(from, to)));
      taken += to - from;
      this.#sampled += to - from;
      at = to - 1;
    }
  }
}

const lostSign = Buffer.from('\ufffd');

function countSequences(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0xc2) count++;
  return count;
}

/** How many bytes at the end begin a UTF-8 sequence that is not finished there. */
export function findPartial(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) {
      const need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return need > back ? back : 0;
    }
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** Length of the valid UTF-8 sequence of several bytes at a place; 0 for none. */
export function sequenceLength(bytes: Buffer, at: number): number {
  const byte = bytes[at] ?? 0;
  const need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
  if (need === 0 || at + need > bytes.length) return 0;
  return isUtf8(bytes.subarray(at, at + need)) ? need : 0;
}
