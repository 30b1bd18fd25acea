import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { splitSheet } from '../book/regions.ts';
import { FillDownWatch } from '../fill-down.ts';
import {
  type Fault,
  type Format,
  type LineRule,
  NotTable,
  type OpenContext,
  type Opened,
  type Probe,
  type RawTable,
  Refusal,
  type Unchecked,
} from '../format.ts';
import { type Grids, stageGrid } from '../grid.ts';
import { countFilled, findLayout, findReach, type Grid, type Layout } from '../layout.ts';
import { isTableName } from '../other.ts';
import { findTotalLabel, mayBeNote } from '../remarks.ts';
import { quoteText, readCsvSql } from '../stage.ts';
import { findDialect, scoreDialect } from './dialect.ts';
import { isWide, readTextFacts, type TextFacts } from './encoding.ts';
import { createMender } from './mend.ts';
import { parseText, type TextDialect, type TextRow } from './parser.ts';
import { writePortions } from './portions.ts';
import { codecOf, decodeText, listRows, transcode } from './source.ts';

/** Delimited text of any encoding, delimiter and shape: the last format asked, since any text may be one. */
export const csvFormat: Format = {
  id: 'csv',
  detect: (probe) => probe.size > 0 && looksLikeText(probe),
  open: openCsv,
};

/** Text has no NUL and few control signs, unless its signs take several bytes each, or a NUL strayed into it. */
function looksLikeText(probe: Probe): boolean {
  const { head } = probe;
  if (head.length < 2) return true;
  if ([0xfeff, 0xfffe].includes(head.readUInt16BE(0)) || (head.length > 3 && head.readUInt32BE(0) === 0xfeff))
    return true;
  const nuls = [0, 0];
  let odd = 0;
  for (const [at, byte] of head.entries()) {
    if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 1 && byte !== 31) odd++;
  }
  const [even = 0, other = 0] = nuls;
  const nul = even + other;
  if (nul > head.length * 0.6) return nul < head.length * 0.8 && odd === 0;
  const wide = nul > head.length * 0.02 && Math.max(even, other) > nul * 0.85 && odd < head.length * 0.1;
  return wide || (odd < head.length * 0.005 + 1 && nul < head.length * 0.02 + 8);
}

async function openCsv(context: OpenContext): Promise<Opened> {
  const { probe, options } = context;
  const facts = await readTextFacts(probe.path, options.signal, (bytes) =>
    options.onProgress?.({ phase: 'read', done: bytes / probe.size / 2 }),
  );
  const sample = decodeText(probe.head, facts);
  if (sample.trim() === '' && probe.size <= probe.head.length) throw new Refusal('empty');
  const dialect = findDialect(sample);
  if (isBrokenJson(sample)) throw refuseJson(context.name, sample);
  if (!isTableName(context.name) && isProse(sample, dialect)) throw new NotTable('text');
  const fast = await openFast(context, facts, dialect, sample);
  const tables = fast ? [fast] : await openSlow(context, facts, dialect);
  const format = dialect.delimiter === '\t' ? 'tsv' : 'csv';
  if (tables.length === 0) throw new Refusal('empty');
  const placed = tables.some(({ faults }) => faults.some(({ code }) => code === 'encoding-broken'));
  return {
    format,
    tables: tables.map((table) => countBytes(table, facts)),
    faults: listTextFaults(facts, sample, placed),
  };
}

/** The place is known by rows, the number by bytes. */
function countBytes(table: RawTable, { invalid }: TextFacts): RawTable {
  const faults = table.faults.map((fault) => (fault.code === 'encoding-broken' ? { ...fault, count: invalid } : fault));
  return { ...table, faults };
}

