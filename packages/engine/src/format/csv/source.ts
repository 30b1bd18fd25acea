import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import type { Grid } from '../layout.ts';
import type { Encoding, TextFacts } from './encoding.ts';
import { foreignMark, MixedDecoder } from './mixed.ts';
import { RowParser, type TextDialect } from './parser.ts';

const chunkBytes = 1 << 20;

/** The name iconv-lite has for an encoding. ISO 8859-1 is read as its superset. */
export function codecOf(encoding: Encoding): string {
  if (encoding === 'iso-8859-1') return 'windows-1252';
  return encoding === 'euc-kr' ? 'cp949' : encoding;
}

interface Decoder {
  write(bytes: Buffer): string;
  end(): string | undefined;
}

/** Signs of another encoding are marked when asked for. */
function makeDecoder(facts: TextFacts, marked = false): Decoder {
  if (facts.invalid > 0) return new MixedDecoder(facts.encoding, marked);
  return iconv.getDecoder(codecOf(facts.encoding), { stripBOM: false });
}

/** The text of a file in pieces, without byte order marks and NUL signs. */
export function listText(path: string, facts: TextFacts, signal?: AbortSignal): AsyncGenerator<string> {
  return listDecoded(path, facts, makeDecoder(facts), signal);
}

async function* listDecoded(
  path: string,
  facts: TextFacts,
  decoder: Decoder,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const stream = createReadStream(path, {
    start: facts.bomBytes,
    highWaterMark: chunkBytes,
    ...(signal ? { signal } : {}),
  });
  for await (const chunk of stream) {
    const bytes: Buffer = chunk;
    yield cleanText(decoder.write(bytes), facts);
  }
  const rest = decoder.end();
  if (rest) yield cleanText(rest, facts);
}

/** Decodes bytes at hand the same way. */
export function decodeText(bytes: Buffer, facts: TextFacts): string {
  const decoder = makeDecoder(facts);
  return cleanText(decoder.write(bytes.subarray(facts.bomBytes)) + (decoder.end() ?? ''), facts);
}

function cleanText(text: string, facts: TextFacts): string {
  return facts.nuls > 0 ? text.replaceAll('\0', '') : text;
}

/** Records of a file in handfuls; a record with signs of another encoding, or lost ones, says in which cell the first stands. */
export async function* listRows(
  path: string,
  facts: TextFacts,
  dialect: TextDialect,
  signal?: AbortSignal,
): AsyncGenerator<readonly (Grid & { readonly foreign?: number; readonly lost?: number })[]> {
  const parser = new RowParser(dialect);
  for await (const text of listDecoded(path, facts, makeDecoder(facts, true), signal))
    yield parser.push(text).map((row) => flagRow(row, facts));
  yield parser.end().map((row) => flagRow(row, facts));
}

function flagRow<Row extends Grid>(row: Row, facts: TextFacts): Row & { foreign?: number; lost?: number } {
  const foreign = facts.invalid > 0 ? row.cells.findIndex((cell) => cell.includes(foreignMark)) : -1;
  const lost = facts.lost > 0 ? row.cells.findIndex((cell) => cell.includes('\ufffd')) : -1;
  if (foreign < 0 && lost < 0) return row;
  return {
    ...row,
    cells: foreign < 0 ? row.cells : row.cells.map((cell) => cell.replaceAll(foreignMark, '')),
    ...(foreign < 0 ? {} : { foreign }),
    ...(lost < 0 ? {} : { lost }),
  };
}

/** Writes the file again in UTF-8 without marks. */
export async function transcode(path: string, facts: TextFacts, to: string, signal?: AbortSignal): Promise<void> {
  const decoder = makeDecoder(facts);
  const change = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, cleanText(decoder.write(chunk), facts));
    },
    flush(done) {
      done(null, decoder.end() ?? '');
    },
  });
  const from = createReadStream(path, { start: facts.bomBytes, highWaterMark: chunkBytes });
  await pipeline(from, change, createWriteStream(to), ...(signal ? [{ signal }] : []));
}
