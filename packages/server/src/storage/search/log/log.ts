import { createHash } from 'node:crypto';
import type { Database, Queryable, Transaction } from '../../database/index.ts';
import { parseStored, type StoredDocument } from '../document/document.ts';

/** One change as those who follow read it. */
export interface LogRow {
  readonly sequence: number;
  readonly id: string;
  /** JSON of a StoredDocument; null when it was removed. */
  readonly body: string | null;
}

/** What one transaction wrote: all that the log has after one place up to another. */
export interface Written {
  readonly before: number;
  readonly reached: number;
  readonly rows: readonly LogRow[];
}

/** A document on its way into the log. */
export interface Entry {
  readonly id: string;
  readonly body: string;
  readonly digest: string;
}

/** As long as what the database has for it (a uuid), in hexadecimal digits. */
const digestLength = 32;
export function makeEntry(document: StoredDocument): Entry {
  const body = JSON.stringify(document);
  const digest = createHash('sha256').update(body).digest('hex').slice(0, digestLength);
  return { id: document.id, body, digest };
}

/** The channel on which each commit is told: what it says is the place it reached, and who wrote. */
export const logChannel = 'search_log';

/** One writer at a time, until the transaction ends: so that nobody sees a later place before an earlier one. */
const lock = (tx: Transaction) => tx.query("select pg_advisory_xact_lock(hashtextextended('search log', 0))");

/** Stands between documents; JSON writes it otherwise within them. */
const between = '\u0001';

async function write(
  db: Database,
  writer: string,
  change: (tx: Transaction) => Promise<readonly { readonly sequence: number; readonly id: string }[]>,
  bodies: ReadonlyMap<string, string>,
): Promise<Written> {
  return db.transaction(async (tx) => {
    await lock(tx);
    const before = await log.last(tx);
    const rows = await change(tx);
    const written = rows.map(({ sequence, id }) => ({ sequence, id, body: bodies.get(id) ?? null }));
    written.sort((a, b) => a.sequence - b.sequence);
    const reached = written.at(-1)?.sequence ?? before;
    if (reached > before) await tx.query('select pg_notify($1, $2)', [logChannel, `${reached} ${writer}`]);
    return { before, reached, rows: written };
  });
}

/** The documents in PostgreSQL, in the order in which they came: what every index is made from, and followed by all processes. */
export const log = {
  /** Writes documents, each once; those that are there already, letter for letter, are left alone. */
  put: (db: Database, entries: readonly Entry[], writer = ''): Promise<Written> =>
    write(
      db,
      writer,
      (tx) =>
        tx.query(
          `insert into search_source (id, sequence, digest, body)
           select id, nextval('search_sequence'), digest, body
           from unnest($1::uuid[], $2::uuid[], string_to_array($3, $4)) as given (id, digest, body)
           where not exists (
             select from search_source s where s.id = given.id and s.body is not null and s.digest = given.digest
           )
           on conflict (id) do update set sequence = excluded.sequence, digest = excluded.digest, body = excluded.body
           returning id, sequence::float8 as sequence`,
          [
            entries.map((each) => each.id),
            entries.map((each) => each.digest),
            entries.map((each) => each.body).join(between),
            between,
          ],
        ),
      new Map(entries.map((each) => [each.id, each.body])),
    ),
  /** Those of the entries that the log has not, or has otherwise. */
  async listDifferent(db: Queryable, entries: readonly Entry[]): Promise<Entry[]> {
    const rows = await db.query<{ id: string }>(
      `select s.id from unnest($1::uuid[], $2::uuid[]) as given (id, digest)
       join search_source s on s.id = given.id and s.digest = given.digest and s.body is not null`,
      [entries.map((each) => each.id), entries.map((each) => each.digest)],
    );
    const same = new Set(rows.map((row) => row.id));
    return entries.filter((each) => !same.has(each.id));
  },
  /** Leaves a trace in place of each. */
  remove: (db: Database, ids: readonly string[], writer = ''): Promise<Written> =>
    write(
      db,
      writer,
      (tx) =>
        tx.query(
          `update search_source set sequence = nextval('search_sequence'), digest = null, body = null
           where id = any($1::uuid[]) and body is not null returning id, sequence::float8 as sequence`,
          [ids],
        ),
      new Map(),
    ),
  /** Names the log anew: whoever follows it lets go of all that was made from it, files included, and starts again. */
  renew: (db: Database): Promise<void> =>
    db.transaction(async (tx) => {
      await lock(tx);
      await tx.query('update search_log set id = gen_random_uuid()');
      await tx.query('select pg_notify($1, $2)', [logChannel, `${await log.last(tx)} `]);
    }),
  async findId(db: Queryable): Promise<string> {
    const [row] = await db.query<{ id: string }>('select id::text from search_log');
    return row?.id ?? '';
  },
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
      `select sequence::float8 as sequence, id, body from search_source
       where sequence > $1 order by sequence limit $2`,
      [sequence, limit],
    ),
  /** JSON of each, in the order asked for; those that are gone are left out. */
  readTexts: async (db: Queryable, ids: readonly string[]): Promise<string[]> => {
    const rows = await db.query<{ body: string }>(
      `select body from unnest($1::uuid[]) with ordinality as asked (id, place)
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
