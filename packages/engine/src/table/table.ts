import { rename, rm } from 'node:fs/promises';
import type { Column, ColumnNotes, TableProfile } from '@milpa/sdk';
import { EngineFailure } from '../contract.ts';
import { type Ask, type Fault, type ForeignKey, type LineRule, type RawTable, Refusal } from '../format/format.ts';
import { maxHeldColumns, toNumber } from '../format/stage.ts';
import { type Pace, watchShare } from '../pace.ts';
import { findChart } from './chart.ts';
import { checkRows, Irregular, isBrokenText } from './check.ts';
import { makeFinding } from './findings.ts';
import { confirmColumns, draftColumns, type InferRequest } from './infer.ts';
import { countDuplicates, findKeys } from './keys.ts';
import { findMap } from './map.ts';
import { type ColumnName, nameColumns } from './names.ts';
import { findPersonal } from './personal/find.ts';
import { profileColumns } from './profile.ts';
import { findRoles, type KnownColumn } from './roles.ts';
import { readParquetSql, writeParquet } from './write.ts';

export interface TableRequest {
  readonly ask: Ask;
  readonly raw: RawTable;
  readonly name: string;
  readonly notes: ColumnNotes;
  /** The Parquet file to write. */
  readonly path: string;
  readonly memoryBytes: number;
  readonly pace: Pace;
  /** How far the statement that runs is, 0 to 1; below zero when it is not known. */
  readonly shareOf: () => number;
}

/** Types, writes and describes one table. Throws Irregular where its rows turn out otherwise than its first ones looked. */
export async function readTable(request: TableRequest): Promise<TableProfile> {
  try {
    return await readOnce(request);
  } catch (error) {
    if (request.raw.unchecked && isBrokenText(error))
      throw new Irregular('a row that cannot be read', { cause: error });
    throw error;
  }
}

async function readOnce(request: TableRequest): Promise<TableProfile> {
  const { ask, raw } = request;
  const { names, faults } = nameColumns(raw.columns);
  const wide = raw.columns.length > maxHeldColumns;
  const held = await openSource(request);
  if (wide) await ask(`SET threads = 1; SET memory_limit = '${Math.floor(request.memoryBytes / 2 ** 20)}MiB'`);
  try {
    const { inference, rows } = await writeTyped(request, names, wide);
    if (held) await ask('DROP TABLE src');
    const from = (some: readonly number[]) => readParquetSql(request.path, inference.columns, some);
    const source = { from, light: isLight(request) };
    request.pace.enter('profile', 0.7, 1);
    const profiles = await profileColumns(ask, source, rows, inference.columns, request.pace);
    const known = findRoles(inference.columns, profiles, rows);
    const table = readParquetSql(request.path, inference.columns);
    const all = [...raw.faults, ...faults, ...inference.faults];
    return await describe(request, rows, known, table, all);
  } catch (error) {
    const tooWide = wide && error instanceof EngineFailure && error.kind === 'memory';
    throw tooWide ? new Refusal('too-many-columns', { columns: raw.columns.length, limit: maxHeldColumns }) : error;
  } finally {
    await ask(held ? 'DROP TABLE IF EXISTS src' : 'DROP VIEW IF EXISTS src');
  }
}

/** Writes the table by its sample, confirms the types by what was written, and writes it anew where they turn out otherwise. */
async function writeTyped(request: TableRequest, names: readonly ColumnName[], batch: boolean) {
  const { ask, raw, path, notes, pace, shareOf } = request;
  const count = { rows: -1 };
  const infer: InferRequest = {
    ask,
    source: 'src',
    columns: raw.columns,
    names,
    notes,
    batch,
    async findLineSql() {
      if (!raw.unchecked) return formatLineSql(raw.lines);
      if (count.rows < 0) count.rows = toNumber((await ask('SELECT count(*) FROM src'))[0]?.[0]);
      return formatLineSql(raw.unchecked.lines(count.rows));
    },
  };
  pace.enter('type', 0, 0.1);
  const draft = await draftColumns(infer);
  // Under a name of its own: what is known of a file by its name must not outlive the file.
  const drafted = `${path}.draft`;
  pace.enter('convert', 0.1, 0.6);
  const rows = await watchShare(pace, shareOf, () => writeParquet(ask, 'src', {}, draft.columns, drafted));
  pace.enter('type', 0.6, 0.7);
  count.rows = rows;
  const from = (some: readonly number[]) => readParquetSql(drafted, draft.columns, some);
  if (raw.unchecked) await checkRows(ask, raw.unchecked, draft.columns, { rows, from });
  const inference = await confirmColumns(infer, draft, { rows, from });
  const same = inference.columns.every((column, index) => column.sql === draft.columns[index]?.sql);
  if (same) await rename(drafted, path);
  else {
    await writeParquet(ask, 'src', isLight(request) ? {} : raw, inference.columns, path);
    await rm(drafted);
  }
  return { inference, rows };
}

