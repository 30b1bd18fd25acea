import {
  type AccountId,
  type DatasetId,
  type Import,
  type ImportCounts,
  type ImportId,
  ImportRow,
  type InstitutionId,
  type PurgeId,
  type Sha256,
} from '@milpa/sdk';
import type { Caller } from '../http/index.ts';
import type { Queryable } from '../storage/database/index.ts';
import type { SaidDataset } from './model.ts';

export interface ImportRecordRow {
  readonly id: ImportId;
  readonly account: AccountId;
  readonly caller: Caller;
  readonly dry_run: boolean;
  readonly options: Import['options'];
  readonly name: string;
  readonly size: number;
  readonly sha256: Sha256;
  readonly format: Import['format'] | null;
  readonly state: Import['state'];
  readonly counts: ImportCounts;
  readonly total: number | null;
  readonly problems: Import['problems'];
  readonly position: number;
  readonly created: Date;
  readonly finished: Date | null;
}

const columns = `id, account, caller, dry_run, options, name, size::float8 as size, sha256, format, state, counts, total, problems,
  position, created, finished`;

export interface SaidRow {
  readonly source: string;
  readonly key: string;
  readonly said: SaidDataset;
}

/** A dataset in the catalogue of a source, with what that says of it. */
export interface CataloguedRow {
  readonly dataset: DatasetId;
  readonly source: string;
  readonly name: string;
  readonly statements: string;
}

