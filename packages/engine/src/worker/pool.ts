import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { CallOptions, Engine, Limits, ReadRequest, StoredTable } from '../contract.ts';
import { defaultLimits, EngineFailure } from '../contract.ts';
import { type Child, startChild } from './child.ts';
import { parseDiff, parseReading, parseRows, parseSize } from './parse.ts';
import type { Question } from './protocol.ts';

export interface PoolOptions {
  /** Scratch folder of the workers; made when absent. */
  readonly tempDirectory: string;
  /** Files read at the same time, each in a process of its own. */
  readonly readers?: number;
  /** Warm processes that answer questions about tables. */
  readonly queryWorkers?: number;
  /** Questions one warm process answers before a fresh one takes its place. */
  readonly questionsPerWorker?: number;
  /** Questions that may wait; beyond it the pool refuses at once. */
  readonly queueLength?: number;
  readonly queryTimeMs?: number;
  readonly exportTimeMs?: number;
  readonly limits?: Partial<Limits>;
}

type Settings = Required<Omit<PoolOptions, 'limits'>> & { readonly limits: Limits };

const defaults = (options: PoolOptions): Settings => ({
  readers: 1,
  queryWorkers: Math.max(2, availableParallelism()),
  questionsPerWorker: 5000,
  queueLength: 500,
  queryTimeMs: 15_000,
  exportTimeMs: 10 * 60_000,
  ...options,
  tempDirectory: resolve(options.tempDirectory),
  limits: { ...defaultLimits, ...options.limits },
});

/** The engine in disposable processes: whatever a file or a question does to one, the portal goes on. */
export function createEnginePool(options: PoolOptions): Engine {
  const settings = defaults(options);
  mkdirSync(settings.tempDirectory, { recursive: true });
  const readers = createLane(settings.readers, settings.queueLength, () => startChild(childOptions(settings)), 1);
  const memoryBytes = Math.min(settings.limits.memoryBytes, 2 ** 30);
  const querySettings = { ...settings, limits: { ...settings.limits, memoryBytes } };
  const queries = createLane(
    settings.queryWorkers,
    settings.queueLength,
    () => startChild(childOptions(querySettings)),
    settings.questionsPerWorker,
  );
  const ask = (question: Question, timeMs: number, call: CallOptions = {}) =>
    queries.ask(question, { ...call, timeMs });
  return {
    read: async (request, call) => {
      const timeMs = request.limits?.timeMs ?? settings.limits.timeMs;
      const limits = { ...settings.limits, ...request.limits };
      return parseReading(
        await readers.ask({ kind: 'read', request: { ...absolute(request), limits } }, { ...call, timeMs }),
        request.out,
      );
    },
    rows: async (table, query, call) =>
      parseRows(await ask({ kind: 'rows', table: at(table), query }, settings.queryTimeMs, call)),
    export: async (request, call) =>
      parseSize(
        await ask(
          { kind: 'export', request: { ...request, table: at(request.table), to: resolve(request.to) } },
          settings.exportTimeMs,
          call,
        ),
      ),
    diff: async (request, call) =>
      parseDiff(
        await ask(
          { kind: 'diff', request: { ...request, before: at(request.before), after: at(request.after) } },
          settings.exportTimeMs,
          call,
        ),
      ),
    async close() {
      readers.close();
      queries.close();
    },
  };
}

// Workers live in a folder of their own, so a relative path would mean another place there.
const at = (table: StoredTable): StoredTable => ({ ...table, path: resolve(table.path) });
const absolute = (request: ReadRequest): ReadRequest => ({
  ...request,
  path: resolve(request.path),
  ...(request.out ? { out: resolve(request.out) } : {}),
});

const childOptions = ({ tempDirectory, limits }: Settings) => ({
  tempDirectory,
  memoryBytes: limits.memoryBytes,
  threads: limits.threads,
});

interface LaneCall extends CallOptions {
  readonly timeMs: number;
}

interface Lane {
  ask(question: Question, call: LaneCall): Promise<unknown>;
  close(): void;
}

/** So many processes at most, each used so many times; questions wait in line, and the line has an end. */
function createLane(size: number, queueLength: number, start: () => Child, uses: number): Lane {
  const idle: { child: Child; used: number }[] = [];
  const busy = new Set<Child>();
  const waiting: (() => void)[] = [];
  let taken = 0;
  let closed = false;

  // A place is taken before anything is awaited, and handed on to whoever waits first.
  async function enter() {
    if (taken < size) {
      taken += 1;
      return;
    }
    if (waiting.length >= queueLength)
      throw new EngineFailure('timeout', `${queueLength} questions are already waiting`);
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave() {
    const next = waiting.shift();
    if (next) next();
    else taken -= 1;
  }

  function take(): { child: Child; used: number } {
    for (let next = idle.pop(); next; next = idle.pop()) if (next.child.alive) return next;
    return { child: start(), used: 0 };
  }

  async function use(worker: { child: Child; used: number }, question: Question, call: LaneCall) {
    busy.add(worker.child);
    try {
      return await worker.child.ask(question, call);
    } finally {
      busy.delete(worker.child);
      const used = worker.used + 1;
      if (!closed && worker.child.alive && used < uses) idle.push({ child: worker.child, used });
      else worker.child.kill();
    }
  }

  return {
    async ask(question, call) {
      await enter();
      try {
        if (closed) throw new EngineFailure('aborted', 'the engine was closed');
        return await use(take(), question, call);
      } finally {
        leave();
      }
    },
    close() {
      closed = true;
      for (const { child } of idle) child.kill();
      for (const child of busy) child.kill();
    },
  };
}
