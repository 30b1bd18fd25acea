import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-8859-1' | 'windows-1252' | 'macroman' | 'cp850';

/** What the bytes of a whole text file say about themselves. */
export interface TextFacts {
  readonly encoding: Encoding;
  /** Bytes of byte order marks at the start; more than one mark is a fault. */
  readonly bomBytes: number;
  readonly boms: number;
  /** NUL bytes beyond those UTF-16 has. */
  readonly nuls: number;
  /** Byte sequences that are no UTF-8 in a file that is otherwise UTF-8. */
  readonly invalid: number;
  readonly crlf: number;
  readonly lf: number;
  readonly cr: number;
}

const maxSamples = 50_000;

/** Running counts over chunks; the whole file decides, not its first page. */
class Census {
  nulEven = 0;
  nulOdd = 0;
  size = 0;
  utf8 = true;
  stray = 0;
  sequences = 0;
  crlf = 0;
  lf = 0;
  cr = 0;
  readonly samples: number[] = [];
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
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1))
      if ((this.size + at) % 2 === 0) this.nulEven++;
      else this.nulOdd++;
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
    if (isUtf8(bytes) && this.samples.length >= 200) {
      this.sequences++;
      return;
    }
    if (!isUtf8(bytes)) this.utf8 = false;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) continue;
      if (this.samples.length < maxSamples * 3) this.samples.push(bytes[at - 1] ?? 32, byte, bytes[at + 1] ?? 32);
      const length = sequenceLength(bytes, at);
      if (length > 0) {
        this.sequences++;
        at += length - 1;
      } else this.stray++;
    }
  }
}

/** How many bytes at the end begin a UTF-8 sequence that is not finished there. */
function findPartial(bytes: Buffer): number {
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

function sequenceLength(bytes: Buffer, at: number): number {
  const byte = bytes[at] ?? 0;
  const need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
  if (need === 0 || at + need > bytes.length) return 0;
  return isUtf8(bytes.subarray(at, at + need)) ? need : 0;
}

/** Reads all bytes of a file once and says what text it is. Order: mark, strict UTF-8, NUL pattern, letter frequency. */
export async function readTextFacts(path: string, signal?: AbortSignal): Promise<TextFacts> {
  const census = new Census();
  let head: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, ...(signal ? { signal } : {}) })) {
    const bytes: Buffer = chunk;
    if (head.length < 64) head = Buffer.concat([head, bytes.subarray(0, 64)]);
    census.add(bytes);
  }
  census.end();
  return judge(head, census);
}

/** The same for bytes at hand. */
export function findTextFacts(bytes: Buffer): TextFacts {
  const census = new Census();
  if (bytes.length > 0) census.add(bytes);
  census.end();
  return judge(bytes, census);
}

function judge(head: Buffer, census: Census): TextFacts {
  const { encoding, bomBytes, boms } = decide(head, census);
  const wide = encoding.startsWith('utf-16');
  const nuls = wide ? 0 : census.nulEven + census.nulOdd;
  const invalid = encoding === 'utf-8' && !census.utf8 ? census.stray : 0;
  return { encoding, bomBytes, boms, nuls, invalid, crlf: census.crlf, lf: census.lf, cr: census.cr };
}

function decide(head: Buffer, census: Census): { encoding: Encoding; bomBytes: number; boms: number } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bomBytes: 2, boms: 1 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bomBytes: 2, boms: 1 };
  let boms = 0;
  while (head[boms * 3] === 0xef && head[boms * 3 + 1] === 0xbb && head[boms * 3 + 2] === 0xbf) boms++;
  const bomBytes = boms * 3;
  const nuls = census.nulEven + census.nulOdd;
  if (nuls > census.size * 0.2 && boms === 0)
    return { encoding: census.nulOdd > census.nulEven ? 'utf-16le' : 'utf-16be', bomBytes: 0, boms: 0 };
  if (census.utf8 || boms > 0 || census.sequences > census.stray * 20) return { encoding: 'utf-8', bomBytes, boms };
  return { encoding: scoreSingleByte(census.samples), bomBytes: 0, boms: 0 };
}

const likely = new Set('áéíóúñüÁÉÍÓÚÑÜàâçèêëîïôûùœÀÂÇÈÊËÎÏÔÛÙŒ°ºª€«»–—’‘“”¿¡²³µãõÃÕöäÖÄß·');
const singleByte = ['windows-1252', 'macroman', 'cp850'] as const;

function scoreSingleByte(samples: readonly number[]): Encoding {
  let best: Encoding = 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const encoding of singleByte) {
    const text = iconv.decode(Buffer.from(samples), encoding);
    let score = encoding === 'windows-1252' ? 4 + samples.length / 60 : 0;
    for (let at = 0; at + 2 < text.length; at += 3) score += scoreLetter(text[at], text[at + 1], text[at + 2]);
    if (score > bestScore) [best, bestScore] = [encoding, score];
  }
  if (best !== 'windows-1252') return best;
  return samples.some((byte, index) => index % 3 === 1 && byte >= 0x80 && byte < 0xa0) ? best : 'iso-8859-1';
}

/** A letter of Spanish or French in a likely place scores; a capital amid small letters or a drawing sign costs. */
function scoreLetter(before = ' ', letter = ' ', after = ' '): number {
  if (!likely.has(letter)) return /\p{L}/u.test(letter) ? -1 : -3;
  const capital = letter !== letter.toLowerCase();
  const small = letter !== letter.toUpperCase();
  if (capital && /\p{Ll}/u.test(before)) return -2;
  if (small && /\p{Lu}/u.test(before) && /\p{Lu}/u.test(after)) return -1;
  if (capital || small) return /\p{L}/u.test(before + after) ? 3 : 0;
  return /[«»“”‘’–—¿¡°ºª€]/.test(letter) ? 1 : 0.5;
}
