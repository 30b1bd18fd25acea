import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { JsonValue } from './format.ts';

/** Text as a string of SQL. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an identifier of SQL. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Rows DuckDB takes at a time. */
export const portionRows = 2048;
/** A text of more bytes is laid into several files: below eight megabytes DuckDB reads each of them with one thread, from its start to its end. */
export const portionBytes = 6 * 2 ** 20;

/** Every column held takes a block of its own; a table of more may need more memory than there is. */
export const maxHeldColumns = 1000;

export interface CsvRelation {
  /** One file, or several that follow one another. */
  readonly path: string | readonly string[];
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
  readonly skip: number;
  readonly width: number;
  /** The first column holds the line of the original. */
  readonly lineColumn?: boolean;
  /** Bytes of the longest record, when it may pass what is usual. */
  readonly longest?: number;
  /** Types of columns that are not read as text. */
  readonly types?: readonly (string | undefined)[];
}

/** Bytes a record may have without being announced; buffers grow with it. */
const usualLine = 1_900_000;

/** FROM clause that reads a regular file of delimited UTF-8 text as columns c0, c1, … of VARCHAR; strict: a bad row fails. */
export function readCsvSql(csv: CsvRelation): string {
  const columns = Array.from({ length: csv.width }, (_, index) => `'c${index}': '${csv.types?.[index] ?? 'VARCHAR'}'`);
  if (csv.lineColumn) columns.unshift(`'line': 'BIGINT'`);
  const options = [
    'auto_detect=false',
    'header=false',
    `delim=${quoteText(csv.delimiter)}`,
    `quote=${quoteText(csv.quote)}`,
    `escape=${quoteText(csv.escape)}`,
    `skip=${csv.skip}`,
    'strict_mode=true',
    'null_padding=false',
    // Else a line break of another kind inside quotes is taken for the end of lines.
    ...(csv.lineColumn ? ["new_line='\\n'"] : []),
    ...(csv.longest !== undefined && csv.longest > usualLine
      ? [`max_line_size=${csv.longest}`, `buffer_size=${csv.longest * 2}`]
      : []),
    `columns={${columns.join(', ')}}`,
  ];
  const { path } = csv;
  const from = typeof path === 'string' ? quoteText(path) : `[${path.map(quoteText).join(', ')}]`;
  return `read_csv(${from}, ${options.join(', ')})`;
}

/** Writes rows as the plainest CSV there is: comma, every cell in quotes, a line number first. Empty cells are empty. */
export class StageWriter {
  /** The files that hold the rows, one after the other: each a multiple of the rows DuckDB takes at a time, but for the last. */
  readonly path: string[];
  #stream: WriteStream;
  #pending: string[] = [];
  #size = 0;
  #portion = 0;
  rows = 0;
  bytes = 0;
  /** Upper bound of the bytes of the longest record. */
  longest = 0;

  constructor(path: string) {
    this.path = [path];
    this.#stream = createWriteStream(path, { highWaterMark: 1 << 20 });
  }

  /** What reads all of it back, in so many columns and the line each came from. */
  readSql(width: number): string {
    const dialect = { delimiter: ',', quote: '"', escape: '"' };
    return readCsvSql({ ...dialect, path: this.path, skip: 0, width, lineColumn: true, longest: this.longest });
  }

  /** Returns a promise when the disk has to catch up. */
  write(line: number, cells: readonly string[], width: number): Promise<void> | undefined {
    let text = String(line);
    for (let column = 0; column < width; column++) {
      const cell = cells[column];
      text +=
        cell === undefined || cell === ''
          ? ','
          : cell.includes('"')
            ? `,"${cell.replaceAll('"', '""')}"`
            : `,"${cell}"`;
    }
    this.#pending.push(text);
    if (text.length * 3 > this.longest) this.longest = Math.max(this.longest, countBytes(text));
    this.#size += text.length + 1;
    this.rows++;
    if (this.rows % portionRows === 0 && this.#portion + this.#size >= portionBytes) return this.#turn();
    return this.#size > 1 << 20 ? this.#flush() : undefined;
  }

  async #flush(): Promise<void> {
    if (this.#pending.length === 0) return;
    const text = `${this.#pending.join('\n')}\n`;
    this.#pending = [];
    this.#size = 0;
    this.bytes += text.length;
    this.#portion += text.length;
    if (!this.#stream.write(text)) await once(this.#stream, 'drain');
  }

  /** Goes on in another file. */
  async #turn(): Promise<void> {
    await this.end();
    const path = `${this.path[0]}.${this.path.length}`;
    this.path.push(path);
    this.#portion = 0;
    this.#stream = createWriteStream(path, { highWaterMark: 1 << 20 });
  }

  async end(): Promise<void> {
    await this.#flush();
    this.#stream.end();
    await finished(this.#stream);
  }
}

/** At least the bytes of a record; exactly, where buffers would grow with a guess. */
function countBytes(text: string): number {
  return (text.length * 3 > usualLine ? Buffer.byteLength(text) : text.length * 3) + 100;
}

/** The number in an answer of DuckDB, where big integers come as text; 0 for none. */
export function toNumber(value: JsonValue | undefined): number {
  return typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : 0;
}
