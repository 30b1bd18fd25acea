import type { DatasetId, DistributionId, FileState, FileVersionId, LanguageMap, Sha256 } from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import type { FileRow } from '../model.ts';
import { formatJson } from './json.ts';

const fileColumns = `d.dataset, d.id as distribution, d.title, d.description, d.position, d.terms,
  f.id, f.name, f.size::float8 as size, f.sha256, f.media_type, f.format, f.encoding, f.state, f.progress, f.refusal,
  f.findings, f.wanted, f.reading, f.received, f.purged is not null as purged`;

/** The current files of working copies, in order. */
export const listFiles = (database: Queryable, datasets: readonly DatasetId[]): Promise<FileRow[]> =>
  database.query<FileRow>(
    `select ${fileColumns} from distribution d join file_version f on f.distribution = d.id and f.current
     where d.dataset = any($1::uuid[]) and d.removed is null order by d.dataset, d.position, d.id`,
    [datasets],
  );

export async function findFile(database: Queryable, id: FileVersionId): Promise<FileRow | undefined> {
  const [row] = await database.query<FileRow>(
    `select ${fileColumns} from file_version f join distribution d on d.id = f.distribution where f.id = $1`,
    [id],
  );
  return row;
}

export interface NewFileVersion {
  readonly id: FileVersionId;
  readonly distribution: DistributionId;
  readonly name: string;
  readonly givenName: string;
  readonly size: number;
  readonly sha256: Sha256;
  readonly mediaType: string;
  readonly wanted: string;
  readonly now: Date;
}

/** The new file becomes the current one of its distribution. */
export async function addFileVersion(tx: Transaction, row: NewFileVersion): Promise<void> {
  await tx.query('update file_version set current = false where distribution = $1 and current', [row.distribution]);
  await tx.query(
    `insert into file_version (id, distribution, name, given_name, size, sha256, media_type, state, wanted, received)
     values ($1, $2, $3, $4, $5, $6, $7, 'received', $8, $9)`,
    [
      row.id,
      row.distribution,
      row.name,
      row.givenName.replaceAll('\0', '\ufffd').toWellFormed(),
      row.size,
      row.sha256,
      row.mediaType,
      row.wanted,
      row.now,
    ],
  );
}

/** Asks for the file to be read (again), under a new name of the reading. */
export async function wantReading(tx: Transaction, id: FileVersionId, reading: string): Promise<void> {
  await tx.query(
    `update file_version set wanted = $2, state = 'received', progress = null, refusal = null, starts = 0, failures = 0
     where id = $1`,
    [id, reading],
  );
}

/** Counts a start. Undefined when this reading is done, or another one is wanted by now. */
export async function startReading(
  tx: Transaction,
  id: FileVersionId,
  reading: string,
): Promise<{ starts: number } | undefined> {
  const [row] = await tx.query<{ starts: number }>(
    `update file_version set state = 'reading', progress = 0, starts = starts + 1
     where id = $1 and wanted = $2 and state in ('received', 'reading') returning starts`,
    [id, reading],
  );
  return row;
}

export async function setProgress(
  database: Queryable,
  id: FileVersionId,
  reading: string,
  done: number,
): Promise<void> {
  await database.query("update file_version set progress = $3 where id = $1 and wanted = $2 and state = 'reading'", [
    id,
    reading,
    done,
  ]);
}

/** Holds the file's row; false when this reading is done, or another one is wanted by now. */
export async function lockReading(tx: Transaction, id: FileVersionId, reading: string): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    "select id from file_version where id = $1 and wanted = $2 and state = 'reading' for update",
    [id, reading],
  );
  return rows.length > 0;
}

export interface FinishedReading {
  readonly state: FileState;
  readonly format: string;
  readonly encoding: string | null;
  readonly mediaType: string;
  readonly dialect: object | null;
  readonly refusal: object | null;
  readonly findings: readonly object[];
}

export async function finishReading(
  tx: Transaction,
  id: FileVersionId,
  reading: string,
  done: FinishedReading,
): Promise<void> {
  await tx.query(
    `update file_version set state = $3, reading = $2, progress = null, format = $4, encoding = $5, media_type = $6,
       dialect = $7::jsonb, refusal = $8::jsonb, findings = $9::jsonb where id = $1`,
    [
      id,
      reading,
      done.state,
      done.format,
      done.encoding,
      done.mediaType,
      done.dialect ? formatJson(done.dialect) : null,
      done.refusal ? formatJson(done.refusal) : null,
      formatJson(done.findings),
    ],
  );
}

/** Counts a failure and says how many there are now; undefined when this reading is no longer wanted. */
export async function countFailure(tx: Transaction, id: FileVersionId, reading: string): Promise<number | undefined> {
  const [row] = await tx.query<{ failures: number }>(
    `update file_version set state = 'received', progress = null, failures = failures + 1
     where id = $1 and wanted = $2 and state = 'reading' returning failures`,
    [id, reading],
  );
  return row?.failures;
}

export async function failReading(
  tx: Transaction,
  id: FileVersionId,
  reading: string,
  refusal: { code: string; detail: LanguageMap },
): Promise<void> {
  await tx.query(
    `update file_version set state = 'failed', progress = null, refusal = $3::jsonb where id = $1 and wanted = $2`,
    [id, reading, formatJson(refusal)],
  );
}
