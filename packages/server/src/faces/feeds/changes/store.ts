import type { DatasetId, LanguageMap } from '@milpa/sdk';
import type { Queryable } from '../../../storage/database/index.ts';
import type { Change, Noted, Since } from './model.ts';

const columns = 'number::float8 as number, dataset, kind, version, at, noted, slug, title, withdrawal';

/** The SQL of the change feed, one statement a function. */
export const store = {
  /** Held until the transaction ends: numbers are given in the order of commits. */
  lock: (db: Queryable) => db.query("select pg_advisory_xact_lock(hashtextextended('feed changes', 0))"),
  /** What was noted last of each of these; those that never were are left out. */
  async listLast(db: Queryable, datasets: readonly DatasetId[]): Promise<Map<DatasetId, Noted>> {
    const rows = await db.query<Noted & { dataset: DatasetId }>(
      `select asked.dataset, last.kind, last.version from unnest($1::uuid[]) as asked (dataset)
       cross join lateral (select kind, version from feed_change f where f.dataset = asked.dataset
         order by number desc limit 1) as last`,
      [datasets],
    );
    return new Map(rows.map(({ dataset, ...noted }) => [dataset, noted]));
  },
  /** Those of these datasets that were never noted. */
  async listUnnoted(db: Queryable, ids: readonly DatasetId[]): Promise<ReadonlySet<DatasetId>> {
    const rows = await db.query<{ id: DatasetId }>(
      `select id from unnest($1::uuid[]) as asked (id)
       where not exists (select from feed_change where dataset = asked.id)`,
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  },
  add: (db: Queryable, changes: readonly Omit<Change, 'number'>[]) =>
    db.query(
      `insert into feed_change (number, dataset, kind, version, at, noted, slug, title, withdrawal)
       select (select coalesce(max(number), 0) from feed_change) + ordinality, dataset, kind, version, at, noted, slug, title, withdrawal
       from rows from (jsonb_to_recordset($1::jsonb) as (dataset uuid, kind text, version integer, at timestamptz,
         noted timestamptz, slug text, title jsonb, withdrawal jsonb)) with ordinality`,
      [JSON.stringify(changes)],
    ),
  list: (db: Queryable, since: Since, limit: number) =>
    'after' in since
      ? db.query<Change>(`select ${columns} from feed_change where number > $1 order by number limit $2`, [
          since.after,
          limit,
        ])
      : db.query<Change>(
          `select ${columns} from feed_change
           where number >= (select min(number) from feed_change where noted >= $1) order by number limit $2`,
          [since.instant, limit],
        ),
  listNewest: (db: Queryable, limit: number) =>
    db.query<Change>(`select ${columns} from feed_change order by number desc limit $1`, [limit]),
  /** The one change of what was noted: a purged dataset's old titles and addresses go. */
  forget: (db: Queryable, { id, title }: { readonly id: DatasetId; readonly title: LanguageMap }) =>
    db.query('update feed_change set title = $2::jsonb, slug = $1::uuid::text where dataset = $1', [
      ...[id, JSON.stringify(title)],
    ]),
  async findGeneration(db: Queryable): Promise<number> {
    const [row] = await db.query<{ value: number }>('select last_value::float8 as value from feed_generation');
    return row?.value ?? 0;
  },
  grow: (db: Queryable) => db.query("select nextval('feed_generation')"),
};
