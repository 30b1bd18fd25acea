import { type CallOptions, EngineFailure } from '../contract.ts';
import type { Child } from './child.ts';
import type { Question } from './protocol.ts';

export interface LaneCall extends CallOptions {
  readonly timeMs: number;
  /** How long a process may take to stop when told to. */
  readonly graceMs?: number;
}

export interface LaneOptions {
  /** Processes at the same time. */
  readonly size: number;
  /** Questions that may wait. One more is refused at once with EngineFailure `broken`: come again later. */
  readonly queueLength: number;
  /** Questions one process answers before a fresh one takes its place. */
  readonly uses: number;
  /** How long a process waits for its next question before it is let go; as long as the lane is open when absent. */
  readonly idleMs?: number;
  /**
   * Whoever asked is told of a failure at once, while the process that failed is still being taken apart: for processes of whose
   * unfinished files nobody makes use. Its place stays taken until it has ended.
   */
  readonly answersFirst?: true;
}

/** Questions in line before a number of processes. */
export interface Lane {
  /** Has the question answered by an idle process, or by one that `start` makes for it. */
  ask(question: Question, call: LaneCall, start: () => Child): Promise<unknown>;
  /**
   * Keeps one process for several questions that belong together. With a group, only a process that served the same group before
   * is taken again, and none in which anything failed.
   */
  hold<T>(
    signal: AbortSignal | undefined,
    start: () => Child,
    work: (child: Child) => Promise<T>,
    group?: string,
  ): Promise<T>;
  /** Takes over a process that was started before there was a lane; whoever asks first gets it. */
  adopt(child: Child): void;
  /** Starts the processes that questions would start, `most` of them, so that the first ones need not wait for it. */
  prepare(start: () => Child, most?: number): void;
  close(): Promise<void>;
}

interface Worker {
  readonly child: Child;
  readonly used: number;
  readonly group: string | undefined;
}

export function createLane({ size, queueLength, uses, idleMs, answersFirst }: LaneOptions): Lane {
  const idle: Worker[] = [];
  const busy = new Set<Child>();
  const ending = new Set<Promise<void>>();
  const line = createLine(size, queueLength);
  let closed = false;

  function take(start: () => Child, group: string | undefined): Worker {
    for (let at = idle.length - 1; at >= 0; at--) {
      const worker = idle[at];
      // What nobody used yet is anybody's.
      if (!worker || (worker.group !== group && (worker.used > 0 || worker.group !== undefined))) continue;
      idle.splice(at, 1);
      if (worker.child.alive) return { ...worker, group };
    }
    // What serves another group makes room.
    while (idle.length > 0 && idle.length + busy.size >= size) void retire(idle.shift()?.child);
    return { child: start(), used: 0, group };
  }

  function retire(child: Child | undefined) {
    if (!child) return undefined;
    child.kill();
    const end = child.ended.finally(() => ending.delete(end));
    ending.add(end);
    return end;
  }

  /** A process that may still write is never left behind an answer: what is over is over. */
  async function put({ child, used, group }: Worker, failed: boolean) {
    busy.delete(child);
    if (closed || !child.alive || used + 1 >= uses || (failed && group !== undefined)) return retire(child);
    const worker = { child, used: used + 1, group };
    idle.push(worker);
    if (idleMs !== undefined) setTimeout(() => void retire(takeOut(idle, worker)?.child), idleMs).unref();
    return undefined;
  }

  const hold: Lane['hold'] = async (signal, start, work, group) => {
    if (closed) throw closure();
    await line.enter(signal);
    let over: Promise<unknown> = Promise.resolve();
    try {
      if (closed) throw closure();
      const worker = take(start, group);
      busy.add(worker.child);
      let failed = true;
      try {
        const done = await work(worker.child);
        failed = false;
        return done;
      } finally {
        over = put(worker, failed);
        if (!answersFirst) await over;
      }
    } catch (error) {
      throw closed && error instanceof EngineFailure ? closure() : error;
    } finally {
      void over.then(line.leave);
    }
  };
  return {
    hold,
    ask: (question, call, start) => hold(call.signal, start, (child) => child.ask(question, call)),
    adopt: (child) => idle.push({ child, used: 0, group: undefined }),
    prepare(start, most = size) {
      while (!closed && idle.length + busy.size < Math.min(size, most))
        idle.push({ child: start(), used: 0, group: undefined });
    },
    async close() {
      closed = true;
      for (const { child } of idle.splice(0)) void retire(child);
      for (const child of busy) void retire(child);
      await Promise.all(ending);
    },
  };
}

function takeOut<T>(list: T[], item: T): T | undefined {
  const at = list.indexOf(item);
  return at < 0 ? undefined : list.splice(at, 1)[0];
}

const closure = () => new EngineFailure('aborted', 'the engine was closed');

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
