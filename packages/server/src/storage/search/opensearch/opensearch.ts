import { setTimeout as wait } from 'node:timers/promises';
import type { Language } from '@milpa/sdk';
import type { SearchAnswer, SearchIndex, SearchQuestion, Suggestion, Synonyms } from '../contract.ts';
import { normalizeDocument, type StoredDocument } from '../document/document.ts';
import { explain } from '../explain/explain.ts';
import { fold, listWords } from '../language/fold.ts';
import { completeFrom } from '../question/complete.ts';
import { type Clause, formatQuestion, parseQuestion } from '../question/question.ts';
import { replaceWords } from '../question/replace.ts';
import { createWiden, type Widen } from '../question/synonyms.ts';
import { type Found, parseBulk, parseDeleted, parseFound } from './answers.ts';
import { type Connection, createConnection, OpenSearchRefused } from './connection.ts';
import { definitionVersion, describeDocument, indexDefinition } from './definition.ts';
import { formatCounts, formatSort, formatWords, listConditions, listFilters } from './query.ts';

export interface OpenSearchOptions {
  /** http(s)://user:password@host:9200 */
  readonly url: string;
  /** Name of the index, and of the alias it is reached by; `milpa` when absent. */
  readonly name?: string;
  readonly synonyms?: Synonyms;
  /** Milliseconds a request may take when the question does not say; 10,000 when absent. */
  readonly withinMs?: number;
  /**
   * How a change is made visible before it is acknowledged: with the next refresh of the index, a second at most
   * (`wait_for`, when absent), or at once (`true`), which costs a cluster more.
   */
  readonly refresh?: 'wait_for' | 'true';
  readonly fetch?: typeof globalThis.fetch;
}

interface Parts {
  readonly connection: Connection;
  readonly name: string;
  readonly refresh: string;
  readonly widen: Widen;
  /** Makes the index when there is none. */
  ensure(): Promise<void>;
}

/** Documents sent in one request. */
const batchSize = 500;

/** The index in an OpenSearch 2 or later, for a portal of many machines. OpenSearch keeps it; nothing of it is kept here. */
export function createOpenSearch(options: OpenSearchOptions): SearchIndex {
  const { url, fetch = globalThis.fetch, withinMs = 10_000, name = 'milpa' } = options;
  const connection = createConnection({ url, fetch, withinMs });
  let made: Promise<void> | undefined;
  const parts: Parts = {
    connection,
    name,
    refresh: options.refresh ?? 'wait_for',
    widen: createWiden(options.synonyms ?? {}),
    ensure() {
      made ??= ensureIndex(connection, name);
      made.catch(() => {
        made = undefined;
      });
      return made;
    },
  };
  return {
    abilities: { fields: true, suggestion: true },
    start: () => undefined,
    put: (documents) => put(parts, documents.map(normalizeDocument)),
    remove: (ids) =>
      change(
        parts,
        ids.map((id) => ({ delete: { _id: id.toLowerCase() } })),
      ),
    async purge(ids) {
      await change(
        parts,
        ids.map((id) => ({ delete: { _id: id.toLowerCase() } })),
      );
      await expunge(parts);
    },
    search: (question) => search(parts, question),
    suggest: (prefix, language, limit) => suggest(parts, prefix, language, limit),
    async rebuild(documents) {
      await parts.ensure();
      const before = await lastPlace(parts);
      let batch: StoredDocument[] = [];
      let rebuilt = 0;
      for await (const document of documents) {
        rebuilt += 1;
        batch.push(normalizeDocument(document));
        if (batch.length < batchSize) continue;
        await put(parts, batch);
        batch = [];
      }
      await put(parts, batch);
      await removeUntil(parts, before);
      return rebuilt;
    },
    ids: () => listIds(parts),
    close: async () => undefined,
  };
}

/** Milliseconds a cluster may take to write what is left of its segments anew. */
const mergeMs = 600_000;
/** A copy of the index says every 30 seconds how far it is; what it may still ask for is not let go before. */
const [expungeTries, expungeEveryMs] = [12, 5000];

/**
 * Deleted documents lie in the segments until these are merged, and what was sent lies in the log of changes until it is
 * flushed. By itself a merge that is asked for leaves segments alone of which less than a tenth is deleted, so that one document
 * among many would stay; and for twelve hours deletions are kept for copies that may come back.
 */
