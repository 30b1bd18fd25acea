import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { type Language, languages } from '@milpa/sdk';
import pg from 'pg';
import { migrate, openDatabase, startEmbedded } from '../packages/server/src/storage/database/index.ts';
import { normalizeDocument } from '../packages/server/src/storage/search/document/document.ts';
import {
  createEmbeddedSearch,
  type EmbeddedSearch,
  type SearchDocument,
  searchFields,
} from '../packages/server/src/storage/search/index.ts';
import { fold, listWords } from '../packages/server/src/storage/search/language/fold.ts';
import { stem } from '../packages/server/src/storage/search/language/stem.ts';
import { stopWords } from '../packages/server/src/storage/search/language/stop-words.data.ts';

export const facets = ['publisher', 'theme', 'format', 'licence', 'frequency', 'level'] as const;

/** What is asked of every system. */
export interface Asked {
  readonly words: readonly string[];
  readonly phrase: boolean;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly offset: number;
}

export interface SearchSystem {
  readonly name: string;
  /** Total, facets and one page; `whole` gives every value of each facet. */
  ask(asked: Asked, whole?: boolean): Promise<SystemAnswer>;
  close(): Promise<void>;
}

export interface SystemAnswer {
  readonly total: number;
  readonly facets: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly page: number;
}

/** The same for the same answer, whatever the order. */
export function fingerprint({ total, facets: counted, page }: SystemAnswer): string {
  const lines = [...counted].flatMap(([facet, values]) =>
    [...values].map(([value, count]) => `${facet}=${value}:${count}`),
  );
  return createHash('sha256')
    .update(JSON.stringify([total, page, lines.toSorted()]))
    .digest('hex')
    .slice(0, 16);
}

/** A system that others are compared with. Of each document it is given the words as ours has them. */
export interface SearchReference extends SearchSystem {
  put(batch: readonly Plain[]): Promise<void>;
  /** Makes what is quicker made when all of it is there. */
  finish(): Promise<void>;
}

export async function openMilpa(
  folder: string,
  name = 'milpa',
): Promise<SearchSystem & { readonly index: EmbeddedSearch; readonly url: string }> {
  const server = await startEmbedded({ dataFolder: join(folder, 'ours'), environment: {} });
  await migrate(server.url, { folder: fileURLToPath(new URL('../packages/server/migrations/', import.meta.url)) });
  const database = openDatabase(server.url);
  const index = createEmbeddedSearch({
    database,
    folder: join(folder, 'ours-index'),
    onTrouble: (what) => console.error(what),
  });
  await index.ready();
  return {
    name,
    index,
    url: server.url,
    async ask({ words, phrase, filters, offset }, whole = false) {
      const text = phrase ? `"${words.join(' ')}"` : words.map((word) => `${word} `).join('');
      const answer = await index.search({
        words: text,
        filters,
        sort: words.length > 0 ? 'relevance' : 'modified',
        language: 'en',
        limit: 20,
        offset,
        facets,
        // A system that falls behind is charged for it, not stopped.
        withinMs: 600_000,
        ...(whole ? { facetValues: 1_000_000 } : {}),
      });
      if (answer.relaxed) return { total: 0, page: 0, facets: new Map(facets.map((facet) => [facet, new Map()])) };
      const counted = facets.map((facet) => {
        const values = answer.facets[facet] ?? [];
        return [facet, new Map(values.map(({ value, count }) => [value, count]))] as const;
      });
      return { total: answer.total, page: answer.hits.length, facets: new Map(counted) };
    },
    async close() {
      await index.close();
      await database.close();
      await server.stop();
    },
  };
}

