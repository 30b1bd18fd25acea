import type {
  ColumnNotes,
  Dataset,
  DatasetId,
  DistributionId,
  ExportFormat,
  FileVersionId,
  InstitutionId,
  LanguageMap,
  RemovedFile,
  Sha256,
  Slug,
  TableDiff,
  TableId,
} from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import { standingTitle } from '../purge/store.ts';
import { formatJson } from './json.ts';

export interface ReleaseRow {
  readonly dataset: DatasetId;
  readonly number: number;
  readonly released: Date;
  readonly modified: Date;
  readonly notes: string;
  readonly snapshot: Dataset;
  readonly sha256: Sha256;
  readonly content: string;
  readonly diff: TableDiff[];
}

const columns = 'dataset, number, released, modified, notes, snapshot, sha256, content, diff';

export async function findRelease(
  database: Queryable,
  dataset: DatasetId,
  number: number,
): Promise<ReleaseRow | undefined> {
  const [row] = await database.query<ReleaseRow>(`select ${columns} from release where dataset = $1 and number = $2`, [
    dataset,
    number,
  ]);
  return row;
}

export interface MemberRow {
  readonly id: DatasetId;
  readonly slug: Slug;
  readonly metadata: Dataset['metadata'];
  readonly version: number;
  readonly issued: Date;
  readonly modified: Date;
  readonly said: Dataset['modifiedSaid'] | null;
  readonly total: number;
}

/** The released datasets that say they are of a series, the latest period first. */
export const listMembers = (
  database: Queryable,
  series: DatasetId,
  { limit, offset }: { limit: number; offset: number },
): Promise<MemberRow[]> =>
  database.query<MemberRow>(
    `select d.id, d.slug, r.snapshot->'metadata' as metadata, r.number as version, d.issued, r.modified,
       r.snapshot->'modifiedSaid' as said,
       count(*) over ()::int as total
     from release r join dataset d on d.id = r.dataset and d.latest = r.number and d.state = 'released'
     where r.snapshot->'metadata'->>'inSeries' = $1::text
     order by coalesce(r.snapshot->'metadata'->'temporal'->>'to', r.snapshot->'metadata'->'temporal'->>'from', '') desc,
       d.issued desc, d.id desc limit $2 offset $3`,
    [series, limit, offset],
  );

/** Newest first. */
export const listReleases = (database: Queryable, dataset: DatasetId): Promise<ReleaseRow[]> =>
  database.query<ReleaseRow>(`select ${columns} from release where dataset = $1 order by number desc`, [dataset]);

export const listHashes = (
  database: Queryable,
  datasets: readonly DatasetId[],
): Promise<{ dataset: DatasetId; sha256: string; content: string }[]> =>
  database.query(
    `select r.dataset, r.sha256, r.content from release r join dataset d on d.id = r.dataset and d.latest = r.number
     where d.id = any($1::uuid[])`,
    [datasets],
  );

export interface ReleasedTableRef {
  readonly table: TableId;
  readonly version: string;
  readonly distribution: DistributionId;
  readonly notes: ColumnNotes;
}

export interface NewRelease {
  readonly row: ReleaseRow;
  readonly files: readonly { readonly distribution: DistributionId; readonly file: FileVersionId }[];
  readonly tables: readonly ReleasedTableRef[];
}

/** New releases, their rows in one statement. */
export async function addReleases(tx: Transaction, releases: readonly NewRelease[]): Promise<void> {
  const column = <T>(of: (row: ReleaseRow) => T) => releases.map(({ row }) => of(row));
  await tx.query(
    `insert into release (${columns})
     select dataset, number, released, modified, notes, snapshot::jsonb, sha256, content, diff::jsonb
     from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::text[]) as n (${columns})`,
    [
      ...[column((row) => row.dataset), column((row) => row.number), column((row) => row.released)],
      ...[column((row) => row.modified), column((row) => row.notes), column((row) => formatJson(row.snapshot))],
      ...[column((row) => row.sha256), column((row) => row.content), column((row) => formatJson(row.diff))],
    ],
  );
  for (const release of releases) await addParts(tx, release);
}

