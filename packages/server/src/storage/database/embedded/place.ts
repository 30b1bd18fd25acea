import { createHash, randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, readlink, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Binaries, copyBinaries } from './binaries.ts';
import { type Person, runProgram } from './program.ts';

export interface Place {
  /** Real folder of the cluster: data/, password, log. May not exist yet. */
  readonly folder: string;
  /** Who runs PostgreSQL; absent: this process's own user. */
  readonly person?: Person;
  readonly binaries: Binaries;
}

export interface PlaceOptions {
  readonly dataFolder: string;
  /** Set: the cluster always lives here. Absent: only when it cannot live in the data folder. */
  readonly home: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
}

const usualHome = '/var/lib/milpa';

/**
 * Where the cluster of this data folder is or will be, and who runs it. PostgreSQL refuses root, so root hands over to
 * another user; what that user cannot reach (npm's packages, the data folder) moves under `home`, and a link stays.
 */
export async function findPlace(options: PlaceOptions, installed: Binaries): Promise<Place> {
  const link = join(options.dataFolder, 'postgres');
  const linked = await findLink(link);
  const person = process.getuid?.() === 0 ? await findPerson(linked ?? link) : undefined;
  const home = options.home ?? usualHome;
  const reach = (folder: string) => canEnter(folder, person, options.environment);
  const binaries =
    person && !(await canRun(installed, person, options.environment)) ? await copyBinaries(installed, home) : installed;
  const done = (folder: string): Place => ({ folder, binaries, ...(person ? { person } : {}) });

  if (linked) {
    await mkdir(dirname(linked), { recursive: true, mode: 0o755 });
    return done(linked);
  }
  const here = await exists(link);
  if ((!options.home || here) && (await reach(options.dataFolder)))
    return done(join(await realpath(options.dataFolder), 'postgres'));
  if (here) throw closed(link, person);
  return done(await makeLink(link, options.dataFolder, home));
}

/** The link comes before what it points to: if we are killed between, the next start finishes the same place. */
async function makeLink(link: string, dataFolder: string, home: string): Promise<string> {
  await mkdir(home, { recursive: true, mode: 0o755 });
  const hash = createHash('sha256')
    .update(await realpath(dataFolder))
    .digest('hex')
    .slice(0, 12);
  // The random part keeps a data folder that was removed and made anew from finding the old folder's database.
  const target = join(await realpath(home), `${hash}-${randomBytes(4).toString('hex')}`, 'postgres');
  await removeOrphans(home);
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  await writeFile(join(dirname(target), 'origin'), link);
  try {
    await symlink(target, link);
    return target;
  } catch (error) {
    const other = await findLink(link); // another process of ours was first
    if (other) return other;
    throw error;
  }
}

/** Clusters of temporary portals that are gone. Others stay, even when their folder is missing: a disk may just be unmounted. */
async function removeOrphans(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const folder = join(home, name);
    const origin = await readFile(join(folder, 'origin'), 'utf8').catch(() => undefined);
    if (origin?.startsWith(`${tmpdir()}/`) && !(await lstat(origin).catch(() => undefined)))
      await rm(folder, { recursive: true, force: true });
  }
}

async function findLink(link: string): Promise<string | undefined> {
  const found = await lstat(link).catch(() => undefined);
  return found?.isSymbolicLink() ? await readlink(link) : undefined;
}

const exists = async (path: string) => (await stat(path).catch(() => undefined)) !== undefined;

function closed(folder: string, person: Person | undefined): Error {
  const who = person ? `the user ${person.name}, which has to run PostgreSQL,` : 'this user';
  return new Error(
    `The database in ${folder} cannot be reached by ${who} because a folder above it is closed to others. Open the folders above it (chmod o+x), or start Milpa as the user who owns it.`,
  );
}

/** The owner of what is there already, else the user postgres, else nobody. */
async function findPerson(folder: string): Promise<Person> {
  const accounts = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  const persons = accounts.map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const owner = await stat(join(folder, 'data')).catch(() => undefined);
  if (owner && owner.uid !== 0)
    return persons.find(({ uid }) => uid === owner.uid) ?? { name: `${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const find = (wanted: string) => persons.find(({ name, uid }) => name === wanted && uid > 0);
  return find('postgres') ?? find('nobody') ?? { name: 'nobody', uid: 65_534, gid: 65_534 };
}

async function canRun(binaries: Binaries, person: Person, environment: Readonly<Record<string, string>>) {
  const done = await runProgram(join(binaries.folder, 'bin', 'postgres'), ['--version'], { person, environment });
  return done.code === 0;
}

async function canEnter(folder: string, person: Person | undefined, environment: Readonly<Record<string, string>>) {
  if (!person) return true;
  const done = await runProgram('/bin/sh', ['-c', 'cd -- "$0"', await realpath(folder)], { person, environment });
  return done.code === 0;
}
