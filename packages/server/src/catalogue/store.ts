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

/** The SQL of the catalogue, one statement a function. Everything here is derived from releases. */
export const store = {
  /** Held until the transaction ends: one dataset is looked at and written by one at a time. */
  lock: (db: Queryable, dataset: DatasetId) =>
    db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`catalogue ${dataset}`]),
  put: (db: Queryable, { item, released, notes, files, bytes }: Entry) =>
    db.query(
      `insert into catalogue_entry
         (dataset, publisher, version, modified, released, notes, tables, rows, files, bytes, item)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb)
       on conflict (dataset) do update set publisher = excluded.publisher, version = excluded.version,
         modified = excluded.modified, released = excluded.released, notes = excluded.notes, tables = excluded.tables,
         rows = excluded.rows, files = excluded.files, bytes = excluded.bytes, item = excluded.item`,
      [
        item.id,
        item.publisher.id,
        item.version,
        item.modified,
        released,
        notes,
        item.tables,
        item.rows,
        files,
        bytes,
        JSON.stringify(item),
      ],
    ),
  remove: (db: Queryable, dataset: DatasetId) => db.query('delete from catalogue_entry where dataset = $1', [dataset]),
  async listItems(db: Queryable, ids: readonly string[]): Promise<Map<string, DatasetListItem>> {
    const rows = await db.query<{ item: DatasetListItem }>(
      'select item from catalogue_entry where dataset = any($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ item }) => [item.id, item]));
  },
  async listOf(db: Queryable, publisher: InstitutionId): Promise<DatasetId[]> {
    const rows = await db.query<{ dataset: DatasetId }>(
      'select dataset from catalogue_entry where publisher = $1 order by dataset',
      [publisher],
    );
    return rows.map((row) => row.dataset);
  },
  async count(db: Queryable, publishers: readonly InstitutionId[]): Promise<Map<InstitutionId, number>> {
    const rows = await db.query<{ publisher: InstitutionId; count: number }>(
      'select publisher, count(*)::int as count from catalogue_entry where publisher = any($1::uuid[]) group by publisher',
      [publishers],
    );
    return new Map(rows.map((row) => [row.publisher, row.count]));
  },
  async facts(db: Queryable): Promise<Facts | undefined> {
    const [row] = await db.query<Facts>(
      `select count(*)::int as datasets, coalesce(sum(tables), 0)::float8 as tables, coalesce(sum(rows), 0)::float8 as rows,
         coalesce(sum(files), 0)::float8 as files, coalesce(sum(bytes), 0)::float8 as bytes, max(modified) as updated
       from catalogue_entry`,
    );
    return row;
  },
  /** Newest releases first. */
  listRecent: (db: Queryable, publisher: InstitutionId | null, limit: number) =>
    db.query<RecentRelease>(
      `select item, released, notes from catalogue_entry where $1::uuid is null or publisher = $1
       order by released desc, dataset limit $2`,
      [publisher, limit],
    ),
  /** A stretch of all addresses, in an order that a new release does not change. */
  listAddresses: (db: Queryable, offset: number, limit: number) =>
    db.query<{ slug: string; released: Date }>(
      `select item->>'slug' as slug, released from catalogue_entry order by dataset offset $1 limit $2`,
      [offset, limit],
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
