import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, rm, stat, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column, ColumnType, ExportFormat } from '@milpa/sdk';
import type { ExportQuestion, ExportRequest } from '../contract.ts';
import { formatDictionaryLimit } from '../table/write.ts';
import { findPoint } from './place.ts';
import { orderBy, type Plan, planQuestion, presentedList, typedList } from './question.ts';
import { noGeometry } from './refuse.ts';
import { escapeFormula, escapeFormulaName } from './spreadsheet-safe.ts';
import { nameOf, present, quoteName, quoteText, type Sql } from './sql.ts';

/** What is written: a plan, made into statements by the list of what each row gives. */
export interface Selection {
  readonly plan: Plan;
  select(list: string): Sql;
}

/**
 * Writes the table, or what a question makes of it, in one format. Memory stays flat at any number of rows. `to` may be a named
 * pipe: every format is written from front to back. Throws QueryRefused before the first byte when the format cannot hold it.
 */
export async function exportTable(connection: DuckDBConnection, request: ExportRequest): Promise<{ size: number }> {
  const { table, to, format, question = {}, safe = false } = request;
  const selection = selectFrom(planQuestion(table, question), question);
  if (format === 'parquet' && isWhole(question)) await pipeline(createReadStream(table.path), createWriteStream(to));
  else await writers[format]({ connection, request, selection, to, safe });
  return { size: (await stat(to)).size };
}

function isWhole({ offset = 0, ...question }: Partial<ExportQuestion>): boolean {
  const asks = (part: unknown) => part !== undefined && !(Array.isArray(part) && part.length === 0);
  return offset === 0 && question.compute === undefined && !Object.values(question).some(asks);
}

function selectFrom(plan: Plan, { limit, offset = 0 }: Partial<ExportQuestion>): Selection {
  const page = `${limit === undefined ? '' : `limit ${limit}`}${offset === 0 ? '' : ` offset ${offset}`}`;
  const rest = `from ${plan.from.text} where ${plan.where.text} ${orderBy(plan)} ${page}`;
  return {
    plan,
    select: (list) => ({ text: `select ${list} ${rest}`, values: [...plan.from.values, ...plan.where.values] }),
  };
}

interface Work {
  readonly connection: DuckDBConnection;
  readonly request: ExportRequest;
  readonly selection: Selection;
  readonly to: string;
  readonly safe: boolean;
}

const copyOptions = {
  csv: "format csv, header, delimiter ',', quote '\"', escape '\"', new_line '\\r\\n'",
  json: 'format json, array true',
  jsonl: 'format json, array false',
  // Groups of few rows reach a reader of the stream soon.
  parquet: 'format parquet, compression zstd, row_group_size 20480',
} as const;

const writers: Readonly<Record<ExportFormat, (work: Work) => Promise<void>>> = {
  csv: (work) => copy(work, work.selection.select(csvList(work)), copyOptions.csv),
  json: (work) => copy(work, work.selection.select(jsonList(work)), copyOptions.json),
  jsonl: (work) => copy(work, work.selection.select(jsonList(work)), copyOptions.jsonl),
  parquet(work) {
    const { columns } = work.selection.plan;
    const options = `${copyOptions.parquet}${formatDictionaryLimit(columns.length)}`;
    return copy(work, work.selection.select(typedList(columns)), options);
  },
  geojson: copyGeojson,
  async xlsx({ connection, selection, to, safe }) {
    const { writeXlsx } = await import('./xlsx.ts');
    await writeXlsx({ connection, selection, safe }, to);
  },
  async arrow({ connection, selection, to }) {
    const { writeArrow } = await import('./arrow.ts');
    await writeArrow(connection, selection, to);
  },
};

/** JSON has no word for what is no number, nor for infinity. */
const jsonValue = (sql: string, type: ColumnType) =>
  type === 'number' ? `case when isfinite(cast(${sql} as double)) then ${sql} end` : present(sql, type);

const jsonList = ({ selection: { plan } }: Work) =>
  plan.columns.map(({ sql, type, name }) => `${jsonValue(sql, type)} as ${quoteName(name)}`).join(', ');

function csvList({ safe, selection: { plan } }: Work): string {
  if (!safe) return presentedList(plan.columns);
  return plan.columns
    .map(({ sql, type, name }) => `${escapeFormula(present(sql, type), type)} as ${quoteName(escapeFormulaName(name))}`)
    .join(', ');
}

// Without a temporary file beside it: a pipe cannot be renamed, and whoever makes a file gives it its name when it is whole.
async function copy({ connection, to }: Pick<Work, 'connection' | 'to'>, rows: Sql, options: string) {
  await connection.run(`copy (${rows.text}) to ${quoteText(to)} (${options}, use_tmp_file false)`, [...rows.values]);
}

/** RFC 7946: a feature for each row, the geometry from the geometry column or from longitude and latitude. */
async function copyGeojson({ connection, request: { table }, selection, to }: Work): Promise<void> {
  const { plan } = selection;
  if (plan.kind !== 'rows') throw noGeometry();
  const { geometry, used } = geometryOf(table.columns);
  const rest = plan.columns.filter((column) => !used.includes(column.name));
  const properties = rest.map(({ name, sql, type }) => `${quoteName(name)} := ${jsonValue(sql, type)}`).join(', ');
  const features = selection.select(
    `'Feature' as type, ${geometry} as geometry, ${properties ? `struct_pack(${properties})` : "'{}'::json"} as properties`,
  );
  const [before, after] = ['{"type":"FeatureCollection","features":', '}\n'];
  if ((await stat(to).catch(() => undefined))?.isFIFO()) {
    await appendFile(to, before);
    await copy({ connection, to }, features, copyOptions.json);
    await appendFile(to, after);
    return;
  }
  const aside = `${to}.features`;
  await copy({ connection, to: aside }, features, copyOptions.json);
  await writeFile(to, before);
  await pipeline(createReadStream(aside), createWriteStream(to, { flags: 'a' }));
  await appendFile(to, after);
  await rm(aside);
}

function geometryOf(columns: readonly Column[]): { geometry: string; used: readonly string[] } {
  const shape = columns.find((column) => column.type === 'geojson');
  if (shape) return { geometry: `try_cast(${nameOf(shape)} as json)`, used: [shape.name] };
  const place = findPoint(columns);
  if (!place) throw noGeometry();
  const { longitude, latitude, used } = place;
  const point = `to_json({'type': 'Point', 'coordinates': [${longitude}, ${latitude}]})`;
  return { geometry: `case when ${longitude} is null or ${latitude} is null then null else ${point} end`, used };
}
