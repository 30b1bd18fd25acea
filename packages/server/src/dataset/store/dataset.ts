import type { DatasetId, DatasetMetadata, InstitutionId, ResourceKind, Slug } from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import type { DatasetRow, State } from '../model.ts';
import { formatJson } from './json.ts';

const columns =
  'id, slug, publisher, kind, state, metadata, revision, latest, issued, modified, withdrawal, updated, purged';

export async function findDataset(database: Queryable, id: DatasetId): Promise<DatasetRow | undefined> {
  const [row] = await database.query<DatasetRow>(`select ${columns} from dataset where id = $1`, [id]);
  return row;
}

/** By any address it has or had. */
export async function findDatasetBySlug(database: Queryable, slug: string): Promise<DatasetRow | undefined> {
  const [row] = await database.query<DatasetRow>(
    `select ${columns} from dataset where id = (select dataset from dataset_slug where slug in ($1, purged_slug($1)) limit 1)`,
    [slug],
  );
  return row;
}

/** The row, held against every other writer until the transaction ends. */
export async function lockDataset(tx: Transaction, id: DatasetId): Promise<DatasetRow | undefined> {
  const [row] = await tx.query<DatasetRow>(`select ${columns} from dataset where id = $1 for update`, [id]);
  return row;
}

/** The rows with these identifiers, held in the order of the identifiers, so that two batches never wait for one another. */
export const lockDatasets = (tx: Transaction, ids: readonly DatasetId[]): Promise<DatasetRow[]> =>
  tx.query<DatasetRow>(`select ${columns} from dataset where id = any($1::uuid[]) order by id for update`, [ids]);

export const listDatasetsOf = (database: Queryable, ids: readonly DatasetId[]): Promise<DatasetRow[]> =>
  database.query<DatasetRow>(`select ${columns} from dataset where id = any($1::uuid[])`, [ids]);

export interface Titled {
  readonly at: number;
  readonly id: DatasetId;
  readonly slug: Slug;
}

/** Datasets by publisher and title, without those that the source has a key for. */
export const listTitled = (
  database: Queryable,
  asked: readonly { readonly publisher: InstitutionId; readonly title: string; readonly source: string }[],
): Promise<Titled[]> =>
  database.query<Titled>(
    `select n.at::int as at, d.id, d.slug
     from unnest($1::uuid[], $2::text[], $3::text[]) with ordinality as n (publisher, title, source, at)
       join dataset d on d.publisher = n.publisher and md5(lower(n.title)) =
         md5(lower(coalesce(d.metadata->'title'->>'es', d.metadata->'title'->>'en', d.metadata->'title'->>'fr')))
     where d.state <> 'withdrawn'
       and not exists (select from dataset_key k where k.dataset = d.id and k.source = n.source)
     order by n.at, d.created`,
    [asked.map(({ publisher }) => publisher), asked.map(({ title }) => title), asked.map(({ source }) => source)],
  );

interface NewRow {
  readonly id: DatasetId;
  readonly publisher: InstitutionId;
  readonly kind: ResourceKind;
  readonly metadata: DatasetMetadata;
  readonly now: Date;
}

