import type { DatasetId, DatasetListItem, InstitutionId } from '@milpa/sdk';
import type { Queryable } from '../storage/database/index.ts';
import type { Entry } from './model.ts';

export interface Facts {
  readonly datasets: number;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
  readonly updated: Date | null;
}

export interface RecentRelease {
  readonly item: DatasetListItem;
  readonly released: Date;
  readonly notes: string;
}

export interface Changing {
  readonly dataset: DatasetId;
  readonly frequency: string;
  readonly modified: Date;
  /** As they were indexed. */
  readonly timeliness: string;
  readonly use: number;
  /** As it is now. */
  readonly used: number;
}

export interface KindCount {
  readonly publisher: InstitutionId;
  readonly kind: string;
  readonly licence: string;
  readonly formats: readonly string[];
  readonly hasFiles: boolean;
  readonly count: number;
}

const presentRow = ({ item, document, released, notes, files, bytes }: Entry) => ({
  ...{
    dataset: item.id,
    publisher: item.publisher.id,
    version: item.version,
    modified: item.modified,
    released,
    notes,
  },
  ...{ tables: item.tables, rows: item.rows, files, bytes, item, use: document.use ?? 0 },
  timeliness: item.timeliness ?? 'unknown',
  publishers: document.facets['publisher'] ?? [],
});

