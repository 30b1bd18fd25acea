import type { DatasetId, InstitutionId } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';

/** A released dataset as it was measured. Arrays have a place for each indicator, in their order. */
export interface QualityRow {
  readonly dataset: DatasetId;
  readonly version: number;
  readonly publisher: InstitutionId;
  readonly method: number;
  readonly measured: Date;
  readonly dcatAp: boolean | null;
  readonly points: number;
  readonly highest: number;
  readonly stars: number;
  readonly possibleStars: number;
  readonly held: readonly number[];
  readonly unknown: readonly number[];
  readonly population: readonly number[];
}

export interface Summary {
  readonly datasets: number;
  readonly measured: Date | null;
  readonly points: number | null;
  readonly highest: number | null;
}

export interface BodyRow {
  readonly publisher: InstitutionId;
  readonly datasets: number;
  readonly points: number;
  readonly highest: number;
}

/** `null`: of all. */
type Publishers = readonly InstitutionId[] | null;

const columns = `dataset, version, publisher, method, measured, dcat_ap as "dcatAp", points, highest, stars,
  possible_stars as "possibleStars", held, unknown, population`;
const within = '($1::uuid[] is null or publisher = any($1::uuid[]))';

/** The SQL of measured quality, one statement a function. Everything here is derived from releases and link checks. */
export const store = {
  put: (db: Queryable, rows: readonly QualityRow[]) =>
    db.query(
      `insert into quality_dataset
         (dataset, version, publisher, method, measured, dcat_ap, points, highest, stars, possible_stars, held, unknown,
          population)
       select r.dataset, r.version, r.publisher, r.method, r.measured, r."dcatAp", r.points, r.highest, r.stars,
         r."possibleStars", r.held, r.unknown, r.population
       from jsonb_to_recordset($1::jsonb) as r(dataset uuid, version int, publisher uuid, method int,
         measured timestamptz, "dcatAp" boolean, points float8, highest float8, stars int, "possibleStars" int,
         held int[], unknown int[], population int[])
       on conflict (dataset) do update set version = excluded.version, publisher = excluded.publisher,
         method = excluded.method, measured = excluded.measured, dcat_ap = excluded.dcat_ap, points = excluded.points,
         highest = excluded.highest, stars = excluded.stars, possible_stars = excluded.possible_stars,
         held = excluded.held, unknown = excluded.unknown, population = excluded.population`,
      [JSON.stringify(rows)],
    ),
  remove: (db: Queryable, dataset: DatasetId) => db.query('delete from quality_dataset where dataset = $1', [dataset]),
  /** What was not measured since. */
  removeOlder: (db: Queryable, since: Date) => db.query('delete from quality_dataset where measured < $1', [since]),
  find: (db: Queryable, datasets: readonly DatasetId[]) =>
    db.query<QualityRow>(`select ${columns} from quality_dataset where dataset = any($1::uuid[])`, [datasets]),
  async summarize(db: Queryable, publishers: Publishers): Promise<Summary> {
    const [row] = await db.query<Summary>(
      `select count(*)::int as datasets, min(measured) as measured, avg(points) as points, avg(highest) as highest
       from quality_dataset where ${within}`,
      [publishers],
    );
    return row ?? { datasets: 0, measured: null, points: null, highest: null };
  },
  /** Counts of one indicator each, in their order. */
  tally: (db: Queryable, publishers: Publishers) =>
    db.query<{ held: number; unknown: number; population: number }>(
      `select sum(t.held)::float8 as held, sum(t.unknown)::float8 as unknown, sum(t.population)::float8 as population
       from quality_dataset q, unnest(q.held, q.unknown, q.population) with ordinality as t(held, unknown, population, at)
       where ${within} group by t.at order by t.at`,
      [publishers],
    ),
  /** The same of each publisher's own datasets. */
  tallyBodies: (db: Queryable) =>
    db.query<{ publisher: InstitutionId; at: number; held: number; unknown: number; population: number }>(
      `select q.publisher, t.at::int as at, sum(t.held)::float8 as held, sum(t.unknown)::float8 as unknown,
         sum(t.population)::float8 as population
       from quality_dataset q, unnest(q.held, q.unknown, q.population) with ordinality as t(held, unknown, population, at)
       group by q.publisher, t.at order by q.publisher, t.at`,
    ),
  /** How many datasets have how many points, in steps of so many. */
  spread: (db: Queryable, publishers: Publishers, step: number) =>
    db.query<{ step: number; datasets: number }>(
      `select floor(points / $2)::int as step, count(*)::int as datasets from quality_dataset where ${within} group by 1`,
      [publishers, step],
    ),
  rate: (db: Queryable, publishers: Publishers, least: readonly number[]) =>
    db.query<{ rating: number; datasets: number }>(
      `select (select count(*)::int from unnest($2::float8[]) as least where points < least) as rating,
         count(*)::int as datasets
       from quality_dataset where ${within} group by 1`,
      [publishers, least],
    ),
  countStars: (db: Queryable, publishers: Publishers) =>
    db.query<{ stars: number; possible: number; datasets: number }>(
      `select stars, possible_stars as possible, count(*)::int as datasets from quality_dataset where ${within}
       group by stars, possible_stars`,
      [publishers],
    ),
  list: (
    db: Queryable,
    publishers: Publishers,
    { order, limit, offset }: { readonly order: 'worst' | 'best'; readonly limit: number; readonly offset: number },
  ) =>
    db.query<QualityRow>(
      `select ${columns} from quality_dataset where ${within}
       order by points ${order === 'worst' ? 'asc' : 'desc'}, dataset limit $2 offset $3`,
      [publishers, limit, offset],
    ),
  listBodies: (db: Queryable) =>
    db.query<BodyRow>(
      `select publisher, count(*)::int as datasets, avg(points) as points, avg(highest) as highest
       from quality_dataset group by publisher order by avg(points), publisher`,
    ),
};
