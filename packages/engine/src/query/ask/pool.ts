import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { copyFile, lstat, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type CallOptions, EngineFailure } from '../../contract.ts';
import { type Child, clearAbandoned, startChild } from '../../worker/child.ts';
import { createLane, type Lane } from '../../worker/lane.ts';
import { moveFile } from '../../worker/small-files.ts';
import {
  defaultSqlLimits,
  type FindViews,
  type SqlLimits,
  type SqlName,
  type SqlOrder,
  type SqlOutcome,
  type SqlPool,
  type SqlView,
} from './contract.ts';
import { refuseStatement } from './faults.ts';
import { parseHoles, parseOutcome, parsePage, parseParsed, parseRowCount } from './parse.ts';

export interface SqlPoolOptions {
  /** Scratch folder of the processes; made when absent. */
  readonly tempDirectory: string;
  /** Statements at the same time, each in a process of its own. */
  readonly processes?: number;
  /** Statements that may wait; one more fails at once with `busy`. */
  readonly queueLength?: number;
  /** Statements one process answers before a fresh one takes its place. */
  readonly uses?: number;
  readonly limits?: Partial<SqlLimits>;
}

/** A statement told to stop is given this long; then its process is killed. Leaves a tenth of a second to a busy machine. */
const stopMs = 150;
/** Looking at a statement takes a millisecond or two; the rest is for the worst text and a busy machine. */
const parseMs = 10_000;
/** How long a process may take to start. */
const startMs = 60_000;
const wallsMs = 60_000;

type Ask = <T>(order: SqlOrder, parseDone: (raw: unknown) => T) => Promise<T>;

/**
 * SQL in disposable processes with no network, no secret, and only the files of the statement: a line of its own, so that pages
 * of rows never wait for statements, and less claim to the processor than the rest of the portal. Whatever takes too long is killed.
 */
export function createSqlPool(options: SqlPoolOptions): SqlPool {
  const limits = { ...defaultSqlLimits, ...options.limits };
  const tempDirectory = resolve(options.tempDirectory);
  mkdirSync(tempDirectory, { recursive: true });
  clearAbandoned(tempDirectory);
  const { processes = 2, queueLength = 20, uses = 200 } = options;
  const lane = createLane({ size: processes, queueLength, uses, answersFirst: true });
  const start = () => startProcess(tempDirectory, limits);
  const listHoles = createTrial(lane, start, tempDirectory);
  let here = 0;

  /** One process for the whole of a statement: what it reads is found out, found, and read. */
  async function answer<T>(
    text: string,
    call: CallOptions | undefined,
    work: (ask: Ask, body: Body, child: Child) => Promise<T>,
    findViews: FindViews,
  ) {
    requireShort(text, limits.textLength);
    requireWhole(await listHoles());
    if (here >= processes + queueLength)
      throw new EngineFailure('busy', `${queueLength} statements are already waiting`);
    here += 1;
    try {
      return await lane.hold(call?.signal, start, async (child) => {
        await requireReady(child, call?.signal);
        const ask = createAsk(child, text, call, limits.timeMs);
        const { body, names } = await ask({ order: 'parse', text, tables: limits.tables }, parseParsed);
        const views = absolute(await findViews(names));
        requireAll(text, names, views);
        return work(ask, { body, views }, child);
      });
    } finally {
      here -= 1;
      lane.prepare(start); // where a process was killed, the next one starts before anybody asks
    }
  }

  return {
    page: ({ text, limit, offset }, findViews, call) =>
      answer(
        text,
        call,
        (ask, { body, views }) =>
          ask({ order: 'page', text: body, views, limit, offset, bytes: limits.pageBytes }, (raw) =>
            parsePage(raw, limit),
          ),
        findViews,
      ),
    export: ({ text, format, to }, findViews, call) =>
      answer(
        text,
        call,
        async (ask, { body, views }, child) => {
          // Where DuckDB writes it is let in for this statement; what we write ourselves stays in the folder of the process.
          const made = format === 'arrow' || format === 'xlsx' ? join(child.folder, `answer.${format}`) : resolve(to);
          const asked = { text: body, views, format, to: made, rows: limits.exportRows } as const;
          const rows = await ask({ order: 'export', ...asked }, parseRowCount);
          return { rows, size: await takeOver(made, resolve(to)) };
        },
        findViews,
      ),
    listHoles,
    warm() {
      lane.prepare(start);
      void listHoles().catch(() => undefined); // told to whoever asks first
    },
    close: () => lane.close(),
  };
}

