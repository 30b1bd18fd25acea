import type {
  AccountId,
  DatasetId,
  DatasetMetadata,
  DistributionId,
  InstitutionId,
  LanguageMap,
  PurgeableFile,
  PurgeId,
  PurgeState,
  Sha256,
} from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import { formatJson } from '../store/json.ts';
import type { PurgeRow, StandingOrder } from './model.ts';

const versionsOf = `array(select distinct r.number from release_file r join file_version f on f.id = r.file_version
    where r.distribution = p.distribution and (p.sha256 is null or f.sha256 = p.sha256) order by 1)`;
/** Nothing once it was purged. */
const newestFile = (distribution: string, also = 'true') =>
  `select name from file_version f where f.distribution = ${distribution} and f.purged is null and ${also}
   order by received desc, id desc limit 1`;
const columns = `p.id, p.follows, p.dataset, p.distribution, p.version, p.sha256,
  (${newestFile('p.distribution', '(p.sha256 is null or f.sha256 = p.sha256)')}) as file,
  case when p.version is null then '{}' else ${versionsOf} end as versions, p.title, p.reason, p.authority, p.state, p.asked_by, p.asked, p.decided_by,
  p.decided, p.done, p.hashes, d.publisher, p.asker, p.decider`;
const tables = 'purge p join dataset d on d.id = p.dataset';

/** In SQL, what a dataset `d` is called from the moment in which all of it is ordered to go; null when it is not. */
export const standingTitle = `(select p.title from purge p
  where p.dataset = d.id and p.distribution is null and p.state <> 'refused' limit 1)`;

export type NewPurgeRow = Pick<
  PurgeRow,
  | 'id'
  | 'follows'
  | 'dataset'
  | 'distribution'
  | 'version'
  | 'sha256'
  | 'title'
  | 'reason'
  | 'authority'
  | 'asked_by'
  | 'asker'
  | 'asked'
>;

export interface Decider {
  readonly account: AccountId;
  readonly name: string;
}

