import type { Database, Queryable, Transaction } from '../../database/index.ts';
import { parseStored, type StoredDocument } from '../document/document.ts';

/** The documents in PostgreSQL, in the order in which they came: what every index is made from, and followed by all processes. */
export const log = {
  /** One writer at a time, until the transaction ends: so that nobody sees a later place before an earlier one. */
  lock: (tx: Transaction) => tx.query("select pg_advisory_xact_lock(hashtextextended('search log', 0))"),
  /** Writes documents, given in the order of their ids; under the lock. */
  put: (tx: Transaction, ids: readonly string[], bodies: readonly string[]) =>
    tx.query(
      `insert into search_source (id, sequence, body)
       select d.id, nextval('search_sequence'), d.body from unnest($1::uuid[], $2::json[]) d (id, body)
       on conflict (id) do update set sequence = excluded.sequence, body = excluded.body`,
      [ids, bodies],
    ),
  /** Leaves a trace in place of each; gives those that were there. */
  async remove(tx: Transaction, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `update search_source set sequence = nextval('search_sequence'), body = null
       where id = any($1::uuid[]) and body is not null returning id`,
      [ids],
    );
    return rows.map((row) => row.id);
  },
  async listBefore(tx: Queryable, sequence: number, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'select id from search_source where sequence <= $1 and body is not null order by sequence limit $2',
      [sequence, limit],
    );
    return rows.map((row) => row.id);
  },
  /** The last place that was written. */
  async last(db: Queryable): Promise<number> {
    const [row] = await db.query<{ last: number }>(
      'select coalesce(max(sequence), 0)::float8 as last from search_source',
    );
    return row?.last ?? 0;
  },
  async read(db: Queryable, ids: readonly string[]): Promise<Map<string, StoredDocument>> {
    const rows = await db.query<{ body: unknown }>(
      'select body from search_source where id = any($1::uuid[]) and body is not null',
      [ids],
    );
    return new Map(rows.map(({ body }) => parseStored(body)).map((stored) => [stored.id, stored]));
  },
  /** In ascending order. */
  async *ids(db: Database): AsyncGenerator<string> {
    for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
      const rows = await db.query<{ id: string }>(
        'select id from search_source where id > $1 and body is not null order by id limit 10000',
        [last],
      );
      for (const { id } of rows) yield id;
      const end = rows.at(-1);
      if (!end) return;
      last = end.id;
    }
  },
};