async function expunge({ connection, name }: Parts): Promise<void> {
  const keep = (deletedPart: number | null, period: string | null) =>
    connection.ask('PUT', `/${name}/_settings`, {
      index: { 'merge.policy.expunge_deletes_allowed': deletedPart, 'soft_deletes.retention_lease.period': period },
    });
  const flush = () => connection.ask('POST', `/${name}/_flush?force=true&wait_if_ongoing=true`, undefined, mergeMs);
  await keep(0, '0s');
  try {
    for (let left = expungeTries; left > 0; left -= 1) {
      await flush();
      await connection.ask('POST', `/${name}/_forcemerge?only_expunge_deletes=true`, undefined, mergeMs);
      await flush();
      // Where others write meanwhile there is always something deleted: then the last of the merges had its time.
      if (parseDeleted(await connection.ask('GET', `/${name}/_stats/docs`)) === 0) return;
      await wait(expungeEveryMs);
    }
  } finally {
    await keep(null, null);
  }
}

async function ensureIndex(connection: Connection, name: string): Promise<void> {
  const index = `${name}-v${definitionVersion}`;
  try {
    await connection.ask('PUT', `/${index}`, { ...indexDefinition, aliases: { [name]: { is_write_index: true } } });
  } catch (error) {
    // Another process, or another day, was first.
    if (!(error instanceof OpenSearchRefused) || !error.message.includes('resource_already_exists_exception'))
      throw error;
  }
}

async function put(parts: Parts, documents: readonly StoredDocument[]): Promise<void> {
  for (let at = 0; at < documents.length; at += batchSize)
    await change(
      parts,
      documents
        .slice(at, at + batchSize)
        .flatMap((document) => [{ index: { _id: document.id } }, describeDocument(document)]),
    );
}

async function change(parts: Parts, lines: readonly object[]): Promise<void> {
  if (lines.length === 0) return;
  await parts.ensure();
  const body = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
  parseBulk(await parts.connection.ask('POST', `/${parts.name}/_bulk?refresh=${parts.refresh}`, body, 60_000));
}

const find = async (parts: Parts, body: object, withinMs?: number): Promise<Found> => {
  await parts.ensure();
  return parseFound(await parts.connection.ask('POST', `/${parts.name}/_search`, body, withinMs));
};

async function search(parts: Parts, question: SearchQuestion): Promise<SearchAnswer> {
  const written = parseQuestion(question.words);
  if (written.length === 0) return (await answer(parts, question, [])).answer;
  if (question.need === 'any') return (await answer(parts, question, parts.widen(written), 'any')).answer;
  const exact = await answer(parts, question, parts.widen(written));
  if (exact.matched) return { ...exact.answer, ...(await suggestBetter(parts, question, written, exact.answer)) };
  const alike = await findAlike(parts, written, 'missing');
  const mended = replaceWords(written, (word) => alike.get(word)?.[0]?.text);
  if (mended) {
    const found = await answer(parts, question, parts.widen(mended));
    if (found.matched) return { ...found.answer, relaxed: 'mended', words: formatQuestion(mended) };
  }
  const any = await answer(parts, question, parts.widen(mended ?? written), 'any');
  return any.matched ? { ...any.answer, relaxed: 'any' } : exact.answer;
}

/** `matched`: whether anything has the words, whatever the filters leave of it. */
async function answer(parts: Parts, question: SearchQuestion, clauses: readonly Clause[], need: 'all' | 'any' = 'all') {
  const words = clauses.length === 0 ? { match_all: {} } : formatWords(clauses, need);
  const filters = listFilters(question);
  const found = await find(
    parts,
    {
      query: { bool: { must: [words], filter: listConditions(question) } },
      post_filter: { bool: { filter: [...filters.values()] } },
      aggs: formatCounts(question, filters),
      sort: formatSort(question, clauses.length > 0),
      from: question.offset,
      size: question.limit,
      track_total_hits: true,
    },
    question.withinMs,
  );
  const { total, counts } = found;
  const facets = Object.fromEntries([...new Set(question.facets)].map((facet) => [facet, counts.get(facet) ?? []]));
  const hits = found.hits.map(({ document: { id, kind, texts } }) => ({
    id,
    kind,
    reasons: explain(texts, clauses, question.language),
  }));
  const matched = total > 0 || clauses.length === 0 || (await matches(parts, words));
  return { matched, answer: { total, hits, facets } satisfies SearchAnswer };
}

