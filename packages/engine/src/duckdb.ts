import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

export interface DuckdbOptions {
  readonly memoryBytes: number;
  readonly threads: number;
  /** Where what does not fit into memory goes. */
  readonly tempDirectory: string;
  /** The only files that may be touched; all of them when absent. */
  readonly allowedPaths?: readonly string[];
}

export interface OpenedDuckdb {
  readonly connection: DuckDBConnection;
  close(): void;
}

/** An empty database in memory with bounds on memory and threads. */
export async function openDuckdb(options: DuckdbOptions): Promise<OpenedDuckdb> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads),
    memory_limit: `${Math.floor(options.memoryBytes / 2 ** 20)}MiB`,
    temp_directory: options.tempDirectory,
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
