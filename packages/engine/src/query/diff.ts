import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableDiff } from '@milpa/sdk';
import type { DiffRequest, StoredTable } from '../contract.ts';
import { countChanges, keepChanged, sampleChanges } from './diff-changes.ts';
import { type Match, matchRows } from './diff-match.ts';
import { compareSchemas, type Pair } from './diff-schema.ts';
import { formatCell } from './rows.ts';
import { from, presented } from './sql.ts';

const sampleSize = 5;

/**
 * What changed between two versions of a table, whatever the order of their rows. With a key that is unique and complete in both,
 * rows are added, removed or changed; without one, rows are compared whole, as often as they occur. Only columns both versions
 * have are compared, by a 64-bit hash. Samples are rows of the version they come from, with all its columns.
 */
export async function diffTables(connection: DuckDBConnection, request: DiffRequest): Promise<TableDiff> {
  const { schema, pairs } = await compareSchemas(connection, request);
  await connection.run('begin');
  try {
    const match = await matchRows(connection, request, pairs);
    const { before, after, added, removed, changed } = match;
    return {
      table: request.name,
      key: match.key?.map((pair) => pair.after.name) ?? null,
      ...(match.ignored.length === 0 ? {} : { ignored: match.ignored.map((pair) => pair.after.name) }),
      schema,
      rows: { before, after, added, removed, changed },
      ...(await describe(connection, request, pairs, match)),
    };
  } finally {
    await connection.run('rollback');
  }
}

async function describe(
  connection: DuckDBConnection,
  request: DiffRequest,
  pairs: readonly Pair[],
  match: Match,
): Promise<Pick<TableDiff, 'changedColumns' | 'sample'>> {
  const rows = {
    added: await sampleRows(connection, request.after, only('after_rows', 'before_rows')),
    removed: await sampleRows(connection, request.before, only('before_rows', 'after_rows')),
  };
  if (!match.key || !match.changed) return { sample: rows };
  const compared = pairs.filter((pair) => !match.ignored.includes(pair));
  await keepChanged(connection);
  const changed = await sampleChanges(connection, request, { pairs: compared, key: match.key, size: sampleSize });
  return { changedColumns: await countChanges(connection, request, compared), sample: { ...rows, changed } };
}

const only = (one: string, other: string) => `${one} anti join ${other} using (k)`;

async function sampleRows(connection: DuckDBConnection, table: StoredTable, rows: string) {
  const numbers = await connection.runAndReadAll(`select n from ${rows} order by n limit ${sampleSize}`);
  const list = numbers.getRowsJS().map(([n]) => String(n));
  if (list.length === 0) return [];
  const columns = table.columns.map(presented).join(', ');
  const found = await connection.runAndReadAll(
    `select ${columns} from ${from(table)} where file_row_number in (${list.join(', ')}) order by file_row_number`,
  );
  return found.getRows().map((row) => row.map(formatCell));
}
