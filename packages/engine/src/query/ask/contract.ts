import type { ColumnType, LanguageMap, SqlFormat } from '@milpa/sdk';
import { type CallOptions, QueryRefused } from '../../contract.ts';

/** A table as a statement writes it: `schema.name`, or `name` alone (schema empty). `at`: bytes before it in the statement. */
export interface SqlName {
  readonly schema: string;
  readonly name: string;
  readonly at: number;
}

/** A name with the Parquet file it stands for. */
export interface SqlView {
  readonly schema: string;
  readonly name: string;
  readonly path: string;
}

export interface SqlColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** As DuckDB writes it, e.g. DECIMAL(18,2). */
  readonly sqlType: string;
}

/** Rows as JSON values; a value JSON cannot hold exactly is text, as in pages of rows. */
export interface SqlPage {
  readonly columns: readonly SqlColumn[];
  readonly rows: readonly (readonly unknown[])[];
  /** Whether there are rows after these. */
  readonly more: boolean;
}

/** None is infinite. Times in milliseconds, sizes in bytes. */
export interface SqlLimits {
  /** Characters of a statement. */
  readonly textLength: number;
  /** Tables one statement may read. */
  readonly tables: number;
  readonly timeMs: number;
  readonly memoryBytes: number;
  /** What may be written to disk on the way; no file may be larger, an export neither. */
  readonly diskBytes: number;
  readonly pageBytes: number;
  readonly exportRows: number;
  readonly threads: number;
}

export const defaultSqlLimits: SqlLimits = {
  textLength: 20_000,
  tables: 50,
  timeMs: 10_000,
  memoryBytes: 2 ** 31,
  diskBytes: 2 ** 30,
  pageBytes: 16 * 2 ** 20,
  exportRows: 2_000_000,
  threads: 2,
};

/** Where in a statement: both counted from 1, in characters. */
export interface SqlPlace {
  readonly line: number;
  readonly column: number;
}

/** The statement is not right, or asks for more than it may. The sentence says what, where, and what to do. */
export class SqlRefused extends QueryRefused {
  readonly place: SqlPlace | undefined;
  constructor(details: LanguageMap, place?: SqlPlace) {
    super(details);
    this.name = 'SqlRefused';
    this.place = place;
  }
}

/** Says which file each name stands for. Called once, with what the statement reads; throws what it likes. A name left out is refused. */
export type FindViews = (names: readonly SqlName[]) => Promise<readonly SqlView[]>;

/** Answers SQL statements in disposable processes of their own. */
export interface SqlPool {
  /** Throws SqlRefused, EngineFailure (`timeout`, `memory`, `busy`, …), or what `findViews` throws. */
  page(
    ask: { readonly text: string; readonly limit: number; readonly offset: number },
    findViews: FindViews,
    call?: CallOptions,
  ): Promise<SqlPage>;
  /** Writes all rows to `to`, whose folder holds nothing else: the process may write there. */
  export(
    ask: { readonly text: string; readonly format: SqlFormat; readonly to: string },
    findViews: FindViews,
    call?: CallOptions,
  ): Promise<{ readonly size: number; readonly rows: number }>;
  /** What got through the walls when they were tried; empty when all hold. Tried once, at the first question or `warm`. */
  listHoles(): Promise<readonly string[]>;
  warm(): void;
  close(): Promise<void>;
}

/** What the parent asks of the process; see asker.ts. */
export type SqlOrder =
  | { readonly order: 'parse'; readonly text: string; readonly tables: number }
  | {
      readonly order: 'page';
      readonly text: string;
      readonly views: readonly SqlView[];
      readonly limit: number;
      readonly offset: number;
      readonly bytes: number;
    }
  | {
      readonly order: 'export';
      readonly text: string;
      readonly views: readonly SqlView[];
      readonly format: SqlFormat;
      readonly to: string;
      readonly rows: number;
    }
  | { readonly order: 'try-walls'; readonly table: string; readonly secretFile: string };

/** What it answers: a fault is the statement's, not the process's. */
export type SqlOutcome<T> = { readonly done: T } | { readonly fault: SqlFault };

/** Why a statement was refused, as data: faults.ts has the sentences. `at`: bytes before the place in the statement. */
export interface SqlFault {
  readonly code: SqlFaultCode;
  readonly at?: number;
  /** The word it is about. */
  readonly word?: string;
  readonly candidates?: readonly string[];
  /** DuckDB's own words, in English, without paths. */
  readonly text?: string;
}

export const sqlFaultCodes = [
  'empty',
  'too-long',
  'syntax',
  'several',
  'not-select',
  'parameter',
  'construct',
  'pivot',
  'function',
  'table-function',
  'table',
  'tables',
  'column',
  'types',
  'value',
  'too-much',
  'too-many-rows',
  'other',
] as const;
export type SqlFaultCode = (typeof sqlFaultCodes)[number];
