import type { Availability, DatasetId, DistributionId, InstitutionId, LanguageMap, Slug } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';

export interface ResourceRow {
  readonly key: string;
  readonly dataset: DatasetId;
  readonly slug: Slug;
  readonly title: LanguageMap;
  readonly state: 'draft' | 'released' | 'withdrawn';
  readonly distribution: DistributionId | null;
  readonly name: string;
  readonly format: string;
  readonly health: Availability['state'];
  readonly updated: Date;
}

export interface ResourceAsk {
  readonly publisher: InstitutionId;
  /** Only of these datasets. */
  readonly datasets?: readonly DatasetId[] | undefined;
  readonly format?: string | undefined;
  readonly state?: ResourceRow['state'] | undefined;
  readonly health?: Availability['state'] | undefined;
  readonly words?: string | undefined;
  /** Only these. */
  readonly keys?: readonly string[] | undefined;
}

/** The files and links of the working copies of a publisher. A file that was read is there; one that was refused is not. */
const resources = `
  select coalesce(d.id, s.id) as key, s.id as dataset, s.slug, s.metadata->'title' as title, s.state, d.id as distribution,
    coalesce(d.title, '') as name, coalesce(d.link->>'format', f.format, '') as format, s.updated, d.position,
    case when d.link is not null then case when c.checked is null then 'unchecked' else c.state end
      when f.state = 'read' then 'available' when f.state in ('refused', 'failed') then 'unavailable'
      else 'unchecked' end as health
  from dataset s
    left join distribution d on d.dataset = s.id and d.removed is null
    left join file_version f on f.distribution = d.id and f.current
    left join link_check c on c.distribution = d.id and c.address = coalesce(d.link->>'downloadUrl', d.link->>'accessUrl')
  where s.publisher = $1 and s.purged is null`;

const wanted = `($2::uuid[] is null or r.dataset = any($2)) and ($3::text is null or r.format = $3)
  and ($4::text is null or r.state = $4) and ($5::text is null or r.health = $5)
  and ($6::text is null or strpos(lower(r.name), $6) > 0 or strpos(lower(r.title::text), $6) > 0 or strpos(r.slug, $6) > 0)
  and ($7::uuid[] is null or r.key = any($7))`;

const values = (ask: ResourceAsk) => [
  ...[ask.publisher, ask.datasets ?? null, ask.format ?? null, ask.state ?? null, ask.health ?? null],
  ...[ask.words ? ask.words.toLowerCase() : null, ask.keys ?? null],
];

/** A stretch of them, by dataset, in an order that stays. */
export const listResources = (
  database: Queryable,
  ask: ResourceAsk,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<ResourceRow[]> =>
  database.query<ResourceRow>(
    `select key, dataset, slug, title, state, distribution, name, format, health, updated from (${resources}) as r
     where ${wanted} order by slug, dataset, position, key limit $8 offset $9`,
    [...values(ask), limit, offset],
  );

export async function countResources(
  database: Queryable,
  ask: ResourceAsk,
): Promise<{ readonly total: number; readonly datasets: number }> {
  const [counts] = await database.query<{ total: number; datasets: number }>(
    `select count(*)::int as total, count(distinct dataset)::int as datasets from (${resources}) as r where ${wanted}`,
    values(ask),
  );
  return counts ?? { total: 0, datasets: 0 };
}

export const listResourceFormats = async (database: Queryable, publisher: InstitutionId): Promise<string[]> =>
  (
    await database.query<{ format: string }>(
      `select distinct format from (${resources}) as r where format <> '' order by format`,
      [publisher],
    )
  ).map(({ format }) => format);

/** Has the links of a dataset asked at the next run, however long ago they were asked last. */
export const askLinksNow = async (
  database: Queryable,
  distributions: readonly DistributionId[],
  now: Date,
): Promise<Set<DistributionId>> => {
  const rows = await database.query<{ distribution: DistributionId }>(
    'update link_check set next = $2 where distribution = any($1::uuid[]) returning distribution',
    [distributions, now],
  );
  return new Set(rows.map(({ distribution }) => distribution));
};