function formatLineSql(lines: LineRule): string | undefined {
  if (lines === null) return undefined;
  return lines.kind === 'column' ? 'line' : `row + ${lines.by}`;
}

function isLight({ raw, memoryBytes }: Pick<TableRequest, 'raw' | 'memoryBytes'>): boolean {
  return raw.bytes < Math.min(lightBytes, memoryBytes / 16);
}

/** What is less than this is read into memory before it is asked; to do so with more takes longer than to read the file twice. */
const lightBytes = 4 * 2 ** 20;

/** Small tables are held in memory, large ones are scanned where they lie. True when held. */
async function openSource({ ask, raw, memoryBytes }: TableRequest): Promise<boolean> {
  const hold = isLight({ raw, memoryBytes }) && raw.columns.length <= maxHeldColumns;
  await ask(`CREATE TEMP ${hold ? 'TABLE' : 'VIEW'} src AS SELECT * FROM ${raw.relation}`);
  return hold;
}

async function describe(
  request: TableRequest,
  rows: number,
  columns: readonly KnownColumn[],
  table: string,
  faults: readonly Fault[],
): Promise<TableProfile> {
  const { ask, raw, name, notes } = request;
  const duplicates = await countDuplicates(ask, table, rows, columns);
  const keys = duplicates === undefined || duplicates > 0 ? [] : await findKeys(ask, table, rows, columns);
  const chart = await findChart(ask, table, rows, columns);
  const map = await findMap(ask, table, rows, columns);
  const personal = await findPersonal(ask, table, rows, columns);
  const all = [...faults, ...listProfileFaults(rows, columns, duplicates), ...(map?.faults ?? []), ...personal];
  const temporal = findTemporal(columns);
  return {
    rows,
    columns: columns.map((column) => toColumn(column, notes)),
    notes: [...raw.notes],
    ...(duplicates === undefined ? {} : { duplicateRows: duplicates }),
    ...(keys.length === 0 ? {} : { keys }),
    ...(raw.foreignKeys ? { foreignKeys: raw.foreignKeys.map(copyKey) } : {}),
    ...(temporal ? { temporal } : {}),
    ...(map ? { bbox: map.data.bbox } : {}),
    findings: all.map((fault) => makeFinding(fault, name)),
    ...(chart ? { chart } : {}),
    ...(map ? { map: map.data } : {}),
  };
}

const copyKey = ({ columns, table, references }: ForeignKey) => ({
  columns: [...columns],
  table,
  references: [...references],
});

function listProfileFaults(rows: number, columns: readonly KnownColumn[], duplicates: number | undefined): Fault[] {
  const faults: Fault[] = [];
  if (rows === 0) return [{ code: 'table-without-rows' }];
  for (const column of columns)
    if (column.profile.nulls === rows && !column.misfits) faults.push({ code: 'column-empty', column: column.name });
  if (duplicates !== undefined && duplicates > 0) faults.push({ code: 'rows-duplicate', count: duplicates });
  return faults;
}

function findTemporal(columns: readonly KnownColumn[]): TableProfile['temporal'] {
  const times = columns.filter(
    (column) => ['date', 'datetime', 'year'].includes(column.type) && column.profile.min !== undefined,
  );
  const column = times.find((each) => each.type === 'date') ?? times[0];
  if (!column) return undefined;
  const short = (value: unknown) => String(value).slice(0, 10);
  return { from: short(column.profile.min), to: short(column.profile.max), column: column.name };
}

function toColumn(column: KnownColumn, notes: ColumnNotes): Column {
  const note = notes[column.name];
  const unit = note?.unit ?? column.unit;
  return {
    name: column.name,
    title: column.title,
    type: column.type,
    ...(column.format === undefined ? {} : { format: column.format }),
    ...(column.nullWords ? { nullWords: [...column.nullWords] } : {}),
    confidence: column.confidence,
    ...(column.misfits ? { misfits: { count: column.misfits.count, sample: [...column.misfits.sample] } } : {}),
    ...(column.role ? { role: column.role } : {}),
    ...(note?.label ? { label: note.label } : {}),
    ...(note?.description ? { description: note.description } : {}),
    ...(unit === undefined ? {} : { unit }),
    profile: column.profile,
  };
}