/** New datasets, all in one statement. Their identifiers stand for their addresses until they have one. */
export async function addDatasets(tx: Transaction, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into dataset (id, slug, publisher, kind, state, metadata, revision, created, updated)
     select id, id::text, publisher, kind, 'draft', metadata::jsonb, 1, now, now
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[]) as n (id, publisher, kind, metadata, now)`,
    [
      rows.map(({ id }) => id),
      rows.map(({ publisher }) => publisher),
      rows.map(({ kind }) => kind),
      rows.map(({ metadata }) => formatJson(metadata)),
      rows.map(({ now }) => now),
    ],
  );
}

/** Takes many addresses for ever; gives those that others were quicker to take. */
export async function takeSlugs(
  tx: Transaction,
  wanted: readonly { readonly id: DatasetId; readonly slug: string }[],
): Promise<Set<string>> {
  const ids = wanted.map(({ id }) => id);
  const slugs = wanted.map(({ slug }) => slug);
  const taken = await tx.query<{ slug: string }>(
    `insert into dataset_slug (slug, dataset) select * from unnest($1::text[], $2::uuid[])
     on conflict (slug) do nothing returning slug`,
    [slugs, ids],
  );
  const ours = new Set(taken.map(({ slug }) => slug));
  await tx.query(
    `update dataset d set slug = n.slug from unnest($1::text[], $2::uuid[]) as n (slug, id)
     where d.id = n.id and n.slug = any($3::text[])`,
    [slugs, ids, [...ours]],
  );
  return new Set(slugs.filter((slug) => !ours.has(slug)));
}

/** A new dataset. Its identifier stands for its address until `setSlug`. */
export async function addDataset(
  tx: Transaction,
  row: { id: DatasetId; publisher: InstitutionId; kind: ResourceKind; metadata: DatasetMetadata; now: Date },
): Promise<void> {
  await tx.query(
    `insert into dataset (id, slug, publisher, kind, state, metadata, revision, created, updated)
     values ($1::uuid, $1::uuid::text, $2, $3, 'draft', $4::jsonb, 1, $5, $5)`,
    [row.id, row.publisher, row.kind, formatJson(row.metadata), row.now],
  );
}

export async function setSlug(tx: Transaction, id: DatasetId, slug: Slug): Promise<void> {
  await tx.query('update dataset set slug = $2 where id = $1', [id, slug]);
}

/** Takes an address for a dataset, for ever. False when another dataset has or had it. */
export async function takeSlug(tx: Transaction, slug: Slug, dataset: DatasetId): Promise<boolean> {
  await tx.query('insert into dataset_slug (slug, dataset) values ($1, $2) on conflict (slug) do nothing', [
    slug,
    dataset,
  ]);
  const [owner] = await tx.query<{ dataset: DatasetId }>('select dataset from dataset_slug where slug = $1', [slug]);
  return owner?.dataset === dataset;
}

/** Of the given addresses, those that no dataset has or had. */
export async function listFreeSlugs(database: Queryable, slugs: readonly string[]): Promise<string[]> {
  const taken = await database.query<{ slug: string }>('select slug from dataset_slug where slug = any($1::text[])', [
    slugs,
  ]);
  return slugs.filter((slug) => !taken.some((row) => row.slug === slug));
}

/** Writes what may be edited; the revision grows by one. */
export async function changeDataset(
  tx: Transaction,
  id: DatasetId,
  change: { metadata?: DatasetMetadata; slug?: Slug | undefined; now: Date },
): Promise<void> {
  await tx.query(
    `update dataset set metadata = coalesce($2::jsonb, metadata), slug = coalesce($3, slug),
       revision = revision + 1, updated = $4 where id = $1`,
    [id, change.metadata ? formatJson(change.metadata) : null, change.slug ?? null, change.now],
  );
}

export async function setState(
  tx: Transaction,
  id: DatasetId,
  change: { state: State; withdrawal: DatasetRow['withdrawal']; now: Date },
): Promise<void> {
  await tx.query(
    `update dataset set state = $2, withdrawal = $3::jsonb, revision = revision + 1, updated = $4 where id = $1`,
    [id, change.state, change.withdrawal ? formatJson(change.withdrawal) : null, change.now],
  );
}

export interface ReleasedRow {
  readonly id: DatasetId;
  readonly state: State;
  readonly number: number;
  readonly modified: Date;
  readonly now: Date;
}

export async function setReleased(tx: Transaction, rows: readonly ReleasedRow[]): Promise<void> {
  await tx.query(
    `update dataset d set state = n.state, latest = n.number, modified = n.modified, issued = coalesce(d.issued, n.now),
       revision = d.revision + 1, updated = n.now
     from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[])
       as n (id, state, number, modified, now) where d.id = n.id`,
    [
      rows.map(({ id }) => id),
      rows.map(({ state }) => state),
      rows.map(({ number }) => number),
      rows.map(({ modified }) => modified),
      rows.map(({ now }) => now),
    ],
  );
}

export interface DraftFilter {
  readonly publishers: readonly InstitutionId[] | 'all';
  readonly kind?: ResourceKind | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Working copies, the last changed first. */
export async function listDatasets(
  database: Queryable,
  { publishers, kind, limit, offset }: DraftFilter,
): Promise<{ total: number; rows: DatasetRow[] }> {
  const among = publishers === 'all' ? null : publishers;
  const where = '($1::uuid[] is null or publisher = any($1::uuid[])) and ($2::text is null or kind = $2)';
  const [counted] = await database.query<{ total: number }>(
    `select count(*)::int as total from dataset where ${where}`,
    [among, kind ?? null],
  );
  const rows = await database.query<DatasetRow>(
    `select ${columns} from dataset where ${where} order by updated desc, id desc limit $3 offset $4`,
    [among, kind ?? null, limit, offset],
  );
  return { total: counted?.total ?? 0, rows };
}
