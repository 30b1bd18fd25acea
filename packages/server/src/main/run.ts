import type { Logger } from 'pino';
import { type Config, readConfig, SettingRefused } from '../config.ts';
import { listen } from '../http/index.ts';
import { askForDemo, createFirstSignIn, findFirstSignIn, isDemoPending, publishDemo } from './first-start.ts';
import { createLog } from './log.ts';
import { createPortal, migrateAll, openServer, type Portal } from './portal.ts';

export interface Terminal {
  readonly print: (line: string) => void;
  readonly isInteractive: boolean;
}

type Command = (config: Config, args: readonly string[], terminal: Terminal) => Promise<void>;

const usage = `milpa-server COMMAND

  start [--empty]      everything in one process; the first time with the demonstration, unless --empty
  serve                only answer requests
  work                 only run background jobs
  migrate              bring the database to the form this version needs, and end
  create-admin EMAIL   appoint an administrator of the whole portal`;

const commands: Readonly<Record<string, Command>> = {
  start: (config, args, terminal) =>
    runPortal(config, terminal, { serve: true, work: true, demo: !args.includes('--empty') }),
  serve: (config, _, terminal) => runPortal(config, terminal, { serve: true, work: false, demo: false }),
  work: (config, _, terminal) => runPortal(config, terminal, { serve: false, work: true, demo: false }),
  migrate: runMigrations,
  'create-admin': createAdministrator,
};

/** Runs one command; gives the exit code, or nothing while something keeps running. */
export async function runCommand(given: readonly string[], terminal: Terminal): Promise<number | undefined> {
  const [name = '', ...args] = given;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    terminal.print(usage);
    return name === '' || name === 'help' || name === '--help' ? 0 : 2;
  }
  try {
    await command(readConfig(), args, terminal);
    return undefined;
  } catch (error) {
    if (error instanceof SettingRefused) {
      console.error(error.message);
      return 2;
    }
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

async function runMigrations(config: Config, _: readonly string[], { print }: Terminal): Promise<void> {
  const log = createLog(config.logLevel);
  const server = await openServer(config, log);
  try {
    await migrateAll(server.url, log);
  } finally {
    await server.stop();
  }
  print('The database is in the form this version needs.');
}

async function createAdministrator(config: Config, [email]: readonly string[], { print }: Terminal): Promise<void> {
  if (!email?.includes('@')) throw new Error('Say whom: create-admin name@example.org');
  const portal = await createPortal(config, { log: createLog('warn') });
  try {
    const { appointments } = portal.domains.accounts;
    await appointments.appoint(undefined, {
      email,
      role: 'administrator',
      institution: null,
      language: config.language,
    });
    await portal.runJobsUntilIdle();
  } finally {
    await portal.close();
  }
  const where = config.smtpUrl ? 'was sent by e-mail' : `is in ${config.dataFolder}/outbox`;
  print(`${email} administers the portal now. A letter with the way in ${where}, unless they had an account already.`);
}

interface Parts {
  readonly serve: boolean;
  readonly work: boolean;
  readonly demo: boolean;
}

async function runPortal(config: Config, terminal: Terminal, parts: Parts): Promise<void> {
  const log = createLog(terminal.isInteractive && config.logLevel === 'info' ? 'warn' : config.logLevel);
  const portal = await createPortal(config, { log });
  const first = await createFirstSignIn(portal);
  if (first && parts.demo) await askForDemo(portal);
  const worker = parts.work ? await portal.startWorker() : undefined;
  const listening = parts.serve
    ? await listen(portal.fetch, {
        port: config.port,
        host: config.host,
        onError: (error) => log.error({ err: error }, 'the listener failed'),
      })
    : undefined;
  const ending = new AbortController();
  const seeding = parts.demo && (await isDemoPending(portal)) ? seed(portal, ending.signal) : undefined;
  onceAsked(log, async () => {
    ending.abort();
    await listening?.close();
    await seeding;
    await worker?.stop();
    await portal.close();
  });
  await present(portal, terminal, { ...parts, url: listening?.url });
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
