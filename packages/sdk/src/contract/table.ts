import { z } from 'zod';
import { Sha256, TableId } from './identifiers.ts';
import { LanguageMap } from './language.ts';

/** The field types of Table Schema (Data Package v2) that Milpa infers. */
export const columnTypes = [
  'string',
  'integer',
  'number',
  'boolean',
  'date',
  'time',
  'datetime',
  'year',
  'duration',
  'geopoint',
  'geojson',
  'object',
  'array',
] as const;
export const ColumnType = z.enum(columnTypes);
export type ColumnType = z.infer<typeof ColumnType>;

/** A value in a place: rows are counted from 1 in the table; `line` is the line or sheet row of the original where known. */
export const CellSample = z.object({ row: z.int(), line: z.int().optional(), text: z.string() });

/** Three-valued (a check that could not be made is never a pass). */
export const CheckResult = z.enum(['pass', 'fail', 'unknown']);

export const Finding = z.object({
  code: z.string().describe('Permanent code, see docs/findings.md'),
  severity: z.enum(['info', 'warning', 'error']),
  result: CheckResult,
  table: z.string().optional(),
  column: z.string().optional(),
  row: z.int().optional(),
  line: z.int().optional(),
  count: z.int().optional().describe('How many places have it; `row` and `column` name the first'),
  message: LanguageMap.describe('What was found, where'),
  remedy: LanguageMap.optional().describe('How to mend it'),
});
export type Finding = z.infer<typeof Finding>;

export const HistogramBin = z.object({
  from: z.union([z.number(), z.string()]),
  to: z.union([z.number(), z.string()]),
  count: z.int(),
});

export const ColumnProfile = z.object({
  nulls: z.int(),
  distinct: z.int().describe('Exact up to 100,000; above that an estimate within 3 %'),
  min: z.union([z.number(), z.string()]).optional(),
  max: z.union([z.number(), z.string()]).optional(),
  mean: z.number().optional(),
  median: z.number().optional(),
  quartiles: z.tuple([z.number(), z.number(), z.number()]).optional(),
  sum: z.number().optional(),
  deviation: z.number().optional().describe('Standard deviation of the rows as a sample'),
  p5: z.number().optional().describe('Five per cent of the rows have less'),
  p95: z.number().optional().describe('Five per cent of the rows have more'),
  zeros: z.int().optional().describe('Rows with exactly zero'),
  negatives: z.int().optional().describe('Rows below zero'),
  top: z
    .array(z.object({ value: z.string(), count: z.int() }))
    .optional()
    .describe('Up to ten most frequent values'),
  histogram: z.array(HistogramBin).optional().describe('Up to 20 bins of equal width over numbers or time'),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
});
export type ColumnProfile = z.infer<typeof ColumnProfile>;

export const Column = z.object({
  name: z
    .string()
    .describe('Unique in the table; the header as written, white space folded. Used in filters, files and SQL'),
  title: z.string().describe('The header exactly as the original has it'),
  type: ColumnType,
  format: z.string().optional().describe('As in the original: dd/mm/yyyy, 1.234,56, percent, EPSG:4326 …'),
  nullWords: z.array(z.string()).optional().describe('Words read as "no value", beside the empty cell'),
  confidence: z.number().min(0).max(1),
  misfits: z
    .object({ count: z.int(), sample: z.array(CellSample) })
    .optional()
    .describe('Cells that do not fit the type; their text is kept in the original'),
  role: z
    .enum(['identifier', 'latitude', 'longitude', 'geometry', 'code', 'measure', 'dimension', 'time', 'text'])
    .optional(),
  label: LanguageMap.optional(),
  description: LanguageMap.optional(),
  unit: z.string().max(80).optional(),
  personal: z
    .string()
    .optional()
    .describe('Why the personal data found in it may be public, in the words of the publisher'),
  profile: ColumnProfile,
});
export type Column = z.infer<typeof Column>;

/** What a publisher may say about a column; kept with the table and applied to each later version. */
export const ColumnNote = z.object({
  type: ColumnType.optional(),
  label: LanguageMap.optional(),
  description: LanguageMap.optional(),
  unit: z.string().max(80).optional(),
  personal: z
    .string()
    .trim()
    .min(10)
    .max(1000)
    .optional()
    .describe(
      'Why the personal data found in this column may be public: the law that says so, or why they are of nobody',
    ),
});
export type ColumnNote = z.infer<typeof ColumnNote>;
export const ColumnNotes = z.record(z.string(), ColumnNote);
export type ColumnNotes = z.infer<typeof ColumnNotes>;