/** Gives documents to several references at once, read and put into words once. */
export async function loadReferences(
  references: readonly SearchReference[],
  documents: AsyncIterable<SearchDocument>,
): Promise<void> {
  const under: Promise<unknown>[] = [];
  for await (const batch of inBatches(documents, 500)) {
    // Ours cuts texts without an end: the others are given what is left, or they would find what it does not know.
    const plain = batch.map((document) => makePlain({ ...document, texts: normalizeDocument(document).texts }));
    if (under.length >= 2) await under.shift();
    const put = Promise.all(references.map((reference) => reference.put(plain)));
    put.catch(() => undefined); // it is told where it is waited for
    under.push(put);
  }
  await Promise.all(under);
}

/** Words as the references are given them: already stemmed as ours are, so that all find the same. */
export interface Plain {
  readonly id: string;
  readonly fields: readonly string[];
  readonly document: SearchDocument;
}

/** Stems are worked out once for each word: for the references this is no part of what is measured. */
const stems = new Map<string, string>();
function stemOf(language: Language, word: string): string {
  const key = language + word;
  let found = stems.get(key);
  if (found === undefined) {
    found = stem[language](word);
    stems.set(key, found);
  }
  return found;
}

const longFields = new Set(['description', 'columns', 'details']);
export function makePlain(document: SearchDocument): Plain {
  const fields = searchFields.map((field) =>
    languages
      .flatMap((language, spoken) => {
        const value = document.texts[language]?.[field] ?? [];
        return (typeof value === 'string' ? [value] : value).map((piece) =>
          listWords(fold(piece))
            // A word that is left out keeps its place, as it does in ours.
            .map((word) =>
              longFields.has(field) && stopWords[language].has(word) ? 'xstop' : `${spoken}x${stemOf(language, word)}`,
            )
            .join(' '),
        );
      })
      .join(' xapart xapart xapart xapart '),
  );
  return { id: document.id, fields, document };
}
const termsOf = (word: string): string[] => languages.map((language, spoken) => `${spoken}x${stem[language](word)}`);

export async function openPostgres(folder: string): Promise<SearchReference & { readonly url: string }> {
  const server = await startEmbedded({ dataFolder: join(folder, 'reference'), environment: {} });
  const pool = new pg.Pool({ connectionString: server.url, max: 16 });
  await pool.query(`create table doc (id uuid primary key, fts tsvector not null, publisher text, licence text, frequency text, level text,
    theme text[], format text[], modified timestamptz) with (toast_tuple_target = 4080)`);
  await pool.query('alter table doc alter column fts set storage main');
  await pool.query('create table body (id uuid primary key, text text)');
  return {
    name: 'postgres',
    url: server.url,
    put: (batch) => insertPostgres(pool, batch),
    async finish() {
      await pool.query("set maintenance_work_mem = '512MB'; create index doc_fts on doc using gin (fts)");
      await pool.query('create index doc_modified on doc (modified desc, id)');
      await pool.query('vacuum analyze doc');
    },
    ask: (asked) => askPostgres(pool, asked),
    async close() {
      await pool.end();
      await server.stop();
    },
  };
}

const weights = ['A', 'B', 'C', 'D', 'D', 'D'];
export async function insertPostgres(pool: pg.Pool, batch: readonly Plain[]): Promise<void> {
  const vector = weights.map(
    (weight, at) => `setweight(to_tsvector('simple', (d->'fields'->>${at}) || ' xapart'), '${weight}')`,
  );
  const text = (name: string) => `d->'document'->'facets'->'${name}'->>0`;
  const list = (name: string) => `array(select json_array_elements_text(d->'document'->'facets'->'${name}'))`;
  const rows = JSON.stringify(
    batch.map(({ id, fields, document }) => ({
      id,
      fields,
      document: { facets: document.facets, modified: document.modified },
    })),
  );
  await pool.query(
    `insert into doc select (d->>'id')::uuid, ${vector.join(' || ')}, ${text('publisher')}, ${text('licence')}, ${text('frequency')}, ${text('level')},
       ${list('theme')}, ${list('format')}, (d->'document'->>'modified')::timestamptz from json_array_elements($1::json) d
     on conflict (id) do update set fts = excluded.fts, modified = excluded.modified`,
    [rows],
  );
  await pool.query(
    `insert into body select (d->>'id')::uuid, (select string_agg(f, ' ') from json_array_elements_text(d->'fields') f)
     from json_array_elements($1::json) d on conflict (id) do update set text = excluded.text`,
    [rows],
  );
}

