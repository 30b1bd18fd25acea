import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Engine, ExportRequest, Limits, ReadRequest, StoredTable, StreamRequest } from '../contract.ts';
import { defaultLimits, EngineFailure } from '../contract.ts';
import { followPipe, openPipe } from '../pipe.ts';
import { type Child, clearAbandoned, startChild } from './child.ts';
import { createLane, type Lane, type LaneCall } from './lane.ts';
import { parseDiff, parseReading, parseRows, parseSize } from './parse.ts';
import type { Reach } from './sandbox.ts';
import { readSmall, smallBytes, smallFiles } from './small-files.ts';
import { ownFolderOnly, startReader } from './spare.ts';

export interface PoolOptions {
  /** Scratch folder of the workers; made when absent. */
  readonly tempDirectory: string;
  /** Folders in which stored tables lie: the processes that answer questions then read nothing else. */
  readonly tableFolders?: readonly string[];
  /** Files read at the same time, each in a process of its own. */
  readonly readers?: number;
  /** Small files of one group read at the same time, by processes that read several of them. */
  readonly smallReaders?: number;
  /** Warm processes that answer questions about tables. */
  readonly queryWorkers?: number;
  /** Exports and comparisons at the same time, each in a process of its own: a page of rows never waits for them. */
  readonly exporters?: number;
  /** Streams at the same time, each from a process of its own for as long as its reader takes. */
  readonly streamers?: number;
  /** Questions one warm process answers before a fresh one takes its place. */
  readonly questionsPerWorker?: number;
  /** Questions that may wait in each line; beyond it the pool fails at once with `broken`. */
  readonly queueLength?: number;
  readonly queryTimeMs?: number;
  readonly exportTimeMs?: number;
  /** How long a stream may take, its reader's slowness included. */
  readonly streamTimeMs?: number;
  readonly limits?: Partial<Limits>;
  /** From `startSpareReader`: the first small file of a group is read by it. */
  readonly spareReader?: Child;
}

type Settings = Required<Omit<PoolOptions, 'limits' | 'tableFolders' | 'spareReader'>> & { readonly limits: Limits };

const defaults = ({ tableFolders: _, spareReader: __, ...options }: PoolOptions): Settings => ({
  readers: 1,
  smallReaders: 2,
  queryWorkers: Math.max(2, availableParallelism()),
  exporters: 1,
  streamers: 4,
  questionsPerWorker: 5000,
  queueLength: 500,
  queryTimeMs: 15_000,
  exportTimeMs: 10 * 60_000,
  streamTimeMs: 60 * 60_000,
  ...options,
  tempDirectory: resolve(options.tempDirectory),
  limits: { ...defaultLimits, ...options.limits },
});

/** A page of rows needs less than a conversion, and there are more of them at once. */
const queryMemory = 2 ** 30;

/** A page of rows told to stop has this long; then its process is killed, and another one started before anybody asks. */
const queryGraceMs = 150;

/** An engine whose question-answering processes can be started before the first question. */
export interface EnginePool extends Engine {
  warm(): void;
}

/**
 * The engine in disposable processes: whatever a file or a question does to one, the portal goes on. Reads, exports and comparisons
 * get a process each that can touch its own files only (small files of one group share one in turn); pages of rows are answered by warm processes that write nothing.
 */
