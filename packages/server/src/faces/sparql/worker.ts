import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type Quad, Store } from 'oxigraph';
import { files } from './graph/model.ts';
import type { Message, Order, Question, WorkerSettings } from './protocol.ts';

// A disposable process: it holds the catalogue as everyone may read it, answers one question at a time, and ends with its parent.
// What comes from the parent needs no proof: it made this process.
const parseSettings = (text: string) => JSON.parse(text) as WorkerSettings;
const parseOrder = (message: unknown) => message as Order;

const settings = parseSettings(process.argv[2] ?? '{}');
const say = (message: Message) => process.send?.(message);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const format = 'application/n-triples';
const store = new Store();
const pathOf = (name: string) => join(settings.graph, name);
store.load(readPieces(pathOf(files.plain)), { format, lenient: true });
enter(files.labelled);
for (const change of settings.changes) follow(change);
process.on('message', (message) => say(obey(parseOrder(message))));
say({ kind: 'ready', statements: store.size });

function obey(order: Order): Message {
  if (order.kind === 'question') return answer(order);
  for (const change of order.changes) follow(change);
  return { kind: 'ready', statements: store.size };
}

function follow(change: string): void {
  for (const quad of readStatements(files.gone(change))) store.delete(quad);
  enter(files.come(change));
}

/** With the labels that blank nodes have in the file: what is loaded as a whole gets others. */
function enter(name: string): void {
  for (const quad of readStatements(name)) store.add(quad);
}

function* readStatements(name: string): Generator<Quad> {
  yield* parse(readPieces(pathOf(name)), { format, lenient: true });
}

function* readPieces(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(2 ** 20);
  try {
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) yield buffer.subarray(0, size);
  } finally {
    closeSync(file);
  }
}

function answer({ query, mediaType }: Question): Message {
  try {
    const text = store.query(query, { results_format: mediaType });
    if (typeof text !== 'string') throw new Error('an answer that is no text');
    return text.length > settings.answerSize ? { kind: 'too-large', size: text.length } : { kind: 'answer', text };
  } catch (error) {
    // A panic or an exhausted stack leaves the store in no known state.
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) process.exit(70);
    return { kind: 'refused', message: error instanceof Error ? error.message : String(error) };
  }
}
