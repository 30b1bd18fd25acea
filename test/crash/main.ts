import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createClient, listKept } from '@milpa/sdk';
/** Named steps of the portal at which it can be made to die; the list is the portal's own. */
import { checkpoints } from '../../packages/server/src/dataset/model.ts';
import {
  EndedWhileStarting,
  enterPortal,
  findFreePort,
  type RunningPortal,
  readFirstSignIn,
  runPortalCommand,
  startPortal,
} from '../portal.ts';
import { createLedger, type Ledger, listLosses } from './ledger.ts';
import { isGone, read, settle, type Work, write } from './workload.ts';

export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  /** Told after each kill. */
  readonly onKill?: (line: string) => void;
}

export interface CrashReport {
  readonly kills: number;
  /** Kills that happened at each named step. */
  readonly atStep: Readonly<Record<string, number>>;
  /** Kills that took PostgreSQL with them. */
  readonly withDatabase: number;
  readonly acknowledged: number;
  readonly releases: number;
  readonly losses: readonly string[];
  readonly mixed: readonly string[];
  /** Milliseconds from the start of a process after a kill to its first ready answer. */
  readonly slowestRecovery: number;
  readonly medianRecovery: number;
  /** The same for the start after an orderly stop, in the same run: what this machine takes without any recovery. */
  readonly orderlyStart: number;
}

/** Five seconds; on a machine so busy that an orderly start takes long, twice as long as that. */
const recoveryLimit = (report: Pick<CrashReport, 'orderlyStart'>) => Math.max(5000, 2 * report.orderlyStart);

interface Run {
  readonly ledger: Ledger;
  readonly dataFolder: string;
  readonly port: number;
  readonly random: () => number;
  readonly mixed: string[];
}

/** Kills a working portal again and again, and holds it to everything it acknowledged. */
export async function runCrashes(options: CrashOptions): Promise<CrashReport> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'milpa-crash-'));
  const outside = await mkdtemp(join(tmpdir(), 'milpa-ledger-'));
  const run: Run = {
    ledger: createLedger(join(outside, 'ledger.jsonl')),
    dataFolder,
    port: await findFreePort(),
    random: createRandom(options.seed),
    mixed: [],
  };
  const losses: string[] = [];
  const recoveries: number[] = [];
  const atStep: Record<string, number> = {};
  let withDatabase = 0;
  try {
    const { token, publisher, orderlyStart } = await prepare(run);
    for (let kill = 0; kill < options.kills; kill++) {
      // Two of three kills are at a named step, each in its turn; the others at any moment.
      const step = kill % 3 === 2 ? undefined : checkpoints[(kill - Math.floor(kill / 3)) % checkpoints.length];
      const portal = await startToDie(run, step);
      if (kill > 0 && portal) recoveries.push(portal.startMs);
      const found = portal && (await settleUnlessDying(run, portal, { token, publisher, step }));
      losses.push(...(found ?? []));
      const died = portal && found ? await workUntilDeath(run, portal, { token, publisher, step }) : true;
      const takesDatabase = kill % databaseEvery === databaseEvery - 1;
      if (takesDatabase && (await killDatabase(run.dataFolder))) withDatabase += 1;
      if (step && died) atStep[step] = (atStep[step] ?? 0) + 1;
      const moment = `${step ?? 'any moment'}${step && !died ? ' (not reached)' : ''}${takesDatabase ? ' with PostgreSQL' : ''}`;
      const ready = portal ? `ready after ${Math.round(portal.startMs)} ms` : 'died while taking up its work';
      options.onKill?.(
        `${kill + 1}/${options.kills} ${moment}: ${ready}, ${run.ledger.acknowledged} acknowledged, ${losses.length} lost, ${run.mixed.length} mixed`,
      );
      if (losses.length > 0) break;
    }
    const last = await start(run, undefined);
    recoveries.push(last.startMs);
    losses.push(...(await settleAll(run, createClient({ url: last.url, token }))));
    losses.push(...(await waitUntilQuiet(run, createClient({ url: last.url, token }))));
    losses.push(...(await waitUntilVerified(run.dataFolder)));
    await last.stop();
    const sorted = recoveries.toSorted((a, b) => a - b);
    return {
      kills: options.kills,
      atStep,
      withDatabase,
      acknowledged: run.ledger.acknowledged,
      releases: run.ledger.datasets.reduce((sum, entry) => sum + entry.released.size, 0),
      losses,
      mixed: run.mixed,
      slowestRecovery: Math.round(sorted.at(-1) ?? 0),
      medianRecovery: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
      orderlyStart: Math.round(orderlyStart),
    };
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
    if (losses.length === 0) await rm(outside, { recursive: true, force: true });
  }
}

async function prepare(run: Run): Promise<{ token: string; publisher: string; orderlyStart: number }> {
  const portal = await start(run, undefined);
  const { client, token } = await enterPortal(portal.url, await readFirstSignIn(run.dataFolder));
  const institution = await client.call('createInstitution', { body: { name: { en: 'Crash test office' } } });
  await portal.stop();
  const again = await start(run, undefined);
  await again.stop();
  return { token, publisher: institution.id, orderlyStart: again.startMs };
}

