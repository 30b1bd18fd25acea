import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type Fault,
  type Format,
  NotTable,
  type OpenContext,
  type Opened,
  type Probe,
  type RawTable,
  Refusal,
} from '../format.ts';
import { stageGrid } from '../grid.ts';
import { countFilled, findLayout, findReach, type Layout } from '../layout.ts';
import { isTableName } from '../other.ts';
import { quoteText, readCsvSql, toNumber } from '../stage.ts';
import { findDialect, scoreDialect } from './dialect.ts';
import { readTextFacts, type TextFacts } from './encoding.ts';
import { parseText, type TextDialect, type TextRow } from './parser.ts';
import { codecOf, decodeText, listRows, transcode } from './source.ts';

/** Delimited text of any encoding, delimiter and shape: the last format asked, since any text may be one. */
export const csvFormat: Format = {
  id: 'csv',
  detect: (probe) => probe.size > 0 && looksLikeText(probe),
  open: openCsv,
};

/** Text has no NUL and few control signs, unless it is UTF-16 or a stray NUL. */
function looksLikeText(probe: Probe): boolean {
  const { head } = probe;
  if (head[0] === 0xff && head[1] === 0xfe) return true;
  if (head[0] === 0xfe && head[1] === 0xff) return true;
  let [odd, nul] = [0, 0];
  for (const byte of head) {
    if (byte === 0) nul++;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 1 && byte !== 31) odd++;
  }
  const wide = nul > head.length * 0.3 && nul < head.length * 0.6;
  return wide || (odd < head.length * 0.005 + 1 && nul < head.length * 0.02 + 8);
}

async function openCsv(context: OpenContext): Promise<Opened> {
  const { probe, options } = context;
  const facts = await readTextFacts(probe.path, options.signal);
  const sample = decodeText(probe.head, facts);
  if (sample.trim() === '' && probe.size <= probe.head.length) throw new Refusal('empty');
  const dialect = findDialect(sample);
  if (!isTableName(context.name) && isProse(sample, dialect)) throw new NotTable('text');
  const table = (await openFast(context, facts, dialect, sample)) ?? (await openSlow(context, facts, dialect));
  const format = dialect.delimiter === '\t' ? 'tsv' : 'csv';
  if (!table) throw new Refusal('empty');
  return { format, tables: [table], faults: listTextFaults(facts, sample) };
}

/** Running text: lines that no sign of tables divides alike. */
function isProse(sample: string, dialect: TextDialect): boolean {
  return dialect.delimiter === ':' || dialect.delimiter === ' ' || scoreDialect(sample, dialect) < 0.2;
}

function listTextFaults(facts: TextFacts, sample: string): Fault[] {
  const faults: Fault[] = [];
  if (facts.encoding !== 'utf-8') faults.push({ code: 'encoding-converted', values: { encoding: facts.encoding } });
  if (facts.boms > 1) faults.push({ code: 'marks-repeated', count: facts.boms });
  if (facts.invalid > 0) faults.push({ code: 'encoding-broken', count: facts.invalid });
  if (facts.nuls > 0) faults.push({ code: 'nul-removed', count: facts.nuls });
  const wide = facts.encoding.startsWith('utf-16');
  if (!wide && [facts.crlf, facts.lf, facts.cr].filter(Boolean).length > 1 && !sample.includes('"'))
    faults.push({ code: 'line-ends-mixed' });
  return faults;
}

/** Widest table the fast way is taken for: beyond it most time goes into the reader's own plan. */
const maxFastWidth = 2000;

/** Lets DuckDB read the file as it is, when it is as regular as it looks; undefined when it is not. */
async function openFast(
  context: OpenContext,
  facts: TextFacts,
  dialect: TextDialect,
  sample: string,
): Promise<RawTable | undefined> {
  if (facts.nuls > 0 || facts.invalid > 0 || facts.boms > 1 || facts.cr > 0) return undefined;
  const narrow = facts.encoding.startsWith('utf-16');
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
  if (hasFooter(context.probe, facts, dialect, layout)) return undefined;
  const path = await findUtf8(context, facts);
  const skip = (body[0]?.line ?? 1) - 1;
  const file = { path, ...dialect, skip, width: layout.width };
  const relation = readCsvSql(file);
  const checked = await checkFast(context, relation, layout);
  if (!checked || checked.rows < body.length) return undefined;
  const lineEnds = facts.crlf + facts.lf;
  const exact = narrow ? false : Math.abs(lineEnds - skip - checked.rows) <= 1;
  const table = describe(facts, dialect, layout, { relation, skip, exact, bytes: (await stat(path)).size });
  return { ...table, typed: (types) => readCsvSql({ ...file, types }) };
}

