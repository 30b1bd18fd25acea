import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Column, ColumnType } from '@milpa/sdk';
import type { StoredTable } from '../contract.ts';

/** For tests: a column of which only name, type and role matter. */
export const column = (name: string, type: ColumnType, role?: Column['role']): Column => ({
  name,
  title: name,
  type,
  confidence: 1,
  profile: { nulls: 0, distinct: 0 },
  ...(role ? { role } : {}),
});

/** For tests: a Parquet file written by a query. */
export async function storeTable(
  folder: string,
  name: string,
  select: string,
  columns: readonly Column[],
): Promise<StoredTable> {
  const path = join(folder, `${name}.parquet`);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`set timezone = 'UTC'`);
  await connection.run(`copy (${select}) to '${path}' (format parquet, compression zstd)`);
  connection.closeSync();
  instance.closeSync();
  return { path, columns: [...columns] };
}
