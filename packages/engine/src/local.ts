import { availableParallelism, tmpdir } from 'node:os';
import type { RowsQuery } from '@milpa/sdk';
import type { CallOptions, DiffRequest, Engine, ExportRequest, Limits, StoredTable } from './contract.ts';
import { defaultLimits } from './contract.ts';
import { type OpenedDuckdb, openDuckdb } from './duckdb.ts';
import { diffTables } from './query/diff.ts';
import { exportTable } from './query/export.ts';
import { queryRows } from './query/rows.ts';

export interface LocalOptions {
  /** Where what does not fit into memory goes; the system's own place when absent. */
  readonly tempDirectory?: string;
  readonly limits?: Partial<Limits>;
}

/** The engine in this very process: for the command line, for tests, and inside each worker. */
export function createLocalEngine(options: LocalOptions = {}): Engine {
  const limits = { ...defaultLimits, ...options.limits };
  let opened: Promise<OpenedDuckdb> | undefined;
  const database = async () => {
    opened ??= openDuckdb({
      memoryBytes: Math.floor(limits.memoryBytes / 2),
      threads: Math.min(limits.threads, availableParallelism()),
      tempDirectory: options.tempDirectory ?? tmpdir(),
    });
    return (await opened).connection;
  };
  return {
    async read(request, call = {}) {
      const { readFile } = await import('./read.ts'); // a process that only answers questions never loads the readers
      return readFile({ ...request, limits: { ...limits, ...request.limits } }, call);
    },
    rows: async (table: StoredTable, query: RowsQuery, call?: CallOptions) =>
      interruptible(await database(), call, (on) => queryRows(on, table, query)),
    export: async (request: ExportRequest, call?: CallOptions) =>
      interruptible(await database(), call, (on) => exportTable(on, request)),
    diff: async (request: DiffRequest, call?: CallOptions) =>
      interruptible(await database(), call, (on) => diffTables(on, request)),
    async close() {
      (await opened)?.close();
      opened = undefined;
    },
  };
}

type Connection = OpenedDuckdb['connection'];

async function interruptible<T>(
  connection: Connection,
  call: CallOptions = {},
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  call.signal?.throwIfAborted();
  const interrupt = () => connection.interrupt();
  call.signal?.addEventListener('abort', interrupt);
  try {
    return await work(connection);
  } finally {
    call.signal?.removeEventListener('abort', interrupt);
  }
}
