import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const requirements = join(here, 'requirements.txt');
const run = promisify(execFile);

export interface Python {
  /** Runs read.py with these arguments; gives what it printed. */
  read(...args: readonly string[]): Promise<unknown>;
}

/** A Python with the programs of requirements.txt, installed once into .cache; a sentence when there is none to be had. */
export function preparePython(): Python | string {
  const found = spawnSync('python3', ['--version'], { encoding: 'utf8' });
  if (found.status !== 0) return 'python3 is not on this machine';
  const mark = createHash('sha256').update(found.stdout).update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = join(root, '.cache', `interop-${mark}`);
  const python = join(folder, 'bin/python');
  if (!existsSync(join(folder, 'ready'))) {
    const refused = install(folder, python);
    if (refused) return refused;
  }
  return {
    async read(...args) {
      const { stdout } = await run(python, [join(here, 'read.py'), ...args], {
        timeout: 150_000,
        maxBuffer: 64 * 2 ** 20,
        env: { PATH: process.env['PATH'] ?? '', HOME: folder, LANG: 'C.UTF-8', PYTHONWARNINGS: 'ignore' },
      });
      return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    },
  };
}

function install(folder: string, python: string): string | undefined {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
  try {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'pipe' });
    execFileSync(python, pip, { stdio: 'pipe', timeout: 600_000 });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return `the Python packages cannot be installed: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
  }
  writeFileSync(join(folder, 'ready'), '');
  return undefined;
}
