import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CallOptions,
  defaultLimits,
  type Engine,
  EngineFailure,
  type Limits,
  type Progress,
  QueryRefused,
} from './contract.ts';
import type { OpenedDuckdb } from './duckdb.ts';
import type { RowsMemory } from './query/rows.ts';

export interface LocalOptions {
  /** Where what does not fit into memory goes; the system's own place when absent. */
  readonly tempDirectory?: string;
  readonly limits?: Partial<Limits>;
  /** The only files and folders DuckDB may touch; all of them when absent. */
  readonly allowed?: { readonly paths: readonly string[]; readonly folders: readonly string[] };
}

/** The engine of this process, which can be opened before it is asked anything. */
export interface LocalEngine extends Engine {
  /** Opens what answers pages of rows. */
  warm(): Promise<void>;
}

/** Pages of rows have a database of their own, planned for them; each has its part of the memory. */
const shares = { pages: 1 / 4, all: 1 / 2 } as const;

/**
 * The engine in this very process: for tests, and inside each worker. One question runs at a time. Each part is loaded when it is
 * first needed: who only answers questions does without the readers, who only starts workers without DuckDB.
 */
export function createLocalEngine(options: LocalOptions = {}): LocalEngine {
  const limits = { ...defaultLimits, ...options.limits };
  const bounds = options.allowed
    ? { allowedPaths: options.allowed.paths, allowedFolders: options.allowed.folders }
    : undefined;
  const turn = createTurns();
  const opened = new Map<keyof typeof shares, Promise<OpenedDuckdb>>();
  let memory: RowsMemory | undefined;
  const open = async (use: keyof typeof shares) =>
    (await import('./duckdb.ts')).openDuckdb({
      memoryBytes: Math.floor(limits.memoryBytes * shares[use]),
      threads: Math.min(limits.threads, availableParallelism()),
      tempDirectory: options.tempDirectory ?? tmpdir(),
      ...(use === 'pages' ? { plans: 'quick' } : {}),
      ...bounds,
    });
  const database = async (use: keyof typeof shares) => {
    const known = opened.get(use) ?? open(use);
    opened.set(use, known);
    return (await known).connection;
  };
  const askOf =
    (use: keyof typeof shares) =>
    <T>(call: CallOptions | undefined, work: (connection: Connection) => Promise<T>) =>
      turn(() => explained(call, async () => interruptible(await database(use), call, work)));
  const [ask, askPages] = [askOf('all'), askOf('pages')];
  const askLong = <T>(
    phase: Progress['phase'],
    call: CallOptions | undefined,
    work: (connection: Connection) => Promise<T>,
  ) => ask(call, (connection) => watched(connection, phase, call, work));
  return {
    read: (request, call = {}) =>
      explained(call, async () => {
        const [{ readFile }, { openDuckdb }] = await Promise.all([import('./read.ts'), import('./duckdb.ts')]);
        return readFile({ ...request, limits: { ...limits, ...request.limits } }, call, {
          openDuckdb: (own) => openDuckdb({ ...own, ...bounds, settings: 'open' }),
        });
      }),
    rows: async (table, query, call) => {
      const { createRowsMemory, queryRows } = await import('./query/rows.ts');
      memory ??= createRowsMemory();
      const known = memory;
      const grouped = query.group ?? query.compute ?? query.histogram;
      return (grouped ? ask : askPages)(call, (connection) => queryRows(connection, table, query, known));
    },
    export: async (request, call) => {
      const { exportTable } = await import('./query/export.ts');
      return askLong('export', call, (connection) => exportTable(connection, request));
    },
    stream: async (request, call) => {
      const [{ exportTable }, { followPipe, openPipe }] = await Promise.all([
        import('./query/export.ts'),
        import('./pipe.ts'),
      ]);
      const folder = await mkdtemp(join(options.tempDirectory ?? tmpdir(), 'stream-'));
      const pipe = await openPipe(folder);
      const stopper = new AbortController();
      const signal = AbortSignal.any([stopper.signal, ...(call?.signal ? [call.signal] : [])]);
      const work = ask({ ...call, signal }, (connection) => exportTable(connection, { ...request, to: pipe.path }));
      const cleaned = work.finally(() => rm(folder, { recursive: true, force: true }));
      return followPipe(pipe, cleaned, () => stopper.abort());
    },
    diff: async (request, call) => {
      const { diffTables } = await import('./query/diff.ts');
      return askLong('diff', call, (connection) => diffTables(connection, request));
    },
    warm: async () => {
      const [connection] = await Promise.all([database('pages'), import('./query/rows.ts')]);
      await connection.run('select 1');
    },
    async close() {
      for (const each of opened.values()) (await each).close();
      opened.clear();
    },
  };
}

type Connection = OpenedDuckdb['connection'];

/** One after the other: an interrupt must stop the question it is meant for, and a comparison keeps tables of its own. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

const progressEvery = 200;

/** Tells how far the statement that runs is; of several, the one that came furthest. DuckDB says −1 where it does not know. */
async function watched<T>(
  connection: Connection,
  phase: Progress['phase'],
  { onProgress }: CallOptions = {},
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  let most = 0;
  const watch = setInterval(() => {
    const share = connection.progress.percentage / 100;
    if (share <= most || share > 1) return;
    most = share;
    onProgress?.({ phase, done: share });
  }, progressEvery);
  try {
    return await work(connection);
  } finally {
    clearInterval(watch);
  }
}

/** Interrupts again and again: an interrupt between two statements has no effect. */
async function interruptible<T>(
  connection: Connection,
  call: CallOptions = {},
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  let again: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    again ??= setInterval(() => connection.interrupt(), 20);
  };
  call.signal?.addEventListener('abort', interrupt);
  try {
    return await work(connection);
  } finally {
    call.signal?.removeEventListener('abort', interrupt);
    clearInterval(again);
  }
}

/** Runs the work; whatever breaks it is an EngineFailure of the kind the words of DuckDB and the system tell. */
async function explained<T>(call: CallOptions = {}, work: () => Promise<T>): Promise<T> {
  try {
    call.signal?.throwIfAborted();
    return await work();
  } catch (error) {
    if (call.signal?.aborted) throw new EngineFailure('aborted', 'the caller gave up', { cause: error });
    if (error instanceof QueryRefused || error instanceof EngineFailure) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new EngineFailure(kindOf(message), message, { cause: error });
  }
}

function kindOf(message: string) {
  if (/ENOSPC|EDQUOT|no space left|disk full|max_temp_directory_size/i.test(message)) return 'disk-full';
  if (/out of memory|bad_alloc|allocation fail|could not allocate|array buffer allocation|memory limit/i.test(message))
    return 'memory';
  return 'broken';
}