async function addParts(tx: Transaction, { row, ...parts }: NewRelease): Promise<void> {
  for (const { distribution, file } of parts.files) {
    await tx.query('insert into release_file (dataset, number, distribution, file_version) values ($1, $2, $3, $4)', [
      row.dataset,
      row.number,
      distribution,
      file,
    ]);
  }
  for (const { table, version, distribution, notes } of parts.tables) {
    await tx.query(
      `insert into release_table (dataset, number, data_table, table_version, distribution, notes)
       values ($1, $2, $3, $4, $5, $6::jsonb)`,
      [row.dataset, row.number, table, version, distribution, formatJson(notes)],
    );
  }
}

/** What stays of a file, or of one version of it, that an order removes, from the moment in which it is asked for. */
const tombstone = `(select json_strip_nulls(json_build_object('title', p.title, 'reason', p.reason, 'authority', p.authority,
      'distribution', p.distribution, 'version', p.version,
      'withdrawn', to_char(p.asked at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
    from standing_purge(r.distribution, f.sha256) p)`;

export interface ReleasedTable {
  readonly dataset: DatasetId;
  readonly number: number;
  readonly table: TableId;
  readonly distribution: DistributionId;
  readonly version: string;
  readonly name: string;
  readonly position: number;
  readonly sha256: Sha256;
  readonly size: number;
  readonly rows: number;
  readonly columns: number;
  readonly formats: ExportFormat[];
  readonly notes: ColumnNotes;
  /** The dataset's present address, and whether it can be read at all. */
  readonly slug: Slug;
  readonly withdrawn: boolean;
  readonly purged: RemovedFile | null;
}

/** A table in one release; without a number in the newest release that has it. */
export async function findReleasedTable(
  database: Queryable,
  table: TableId,
  number?: number,
): Promise<ReleasedTable | undefined> {
  const [row] = await database.query<ReleasedTable>(
    `select r.dataset, r.number, r.data_table as table, r.distribution, r.table_version as version, v.name, v.position,
       v.sha256, v.size::float8 as size, v.rows::float8 as rows, v.columns, v.formats, r.notes, d.slug,
       d.state = 'withdrawn' as withdrawn, ${tombstone} as purged
     from release_table r join table_version v on v.id = r.table_version join file_version f on f.id = v.file_version
       join dataset d on d.id = r.dataset
     where r.data_table = $1 and ($2::int is null or r.number = $2) order by r.number desc limit 1`,
    [table, number ?? null],
  );
  return row;
}

/** The tables of the newest release of a dataset. */
export const listLatestTables = (
  database: Queryable,
  dataset: DatasetId,
): Promise<{ table: TableId; version: string }[]> =>
  database.query(
    `select r.data_table as table, r.table_version as version from release_table r
       join dataset d on d.id = r.dataset and d.latest = r.number
       join table_version v on v.id = r.table_version and v.purged is null where d.id = $1`,
    [dataset],
  );

export interface ReleasedFile {
  readonly dataset: DatasetId;
  readonly number: number;
  readonly name: string;
  readonly sha256: Sha256;
  readonly size: number;
  readonly media_type: string;
  readonly received: Date;
  /** The dataset's present address, and its newest version. */
  readonly slug: Slug;
  readonly latest: number;
  readonly purged: RemovedFile | null;
}

/** A distribution's file in one release; without a number in the newest release that has it. */
export async function findReleasedFile(
  database: Queryable,
  distribution: DistributionId,
  number?: number,
): Promise<ReleasedFile | undefined> {
  const [row] = await database.query<ReleasedFile>(
    `select r.dataset, r.number, f.name, f.sha256, f.size::float8 as size, f.media_type, f.received, d.slug, d.latest,
       ${tombstone} as purged
     from release_file r join file_version f on f.id = r.file_version join dataset d on d.id = r.dataset
     where r.distribution = $1 and ($2::int is null or r.number = $2) order by r.number desc limit 1`,
    [distribution, number ?? null],
  );
  return row;
}

export interface NewestRow extends Pick<ReleaseRow, 'dataset' | 'number' | 'snapshot'> {
  readonly slug: Slug;
}

/**
 * Newest releases of the datasets after one, in order of identifier; for walking through all of them. The datasets of the
 * stretch are chosen first: joined as two whole tables, PostgreSQL merges, and reads all releases before the stretch again.
 */
