import { type CallOptions, EngineFailure } from '../contract.ts';
import type { Child } from './child.ts';
import type { Question } from './protocol.ts';

export interface LaneCall extends CallOptions {
  readonly timeMs: number;
}

export interface LaneOptions {
  /** Processes at the same time. */
  readonly size: number;
  /** Questions that may wait. One more is refused at once with EngineFailure `broken`: come again later. */
  readonly queueLength: number;
  /** Questions one process answers before a fresh one takes its place. */
  readonly uses: number;
}

/** Questions in line before a number of processes. */
export interface Lane {
  /** Has the question answered by an idle process, or by one that `start` makes for it. */
  ask(question: Question, call: LaneCall, start: () => Child): Promise<unknown>;
  /** Keeps one process for several questions that belong together. */
  hold<T>(signal: AbortSignal | undefined, start: () => Child, work: (child: Child) => Promise<T>): Promise<T>;
  /** Starts the processes that questions would start, so that the first ones need not wait for it. */
  prepare(start: () => Child): void;
  close(): Promise<void>;
}

interface Worker {
  readonly child: Child;
  readonly used: number;
}

export function createLane({ size, queueLength, uses }: LaneOptions): Lane {
  const idle: Worker[] = [];
  const busy = new Set<Child>();
  const ending = new Set<Promise<void>>();
  const line = createLine(size, queueLength);
  let closed = false;

  function take(start: () => Child): Worker {
    for (let next = idle.pop(); next; next = idle.pop()) if (next.child.alive) return next;
    return { child: start(), used: 0 };
  }

  function retire(child: Child) {
    child.kill();
    const end = child.ended.finally(() => ending.delete(end));
    ending.add(end);
    return end;
  }

  /** A process that may still write is never left behind an answer: what is over is over. */
  async function put({ child, used }: Worker) {
    busy.delete(child);
    if (!closed && child.alive && used + 1 < uses) idle.push({ child, used: used + 1 });
    else await retire(child);
  }

  const closure = () => new EngineFailure('aborted', 'the engine was closed');
  const hold: Lane['hold'] = async (signal, start, work) => {
    if (closed) throw closure();
    await line.enter(signal);
    try {
      if (closed) throw closure();
      const worker = take(start);
      busy.add(worker.child);
      try {
        return await work(worker.child);
      } finally {
        await put(worker);
      }
    } catch (error) {
      throw closed && error instanceof EngineFailure ? closure() : error;
    } finally {
      line.leave();
    }
  };
  return {
    hold,
    ask: (question, call, start) => hold(call.signal, start, (child) => child.ask(question, call)),
    prepare(start) {
      while (!closed && idle.length + busy.size < size) idle.push({ child: start(), used: 0 });
    },
    async close() {
      closed = true;
      for (const { child } of idle.splice(0)) void retire(child);
      for (const child of busy) void retire(child);
      await Promise.all(ending);
    },
  };
}

/** So many at a time; a place is taken before anything is awaited and handed on to whoever waits first. */
function createLine(size: number, queueLength: number) {
  const waiting: { readonly go: () => void }[] = [];
  let taken = 0;
  return {
    async enter(signal: AbortSignal | undefined): Promise<void> {
      if (signal?.aborted) throw new EngineFailure('aborted', 'the caller gave up');
      if (taken < size) {
        taken += 1;
        return;
      }
      if (waiting.length >= queueLength)
        throw new EngineFailure('broken', `${queueLength} questions are already waiting`);
      await new Promise<void>((resolve, reject) => {
        const onAbort = () => {
          waiting.splice(waiting.indexOf(place), 1);
          reject(new EngineFailure('aborted', 'the caller gave up waiting'));
        };
        const place = {
          go() {
            signal?.removeEventListener('abort', onAbort);
            resolve();
          },
        };
        waiting.push(place);
        signal?.addEventListener('abort', onAbort, { once: true });
      });
    },
    leave() {
      const next = waiting.shift();
      if (next) next.go();
      else taken -= 1;
    },
  };
}
