import type { Availability, DatasetId, DistributionId, LanguageMap, Link } from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import type { LinkRow, Terms } from '../model.ts';
import { formatJson } from './json.ts';

/** The distributions of working copies that lie elsewhere, in order. */
export const listLinks = (database: Queryable, datasets: readonly DatasetId[]): Promise<LinkRow[]> =>
  database.query<LinkRow>(
    `select dataset, id as distribution, title, description, position, terms, link from distribution
     where dataset = any($1::uuid[]) and link is not null and removed is null order by dataset, position, id`,
    [datasets],
  );

export interface NewDistribution {
  readonly id: DistributionId;
  readonly dataset: DatasetId;
  readonly title: string;
  readonly description?: LanguageMap | undefined;
  /** Where the data lie, when no file of them is kept. */
  readonly link?: Link | undefined;
  readonly terms?: Terms | undefined;
  readonly now: Date;
}

/** Behind the others. */
export async function addDistribution(tx: Transaction, row: NewDistribution): Promise<void> {
  await tx.query(
    `insert into distribution (id, dataset, title, description, link, terms, position, created)
     select $1, $2, $3, $4::jsonb, $5::jsonb, $6::jsonb, coalesce(max(position) + 1, 0), $7
     from distribution where dataset = $2 and removed is null`,
    [
      row.id,
      row.dataset,
      row.title,
      row.description ? formatJson(row.description) : null,
      row.link ? formatJson(row.link) : null,
      formatJson(row.terms ?? {}),
      row.now,
    ],
  );
}

/** Many at once, each with its place among the others of its dataset. */
export async function addDistributions(
  tx: Transaction,
  rows: readonly (NewDistribution & { readonly position: number })[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into distribution (id, dataset, title, description, link, terms, position, created)
     select id, dataset, title, description::jsonb, link::jsonb, terms::jsonb, position, now
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::timestamptz[])
       as n (id, dataset, title, description, link, terms, position, now)`,
    [
      rows.map(({ id }) => id),
      rows.map(({ dataset }) => dataset),
      rows.map(({ title }) => title),
      rows.map(({ description }) => (description ? formatJson(description) : null)),
      rows.map(({ link }) => (link ? formatJson(link) : null)),
      rows.map(({ terms }) => formatJson(terms ?? {})),
      rows.map(({ position }) => position),
      rows.map(({ now }) => now),
    ],
  );
}

export interface DistributionChange {
  readonly id: DistributionId;
  readonly title?: string | undefined;
  /** Null takes it away. */
  readonly description?: LanguageMap | null | undefined;
  readonly position?: number | undefined;
  /** Only for one that is a link already. */
  readonly link?: Link | undefined;
  /** Those named are set, null takes one away; the others stay. */
  readonly terms?: { readonly [Name in keyof Terms]?: Terms[Name] | null } | undefined;
}

/** False when the working copy has no such distribution, or none that may become this link. */
export async function changeDistribution(
  tx: Transaction,
  dataset: DatasetId,
  change: DistributionChange,
): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    `update distribution set title = coalesce($3, title),
       description = case when $8 then null else coalesce($4::jsonb, description) end,
       position = coalesce($5, position), link = coalesce($6::jsonb, link), terms = jsonb_strip_nulls(terms || $7::jsonb)
     where id = $2 and dataset = $1 and removed is null and ($6::jsonb is null or link is not null) returning id`,
    [
      dataset,
      change.id,
      change.title ?? null,
      change.description ? formatJson(change.description) : null,
      change.position ?? null,
      change.link ? formatJson(change.link) : null,
      formatJson(change.terms ?? {}),
      change.description === null,
    ],
  );
  return rows.length > 0;
}

/** Writes all that is said of a link; what is left out is then not said. */
export async function setLink(tx: Transaction, row: Omit<LinkRow, 'dataset'>): Promise<void> {
  await tx.query(
    `update distribution set title = $2, description = $3::jsonb, link = $4::jsonb, terms = $5::jsonb, position = $6
     where id = $1 and link is not null`,
    [
      row.distribution,
      row.title,
      row.description ? formatJson(row.description) : null,
      formatJson(row.link),
      formatJson(row.terms),
      row.position,
    ],
  );
}

export async function removeDistribution(
  tx: Transaction,
  dataset: DatasetId,
  id: DistributionId,
  now: Date,
): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    'update distribution set removed = $3 where id = $2 and dataset = $1 and removed is null returning id',
    [dataset, id, now],
  );
  return rows.length > 0;
}

interface CheckRow {
  readonly distribution: DistributionId;
  readonly address: string;
  readonly state: Availability['state'];
  readonly checked: Date | null;
  readonly status: number | null;
  readonly reason: string | null;
  readonly since: Date;
}

/** What was found last at the addresses of these links, with the address that was asked. */
export const listChecks = (database: Queryable, distributions: readonly DistributionId[]): Promise<CheckRow[]> =>
  database.query<CheckRow>(
    'select distribution, address, state, checked, status, reason, since from link_check where distribution = any($1::uuid[])',
    [distributions],
  );
