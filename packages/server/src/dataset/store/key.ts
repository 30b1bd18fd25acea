import type { DatasetId, InstitutionId } from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';

/** What a source calls a dataset. Sources are told apart by any text that stays, e.g. the address of a catalogue. */
export interface DatasetKey {
  readonly source: string;
  readonly key: string;
}

export async function findKeyed(database: Queryable, { source, key }: DatasetKey): Promise<DatasetId | undefined> {
  const [row] = await database.query<{ dataset: DatasetId }>(
    'select dataset from dataset_key where source = $1 and key = $2',
    [source, key],
  );
  return row?.dataset;
}

/** Whether a source already has a key for a dataset. */
export async function isKeyed(database: Queryable, source: string, dataset: DatasetId): Promise<boolean> {
  const rows = await database.query('select from dataset_key where dataset = $2 and source = $1 limit 1', [
    source,
    dataset,
  ]);
  return rows.length > 0;
}

/** Gives a key to a dataset, for ever. False when another dataset has it; waits for whoever is taking it at this moment. */
export async function takeKey(
  tx: Transaction,
  { source, key }: DatasetKey,
  dataset: DatasetId,
  now: Date,
): Promise<boolean> {
  await tx.query(
    'insert into dataset_key (source, key, dataset, created) values ($1, $2, $3, $4) on conflict (source, key) do nothing',
    [source, key, dataset, now],
  );
  return (await findKeyed(tx, { source, key })) === dataset;
}

/** The datasets that one source knows by these keys. */
export const listKeyed = (
  database: Queryable,
  keys: readonly DatasetKey[],
): Promise<(DatasetKey & { dataset: DatasetId })[]> =>
  database.query(
    `select k.source, k.key, k.dataset from unnest($1::text[], $2::text[]) as n (source, key)
       join dataset_key k on k.source = n.source and k.key = n.key`,
    [keys.map(({ source }) => source), keys.map(({ key }) => key)],
  );

/** Gives many keys, each to its dataset. Throws when another dataset has one of them. */
export async function takeKeys(
  tx: Transaction,
  rows: readonly (DatasetKey & { dataset: DatasetId })[],
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into dataset_key (source, key, dataset, created)
     select source, key, dataset, $4 from unnest($1::text[], $2::text[], $3::uuid[]) as n (source, key, dataset)
     on conflict (source, key) do nothing`,
    [rows.map(({ source }) => source), rows.map(({ key }) => key), rows.map(({ dataset }) => dataset), now],
  );
  const owners = new Map((await listKeyed(tx, rows)).map((row) => [`${row.source}\0${row.key}`, row.dataset]));
  const lost = rows.find(({ source, key, dataset }) => owners.get(`${source}\0${key}`) !== dataset);
  if (lost) throw new Error(`The key ${lost.key} of ${lost.source} belongs to another dataset by now`);
}

/** The dataset of a publisher that carries this identifier in its description; the oldest, should several do. */
export async function findByIdentifier(
  database: Queryable,
  publisher: InstitutionId,
  identifier: string,
): Promise<DatasetId | undefined> {
  const [row] = await database.query<{ id: DatasetId }>(
    `select id from dataset where publisher = $1 and metadata->'identifiers' @> to_jsonb($2::text)
     order by created, id limit 1`,
    [publisher, identifier],
  );
  return row?.id;
}

/** The keys of a source after one, in order; for finding what the source has no more. */
export const listKeys = (
  database: Queryable,
  source: string,
  after: string,
  limit: number,
): Promise<{ key: string; dataset: DatasetId }[]> =>
  database.query('select key, dataset from dataset_key where source = $1 and key > $2 order by key limit $3', [
    source,
    after,
    limit,
  ]);
