import { relative } from 'node:path';
import { type DuckDBConnection, type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import type { SqlFormat } from '@milpa/sdk';
import { formatDictionaryLimit } from '../../table/write.ts';
import type { Selection } from '../export.ts';
import type { PlannedColumn } from '../question.ts';
import { quoteName, quoteText } from '../sql.ts';
import type { SqlOutcome } from './contract.ts';
import { columnTypeOf } from './value.ts';

interface AnswerExport {
  /** A whole SELECT. */
  readonly text: string;
  readonly format: SqlFormat;
  readonly to: string;
  /** One more is refused. */
  readonly rows: number;
}

type Written = SqlOutcome<{ rows: number }>;

/** Writes all rows of an answer to a file; what has more rows than it may is a fault. */
export async function exportAnswer(connection: DuckDBConnection, asked: AnswerExport): Promise<Written> {
  if (asked.format === 'xlsx') return exportBook(connection, asked);
  const rows = asked.format === 'arrow' ? await exportArrow(connection, asked) : await copyAnswer(connection, asked);
  return rows > asked.rows ? tooMany(asked.rows) : { done: { rows } };
}

const tooMany = (rows: number): Written => ({ fault: { code: 'too-many-rows', word: String(rows) } });

const copyOptions = {
  csv: "format csv, header, delimiter ',', quote '\"', escape '\"', new_line '\\r\\n'",
  json: 'format json, array true',
  jsonl: 'format json, array false',
  parquet: 'format parquet, compression zstd',
} as const;

async function copyAnswer(connection: DuckDBConnection, { text, format, to, rows }: AnswerExport): Promise<number> {
  if (format === 'arrow' || format === 'xlsx') throw new RangeError(`${format} is not written by COPY`);
  const all = `${text} limit ${rows + 1}`;
  const columns = await describeColumns(connection, all);
  const list = format === 'parquet' ? '*' : presentColumns(columns);
  const options = `${copyOptions[format]}${format === 'parquet' ? formatDictionaryLimit(columns.length) : ''}`;
  const reader = await connection.runAndReadAll(
    `copy (select ${list} from (${all})) to ${quoteText(relative(process.cwd(), to))} (${options})`,
  );
  return Number(reader.getRows()[0]?.[0] ?? 0);
}

interface AnswerColumn {
  readonly name: string;
  readonly type: DuckDBType;
}

async function describeColumns(connection: DuckDBConnection, text: string): Promise<AnswerColumn[]> {
  const prepared = await connection.prepare(text);
  const columns = Array.from({ length: prepared.columnCount }, (_, at) => ({
    name: prepared.columnName(at),
    type: prepared.columnType(at),
  }));
  prepared.destroySync();
  return columns;
}

/** Moments as ISO 8601 in text formats, like the downloads of whole tables. */
const presentColumns = (columns: readonly AnswerColumn[]): string =>
  columns
    .map(({ name, type }) => [quoteName(name), columnTypeOf(type)] as const)
    .map(([name, type]) =>
      type === 'datetime'
        ? `regexp_replace(replace(cast(${name} as varchar), ' ', 'T'), '\\+00(:00)?$', 'Z') as ${name}`
        : name,
    )
    .join(', ');

async function exportArrow(connection: DuckDBConnection, { text, to, rows }: AnswerExport): Promise<number> {
  const { writeArrow } = await import('../arrow.ts');
  const all = `${text} limit ${rows + 1}`;
  return writeArrow(connection, selectFrom(`(${all})`, await describeColumns(connection, all)), to);
}

/** Rows of a sheet without its header. */
const sheetRows = 1_048_575;

/** A book is written in two looks at its rows, so they are kept between them: a statement may answer differently each time. */
async function exportBook(connection: DuckDBConnection, { text, to, rows }: AnswerExport): Promise<Written> {
  const most = Math.min(rows, sheetRows);
  const columns = await describeColumns(connection, text);
  const names = columns.map((_, at) => `c${at}`).join(', ');
  await connection.run(`create temp table answer as select * from (${text} limit ${most + 1}) as t(${names})`);
  const [[count] = []] = (await connection.runAndReadAll('select count(*) from answer')).getRows();
  if (Number(count) > most) return tooMany(most);
  const { writeXlsx } = await import('../xlsx.ts');
  await writeXlsx({ connection, selection: selectFrom('answer', columns), safe: false }, to);
  return { done: { rows: Number(count) } };
}

function selectFrom(relation: string, columns: readonly AnswerColumn[]): Selection {
  const names = columns.map((_, at) => `c${at}`).join(', ');
  const from = { text: `${relation} as t(${names})`, values: [] };
  const plan = {
    ...({ kind: 'groups', from, where: { text: 'true', values: [] }, order: [] } as const),
    columns: columns.map(({ name, type }, at) => planColumn(name, type, `c${at}`)),
  };
  return { plan, select: (list) => ({ text: `select ${list} from ${from.text}`, values: [] }) };
}

/** Whole numbers that need more than 64 bits at times. */
const wide: ReadonlySet<DuckDBTypeId> = new Set([DuckDBTypeId.UBIGINT, DuckDBTypeId.HUGEINT, DuckDBTypeId.UHUGEINT]);

/** Nested values become JSON, moments of other fineness microseconds. */
function planColumn(name: string, { typeId }: DuckDBType, sql: string): PlannedColumn {
  const type = columnTypeOf({ typeId });
  const fine = type === 'datetime' && typeId !== DuckDBTypeId.TIMESTAMP && typeId !== DuckDBTypeId.TIMESTAMP_TZ;
  const isNested = type === 'object' || type === 'array';
  return {
    name,
    type,
    sql: fine ? `cast(${sql} as timestamp)` : isNested ? `to_json(${sql})` : sql,
    ...(type === 'integer' && !wide.has(typeId) ? { fits64: true } : {}),
  };
}
