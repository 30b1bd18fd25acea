import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

export interface DuckdbOptions {
  readonly memoryBytes: number;
  readonly threads: number;
  /** Where what does not fit into memory goes. */
  readonly tempDirectory: string;
  /** The only files that may be touched. With neither these nor folders, all of them. */
  readonly allowedPaths?: readonly string[];
  /** Folders in which every file may be touched. */
  readonly allowedFolders?: readonly string[];
  /** Whether threads and the like may still be set after the files are locked; what files may be touched never can. */
  readonly settings?: 'locked' | 'open';
  /**
   * Plans without a look at the statistics of every group of rows of every column, which costs 2 ms for 10 million rows and 30 ms for
   * 100 million: for questions that read a few rows or one condition. Those that group or join are better off with it.
   */
  readonly plans?: 'quick';
  /** Work that must be done after the files are locked and before the settings are. */
  readonly prepare?: (connection: DuckDBConnection) => Promise<void>;
}

export interface OpenedDuckdb {
  readonly connection: DuckDBConnection;
  close(): void;
}

/**
 * An empty database in memory with bounds on memory and threads; moments are told in UTC, row order is kept. Given paths or
 * folders, it reaches nothing else: no other file, no network, no extension; nor can a setting be changed any more.
 */
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
  await connection.run("set timezone = 'UTC'");
  // Tables never change under their name, so what their footers say is read once.
  await connection.run('set parquet_metadata_cache = true');
  // Counted, never printed: how far a long statement is, for those who wait for it.
  await connection.run(
    'set enable_progress_bar = true; set enable_progress_bar_print = false; set progress_bar_time = 0',
  );
  if (options.plans === 'quick') await connection.run("set disabled_optimizers = 'statistics_propagation,join_order'");
  if (options.allowedPaths || options.allowedFolders) await lock(connection, options);
  else await options.prepare?.(connection);
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function lock(connection: DuckDBConnection, options: DuckdbOptions): Promise<void> {
  await connection.run(`set allowed_paths = ${listTexts(options.allowedPaths ?? [])}`);
  await connection.run(`set allowed_directories = ${listTexts(options.allowedFolders ?? [])}`);
  await connection.run('set enable_external_access = false');
  await options.prepare?.(connection);
  if (options.settings !== 'open') await connection.run('set lock_configuration = true');
}

const listTexts = (texts: readonly string[]) =>
  `[${texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ')}]`;