const matches = async (parts: Parts, query: object): Promise<boolean> =>
  (await find(parts, { query, size: 0, track_total_hits: 1 })).total > 0;

/** A word is taken for a typing error when it stands in no more documents than this, and one like it in ten times as many. */
const rare = 5;
const times = 10;

async function suggestBetter(parts: Parts, question: SearchQuestion, written: readonly Clause[], found: SearchAnswer) {
  if (found.total > rare) return {};
  const alike = await findAlike(parts, written, 'popular');
  const better = replaceWords(written, (word) => alike.get(word)?.find((each) => each.freq >= times)?.text);
  if (!better) return {};
  const more = await answer(parts, { ...question, limit: 0, facets: [] }, parts.widen(better));
  return more.answer.total > Math.max(1, found.total) * (times - 1) ? { suggestion: formatQuestion(better) } : {};
}

/** Known words like those of the question: of unknown ones (`missing`), or more frequent ones (`popular`). */
async function findAlike(parts: Parts, clauses: readonly Clause[], mode: 'missing' | 'popular') {
  const texts = clauses.filter((clause) => !clause.excluded).flatMap((clause) => clause.any.map((each) => each.text));
  const text = [...new Set(texts.flatMap((each) => listWords(fold(each))))].join(' ');
  if (text === '')
    return new Map<string, Found['alike'] extends ReadonlyMap<string, infer Options> ? Options : never>();
  const term = {
    field: 'spell',
    suggest_mode: mode,
    sort: 'score',
    max_edits: 2,
    min_word_length: 4,
    prefix_length: 0,
  };
  const { alike } = await find(parts, { size: 0, suggest: { words: { text, term } } });
  return alike;
}

/** Documents looked at for completions. */
const mostLooked = 200;

async function suggest(parts: Parts, prefix: string, language: Language, limit: number): Promise<Suggestion[]> {
  const typed = listWords(fold(prefix)).slice(0, 8);
  if (typed.length === 0) return [];
  const filter = typed.map((word, at) =>
    at === typed.length - 1 ? { prefix: { names: { value: word } } } : { term: { names: { value: word } } },
  );
  const sort = [{ use: 'desc' }, { modified: 'desc' }, { id: 'asc' }];
  const { hits } = await find(parts, { query: { bool: { filter } }, sort, size: mostLooked });
  const documents = hits.map((hit) => hit.document);
  return completeFrom(documents, typed, language, limit);
}

async function* listIds(parts: Parts): AsyncGenerator<string> {
  for (let after: readonly unknown[] | undefined; ; ) {
    const { hits } = await find(parts, {
      sort: [{ id: 'asc' }],
      size: 10_000,
      _source: ['id'],
      ...(after ? { search_after: after } : {}),
    });
    for (const { document } of hits) yield document.id;
    after = hits.at(-1)?.sort;
    if (!after) return;
  }
}

/** The place of the last change of what is there. */
async function lastPlace(parts: Parts): Promise<number> {
  await parts.connection.ask('POST', `/${parts.name}/_refresh`);
  const { hits } = await find(parts, { sort: [{ _seq_no: 'desc' }], size: 1, _source: ['id'] });
  return Number(hits[0]?.sort[0] ?? -1);
}

/** Removes what has not changed since; what is changed while it is removed stays. */
async function removeUntil(parts: Parts, place: number): Promise<void> {
  for (;;) {
    await parts.connection.ask('POST', `/${parts.name}/_refresh`);
    const { hits } = await find(parts, {
      query: { range: { _seq_no: { lte: place } } },
      size: batchSize,
      _source: ['id'],
      seq_no_primary_term: true,
    });
    if (hits.length === 0) return;
    const lines = hits.map(({ document, place: if_seq_no, term: if_primary_term }) => ({
      delete: { _id: document.id, if_seq_no, if_primary_term },
    }));
    await change(parts, lines);
  }
}
