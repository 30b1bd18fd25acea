/** Values PostgreSQL takes as parameters. Objects go as jsonb; an array goes as a PostgreSQL array, so a jsonb array is given as JSON text. */
export type SqlValue = string | number | bigint | boolean | Date | null | Uint8Array | readonly unknown[] | object;

export interface Queryable {
  /** Rows of one statement. `$1` stand for values; text is never built from what a user wrote. bigint columns come as
   * numbers when safe (else as bigint), days (`date`) as text, instants as Date. */
  query<Row extends object>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
}

/** A transaction in progress; ends with its callback. */
export interface Transaction extends Queryable {
  readonly transaction: true;
}

export interface Database extends Queryable {
  /** Commits when `work` resolves, rolls back when it throws. Serialisation failures are tried again up to three times. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Connection string, for libraries that bring their own pool. */
  readonly url: string;
  close(): Promise<void>;
}

export { type Embedded, type EmbeddedOptions, startEmbedded } from './embedded/embedded.ts';
export { type MigrationOptions, migrate } from './migrate.ts';
export { type DatabaseOptions, openDatabase } from './pool.ts';
