import { join } from 'node:path';
import { createTurns, type RawRoute } from '../../http/index.ts';
import type { JobHandlers, Jobs } from '../../jobs/index.ts';
import type { Queryable } from '../../storage/database/index.ts';
import { createSparqlPool, waitFor } from './pool.ts';
import { busy } from './problems.ts';
import { createSparqlRoutes } from './routes.ts';
import { createSnapshots, type Snapshot } from './snapshot.ts';

export interface SparqlNeeds {
  readonly publicUrl: string;
  readonly dataFolder: string;
  readonly database: Queryable;
  readonly jobs: Pick<Jobs, 'add'>;
  /** The whole catalogue as N-Triples, piece by piece. */
  readonly listTriples: (signal: AbortSignal) => AsyncIterable<string>;
  /** Grows in the transaction that orders a purge: what was listed before may be told nobody. */
  readonly findPurgeMark: () => Promise<number>;
  readonly addressOf: (request: Request) => string;
  readonly limits?: Partial<SparqlLimits>;
}

export interface SparqlLimits {
  readonly processes: number;
  readonly waiting: number;
  /** Queries of one address under way at a time. */
  readonly ofOne: number;
  readonly memoryBytes: number;
  readonly timeMs: number;
  readonly loadMs: number;
  readonly patienceMs: number;
  readonly idleMs: number;
  /** Characters. */
  readonly answerSize: number;
  /** Seconds between a release and the snapshot that has it, at least: releases that come together make one. */
  readonly settleSeconds: number;
  /** Bytes of a snapshot for which a second more is waited: making and reading it takes every process some time. */
  readonly bytesASecond: number;
}
const usual: SparqlLimits = {
  processes: 2,
  waiting: 16,
  ofOne: 2,
  memoryBytes: 2 * 2 ** 30,
  timeMs: 10_000,
  loadMs: 900_000,
  patienceMs: 20_000,
  idleMs: 600_000,
  answerSize: 20_000_000,
  settleSeconds: 10,
  bytesASecond: 4_000_000,
};

export interface Sparql {
  readonly rawRoutes: readonly RawRoute[];
  readonly jobs: JobHandlers;
  /** Something released changed: asks for a new snapshot soon. May be repeated. */
  changed(): Promise<void>;
  /** Makes a new snapshot now. */
  refresh(signal: AbortSignal): Promise<void>;
  /** Lets go of those from before the last order to purge, which answer nothing any more, and asks for a new one. */
  purge(): Promise<void>;
  close(): Promise<void>;
}

const snapshotJob = 'sparql-snapshot';

/** Questions about the catalogue in SPARQL, answered by disposable processes that hold a copy of its graph and nothing else. */
export function createSparql(needs: SparqlNeeds): Sparql {
  const limits = { ...usual, ...needs.limits };
  const folder = join(needs.dataFolder, 'sparql');
  const snapshots = createSnapshots(folder, needs.listTriples, needs.findPurgeMark);
  const pool = createSparqlPool({ ...limits, workFolder: join(folder, 'work') });
  const turns = createTurns(limits.ofOne, busy);
  let making: Promise<Snapshot> | undefined;
  /** Before the first job has run, or after a purge, the first question makes a snapshot, for all who come meanwhile. */
  const requireSnapshot = async (): Promise<Snapshot> => {
    const found = await snapshots.find();
    if (found) return found;
    making ??= snapshots.make(AbortSignal.timeout(limits.loadMs)).finally(() => {
      making = undefined;
    });
    return waitFor(making, limits.patienceMs);
  };
  const refresh = async (signal: AbortSignal) => void (await snapshots.make(signal));
  return {
    rawRoutes: createSparqlRoutes({
      publicUrl: needs.publicUrl,
      answer: (query, mediaType, { request, signal }) =>
        turns(needs.addressOf(request), async () => pool.ask({ query, mediaType }, await requireSnapshot(), signal)),
    }),
    jobs: { [snapshotJob]: (_, signal) => refresh(signal) },
    refresh,
    async purge() {
      await snapshots.clear();
      await needs.jobs.add(needs.database, snapshotJob, {}, { key: snapshotJob });
    },
    async changed() {
      const { bytes = 0 } = (await snapshots.find()) ?? {};
      const delaySeconds = Math.max(limits.settleSeconds, bytes / limits.bytesASecond);
      await needs.jobs.add(needs.database, snapshotJob, {}, { key: snapshotJob, delaySeconds, keepsTime: true });
    },
    close: () => pool.close(),
  };
}
