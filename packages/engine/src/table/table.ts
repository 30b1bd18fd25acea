import type { Column, ColumnNotes, TableProfile } from '@milpa/sdk';
import { EngineFailure } from '../contract.ts';
import { type Ask, type Fault, type ForeignKey, type RawTable, Refusal } from '../format/format.ts';
import { toNumber } from '../format/stage.ts';
import { findChart } from './chart.ts';
import { makeFinding } from './findings.ts';
import { inferColumns } from './infer.ts';
import { countDuplicates, findKeys } from './keys.ts';
import { findMap } from './map.ts';
import { nameColumns } from './names.ts';
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
}

/** Types, writes and describes one table. */
export async function readTable(request: TableRequest): Promise<TableProfile> {
  const { ask, raw, path } = request;
  const { names, faults } = nameColumns(raw.columns);
  const held = await openSource(request);
  if (raw.columns.length > maxHeldColumns)
    await ask(`SET threads = 1; SET memory_limit = '${Math.floor(request.memoryBytes / 2 ** 20)}MiB'`);
  try {
    const inference = await inferColumns({
      ask,
      source: 'src',
      columns: raw.columns,
      names,
      notes: request.notes,
      batch: raw.columns.length > maxHeldColumns,
      ...findLineSql(raw),
    });
    await writeParquet(ask, 'src', held ? {} : raw, inference.columns, path);
    if (held) await ask('DROP TABLE src');
    const table = readParquetSql(path, inference.columns);
    const [count] = await ask(`SELECT count(*) FROM ${table}`);
    const rows = toNumber(count?.[0]);
    const from = (some: readonly number[]) => readParquetSql(path, inference.columns, some);
    const profiles = await profileColumns(ask, { from, light: isLight(request) }, rows, inference.columns);
    const known = findRoles(inference.columns, profiles, rows);
    return await describe(request, rows, known, table, [...raw.faults, ...faults, ...inference.faults]);
  } catch (error) {
    const wide = raw.columns.length > maxHeldColumns && error instanceof EngineFailure && error.kind === 'memory';
    throw wide ? new Refusal('too-many-columns', { columns: raw.columns.length, limit: maxHeldColumns }) : error;
  } finally {
    await ask(held ? 'DROP TABLE IF EXISTS src' : 'DROP VIEW IF EXISTS src');
  }
}

function isLight({ raw, memoryBytes }: Pick<TableRequest, 'raw' | 'memoryBytes'>): boolean {
  return raw.bytes < memoryBytes / 16;
}

/** Every column held takes a block of its own. */
const maxHeldColumns = 1000;

/** Small tables are held in memory, large ones are scanned where they lie. True when held. */
async function openSource({ ask, raw, memoryBytes }: TableRequest): Promise<boolean> {
  const hold = isLight({ raw, memoryBytes }) && raw.columns.length <= maxHeldColumns;
  await ask(`CREATE TEMP ${hold ? 'TABLE' : 'VIEW'} src AS SELECT * FROM ${raw.relation}`);
  return hold;
}

function findLineSql(raw: RawTable): { lineSql?: string } {
  if (raw.lines === null) return {};
  return { lineSql: raw.lines.kind === 'column' ? 'line' : `row + ${raw.lines.by}` };
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