export function createEnginePool(options: PoolOptions): EnginePool {
  const settings = defaults(options);
  const { tempDirectory, limits } = settings;
  mkdirSync(tempDirectory, { recursive: true });
  clearAbandoned(tempDirectory);
  const { readers, smallReaders, exporters, queries, streams } = openLanes(settings);
  const once = (own: Limits, reach: Reach) => () => startReader(tempDirectory, own, reach);
  if (options.spareReader) smallReaders.adopt(options.spareReader);
  const folders = options.tableFolders?.map((folder) => resolve(folder));
  const warm = () =>
    startChild({
      tempDirectory,
      memoryBytes: Math.min(limits.memoryBytes, queryMemory),
      threads: limits.threads,
      uses: 'pages',
      reach: { read: folders ?? ['*'], write: [] },
      ...(folders ? { allowed: { paths: [], folders } } : {}),
    });
  return {
    async read(given, call) {
      const own = { ...limits, ...given.limits };
      const request = { ...absolute(given), limits: own };
      const { group } = request;
      const asked = { ...call, timeMs: own.timeMs };
      if (group !== undefined && given.limits === undefined && (await isSmall(request.path)))
        return smallReaders.hold(
          call?.signal,
          once(own, ownFolderOnly),
          (child) => readSmall(child, request, asked),
          group,
        );
      const start = once(own, { read: [request.path], write: request.out === undefined ? [] : [request.out] });
      const raw = await readers.ask({ kind: 'read', request }, asked, start);
      return parseReading(raw, request.out);
    },
    async rows(table, query, call) {
      const asked = { ...call, timeMs: settings.queryTimeMs, graceMs: queryGraceMs };
      const question = { kind: 'rows', table: at(table), query } as const;
      try {
        return parseRows(await queries.ask(question, asked, warm), query);
      } catch (error) {
        if (error instanceof EngineFailure) queries.prepare(warm);
        throw error;
      }
    },
    async export(given, call) {
      const request: ExportRequest = { ...given, table: at(given.table), to: resolve(given.to) };
      const start = once({ ...limits, ...given.limits }, { read: [request.table.path], write: [dirname(request.to)] });
      const timeMs = given.limits?.timeMs ?? settings.exportTimeMs;
      return parseSize(await exporters.ask({ kind: 'export', request }, { ...call, timeMs }, start));
    },
    stream: (given, call) =>
      openStream(streams, warm, { ...given, table: at(given.table) }, { ...call, timeMs: settings.streamTimeMs }),
    async diff(given, call) {
      const request = { ...given, before: at(given.before), after: at(given.after) };
      const start = once(limits, { read: [request.before.path, request.after.path], write: [] });
      const asked = { ...call, timeMs: settings.exportTimeMs };
      return parseDiff(await exporters.ask({ kind: 'diff', request }, asked, start));
    },
    warm() {
      queries.prepare(warm);
      streams.prepare(warm, 1);
    },
    async close() {
      await Promise.all([readers.close(), smallReaders.close(), exporters.close(), queries.close(), streams.close()]);
    },
  };
}

function openLanes({ queueLength, questionsPerWorker: uses, ...sizes }: Settings) {
  return {
    readers: createLane({ size: sizes.readers, queueLength, uses: 1 }),
    smallReaders: createLane({ size: sizes.smallReaders, queueLength, uses: smallFiles, idleMs: 5000 }),
    exporters: createLane({ size: sizes.exporters, queueLength, uses: 1 }),
    queries: createLane({ size: sizes.queryWorkers, queueLength, uses, answersFirst: true }),
    streams: createLane({ size: sizes.streamers, queueLength, uses }),
  };
}

/** A file that is not there is for the reader to tell. */
const isSmall = (path: string) =>
  stat(path).then(
    ({ size }) => size <= smallBytes,
    () => false,
  );

/** The process is the stream's until its last byte; one whose reader went away is not asked to hurry but ended. */
function openStream(lane: Lane, start: () => Child, request: StreamRequest, call: LaneCall): Promise<Readable> {
  return new Promise((resolve, reject) => {
    const work = lane.hold(call.signal, start, async (child) => {
      const pipe = await openPipe(child.folder);
      try {
        const asked = child.ask({ kind: 'export', request: { ...request, to: pipe.path } }, call);
        resolve(await followPipe(pipe, asked, child.kill));
        await asked;
        if (!pipe.readable.closed) await once(pipe.readable, 'close');
      } finally {
        pipe.readable.destroy();
        await pipe.remove();
      }
    });
    // After the first byte a failure breaks the stream; nobody waits here any more.
    work.catch(reject).finally(() => lane.prepare(start, 1));
  });
}

// Workers live in a folder of their own, so a relative path would mean another place there.
const at = (table: StoredTable): StoredTable => ({ ...table, path: resolve(table.path) });
const absolute = (request: ReadRequest): ReadRequest => ({
  ...request,
  path: resolve(request.path),
  ...(request.out ? { out: resolve(request.out) } : {}),
});
