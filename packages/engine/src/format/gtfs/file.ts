import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readTextFacts, type TextFacts } from '../csv/encoding.ts';
import { parseText } from '../csv/parser.ts';
import { decodeText, listRows } from '../csv/source.ts';
import { type Fault, type OpenContext, type RawTable, Refusal } from '../format.ts';
import { readProbe } from '../probe.ts';
import { readCsvSql, StageWriter } from '../stage.ts';

/** Commas, quotes doubled, a header in the first row: the reference leaves no choice. */
const dialect = { delimiter: ',', quote: '"', escape: '"' };

/** From this size on DuckDB reads a file as it lies, when it is as regular as it should be. */
const largeBytes = 8 * 2 ** 20;

export interface FeedFile {
  readonly header: readonly string[];
  readonly table: RawTable;
}

/** Reads one file of a feed as text columns; undefined for one without a header. */
export async function readFeedFile(context: OpenContext, path: string, name: string): Promise<FeedFile | undefined> {
  const facts = await readTextFacts(path, context.options.signal);
  const probe = await readProbe(path);
  const [first] = parseText(decodeText(probe.head, facts), dialect);
  const header = (first?.cells ?? []).map((cell) => cell.trim());
  if (!first || header.every((title) => title === '')) return undefined;
  if (header.length > context.limits.columns)
    throw new Refusal('too-many-columns', { columns: header.length, limit: context.limits.columns });
  const large = (await stat(path)).size > largeBytes && facts.encoding === 'utf-8' && facts.nuls === 0;
  const table = (large ? await scan(context, path, header) : undefined) ?? (await stage(context, path, facts, header));
  return { header, table: { ...table, name, encoding: facts.encoding } };
}

async function scan(context: OpenContext, path: string, header: readonly string[]): Promise<RawTable | undefined> {
  const file = { path, ...dialect, skip: 1, width: header.length };
  const relation = readCsvSql(file);
  try {
    await context.ask(`SELECT count(*) FROM ${relation}`);
  } catch (error) {
    context.options.signal?.throwIfAborted();
    if (error instanceof Error && /CSV|Invalid|line/i.test(error.message)) return undefined;
    throw error;
  }
  return describe(header, relation, (await stat(path)).size, []);
}

async function stage(
  context: OpenContext,
  path: string,
  facts: TextFacts,
  header: readonly string[],
): Promise<RawTable> {
  const writer = new StageWriter(`${path}.${basename(path).length}.csv`);
  const uneven = { count: 0, row: 0, line: 0 };
  let first = true;
  for await (const rows of listRows(path, facts, dialect, context.options.signal))
    for (const { cells, line } of rows) {
      const skip = first || cells.every((cell) => cell.trim() === '');
      first = false;
      if (skip) continue;
      if (cells.length !== header.length && uneven.count++ === 0) Object.assign(uneven, { row: writer.rows + 1, line });
      await writer.write(line, cells, header.length);
    }
  await writer.end();
  const faults: Fault[] = uneven.count > 0 ? [{ code: 'short-rows', ...uneven }] : [];
  const relation = writer.readSql(header.length);
  return { ...describe(header, relation, writer.bytes, faults), lines: { kind: 'column' } };
}

function describe(header: readonly string[], relation: string, bytes: number, faults: readonly Fault[]): RawTable {
  return {
    name: '',
    columns: header.map((title) => ({ title })),
    relation,
    lines: null,
    bytes,
    notes: [],
    faults,
    dialect: { delimiter: ',', quote: '"', headerRows: 1, skippedRows: 0 },
    encoding: null,
  };
}
