import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findCode, keepCode } from './kept-code.mjs';
import type { WorkerSettings } from './protocol.ts';

export interface Reach {
  /** Files and folders the process may read and write beside its own code and scratch folder. */
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** `none`: in a network of its own with nothing in it, where the system can; for what runs the words of strangers. */
  readonly network?: 'none';
  /** Gives way to the other processes of the portal: a third of their share of the processor when there is too little. */
  readonly yields?: true;
}

/**
 * What Node and DuckDB take before any work: 150 MB of data segment measured on Linux x64 after the first query; the rest is for
 * the reader's code and stacks.
 */
const overheadBytes = 320 * 2 ** 20;

const program = fileURLToPath(new URL('./main.ts', import.meta.url));
const loader = new URL('./load.mjs', import.meta.url).href;
const code = new URL('../', import.meta.url);

const kept = new Set<string>();
/** Workers write nothing, so what they run is kept for them, once for each process, when the first one is on its way. */
function keepOnce(own: string): void {
  if (kept.has(own)) return;
  kept.add(own);
  setImmediate(() => (own === program ? keepCode(code) : findCode(pathToFileURL(own).href))).unref();
}

/** The command that starts a worker within bounds the system holds: no environment, memory, and files where Node can hold them. */
export function describeCommand(
  settings: WorkerSettings,
  reach: Reach,
  own = program,
): { command: string; args: readonly string[] } {
  keepOnce(own);
  const megabytes = Math.floor(settings.memoryBytes / 2 ** 20);
  const flags = [
    '--no-warnings',
    `--import=${loader}`,
    `--max-old-space-size=${Math.max(128, Math.floor(megabytes / 2))}`,
    ...permissions(settings, reach),
  ];
  const node = [process.execPath, ...flags, own, JSON.stringify(settings)];
  if (process.platform !== 'linux') return { command: process.execPath, args: node.slice(1) };
  // Of the limits of a process the one on data is exact: it counts what may be written, not the 10 GB of addresses
  // that Node's WebAssembly reserves and never fills (which makes a limit on addresses, -v, useless).
  const kilobytes = Math.floor((settings.memoryBytes + overheadBytes) / 1024);
  // Blocks of a shell's file limit have 512 bytes; over it a write fails.
  const blocks = settings.diskBytes === undefined ? '' : `ulimit -f ${Math.ceil(settings.diskBytes / 512)}; `;
  const prefix = [...(reach.yields ? ['nice', '-n', '5'] : []), ...(reach.network === 'none' ? findNetworkWall() : [])];
  const script = `ulimit -c 0; ulimit -d ${kilobytes}; ${blocks}exec ${[...prefix, '"$0"', '"$@"'].join(' ')}`;
  return { command: '/bin/sh', args: ['-c', script, ...node] };
}

let networkWall: readonly string[] | undefined;

/** The command that puts a program into an empty network (namespaces of Linux), where this user may; tried once. */
export function findNetworkWall(): readonly string[] {
  networkWall ??=
    [
      ['unshare', '-n', '--'],
      ['unshare', '-r', '-n', '--'],
    ].find(([command = '', ...args]) => spawnSync(command, [...args, '/bin/true']).status === 0) ?? [];
  return networkWall;
}

/**
 * Node's permission model: no other process, no thread, only these files. Measured: no difference at start. DuckDB is native code
 * and not bound by it: its own lock is.
 */
function permissions(settings: WorkerSettings, reach: Reach): string[] {
  if (!process.allowedNodeEnvironmentFlags.has('--permission')) return [];
  const read = [...codeFolders(), settings.tempDirectory, ...reach.read, ...reach.write];
  const write = [settings.tempDirectory, ...reach.write];
  return [
    '--permission',
    '--allow-addons',
    ...read.map((path) => `--allow-fs-read=${path}`),
    ...write.map((path) => `--allow-fs-write=${path}`),
  ];
}

/** The engine's package, the packages beside it that it is made of, and every node_modules above. */
function codeFolders(): string[] {
  const own = realpathSync(join(dirname(program), '..', '..'));
  const found = [own];
  for (let folder = own; ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    if (existsSync(modules)) found.push(modules);
    const sdk = join(modules, '@milpa', 'sdk');
    if (existsSync(sdk)) found.push(realpathSync(sdk));
    if (folder === dirname(folder)) return found;
  }
}
