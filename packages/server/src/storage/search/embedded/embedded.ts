import { randomUUID } from 'node:crypto';
import { closeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Database } from '../../database/index.ts';
import { type SearchAnswer, type SearchIndex, type SearchQuestion, SearchTooSlow, type Synonyms } from '../contract.ts';
import { normalizeDocument } from '../document/document.ts';
import { log, makeEntry, type Written } from '../log/log.ts';
import { rebuildLog } from '../log/rebuild.ts';
import { createPostgresSearch, type PostgresSearch } from '../postgres/postgres.ts';
import { forgetRows } from '../postgres/table.ts';
import { type Crew, createCrew } from './crew.ts';
import { beginThread } from './threads/begin.ts';
import type { BuilderData, BuilderReply, BuilderRequest, Change } from './threads/messages.ts';

export interface EmbeddedSearchOptions {
  readonly database: Database;
  /** Where snapshots are kept; no other portal's. */
  readonly folder: string;
  readonly synonyms?: Synonyms;
  /** Threads that answer questions; one for each processor, when absent, two at least and four at most: a slow question holds up its own thread only. */
  readonly threads?: number;
  /** Milliseconds a question may take when it does not say; 10,000 when absent. */
  readonly withinMs?: number;
  /** Milliseconds without a change after which a snapshot is written; 20,000 when absent. */
  readonly quietMs?: number;
  /** Milliseconds between two looks at the log, besides being told of each commit; 1000 when absent. */
  readonly pollMs?: number;
  /** Milliseconds between two comparisons of the index with the log; an hour when absent. */
  readonly compareMs?: number;
  readonly onTrouble?: (what: string) => void;
}

export interface EmbeddedSearch extends SearchIndex {
  /** Resolves when the index itself answers, and PostgreSQL need not. */
  ready(): Promise<void>;
}

/**
 * The index in memory of threads beside the process, made from the log in PostgreSQL and never ahead of it. Until it is
 * loaded PostgreSQL's own full-text search answers, less well.
 */
export function createEmbeddedSearch(options: EmbeddedSearchOptions): EmbeddedSearch {
  const { database } = options;
  const writer = randomUUID();
  const fallback = createPostgresSearch(database, options);
  const usual = options.withinMs ?? 10_000;
  let running: Running | undefined;
  const start = (): Running => {
    running ??= run(options, writer, fallback);
    return running;
  };
  return {
    abilities: { fields: true, suggestion: true },
    start: () => void start(),
    ready: () => start().loaded,
    async put(documents) {
      if (documents.length === 0) return;
      const stored = new Map(documents.map((each) => [each.id.toLowerCase(), normalizeDocument(each)]));
      const written = await log.put(database, [...stored.values()].map(makeEntry), writer);
      await running?.hand(written);
    },
    async remove(ids) {
      if (ids.length === 0) return;
      const written = await log.remove(database, ids, writer);
      await running?.hand(written);
    },
    async purge(ids) {
      await log.remove(database, ids);
      await forgetRows(database, ids);
      await log.renew(database);
      await running?.reach(await log.last(database));
    },
    async search(question) {
      const own = start();
      const limit = question.withinMs ?? usual;
      if (own.isLoaded()) return within(limit, search(own.crew, question, limit));
      await fallback.catchUp(firstMs);
      return fallback.search({ ...question, withinMs: limit });
    },
    async suggest(prefix, language, limit) {
      const own = start();
      if (!own.isLoaded()) return fallback.suggest(prefix, language, limit);
      const result = await within(usual, own.crew.ask({ do: 'complete', prefix, language, limit }));
      return result.did === 'complete' ? result.suggestions : [];
    },
    async rebuild(documents) {
      const onWritten = async (written: Written) => running?.handAhead(written);
      const rebuilt = await rebuildLog(database, documents, { writer, onWritten });
      await running?.reach(rebuilt.reached);
      return rebuilt.documents;
    },
    ids: () => log.ids(database),
    close: async () => running?.close(),
  };
}

/** How long the first questions wait for PostgreSQL's own search to catch up. */
const firstMs = 500;
/** Milliseconds after the last change from which PostgreSQL's own search catches up too, a tenth of the time. */
const idleMs = 10_000;
const restTimes = 9;

interface Running {
  readonly crew: Crew;
  readonly loaded: Promise<void>;
  isLoaded(): boolean;
  /** Resolves when the log up to that place is found here; at once when PostgreSQL answers, which looks into the log itself. */
  reach(place: number): Promise<void>;
  /** The same for what this process wrote, which is handed over. */
  hand(written: Written): Promise<void>;
  /** The same of much: resolves when all but some of what was handed over is found. */
  handAhead(written: Written): Promise<void>;
  close(): Promise<void>;
}

/** Documents handed over before they are found: more would be held in memory for nothing. */
const mostAhead = 8192;

const parseReply = (message: unknown): BuilderReply => message as BuilderReply;

