import { parentPort, workerData } from 'node:worker_threads';
import type { Language } from '@milpa/sdk';
import { openDatabase } from '../../../database/index.ts';
import { type SearchAnswer, SearchTooSlow } from '../../contract.ts';
import type { StoredDocument } from '../../document/document.ts';
import { explain } from '../../explain/explain.ts';
import { log } from '../../log/log.ts';
import { createWiden } from '../../question/synonyms.ts';
import { type Asking, ask, type BareAnswer, createCheck } from '../ask/ask.ts';
import { countBits, setBit } from '../ask/bits.ts';
import { complete } from '../ask/complete.ts';
import { type Numbering, prepareCounts } from '../ask/count.ts';
import type { Part } from '../ask/narrow.ts';
import { leastPractised, practise } from '../ask/practise.ts';
import { Scratch } from '../ask/scratch.ts';
import { openSegment } from '../segment/segment.ts';
import { Shelf } from '../texts/volume.ts';
import { createMeanwhile } from './meanwhile.ts';
import type { Change, SearcherData, SearcherReply, SearcherRequest, SearcherResult } from './messages.ts';

const parseData = (data: unknown): SearcherData => data as SearcherData;
const parseRequest = (message: unknown): SearcherRequest => message as SearcherRequest;

/** Answers questions from the segments it is given. A thread of its own: the process that serves pages goes on meanwhile. */
const { synonyms, databaseUrl } = parseData(workerData);
const widen = createWiden(synonyms);
const database = openDatabase(databaseUrl, { connections: 2 });
const numbering: Numbering = new Map();
const scratch = new Scratch();
const parts = new Map<number, Part>();
const shelf = new Shelf();

function take(change: Change): void {
  if (change.reset) {
    parts.clear();
    shelf.clear();
  }
  shelf.take(change.texts.add, change.texts.drop);
  for (const id of change.drop) parts.delete(id);
  for (const { id, block, gone } of change.add) {
    parts.set(id, { segment: openSegment(block), gone, goneCount: countBits(gone) });
    unprepared.add(id);
  }
  for (const { part, documents } of change.gone) {
    const own = parts.get(part);
    if (!own) continue;
    for (const document of documents) setBit(own.gone, document);
    own.goneCount += documents.length;
  }
}

const check = (): void => undefined;
const asking = (): Asking => ({ parts: [...parts.values()], numbering, widen, scratch, check });

/** Parts that came and of which no question worked anything out yet. */
const unprepared = new Set<number>();
/** Documents there were when this thread last asked itself; so many times as many, and it does so again. */
let practisedOf = 0;
const growth = 64;

function* prepareParts(): Generator<void> {
  for (const id of unprepared) {
    unprepared.delete(id);
    const part = parts.get(id);
    if (part) yield* prepareCounts(numbering, part.segment);
  }
}

function* practiseAnswers(): Generator<void> {
  for (const { hits, clauses } of practise(asking())) {
    yield;
    for (const { sequence } of hits) explain(shelf.find(sequence)?.texts ?? {}, clauses, 'es');
    yield;
  }
}

const meanwhile = createMeanwhile(() => {
  if (unprepared.size > 0) return prepareParts();
  const documents = [...parts.values()].reduce((sum, { segment }) => sum + segment.documents.count, 0);
  if (documents < Math.max(leastPractised, practisedOf * growth)) return undefined;
  practisedOf = documents;
  return practiseAnswers();
});

const now = (): number => performance.timeOrigin + performance.now();

async function handle(request: SearcherRequest): Promise<SearcherResult> {
  if (request.do === 'change') {
    take(request.change);
    meanwhile.soon();
    return { did: 'change' };
  }
  if (request.do === 'complete') {
    const { prefix, language, limit } = request;
    return { did: 'complete', suggestions: complete([...parts.values()], prefix, language, limit, scratch) };
  }
  const limit = createCheck(request.withinMs, request.asked, now);
  limit();
  const bare = ask({ ...asking(), check: limit }, request.question);
  return { did: 'ask', answer: await giveReasons(bare, request.question.language) };
}

/** Texts lie beside the index; one that does not, or that the disk spoiled, is read from the log, and the next question looked at meanwhile. */
async function giveReasons({ hits, clauses, ...rest }: BareAnswer, language: Language): Promise<SearchAnswer> {
  if (clauses.length === 0 || hits.length === 0)
    return { ...rest, hits: hits.map(({ id, kind }) => ({ id, kind, reasons: [] })) };
  const found = new Map<string, StoredDocument>();
  for (const { id, sequence } of hits) {
    const document = shelf.find(sequence);
    if (document?.id === id) found.set(id, document);
  }
  const missing = hits.filter(({ id }) => !found.has(id)).map(({ id }) => id);
  if (missing.length > 0) for (const [id, document] of await log.read(database, missing)) found.set(id, document);
  return {
    ...rest,
    hits: hits.map(({ id, kind }) => ({ id, kind, reasons: explain(found.get(id)?.texts ?? {}, clauses, language) })),
  };
}

async function answer(request: SearcherRequest): Promise<void> {
  let result: SearcherResult;
  try {
    result = await handle(request);
  } catch (error) {
    result =
      error instanceof SearchTooSlow
        ? { did: 'late', milliseconds: request.do === 'ask' ? request.withinMs : 0 }
        : { did: 'fail', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage({ ...result, number: request.number } satisfies SearcherReply);
}

parentPort?.on('message', (message: unknown) => void answer(parseRequest(message)));
