import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { portionBytes, portionRows } from '../stage.ts';
import type { TextFacts } from './encoding.ts';
import type { TextDialect } from './parser.ts';
import { listText } from './source.ts';

export interface PortionOptions {
  /** Beginning of the path of each portion. */
  readonly to: string;
  /** Lines at the start that are left out. */
  readonly skip: number;
  readonly dialect: TextDialect;
  readonly signal?: AbortSignal;
  /** Told the bytes written so far. */
  readonly onBytes?: (bytes: number) => void;
}

export interface Portions {
  readonly paths: readonly string[];
  readonly bytes: number;
}

/**
 * Writes a text again in UTF-8 as several files of whole records, each a few megabytes and a multiple of the rows DuckDB takes at a
 * time. Cut at such places the rows always fall into the same groups of the Parquet file, however many threads read them.
 */
export async function writePortions(path: string, facts: TextFacts, options: PortionOptions): Promise<Portions> {
  const cutter = new Cutter(options);
  try {
    for await (const chunk of listBytes(path, facts, options.signal)) {
      await cutter.add(chunk);
      options.onBytes?.(cutter.bytes);
    }
  } finally {
    await cutter.end();
  }
  return { paths: cutter.paths, bytes: cutter.bytes };
}

async function* listBytes(path: string, facts: TextFacts, signal?: AbortSignal): AsyncGenerator<Buffer> {
  if (facts.encoding !== 'utf-8') {
    for await (const text of listText(path, facts, signal)) yield Buffer.from(text);
    return;
  }
  const options = { start: facts.bomBytes, highWaterMark: 1 << 20, ...(signal ? { signal } : {}) };
  for await (const chunk of createReadStream(path, options)) yield chunk;
}

const lineFeed = 10;

class Cutter {
  readonly #options: PortionOptions;
  readonly #quote: number;
  readonly #escape: number;
  readonly paths: string[] = [];
  bytes = 0;
  #skip: number;
  #quoted = false;
  #escaped = false;
  #rows = 0;
  #size = 0;
  #file: FileHandle | undefined;

  constructor(options: PortionOptions) {
    const { quote, escape: mark } = options.dialect;
    this.#options = options;
    this.#skip = options.skip;
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0);
    this.#escape = mark === quote || mark === '' ? -1 : mark.charCodeAt(0);
  }

  async add(chunk: Buffer): Promise<void> {
    let start = 0;
    for (; this.#skip > 0; this.#skip--) {
      const end = chunk.indexOf(lineFeed, start);
      if (end < 0) return;
      start = end + 1;
    }
    const plain = !this.#quoted && !this.#escaped && (this.#quote < 0 || !chunk.includes(this.#quote, start));
    for (let at = start; ; ) {
      const end = plain ? chunk.indexOf(lineFeed, at) : this.#findEnd(chunk, at);
      if (end < 0) break;
      at = end + 1;
      this.#rows++;
      if (this.#rows % portionRows > 0 || this.#size + at - start < portionBytes) continue;
      await this.#write(chunk.subarray(start, at));
      await this.#close();
      start = at;
    }
    if (start < chunk.length) await this.#write(chunk.subarray(start));
  }

  /** The next line end that no quotes enclose. Where quotes are not as they should be, DuckDB refuses the portion. */
  #findEnd(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at];
      if (this.#escaped) this.#escaped = false;
      else if (byte === this.#quote) this.#quoted = !this.#quoted;
      else if (!this.#quoted) {
        if (byte === lineFeed) return at;
      } else if (byte === this.#escape) this.#escaped = true;
    }
    return -1;
  }

  async #write(bytes: Buffer): Promise<void> {
    if (!this.#file) {
      const path = `${this.#options.to}.${this.paths.length}.txt`;
      this.#file = await open(path, 'w');
      this.paths.push(path);
    }
    await this.#file.writeFile(bytes);
    this.#size += bytes.length;
    this.bytes += bytes.length;
  }

  async #close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
    this.#size = 0;
  }

  end(): Promise<void> {
    return this.#close();
  }
}
