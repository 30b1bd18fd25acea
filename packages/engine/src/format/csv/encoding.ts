import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { Census } from './census.ts';
import {
  type Judge,
  judgeCyrillic,
  judgeGreek,
  judgeJapanese,
  judgeKorean,
  judgeLatin,
  judgeSimplified,
  judgeTraditional,
} from './plausible.ts';

/** Names as the WHATWG Encoding Standard or IANA has them. */
export type Encoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'utf-32le'
  | 'utf-32be'
  | 'iso-8859-1'
  | 'iso-8859-15'
  | 'windows-1252'
  | 'macroman'
  | 'cp850'
  | 'iso-8859-7'
  | 'windows-1253'
  | 'windows-1251'
  | 'big5'
  | 'shift_jis'
  | 'euc-jp'
  | 'gb18030'
  | 'euc-kr';

/** What the bytes of a whole text file say about themselves. */
export interface TextFacts {
  readonly encoding: Encoding;
  /** Bytes of byte order marks at the start; more than one mark is a fault. */
  readonly bomBytes: number;
  readonly boms: number;
  /** NUL bytes beyond those UTF-16 and UTF-32 have. */
  readonly nuls: number;
  /** Byte sequences of another encoding: no UTF-8 in a file that otherwise is, or UTF-8 in one that is Windows-1252. */
  readonly invalid: number;
  /** Signs U+FFFD that stand in the file itself. */
  readonly lost: number;
  readonly crlf: number;
  readonly lf: number;
  readonly cr: number;
}

/** Whether every sign takes several bytes, ASCII ones too. */
export function isWide(encoding: Encoding): boolean {
  return encoding.startsWith('utf-16') || encoding.startsWith('utf-32');
}

/** Reads all bytes of a file once and says what text it is. Order: mark, NUL pattern, strict UTF-8, what reads like a language. */
export async function readTextFacts(
  path: string,
  signal?: AbortSignal,
  onBytes?: (read: number) => void,
): Promise<TextFacts> {
  const census = new Census();
  let read = 0;
  let head: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, ...(signal ? { signal } : {}) })) {
    const bytes: Buffer = chunk;
    if (head.length < 64) head = Buffer.concat([head, bytes.subarray(0, 64)]);
    census.add(bytes);
    read += bytes.length;
    onBytes?.(read);
  }
  census.end();
  return judge(head, census);
}

/** The same of bytes at hand. */
export function findTextFacts(bytes: Buffer): TextFacts {
  const census = new Census();
  census.add(bytes);
  census.end();
  return judge(bytes.subarray(0, 64), census);
}

function judge(head: Buffer, census: Census): TextFacts {
  const { encoding, bomBytes, boms } = decide(head, census);
  const nuls = isWide(encoding) ? 0 : census.nuls.reduce((sum, each) => sum + each, 0);
  const { crlf, lf, cr } = census;
  return { encoding, bomBytes, boms, nuls, invalid: countForeign(encoding, census), lost: census.lost, crlf, lf, cr };
}

function countForeign(encoding: Encoding, census: Census): number {
  if (census.utf8) return 0;
  if (encoding === 'utf-8') return census.stray;
  return encoding === 'windows-1252' || encoding === 'iso-8859-1' ? census.sequences : 0;
}

interface Decision {
  readonly encoding: Encoding;
  readonly bomBytes: number;
  readonly boms: number;
}

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
];

function decide(head: Buffer, census: Census): Decision {
  for (const [encoding, mark] of marks) {
    let boms = 0;
    while (mark.every((byte, index) => head[boms * mark.length + index] === byte)) boms++;
    if (boms > 0) return { encoding, bomBytes: boms * mark.length, boms };
  }
  const plain = (encoding: Encoding): Decision => ({ encoding, bomBytes: 0, boms: 0 });
  const wide = findWide(census);
  if (wide) return plain(wide);
  // In text of other encodings some pairs of bytes happen to be UTF-8, but most are not.
  if (census.utf8 || census.sequences * 2 <= census.stray) return plain(census.utf8 ? 'utf-8' : findByLanguage(census));
  // Mixed text has few stray bytes; where they are many, the pairs may be those of an East Asian encoding.
  const found = census.stray * 4 > census.sequences ? findByLanguage(census) : undefined;
  return plain(found && eastAsian.has(found) ? found : 'utf-8');
}

const eastAsian: ReadonlySet<Encoding> = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']);

/** UTF-16 and UTF-32 without a mark: ASCII signs leave NUL bytes at the same places within four bytes. */
function findWide({ nuls: [a = 0, b = 0, c = 0, d = 0], size, utf8 }: Census): Encoding | undefined {
  const all = a + b + c + d;
  if (all > size * 0.55 && size % 4 === 0) return d >= a ? 'utf-32le' : 'utf-32be';
  const [even, odd] = [a + c, b + d];
  const lone = all >= 8 && Math.max(even, odd) >= all * 0.85 && size % 2 === 0;
  if (all > size * 0.2 || (lone && all > size * (utf8 ? 0.05 : 0.02))) return odd > even ? 'utf-16le' : 'utf-16be';
  return undefined;
}

/** Of equals the first; Windows-1252 also when nothing reads like a language. */
const candidates: readonly (readonly [Encoding, Judge])[] = [
  ['windows-1252', judgeLatin],
  ['macroman', judgeLatin],
  ['cp850', judgeLatin],
  ['windows-1253', judgeGreek],
  ['windows-1251', judgeCyrillic],
  ['gb18030', judgeSimplified],
  ['big5', judgeTraditional],
  ['shift_jis', judgeJapanese],
  ['euc-jp', judgeJapanese],
  ['euc-kr', judgeKorean],
];

function findByLanguage(census: Census): Encoding {
  const sample = Buffer.concat(census.lines);
  let best: Encoding = 'windows-1252';
  // Few letters decide little: what most files are needs the least evidence.
  let bestScore = judgeLatin(iconv.decode(sample, best)) + 0.08 + 0.5 / Math.sqrt(1 + countHigh(sample));
  for (const [encoding, score] of candidates.slice(1)) {
    const found = score(iconv.decode(sample, encoding));
    if (found > bestScore && found > 0.2) [best, bestScore] = [encoding, found];
  }
  if (best === 'windows-1253') return findGreek(census);
  return best === 'windows-1252' ? findLatin(census, sample) : best;
}

function countHigh(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0x80) count++;
  return count;
}

/** Bytes 0x80 to 0x9F are signs in Windows encodings and never used by ISO 8859. */
function hasControls({ counts }: Census): boolean {
  return counts.subarray(0x80, 0xa0).some((count) => count > 0);
}

/** Accented capital alpha lies elsewhere in Windows-1253. */
function findGreek(census: Census): Encoding {
  const [windows = 0, iso = 0] = [census.counts[0xa2], census.counts[0xb6]];
  return hasControls(census) || windows > iso ? 'windows-1253' : 'iso-8859-7';
}

/** The least that has all bytes: ISO 8859-1, ISO 8859-15 when it makes euros and ligatures of them, Windows-1252. */
function findLatin(census: Census, sample: Buffer): Encoding {
  if (hasControls(census)) return 'windows-1252';
  const text = sample.toString('latin1');
  const euro = /¤/.test(text);
  const ligature = /[A-Za-z][¼½¾][A-Za-z]|(?<![\dA-Za-z])[¼½][a-z]/.test(text);
  return euro || ligature ? 'iso-8859-15' : 'iso-8859-1';
}
