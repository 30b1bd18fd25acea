import type { LanguageMap, RowsQuery } from '@milpa/sdk';
import type { DiffRequest, ExportRequest, FailureKind, Progress, ReadRequest, StoredTable } from '../contract.ts';
import type { SqlOrder } from '../query/ask/contract.ts';

/** What the parent asks of a worker. One question at a time. */
export type Question =
  | { readonly kind: 'read'; readonly request: ReadRequest }
  | { readonly kind: 'rows'; readonly table: StoredTable; readonly query: RowsQuery }
  | { readonly kind: 'export'; readonly request: ExportRequest }
  | { readonly kind: 'diff'; readonly request: DiffRequest }
  | { readonly kind: 'sql'; readonly order: SqlOrder };

/** `stop` breaks off the question that runs; the worker answers it with a failure. */
export type Order = Question | { readonly kind: 'stop' };

/** What a worker is and may touch, handed over as its only argument. */
export interface WorkerSettings {
  readonly tempDirectory: string;
  readonly memoryBytes: number;
  readonly threads: number;
  /** What it will be asked for: what that needs is loaded, and opened, before the first question comes. */
  readonly uses?: 'pages' | 'reading';
  /** Bytes any one file it writes may have; and all of its scratch together. */
  readonly diskBytes?: number;
  /** Files and folders DuckDB may touch; without them, whatever the process may. */
  readonly allowed?: { readonly paths: readonly string[]; readonly folders: readonly string[] };
}

/** What a worker says. The parent reads it as coming from a stranger: parseMessage checks its shape. */
export type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly details: LanguageMap }
  | { readonly kind: 'failed'; readonly failure: FailureKind; readonly message: string };
