import { z } from 'zod';
import { TableId } from './identifiers.ts';
import { Cell, ColumnType } from './table.ts';

/** `between` includes both ends; `contains` and `starts` look past case and accents. */
export const filterOperators = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'in',
  'contains',
  'starts',
  'null',
  'notnull',
] as const;
export const FilterOperator = z.enum(filterOperators);
export type FilterOperator = z.infer<typeof FilterOperator>;

/** A program may send numbers and truths as such; a value is always compared by its column's type. */
const FilterValue = z.union([z.string().max(10_000), z.number(), z.boolean()]).transform(String);
/** One condition on one column. `values` has one entry, but for `between` (2), `in` (1 to 100) and `null`/`notnull` (none). */
export const RowFilter = z.strictObject({
  column: z.string(),
  op: FilterOperator,
  values: z.array(FilterValue).max(100).default([]),
});
export type RowFilter = z.infer<typeof RowFilter>;

const degrees = (most: number) => z.number().min(-most).max(most);
const place = z
  .string()
  .optional()
  .describe("Column of geometry or coordinates, or of latitude or longitude; the table's own when absent");
export const InBox = z.strictObject({
  bbox: z
    .tuple([degrees(180), degrees(90), degrees(180), degrees(90)])
    .describe('West, south, east, north in degrees (WGS 84); west beyond east crosses the antimeridian'),
  column: place,
});
export type InBox = z.infer<typeof InBox>;
export const Nearby = z.strictObject({
  near: z.strictObject({
    longitude: degrees(180),
    latitude: degrees(90),
    metres: z.number().min(0).max(20_100_000).describe('On the ground'),
  }),
  column: place,
});
export type Nearby = z.infer<typeof Nearby>;

/** Conditions may nest; a row fits when the outermost one holds. */
export type Condition =
  | RowFilter
  | InBox
  | Nearby
  | { readonly and: Condition[] }
  | { readonly or: Condition[] }
  | { readonly not: Condition };
const nested: z.ZodType<Condition> = z.lazy(() => Condition);
export const Condition: z.ZodType<Condition> = z
  .union([
    RowFilter,
    InBox,
    Nearby,
    z.strictObject({ and: z.array(nested).min(1).max(100) }),
    z.strictObject({ or: z.array(nested).min(1).max(100) }),
    z.strictObject({ not: nested }),
  ])
  .meta({ id: 'Condition', description: '{column, op, values}, {bbox}, {near}, {and}, {or} or {not}' });

export const computations = ['count', 'distinct', 'sum', 'avg', 'min', 'max', 'median'] as const;
export const Computation = z.strictObject({
  op: z.enum(computations).describe('`count` without a column counts rows; all others leave out what is null'),
  column: z.string().optional(),
  name: z.string().min(1).max(200).optional().describe('Name of the resulting column; `sum monto`, say, when absent'),
});
export type Computation = z.infer<typeof Computation>;

export const Histogram = z.strictObject({
  column: z.string(),
  bins: z
    .int()
    .min(1)
    .max(200)
    .default(20)
    .describe('At most so many, of equal width; fewer for few whole numbers or days'),
});
export type Histogram = z.infer<typeof Histogram>;

/** A question to a table. Rows, or with `group`, `compute` or `histogram` what is computed from them. */
export const RowsQuery = z.strictObject({
  filters: z.array(RowFilter).max(20).default([]).describe('All must hold'),
  where: Condition.optional().describe('Must hold too; nests and, or, not, bbox and near'),
  search: z
    .string()
    .max(200)
    .optional()
    .describe('Every word must occur in some text column, whatever case and accents; "words in quotes" together'),
  select: z.array(z.string()).min(1).max(5000).optional().describe('Columns of the answer, in this order'),
  group: z.array(z.string()).min(1).max(10).optional().describe('One row for each combination of these columns'),
  compute: z
    .array(Computation)
    .max(20)
    .optional()
    .describe(
      'What is computed for each group, or for all rows; the number of rows when absent; [] gives distinct values',
    ),
  histogram: Histogram.optional().describe('Rows counted by equal intervals of one column'),
  sort: z
    .array(z.strictObject({ column: z.string(), descending: z.boolean().default(false) }))
    .max(5)
    .default([])
    .describe('By columns of the answer; what is null comes last'),
  limit: z.int().min(0).max(10_000).default(100),
  offset: z.int().min(0).max(10_000_000_000).default(0),
  cursor: z.string().max(500).optional().describe('Goes on after a page: the `cursor` of its answer. Not with offset'),
});
export type RowsQuery = z.infer<typeof RowsQuery>;

export const RowsPage = z.object({
  table: TableId,
  version: z.int().nullable(),
  columns: z.array(z.object({ name: z.string(), type: ColumnType })),
  /** Row numbers (from 1) in the order of the original, one for each row; none when rows were grouped. */
  ids: z.array(z.int()),
  rows: z.array(z.array(Cell)),
  total: z.int().describe('Exact number of rows (or groups) that fit'),
  limit: z.int(),
  offset: z.int(),
  cursor: z.string().nullable().describe('Where the next page begins; null on the last'),
  next: z.string().nullable().describe('Address of the next page'),
});
export type RowsPage = z.infer<typeof RowsPage>;