/** The first chart, chosen from the types. Points are in drawing order; at most 400 of them. */
export const ChartData = z.object({
  kind: z.enum(['line', 'bar', 'histogram']),
  x: z.string().describe('Column of the horizontal axis or of the categories'),
  xType: z.enum(['time', 'number', 'category']),
  y: z.string().optional().describe('Measured column; absent when rows are counted'),
  op: z.enum(['count', 'sum', 'mean', 'value']),
  unit: z.string().optional(),
  points: z.array(
    z.object({ x: z.union([z.string(), z.number()]), x2: z.number().optional(), y: z.number().nullable() }),
  ),
  /** Rows or groups left out of the drawing, e.g. all but the 20 largest categories. */
  omitted: z.int(),
});
export type ChartData = z.infer<typeof ChartData>;

/** A line on a grid: the first point, then the steps from each point to the next, as x, y, x, y …; whole numbers. */
export const GridLine = z.array(z.int());

/**
 * What a map draws: longitude/latitude in WGS 84. Points at most 2,000 (an even sample); geometry simplified to ≤ 150 kB. Of many
 * areas the borders are given instead, each once however many areas it parts: then `shapes` only name the first hundred.
 */
export const MapData = z.object({
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).describe('west, south, east, north'),
  total: z.int(),
  points: z.array(z.tuple([z.number(), z.number(), z.string()])).describe('longitude, latitude, label'),
  shapes: z
    .array(z.object({ label: z.string(), row: z.int(), geometry: z.unknown() }))
    .describe('Simplified GeoJSON geometries'),
  borders: z
    .object({
      scale: z.number().describe('Degrees between the lines of the grid'),
      translate: z.tuple([z.number(), z.number()]).describe('Longitude and latitude of the grid’s origin'),
      lines: z.array(GridLine).describe('Borders between areas and around them'),
      land: z.array(z.array(GridLine)).describe('Polygons that all areas together cover, each a list of rings'),
    })
    .optional(),
});
export type MapData = z.infer<typeof MapData>;

export const TableProfile = z.object({
  rows: z.int(),
  columns: z.array(Column),
  notes: z.array(z.string()).describe('Title rows, footers and remarks cut out of the table, as written'),
  duplicateRows: z.int().optional(),
  keys: z.array(z.array(z.string())).optional().describe('Column sets in which every row is different'),
  foreignKeys: z
    .array(z.object({ columns: z.array(z.string()), table: z.string(), references: z.array(z.string()) }))
    .optional()
    .describe('Columns whose values are keys of another table of the same file'),
  temporal: z.object({ from: z.string(), to: z.string(), column: z.string() }).optional(),
  bbox: MapData.shape.bbox.optional(),
  findings: z.array(Finding),
  chart: ChartData.optional(),
  map: MapData.optional(),
});
export type TableProfile = z.infer<typeof TableProfile>;

/** The formats a table can be downloaded in; the path's extension is the same word. */
export const exportFormats = ['csv', 'json', 'jsonl', 'parquet', 'xlsx', 'geojson', 'arrow'] as const;
export const ExportFormat = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const TableSummary = z.object({
  id: TableId,
  name: z.string(),
  position: z.int(),
  rows: z.int(),
  columns: z.int(),
  formats: z.array(ExportFormat),
  sha256: Sha256.describe('Of the Parquet file'),
});
export type TableSummary = z.infer<typeof TableSummary>;

export const Table = TableSummary.extend({
  dataset: z.string().describe('Dataset id'),
  distribution: z.string().describe('Distribution id'),
  version: z.int().nullable().describe('Release number; null while in draft'),
  profile: TableProfile,
});
export type Table = z.infer<typeof Table>;

/** A value as JSON: integers beyond 2^53 and decimals that a double would change come as text. */
export const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Cell = z.infer<typeof Cell>;

/** What changed between two versions of a table. */
export const TableDiff = z.object({
  table: z.string(),
  key: z
    .array(z.string())
    .nullable()
    .describe('Columns that identify a row; null when rows were compared by their whole content'),
  schema: z.array(
    z.object({
      change: z.enum(['added', 'removed', 'renamed', 'retyped']),
      column: z.string(),
      from: z.string().optional(),
      to: z.string().optional(),
      breaking: z.boolean(),
    }),
  ),
  rows: z.object({ before: z.int(), after: z.int(), added: z.int(), removed: z.int(), changed: z.int().nullable() }),
  ignored: z
    .array(z.string())
    .optional()
    .describe('Columns that only number the rows anew in each version; they were not compared'),
  changedColumns: z
    .array(z.object({ column: z.string(), count: z.int() }))
    .optional()
    .describe('How many of the changed rows changed in a column, most first'),
  sample: z
    .object({
      added: z.array(z.array(Cell)),
      removed: z.array(z.array(Cell)),
      changed: z
        .array(
          z.object({
            key: z.array(Cell),
            columns: z.array(z.string()).describe('The columns that changed; `before` and `after` are their values'),
            before: z.array(Cell),
            after: z.array(Cell),
          }),
        )
        .optional(),
    })
    .describe('Up to five rows of each'),
});
export type TableDiff = z.infer<typeof TableDiff>;
