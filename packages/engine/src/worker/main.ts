import { EngineFailure, type FailureKind, QueryRefused } from '../contract.ts';
import { createLocalEngine } from '../local.ts';
import type { Message, Question } from './protocol.ts';

// A disposable process: it holds no secret, answers its parent's questions one by one, and ends with its parent.
const [tempDirectory = '.', memoryBytes = '0', threads = '1'] = process.argv.slice(2);
const engine = createLocalEngine({
  tempDirectory,
  limits: { memoryBytes: Number(memoryBytes), threads: Number(threads) },
});

const say = (message: Message) => process.send?.(message);

process.on('disconnect', () => process.exit(0));
process.on('message', async (message) => {
  try {
    say({ kind: 'result', result: await answer(parseQuestion(message)) });
  } catch (error) {
    say(formatError(error));
  }
});
say({ kind: 'ready' });

// What comes from the parent needs no proof: it made this process.
const parseQuestion = (message: unknown) => message as Question;

function answer(question: Question): Promise<unknown> {
  switch (question.kind) {
    case 'read':
      return engine.read(question.request, { onProgress: (progress) => say({ kind: 'progress', progress }) });
    case 'rows':
      return engine.rows(question.table, question.query);
    case 'export':
      return engine.export(question.request);
    case 'diff':
      return engine.diff(question.request);
  }
}

function formatError(error: unknown): Message {
  if (error instanceof QueryRefused) return { kind: 'refused', details: error.details };
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', failure: error instanceof EngineFailure ? error.kind : failureOf(message), message };
}

/** DuckDB and the system say these in words only. */
function failureOf(message: string): FailureKind {
  if (/ENOSPC|no space left/i.test(message)) return 'disk-full';
  if (/out of memory|bad_alloc|allocation fail|memory limit/i.test(message)) return 'memory';
  return 'broken';
}