function run(options: EmbeddedSearchOptions, writer: string, fallback: PostgresSearch): Running {
  const trouble = options.onTrouble ?? (() => undefined);
  const size = options.threads ?? Math.min(4, Math.max(2, availableParallelism()));
  const crew = createCrew(size, { synonyms: options.synonyms ?? {}, databaseUrl: options.database.url }, trouble);
  const follower = createFollower(options, writer, crew, trouble);
  const idle = createIdle(fallback, trouble);
  return {
    crew,
    loaded: follower.loaded,
    isLoaded: follower.isLoaded,
    async reach(place) {
      idle.changed();
      await follower.reach(place);
    },
    async hand(written) {
      idle.changed();
      await follower.hand(written, written.reached);
    },
    async handAhead(written) {
      idle.changed();
      await follower.hand(written, written.reached - mostAhead);
    },
    async close() {
      await idle.close();
      await follower.close();
      await crew.close();
      follower.closeFiles();
    },
  };
}

/** PostgreSQL's own search follows when there is little else to do, for the day it is needed. */
function createIdle(fallback: PostgresSearch, trouble: (what: string) => void) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let closed = false;
  const once = async () => {
    const started = performance.now();
    try {
      if (!(await fallback.catchUp(0))) set(restTimes * (performance.now() - started));
    } catch (error) {
      if (!closed) trouble(`PostgreSQL's own search could not catch up: ${String(error)}`);
    }
  };
  const set = (milliseconds: number) => {
    clearTimeout(timer);
    if (closed) return;
    timer = setTimeout(() => {
      running = once();
    }, milliseconds);
    timer.unref();
  };
  set(idleMs);
  return {
    changed: () => set(idleMs),
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** The thread that keeps the index, started again when it ends. */
function createFollower(options: EmbeddedSearchOptions, writer: string, crew: Crew, trouble: (what: string) => void) {
  const data: BuilderData = {
    databaseUrl: options.database.url,
    writer,
    folder: options.folder,
    quietMs: options.quietMs ?? 20_000,
    pollMs: options.pollMs ?? 1000,
    compareMs: options.compareMs ?? 3_600_000,
  };
  let loaded = false;
  let closing = false;
  let reached = 0;
  let waiting: { readonly place: number; readonly resolve: () => void }[] = [];
  let worker: Worker;
  const whenLoaded = Promise.withResolvers<void>();
  const files = new Map<number, number>();
  const take = async (reply: BuilderReply) => {
    if (reply.did === 'trouble') return trouble(`${reply.what}: ${reply.message}`);
    if (reply.did === 'change') {
      await crew.change(reply.change);
      // Nobody reads any more in what was dropped.
      closeDropped(files, reply.change);
      reached = Math.max(reached, reply.change.reached);
      for (const each of waiting) if (each.place <= reached) each.resolve();
      waiting = waiting.filter((each) => each.place > reached);
      return;
    }
    loaded = true;
    whenLoaded.resolve();
  };
  const start = () => {
    // The files it opens are read by others, and closed here.
    worker = beginThread('builder', { workerData: data, trackUnmanagedFds: false, stays: true });
    // One after the other: what comes later must not be seen before.
    let last: Promise<void> = Promise.resolve();
    worker.on('message', (message: unknown) => {
      last = last.then(() => take(parseReply(message))).catch((error: unknown) => trouble(String(error)));
    });
    worker.on('error', (error) => trouble(`The thread that keeps the index failed: ${error.message}`));
    worker.on('exit', () => {
      if (!closing) setTimeout(start, 1000).unref();
    });
  };
  start();
  const tell = (request: BuilderRequest) => worker.postMessage(request);
  const untilReached = (place: number) => new Promise<void>((resolve) => waiting.push({ place, resolve }));
  return {
    loaded: whenLoaded.promise,
    isLoaded: () => loaded,
    async reach(place: number) {
      if (!loaded || place <= reached) return;
      tell({ do: 'look' });
      await untilReached(place);
    },
    /** Until `place` is found. */
    async hand(written: Written, place: number) {
      if (!loaded || written.reached <= reached) return;
      tell({ do: 'hand', written, urgent: place === written.reached });
      if (place > reached) await untilReached(place);
    },
    async close() {
      closing = true;
      const ended = new Promise((resolve) => worker.once('exit', resolve));
      tell({ do: 'end' });
      await ended;
      for (const { resolve } of waiting) resolve();
    },
    /** Closes what the threads read in, when they have ended. */
    closeFiles() {
      for (const file of files.values()) closeSync(file);
      files.clear();
    },
  };
}

function closeDropped(files: Map<number, number>, { reset, texts }: Change): void {
  const gone = reset ? [...files.keys()] : texts.drop;
  const closing = gone.flatMap((id) => files.get(id) ?? []);
  for (const id of gone) files.delete(id);
  for (const { id, file } of texts.add) files.set(id, file);
  const open = new Set(files.values());
  for (const file of closing) if (!open.has(file)) closeSync(file);
}

async function search(crew: Crew, question: SearchQuestion, withinMs: number): Promise<SearchAnswer> {
  const asked = performance.timeOrigin + performance.now();
  const result = await crew.ask({ do: 'ask', question, withinMs, asked });
  if (result.did !== 'ask') throw new Error('The search gave no answer');
  return result.answer;
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
