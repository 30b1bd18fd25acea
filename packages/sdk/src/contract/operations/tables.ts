import { z } from 'zod';
import { RowsPage, RowsQuery } from '../rows.ts';
import { SqlAnswer, SqlBody, SqlQuery, SqlTable } from '../sql.ts';
import { Table, TableDiff } from '../table.ts';
import { rowsQuery, safe, shape } from './rows-query.ts';
import { type Spec, tableKey, versionQuery } from './spec.ts';

export const tablesOperations = {
  getTable: {
    method: 'GET',
    path: '/api/v1/tables/{table}',
    tag: 'tables',
    summary: 'Columns, types, profile, findings, chart and map of a table',
    params: tableKey,
    query: versionQuery,
    response: Table,
    status: 200,
    scope: null,
  },
  getRows: {
    method: 'GET',
    path: '/api/v1/tables/{table}/rows',
    tag: 'tables',
    summary:
      'Rows: filter, search, sort, select, group, page; the total is exact. By Accept also CSV, JSON lines, Parquet, XLSX, GeoJSON, Arrow',
    params: tableKey,
    query: rowsQuery,
    response: RowsPage,
    status: 200,
    scope: null,
  },
  queryRows: {
    method: 'POST',
    path: '/api/v1/tables/{table}/query',
    tag: 'tables',
    summary: 'The same questions as a JSON body, for those too long for an address',
    params: tableKey,
    query: versionQuery.extend({ shape, safe }),
    // Absent, the limit depends on the format.
    body: RowsQuery.extend({ limit: RowsQuery.shape.limit.unwrap().optional() }),
    response: RowsPage,
    status: 200,
    scope: null,
    reads: true,
  },
  getTableDiff: {
    method: 'GET',
    path: '/api/v1/tables/{table}/diff',
    tag: 'tables',
    summary: 'What changed between two versions of a table',
    params: tableKey,
    query: z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
    response: TableDiff,
    status: 200,
    scope: null,
  },
  askSql: {
    method: 'GET',
    path: '/api/v1/sql',
    tag: 'tables',
    summary: 'One SQL statement over the released tables; the answer names the versions it read',
    query: SqlQuery,
    response: SqlAnswer,
    status: 200,
    scope: null,
  },
  postSql: {
    method: 'POST',
    path: '/api/v1/sql',
    tag: 'tables',
    summary: 'The same, for statements too long for an address',
    body: SqlBody,
    response: SqlAnswer,
    status: 200,
    scope: null,
    reads: true,
  },
  listSqlTables: {
    method: 'GET',
    path: '/api/v1/sql/tables',
    tag: 'tables',
    summary: 'The tables that statements can read, with their names and columns',
    query: z.object({
      q: z.string().max(200).optional().describe('Words that occur in the name, the title or a column'),
      limit: z.coerce.number().int().min(1).max(500).optional().describe('Datasets at once; 100 when absent'),
      offset: z.coerce.number().int().min(0).optional(),
    }),
    response: z.object({ total: z.int().describe('Datasets'), items: z.array(SqlTable) }),
    status: 200,
    scope: null,
  },
} as const satisfies Record<string, Spec>;
