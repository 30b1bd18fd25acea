import { type Language, languages } from '@milpa/sdk';
import type { Database, Transaction } from '../../database/index.ts';
import { type SearchField, type SearchText, searchFields } from '../contract.ts';
import { listTexts, parseStored, type StoredDocument } from '../document/document.ts';
import { log } from '../log/log.ts';
import { weights } from './query.ts';
import { evenSpanish, listVocabulary } from './words.ts';

const vectorOf = [
  ...languages.flatMap((language) =>
    searchFields.map(
      (field) =>
        `coalesce(setweight(to_tsvector('milpa_${language}', d->'indexed'->'${language}'->>'${field}'), '${weights[field]}'), '')`,
    ),
  ),
  // Words as they are written, so that the beginning of one finds it.
  ...(['title', 'keywords', 'publisher'] as const).map(
    (field) => `setweight(to_tsvector('milpa_plain', d->'plain'->>'${field}'), '${weights[field]}')`,
  ),
].join(' || ');

/** Characters of a text that fit beside the others: PostgreSQL refuses a vector of more than a megabyte. */
const longest = 60_000;

/** Changes taken from the log in one transaction. */
const slice = 100;

/** Follows the log to its end, or for about so many milliseconds; says whether the end was reached. */
export async function catchUp(database: Database, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds;
  for (;;) {
    const taken = await database.transaction(followOnce);
    if (taken < slice) return true;
    if (performance.now() >= until) return false;
  }
}

async function followOnce(tx: Transaction): Promise<number> {
  const [position] = await tx.query<{ sequence: number }>(
    "select sequence::float8 as sequence from search_position where follower = 'full-text' for update",
  );
  const rows = await log.listAfter(tx, position?.sequence ?? 0, slice);
  const last = rows.at(-1);
  if (!last) return 0;
  const [gone, there] = [rows.filter((row) => row.body === null), rows.filter((row) => row.body !== null)];
  await removeRows(
    tx,
    gone.map((row) => row.id),
  );
  await putRows(
    tx,
    there.map((row) => parseStored(JSON.parse(row.body ?? ''))),
  );
  await tx.query("update search_position set sequence = $1 where follower = 'full-text'", [last.sequence]);
  return rows.length;
}

/** Of these ids, follows the log again for those that it has and the search has not. */
export async function putMissing(database: Database, ids: readonly string[]): Promise<void> {
  await database.transaction(async (tx) => {
    const missing = await tx.query<{ id: string }>(
      `select asked.id from unnest($1::uuid[]) as asked (id)
       where not exists (select from search_document d where d.id = asked.id)`,
      [ids],
    );
    const read = await log.read(
      tx,
      missing.map((row) => row.id),
    );
    if (read.size > 0) await putRows(tx, [...read.values()]);
  });
}

/** Forgets how far the log was followed, and what the log does not have. */
export const startAnew = (database: Database): Promise<void> =>
  database.transaction(async (tx) => {
    await tx.query("update search_position set sequence = 0 where follower = 'full-text'");
    await tx.query(
      `delete from search_document d
       where not exists (select from search_source s where s.id = d.id and s.body is not null)`,
    );
  });

/** In ascending order. */
export async function* listRowIds(database: Database): AsyncGenerator<string> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await database.query<{ id: string }>(
      'select id from search_document where id > $1 order by id limit 10000',
      [last],
    );
    for (const { id } of rows) yield id;
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
  }
}

/** Makes documents searchable that the log has. */
async function putRows(tx: Transaction, documents: readonly StoredDocument[]): Promise<void> {
  const rows = documents.map(toRow);
  await tx.query(
    `insert into search_document
       (id, fts, kind, facets, modified, starts, ends, west, south, east, north, use, score)
     select (d->>'id')::uuid, ${vectorOf}, d->>'kind', array(select jsonb_array_elements_text(d->'facets')),
       to_timestamp((d->>'modified')::float8 / 1000),
       case when d ? 'period' then coalesce((d->'period'->>'from')::date, '-infinity') end,
       case when d ? 'period' then coalesce((d->'period'->>'to')::date, 'infinity') end,
       (d->'bbox'->>0)::float8, (d->'bbox'->>1)::float8, (d->'bbox'->>2)::float8, (d->'bbox'->>3)::float8,
       (d->>'use')::float8, (d->>'score')::float8
     from jsonb_array_elements($1::jsonb) d
     on conflict (id) do update set fts = excluded.fts, kind = excluded.kind, facets = excluded.facets,
       modified = excluded.modified, starts = excluded.starts, ends = excluded.ends, west = excluded.west,
       south = excluded.south, east = excluded.east, north = excluded.north, use = excluded.use, score = excluded.score`,
    [JSON.stringify(rows)],
  );
  const words = [
    ...new Set(rows.flatMap((row) => listVocabulary(`${row.plain.title} ${row.plain.keywords}`))),
  ].toSorted();
  await tx.query('insert into search_word (word) select unnest($1::text[]) on conflict do nothing', [words]);
}

const removeRows = (tx: Transaction, ids: readonly string[]) =>
  tx.query('delete from search_document where id = any($1::uuid[])', [ids]);

/** Takes documents out and forgets every word that was ever listed; following the log again lists those that are still there. */
export const forgetRows = (database: Database, ids: readonly string[]): Promise<void> =>
  database.transaction(async (tx) => {
    await tx.query("update search_position set sequence = 0 where follower = 'full-text'");
    await removeRows(tx, ids);
    await tx.query('delete from search_word');
  });

function toRow({ texts, facets, ...rest }: StoredDocument) {
  const indexed: Partial<Record<Language, Record<SearchField, string>>> = {};
  for (const language of languages) {
    const text = texts[language];
    if (text) indexed[language] = flatten(text, language === 'es' ? evenSpanish : (same) => same);
  }
  const all = listTexts({ texts });
  return {
    ...rest,
    indexed,
    plain: {
      title: all.map((text) => text.title).join(' '),
      keywords: all.flatMap((text) => text.keywords).join(' '),
      publisher: all.flatMap((text) => text.publisher).join(' '),
    },
    facets: Object.entries(facets).flatMap(([name, values]) => values.map((value) => `${name}=${value}`)),
  };
}

/** Pieces are held apart by words that nobody asks for, so that no phrase runs from one into the next. */
const apart = ' \u00b7 ';
function flatten(text: SearchText, even: (text: string) => string): Record<SearchField, string> {
  const join = (pieces: readonly string[]) => even(pieces.join(apart).slice(0, longest));
  return {
    title: even(text.title),
    keywords: join(text.keywords),
    description: even(text.description),
    columns: join(text.columns),
    publisher: join(text.publisher),
    details: join(text.details),
  };
}
