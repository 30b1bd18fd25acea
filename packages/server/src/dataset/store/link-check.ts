import type { Availability, DatasetId, DistributionId, Link } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';

const address = `coalesce(d.link->>'downloadUrl', d.link->>'accessUrl')`;

/** Remembers that the links of working copies want to be asked: of some datasets, or all that nobody remembered yet. */
export async function wantChecks(
  database: Queryable,
  now: Date,
  datasets: readonly DatasetId[] | null = null,
): Promise<void> {
  await database.query(
    `insert into link_check (distribution, address, state, since, next)
     select d.id, ${address}, 'unchecked', $1, $1 from distribution d
     where d.link is not null and d.removed is null and ($2::uuid[] is null or d.dataset = any($2))
       and not exists (select from link_check c where c.distribution = d.id and c.address = ${address})
     on conflict do nothing`,
    [now, datasets],
  );
}

export interface DueLink {
  readonly dataset: DatasetId;
  /** Whether readers meet it: the newest release leads there. */
  readonly released: boolean;
  readonly distribution: DistributionId;
  readonly address: string;
  readonly state: Availability['state'];
  readonly since: Date;
  readonly misses: number;
  /** As the newest release has it, else the working copy; null when neither leads to this address any more. */
  readonly link: Link | null;
}

/** Takes links whose time has come, longest waiting first; others do not get them until `until`. */
export const takeDue = (
  database: Queryable,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<DueLink[]> =>
  database.query<DueLink>(
    `with due as (
       update link_check c set next = $2 from (
         select distribution, address from link_check where next <= $1 order by next limit $3 for update skip locked
       ) as wanted where c.distribution = wanted.distribution and c.address = wanted.address
       returning c.distribution, c.address, c.state, c.since, c.misses)
     select due.*, d.dataset, released.link is not null as released, coalesce(released.link, case when d.removed is null and ${address} = due.address then d.link end) as link
     from due join distribution d on d.id = due.distribution
       left join lateral (
         select one->'link' as link from dataset s
           join release r on r.dataset = s.id and r.number = s.latest
           cross join jsonb_array_elements(r.snapshot->'distributions') as one
         where s.id = d.dataset and one->>'id' = d.id::text
           and coalesce(one->'link'->>'downloadUrl', one->'link'->>'accessUrl') = due.address
       ) as released on true`,
    [now, until, limit],
  );

export interface CheckResult {
  readonly distribution: DistributionId;
  readonly address: string;
  readonly state: Availability['state'];
  /** Whether state, status, reason and time stay as they are written. */
  readonly kept: boolean;
  readonly checked: Date;
  readonly status: number | null;
  readonly reason: string | null;
  readonly since: Date;
  readonly misses: number;
  readonly next: Date;
}

export async function saveChecks(database: Queryable, results: readonly CheckResult[]): Promise<void> {
  await database.query(
    `update link_check c set state = r.state, since = r.since, misses = r.misses, next = r.next,
       checked = case when r.kept then c.checked else r.checked end,
       status = case when r.kept then c.status else r.status end,
       reason = case when r.kept then c.reason else r.reason end
     from jsonb_to_recordset($1::jsonb) as r (distribution uuid, address text, state text, kept boolean, checked timestamptz,
       status integer, reason text, since timestamptz, misses integer, next timestamptz)
     where c.distribution = r.distribution and c.address = r.address`,
    [JSON.stringify(results)],
  );
}

/** Forgets addresses that nothing leads to any more. */
export async function dropChecks(
  database: Queryable,
  gone: readonly Pick<DueLink, 'distribution' | 'address'>[],
): Promise<void> {
  if (gone.length === 0) return;
  await database.query(
    `delete from link_check c using jsonb_to_recordset($1::jsonb) as g (distribution uuid, address text)
     where c.distribution = g.distribution and c.address = g.address`,
    [JSON.stringify(gone)],
  );
}

/** Whether a link waits to be asked now. */
export async function hasDue(database: Queryable, now: Date): Promise<boolean> {
  return (await database.query('select from link_check where next <= $1 limit 1', [now])).length > 0;
}
