import { type Language, languages, type SearchFacet, searchFacets } from '@milpa/sdk';
import { type Clock, systemClock } from '../../clock.ts';
import type { Database, Queryable, SqlValue } from '../database/index.ts';
import type { SearchAnswer, SearchDocument, SearchHit, SearchIndex, SearchQuestion, SearchText } from './index.ts';
import { createKept, type Kept } from './kept.ts';
import { formatQuery, mendWords, type TextQuery } from './query.ts';
import { evenSpanish, listVocabulary, parseTerms, plainText } from './words.ts';

/**
 * The index in PostgreSQL's own full-text search: nothing else to run, and found in the moment it is committed. Only how
 * many there are of what without any words asked for may be up to a second old when another process wrote.
 */
export function createPostgresSearch(database: Database, clock: Clock = systemClock): SearchIndex {
  const kept = createKept<Counts>(clock, 1000);
  return {
    async put(documents) {
      if (documents.length === 0) return;
      await database.transaction(async (tx) => put(tx, documents, await currentGeneration(tx)));
      kept.forget();
    },
    async remove(ids) {
      await database.query('delete from search_document where id = any($1::uuid[])', [ids]);
      kept.forget();
    },
    search: (question) => search({ database, kept }, question),
    async rebuild(documents) {
      const [row] = await database.query<{ generation: string }>(
        "select nextval('search_generation')::text as generation",
      );
      const generation = row?.generation ?? '1';
      let count = 0;
      const writers: Promise<void>[] = [];
      for await (const batch of inBatches(documents, 500)) {
        if (writers.length >= 2) await writers.shift();
        const writer = database.transaction((tx) => put(tx, batch, generation));
        writer.catch(() => undefined); // it is told where it is waited for
        writers.push(writer);
        count += batch.length;
      }
      await Promise.all(writers);
      await database.query('delete from search_document where generation < $1', [generation]);
      kept.forget();
      return count;
    },
    async *ids() {
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
    },
  };
}

/** The configurations that show where a text has the words. The first knows words by their accents. */
const shown: Readonly<Record<Language, readonly string[]>> = {
  es: ['spanish', 'milpa_es'],
  en: ['milpa_en'],
  fr: ['milpa_fr'],
};
const weights = { title: 'A', keywords: 'B', description: 'C', details: 'D' } as const;
// What a match is worth in D, C, B, A. A word of the title outweighs a handful in the columns.
const rankWeights = '{0.03, 0.15, 0.5, 1}';
/** Characters indexed of each text: beyond this PostgreSQL would refuse the whole document. */
const longest: Record<keyof SearchText, number> = {
  title: 2000,
  keywords: 5000,
  description: 50_000,
  details: 100_000,
};

const fields: readonly (keyof SearchText)[] = ['title', 'keywords', 'description', 'details'];
const vectorOf = [
  ...languages.flatMap((language) =>
    fields.map(
      (field) =>
        `coalesce(setweight(to_tsvector('milpa_${language}', d->'indexed'->'${language}'->>'${field}'), '${weights[field]}'), '')`,
    ),
  ),
  // Words as they are written, so that the beginning of one finds it.
  `setweight(to_tsvector('milpa_plain', d->>'plainTitle'), 'A')`,
  `setweight(to_tsvector('milpa_plain', d->>'plainKeywords'), 'B')`,
].join(' || ');

const textArray = (member: string) => `array(select jsonb_array_elements_text(d->'facets'->'${member}'))`;
const firstOf = (member: string) => `coalesce(d->'facets'->'${member}'->>0, '')`;

async function currentGeneration(tx: Queryable): Promise<string> {
  const [row] = await tx.query<{ last: string }>('select last_value::text as last from search_generation');
  return row?.last ?? '1';
}

