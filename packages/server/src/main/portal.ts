import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEnginePool, createSqlPool, type SqlPool } from '@milpa/engine';
import type { Logger } from 'pino';
import { readSynonyms } from '../catalogue/index.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { App } from '../http/index.ts';
import { migrateJobs, runJobs, startWorker, type Worker } from '../jobs/index.ts';
import { createPrecedence } from '../precedence.ts';
import { type Random, systemRandom } from '../random.ts';
import { type Database, migrate, openDatabase } from '../storage/database/index.ts';
import { createDiskFiles } from '../storage/files/index.ts';
import { readExtraFields } from './extra-fields.ts';
import { createLog } from './log.ts';
import { requireSecret } from './secret.ts';
import { openServer, type Server } from './server.ts';
import { createDomains, createWeb, type Domains } from './wire.ts';

/** What a portal takes from the world besides its settings; tests give their own. */
export interface Effects {
  readonly now: Clock;
  readonly random: Random;
  readonly log: Logger;
  /** A database already entered; the portal leaves it when it closes. */
  readonly server: Server;
}

/** A whole portal in this process. Nothing listens and no job runs until asked. */
export interface Portal {
  readonly fetch: App['fetch'];
  readonly rawRoutes: App['rawRoutes'];
  readonly database: Database;
  readonly domains: Domains;
  readonly log: Logger;
  readonly config: Config;
  /** Starts the processes that answer questions about tables, so that the first reader need not wait for them. */
  warm(): void;
  /** Runs jobs until it is stopped. */
  startWorker(): Promise<Worker>;
  /** Runs every job that is due, and those they add. */
  runJobsUntilIdle(): Promise<void>;
  /** Ends everything but the worker and the listener, which are ended before. */
  close(): Promise<void>;
}

const migrations = fileURLToPath(new URL('../../migrations/', import.meta.url));
const ownSynonyms = fileURLToPath(new URL('../../synonyms/', import.meta.url));
/** How often what was counted in memory is written down. */
const flushEveryMs = 30_000;

/** Brings up the database, its newest form, and every domain. */
export async function createPortal(config: Config, effects: Partial<Effects> = {}): Promise<Portal> {
  const extra = await readExtraFields(config); // first of all: nothing is started yet that would have to be ended
  const log = effects.log ?? createLog(config.logLevel);
  const [clock, random] = [effects.now ?? systemClock, effects.random ?? systemRandom];
  const server = effects.server ?? (await openServer(config, log));
  await migrateAll(server.url, log);
  const database = openDatabase(server.url, {
    connections: config.databaseConnections,
    statementMs: config.statementMs,
    onIdleError: (error) => log.warn({ err: error }, 'a connection to the database broke'),
  });
  const files = await createDiskFiles({ folder: join(config.dataFolder, 'files'), now: clock });
  const imports = join(config.dataFolder, 'imports');
  // There before the first query process is: a folder that appears later stays closed to it (Node's permission model).
  await mkdir(imports, { recursive: true });
  const engine = createEnginePool({
    tempDirectory: join(config.dataFolder, 'engine'),
    tableFolders: [join(config.dataFolder, 'files'), imports],
    queryWorkers: config.engineProcesses,
    readers: Math.max(1, Math.floor(config.engineProcesses / 2)),
    queryTimeMs: config.statementMs,
    limits: { memoryBytes: config.engineMemoryBytes },
  });
  const sql = createSqlPool({
    tempDirectory: join(config.dataFolder, 'sql'),
    processes: config.sqlProcesses,
    limits: { timeMs: config.sqlMs, memoryBytes: config.engineMemoryBytes, threads: availableParallelism() },
  });
  const secret = await requireSecret(config, random);
  const synonyms = await readSynonyms([ownSynonyms, join(config.dataFolder, 'synonyms')]);
  const precedence = createPrecedence({ elapsed: () => performance.now() });
  const ground = { config, database, files, engine, sql, clock, random, secret, log, synonyms, extra, precedence };
  const domains = createDomains(ground);
  const app = createWeb(ground, domains);
  const flush = () =>
    domains.catalogue.flush().catch((error: unknown) => log.warn({ err: error }, 'what was counted waits in memory'));
  const flushing = setInterval(flush, flushEveryMs).unref();
  const jobs = { url: server.url, handlers: domains.jobs, log };
  return {
    async fetch(request, peer) {
      const leave = precedence.enter();
      return app.fetch(request, peer).finally(leave);
    },
    rawRoutes: app.rawRoutes,
    database,
    domains,
    log,
    config,
    warm() {
      domains.search.start();
      engine.warm();
      warmSql(sql, log);
    },
    startWorker: async () => {
      await startDomains(domains);
      return startWorker({ ...jobs, concurrency: config.jobs, id: random.id() });
    },
    runJobsUntilIdle: () => runJobs({ ...jobs, id: random.id() }),
    async close() {
      clearInterval(flushing);
      await flush();
      await Promise.all([engine.close(), sql.close(), domains.search.close(), domains.sparql.close()]);
      domains.mail.close();
      await database.close();
      await server.stop();
    },
  };
}

/** What each domain looks at from time to time is asked for, one after the other. */
async function startDomains(domains: Domains): Promise<void> {
  await domains.proofs.start();
  await domains.institutions.start();
  await domains.datasets.start();
  await domains.catalogue.start();
  await domains.feeds.start();
  await domains.reviewing.start();
  await domains.publishing.start();
  await domains.freshness.start();
  await domains.obligations.start();
  await domains.scoreboard.start();
  await domains.assessments.start();
  await domains.helpdesk.start();
  await domains.demand.start();
  await domains.reuses.start();
}

/** Tries the walls around SQL now, so that the operator reads in the log what a reader would be told. */
function warmSql(sql: SqlPool, log: Logger): void {
  sql.warm();
  sql.listHoles().then(
    (holes) => holes.length > 0 && log.error({ holes }, 'SQL is not offered: something got through its walls'),
    (error: unknown) =>
      log.warn({ err: error }, 'The walls around SQL could not be tried; the first statement tries again'),
  );
}

export async function migrateAll(url: string, log: Logger): Promise<void> {
  await migrate(url, { folder: migrations, log: (message) => log.info(message) });
  await migrateJobs(url);
}