async function askPostgres(pool: pg.Pool, { words, phrase, filters, offset }: Asked): Promise<SystemAnswer> {
  const values: unknown[] = [];
  const add = (value: unknown) => `$${values.push(value)}`;
  const query = phrase
    ? languages.map((_, spoken) => words.map((word) => `'${termsOf(word)[spoken]}'`).join(' <-> ')).join(' | ')
    : words
        .map(
          (word) =>
            `(${termsOf(word)
              .map((term) => `'${term}'`)
              .join(' | ')})`,
        )
        .join(' & ');
  const where = words.length > 0 ? `fts @@ ${add(query)}::tsquery` : 'true';
  const fits = Object.entries(filters).map(([name, wanted]) =>
    isList(name) ? `${name} && ${add(wanted)}::text[]` : `${name} = any(${add(wanted)}::text[])`,
  );
  const names = Object.keys(filters);
  const misses = fits.map((fit) => `(not (${fit}))::int`).join(' + ') || '0';
  const counts = facets.map((facet) => {
    const own = names.indexOf(facet);
    const which = own < 0 ? 'misses = 0' : `(misses = 0 or (misses = 1 and not fits_${own}))`;
    return `select '${facet}' as facet, ${isList(facet) ? `unnest(${facet})` : facet} as value, count(*)::int as n from hit where ${which} group by 2`;
  });
  const counted = pool.query(
    `with hit as materialized (select ${facets.join(', ')}, ${misses} as misses${fits.map((fit, at) => `, (${fit}) as fits_${at}`).join('')} from doc where ${where})
     ${counts.join(' union all ')} union all select null, null, count(*)::int from hit where misses = 0`,
    values,
  );
  const order = words.length > 0 ? 'ts_rank(fts, $1::tsquery, 1) desc, modified desc, id' : 'modified desc, id';
  const shown =
    words.length > 0
      ? `ts_headline('simple', left(text, 20000), $1::tsquery, 'MaxFragments=2, MaxWords=24, MinWords=8')`
      : 'null';
  const page = pool.query(
    `with page as (select id from doc where ${[where, ...fits].join(' and ')} order by ${order} limit 20 offset ${offset})
     select id, ${shown} from page join body using (id)`,
    values,
  );
  const [rows, hits] = await Promise.all([counted, page]);
  return collect(
    rows.rows.map((row) => [row.facet, row.value, row.n]),
    hits.rows.length,
  );
}
const isList = (name: string) => name === 'theme' || name === 'format';

function collect(rows: Iterable<readonly [string | null, string | null, number]>, page: number): SystemAnswer {
  const counted = new Map<string, Map<string, number>>(facets.map((facet) => [facet, new Map()]));
  let total = 0;
  for (const [facet, value, count] of rows)
    if (facet === null) total = count;
    else if (value !== null) counted.get(facet)?.set(value, count);
  return { total, page, facets: counted };
}

export function openSqlite(folder: string): SearchReference {
  const db = new DatabaseSync(join(folder, 'search.sqlite'));
  db.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -200000');
  db.exec(`create virtual table fts using fts5(${searchFields.join(', ')}, tokenize = 'unicode61')`);
  db.exec(
    'create table doc (id integer primary key, publisher text, licence text, frequency text, level text, modified text)',
  );
  for (const name of ['theme', 'format'])
    db.exec(`create table ${name} (doc integer, value text, primary key (doc, value)) without rowid`);
  const write = createSqliteWriter(db);
  let row = 0;
  return {
    name: 'sqlite',
    async put(batch) {
      db.exec('begin');
      for (const plain of batch) {
        row += 1;
        write(row, plain);
      }
      db.exec('commit');
    },
    async finish() {
      db.exec('create index doc_modified on doc (modified desc, id)');
      for (const name of ['theme', 'format']) db.exec(`create index ${name}_value on ${name} (value, doc)`);
      db.exec('analyze');
    },
    ask: async (asked) => askSqlite(db, asked),
    close: async () => db.close(),
  };
}

