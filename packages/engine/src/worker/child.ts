import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineFailure, type FailureKind, type Progress, QueryRefused } from '../contract.ts';
import { parseMessage } from './message.ts';
import type { Message, Order, Question, WorkerSettings } from './protocol.ts';
import { describeCommand, type Reach } from './sandbox.ts';
import { type Warden, warden } from './warden.ts';

export interface ChildOptions extends Omit<WorkerSettings, 'tempDirectory'> {
  /** Folder in which the worker gets a scratch folder of its own, emptied when it ends. */
  readonly tempDirectory: string;
  readonly reach: Reach;
  /** What runs in place of `main.ts`: tests put a worker there that does harm. */
  readonly program?: string;
}

export interface Asking {
  readonly timeMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** How long it may take to stop when told to; `graceMs` when absent. */
  readonly graceMs?: number;
}

/** One disposable process. It answers one question at a time; after a failure it is dead. */
export interface Child {
  readonly alive: boolean;
  readonly pid: number | undefined;
  /** Its own folder, the only place where it may write beyond its reach. */
  readonly folder: string;
  /** Resolves when it can be asked; never, when it ends before. */
  readonly ready: Promise<void>;
  /** Resolves when the process has ended and its scratch folder is gone, or left to the next pool. Never rejects. */
  readonly ended: Promise<void>;
  ask(question: Question, asking: Asking): Promise<unknown>;
  kill(): void;
}

/** How long a worker that was told to stop may take before it is killed. */
export const graceMs = 1000;

/** Starts a worker with nothing of the parent's environment, in a folder of its own, within the bounds of its sandbox. */
export function startChild({ reach, program, ...options }: ChildOptions): Child {
  const folder = mkdtempSync(join(options.tempDirectory, `worker-${process.pid}-`));
  const allowed = options.allowed && { ...options.allowed, folders: [...options.allowed.folders, folder] };
  const settings = { ...options, tempDirectory: folder, ...(allowed ? { allowed } : {}) };
  const { command, args } = describeCommand(settings, reach, program);
  const child = spawn(command, [...args], {
    env: { TMPDIR: folder },
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const life = follow(child, folder);
  return {
    get alive() {
      return life.isAlive();
    },
    pid: child.pid,
    folder,
    ready: life.ready,
    ended: life.ended,
    kill: life.kill,
    ask: (question, asking) => converse(child, question, asking, life),
  };
}

/** Removes what workers of processes that are no more left behind. */
export function clearAbandoned(tempDirectory: string): void {
  for (const name of readdirSync(tempDirectory)) {
    const [, pid] = /^worker-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid)))
      rmSync(join(tempDirectory, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

interface Life {
  readonly ready: Promise<void>;
  /** Resolves when the process is no more and all it said has come. */
  readonly gone: Promise<void>;
  readonly ended: Promise<void>;
  readonly kill: () => void;
  readonly isAlive: () => boolean;
  readonly lastWords: () => string;
}

function follow(child: ChildProcess, folder: string): Life {
  let stderr = '';
  let alive = true;
  child.stderr?.on('data', (part: Buffer) => {
    stderr = (stderr + part.toString('utf8')).slice(-4000);
  });
  child.on('error', (error) => {
    stderr += error.message;
  });
  const gone = new Promise<void>((resolve) => {
    const end = () => {
      alive = false;
      resolve();
    };
    child.once('close', end);
    child.once('error', () => child.pid === undefined && end());
  });
  return {
    ready: new Promise((resolve) => child.once('message', () => resolve())),
    gone,
    // What cannot be removed now (a file on its way to a killed process) is found by the next pool: clearAbandoned.
    ended: gone.then(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)),
    kill: () => {
      alive = false;
      child.kill('SIGKILL');
    },
    isAlive: () => alive,
    lastWords: () => stderr.trim().slice(-500),
  };
}

/**
 * Puts one question and waits for the answer, the end of the process, the end of the time, or the caller's change of mind. A worker
 * out of time is told to stop and lives on if it does so within the grace; else it is killed, by the warden when this thread is too
 * busy to do it, and nobody waits until the system has taken it apart.
 */
function converse(child: ChildProcess, question: Question, asking: Asking, life: Life): Promise<unknown> {
  const { timeMs, signal, graceMs: grace = graceMs } = asking;
  return new Promise((resolve, reject) => {
    const watch = guard(child, warden);
    let stopped: EngineFailure | undefined;
    let killing: NodeJS.Timeout | undefined;
    const send = (order: Order) => life.isAlive() && child.connected && child.send(order, () => undefined);
    const stop = (kind: FailureKind, message: string) => {
      stopped ??= new EngineFailure(kind, message);
      send({ kind: 'stop' });
      killing ??= setTimeout(() => fail(new EngineFailure('killed', message)), grace);
    };
    const outOfTime = () => stop('timeout', `no answer within ${timeMs} ms`);
    const onAbort = () => {
      watch.killIn(grace);
      stop('aborted', 'the caller gave up');
    };
    const timer = setTimeout(outOfTime, timeMs);
    watch.killIn(timeMs + grace);
    const settle = (finish: () => void) => {
      watch.leave();
      clearTimeout(timer);
      clearTimeout(killing);
      signal?.removeEventListener('abort', onAbort);
      child.off('message', onMessage);
      finish();
    };
    const fail = (failure: EngineFailure) => {
      if (stopped === undefined || failure.kind !== 'aborted') life.kill();
      settle(() => reject(stopped ?? failure));
    };
    const onMessage = (raw: unknown) => {
      const message: Message | undefined = parseMessage(raw);
      if (!message) fail(new EngineFailure('broken', 'the worker said something that is no message'));
      else if (message.kind === 'progress') asking.onProgress?.(message.progress);
      else if (message.kind === 'failed') fail(new EngineFailure(message.failure, message.message));
      else if (message.kind !== 'ready' && stopped) settle(() => reject(stopped));
      else if (message.kind === 'result') settle(() => resolve(message.result));
      else if (message.kind === 'refused') settle(() => reject(new QueryRefused(message.details)));
    };
    const onEnd = () => {
      // The warden may have been quicker than the timer of this thread.
      if (watch.isOver()) stopped ??= new EngineFailure('timeout', `no answer within ${timeMs} ms`);
      fail(new EngineFailure(endOf(life.lastWords()), describeEnd(life.lastWords())));
    };
    child.on('message', onMessage);
    signal?.addEventListener('abort', onAbort, { once: true });
    void life.gone.then(onEnd);
    void life.ready.then(() => send(question));
    if (signal?.aborted) onAbort();
  });
}

/** The warden's eye on one question; a process that never started needs none. */
function guard({ pid }: ChildProcess, by: Warden) {
  let killAt = Number.POSITIVE_INFINITY;
  return {
    killIn(ms: number) {
      killAt = performance.now() + ms;
      if (pid !== undefined) by.killIn(pid, ms);
    },
    isOver: () => performance.now() >= killAt,
    leave() {
      if (pid !== undefined) by.leave(pid);
    },
  };
}

const describeEnd = (words: string) => `the worker ended before answering: ${words || 'killed'}`;

/** What Node, the C++ library and the loader say last when memory or disk are used up. */
function endOf(words: string): FailureKind {
  if (/ENOSPC|EDQUOT|no space left/i.test(words)) return 'disk-full';
  const memory = /out of memory|bad_alloc|allocation failed|Cannot allocate memory|cannot map|Zone/i;
  return memory.test(words) ? 'memory' : 'killed';
}