/** The SQL of orders to purge, one statement a function. */
export const purgeStore = {
  add: (tx: Transaction, row: NewPurgeRow) =>
    tx.query(
      `insert into purge (id, dataset, distribution, title, reason, authority, state, asked_by, asker, asked, version, sha256, follows)
       values ($1, $2, $3, $4::jsonb, $5, $6, 'asked', $7, $8, $9, $10, $11, $12)`,
      [
        ...[row.id, row.dataset, row.distribution, formatJson(row.title), row.reason, row.authority],
        ...[row.asked_by, row.asker, row.asked, row.version, row.sha256, row.follows],
      ],
    ),
  async find(database: Queryable, id: string): Promise<PurgeRow | undefined> {
    const [row] = await database.query<PurgeRow>(`select ${columns} from ${tables} where p.id = $1`, [id]);
    return row;
  },
  /** The row, held until the transaction ends. */
  async lock(tx: Transaction, id: string): Promise<PurgeRow | undefined> {
    await tx.query('select from purge where id = $1 for update', [id]);
    return purgeStore.find(tx, id);
  },
  /** Those that were asked for; what follows from them is theirs. */
  async list(
    database: Queryable,
    publishers: readonly InstitutionId[] | 'all',
    { limit, offset }: { limit: number; offset: number },
  ): Promise<{ total: number; rows: PurgeRow[] }> {
    const among = publishers === 'all' ? null : publishers;
    const where = 'p.follows is null and ($1::uuid[] is null or d.publisher = any($1::uuid[]))';
    const [counted] = await database.query<{ total: number }>(
      `select count(*)::int as total from purge p join dataset d on d.id = p.dataset where ${where}`,
      [among],
    );
    const rows = await database.query<PurgeRow>(
      `select ${columns} from ${tables} where ${where} order by p.asked desc, p.id desc limit $2 offset $3`,
      [among, limit, offset],
    );
    return { total: counted?.total ?? 0, rows };
  },
  /** Whether an order stands that covers these bytes of this file, the file in all its versions, or the whole dataset. */
  async isOrdered(
    database: Queryable,
    { dataset, distribution, sha256 }: Pick<PurgeRow, 'dataset' | 'distribution' | 'sha256'>,
  ): Promise<boolean> {
    const rows = await database.query(
      `select from purge where dataset = $1 and state <> 'refused' and (distribution is null
         or (distribution = $2 and (sha256 is null or sha256 = $3::text)))`,
      [dataset, distribution, sha256],
    );
    return rows.length > 0;
  },
  /** Whether an order stands over these bytes, as one version of whichever file of the dataset. */
  async isOrderedVersion(database: Queryable, dataset: DatasetId, sha256: Sha256): Promise<boolean> {
    const rows = await database.query(
      "select from purge where dataset = $1 and sha256 = $2 and state <> 'refused' limit 1",
      [dataset, sha256],
    );
    return rows.length > 0;
  },
  /** The hash of what a release has of a file; undefined when it does not have the file. */
  async findBytes(database: Queryable, distribution: DistributionId, version: number): Promise<Sha256 | undefined> {
    const [row] = await database.query<{ sha256: Sha256 }>(
      `select f.sha256 from release_file r join file_version f on f.id = r.file_version
       where r.distribution = $1 and r.number = $2`,
      [distribution, version],
    );
    return row?.sha256;
  },
  /** The releases that have what an order removes, and since when anybody can have spoken of it: of a whole dataset always. */
  async findExtent(
    database: Queryable,
    { distribution, sha256 }: Pick<PurgeRow, 'distribution' | 'sha256'>,
  ): Promise<{ since: Date | null; versions: number[] }> {
    if (distribution === null) return { since: null, versions: [] };
    const [row] = await database.query<{ since: Date | null; versions: number[] }>(
      `select min(f.received) as since,
         coalesce(array_agg(distinct r.number) filter (where r.number is not null), '{}') as versions
       from file_version f left join release_file r on r.file_version = f.id
       where f.distribution = $1 and ($2::text is null or f.sha256 = $2)`,
      [distribution, sha256],
    );
    return row ?? { since: null, versions: [] };
  },
  /** Orders about files of these datasets that were not refused, the first asked first. */
  listStanding: (database: Queryable, datasets: readonly DatasetId[]): Promise<StandingOrder[]> =>
    database.query<StandingOrder>(
      `select p.dataset, p.distribution, p.version, p.sha256, p.state, p.title, p.reason, p.authority, p.asked,
         ${versionsOf} as versions, array(select t.id from data_table t where t.distribution = p.distribution) as tables
       from purge p where p.dataset = any($1::uuid[]) and p.distribution is not null and p.state <> 'refused'
       order by p.asked, p.id`,
      [datasets],
    ),
  /** Files that can be ordered to go: what there is of them, and the releases that have it. */
  listPurgeable: (database: Queryable, dataset: DatasetId): Promise<PurgeableFile[]> =>
    database.query<PurgeableFile>(
      `select d.id as distribution, d.removed is null as "inDraft", newest.name, (
           select coalesce(jsonb_agg(jsonb_build_object('version', r.number, 'name', f.name, 'released',
             to_char(r.released at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by r.number desc), '[]')
           from release_file rf join release r on r.dataset = rf.dataset and r.number = rf.number
             join file_version f on f.id = rf.file_version
           where rf.distribution = d.id and f.purged is null
             and not exists (select from standing_purge(d.id, f.sha256))) as versions
       from distribution d cross join lateral (${newestFile('d.id')}) newest
       where d.dataset = $1 and not exists (
         select from purge p where p.distribution = d.id and p.version is null and p.state <> 'refused')
       order by d.removed is not null, d.position, d.id`,
      [dataset],
    ),
  async hasDistribution(database: Queryable, dataset: DatasetId, distribution: DistributionId): Promise<boolean> {
    const rows = await database.query('select from distribution where id = $1 and dataset = $2', [
      distribution,
      dataset,
    ]);
    return rows.length > 0;
  },
  /** Orders that follow from this one, held until the transaction ends. */
  listFollowing: (tx: Transaction, id: PurgeId): Promise<PurgeRow[]> =>
    tx.query<PurgeRow>(`select ${columns} from ${tables} where p.follows = $1 order by p.id for update of p`, [id]),
  /** How many orders there ever were: it grows in the transaction that asks for one, and never gets less. */
  async count(database: Queryable): Promise<number> {
    const [row] = await database.query<{ count: number }>('select count(*)::int as count from purge');
    return row?.count ?? 0;
  },
  /** What those of these datasets are called of which all is ordered to go. */
  async listTitles(database: Queryable, datasets: readonly DatasetId[]): Promise<Map<DatasetId, LanguageMap>> {
    const rows = await database.query<{ dataset: DatasetId; title: LanguageMap }>(
      `select dataset, title from purge where dataset = any($1::uuid[]) and distribution is null and state <> 'refused'`,
      [datasets],
    );
    return new Map(rows.map(({ dataset, title }) => [dataset, title]));
  },
  /** The distributions of a dataset of which files are kept, in whatever version. */
  listKept: (tx: Transaction, dataset: DatasetId): Promise<{ id: DistributionId }[]> =>
    tx.query(
      `select id from distribution d where dataset = $1
         and exists (select from file_version f where f.distribution = d.id and f.purged is null)`,
      [dataset],
    ),
  decide: (tx: Transaction, id: PurgeId, change: { state: PurgeState; by: Decider | null; now: Date }) =>
    tx.query('update purge set state = $2, decided_by = $3, decider = $4, decided = $5 where id = $1', [
      ...[id, change.state, change.by?.account ?? null, change.by?.name ?? null, change.now],
    ]),
  /** From here to the end of the transaction the triggers let pass what this order is about. */
  begin: (tx: Transaction, id: PurgeId) => tx.query("select set_config('milpa.purge', $1::text, true)", [id]),
  /** The database's own door: see migration 0027. Gives the hashes of the stored files that go with it. */
  async carryOut(tx: Transaction, id: PurgeId, leftOver: DatasetMetadata): Promise<readonly string[]> {
    const [row] = await tx.query<{ hashes: string[] }>('select carry_out_purge($1, $2::jsonb) as hashes', [
      ...[id, formatJson(leftOver)],
    ]);
    return row?.hashes ?? [];
  },
  setRemoved: (tx: Transaction, id: PurgeId, hashes: readonly string[]) =>
    tx.query("update purge set state = 'removed', hashes = $2 where id = $1", [id, hashes]),
  setDone: (database: Queryable, id: PurgeId, now: Date) =>
    database.query("update purge set state = 'done', done = $2 where id = $1 and state = 'removed'", [id, now]),
  async needsSecond(database: Queryable, institution: InstitutionId): Promise<boolean> {
    const [row] = await database.query<{ second_person: boolean }>(
      'select second_person from purge_rule where institution = $1',
      [institution],
    );
    return row?.second_person ?? false;
  },
  setNeedsSecond: (tx: Transaction, institution: InstitutionId, secondPerson: boolean) =>
    tx.query(
      `insert into purge_rule (institution, second_person) values ($1, $2)
       on conflict (institution) do update set second_person = excluded.second_person`,
      [institution, secondPerson],
    ),
};