async function put(tx: Queryable, documents: readonly SearchDocument[], generation: string): Promise<void> {
  // In the order of their ids, so that two writers never wait for each other in a circle.
  const rows = documents.map(toRow).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const json = JSON.stringify(rows);
  await tx.query(
    `insert into search_document (id, fts, publisher, level, licence, frequency, themes, formats, modified, generation)
     select (d->>'id')::uuid, ${vectorOf}, ${firstOf('publisher')}, ${firstOf('level')}, ${firstOf('licence')},
       ${firstOf('frequency')}, ${textArray('theme')}, ${textArray('format')}, (d->>'modified')::timestamptz, $2
     from jsonb_array_elements($1::jsonb) d
     on conflict (id) do update set fts = excluded.fts, publisher = excluded.publisher, level = excluded.level,
       licence = excluded.licence, frequency = excluded.frequency, themes = excluded.themes,
       formats = excluded.formats, modified = excluded.modified, generation = excluded.generation`,
    [json, generation],
  );
  await tx.query(
    `insert into search_text (id, titles, texts)
     select (d->>'id')::uuid, d->'titles', d->'bodies' from jsonb_array_elements($1::jsonb) d
     on conflict (id) do update set titles = excluded.titles, texts = excluded.texts`,
    [json],
  );
  const words = [
    ...new Set(rows.flatMap((row) => listVocabulary(`${row.plainTitle} ${row.plainKeywords}`))),
  ].toSorted();
  await tx.query('insert into search_word (word) select unnest($1::text[]) on conflict do nothing', [words]);
}

function toRow(document: SearchDocument) {
  const texts: Partial<Record<Language, SearchText>> = {};
  for (const language of languages) {
    const given = document.texts[language];
    if (given) texts[language] = cutText(given);
  }
  const all = Object.values(texts);
  const bodies = Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [
      language,
      [text.description, text.keywords, text.details].filter((part) => part).join(' · '),
    ]),
  );
  return {
    id: document.id,
    indexed: texts.es ? { ...texts, es: evenText(texts.es) } : texts,
    titles: Object.fromEntries(
      Object.entries(texts).flatMap(([language, text]) => (text.title ? [[language, text.title]] : [])),
    ),
    bodies,
    plainTitle: all.map((text) => text.title).join(' '),
    plainKeywords: all.map((text) => text.keywords).join(' '),
    facets: document.facets,
    modified: document.modified.toISOString(),
  };
}

const cutText = (text: SearchText): SearchText => ({
  title: cut(text.title, longest.title),
  keywords: cut(text.keywords, longest.keywords),
  description: cut(text.description, longest.description),
  details: cut(text.details, longest.details),
});
const evenText = (text: SearchText): SearchText => ({
  title: evenSpanish(text.title),
  keywords: evenSpanish(text.keywords),
  description: evenSpanish(text.description),
  details: evenSpanish(text.details),
});
const cut = (text: string, length: number): string => plainText(text.slice(0, length));

interface Parts {
  readonly database: Database;
  readonly kept: Kept<Counts>;
}

async function search(parts: Parts, question: SearchQuestion): Promise<SearchAnswer> {
  const { database } = parts;
  const terms = parseTerms(question.words);
  if (terms.length === 0) return answer(parts, question, undefined);
  const exact = await formatQuery(database, terms, 'all');
  const found = await answer(parts, question, exact);
  // Filters that leave nothing are no reason to read the words otherwise.
  if (found.total > 0 || (await matches(database, exact))) return found;
  const mended = await mendWords(database, terms);
  if (mended) {
    const query = await formatQuery(database, mended, 'all');
    if (await matches(database, query))
      return {
        ...(await answer(parts, question, query)),
        relaxed: 'mended',
        words: mended.map((term) => term.text).join(' '),
      };
  }
  const any = await formatQuery(database, mended ?? terms, 'any');
  if (!(await matches(database, any))) return found;
  return { ...(await answer(parts, question, any)), relaxed: 'any' };
}

const matches = async (database: Database, query: TextQuery): Promise<boolean> =>
  (await database.query('select 1 from search_document where fts @@ $1::tsquery limit 1', [query])).length > 0;

const columns = {
  publisher: 'publisher',
  theme: 'themes',
  format: 'formats',
  licence: 'licence',
  frequency: 'frequency',
  level: 'level',
} as const satisfies Record<SearchFacet, string>;
const isMany = (facet: SearchFacet): boolean => facet === 'theme' || facet === 'format';

interface Conditions {
  readonly values: SqlValue[];
  readonly words: string;
  /** For each facet with a filter, the condition. */
  readonly filters: ReadonlyMap<SearchFacet, string>;
}

function formatConditions(question: SearchQuestion, query: TextQuery | undefined): Conditions {
  const values: SqlValue[] = query === undefined ? [] : [query];
  const filters = new Map<SearchFacet, string>();
  for (const facet of searchFacets) {
    const wanted = question.filters[facet] ?? [];
    if (wanted.length === 0) continue;
    values.push(wanted);
    const parameter = `$${values.length}::text[]`;
    filters.set(facet, isMany(facet) ? `${columns[facet]} && ${parameter}` : `${columns[facet]} = any(${parameter})`);
  }
  return { values, words: query === undefined ? 'true' : 'fts @@ $1::tsquery', filters };
}

