import type { OperationOutput } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';
import { type ListedTable, listAskableTables } from '../store/sql.ts';
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
    if (row.table === null || row.number === null) return [];
    const table = { name: names[at] ?? '', isOnly: rows.length === 1 };
    return [
      {
        name: formatSqlName(row.slug, table),
        dataset: row.dataset,
        slug: row.slug,
        title: row.title ?? {},
        table: row.table,
        tableName: row.name,
        version: row.number,
        rows: row.rows,
        sha256: row.sha256,
        columns: row.columns ?? [],
      },
    ];
  });
}