function createSqliteWriter(db: DatabaseSync) {
  const fts = db.prepare(`insert into fts (rowid, ${searchFields.join(', ')}) values (?, ?, ?, ?, ?, ?, ?)`);
  const doc = db.prepare('insert into doc values (?, ?, ?, ?, ?, ?)');
  const lists = {
    theme: db.prepare('insert or ignore into theme values (?, ?)'),
    format: db.prepare('insert or ignore into format values (?, ?)'),
  };
  return (row: number, { fields, document }: Plain) => {
    const one = (name: string) => document.facets[name]?.[0] ?? null;
    fts.run(row, ...fields);
    doc.run(row, one('publisher'), one('licence'), one('frequency'), one('level'), document.modified.toISOString());
    for (const name of ['theme', 'format'] as const)
      for (const value of document.facets[name] ?? []) lists[name].run(row, value);
  };
}

function askSqlite(db: DatabaseSync, { words, phrase, filters, offset }: Asked): SystemAnswer {
  const query = phrase
    ? languages.map((_, spoken) => `"${words.map((word) => termsOf(word)[spoken]).join(' ')}"`).join(' OR ')
    : words
        .map(
          (word) =>
            `(${termsOf(word)
              .map((term) => `"${term}"`)
              .join(' OR ')})`,
        )
        .join(' AND ');
  const found = words.length > 0 ? 'id in (select rowid from fts where fts match ?)' : 'true';
  const given = words.length > 0 ? [query] : [];
  const fits = Object.entries(filters).map(([name, wanted]) => {
    const marks = wanted.map(() => '?').join(',');
    return {
      name,
      wanted,
      sql: isList(name) ? `id in (select doc from ${name} where value in (${marks}))` : `${name} in (${marks})`,
    };
  });
  const flags = fits.map(({ sql }, at) => `, (${sql}) as fits_${at}`).join('');
  db.exec('drop table if exists temp.hit');
  db.prepare(
    `create temp table hit as select id, publisher, licence, frequency, level${flags} from doc where ${found}`,
  ).run(...fits.flatMap(({ wanted }) => wanted), ...given);
  const rows: [string | null, string | null, number][] = [];
  for (const facet of facets) {
    const which = fits.map(({ name }, at) => (name === facet ? 'true' : `fits_${at}`)).join(' and ') || 'true';
    const from = isList(facet) ? `hit join ${facet} on doc = id` : 'hit';
    for (const row of db
      .prepare(
        `select ${isList(facet) ? 'value' : facet} as value, count(*) as n from ${from} where ${which} group by 1`,
      )
      .all())
      rows.push([facet, row['value'] === null ? null : String(row['value']), Number(row['n'])]);
  }
  const all = fits.map((_, at) => `fits_${at}`).join(' and ') || 'true';
  rows.push([null, null, Number(db.prepare(`select count(*) as n from hit where ${all}`).get()?.['n'])]);
  const page =
    words.length > 0
      ? db
          .prepare(
            `select rowid, snippet(fts, -1, '[', ']', '…', 24) from fts where fts match ? and rowid in (select id from hit where ${all}) order by rank limit 20 offset ${offset}`,
          )
          .all(query)
      : db
          .prepare(
            `select id from doc where id in (select id from hit where ${all}) order by modified desc, id limit 20 offset ${offset}`,
          )
          .all();
  return collect(rows, page.length);
}

async function* inBatches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
