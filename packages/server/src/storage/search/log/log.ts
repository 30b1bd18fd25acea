import type { Database, Queryable, Transaction } from '../../database/index.ts';
import { parseStored, type StoredDocument } from '../document/document.ts';

/** One change as those who follow read it. */
export interface LogRow {
  readonly sequence: number;
  readonly id: string;
  /** JSON of a StoredDocument; null when it was removed. */
  readonly body: string | null;
}

/** The channel on which each commit is told: what it says is the place it reached. */
export const logChannel = 'search_log';

/** One writer at a time, until the transaction ends: so that nobody sees a later place before an earlier one. */
const lock = (tx: Transaction) => tx.query("select pg_advisory_xact_lock(hashtextextended('search log', 0))");

async function tell(tx: Transaction): Promise<number> {
  const reached = await log.last(tx);
  await tx.query('select pg_notify($1, $2)', [logChannel, String(reached)]);
  return reached;
}

/** The documents in PostgreSQL, in the order in which they came: what every index is made from, and followed by all processes. */
export const log = {
  /** Writes documents, each once; those that are there already, letter for letter, are left alone. Gives the place reached. */
  put: (db: Database, documents: readonly StoredDocument[]): Promise<number> =>
    db.transaction(async (tx) => {
      await lock(tx);
      await tx.query(
        `insert into search_source (id, sequence, body)
         select (d->>'id')::uuid, nextval('search_sequence'), d from json_array_elements($1::json) d
         on conflict (id) do update set sequence = excluded.sequence, body = excluded.body
         where search_source.body is null or search_source.body::text <> excluded.body::text`,
        [JSON.stringify(documents)],
      );
      return tell(tx);
    }),
  /** Leaves a trace in place of each; gives the place reached. */
  remove: (db: Database, ids: readonly string[]): Promise<number> =>
    db.transaction(async (tx) => {
      await lock(tx);
      await tx.query(
        `update search_source set sequence = nextval('search_sequence'), body = null
         where id = any($1::uuid[]) and body is not null`,
        [ids],
      );
      return tell(tx);
    }),
  /** Those that were there by that place and have not changed since, in ascending order of their ids. */
  async *listUntil(db: Queryable, sequence: number): AsyncGenerator<string> {
    for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
      const rows = await db.query<{ id: string }>(
        `select id from search_source where id > $1 and sequence <= $2 and body is not null order by id limit 10000`,
        [last, sequence],
      );
      for (const { id } of rows) yield id;
      const end = rows.at(-1);
      if (!end) return;
      last = end.id;
    }
  },
  /** The last place that was written. */
  async last(db: Queryable): Promise<number> {
    const [row] = await db.query<{ last: number }>(
      'select coalesce(max(sequence), 0)::float8 as last from search_source',
    );
    return row?.last ?? 0;
  },
  /** What came after a place, in order. */
  listAfter: (db: Queryable, sequence: number, limit: number): Promise<LogRow[]> =>
    db.query<{ sequence: number; id: string; body: string | null }>(
      `select sequence::float8 as sequence, id, body::text as body from search_source
       where sequence > $1 order by sequence limit $2`,
      [sequence, limit],
    ),
  /** JSON of each, in the order asked for; those that are gone are left out. */
  readTexts: async (db: Queryable, ids: readonly string[]): Promise<string[]> => {
    const rows = await db.query<{ body: string }>(
      `select body::text as body from unnest($1::uuid[]) with ordinality as asked (id, place)
       join search_source using (id) where body is not null order by place`,
      [ids],
    );
    return rows.map((row) => row.body);
  },
  async read(db: Queryable, ids: readonly string[]): Promise<Map<string, StoredDocument>> {
    const texts = await log.readTexts(db, ids);
    return new Map(texts.map((text) => parseStored(JSON.parse(text))).map((stored) => [stored.id, stored]));
  },
  /** Which log this is, how far it goes, and what an index that has followed it so far must add up to. */
  async facts(db: Queryable): Promise<LogFacts> {
    const [row] = await db.query<LogFacts>(
      `select (select id::text from search_log) as log, coalesce(max(sequence), 0)::float8 as last,
         count(*) filter (where body is not null)::float8 as documents,
         coalesce(sum(sequence) filter (where body is not null), 0)::float8 as sum from search_source`,
    );
    return row ?? { log: '', last: 0, documents: 0, sum: 0 };
  },
  /** In ascending order. */
  ids: (db: Queryable): AsyncGenerator<string> => log.listUntil(db, Number.MAX_SAFE_INTEGER),
};

export interface LogFacts {
  readonly log: string;
  readonly last: number;
  readonly documents: number;
  /** Of the places of all documents that are there. */
  readonly sum: number;
}
