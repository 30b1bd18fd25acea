import { z } from 'zod';
import { DatasetId, Sha256, TableId } from './identifiers.ts';
import { LanguageMap } from './language.ts';
import { Column, ColumnType } from './table.ts';

const statement = z
  .string()
  .max(20_000)
  .describe('One statement that reads: SELECT, WITH, FROM, VALUES, DESCRIBE or SUMMARIZE, in the SQL of DuckDB');
const pins = z
  .union([z.string(), z.array(z.string()).max(50)])
  .optional()
  .describe(
    'dataset@version, repeatable: what a name of that dataset without a version stands for; the newest when absent',
  );
const shape = z
  .enum(['objects', 'arrays'])
  .optional()
  .describe('objects (default): each row an object; arrays: compact');

/** A statement in an address. */
export const SqlQuery = z.object({
  q: statement,
  at: pins,
  limit: z.coerce.number().int().min(1).max(10_000).optional().describe('1,000 when absent'),
  offset: z.coerce.number().int().min(0).max(1_000_000_000).optional(),
  shape,
});
export type SqlQuery = z.infer<typeof SqlQuery>;

/** The same as a body, for statements too long for an address. */
export const SqlBody = SqlQuery;

/** A table version that a statement read: with these, anybody gets the same answer again. */
export const SqlSource = z.object({
  name: z.string().describe('The name with its version, as a statement may write it'),
  dataset: DatasetId,
  slug: z.string(),
  title: LanguageMap,
  table: TableId,
  tableName: z.string(),
  version: z.int().describe('Release number'),
  sha256: Sha256.describe('Of the Parquet file'),
});
export type SqlSource = z.infer<typeof SqlSource>;

export const SqlAnswer = z.object({
  columns: z.array(
    z.object({ name: z.string(), type: ColumnType, sqlType: z.string().describe('As DuckDB writes it') }),
  ),
  rows: z
    .array(z.array(z.unknown()))
    .describe('JSON values; integers beyond 2^53 and decimals that a double would change come as text'),
  limit: z.int(),
  offset: z.int(),
  more: z.boolean().describe('Whether there are rows after these'),
  next: z.string().nullable().describe('Address of the next rows, with the versions fixed'),
  cite: z.string().describe('Address of this statement with the versions it read: it stays true when new ones come'),
  sources: z.array(SqlSource),
});
export type SqlAnswer = z.infer<typeof SqlAnswer>;

/** A table that statements can read. */
export const SqlTable = z.object({
  name: z.string().describe('As a statement writes it, quoted where needed'),
  dataset: DatasetId,
  slug: z.string(),
  title: LanguageMap,
  table: TableId,
  tableName: z.string(),
  version: z.int(),
  rows: z.int(),
  sha256: Sha256,
  columns: z.array(Column.pick({ name: true, type: true, role: true, label: true })),
});
export type SqlTable = z.infer<typeof SqlTable>;

/** The formats in which all rows of an answer are given; the address's extension is the same word. */
export const sqlFormats = ['csv', 'json', 'jsonl', 'parquet', 'xlsx', 'arrow'] as const;
export type SqlFormat = (typeof sqlFormats)[number];
