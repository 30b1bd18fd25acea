import { mkdirSync } from 'node:fs';
import { busy, notOffered, preparing } from './problems.ts';
import { type ProcessOptions, type SparqlProcess, startProcess } from './process.ts';
import type { Question } from './protocol.ts';
import type { Snapshot } from './snapshot.ts';

export interface PoolOptions extends Omit<ProcessOptions, 'snapshot'> {
  /** Questions that are answered at the same time. */
  readonly processes: number;
  /** Milliseconds a question waits for a process that still reads the snapshot; later ones find it further. */
  readonly patienceMs: number;
  /** Questions that may wait besides. */
  readonly waiting: number;
  /** Milliseconds after the last question until the processes end: they hold the whole catalogue. */
  readonly idleMs: number;
}

export interface SparqlPool {
  /** The answer of a process that has read this snapshot, or the last while it is still being read. Throws Problem. */
  ask(question: Question, snapshot: Readable, signal: AbortSignal): Promise<Answered>;
  close(): Promise<void>;
}

/** What a process reads of a snapshot, and what tells it from others. */
export type Readable = Pick<Snapshot, 'folder' | 'changes' | 'set' | 'mark' | 'made' | 'since'>;

/** An answer, with the snapshot that it was read from. */
export interface Answered extends Pick<Snapshot, 'mark' | 'made'> {
  readonly text: string;
}

/** A process and the snapshot it read, which it can follow as long as that is not written whole anew. */
interface Reader {
  readonly process: SparqlProcess;
  /** What it has read once it is ready. */
  snapshot: Readable;
  ready: Promise<unknown>;
  isReady: boolean;
}
interface Seat {
  current: Reader | undefined;
  /** The one that will take its place, still reading a newer snapshot. */
  coming: Reader | undefined;
  busy: boolean;
}

/**
 * So many seats, each with a process that is started when first needed, and anew after it was killed. When there is a newer
 * snapshot, one seat after the other gets a process that has read it; until then it answers from the last.
 */
export function createSparqlPool(options: PoolOptions): SparqlPool {
  const seats: Seat[] = Array.from({ length: options.processes }, () => ({
    current: undefined,
    coming: undefined,
    busy: false,
  }));
  const line = createLine(seats, options.waiting);
  const loader = createLoader(seats, options);
  let idle: NodeJS.Timeout | undefined;
  const rest = () => {
    for (const seat of seats) if (!seat.busy) for (const { process } of listReaders(seat)) process.kill();
  };
  return {
    async ask(question, snapshot, signal) {
      clearTimeout(idle);
      const seat = await line.take();
      try {
        signal.throwIfAborted();
        const { process, snapshot: read } = await loader.require(seat, snapshot);
        return { text: await process.ask(question, signal), mark: read.mark, made: read.made };
      } finally {
        line.leave(seat);
        idle = setTimeout(rest, options.idleMs).unref();
      }
    },
    async close() {
      clearTimeout(idle);
      const running = seats.flatMap(listReaders);
      for (const { process } of running) process.kill();
      await Promise.all(running.map(({ process }) => process.ended));
    },
  };
}

const listReaders = ({ current, coming }: Seat): readonly Reader[] =>
  [current, coming].filter((each) => each !== undefined);

/** First come, first served; rather a seat whose process is there. Throws `query-stopped` when too many wait. */
function createLine(seats: readonly Seat[], most: number) {
  const waiting: ((seat: Seat) => void)[] = [];
  return {
    async take(): Promise<Seat> {
      const free = seats.filter((seat) => !seat.busy);
      const seat = free.find(({ current }) => current?.process.alive) ?? free[0];
      if (seat) {
        seat.busy = true;
        return seat;
      }
      if (waiting.length >= most) throw busy();
      return new Promise((resolve) => waiting.push(resolve));
    },
    leave(seat: Seat) {
      const next = waiting.shift();
      if (next) next(seat);
      else seat.busy = false;
    },
  };
}

/** Throws `query-stopped` when it takes longer. */
export async function waitFor<T>(ready: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(preparing()), ms);
  });
  try {
    return await Promise.race([ready, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** After a snapshot could not be read, nobody waits for another try so long. */
const restAfterFailureMs = 60_000;

function createLoader(seats: readonly Seat[], options: PoolOptions) {
  let unfit: { readonly mark: string; readonly until: number } | undefined;
  /** Notes when it is ready, or that nobody can be for a while. */
  const watch = (reader: Reader, ready: Promise<unknown>) => {
    reader.isReady = false;
    reader.ready = ready;
    const { mark } = reader.snapshot;
    ready.then(
      () => {
        reader.isReady = reader.ready === ready;
      },
      () => {
        unfit = { mark, until: performance.now() + restAfterFailureMs };
      },
    );
  };
  const start = (snapshot: Readable): Reader => {
    if (unfit?.mark === snapshot.mark && performance.now() < unfit.until) throw notOffered();
    mkdirSync(options.workFolder, { recursive: true });
    const process = startProcess({ ...options, snapshot });
    const reader: Reader = { process, snapshot, ready: process.ready, isReady: false };
    watch(reader, process.ready);
    return reader;
  };
  const follow = (reader: Reader, snapshot: Readable) => {
    const missing = snapshot.changes.slice(reader.snapshot.changes.length);
    if (reader.snapshot.set !== snapshot.set || missing.length === 0) return;
    reader.snapshot = snapshot;
    watch(
      reader,
      reader.ready.then(() => reader.process.follow(missing)),
    );
  };
  const renew = (seat: Seat, snapshot: Readable) => {
    // What was purged must not be answered by those who read it before.
    for (const { process, snapshot: read } of listReaders(seat)) if (read.since !== snapshot.since) process.kill();
    if (seat.current && !seat.current.process.alive) seat.current = undefined;
    if (seat.coming && !seat.coming.process.alive) seat.coming = undefined;
    if (seat.coming?.isReady) {
      seat.current?.process.kill();
      [seat.current, seat.coming] = [seat.coming, undefined];
    }
    for (const reader of listReaders(seat)) follow(reader, snapshot);
    const isStale = seat.current?.process.alive && seat.current.snapshot.set !== snapshot.set;
    if (isStale && seats.every(({ coming }) => !coming)) seat.coming = start(snapshot);
  };
  return {
    async require(seat: Seat, snapshot: Readable): Promise<Reader> {
      renew(seat, snapshot);
      if (!seat.current?.process.alive) {
        seat.current = seat.coming ?? start(snapshot);
        seat.coming = undefined;
      }
      const reader = seat.current;
      await waitFor(reader.ready, options.patienceMs);
      return reader;
    },
  };
}