export const listNewest = (database: Queryable, after: DatasetId | null, limit: number): Promise<NewestRow[]> =>
  database.query<NewestRow>(
    `select r.dataset, r.number, r.snapshot, d.slug
     from (select id, slug, latest from dataset where state = 'released' and ($1::uuid is null or id > $1)
       order by id limit $2) d
     cross join lateral (select dataset, number, snapshot from release where dataset = d.id and number = d.latest
       limit 1) r
     order by d.id`,
    [after, limit],
  );

/** The same of these datasets, in no order. */
export const listNewestOf = (database: Queryable, ids: readonly DatasetId[]): Promise<NewestRow[]> =>
  database.query<NewestRow>(
    `select r.dataset, r.number, r.snapshot, d.slug
     from dataset d join release r on r.dataset = d.id and r.number = d.latest
     where d.state = 'released' and d.id = any($1::uuid[])`,
    [ids],
  );

/** Which datasets: a series or a service holds no data of its own. */
export interface VersionsAsk {
  /** Null: of all. */
  readonly publishers: readonly InstitutionId[] | null;
  readonly theme?: string | undefined;
  /** Calendar days, in UTC, of the newest release. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Released datasets with the number of their newest version, in order of identifier, without reading what they say. */
export const listVersionNumbers = (
  database: Queryable,
  { publishers, theme, from, to }: VersionsAsk,
): Promise<{ id: DatasetId; version: number }[]> => {
  // Who asks neither what about nor when reads the index of migration 0050 alone: of 100,000 datasets 949 pages, with the
  // releases 101,493. Days are found by an index too; for a theme every release is looked into (1.7 s), too seldom for one.
  const ofRelease = theme !== undefined || from !== undefined || to !== undefined;
  return database.query(
    `select d.id, d.latest as version
     from dataset d ${ofRelease ? 'join release r on r.dataset = d.id and r.number = d.latest' : ''}
     where d.state = 'released' and d.kind = 'dataset' and d.latest is not null
       and ($1::uuid[] is null or d.publisher = any($1)) ${ofRelease ? aboutRelease : ''} order by d.id`,
    [publishers, ...(ofRelease ? [theme ?? null, from ?? null, to ?? null] : [])],
  );
};
/** Days in UTC, both included, as the index has them. */
const aboutRelease = `and ($2::text is null or r.snapshot->'metadata'->'themes' ? $2)
  and ($3::date is null or r.released >= $3::date::timestamp at time zone 'UTC')
  and ($4::date is null or r.released < ($4::date + 1)::timestamp at time zone 'UTC')`;

/** The released datasets of a series, by the time they cover, then by their first release. */
export const listSeriesMembers = (
  database: Queryable,
  series: DatasetId,
  limit: number,
): Promise<{ id: DatasetId }[]> =>
  database.query(
    `select d.id from release r join dataset d on d.id = r.dataset and d.latest = r.number
     where r.snapshot->'metadata' ? 'inSeries' and r.snapshot->'metadata'->>'inSeries' = $1 and d.state = 'released'
     order by r.snapshot->'metadata'->'temporal'->>'from' nulls first, d.issued, d.id limit $2`,
    [series, limit],
  );

export interface WithdrawnRow {
  readonly id: DatasetId;
  readonly publisher: InstitutionId;
  readonly title: LanguageMap;
  readonly withdrawal: { readonly withdrawn: string; readonly reason: string; readonly authority: string };
  readonly purged: boolean;
}

/** Withdrawn datasets with the title the public knew, the latest first. */
export async function listWithdrawn(
  database: Queryable,
  publisher: InstitutionId | null,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; rows: WithdrawnRow[] }> {
  const where = "d.state = 'withdrawn' and ($1::uuid is null or d.publisher = $1)";
  const [counted] = await database.query<{ total: number }>(
    `select count(*)::int as total from dataset d where ${where}`,
    [publisher],
  );
  const rows = await database.query<WithdrawnRow>(
    `select d.id, d.publisher, coalesce(${standingTitle}, r.snapshot->'metadata'->'title') as title, d.withdrawal, d.purged is not null as purged
     from dataset d join release r on r.dataset = d.id and r.number = d.latest
     where ${where} order by d.withdrawal->>'withdrawn' desc, d.id limit $2 offset $3`,
    [publisher, limit, offset],
  );
  return { total: counted?.total ?? 0, rows };
}