const warmed = new WeakSet<Child>();

/** A fresh process opens its databases first: starting is no part of a statement's time. */
async function requireReady(child: Child, signal: AbortSignal | undefined): Promise<void> {
  if (warmed.has(child)) return;
  const order: SqlOrder = { order: 'parse', text: 'select 1', tables: 1 };
  await child.ask({ kind: 'sql', order }, { timeMs: startMs, signal });
  warmed.add(child);
}

interface Body {
  readonly body: string;
  readonly views: readonly SqlView[];
}

/** Puts a file where it is wanted and says its size. What the process gives must be a file: a link would lead where the process may not. */
async function takeOver(made: string, to: string): Promise<number> {
  if (made !== to) await moveFile(made, to);
  const found = await lstat(to);
  if (!found.isFile()) throw new EngineFailure('broken', 'the worker left no file');
  return found.size;
}

const absolute = (views: readonly SqlView[]) => views.map((view) => ({ ...view, path: resolve(view.path) }));

/** No name reaches DuckDB that is not one of the views: its own catalogues tell of settings and files. */
function requireAll(text: string, names: readonly SqlName[], views: readonly SqlView[]): void {
  const missing = names.find(({ schema, name }) => !views.some((view) => view.schema === schema && view.name === name));
  if (!missing) return;
  const word = [missing.schema, missing.name].filter(Boolean).join('.');
  throw refuseStatement(text, { code: 'table', word, at: missing.at });
}

function requireShort(text: string, most: number): void {
  if (text.trim() === '') throw refuseStatement(text, { code: 'empty' });
  if (text.length > most) throw refuseStatement(text, { code: 'too-long', word: String(most) });
}

const startProcess = (tempDirectory: string, limits: SqlLimits): Child =>
  startChild({
    tempDirectory,
    memoryBytes: limits.memoryBytes,
    diskBytes: limits.diskBytes,
    threads: limits.threads,
    reach: { read: [], write: [], network: 'none', yields: true },
  });

function createAsk(child: Child, text: string, call: CallOptions | undefined, timeMs: number): Ask {
  return async (order, parseDone) => {
    const within = order.order === 'parse' ? parseMs : timeMs;
    const raw = await child.ask({ kind: 'sql', order }, { timeMs: within, graceMs: stopMs, signal: call?.signal });
    return takeDone(text, parseOutcome(raw, parseDone));
  };
}

function takeDone<T>(text: string, outcome: SqlOutcome<T>): T {
  if ('done' in outcome) return outcome.done;
  throw refuseStatement(text, outcome.fault);
}

/** The walls are tried once; a process that broke off while it tried proves nothing, and the next who asks tries again. */
function createTrial(lane: Lane, start: () => Child, tempDirectory: string): () => Promise<readonly string[]> {
  let trial: Promise<readonly string[]> | undefined;
  return () => {
    trial ??= lane.hold(undefined, start, (child) => tryWalls(child, tempDirectory));
    trial.catch(() => {
      trial = undefined;
    });
    return trial;
  };
}

function requireWhole(holes: readonly string[]): void {
  if (holes.length > 0) throw new EngineFailure('broken', `SQL is not offered: ${holes.join('; ')}`);
}

/** One row of one column. It lies ready, so that a process that only starts others does without DuckDB's library. */
const knownTable = new URL('./known.parquet', import.meta.url);

async function tryWalls(child: Child, tempDirectory: string): Promise<readonly string[]> {
  const folder = join(tempDirectory, `walls-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  const [secretFile, table] = [join(folder, 'secret.txt'), join(folder, 'known.parquet')];
  try {
    await writeFile(secretFile, 'nobody may read this\n');
    await copyFile(knownTable, table);
    const order = { order: 'try-walls', table, secretFile } as const;
    const raw = await child.ask({ kind: 'sql', order }, { timeMs: wallsMs });
    const found = takeDone('', parseOutcome(raw, parseHoles));
    const written = existsSync(`${secretFile}.new`) || existsSync(`${secretFile}.folder`);
    return written ? [...found, 'a file was written'] : found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
