import { type Language, languages, type SearchKind } from '@milpa/sdk';
import type { Database, SqlValue } from '../../database/index.ts';
import type { SearchAnswer, SearchQuestion } from '../contract.ts';
import type { TextQuery } from './query.ts';

/** What a question says besides its words, in SQL; the first of the values is the words, when there are any. */
export interface Conditions {
  readonly values: readonly SqlValue[];
  /** Words, period and box. */
  readonly always: string;
  /** For each facet with a filter, the condition. */
  readonly filters: ReadonlyMap<string, string>;
}

export function formatConditions(question: SearchQuestion, query: TextQuery | undefined): Conditions {
  const values: SqlValue[] = query === undefined ? [] : [query];
  const add = (value: SqlValue, type: string): string => `$${values.push(value)}::${type}`;
  const always = [query === undefined ? 'true' : 'fts @@ $1::tsquery'];
  const { period, bbox } = question;
  if (period?.from || period?.to) {
    always.push(
      `starts <= ${add(period.to ?? 'infinity', 'date')} and ends >= ${add(period.from ?? '-infinity', 'date')}`,
    );
  }
  if (bbox) always.push(formatBox(bbox.map((degrees) => add(degrees, 'float8'))));
  const filters = new Map<string, string>();
  for (const [name, wanted] of Object.entries(question.filters)) {
    if (wanted.length === 0) continue;
    filters.set(
      name,
      `facets && ${add(
        wanted.map((value) => `${name}=${value}`),
        'text[]',
      )}`,
    );
  }
  return { values, always: always.join(' and '), filters };
}

/** Two boxes meet; either may go across the antimeridian, where west is greater than east. */
function formatBox([west = '0', south = '0', east = '0', north = '0']: readonly string[]): string {
  const across = `(${west} > ${east})`;
  return `south <= ${north} and north >= ${south} and case
    when west <= east and not ${across} then west <= ${east} and east >= ${west}
    when west > east and ${across} then true
    else west <= ${east} or east >= ${west} end`;
}

export type Counts = Pick<SearchAnswer, 'total' | 'facets'>;

/** Total and facets in one pass: a document that misses one filter still counts for that filter's own facet. */
export async function count(database: Database, conditions: Conditions, question: SearchQuestion): Promise<Counts> {
  const { always, filters } = conditions;
  const values = [...conditions.values];
  const add = (value: SqlValue): string => `$${values.push(value)}`;
  const misses = [...filters.values()].map((condition) => `(not (${condition}))::int`).join(' + ') || '0';
  const names = [...filters.keys()];
  const flags = names.map((name, at) => `(${filters.get(name)}) as fits_${at}`);
  const others = question.facets.filter((facet) => !filters.has(facet));
  const entry = `split_part(entry, '=', 1)`;
  const parts = [
    `select entry, count(*) as count from hit, unnest(facets) entry where misses = 0 and ${entry} = any(${add(others)}::text[]) group by 1`,
    ...names.flatMap((name, at) =>
      question.facets.includes(name)
        ? [
            `select entry, count(*) from hit, unnest(facets) entry
             where (misses = 0 or (misses = 1 and not fits_${at})) and ${entry} = ${add(name)}::text group by 1`,
          ]
        : [],
    ),
    `select null, count(*) from hit where misses = 0`,
  ];
  const rows = await database.query<{ entry: string | null; count: string }>(
    `with hit as materialized (
       select facets, ${[`${misses} as misses`, ...flags].join(', ')} from search_document where ${always})
     select * from (${parts.join(' union all ')}) counted order by counted.count desc, entry collate "C"`,
    values,
  );
  const facets = new Map<string, { value: string; count: number }[]>(question.facets.map((facet) => [facet, []]));
  let total = 0;
  for (const row of rows) {
    const split = row.entry?.indexOf('=') ?? -1;
    const counted = row.entry === null ? undefined : facets.get(row.entry.slice(0, split));
    if (row.entry === null) total = Number(row.count);
    else if (counted && counted.length < (question.facetValues ?? 1000))
      counted.push({ value: row.entry.slice(split + 1), count: Number(row.count) });
  }
  return { total, facets: Object.fromEntries(facets) };
}

export interface Found {
  readonly id: string;
  readonly kind: SearchKind;
}

// What a match is worth in D, C, B, A. A word of the title outweighs a handful in the columns.
const rankWeights = '{0.03, 0.15, 0.5, 1}';

/** How many times a word that was asked for is worth one that means the same. */
const writtenMore = 2;

/** One page of what was found. */
export async function page(
  database: Database,
  question: SearchQuestion,
  query: { readonly all: TextQuery; readonly written: TextQuery } | undefined,
  { values, always, filters }: Conditions,
): Promise<Found[]> {
  const parameters: SqlValue[] = [...values];
  const add = (value: SqlValue): string => `$${parameters.push(value)}`;
  const where = [always, ...filters.values()].join(' and ');
  const title = `coalesce(${[question.language, ...languages].map((language) => titleIn(language)).join(', ')}, '')`;
  // 1: longer documents are not found before shorter ones only for their length.
  const rankOf = (words: string) => `ts_rank('${rankWeights}', fts, ${words}::tsquery, 1)`;
  // What has the words as they were written comes before what only has others that mean the same.
  const both = query && query.written !== query.all && question.sort === 'relevance';
  const rank = `${both ? `${rankOf('$1')} + ${writtenMore} * ${rankOf(add(query.written))}` : rankOf('$1')} desc, `;
  const orders: Record<SearchQuestion['sort'], string> = {
    relevance: `${query === undefined ? '' : rank}modified desc, id`,
    modified: 'modified desc, id',
    title: `${title} collate "und-x-icu", id`,
    use: 'use desc, modified desc, id',
    quality: 'score desc, modified desc, id',
  };
  const [limit, offset] = [add(question.limit), add(question.offset)];
  const join = question.sort === 'title' ? 'join search_source using (id)' : '';
  return database.query<Found>(
    `select id, kind from search_document ${join} where ${where}
     order by ${orders[question.sort]} limit ${limit} offset ${offset}`,
    parameters,
  );
}

const titleIn = (language: Language): string => `nullif(body::json->'texts'->'${language}'->>'title', '')`;
