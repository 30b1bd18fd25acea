import type {
  ColumnNotes,
  DatasetId,
  DistributionId,
  ExportFormat,
  FileVersionId,
  TableDiff,
  TableId,
  TableProfile,
} from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import type { TableRow } from '../model.ts';
import { formatJson } from './json.ts';

const tableColumns = `v.id as version, v.data_table as table, v.file_version as file, t.distribution, v.position, v.name,
  v.sha256, v.rows::float8 as rows, v.columns, v.formats, t.notes, v.profile->'temporal' as temporal,
  v.profile->'bbox' as bbox, v.profile->'notes' as remarks,
  (select jsonb_agg(f) from jsonb_array_elements(v.profile->'findings') f
   where f->>'code' like 'personal-%' and f->>'severity' = 'error' and f->>'result' = 'fail') as personal`;

/** The tables of the current files of working copies, in order. */
export const listTables = (database: Queryable, datasets: readonly DatasetId[]): Promise<TableRow[]> =>
  database.query<TableRow>(
    `select ${tableColumns} from distribution d
       join file_version f on f.distribution = d.id and f.current
       join table_version v on v.file_version = f.id and v.reading = f.reading
       join data_table t on t.id = v.data_table
     where d.dataset = any($1::uuid[]) and d.removed is null order by d.position, d.id, v.position`,
    [datasets],
  );

export interface KnownTable {
  readonly id: TableId;
  readonly name: string;
  readonly notes: ColumnNotes;
  /** Whether the newest file read of this distribution has it. */
  readonly present: boolean;
}

/** Every table a distribution ever had, oldest first. */
export const listKnownTables = (database: Queryable, distribution: DistributionId): Promise<KnownTable[]> =>
  database.query<KnownTable>(
    `select t.id, t.name, t.notes, exists (
       select from table_version v where v.data_table = t.id and v.reading = (
         select f.reading from file_version f where f.distribution = t.distribution and f.reading is not null
         order by f.received desc, f.id desc limit 1)) as present
     from data_table t where t.distribution = $1 order by t.created, t.id`,
    [distribution],
  );

export async function addTable(
  tx: Transaction,
  row: { id: TableId; distribution: DistributionId; name: string; now: Date },
): Promise<void> {
  await tx.query('insert into data_table (id, distribution, name, created) values ($1, $2, $3, $4)', [
    row.id,
    row.distribution,
    row.name.replaceAll('\0', '\ufffd'),
    row.now,
  ]);
}

export async function renameTable(tx: Transaction, id: TableId, name: string): Promise<void> {
  await tx.query('update data_table set name = $2 where id = $1', [id, name.replaceAll('\0', '\ufffd')]);
}

export async function setNotes(tx: Transaction, id: TableId, notes: ColumnNotes): Promise<void> {
  await tx.query('update data_table set notes = $2::jsonb where id = $1', [id, formatJson(notes)]);
}

export interface NewTableVersion {
  readonly id: string;
  readonly table: TableId;
  readonly file: FileVersionId;
  readonly reading: string;
  readonly position: number;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly formats: readonly ExportFormat[];
  readonly profile: TableProfile;
  readonly engine: string;
  readonly now: Date;
}

export async function addTableVersion(tx: Transaction, row: NewTableVersion): Promise<void> {
  await tx.query(
    `insert into table_version
       (id, data_table, file_version, reading, position, name, sha256, size, rows, columns, formats, profile, engine, created)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13, $14)`,
    [
      row.id,
      row.table,
      row.file,
      row.reading,
      row.position,
      row.name.replaceAll('\0', '\ufffd'),
      row.sha256,
      row.size,
      row.profile.rows,
      row.profile.columns.length,
      row.formats,
      formatJson(row.profile),
      row.engine,
      row.now,
    ],
  );
}

export async function findProfile(database: Queryable, version: string): Promise<TableProfile | undefined> {
  const [row] = await database.query<{ profile: TableProfile }>('select profile from table_version where id = $1', [
    version,
  ]);
  return row?.profile;
}

export async function findTableVersion(database: Queryable, version: string): Promise<TableRow | undefined> {
  const [row] = await database.query<TableRow>(
    `select ${tableColumns} from table_version v join data_table t on t.id = v.data_table where v.id = $1`,
    [version],
  );
  return row;
}

export async function findDiff(database: Queryable, before: string, after: string): Promise<TableDiff | undefined> {
  const [row] = await database.query<{ diff: TableDiff }>(
    'select diff from table_diff where before_version = $1 and after_version = $2',
    [before, after],
  );
  return row?.diff;
}

export async function keepDiff(database: Queryable, before: string, after: string, diff: TableDiff): Promise<void> {
  await database.query(
    `insert into table_diff (before_version, after_version, diff) select b.id, a.id, $3::jsonb
     from table_version b, table_version a where b.id = $1 and a.id = $2 and b.purged is null and a.purged is null
     on conflict do nothing`,
    [before, after, formatJson(diff)],
  );
}

export interface Derivative {
  readonly sha256: string;
  readonly size: number;
}

export async function findDerivative(
  database: Queryable,
  version: string,
  format: ExportFormat,
  engine: string,
): Promise<Derivative | undefined> {
  const [row] = await database.query<Derivative>(
    `select sha256, size::float8 as size from derivative where table_version = $1 and format = $2 and engine = $3`,
    [version, format, engine],
  );
  return row;
}

/** The first one kept stays: askers in other processes must get the same bytes. Of what was purged meanwhile nothing is. */
export async function keepDerivative(
  database: Queryable,
  row: { version: string; format: ExportFormat; engine: string; sha256: string; size: number; now: Date },
): Promise<void> {
  await database.query(
    `insert into derivative (table_version, format, engine, sha256, size, created) select id, $2, $3, $4, $5, $6
     from table_version where id = $1 and purged is null on conflict do nothing`,
    [row.version, row.format, row.engine, row.sha256, row.size, row.now],
  );
}
