import type { OperationOutput } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';
import { type ListedTable, listAskableTables } from '../store/sql.ts';
import { describeSource } from './find-tables.ts';
import { formatSqlName, nameTables } from './names.ts';

export type Listing = OperationOutput<'listSqlTables'>;

/** The tables that statements can read, in order of their datasets' addresses. */
export async function listTablesForSql(
  database: Queryable,
  {
    q = '',
    limit = 100,
    offset = 0,
  }: { q?: string | undefined; limit?: number | undefined; offset?: number | undefined },
): Promise<Listing> {
  const words = q.split(/\s+/).filter(Boolean).slice(0, 10);
  const { total, rows } = await listAskableTables(database, { words, limit, offset });
  const items = [...Map.groupBy(rows, (row) => row.dataset).values()].flatMap(present);
  return { total, items };
}

function present(rows: readonly ListedTable[]): Listing['items'] {
  const names = nameTables(rows.map((row) => row.name));
  return rows.flatMap((row, at) => {
    const { table, number } = row;
    if (table === null || number === null) return [];
    const name = formatSqlName(row.slug, { name: names[at] ?? '', isOnly: rows.length === 1 });
    return [{ ...describeSource(name, { ...row, table, number }), rows: row.rows, columns: row.columns ?? [] }];
  });
}
