import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { listen } from '../http/index.ts';
import { askForDemo, createFirstSignIn, findFirstSignIn, isDemoPending, publishDemo } from './first-start.ts';
import { createPortal, type Portal } from './portal.ts';
import type { Terminal } from './run.ts';
import type { Server } from './server.ts';

export interface Parts {
  readonly serve: boolean;
  readonly work: boolean;
  readonly demo: boolean;
}

export interface ServeOptions extends Parts {
  readonly config: Config;
  readonly terminal: Terminal;
  readonly log: Logger;
  /** The database, perhaps still coming up. */
  readonly server: Promise<Server>;
}

/** Brings a portal up, says so, and keeps it up until asked to end. */
export async function runPortal(options: ServeOptions): Promise<void> {
  const { config, terminal, log } = options;
  const portal = await createPortal(config, { log, server: await options.server });
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    await Promise.all(closing.splice(0).map((end) => end()));
    await portal.close();
  };
  try {
    const url = await startParts(portal, options, closing);
    onceAsked(log, close);
    await present(portal, terminal, { ...options, url });
  } catch (error) {
    await close();
    throw error;
  }
}

/** The first page comes first; then the processes that answer questions about tables start, before anyone asks. */
const warmAfterMs = 500;

/** Starts what was asked for; `closing` learns how to end each part, before the portal itself closes. */
async function startParts(portal: Portal, { serve, work, demo }: Parts, closing: (() => Promise<void>)[]) {
  const { config, log } = portal;
  const first = await createFirstSignIn(portal);
  if (first && demo) await askForDemo(portal);
  if (work) {
    const worker = await portal.startWorker();
    closing.push(() => worker.stop());
  }
  if (demo && (await isDemoPending(portal))) {
    const ending = new AbortController();
    const seeding = seed(portal, ending.signal);
    closing.push(async () => {
      ending.abort();
      await seeding;
    });
  }
  if (!serve) return undefined;
  const onError = (error: unknown) => log.error({ err: error }, 'the listener failed');
  const listening = await listen(portal.fetch, { port: config.port, host: config.host, onError });
  closing.push(() => listening.close());
  const warming = setTimeout(() => portal.warm(), warmAfterMs);
  closing.push(async () => clearTimeout(warming));
  return listening.url;
}

async function seed(portal: Portal, signal: AbortSignal): Promise<void> {
  try {
    await publishDemo(portal, signal);
  } catch (error) {
    if (!signal.aborted) portal.log.error({ err: error }, 'The demonstration broke off; it goes on at the next start');
  }
}

/** What runs, where, and how to sign in: three lines, whatever else happens. */
async function present(portal: Portal, { print }: Terminal, parts: Parts & { url: string | undefined }): Promise<void> {
  const { config } = portal;
  const what = parts.serve && parts.work ? 'The portal' : parts.serve ? 'The web part' : 'The background part';
  const database = config.databaseUrl ? 'the PostgreSQL of DATABASE_URL' : 'its own PostgreSQL';
  print(`${what} of Milpa runs, with ${database} and its data in ${config.dataFolder}`);
  print(
    parts.url ? `Open ${config.port === 0 ? parts.url : config.publicUrl}` : 'It answers no requests; milpa serve does',
  );
  const known = await findFirstSignIn(portal);
  print(
    known
      ? `Sign in as ${known.email} with ${known.password} (also in ${config.dataFolder}/first-sign-in.txt; remove it once you are in)`
      : 'Sign in with your e-mail and password; create-admin appoints another administrator',
  );
}

/** Ends in order when the system asks, within ten seconds whatever happens. */
function onceAsked(log: Logger, stop: () => Promise<void>): void {
  let asked = false;
  const end = async (signal: string) => {
    if (asked) return; // a terminal and a launcher both pass Ctrl-C on
    asked = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), 9500).unref();
    try {
      await stop();
      process.exit(0);
    } catch (error) {
      log.error({ err: error }, 'did not stop cleanly');
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(signal));
}
