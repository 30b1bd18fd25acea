// The one launcher behind every root script: installs what is missing, then runs the task on the pinned Node.
// It must itself run on any Node ≥ 20.19, so it is plain JavaScript without dependencies.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));

/** The Node that package.json pins for this platform, or this process's own when it is new enough. */
export function findRuntime() {
  const names = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];
  for (const name of names) {
    const binary = join(root, 'node_modules', name, 'bin', 'node');
    if (existsSync(binary)) return binary;
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new Error(
    `Milpa needs Node 22.18 or later here: no pinned Node exists for ${process.platform} ${process.arch}, and this is ${process.version}.`,
  );
}

/** What every program of ours runs with: types are taken out when a file is loaded, or were before, so there is no build step. */
export const typeScriptFlags = [
  '--import',
  pathToFileURL(join(root, 'packages/engine/src/worker/load.mjs')).href,
  '--no-warnings',
];
/** The same for programs that make pages: TSX is transformed when loaded. */
export const runtimeFlags = [...typeScriptFlags, '--import', pathToFileURL(join(root, 'packages/web/jsx.mjs')).href];
/** The same for a portal, which lasts: 8 MB of what was made just now instead of 32 before Node looks what of it is held. */
export const portalFlags = [...runtimeFlags, '--max-semi-space-size=4'];

function installIfNeeded() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const wanted = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  console.error('Installing what Milpa needs (once) …');
  // Not `npm ci`: it refuses a lock file without the optional packages of platforms that its registry does not carry.
  // `install --no-save` takes the locked versions and leaves the lock file as it is.
  const done = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) {
    console.error('npm could not install the packages; its own message is above. Nothing was started.');
    process.exit(done.status ?? 1);
  }
}

/** Runs one program on the pinned Node and ends as it ends, passing signals on. */
export function runNode(args, options = {}) {
  const binary = findRuntime();
  const path = `${dirname(binary)}:${join(root, 'node_modules/.bin')}:${process.env.PATH ?? ''}`;
  const child = spawn(binary, args, { stdio: 'inherit', env: { ...process.env, PATH: path }, ...options });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${binary} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

const tasks = {
  // In the caller's folder: a relative MILPA_DATA starts there.
  start: (rest) => runNode([...portalFlags, join(root, 'packages/server/src/main.ts'), 'start', ...rest]),
  dev: (rest) => runNode([...portalFlags, '--watch', join(root, 'packages/server/src/main.ts'), 'start', ...rest]),
  test: (rest) => runNode([join(root, 'test/all.ts'), ...rest], { cwd: root }),
  check: (rest) => runNode([join(root, 'test/house/check.ts'), ...rest], { cwd: root }),
  bench: (rest) => runNode([...runtimeFlags, join(root, 'bench/main.ts'), ...rest], { cwd: root }),
  build: (rest) => runNode([...runtimeFlags, join(root, 'docs/build.ts'), ...rest], { cwd: root }),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [task = '', ...rest] = process.argv.slice(2);
  if (!Object.hasOwn(tasks, task)) {
    console.error(`Unknown task "${task}". One of: ${Object.keys(tasks).join(', ')}.`);
    process.exit(2);
  }
  installIfNeeded();
  tasks[task](rest);
}
