import { parentPort, workerData } from 'node:worker_threads';
import { SearchTooSlow } from '../../contract.ts';
import { parseStored } from '../../document/document.ts';
import { explain } from '../../explain/explain.ts';
import { createWiden } from '../../question/synonyms.ts';
import { ask, createCheck } from '../ask/ask.ts';
import { countBits, setBit } from '../ask/bits.ts';
import { complete } from '../ask/complete.ts';
import type { Numbering } from '../ask/count.ts';
import type { Part } from '../ask/narrow.ts';
import { openSegment } from '../segment/segment.ts';
import type { Change, SearcherData, SearcherReply, SearcherRequest, SearcherResult } from './messages.ts';

const parseData = (data: unknown): SearcherData => data as SearcherData;
const parseRequest = (message: unknown): SearcherRequest => message as SearcherRequest;

/** Answers questions from the segments it is given. A thread of its own: the process that serves pages goes on meanwhile. */
const widen = createWiden(parseData(workerData).synonyms);
const numbering: Numbering = new Map();
const parts = new Map<number, Part>();

function take(change: Change): void {
  if (change.reset) parts.clear();
  for (const id of change.drop) parts.delete(id);
  for (const { id, block, gone } of change.add)
    parts.set(id, { segment: openSegment(block), gone, goneCount: countBits(gone) });
  for (const { part, documents } of change.gone) {
    const own = parts.get(part);
    if (!own) continue;
    for (const document of documents) setBit(own.gone, document);
    own.goneCount += documents.length;
  }
}

const now = (): number => performance.timeOrigin + performance.now();

function handle(request: SearcherRequest): SearcherResult {
  if (request.do === 'change') {
    take(request.change);
    return { did: 'change' };
  }
  if (request.do === 'ask') {
    const check = createCheck(request.withinMs, request.asked, now);
    check();
    return { did: 'ask', answer: ask({ parts: [...parts.values()], numbering, widen, check }, request.question) };
  }
  if (request.do === 'explain') {
    const documents = request.bodies.map((body) => parseStored(JSON.parse(body)));
    const { clauses, language } = request;
    return { did: 'explain', reasons: documents.map(({ id, texts }) => [id, explain(texts, clauses, language)]) };
  }
  return {
    did: 'complete',
    suggestions: complete([...parts.values()], request.prefix, request.language, request.limit),
  };
}

parentPort?.on('message', (message: unknown) => {
  const request = parseRequest(message);
  let result: SearcherResult;
  try {
    result = handle(request);
  } catch (error) {
    result =
      error instanceof SearchTooSlow
        ? { did: 'late', milliseconds: request.do === 'ask' ? request.withinMs : 0 }
        : { did: 'fail', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage({ ...result, number: request.number } satisfies SearcherReply);
});
