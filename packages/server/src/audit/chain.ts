import type { ChainEntry, EntryContent } from '@milpa/sdk';
import type { Queryable } from '../storage/database/index.ts';

/** An entry as the database gives it. */
export interface EntryRow {
  readonly version: 1 | 2;
  readonly number: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly assumed: string | null;
  readonly token: string | null;
  readonly appointment: string | null;
  readonly action: string;
  readonly object_kind: string;
  readonly object_id: string;
  readonly before_hash: string | null;
  readonly after_hash: string | null;
  readonly previous: string;
  readonly hash: string;
}

/** Of `audit_entry e`. */
export const entryColumns = `e.version, e.number::text, e.at, e.actor, e.assumed, e.token, e.appointment, e.action,
  e.object_kind, e.object_id, e.before_hash, e.after_hash, e.previous, e.hash`;

/** Entries in the order of the chain, read in batches so that memory stays flat. */
export async function* listBatches(
  database: Queryable,
  object?: EntryContent['object'],
  size = 1000,
): AsyncGenerator<ChainEntry> {
  let after = 0;
  for (;;) {
    const rows = await database.query<EntryRow>(
      `select ${entryColumns}
       from audit_entry e
       where e.number > $1 and ($2::text is null or (object_kind = $2 and object_id = $3))
       order by e.number limit $4`,
      [after, object?.kind ?? null, object?.id ?? null, size],
    );
    for (const row of rows) yield parseEntry(row);
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    after = Number(last.number);
  }
}

export const parseEntry = (row: EntryRow): ChainEntry => ({
  version: row.version,
  number: Number(row.number),
  at: row.at.toISOString(),
  actor: row.actor,
  assumed: row.assumed,
  token: row.token,
  appointment: row.appointment,
  action: row.action,
  object: { kind: row.object_kind, id: row.object_id },
  before: row.before_hash,
  after: row.after_hash,
  previous: row.previous,
  hash: row.hash,
});

/** Every appender takes this lock until its transaction ends: entries come one after another, in the order of their times. */
export const lockChain = (tx: Queryable) => tx.query('select pg_advisory_xact_lock($1)', [chainLock]);
// An arbitrary number.
const chainLock = 7_204_511_963;

/** The hashes of a piece of the chain, in batches. */
export async function* listHashes(
  database: Queryable,
  { first, last }: { readonly first: number; readonly last: number },
  size = 5000,
): AsyncGenerator<string> {
  for (let from = first; from <= last; from += size) {
    const rows = await database.query<{ hash: string }>(
      'select hash from audit_entry where number between $1 and $2 order by number',
      [from, Math.min(last, from + size - 1)],
    );
    for (const { hash } of rows) yield hash;
  }
}
