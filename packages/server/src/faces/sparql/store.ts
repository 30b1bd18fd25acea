import type { DatasetId } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';

/** A dataset that the graph does not know as it is. */
export interface Stale {
  readonly dataset: DatasetId;
  /** Of the change that made it so. */
  readonly number: number;
}

/** Stands for everything where a dataset is named. */
const everything = '00000000-0000-0000-0000-000000000000';
export const isEverything = ({ dataset }: Stale): boolean => dataset === everything;

/** The SQL of what the graph has to follow, one statement a function. */
export const store = {
  /** `null`: of everything. */
  note: (db: Queryable, datasets: readonly DatasetId[] | null) =>
    db.query(
      `insert into sparql_stale (dataset, number)
       select id, nextval('sparql_stale_number') from (select distinct unnest($1::uuid[]) as id order by id) as named
       on conflict (dataset) do update set number = excluded.number`,
      [datasets ?? [everything]],
    ),
  list: (db: Queryable, limit: number) =>
    db.query<Stale>('select dataset, number::float8 as number from sparql_stale order by number limit $1', [limit]),
  /** Those that did not change once more since. */
  remove: (db: Queryable, some: readonly Stale[]) =>
    db.query(
      `delete from sparql_stale s using unnest($1::uuid[], $2::bigint[]) as done (dataset, number)
       where s.dataset = done.dataset and s.number = done.number`,
      [some.map(({ dataset }) => dataset), some.map(({ number }) => number)],
    ),
  async count(db: Queryable): Promise<number> {
    const [row] = await db.query<{ count: number }>('select count(*)::int as count from sparql_stale');
    return row?.count ?? 0;
  },
  /** The highest number given so far: what a whole reading that begins now will have. */
  async findNumber(db: Queryable): Promise<number> {
    const [row] = await db.query<{ value: number }>('select last_value::float8 as value from sparql_stale_number');
    return row?.value ?? 0;
  },
  removeUpTo: (db: Queryable, number: number) => db.query('delete from sparql_stale where number <= $1', [number]),
  /** Held until the transaction ends: whoever puts files in the place of others does it alone. */
  lock: (db: Queryable) => db.query("select pg_advisory_xact_lock(hashtextextended('sparql files', 0))"),
};
