import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { LanguageMap } from '@milpa/sdk';
import {
  type CallOptions,
  defaultLimits,
  engineVersion,
  type Limits,
  type Reading,
  type ReadRequest,
  type ReadTable,
} from './contract.ts';
import { openDuckdb } from './duckdb.ts';
import { type Ask, type Fault, type OpenContext, type Opened, type RawTable, Refusal } from './format/format.ts';
import { openFile } from './format/index.ts';
import { readProbe } from './format/probe.ts';
import { refusals } from './format/refusals.data.ts';
import { createPace, type Pace } from './pace.ts';
import { makeAsk } from './table/ask.ts';
import { Irregular } from './table/check.ts';
import { fillAll, makeFinding } from './table/findings.ts';
import { readTable } from './table/table.ts';

export interface ReadEffects {
  readonly openDuckdb: typeof openDuckdb;
}

/** Reads one file into typed tables. What is wrong with the file is told in the result; throws only when the work itself fails. */
export async function readFile(
  request: ReadRequest,
  options: CallOptions = {},
  effects: ReadEffects = { openDuckdb },
): Promise<Reading> {
  const limits: Limits = { ...defaultLimits, ...request.limits };
  const own = request.out === undefined ? await mkdtemp(join(tmpdir(), 'milpa-read-')) : undefined;
  const out = request.out ?? own ?? tmpdir();
  const scratch = join(out, 'scratch');
  await mkdir(scratch, { recursive: true });
  const duckdb = await effects.openDuckdb({
    memoryBytes: Math.floor(limits.memoryBytes / 2),
    threads: limits.threads,
    tempDirectory: join(scratch, 'duckdb'),
  });
  const stop = () => duckdb.connection.interrupt();
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    const ask = makeAsk(duckdb.connection, options.signal);
    await ask("SET TimeZone = 'UTC'");
    const pace = createPace(options);
    const shareOf = () => duckdb.connection.progress.percentage / 100;
    return await read({ request, options, limits, out, scratch, ask, pace, shareOf });
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await duckdb.close();
    await rm(own ?? scratch, { recursive: true, force: true });
  }
}

interface Work {
  readonly request: ReadRequest;
  readonly options: CallOptions;
  readonly limits: Limits;
  readonly out: string;
  readonly scratch: string;
  readonly ask: Ask;
  readonly pace: Pace;
  /** How far the statement that runs is, 0 to 1; below zero when DuckDB does not know. */
  readonly shareOf: () => number;
}

/** Share of a reading that goes by before the tables are typed. */
const reading = 0.2;

async function read(work: Work): Promise<Reading> {
  const { request, options } = work;
  try {
    work.pace.enter('detect', 0, reading);
    const opened = await openPath(work, request.path, request.name, 0);
    checkTables(opened, work.limits);
    const { tables, first } = await readTables(work, opened);
    work.pace.enter('profile', 1, 1);
    return {
      engine: engineVersion,
      format: opened.format,
      encoding: first?.encoding ?? null,
      dialect: first?.dialect ?? null,
      tables,
      findings: opened.faults.map((fault) => makeFinding(fault)),
      refused: null,
    };
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof Refusal) return describeRefusal(request.name, error);
    throw error;
  }
}

async function openPath(work: Work, path: string, name: string, depth: number): Promise<Opened> {
  const { scratch, limits, options, ask } = work;
  const context: OpenContext = {
    probe: await readProbe(path),
    name,
    scratch,
    limits,
    options: { ...(options.signal ? { signal: options.signal } : {}), onProgress: ({ done }) => work.pace.tell(done) },
    ask,
    depth,
    openInner: (inner, innerName) => openPath(work, inner, innerName, depth + 1),
  };
  return openFile(context);
}

function checkTables(opened: Opened, limits: Limits): void {
  if (opened.tables.length > limits.tables)
    throw new Refusal('too-many-tables', { tables: opened.tables.length, limit: limits.tables });
  for (const table of opened.tables) {
    if (table.columns.length === 0) throw new Refusal('no-columns');
    if (table.columns.length > limits.columns)
      throw new Refusal('too-many-columns', { columns: table.columns.length, limit: limits.columns });
  }
}

async function readTables(work: Work, opened: Opened): Promise<{ tables: ReadTable[]; first: RawTable | undefined }> {
  const tables: ReadTable[] = [];
  const names = new Set<string>();
  const open = [...opened.tables];
  let first: RawTable | undefined;
  for (let raw = open.shift(); raw; raw = open.shift()) {
    const count = tables.length + 1 + open.length;
    const name = uniqueName(raw.name || stemOf(work.request.name), names);
    const read = await readNext(work, raw, { name, index: tables.length, count });
    if (Array.isArray(read)) {
      names.delete(name);
      open.unshift(...read);
      if (open.length === 0) throw new Refusal('empty');
      continue;
    }
    first ??= raw;
    tables.push(read);
  }
  return { tables, first };
}

/** The table; or, where its rows turn out irregular, the tables that a careful reading finds in the same text. */
async function readNext(
  work: Work,
  raw: RawTable,
  at: { readonly name: string; readonly index: number; readonly count: number },
): Promise<ReadTable | RawTable[]> {
  const { request, out, ask } = work;
  const { name } = at;
  const path = join(out, `t${at.index}.parquet`);
  const notes = findNotes(request, name, at.count);
  try {
    const [from, to] = [at.index, at.index + 1].map((each) => reading + ((1 - reading) * each) / at.count);
    const pace = work.pace.within(from ?? 0, to ?? 1);
    const { memoryBytes } = work.limits;
    const profile = await readTable({ ask, raw, name, notes, path, memoryBytes, pace, shareOf: work.shareOf });
    return {
      name,
      profile,
      ...(request.out === undefined ? {} : { parquet: { path, size: (await stat(path)).size } }),
    };
  } catch (error) {
    work.options.signal?.throwIfAborted();
    if (!raw.unchecked || !(error instanceof Irregular)) throw raw.explain ? raw.explain(error) : error;
    const careful = await raw.unchecked.otherwise();
    return careful.map((table) => ({ ...table, name: raw.name || table.name }));
  }
}

/** The notes on a table; a file of one table takes the only notes there are, whatever its name was last month. */
function findNotes(request: ReadRequest, name: string, tables: number) {
  const own = request.notes?.[name];
  const all = Object.values(request.notes ?? {});
  return own ?? (tables === 1 && all.length === 1 ? all[0] : undefined) ?? {};
}

/** File name without folder and extensions. */
export function stemOf(name: string): string {
  const bare = basename(name.replaceAll('\\', '/'))
    .replace(/(?:\.[A-Za-z0-9]{1,8}){1,2}$/, '')
    .trim();
  return bare || 'table';
}

function uniqueName(wanted: string, taken: Set<string>): string {
  let name = wanted.trim() || 'table';
  for (let copy = 2; taken.has(name); copy++) name = `${wanted} (${copy})`;
  taken.add(name);
  return name;
}

function describeRefusal(name: string, refusal: Refusal): Reading {
  return {
    engine: engineVersion,
    format: 'other',
    encoding: null,
    dialect: null,
    tables: [],
    findings: [],
    refused: { code: refusal.code, detail: sayRefusal(name, refusal) },
  };
}

/** The sentence of a refusal in three languages. */
export function sayRefusal(name: string, refusal: Refusal): LanguageMap {
  const values = { name: basename(name.replaceAll('\\', '/')), ...refusal.values };
  for (const [code, text] of Object.entries(refusals)) if (code === refusal.code) return fillAll(text, values);
  throw new RangeError(`no refusal is called ${refusal.code}`);
}

export type { Fault };