/** An object that is not written as JSON wants it, with names in single quotes or none. */
function isBrokenJson(sample: string): boolean {
  return /^\s*\{\s*(?:'|\w+\s*:|\r?\n)/.test(sample) && /\}\s*$/.test(sample);
}

function refuseJson(name: string, sample: string): Refusal | NotTable {
  if (!isTableName(name)) return new NotTable('text');
  try {
    JSON.parse(sample);
  } catch (error) {
    return new Refusal('broken', { format: 'JSON', reason: String(error).replace(/[{}]/g, '') });
  }
  return new Refusal('no-columns');
}

/** Running text: lines that no sign of tables divides alike, or a paragraph whose commas happen to. */
function isProse(sample: string, dialect: TextDialect): boolean {
  const ordinary = dialect.delimiter === ':' || dialect.delimiter === ' ';
  if (scoreDialect(sample, dialect) < (ordinary ? 0.6 : 0.2)) return true;
  const rows = parseText(sample, dialect).filter((row) => countFilled(row) > 0);
  const cells = rows.slice(0, 50).flatMap((row) => row.cells);
  const words = cells.reduce((sum, cell) => sum + cell.trim().split(/\s+/).length, 0) / Math.max(1, cells.length);
  return rows.length <= 2 && words > 3;
}

function listTextFaults(facts: TextFacts, sample: string, placed: boolean): Fault[] {
  const faults: Fault[] = [];
  if (facts.encoding !== 'utf-8') faults.push({ code: 'encoding-converted', values: { encoding: facts.encoding } });
  if (facts.boms > 1) faults.push({ code: 'marks-repeated', count: facts.boms });
  if (facts.invalid > 0 && !placed) faults.push({ code: 'encoding-mixed', count: facts.invalid });
  if (facts.nuls > 0) faults.push({ code: 'nul-removed', count: facts.nuls });
  if (!isWide(facts.encoding) && [facts.crlf, facts.lf, facts.cr].filter(Boolean).length > 1 && !sample.includes('"'))
    faults.push({ code: 'line-ends-mixed' });
  return faults;
}

/** Files up to this size are read row by row when something in them wants to be told row by row. */
const maxCareful = 64 * 2 ** 20;
/** Widest table the fast way is taken for: beyond it most time goes into the reader's own plan. */
const maxFastWidth = 2000;

/** Lets DuckDB read the file as it is, when it is as regular as it looks; undefined when it is not. */
async function openFast(
  context: OpenContext,
  facts: TextFacts,
  dialect: TextDialect,
  sample: string,
): Promise<RawTable | undefined> {
  if (facts.lost > 0 && context.probe.size <= maxCareful) return undefined;
  if (facts.nuls > 0 || facts.invalid > 0 || facts.boms > 1 || facts.cr > 0 || dialect.bare || dialect.wrapped)
    return undefined;
  const narrow = isWide(facts.encoding);
  if (!narrow && facts.crlf > 0 && facts.lf > 0) return undefined;
  const cut = context.probe.size > context.probe.head.length;
  const rows = parseText(sample, dialect);
  const whole = cut ? rows.slice(0, -1) : rows;
  const layout = findLayout(whole.slice(0, 500));
  if (layout.width - layout.indent > context.limits.columns)
    throw new Refusal('too-many-columns', {
      columns: layout.width - layout.indent,
      limit: context.limits.columns,
    });
  const body = whole.slice(layout.skippedRows + layout.headerRows);
  if (!isRegular(whole, layout) || body.length === 0) return undefined;
  const last = readLast(context.probe, facts, dialect);
  if (hasFooter(last, layout) || wantsCare(context.probe, layout, body, last)) return undefined;
  const lines = (body[0]?.line ?? 1) - 1;
  const { bytes, ...from } = await findUtf8(context, facts, dialect, lines);
  const file = { ...from, ...dialect, width: layout.width };
  const table = describe(facts, dialect, layout, { relation: readCsvSql(file), bytes });
  return {
    ...table,
    typed: (types) => readCsvSql({ ...file, types }),
    unchecked: {
      seen: body.length,
      ...listRepeated(layout),
      lines: (rows) => findLines(facts, lines, rows),
      otherwise: () => openSlow(context, facts, dialect),
    },
  };
}

/** A line for each row, unless some rows take more than one. */
function findLines({ encoding, crlf, lf }: TextFacts, skip: number, rows: number): LineRule {
  const exact = !encoding.startsWith('utf-16') && Math.abs(crlf + lf - skip - rows) <= 1;
  return exact ? { kind: 'offset', by: skip } : null;
}

function listRepeated({ headerRows, header }: Layout): Pick<Unchecked, 'header'> {
  const [first = '', second = ''] = header;
  return headerRows === 1 ? { header: [first, second] } : {};
}

function isRegular(rows: readonly TextRow[], layout: Layout): boolean {
  if (layout.width < 2 || layout.width > maxFastWidth || layout.indent > 0 || layout.gap !== undefined) return false;
  if (rows.some((row) => row.broken)) return false;
  const body = rows.slice(layout.skippedRows + layout.headerRows);
  return body.every((row) => row.cells.length === layout.width && countFilled(row) > 0);
}

/** The last records of the file. */
function readLast(probe: Probe, facts: TextFacts, dialect: TextDialect): TextRow[] {
  const unit = facts.encoding.startsWith('utf-32') ? 4 : isWide(facts.encoding) ? 2 : 1;
  const text = decodeText(probe.tail.subarray(probe.tail.length % unit), { ...facts, bomBytes: 0 });
  return parseText(text.slice(text.indexOf('\n') + 1), dialect).slice(-5);
}

/** Whether the last lines are sparser than the table: notes that the fast way would take for rows. */
function hasFooter(last: readonly TextRow[], layout: Layout): boolean {
  const sparse = (row: TextRow) => layout.width >= 3 && countFilled(row) <= 1 && findReach(row) <= 2;
  return last.some((row) => sparse(row) || mayBeNote(row, layout.width, layout.indent, false));
}

/** Totals among the rows and keys given once for a group: the fast way would not see them. */
function wantsCare(probe: Probe, layout: Layout, body: readonly TextRow[], last: readonly TextRow[]): boolean {
  if (probe.size > maxCareful) return false;
  if ([...body, ...last].some((row) => findTotalLabel(row, 0) !== undefined)) return true;
  const watch = new FillDownWatch(0, layout.width);
  for (const [index, row] of body.entries()) watch.add(row, index + 1);
  return watch.list().length > 0;
}

/** A longer text is cut into portions. */
const maxWhole = 4 * 2 ** 20;

/** Where the text lies in UTF-8: as it is, written again, or in portions without what stands above the rows. */
async function findUtf8(
  { probe, scratch, options }: OpenContext,
  facts: TextFacts,
  dialect: TextDialect,
  skip: number,
): Promise<{ path: string | readonly string[]; skip: number; bytes: number }> {
  const { signal } = options;
  const to = join(scratch, `${basename(probe.path)}.${codecOf(facts.encoding)}`);
  if (probe.size > maxWhole) {
    const { paths, bytes } = await writePortions(probe.path, facts, {
      to,
      skip,
      dialect,
      ...(signal ? { signal } : {}),
    });
    return { path: paths, skip: 0, bytes };
  }
  if (facts.encoding === 'utf-8') return { path: probe.path, skip, bytes: probe.size };
  await transcode(probe.path, facts, `${to}.txt`, signal);
  return { path: `${to}.txt`, skip, bytes: (await stat(`${to}.txt`)).size };
}

function describe(
  facts: TextFacts,
  dialect: TextDialect,
  layout: Layout,
  found: { relation: string; bytes: number },
): RawTable {
  const faults: Fault[] = [];
  if (layout.notes.length > 0)
    faults.push({ code: 'preamble-skipped', line: 1, count: layout.skippedRows, values: { rows: layout.skippedRows } });
  if (layout.headerRows === 0) faults.push({ code: 'header-missing' });
  if (layout.headerRows > 1)
    faults.push({ code: 'header-joined', count: layout.headerRows, values: { rows: layout.headerRows } });
  return {
    name: '',
    columns: Array.from({ length: layout.width }, (_, index) => ({ title: layout.header[index] ?? '' })),
    relation: found.relation,
    lines: null,
    bytes: found.bytes,
    notes: layout.notes,
    faults,
    dialect: {
      delimiter: dialect.delimiter,
      quote: dialect.quote,
      headerRows: layout.headerRows,
      skippedRows: layout.skippedRows,
    },
    encoding: facts.encoding,
  };
}

/** Longer texts are one table: what parts tables is looked for in as many rows. */
const maxParted = 20_000;

async function openSlow(context: OpenContext, facts: TextFacts, dialect: TextDialect): Promise<RawTable[]> {
  const { probe, scratch, limits, options } = context;
  const read = listRows(probe.path, facts, dialect, options.signal)[Symbol.asyncIterator]();
  const { head, ended } = await takeRows(read, maxParted);
  const parts: Grids[] = ended ? partTables(head).map((rows) => [rows]) : [chainRows(head, read)];
  const tables: RawTable[] = [];
  for (const [index, grids] of parts.entries()) {
    const staged = await stageGrid(grids, {
      name: '',
      scratch,
      file: `${basename(probe.path)}.rows${index}.csv`,
      maxColumns: limits.columns,
      ragged: true,
      mender: (rows, layout) => createMender(rows, layout, dialect),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    if (!staged) continue;
    const { headerRows, skippedRows, notes } = staged.layout;
    const title = notes.at(-1) ?? '';
    tables.push({
      ...staged.table,
      name: parts.length > 1 && title.length <= 80 ? title : '',
      encoding: facts.encoding,
      dialect: { delimiter: dialect.delimiter, quote: dialect.quote, headerRows, skippedRows },
    });
  }
  return tables;
}

type Rows = AsyncIterator<readonly Grid[], unknown, undefined>;

async function takeRows(rows: Rows, limit: number): Promise<{ head: Grid[]; ended: boolean }> {
  const head: Grid[] = [];
  while (head.length <= limit) {
    const next = await rows.next();
    if (next.done) return { head, ended: true };
    for (const row of next.value) head.push(row);
  }
  return { head, ended: false };
}

async function* chainRows(head: readonly Grid[], rest: Rows): AsyncGenerator<readonly Grid[]> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** A table at once repeated is one; many short runs of rows are one with gaps. */
function partTables(rows: readonly Grid[]): readonly (readonly Grid[])[] {
  let [blanks, last] = [0, 0];
  for (const row of rows) {
    const filled = countFilled(row);
    if (filled === 0 && last > 0) blanks++;
    last = filled;
  }
  return blanks > 0 && blanks <= 50 ? splitSheet(rows) : [rows];
}

/** Marks a relation text so that tests can tell the two ways apart. */
export function isFastRelation(table: RawTable): boolean {
  return !table.relation.includes(`'line': ${quoteText('BIGINT')}`);
}
