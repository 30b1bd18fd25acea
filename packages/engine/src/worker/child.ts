import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { EngineFailure, type FailureKind, type Progress, QueryRefused } from '../contract.ts';
import { parseMessage } from './parse.ts';
import type { Question } from './protocol.ts';

export interface ChildOptions {
  readonly tempDirectory: string;
  readonly memoryBytes: number;
  readonly threads: number;
}

export interface Asking {
  readonly timeMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** One disposable process. It answers one question at a time; after a failure it is not used again. */
export interface Child {
  readonly alive: boolean;
  readonly pid: number | undefined;
  ask(question: Question, asking: Asking): Promise<unknown>;
  kill(): void;
}

const program = fileURLToPath(new URL('./main.ts', import.meta.url));

/**
 * Address space a worker takes beyond what its work needs: Node's type stripping is WebAssembly, which reserves 4 GB it never
 * fills, and heap, libraries and stacks come on top. Measured on Linux x64: 5.1 GB; elsewhere the system sets no such limit.
 */
const overheadBytes = 5.5 * 2 ** 30;

/** Starts a worker with an empty environment, its own folder, and a memory ceiling set by the system where it can. */
export function startChild(options: ChildOptions): Child {
  const heapMb = Math.max(256, Math.floor(options.memoryBytes / 2 ** 20));
  // Without its trap handler WebAssembly (Node's type stripping) does not reserve 10 GB of addresses under the ceiling.
  const flags = ['--no-warnings', '--disable-wasm-trap-handler', `--max-old-space-size=${heapMb}`];
  const node = [process.execPath, ...flags, program];
  const args = [...node, options.tempDirectory, String(options.memoryBytes), String(options.threads)];
  const ceilingKb = Math.floor((options.memoryBytes * 1.5 + overheadBytes) / 1024);
  const limit = process.platform === 'linux' ? `ulimit -v ${ceilingKb}; ` : '';
  const child = spawn('/bin/sh', ['-c', `${limit}exec "$0" "$@"`, ...args], {
    // Nothing of the parent's; one setting that keeps the C library from reserving 64 MB of addresses for each thread.
    env: { MALLOC_ARENA_MAX: '2' },
    cwd: options.tempDirectory,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return wrap(child);
}

function wrap(child: ChildProcess): Child {
  let stderr = '';
  let alive = true;
  child.stderr?.on('data', (part: Buffer) => {
    stderr = (stderr + part.toString('utf8')).slice(-4000);
  });
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      alive = false;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  const ready = new Promise<void>((resolve) => {
    child.once('message', () => resolve());
  });
  const kill = () => {
    alive = false;
    child.kill('SIGKILL');
  };
  return {
    get alive() {
      return alive;
    },
    pid: child.pid,
    kill,
    async ask(question, asking) {
      asking.signal?.throwIfAborted();
      await Promise.race([ready, ended]);
      return converse(child, question, asking, { ended, kill, isAlive: () => alive, lastWords: () => stderr });
    },
  };
}

interface Life {
  readonly ended: Promise<void>;
  readonly kill: () => void;
  readonly isAlive: () => boolean;
  readonly lastWords: () => string;
}

/** Puts one question and waits for the answer, the end of the process, the end of the time, or the caller's change of mind. */
function converse(child: ChildProcess, question: Question, asking: Asking, life: Life): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const stop = (kind: FailureKind, message: string) => {
      life.kill();
      settle(() => reject(new EngineFailure(kind, message)));
    };
    const timer = setTimeout(() => stop('timeout', `no answer within ${asking.timeMs} ms`), asking.timeMs);
    const onAbort = () => stop('aborted', 'the caller gave up');
    const onMessage = (raw: unknown) => {
      const message = parseMessage(raw);
      if (!message) return stop('broken', 'the worker said something that is no message');
      if (message.kind === 'progress') asking.onProgress?.(message.progress);
      else if (message.kind === 'result') settle(() => resolve(message.result));
      else if (message.kind === 'refused') settle(() => reject(new QueryRefused(message.details)));
      else if (message.kind === 'failed') stop(message.failure, message.message);
    };
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      asking.signal?.removeEventListener('abort', onAbort);
      child.off('message', onMessage);
      finish();
    };
    asking.signal?.addEventListener('abort', onAbort, { once: true });
    child.on('message', onMessage);
    const gone = () =>
      stop(
        endOf(life.lastWords()),
        `the worker ended before answering: ${life.lastWords().trim().slice(-500) || 'killed'}`,
      );
    void life.ended.then(gone);
    if (life.isAlive()) child.send(question, (error) => error && gone());
  });
}

const endOf = (words: string): FailureKind =>
  /heap out of memory|bad_alloc|out of memory|Cannot allocate memory|Zone/i.test(words) ? 'memory' : 'killed';
