import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface FoundBrowser {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
  /** Added to the environment when the machine lacks libraries the browser wants. */
  readonly fallbackEnv: Readonly<Record<string, string>>;
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A Chromium: the one CHROMIUM_PATH names, an installed one, or the one that came with the npm packages (Linux x64),
 * which is unpacked once for each user. Needs no network. Undefined where there is none. `CHROMIUM_PATH=npm` takes the last.
 */
export function findBrowser(): FoundBrowser | undefined {
  const wished = process.env['CHROMIUM_PATH'];
  for (const path of wished ? [wished] : installed)
    if (existsSync(path)) return { executablePath: path, env: {}, fallbackEnv: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  if (!existsSync(join(root, 'node_modules/@sparticuz/chromium/package.json'))) return undefined;
  return unpackBrowser();
}

function unpackBrowser(): FoundBrowser {
  const folder = join(tmpdir(), `milpa-chromium-${readVersion()}-${userInfo().uid}`);
  if (!isOurs(folder)) {
    const fresh = `${folder}.${process.pid}`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { mode: 0o700 });
    inflate(fresh);
    try {
      renameSync(fresh, folder);
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      if (!isOurs(folder)) throw error; // otherwise another run unpacked it at the same moment
    }
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') },
    fallbackEnv: { LD_LIBRARY_PATH: join(folder, 'al2023/lib') },
  };
}

/** The package unpacks itself into TMPDIR; the Lambda setting makes it unpack the shared libraries too. */
function inflate(folder: string): void {
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env['PATH'] ?? '', TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  });
}

/** In a folder everyone may write to, only what we made ourselves is run. */
function isOurs(folder: string): boolean {
  const facts = lstatSync(folder, { throwIfNoEntry: false });
  return facts?.isDirectory() === true && facts.uid === userInfo().uid && existsSync(join(folder, 'chromium'));
}

function readVersion(): string {
  const text = readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  return /"version":\s*"([\d.]+)"/.exec(text)?.[1] ?? 'unknown';
}

/** A home that exists and can be written to, whatever HOME says. */
export const findHome = () => (existsSync(homedir()) ? homedir() : tmpdir());