const start = (run: Run, step: string | undefined): Promise<RunningPortal> =>
  startPortal({
    dataFolder: run.dataFolder,
    port: run.port,
    // The n-th time the step is passed, so that a step of every request is not always hit at the first one.
    env: step ? { MILPA_TEST_CRASH_AT: `${step}:${1 + Math.floor(run.random() * 2)}` } : {},
  });

/** A portal that takes up work it was killed in may reach the step before it ever answers: that is a kill like any other. */
async function startToDie(run: Run, step: string | undefined): Promise<RunningPortal | undefined> {
  try {
    return await start(run, step);
  } catch (error) {
    if (step && error instanceof EndedWhileStarting && error.signal === 'SIGKILL') return undefined;
    throw error;
  }
}

/** Checks every acknowledged write, then asks what became of the requests that were never answered. */
async function settleAll(run: Run, client: ReturnType<typeof createClient>): Promise<string[]> {
  const losses = await listLosses(client, run.ledger);
  run.ledger.uploads.length = 0;
  for (const entry of run.ledger.datasets)
    if (entry.id) settle(entry, await client.call('getDraft', { params: { dataset: entry.id } }));
  return losses;
}

interface Life {
  readonly token: string;
  readonly publisher: string;
  readonly step: string | undefined;
}

/** Undefined when the portal reached its step in the middle of the checks: they are made after the next start. */
async function settleUnlessDying(run: Run, portal: RunningPortal, life: Life): Promise<string[] | undefined> {
  try {
    return await settleAll(run, createClient({ url: portal.url, token: life.token }));
  } catch (error) {
    if (!life.step || !isGone(error)) throw error;
    await portal.gone;
    return undefined;
  }
}

/** Lets clients write and read until the portal dies: at its step, or by kill -9 at a moment of our choice. True: at its step. */
async function workUntilDeath(run: Run, portal: RunningPortal, { token, publisher, step }: Life): Promise<boolean> {
  let isOver = false;
  const work: Work = {
    client: createClient({ url: portal.url, token }),
    ledger: run.ledger,
    publisher,
    random: run.random,
    over: () => isOver,
  };
  const clients = Promise.allSettled([write(work), read(work, run.mixed)]);
  // For a step, longer where the portal itself took long to start: there everything does.
  const patience = step ? Math.max(8000, 6 * portal.startMs) : 100 + run.random() * 2500;
  const died = await Promise.race([portal.gone.then(() => true), sleep(patience).then(() => false)]);
  portal.child.kill('SIGKILL');
  await portal.gone;
  isOver = true;
  for (const result of await clients) if (result.status === 'rejected' && !isGone(result.reason)) throw result.reason;
  return died;
}

/** The last check of all: every file that was received is read in the end, and nothing is lost then. */
async function waitUntilQuiet(run: Run, client: ReturnType<typeof createClient>): Promise<string[]> {
  const deadline = performance.now() + 240_000;
  while (performance.now() < deadline) {
    const { items } = await client.call('listDrafts', { query: { limit: 500 } });
    const waiting = items.flatMap((draft) =>
      listKept(draft).filter(({ file }) => file.state === 'received' || file.state === 'reading'),
    );
    if (waiting.length === 0) return await listLosses(client, run.ledger);
    await sleep(200);
  }
  return ['files were received and never read'];
}

/** Each so many kills PostgreSQL dies with the portal. */
const databaseEvery = 4;

/** Kills the portal's own PostgreSQL as it stands, and waits until it is gone; false when none was running. */
async function killDatabase(dataFolder: string): Promise<boolean> {
  const text = await readFile(join(dataFolder, 'postgres/data/postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!(pid > 1)) return false;
  process.kill(pid, 'SIGKILL');
  for (let tries = 0; isRunning(pid); tries++) {
    if (tries > 6000) throw new Error(`PostgreSQL ${pid} outlived kill -9`);
    await sleep(10);
  }
  return true;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // no such process is what is waited for
  }
}

/** Files, record of who did what and catalogue as the portal's own check sees them; what is indexed in the background may take a moment. */
async function waitUntilVerified(dataFolder: string): Promise<string[]> {
  const deadline = performance.now() + 120_000;
  for (;;) {
    const { code, output } = await runPortalCommand(['verify'], dataFolder);
    if (code === 0) return [];
    if (performance.now() > deadline) return [`milpa verify: ${output}`];
    await sleep(500);
  }
}

/** Mulberry32: the same numbers for the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
  const report = await runCrashes({
    kills: Number(values.kills ?? 200),
    seed: Number(values.seed ?? Date.now() % 2 ** 31),
    onKill: (line) => console.log(line),
  });
  console.log(JSON.stringify(report, null, 2));
  process.exitCode =
    report.losses.length + report.mixed.length > 0 || report.slowestRecovery > recoveryLimit(report) ? 1 : 0;
}
