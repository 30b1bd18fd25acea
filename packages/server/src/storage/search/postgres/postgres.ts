import { type Clock, systemClock } from '../../../clock.ts';
import type { Database } from '../../database/index.ts';
import {
  type SearchAnswer,
  type SearchIndex,
  type SearchQuestion,
  SearchTooSlow,
  type Suggestion,
  type Synonyms,
} from '../contract.ts';
import { normalizeDocument } from '../document/document.ts';
import { explain } from '../explain/explain.ts';
import { fold, listWords } from '../language/fold.ts';
import { log, makeEntry } from '../log/log.ts';
import { rebuildLog } from '../log/rebuild.ts';
import { completeFrom } from '../question/complete.ts';
import { type Clause, formatQuestion, parseQuestion } from '../question/question.ts';
import { createWiden, type Widen } from '../question/synonyms.ts';
import { type Counts, count, formatConditions, page } from './ask.ts';
import { createKept, type Kept } from './kept.ts';
import { formatQuery, mendWords, type TextQuery } from './query.ts';
import { catchUp, forgetRows, listRowIds, putMissing, startAnew } from './table.ts';

export interface PostgresSearchOptions {
  readonly synonyms?: Synonyms;
  readonly clock?: Clock;
  /** Milliseconds a question may take when it does not say; 30,000 when absent. */
  readonly withinMs?: number;
}

export interface PostgresSearch extends SearchIndex {
  /** Follows the log to its end, or for about so many milliseconds; says whether the end was reached. */
  catchUp(milliseconds: number): Promise<boolean>;
}

/**
 * The index in PostgreSQL's own full-text search: nothing else to run, and found in the moment it is committed. Only how
 * many there are of what without any words asked for may be up to a second old when another process wrote.
 */
export function createPostgresSearch(database: Database, options: PostgresSearchOptions = {}): PostgresSearch {
  const kept = createKept<Counts>(options.clock ?? systemClock, 1000);
  const parts: Parts = { database, kept, widen: createWiden(options.synonyms ?? {}) };
  return {
    abilities: { fields: false, suggestion: false },
    start: () => undefined,
    async put(documents) {
      if (documents.length === 0) return;
      const stored = new Map(documents.map((each) => [each.id.toLowerCase(), normalizeDocument(each)]));
      await log.put(database, [...stored.values()].map(makeEntry));
      await catchUp(database, Number.POSITIVE_INFINITY);
      await putMissing(database, [...stored.keys()]);
      kept.forget();
    },
    async remove(ids) {
      if (ids.length === 0) return;
      await log.remove(database, ids);
      await catchUp(database, Number.POSITIVE_INFINITY);
      kept.forget();
    },
    async purge(ids) {
      await log.remove(database, ids);
      await forgetRows(database, ids);
      await catchUp(database, Number.POSITIVE_INFINITY);
      kept.forget();
    },
    catchUp: (milliseconds) => catchUp(database, milliseconds),
    search: (question) => within(question.withinMs ?? options.withinMs ?? 30_000, search(parts, question)),
    suggest: (prefix, language, limit) => suggest(database, prefix, language, limit),
    async rebuild(documents) {
      const rebuilt = await rebuildLog(database, documents);
      await startAnew(database);
      await catchUp(database, Number.POSITIVE_INFINITY);
      kept.forget();
      return rebuilt.documents;
    },
    ids: () => listRowIds(database),
    close: async () => undefined,
  };
}

interface Parts {
  readonly database: Database;
  readonly kept: Kept<Counts>;
  readonly widen: Widen;
}

async function search(parts: Parts, question: SearchQuestion): Promise<SearchAnswer> {
  const { database, widen } = parts;
  const written = parseQuestion(question.words);
  if (written.length === 0) return answer(parts, question, undefined, []);
  const clauses = widen(written);
  if (question.need === 'any') return answer(parts, question, await formatQuery(database, clauses, 'any'), clauses);
  const exact = await formatQuery(database, clauses, 'all');
  const found = await answer(parts, question, exact, clauses);
  // Filters that leave nothing are no reason to read the words otherwise.
  if (found.total > 0 || (await matches(database, exact))) return found;
  const mended = await mendWords(database, written);
  if (mended) {
    const query = await formatQuery(database, widen(mended), 'all');
    if (await matches(database, query))
      return {
        ...(await answer(parts, question, query, widen(mended))),
        relaxed: 'mended',
        words: formatQuestion(mended),
      };
  }
  const last = mended ? widen(mended) : clauses;
  const any = await formatQuery(database, last, 'any');
  if (!(await matches(database, any))) return found;
  return { ...(await answer(parts, question, any, last)), relaxed: 'any' };
}

const matches = async (database: Database, query: TextQuery): Promise<boolean> =>
  (await database.query('select 1 from search_document where fts @@ $1::tsquery limit 1', [query])).length > 0;

async function answer(
  { database, kept }: Parts,
  question: SearchQuestion,
  query: TextQuery | undefined,
  clauses: readonly Clause[],
): Promise<SearchAnswer> {
  const conditions = formatConditions(question, query);
  // Without words every document is counted, and everybody's first page asks for that.
  const key = JSON.stringify([[...conditions.filters], conditions.values, question.facets, question.facetValues]);
  const counting =
    query === undefined
      ? kept.take(key, () => count(database, conditions, question))
      : count(database, conditions, question);
  const [found, counted] = await Promise.all([
    question.limit === 0 ? [] : page(database, question, await withWritten(database, query, clauses), conditions),
    counting,
  ]);
  const read =
    clauses.length === 0
      ? undefined
      : await log.read(
          database,
          found.map((each) => each.id),
        );
  const hits = found.map(({ id, kind }) => {
    const texts = read?.get(id)?.texts ?? {};
    return { id, kind, reasons: explain(texts, clauses, question.language) };
  });
  return { ...counted, hits };
}

/** The words as they were asked for, without what means the same. */
async function withWritten(database: Database, query: TextQuery | undefined, clauses: readonly Clause[]) {
  if (query === undefined) return undefined;
  if (!clauses.some((clause) => clause.any.some((one) => one.synonym))) return { all: query, written: query };
  const own = clauses.map((clause) => ({ ...clause, any: clause.any.filter((one) => !one.synonym) }));
  return { all: query, written: await formatQuery(database, own, 'any') };
}

/** Documents looked at for completions. */
const mostLooked = 200;

async function suggest(
  database: Database,
  prefix: string,
  language: Parameters<SearchIndex['suggest']>[1],
  limit: number,
): Promise<Suggestion[]> {
  const typed = listWords(fold(prefix)).slice(0, 8);
  if (typed.length === 0) return [];
  const query = typed.map((word, at) => `'${word}':${at === typed.length - 1 ? '*' : ''}ABD`).join(' & ');
  const rows = await database.query<{ id: string }>(
    'select id from search_document where fts @@ $1::tsquery order by use desc, modified desc, id limit $2',
    [query, mostLooked],
  );
  const read = await log.read(
    database,
    rows.map((row) => row.id),
  );
  return completeFrom([...read.values()], typed, language, limit);
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SearchTooSlow(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
