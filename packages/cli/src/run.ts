import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Ahead } from './ahead.ts';
import { type ExitCode, exitCodes } from './failure.ts';
import type { Interruption } from './interrupt.ts';
import { runCommandLine } from './program.ts';
import { readEnvironment } from './settings.ts';
import { createTerminal } from './terminal.ts';
import { words } from './words/index.ts';

const packages = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const portalProgram = [
  '--no-warnings',
  '--import',
  pathToFileURL(join(packages, 'engine/src/worker/load.mjs')).href,
  '--import', // the portal's pages are TSX, which only it can wait for
  pathToFileURL(join(packages, 'web/jsx.mjs')).href,
  '--max-semi-space-size=4', // as run.mjs says
  join(packages, 'server/src/main.ts'),
];

/** Carries out the command line of this process with all it has of the world. */
export async function run(interruption: Interruption, ahead: Ahead | undefined): Promise<ExitCode> {
  const environment = readEnvironment();
  const terminal = createTerminal();
  const code = await runCommandLine(
    {
      terminal,
      environment,
      words: words[environment.language],
      fetch: (request) => fetch(request, { signal: interruption.signal }),
      now: () => performance.now(),
      input: () => process.stdin,
      signal: interruption.signal,
      ...(ahead ? { ahead } : {}),
      runPortal: (args) =>
        new Promise((resolve, reject) => {
          interruption.release();
          const child = spawn(process.execPath, [...portalProgram, ...args], { stdio: 'inherit' });
          // The terminal sends its signals to both; the portal decides when it is done.
          for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
          child.on('error', reject);
          child.on('exit', (exit) => resolve(exit ?? 1));
        }),
    },
    process.argv.slice(2),
  );
  terminal.close();
  // Whoever read the answer had enough of it (`milpa inspect … | head`): nothing went wrong.
  return interruption.isUnread() ? exitCodes.done : code;
}
