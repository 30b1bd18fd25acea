import { z } from 'zod';
import { versionQuery } from './spec.ts';

const repeated = z.union([z.string(), z.array(z.string())]).optional();
export const shape = z
  .enum(['objects', 'arrays'])
  .optional()
  .describe('objects (default): each row an object with _id; arrays: compact');
export const safe = z
  .enum(['0', '1'])
  .optional()
  .describe('1: in CSV and XLSX, text that a spreadsheet would run as a formula gets an apostrophe before it');
/** How rows are asked for, by address: of a table, of a draft’s table, of a download. */
export const rowsQuery = versionQuery.extend({
  filter: repeated.describe(
    'column:operator:value, repeatable; all must hold. Operators: eq ne lt lte gt gte between in contains starts null notnull. `in` and `between` take values parted by |. A colon or backslash in a column name is written \\: or \\\\',
  ),
  where: z
    .string()
    .max(20_000)
    .optional()
    .describe(
      'A condition as JSON, for what filters cannot say: {"or": [{"column": "year", "op": "lt", "values": [2000]}, {"not": …}]}',
    ),
  bbox: z.string().max(200).optional().describe('west,south,east,north in degrees: rows whose place lies in the box'),
  near: z.string().max(200).optional().describe('longitude,latitude,metres: rows whose place is no farther'),
  q: z
    .string()
    .max(200)
    .optional()
    .describe('Words that must all occur in the row, whatever case and accents; "words in quotes" together'),
  sort: z
    .string()
    .optional()
    .describe('Columns parted by commas, - before one for descending; a comma in a name is written \\,'),
  select: z.string().optional().describe('Columns parted by commas'),
  group: z.string().optional().describe('Columns parted by commas: one row for each combination of their values'),
  compute: z
    .string()
    .optional()
    .describe(
      'With or without group, parted by commas: count, count:column, distinct:column, sum: avg: min: max: median:',
    ),
  distinct: z.string().optional().describe('Columns parted by commas: their distinct values'),
  histogram: z.string().optional().describe('One column of numbers or dates: rows counted by equal intervals'),
  bins: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .optional()
    .describe('Intervals of the histogram at most; 20 when absent'),
  limit: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000)
    .optional()
    .describe('100 when absent; in other formats than JSON, all'),
  offset: z.coerce.number().int().min(0).max(10_000_000_000).optional(),
  cursor: z.string().max(500).optional().describe('Goes on after a page: the `cursor` of its answer'),
  shape,
  safe,
});
