import { type Config, readConfig, SettingRefused } from '../config.ts';
import type { Parts } from './serve.ts';

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
  create-admin EMAIL   appoint an administrator of the whole portal
  verify               read every stored file, the record of who did what and the catalogue, and say what is not as it was`;

// Each brings in what it needs when it runs: a mistake in a setting is told at once.
const commands: Readonly<Record<string, Command>> = {
  start: (config, args, terminal) =>
    startPortal(config, terminal, { serve: true, work: true, demo: !args.includes('--empty') }),
  serve: (config, _, terminal) => startPortal(config, terminal, { serve: true, work: false, demo: false }),
  work: (config, _, terminal) => startPortal(config, terminal, { serve: false, work: true, demo: false }),
  async migrate(config, _, terminal) {
    const { runMigrations } = await import('./administer.ts');
    await runMigrations(config, terminal);
  },
  async 'create-admin'(config, args, terminal) {
    const { createAdministrator } = await import('./administer.ts');
    await createAdministrator(config, args, terminal);
  },
  async verify(config, _, terminal) {
    const { verifyPortal } = await import('./administer.ts');
    await verifyPortal(config, terminal);
  },
};

async function startPortal(config: Config, terminal: Terminal, parts: Parts): Promise<void> {
  const [{ openServer }, { createLog }] = await Promise.all([import('./server.ts'), import('./log.ts')]);
  // At a terminal the lines for people come first; a supervisor wants every request.
  const log = createLog(terminal.isInteractive && config.logLevel === 'info' ? 'warn' : config.logLevel);
  // The database comes up in a process of its own while this one loads the rest.
  const server = openServer(config, log);
  server.catch(() => undefined); // told below, when it is waited for
  try {
    const { runPortal } = await import('./serve.ts');
    await runPortal({ config, terminal, log, server, ...parts });
  } catch (error) {
    await server.then(
      ({ stop }) => stop(),
      () => undefined, // it never came up, which is the error
    );
    throw error;
  }
}

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
