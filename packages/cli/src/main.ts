import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './program.ts';
import { readEnvironment } from './settings.ts';
import { createTerminal } from './terminal.ts';
import { words } from './words/index.ts';

const portalProgram = join(dirname(fileURLToPath(import.meta.url)), '../../server/src/main.ts');
const environment = readEnvironment();
const terminal = createTerminal();

process.exitCode = await runCommandLine(
  {
    terminal,
    environment,
    words: words[environment.language],
    fetch: (request) => fetch(request),
    now: () => performance.now(),
    runPortal: (args) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [...process.execArgv, portalProgram, ...args], { stdio: 'inherit' });
        // The terminal sends its signals to both; the portal decides when it is done.
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
        child.on('error', reject);
        child.on('exit', (code) => resolve(code ?? 1));
      }),
  },
  process.argv.slice(2),
);
terminal.close();