async function answer(
  { database, kept }: Parts,
  question: SearchQuestion,
  query: TextQuery | undefined,
): Promise<SearchAnswer> {
  const conditions = formatConditions(question, query);
  // Without words every document is counted, and everybody's first page asks for that.
  const counting =
    query === undefined
      ? kept.take(JSON.stringify([[...conditions.filters], conditions.values]), () => count(database, conditions))
      : count(database, conditions);
  const [hits, counted] = await Promise.all([
    question.limit === 0 ? [] : page(database, question, query, conditions),
    counting,
  ]);
  return { ...counted, hits };
}

type Counts = Pick<SearchAnswer, 'total' | 'facets'>;

/** Total and facets in one pass: a row that misses one filter still counts for that filter's own facet. */
async function count(database: Database, { values, words, filters }: Conditions): Promise<Counts> {
  const misses = [...filters.values()].map((condition) => `(not (${condition}))::int`).join(' + ') || '0';
  const flags = [...filters].map(([facet, condition]) => `(${condition}) as fits_${facet}`);
  const parts = searchFacets.map((facet) => {
    const own = filters.has(facet) ? `misses = 0 or (misses = 1 and not fits_${facet})` : 'misses = 0';
    const value = isMany(facet) ? `unnest(${columns[facet]})` : columns[facet];
    return `select '${facet}' as facet, ${value} as value, count(*) as count from hit where ${own} group by 2`;
  });
  const rows = await database.query<{ facet: SearchFacet | null; value: string; count: string }>(
    `with hit as materialized (
       select publisher, themes, formats, licence, frequency, level, ${[`${misses} as misses`, ...flags].join(', ')}
       from search_document where ${words})
     select * from (
       ${parts.join(' union all ')}
       union all select null, '', count(*) from hit where misses = 0) counted
     where facet is null or value <> '' order by counted.count desc, value`,
    values,
  );
  const facets: Record<SearchFacet, { value: string; count: number }[]> = {
    publisher: [],
    theme: [],
    format: [],
    licence: [],
    frequency: [],
    level: [],
  };
  let total = 0;
  for (const row of rows) {
    if (row.facet === null) total = Number(row.count);
    else facets[row.facet].push({ value: row.value, count: Number(row.count) });
  }
  return { total, facets };
}

const fallbackTitle = (first: Language): string =>
  `coalesce(${[first, ...languages].map((language) => `t.titles->>'${language}'`).join(', ')}, '')`;

async function page(
  database: Database,
  question: SearchQuestion,
  query: TextQuery | undefined,
  { values, words, filters }: Conditions,
): Promise<SearchHit[]> {
  const ranked = query !== undefined && question.sort === 'relevance';
  const where = [words, ...filters.values()].join(' and ');
  // 1: longer documents are not found before shorter ones only for their length.
  const rank = ranked ? `ts_rank('${rankWeights}', fts, $1::tsquery, 1)` : '0::real';
  const byTitle = question.sort === 'title';
  const title = byTitle ? fallbackTitle(question.language) : "''";
  const order = byTitle ? 'title collate "und-x-icu", id' : `${ranked ? 'rank desc, ' : ''}modified desc, id`;
  const parameters = [...values, question.limit, question.offset];
  const limit = `limit $${parameters.length - 1} offset $${parameters.length}`;
  const rows = await database.query<{ id: string; highlight: string | null }>(
    `with page as (
       select * from (
         select id, modified, ${rank} as rank, ${title} as title
         from search_document ${byTitle ? 'join search_text t using (id)' : ''} where ${where}) found
       order by ${order} ${limit})
     select id, ${query === undefined ? 'null' : highlightOf(question.language)} as highlight
     from page join search_text t using (id) order by ${order.replace('title', 'page.title')}`,
    parameters,
  );
  return rows.map(({ id, highlight }) => (highlight === null ? { id } : { id, highlight }));
}

/** The best piece in the wanted language, else in another that has one; null when the words are in the title only. */
function highlightOf(wanted: Language): string {
  const options = 'StartSel=\uE000, StopSel=\uE001, MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=" … "';
  const pieces = [...new Set([wanted, ...languages])].flatMap((language) =>
    shown[language].map(
      (configuration) =>
        `(select piece from ts_headline('${configuration}', left(t.texts->>'${language}', 20000), $1::tsquery, '${options}') piece
          where position('\uE000' in piece) > 0)`,
    ),
  );
  return `coalesce(${pieces.join(', ')})`;
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