function isRegular(rows: readonly TextRow[], layout: Layout): boolean {
  if (layout.width < 2 || layout.width > maxFastWidth || layout.indent > 0) return false;
  if (rows.some((row) => row.broken)) return false;
  const body = rows.slice(layout.skippedRows + layout.headerRows);
  return body.every((row) => row.cells.length === layout.width && countFilled(row) > 0);
}

/** Whether the last lines are sparser than the table: notes that the fast way would take for rows. */
function hasFooter(probe: Probe, facts: TextFacts, dialect: TextDialect, layout: Layout): boolean {
  if (layout.width < 3) return false;
  const even = facts.encoding.startsWith('utf-16') ? probe.tail.length % 2 : 0;
  const text = decodeText(probe.tail.subarray(even), { ...facts, bomBytes: 0 });
  const last = parseText(text.slice(text.indexOf('\n') + 1), dialect).slice(-5);
  return last.some((row) => countFilled(row) <= 1 && findReach(row) <= 2);
}

async function findUtf8(context: OpenContext, facts: TextFacts): Promise<string> {
  if (facts.encoding === 'utf-8') return context.probe.path;
  const to = join(context.scratch, `${basename(context.probe.path)}.${codecOf(facts.encoding)}.txt`);
  await transcode(context.probe.path, facts, to, context.options.signal);
  return to;
}

/** Reads every row once; undefined when one of them is irregular or blank. */
async function checkFast(
  context: OpenContext,
  relation: string,
  layout: Layout,
): Promise<{ rows: number } | undefined> {
  const { width, header, headerRows } = layout;
  const [first = '', second = ''] = header;
  const again = headerRows === 1 ? `c0 = ${quoteText(first)} AND c1 = ${quoteText(second)}` : 'false';
  const ask = async (some: number) => {
    const columns = Array.from({ length: some }, (_, index) => `c${index}`).join(', ');
    const [row] = await context.ask(
      `SELECT count(*), count(*) FILTER (WHERE coalesce(${columns}) IS NULL), count(*) FILTER (WHERE ${again}) FROM ${relation}`,
    );
    return { rows: toNumber(row?.[0]), blank: toNumber(row?.[1]), again: toNumber(row?.[2]) };
  };
  try {
    const few = Math.min(3, width);
    const quick = await ask(few);
    if (quick.again > 0) return undefined;
    const { rows, blank } = quick.blank === 0 || few === width ? quick : await ask(width);
    return blank === 0 ? { rows } : undefined;
  } catch (error) {
    context.options.signal?.throwIfAborted();
    if (error instanceof Error && /CSV|Invalid|line/i.test(error.message)) return undefined;
    throw error;
  }
}

function describe(
  facts: TextFacts,
  dialect: TextDialect,
  layout: Layout,
  found: { relation: string; skip: number; exact: boolean; bytes: number },
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
    lines: found.exact ? { kind: 'offset', by: found.skip } : null,
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

async function openSlow(context: OpenContext, facts: TextFacts, dialect: TextDialect): Promise<RawTable | undefined> {
  const { probe, scratch, limits, options } = context;
  const staged = await stageGrid(listRows(probe.path, facts, dialect, options.signal), {
    name: '',
    scratch,
    file: `${basename(probe.path)}.rows.csv`,
    maxColumns: limits.columns,
    ragged: true,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (!staged) return undefined;
  const { headerRows, skippedRows } = staged.layout;
  return {
    ...staged.table,
    encoding: facts.encoding,
    dialect: { delimiter: dialect.delimiter, quote: dialect.quote, headerRows, skippedRows },
  };
}

/** Marks a relation text so that tests can tell the two ways apart. */
export function isFastRelation(table: RawTable): boolean {
  return !table.relation.includes(`'line': ${quoteText('BIGINT')}`);
}
