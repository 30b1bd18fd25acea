import { closeSync, openSync, readSync } from 'node:fs';
import { Store } from 'oxigraph';
import type { Message, Order, WorkerSettings } from './protocol.ts';

// A disposable process: it holds the catalogue as everyone may read it, answers one question at a time, and ends with its parent.
// What comes from the parent needs no proof: it made this process.
const parseSettings = (text: string) => JSON.parse(text) as WorkerSettings;
const parseOrder = (message: unknown) => message as Order;

const settings = parseSettings(process.argv[2] ?? '{}');
const say = (message: Message) => process.send?.(message);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const store = new Store();
store.load(readPieces(settings.snapshot), { format: 'application/n-triples', lenient: true });
process.on('message', (message) => say(answer(parseOrder(message))));
say({ kind: 'ready', statements: store.size });

function* readPieces(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(2 ** 20);
  try {
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) yield buffer.subarray(0, size);
  } finally {
    closeSync(file);
  }
}

function answer({ query, mediaType }: Order): Message {
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
