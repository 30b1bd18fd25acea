import { EngineFailure, QueryRefused } from '../contract.ts';
import { createLocalEngine } from '../local.ts';
import type { Asker } from '../query/ask/asker.ts';
import type { Message, Order, Question, WorkerSettings } from './protocol.ts';

// A disposable process: it holds no secret, answers its parent's questions one by one, and ends with its parent.
// What comes from the parent needs no proof: it made this process.
const parseSettings = (text: string) => JSON.parse(text) as WorkerSettings;
const parseOrder = (message: unknown) => message as Order;

const settings = parseSettings(process.argv[2] ?? '{}');
const engine = createLocalEngine({
  tempDirectory: settings.tempDirectory,
  limits: { memoryBytes: settings.memoryBytes, threads: settings.threads },
  ...(settings.allowed ? { allowed: settings.allowed } : {}),
});
const say = (message: Message) => process.send?.(message);
let running = new AbortController();

// A question that runs would hold up an orderly exit.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('message', async (message) => {
  const order = parseOrder(message);
  if (order.kind === 'stop') return running.abort();
  running = new AbortController();
  try {
    say({ kind: 'result', result: await answer(order, running.signal) });
  } catch (error) {
    say(formatError(error));
  }
});
say({ kind: 'ready' });
// What nearly every question needs is loaded before the first one comes.
if (settings.uses === 'pages') await Promise.all([engine.warm(), import('../query/export.ts')]);
else if (settings.uses === 'reading') await Promise.all([import('../duckdb.ts'), import('../read.ts')]);
else await import('../duckdb.ts');

function answer(question: Question, signal: AbortSignal): Promise<unknown> {
  const call = { signal, onProgress: (progress: Parameters<typeof sayProgress>[0]) => sayProgress(progress) };
  switch (question.kind) {
    case 'read':
      return engine.read(question.request, call);
    case 'rows':
      return engine.rows(question.table, question.query, call);
    case 'export':
      return engine.export(question.request, call);
    case 'diff':
      return engine.diff(question.request, call);
    case 'sql':
      return asker().then((each) => each.answer(question.order, signal));
  }
}

let made: Promise<Asker> | undefined;
/** Loaded by the processes that are asked in SQL only. */
function asker(): Promise<Asker> {
  made ??= import('../query/ask/asker.ts').then(({ createAsker }) => createAsker({ diskBytes: 2 ** 30, ...settings }));
  return made;
}

function sayProgress(progress: Extract<Message, { kind: 'progress' }>['progress']) {
  say({ kind: 'progress', progress });
}

function formatError(error: unknown): Message {
  if (error instanceof QueryRefused) return { kind: 'refused', details: error.details };
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', failure: error instanceof EngineFailure ? error.kind : 'broken', message };
}