/** The SQL of the catalogue, one statement a function. Everything here is derived from releases. */
export const store = {
  /** Held until the transaction ends, in one order: each dataset is looked at and written by one at a time. */
  lock: (db: Queryable, datasets: readonly DatasetId[]) =>
    db.query(
      `select pg_advisory_xact_lock(hashtextextended('catalogue ' || id, 0))
       from (select id from unnest($1::text[]) as id order by id) as ordered`,
      [datasets],
    ),
  put: (db: Queryable, entries: readonly Entry[]) =>
    db.query(
      `insert into catalogue_entry
         (dataset, publisher, version, modified, released, notes, tables, rows, files, bytes, item, timeliness, use,
          publishers)
       select dataset, publisher, version, modified, released, notes, tables, rows, files, bytes, item, timeliness, use,
         publishers
       from jsonb_to_recordset($1::jsonb) as n (dataset uuid, publisher uuid, version integer, modified timestamptz,
         released timestamptz, notes text, tables integer, rows bigint, files integer, bytes bigint, item jsonb,
         timeliness text, use integer, publishers uuid[])
       on conflict (dataset) do update set publisher = excluded.publisher, version = excluded.version,
         modified = excluded.modified, released = excluded.released, notes = excluded.notes, tables = excluded.tables,
         rows = excluded.rows, files = excluded.files, bytes = excluded.bytes, item = excluded.item,
         timeliness = excluded.timeliness, use = excluded.use, publishers = excluded.publishers`,
      [JSON.stringify(entries.map(presentRow))],
    ),
  remove: (db: Queryable, datasets: readonly DatasetId[]) =>
    db.query('delete from catalogue_entry where dataset = any($1::uuid[])', [datasets]),
  async listItems(db: Queryable, ids: readonly string[]): Promise<Map<string, DatasetListItem>> {
    const rows = await db.query<{ item: DatasetListItem }>(
      'select item from catalogue_entry where dataset = any($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ item }) => [item.id, item]));
  },
  /** Those of a publisher and of all below it. */
  async listOf(db: Queryable, publisher: InstitutionId): Promise<DatasetId[]> {
    const rows = await db.query<{ dataset: DatasetId }>(
      'select dataset from catalogue_entry where publishers @> array[$1::uuid] order by dataset',
      [publisher],
    );
    return rows.map((row) => row.dataset);
  },
  /** How many each of these publishes, with all below it. */
  async count(db: Queryable, publishers: readonly InstitutionId[]): Promise<Map<InstitutionId, number>> {
    const rows = await db.query<{ publisher: InstitutionId; count: number }>(
      `select publisher, count(*)::int as count from (
         select unnest(publishers) as publisher from catalogue_entry where publishers && $1::uuid[]) named
       where publisher = any($1::uuid[]) group by publisher`,
      [publishers],
    );
    return new Map(rows.map((row) => [row.publisher, row.count]));
  },
  /** What the clock and use may have changed, in ascending order of identifier, a stretch at a time. */
  listChanging: (db: Queryable, after: string, since: string, limit: number) =>
    db.query<Changing>(
      `select e.dataset, e.item->>'frequency' as frequency, e.modified, e.timeliness, e.use,
         coalesce((select sum(u.views + u.downloads) from dataset_use u
           where u.dataset = e.dataset and u.day >= $2::date), 0)::int as used
       from catalogue_entry e where e.dataset > $1 order by e.dataset limit $3`,
      [after, since, limit],
    ),
  /** Of every publisher, how many of its own are alike in kind, licence and formats: few rows, whatever there is. */
  countKinds: (db: Queryable) =>
    db.query<KindCount>(
      `select publisher, coalesce(item->>'kind', 'dataset') as kind, item->>'licence' as licence,
         array(select jsonb_array_elements_text(item->'formats')) as formats, files > 0 as "hasFiles", count(*)::int as count
       from catalogue_entry group by 1, 2, 3, 4, 5`,
    ),
  async facts(db: Queryable): Promise<Facts | undefined> {
    const [row] = await db.query<Facts>(
      `select count(*)::int as datasets, coalesce(sum(tables), 0)::float8 as tables, coalesce(sum(rows), 0)::float8 as rows,
         coalesce(sum(files), 0)::float8 as files, coalesce(sum(bytes), 0)::float8 as bytes, max(modified) as updated
       from catalogue_entry`,
    );
    return row;
  },
  /** How many carry each theme, of whichever scheme. */
  async countThemes(db: Queryable): Promise<Map<string, number>> {
    const rows = await db.query<{ theme: string; count: number }>(
      `select theme, count(*)::int as count from catalogue_entry, jsonb_array_elements_text(item->'themes') as theme
       group by theme`,
    );
    return new Map(rows.map(({ theme, count }) => [theme, count]));
  },
  /** How many keep the frequency they promised, as they were indexed. */
  async countTimeliness(db: Queryable): Promise<{ met: number; late: number; unknown: number }> {
    const rows = await db.query<{ timeliness: string; count: number }>(
      'select timeliness, count(*)::int as count from catalogue_entry group by timeliness',
    );
    const of = (state: string) => rows.find(({ timeliness }) => timeliness === state)?.count ?? 0;
    return { met: of('met'), late: of('late'), unknown: of('unknown') };
  },
  /** Newest releases first. */
  listRecent: (db: Queryable, publisher: InstitutionId | null, limit: number) =>
    db.query<RecentRelease>(
      `select item, released, notes from catalogue_entry where $1::uuid is null or publishers @> array[$1::uuid]
       order by released desc, dataset limit $2`,
      [publisher, limit],
    ),
  /** A stretch of all addresses, in an order that a new release does not change. */
  listAddresses: (db: Queryable, offset: number, limit: number) =>
    db.query<{ slug: string; released: Date }>(
      `select item->>'slug' as slug, released from catalogue_entry order by dataset offset $1 limit $2`,
      [offset, limit],
    ),
  /** What the catalogue was made with last, as a hash; undefined before the first time. */
  async findMade(db: Queryable, part: string): Promise<string | undefined> {
    const [row] = await db.query<{ sha256: string }>('select sha256 from catalogue_made where part = $1', [part]);
    return row?.sha256;
  },
  setMade: (db: Queryable, part: string, sha256: string) =>
    db.query(
      'insert into catalogue_made (part, sha256) values ($1, $2) on conflict (part) do update set sha256 = excluded.sha256',
      [part, sha256],
    ),
  /** In ascending order of identifier. */
  async *list(db: Queryable): AsyncGenerator<{ readonly id: string; readonly version: number }> {
    for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
      const rows = await db.query<{ id: string; version: number }>(
        'select dataset as id, version from catalogue_entry where dataset > $1 order by dataset limit 10000',
        [last],
      );
      yield* rows;
      const end = rows.at(-1);
      if (!end) return;
      last = end.id;
    }
  },
};
