import { parentPort } from 'node:worker_threads';
import { makeBlocks } from '../keep/parts.ts';
import { Lexicon } from '../segment/lexicon.ts';
import type { MakeReply, MakeRequest } from './messages.ts';

const parseRequest = (message: unknown): MakeRequest => message as MakeRequest;

/** Makes segments of documents, beside the thread that keeps the index. */
const lexicon = new Lexicon();
parentPort?.on('message', (message: unknown) => {
  const { number, rows } = parseRequest(message);
  parentPort?.postMessage({ number, blocks: makeBlocks(rows, lexicon) } satisfies MakeReply);
});
