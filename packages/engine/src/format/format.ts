import type { ColumnType } from '@milpa/sdk';
import type { CallOptions, Limits } from '../contract.ts';

/** A column before its type is decided. */
export interface RawColumn {
  /** The header exactly as written; empty when there is none. */
  readonly title: string;
  /** Set when the format itself knows the type (Parquet, GeoJSON): then nothing is inferred. */
  readonly known?: { readonly type: ColumnType; readonly sql: string; readonly format?: string };
}

/** Something wrong or worth saying, before it is put into words. `values` fill the text of the code. */
export interface Fault {
  readonly code: string;
  readonly column?: string;
  readonly row?: number;
  readonly line?: number;
  readonly count?: number;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  readonly headerRows: number;
  readonly skippedRows: number;
}

/** Columns whose values are keys of another table of the same file. */
export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
}

/** How the line of the original is found for a row: in column `line`, by adding, or not at all. */
export type LineRule = { readonly kind: 'column' } | { readonly kind: 'offset'; readonly by: number } | null;

/**
 * What a reader that trusts the first rows of a file leaves for later: the rows are looked at while they are typed, not once before.
 * A row that does not fit fails the statement that meets it.
 */
export interface Unchecked {
  /** Rows that were seen; fewer in the relation mean that it is cut otherwise than it looked. */
  readonly seen: number;
  /** The first two titles, when a row that repeats them would be a header amid the rows. */
  readonly header?: readonly [string, string];
  /** The rule for lines, once the rows are counted. */
  readonly lines: (rows: number) => LineRule;
  /** The careful way to read the same text, for when a row is irregular, blank or a repeated header. */
  readonly otherwise: () => Promise<readonly RawTable[]>;
}

/** One table found in a file: a DuckDB relation with columns c0, c1, … (all VARCHAR unless known) in source order. */
export interface RawTable {
  /** Name of the sheet, member or key; empty when the file is one table. */
  readonly name: string;
  readonly columns: readonly RawColumn[];
  /** FROM clause of the relation. */
  readonly relation: string;
  /** The same relation with the columns it can read as a type at once: DuckDB's name of the type, or undefined for text. */
  readonly typed?: (types: readonly (string | undefined)[]) => string;
  /** What an error of DuckDB says of the file, when the relation reads the original itself. */
  readonly explain?: (error: unknown) => unknown;
  readonly lines: LineRule;
  readonly unchecked?: Unchecked;
  /** Rough size in bytes of what the relation scans; decides whether it is held in memory. */
  readonly bytes: number;
  readonly notes: readonly string[];
  readonly faults: readonly Fault[];
  readonly dialect: Dialect | null;
  readonly encoding: string | null;
  readonly foreignKeys?: readonly ForeignKey[];
}

/** The first and last bytes of a file and what can be known of it without its name. */
export interface Probe {
  readonly path: string;
  readonly size: number;
  readonly head: Buffer;
  readonly tail: Buffer;
}

export interface OpenContext {
  readonly probe: Probe;
  /** The name as given, for table names and messages only. */
  readonly name: string;
  /** A folder for scratch files. */
  readonly scratch: string;
  readonly limits: Limits;
  readonly options: CallOptions;
  /** Asks DuckDB; used by formats it reads itself. */
  readonly ask: Ask;
  /** Opens a file found inside this one; `depth` guards against boxes in boxes. */
  readonly openInner: (path: string, name: string) => Promise<Opened>;
  readonly depth: number;
}

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type Ask = (sql: string) => Promise<readonly (readonly JsonValue[])[]>;

export interface Opened {
  readonly format: string;
  readonly tables: readonly RawTable[];
  /** About the file as a whole. */
  readonly faults: readonly Fault[];
}

/** One kind of file. `detect` looks at bytes only; `open` finds the tables or throws Refusal. */
export interface Format {
  readonly id: string;
  detect(probe: Probe): boolean;
  open(context: OpenContext): Promise<Opened>;
}

/** The file cannot be taken; `code` is one of the table of refusals. */
export class Refusal extends Error {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  constructor(code: string, values: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = 'Refusal';
    this.code = code;
    this.values = values;
  }
}

/** The bytes are a known kind that holds no table to read. */
export class NotTable extends Error {
  readonly kind: string;
  constructor(kind: string) {
    super(kind);
    this.name = 'NotTable';
    this.kind = kind;
  }
}
