import { join } from 'node:path';
import { DatasetId } from '@milpa/sdk';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { CatalogueEvent, Events } from '../../events.ts';
import { createTurns, type RawRoute } from '../../http/index.ts';
import type { JobHandlers, Jobs } from '../../jobs/index.ts';
import type { Database } from '../../storage/database/index.ts';
import type { StatementSource } from './graph/index.ts';
import { createSparqlPool, waitFor } from './pool.ts';
import { busy, notOffered } from './problems.ts';
import { createSparqlRoutes } from './routes.ts';
import { createSnapshots, type Snapshot, type Snapshots } from './snapshot.ts';
import { store } from './store.ts';

export interface SparqlNeeds {
  readonly publicUrl: string;
  readonly dataFolder: string;
  readonly database: Database;
  readonly clock: Clock;
  readonly jobs: Pick<Jobs, 'add'>;
  /** The whole catalogue as N-Triples, dataset by dataset. */
  readonly statements: StatementSource;
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
  /** Seconds between a change and the graph that has it, at least: what comes together is followed together. */
  readonly settleSeconds: number;
  /** Bytes of a graph for which a second passes before it is written whole again: that and reading it takes some time. */
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

type Heard = CatalogueEvent | 'dataset-measured';

export interface Sparql {
  readonly rawRoutes: readonly RawRoute[];
  /** `sparql-snapshot`, without payload: follows what changed. */
  readonly jobs: JobHandlers;
  /** What to do when something happened below. Each may be repeated. */
  readonly events: { readonly [Name in Heard]: (events: readonly Events[Name][]) => Promise<void> };
  /** Follows what changed now. */
  follow(signal: AbortSignal): Promise<void>;
  /** Writes the whole graph anew now. */
  refresh(signal: AbortSignal): Promise<void>;
  /** Lets go of those from before the last order to purge, which answer nothing any more, and asks for a new one. */
  purge(): Promise<void>;
  close(): Promise<void>;
}

const snapshotJob = 'sparql-snapshot';
const AboutDatasets = z.array(z.object({ dataset: DatasetId }));
/** Bytes of memory that a statement takes at the very least, once it was read. */
const leastOfStatement = 200;

/** Questions about the catalogue in SPARQL, answered by disposable processes that hold a copy of its graph and nothing else. */
export function createSparql(needs: SparqlNeeds): Sparql {
  const limits = { ...usual, ...needs.limits };
  const folder = join(needs.dataFolder, 'sparql');
  const restSeconds = (bytes: number) => Math.max(limits.settleSeconds, bytes / limits.bytesASecond);
  const mostStatements = limits.memoryBytes / leastOfStatement;
  const restMs = (bytes: number) => restSeconds(bytes) * 1000;
  const snapshots = createSnapshots({ ...needs, folder, mostStatements, restMs });
  const pool = createSparqlPool({ ...limits, workFolder: join(folder, 'work') });
  const turns = createTurns(limits.ofOne, busy);
  const requireSnapshot = createFirst(snapshots, limits);
  const ask = (delaySeconds: number) =>
    needs.jobs.add(needs.database, snapshotJob, {}, { key: snapshotJob, delaySeconds, keepsTime: true });
  const follow = async (signal: AbortSignal) => {
    const isMore = await snapshots.follow(signal);
    if (isMore) await ask(restSeconds((await snapshots.find())?.bytes ?? 0));
  };
  const note = async (datasets: readonly DatasetId[] | null) => {
    // Nobody follows what cannot be asked; whether it still cannot is looked at once a day.
    if ((await snapshots.find())?.isTooLarge) return await ask(day);
    await store.note(needs.database, datasets);
    await ask(limits.settleSeconds);
  };
  const noteDatasets = (events: unknown) => note(AboutDatasets.parse(events).map(({ dataset }) => dataset));
  return {
    rawRoutes: createSparqlRoutes({
      publicUrl: needs.publicUrl,
      answer: (query, mediaType, { request, signal }) =>
        turns(needs.addressOf(request), async () =>
          pool.ask({ kind: 'question', query, mediaType }, await requireSnapshot(), signal),
        ),
    }),
    jobs: { [snapshotJob]: (_, signal) => follow(signal) },
    events: {
      'dataset-released': noteDatasets,
      'dataset-withdrawn': noteDatasets,
      'dataset-restored': noteDatasets,
      'dataset-measured': noteDatasets,
      'institution-changed': () => note(null),
    },
    follow,
    refresh: async (signal) => void (await snapshots.make(signal)),
    async purge() {
      await snapshots.clear();
      await needs.jobs.add(needs.database, snapshotJob, {}, { key: snapshotJob });
    },
    close: () => pool.close(),
  };
}
const day = 86_400;

/** Before the first job has run, or after a purge, the first question makes a snapshot, for all who come meanwhile. */
function createFirst(
  snapshots: Snapshots,
  { loadMs, patienceMs }: Pick<SparqlLimits, 'loadMs' | 'patienceMs'>,
): () => Promise<Snapshot> {
  let making: Promise<Snapshot> | undefined;
  return async () => {
    const found = await snapshots.find();
    if (!found)
      making ??= snapshots.make(AbortSignal.timeout(loadMs)).finally(() => {
        making = undefined;
      });
    const snapshot = found ?? (making && (await waitFor(making, patienceMs)));
    if (!snapshot || snapshot.isTooLarge) throw notOffered();
    return snapshot;
  };
}
