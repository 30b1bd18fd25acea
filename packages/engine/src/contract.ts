import type { Readable } from 'node:stream';
import type {
  ColumnNotes,
  ColumnType,
  ExportFormat,
  Finding,
  LanguageMap,
  RowsQuery,
  TableDiff,
  TableProfile,
} from '@milpa/sdk';

/** Grows when the same original would give other bytes: derived files carry it, so they can be made anew. */
export const engineVersion = '3';

/** None is infinite. Sizes in bytes, times in milliseconds. */
export interface Limits {
  readonly columns: number;
  readonly tables: number;
  /** Bytes a compressed file may unfold to, and how many times its own size. */
  readonly unpackedBytes: number;
  readonly unpackRatio: number;
  readonly memoryBytes: number;
  readonly timeMs: number;
  readonly threads: number;
}

export const defaultLimits: Limits = {
  // Statements over all columns are planned as a whole: 200 rows of 5,000 columns take 56 s of processor, half of it to plan and
  // write the Parquet file, and 0.6 GB.
  columns: 5_000,
  tables: 200,
  unpackedBytes: 20 * 2 ** 30,
  unpackRatio: 200,
  memoryBytes: 2 * 2 ** 30,
  timeMs: 30 * 60_000,
  threads: 2,
};

export interface ReadRequest {
  /** The original on local disk; never written to. */
  readonly path: string;
  /** Its name as given, for table names and messages only: the bytes decide the format. */
  readonly name: string;
  /** Folder for the Parquet files and scratch; made by the caller, emptied by the caller. Absent: report only. */
  readonly out?: string;
  /** What the publisher said about columns, by table name. A type given here wins over inference. */
  readonly notes?: Readonly<Record<string, ColumnNotes>>;
  readonly limits?: Partial<Limits>;
  /** Files from the same hands, such as those of one dataset: small ones may be read by one process, one after the other. */
  readonly group?: string;
}

export interface ReadTable {
  readonly name: string;
  readonly profile: TableProfile;
  /** Where the typed table was written (zstd Parquet, source order); absent without `out`. */
  readonly parquet?: { readonly path: string; readonly size: number };
}

/** What the engine made of a file. A refused file has no tables; a file that is simply no table (PDF, image) is `other`. */
export interface Reading {
  readonly engine: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly dialect: {
    readonly delimiter: string;
    readonly quote: string;
    readonly headerRows: number;
    readonly skippedRows: number;
  } | null;
  readonly tables: readonly ReadTable[];
  readonly findings: readonly Finding[];
  readonly refused: { readonly code: string; readonly detail: LanguageMap } | null;
}

/** A Parquet file the engine wrote, with the columns it holds (profile of the same table). */
export interface StoredTable {
  readonly path: string;
  /** How many it has, where that is known: it is not counted again then. */
  readonly rows?: number;
  readonly columns: TableProfile['columns'];
  /** Hash of the file where it is known: what was found out about a table is remembered under it, and a cursor is bound to it. */
  readonly sha256?: string;
}

export interface RowsAnswer {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  /** Row numbers from 1, one for each row; none for groups. */
  readonly ids: readonly number[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  readonly total: number;
  /** Rows before this page. */
  readonly offset: number;
  /** Where the next page begins; null on the last. */
  readonly cursor: string | null;
}

/** A question without pages: all its rows, or with limit and offset some. */
export type ExportQuestion = Omit<RowsQuery, 'limit' | 'offset' | 'cursor'> &
  Partial<Pick<RowsQuery, 'limit' | 'offset'>>;

export interface ExportRequest {
  readonly table: StoredTable;
  readonly format: ExportFormat;
  /** File to write; the caller makes its folder. */
  readonly to: string;
  /** Which rows and columns, grouped or not, in which order; all of them as they lie when absent. */
  readonly question?: Partial<ExportQuestion>;
  /** Text that a spreadsheet would take for a formula gets an apostrophe before it, in CSV and XLSX. */
  readonly safe?: boolean;
  readonly limits?: Partial<Limits>;
}

export type StreamRequest = Omit<ExportRequest, 'to'>;

export interface DiffRequest {
  readonly name: string;
  readonly before: StoredTable;
  readonly after: StoredTable;
  /** Candidate keys of the newer table (profile.keys). */
  readonly keys?: readonly (readonly string[])[];
}

export interface Progress {
  readonly phase: 'detect' | 'read' | 'type' | 'convert' | 'profile' | 'export' | 'diff';
  /** Share of the whole, 0 to 1. */
  readonly done: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** What can be asked of the engine. `createLocalEngine()` runs in this process; `createEnginePool()` in disposable ones. */
export interface Engine {
  /** Never throws for what a file holds: that is `refused`. Throws EngineFailure when the work itself broke. */
  read(request: ReadRequest, options?: CallOptions): Promise<Reading>;
  /** Throws QueryRefused when a column or value does not fit the table. */
  rows(table: StoredTable, query: RowsQuery, options?: CallOptions): Promise<RowsAnswer>;
  /** Throws QueryRefused when the format cannot hold the table (too many rows for XLSX, no geometry for GeoJSON). */
  export(request: ExportRequest, options?: CallOptions): Promise<{ size: number }>;
  /**
   * What `export` writes, as a stream from the first bytes on; refusals come before it. It breaks when the work does, so that a part
   * is never taken for the whole. Who destroys it, or aborts, stops the work; who reads slowly slows it down.
   */
  stream(request: StreamRequest, options?: CallOptions): Promise<Readable>;
  diff(request: DiffRequest, options?: CallOptions): Promise<TableDiff>;
  close(): Promise<void>;
}

/** The question or format does not fit the table; the sentence says which column and what to do. */
export class QueryRefused extends Error {
  readonly details: LanguageMap;
  constructor(details: LanguageMap) {
    super(details.en ?? 'The query was refused');
    this.name = 'QueryRefused';
    this.details = details;
  }
}

/** `busy`: too many wait already; come again later. */
export type FailureKind = 'killed' | 'timeout' | 'memory' | 'disk-full' | 'aborted' | 'broken' | 'busy';

/** The work broke off: process killed, time or memory used up, disk full. Nothing half-made counts. */
export class EngineFailure extends Error {
  readonly kind: FailureKind;
  constructor(kind: FailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EngineFailure';
    this.kind = kind;
  }
}
