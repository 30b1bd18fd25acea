import type { DatasetId } from '@milpa/sdk';
import type { Queryable } from '../storage/database/index.ts';

export interface UseRow {
  readonly dataset: DatasetId;
  /** YYYY-MM-DD */
  readonly day: string;
  views: number;
  downloads: number;
}

/** The SQL of how much datasets are used. */
export const useStore = {
  add: (db: Queryable, rows: readonly UseRow[]) =>
    db.query(
      `insert into dataset_use (dataset, day, views, downloads)
       select * from unnest($1::uuid[], $2::date[], $3::int[], $4::int[])
       on conflict (dataset, day) do update set views = dataset_use.views + excluded.views,
         downloads = dataset_use.downloads + excluded.downloads`,
      [
        rows.map((row) => row.dataset),
        rows.map((row) => row.day),
        rows.map((row) => row.views),
        rows.map((row) => row.downloads),
      ],
    ),
  /** Views and downloads of these datasets since a day; what nobody used is left out. */
  async sum(db: Queryable, datasets: readonly string[], since: string): Promise<Map<string, number>> {
    const rows = await db.query<{ dataset: string; used: number }>(
      `select dataset, sum(views + downloads)::int as used from dataset_use
       where dataset = any($1::uuid[]) and day >= $2::date group by dataset`,
      [datasets, since],
    );
    return new Map(rows.map(({ dataset, used }) => [dataset, used]));
  },
  forget: (db: Queryable, before: string) => db.query('delete from dataset_use where day < $1::date', [before]),
};

export interface MissRow {
  readonly words: string;
  readonly day: string;
  readonly count: number;
}

/** The SQL of what was looked for and not found. */
export const missStore = {
  add: (db: Queryable, rows: readonly MissRow[]) =>
    db.query(
      `insert into search_miss (words, day, count) select * from unnest($1::text[], $2::date[], $3::int[])
       on conflict (words, day) do update set count = search_miss.count + excluded.count`,
      [rows.map((row) => row.words), rows.map((row) => row.day), rows.map((row) => row.count)],
    ),
  list: (db: Queryable, { since, least, limit }: { since: string; least: number; limit: number }) =>
    db.query<{ words: string; count: number; last: string }>(
      `select words, sum(count)::int as count, max(day) as last from search_miss where day >= $1::date
       group by words having sum(count) >= $2 order by sum(count) desc, max(day) desc, words limit $3`,
      [since, least, limit],
    ),
  /** Older than `old`; and asked less than `least` times in all, not since `brief`. */
  async forget(db: Queryable, { old, brief, least }: { old: string; brief: string; least: number }): Promise<void> {
    await db.query('delete from search_miss where day < $1::date', [old]);
    await db.query(
      `delete from search_miss where words in (
         select words from search_miss group by words having sum(count) < $1 and max(day) < $2::date)`,
      [least, brief],
    );
  },
};
