import type { DatasetId, InstitutionId } from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';

/** What a source calls a dataset. Sources are told apart by any text that stays, e.g. the address of a catalogue. */
export interface DatasetKey {
  readonly source: string;
  readonly key: string;
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
