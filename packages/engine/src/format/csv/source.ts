import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import type { Grid } from '../layout.ts';
import type { Encoding, TextFacts } from './encoding.ts';
import { RowParser, type TextDialect } from './parser.ts';

const chunkBytes = 1 << 20;

/** The name iconv-lite has for an encoding. ISO 8859-1 is read as its superset. */
export function codecOf(encoding: Encoding): string {
  return encoding === 'iso-8859-1' ? 'windows-1252' : encoding;
}

/** The text of a file in pieces, without byte order marks and NUL signs. */
export async function* listText(path: string, facts: TextFacts, signal?: AbortSignal): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(codecOf(facts.encoding), { stripBOM: false });
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
  return cleanText(iconv.decode(bytes.subarray(facts.bomBytes), codecOf(facts.encoding), { stripBOM: false }), facts);
}

function cleanText(text: string, facts: TextFacts): string {
  return facts.nuls > 0 ? text.replaceAll('\0', '') : text;
}

/** Records of a file in handfuls. */
export async function* listRows(
  path: string,
  facts: TextFacts,
  dialect: TextDialect,
  signal?: AbortSignal,
): AsyncGenerator<readonly Grid[]> {
  const parser = new RowParser(dialect);
  for await (const text of listText(path, facts, signal)) yield parser.push(text);
  yield parser.end();
}

/** Writes the file again in UTF-8 without marks. */
export async function transcode(path: string, facts: TextFacts, to: string, signal?: AbortSignal): Promise<void> {
  const decoder = iconv.getDecoder(codecOf(facts.encoding), { stripBOM: false });
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
