import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseProblem, paths, type SqlAnswer, type SqlFormat, sqlFormats } from '@milpa/sdk';
import type { CommandContext } from './context.ts';
import { CommandFailure, type ExitCode, exitCodes } from './failure.ts';
import { createPortalClient } from './portal-client.ts';
import { findAccess } from './settings.ts';

export interface SqlOptions {
  readonly format?: SqlFormat | 'table';
  readonly at?: readonly string[];
  readonly to?: string;
  readonly portal?: string;
  readonly token?: string;
}

/** Rows a table on a screen has at most; files have all of them. */
const mostShown = 100;

/** Asks a portal one statement: a table for people, or all rows in a format for programs. */
export async function sql(context: CommandContext, statement: string, options: SqlOptions): Promise<ExitCode> {
  const { format = options.to ? formatOf(options.to) : 'table', at, to } = options;
  const access = await findAccess(options, context.environment);
  const client = createPortalClient(context, access);
  const asked = { q: statement, ...(at ? { at: [...at] } : {}) };
  if (format === 'table') {
    const answer = await client.call('postSql', { body: { ...asked, limit: mostShown, shape: 'arrays' } });
    printAnswer(context, answer);
    return exitCodes.done;
  }
  if (binary.has(format) && !to) throw new CommandFailure(context.words.sayWhere);
  const response = await client.request(paths.sqlExport(format), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  if (!response.ok) throw await parseProblem(response);
  if (to) await pipeline(response.body ?? [], createWriteStream(to));
  else for await (const line of listLines(response.body)) context.terminal.out(line);
  return exitCodes.done;
}

/** Formats that are no text for a screen. */
const binary: ReadonlySet<string> = new Set<SqlFormat>(['parquet', 'xlsx', 'arrow']);

/** What the name of a file asks for. */
function formatOf(path: string): SqlFormat {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
  return sqlFormats.find((format) => format === extension) ?? 'csv';
}

/** The lines of a text as they come in, without holding more than one. */
export async function* listLines(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of body ?? []) {
    const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.map((line) => line.replace(/\r$/, ''));
  }
  if (rest) yield rest;
}

function printAnswer({ terminal, words }: CommandContext, answer: SqlAnswer): void {
  for (const line of formatRows(answer)) terminal.out(line);
  if (answer.more) terminal.err(words.moreRows(answer.rows.length));
  for (const { name, sha256 } of answer.sources) terminal.err(words.readFrom(name, sha256.slice(0, 12)));
}

/** Characters of one cell at most. */
const widest = 60;

/** A table of text: a line for the names, one of hyphens, one for each row; numbers stand right. */
export function formatRows({ columns, rows }: Pick<SqlAnswer, 'columns' | 'rows'>): string[] {
  const cells = rows.map((row) => columns.map((_, at) => shorten(formatCell(row[at]))));
  const names = columns.map(({ name }) => shorten(name));
  const widths = names.map((name, at) => Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (isNumber(columns[at]?.type) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(names), widths.map((width) => '-'.repeat(width)).join('  '), ...cells.map(line)];
}

const isNumber = (type: string | undefined) => type === 'integer' || type === 'number';

function formatCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

// Controls would write over the screen of whoever looks.
const shorten = (text: string) => {
  const plain = text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  return plain.length > widest ? `${plain.slice(0, widest - 1)}…` : plain;
};
