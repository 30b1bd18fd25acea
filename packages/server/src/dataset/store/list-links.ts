import type { Availability, DatasetId, DistributionId, InstitutionId, LanguageMap, LinkCounts, Slug } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';

export interface LinkState {
  readonly dataset: DatasetId;
  readonly slug: Slug;
  readonly publisher: InstitutionId;
  readonly title: LanguageMap;
  readonly distribution: DistributionId;
  readonly name: string;
  readonly address: string;
  readonly state: Availability['state'];
  readonly checked: Date | null;
  readonly since: Date | null;
  readonly status: number | null;
  readonly reason: string | null;
}

/** Every link of the newest releases of some institutions, with what was found at its address. What was never asked is unchecked. */
const links = `
  select s.id as dataset, s.slug, s.publisher, r.snapshot->'metadata'->'title' as title, one.value->>'id' as distribution,
    one.value->>'title' as name, a.address, case when c.checked is null then 'unchecked' else c.state end as state,
    c.checked, c.since, c.status, c.reason
  from dataset s join release r on r.dataset = s.id and r.number = s.latest
    cross join jsonb_array_elements(r.snapshot->'distributions') as one
    cross join lateral (
      select coalesce(one.value->'link'->>'downloadUrl', one.value->'link'->>'accessUrl') as address) as a
    left join link_check c on c.distribution = (one.value->>'id')::uuid and c.address = a.address
  where s.state = 'released' and s.publisher = any($1::uuid[]) and a.address is not null`;

export async function countLinks(database: Queryable, publishers: readonly InstitutionId[]): Promise<LinkCounts> {
  const [counts] = await database.query<LinkCounts>(
    `select count(*)::int as links, (count(*) filter (where state = 'available'))::int as available,
       (count(*) filter (where state = 'unavailable'))::int as unavailable,
       (count(*) filter (where state = 'unchecked'))::int as unchecked from (${links}) as each`,
    [publishers],
  );
  return counts ?? { links: 0, available: 0, unavailable: 0, unchecked: 0 };
}

export interface LinkPage {
  readonly publishers: readonly InstitutionId[];
  readonly state: Availability['state'] | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** A stretch of them, by dataset, in an order that stays. */
export const listLinkStates = (
  database: Queryable,
  { publishers, state, limit, offset }: LinkPage,
): Promise<LinkState[]> =>
  database.query<LinkState>(
    `select * from (${links}) as each where $2::text is null or state = $2
     order by slug, dataset, name, distribution limit $3 offset $4`,
    [publishers, state ?? null, limit, offset],
  );
