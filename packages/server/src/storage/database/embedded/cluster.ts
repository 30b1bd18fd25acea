import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Place } from './place.ts';
import { runProgram } from './program.ts';

export const superuser = 'milpa';

/** Makes the cluster if there is none yet. Killed at any point, the next start begins anew and clears what was left. */
export async function requireCluster(place: Place, environment: Readonly<Record<string, string>>): Promise<void> {
  const version = await findVersion(place.folder);
  const mine = place.binaries.version.split('.')[0];
  if (version === mine) return;
  if (version !== undefined)
    throw new Error(
      `The database in ${place.folder} was made by PostgreSQL ${version}, and this Milpa brings PostgreSQL ${mine}. Start the Milpa that made it, export its data, and import it here.`,
    );
  await removeLeftovers(place.folder);
  const half = `${place.folder}.${process.pid}-${randomBytes(4).toString('hex')}.half`;
  try {
    await fill(half, place, environment);
    await rename(half, place.folder);
    await syncFolder(dirname(place.folder));
  } catch (error) {
    await removeHalf(half);
    if ((await findVersion(place.folder)) === undefined) throw error; // else another process of ours was first
  }
}

async function findVersion(folder: string): Promise<string | undefined> {
  try {
    return (await readFile(join(folder, 'data', 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(
      `The database in ${folder} cannot be read by this user. Start Milpa as the user who owns it, or as root.`,
      { cause: error },
    );
  }
}

async function fill(half: string, place: Place, environment: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(half, { mode: 0o700 });
  const password = join(half, 'password');
  const file = await open(password, 'wx', 0o600);
  await file.writeFile(randomBytes(24).toString('base64url'));
  await file.sync();
  await file.close();
  for (const path of place.person ? [half, password] : [])
    await chown(path, place.person?.uid ?? -1, place.person?.gid ?? -1);
  const args = ['-D', join(half, 'data'), '-U', superuser, `--pwfile=${password}`, ...choices];
  const done = await runProgram(join(place.binaries.folder, 'bin', 'initdb'), args, {
    environment,
    ...(place.person ? { person: place.person } : {}),
  });
  if (done.code !== 0)
    throw new Error(`PostgreSQL could not make its data folder under ${dirname(half)}:\n${done.output.trim()}`);
  await syncFolder(half);
}

// The built-in locale sorts and folds alike on every system and with every version of its libraries.
const choices = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

async function removeLeftovers(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.`;
  for (const name of await readdir(dirname(folder))) {
    const pid = name.startsWith(prefix) && name.endsWith('.half') ? Number.parseInt(name.slice(prefix.length), 10) : 0;
    if (pid > 0 && !isAlive(pid)) await removeHalf(join(dirname(folder), name));
  }
}

/** The initdb of a process that was killed may still write there: it gives up when its files go, so we try again. */
async function removeHalf(half: string): Promise<void> {
  await rm(half, { recursive: true, force: true, maxRetries: 12, retryDelay: 50 });
}

/** Whether a process with this number exists, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