/** The SQL of imports, one statement a function. */
export const store = {
  async add(
    database: Queryable,
    row: Omit<ImportRecordRow, 'format' | 'total' | 'problems' | 'position' | 'finished'>,
  ) {
    await database.query(
      `insert into import (id, account, caller, dry_run, options, name, size, sha256, state, counts, created)
       values ($1, $2, $3::jsonb, $4, $5::jsonb, $6, $7, $8, $9, $10::jsonb, $11)`,
      [
        ...[row.id, row.account, JSON.stringify(row.caller), row.dry_run, JSON.stringify(row.options), row.name],
        ...[row.size, row.sha256, row.state, JSON.stringify(row.counts), row.created],
      ],
    );
  },
  async find(database: Queryable, id: string): Promise<ImportRecordRow | undefined> {
    const [row] = await database.query<ImportRecordRow>(`select ${columns} from import where id = $1`, [id]);
    return row;
  },
  /** Newest first; of one account or of all. */
  async list(database: Queryable, account: AccountId | null, { limit, offset }: { limit: number; offset: number }) {
    const [counted] = await database.query<{ total: number }>(
      'select count(*)::int as total from import where $1::uuid is null or account = $1',
      [account],
    );
    const rows = await database.query<ImportRecordRow>(
      `select ${columns} from import where $1::uuid is null or account = $1 order by created desc, id desc limit $2 offset $3`,
      [account, limit, offset],
    );
    return { total: counted?.total ?? 0, rows };
  },
  begin: (database: Queryable, id: ImportId, format: string) =>
    database.query(
      "update import set state = 'running', format = $2 where id = $1 and state in ('waiting', 'running')",
      [id, format],
    ),
  /** Notes that records are done, up to `to`. False when another run did them. */
  async advance(database: Queryable, id: ImportId, step: { from: number; to: number; counts: ImportCounts }) {
    const rows = await database.query(
      'update import set position = $3, counts = $4::jsonb where id = $1 and position = $2 returning id',
      [id, step.from, step.to, JSON.stringify(step.counts)],
    );
    return rows.length > 0;
  },
  finish: (
    database: Queryable,
    id: ImportId,
    end: Pick<ImportRecordRow, 'state' | 'problems'> & { total: number | null; now: Date },
  ) =>
    database.query('update import set state = $2, problems = $3::jsonb, total = $4, finished = $5 where id = $1', [
      ...[id, end.state, JSON.stringify(end.problems), end.total, end.now],
    ]),
  async addRows(database: Queryable, id: ImportId, rows: readonly ImportRow[]): Promise<void> {
    await database.query(
      `insert into import_row (import, position, outcome, report)
       select $1, position, outcome, report::jsonb from unnest($2::int[], $3::text[], $4::text[]) as n (position, outcome, report)`,
      [
        id,
        rows.map(({ position }) => position),
        rows.map(({ outcome }) => outcome),
        rows.map((row) => formatStorable(row)),
      ],
    );
  },
  async listRows(
    database: Queryable,
    id: ImportId,
    { outcome, limit, offset }: { outcome: string | undefined; limit: number; offset: number },
  ): Promise<{ total: number; items: ImportRow[] }> {
    const where = 'import = $1 and ($2::text is null or outcome = $2)';
    const [counted] = await database.query<{ total: number }>(
      `select count(*)::int as total from import_row where ${where}`,
      [id, outcome ?? null],
    );
    const rows = await database.query<{ report: unknown }>(
      `select report from import_row where ${where} order by position limit $3 offset $4`,
      [id, outcome ?? null, limit, offset],
    );
    return { total: counted?.total ?? 0, items: rows.map(({ report }) => ImportRow.parse(report)) };
  },
  listSaid: (database: Queryable, keys: readonly { source: string; key: string }[]): Promise<SaidRow[]> =>
    database.query<SaidRow>(
      `select s.source, s.key, s.said from unnest($1::text[], $2::text[]) as n (source, key)
         join import_said s on s.source = n.source and s.key = n.key`,
      [keys.map(({ source }) => source), keys.map(({ key }) => key)],
    ),
  async putSaid(database: Queryable, rows: readonly SaidRow[], now: Date): Promise<void> {
    if (rows.length === 0) return;
    await database.query(
      `insert into import_said (source, key, said, updated)
       select source, key, said::jsonb, $4 from unnest($1::text[], $2::text[], $3::text[]) as n (source, key, said)
       on conflict (source, key) do update set said = excluded.said, updated = excluded.updated`,
      [rows.map(({ source }) => source), rows.map(({ key }) => key), rows.map(({ said }) => formatStorable(said)), now],
    );
  },
  /** The catalogues that datasets were listed in; written only where something differs. */
  async putCatalogued(database: Queryable, rows: readonly CataloguedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const of = (field: keyof CataloguedRow) => rows.map((row) => formatText(row[field]));
    await database.query(
      `insert into import_catalogued as c (dataset, source, name, statements)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[])
       on conflict (dataset) do update set source = excluded.source, name = excluded.name, statements = excluded.statements
       where (c.source, c.name, c.statements) is distinct from (excluded.source, excluded.name, excluded.statements)`,
      [of('dataset'), of('source'), of('name'), of('statements')],
    );
  },
  putCatalogue: (database: Queryable, { source, name, statements }: Omit<CataloguedRow, 'dataset'>, now: Date) =>
    database.query(
      `insert into import_catalogue (source, name, statements, updated) values ($1, $2, $3, $4)
       on conflict (source, name) do update set statements = excluded.statements, updated = excluded.updated`,
      [formatText(source), formatText(name), formatText(statements), now],
    ),
  listCatalogued: (database: Queryable, datasets: readonly DatasetId[]): Promise<CataloguedRow[]> =>
    database.query('select dataset, source, name, statements from import_catalogued where dataset = any($1::uuid[])', [
      datasets,
    ]),
  async findCatalogue(database: Queryable, source: string, name: string): Promise<string | undefined> {
    const [row] = await database.query<{ statements: string }>(
      'select statements from import_catalogue where source = $1 and name = $2',
      [source, name],
    );
    return row?.statements;
  },
  listPublishers: (database: Queryable): Promise<{ identifier: string; institution: InstitutionId }[]> =>
    database.query('select identifier, institution from import_publisher'),
  addPublisher: (database: Queryable, identifier: string, institution: InstitutionId) =>
    database.query(
      'insert into import_publisher (identifier, institution) values ($1, $2) on conflict (identifier) do nothing',
      [identifier.slice(0, 2000), institution],
    ),
  /**
   * Removes what imports said of a dataset that is purged; a file of descriptions that had it in is not kept either. Gives
   * the hashes of such files.
   */
  async forget(tx: Queryable, dataset: DatasetId, purge: PurgeId): Promise<string[]> {
    await tx.query(
      `delete from import_said s using dataset_key k where k.source = s.source and k.key = s.key and k.dataset = $1`,
      [dataset],
    );
    const rows = await tx.query<{ import: ImportId }>(
      `update import_row set report = report || '{"key": "", "title": {}, "place": {}, "changes": [], "problems": []}'
       where report->'dataset'->>'id' = $1::text or report->'duplicateOf'->>'id' = $1::text returning import`,
      [dataset],
    );
    const files = await tx.query<{ sha256: string }>(
      `update import set purged = $2, name = '' where id = any($1::uuid[]) returning sha256`,
      [[...new Set(rows.map((row) => row.import))], purge],
    );
    return files.map(({ sha256 }) => sha256);
  },
  /** Whether a file is kept here. */
  async isUsed(database: Queryable, sha256: Sha256): Promise<boolean> {
    return (
      (await database.query('select from import where sha256 = $1 and purged is null limit 1', [sha256])).length > 0
    );
  },
};

/** PostgreSQL keeps neither NUL nor half a surrogate pair; both are shown as U+FFFD. */
const formatText = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');
const formatStorable = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => (typeof member === 'string' ? formatText(member) : member));
