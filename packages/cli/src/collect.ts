import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ColumnNotes, Language } from '@milpa/sdk';
import { findBundles, writeZip } from './bundle.ts';
import type { CommandContext } from './context.ts';
import { type DataPackage, isWebAddress, PackageInvalid, parseDataPackage } from './data-package.ts';
import { CommandFailure, exitCodes } from './failure.ts';
import { createProgress } from './progress.ts';

export interface CollectedFile {
  readonly path: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly notes: ColumnNotes;
}

export interface Collection {
  readonly files: readonly CollectedFile[];
  /** Set when a folder brought a datapackage.json. */
  readonly package: DataPackage | undefined;
  /** Removes what was fetched. */
  clean(): Promise<void>;
}

type Needs = Pick<CommandContext, 'terminal' | 'words' | 'fetch' | 'now'>;
const plain = (path: string): CollectedFile => ({ path, name: basename(path), title: '', description: '', notes: {} });

/** Files, folders and web addresses as one list of files on disk. Web addresses are fetched to a temporary folder first. */
export async function collectFiles(needs: Needs, sources: readonly string[], language: Language): Promise<Collection> {
  const temporary = await mkdtemp(join(tmpdir(), 'milpa-publish-'));
  const clean = () => rm(temporary, { recursive: true, force: true });
  const files: CollectedFile[] = [];
  let found: DataPackage | undefined;
  try {
    for (const source of sources) {
      if (isWebAddress(source)) {
        files.push(plain(await download(needs, source, await mkdtemp(join(temporary, 'f')))));
        continue;
      }
      const facts = await stat(source).catch(() => undefined);
      if (!facts) throw new CommandFailure(needs.words.noSuchFile(source));
      if (!facts.isDirectory()) files.push(plain(resolve(source)));
      else {
        const folder = await collectFolder(needs, source, temporary, language);
        files.push(...folder.files);
        found ??= folder.package;
      }
    }
  } catch (error) {
    await clean();
    throw error;
  }
  return { files, package: found, clean };
}

async function collectFolder(
  needs: Needs,
  folder: string,
  temporary: string,
  language: Language,
): Promise<Omit<Collection, 'clean'>> {
  const descriptor = join(folder, 'datapackage.json');
  const text = await readFile(descriptor, 'utf8').catch(() => undefined);
  if (text !== undefined) {
    const found = requirePackage(needs, descriptor, text, language);
    return { files: await collectResources(needs, folder, found, temporary), package: found };
  }
  const paths = await listTree(resolve(folder));
  if (paths.length === 0) throw new CommandFailure(needs.words.emptyFolder(folder));
  const { bundles, rest } = findBundles(paths);
  const files: CollectedFile[] = [];
  for (const { name, parts } of bundles) {
    const path = join(await mkdtemp(join(temporary, 'z')), name);
    await writeZip(path, parts);
    files.push(plain(path));
  }
  return { files: nameApart([...files, ...rest.map(plain)]), package: undefined };
}

/** The files of a folder and of the folders in it, without hidden ones and links, in the order of their names. */
async function listTree(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const paths: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) paths.push(...(await listTree(path)));
    else if (entry.isFile()) paths.push(path);
  }
  return paths;
}

/** Files of the same name get the name of their folder before it: a new version is matched by the name. */
function nameApart(files: readonly CollectedFile[]): CollectedFile[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const isShared = files.some((other) => other !== file && other.name === file.name);
    const wanted = isShared ? `${basename(dirname(file.path))}_${file.name}` : file.name;
    let name = wanted;
    for (let copy = 2; taken.has(name); copy++) name = `${copy}_${wanted}`;
    taken.add(name);
    return { ...file, name };
  });
}

function requirePackage(needs: Needs, path: string, text: string, language: Language): DataPackage {
  try {
    return parseDataPackage(text, language);
  } catch (error) {
    if (error instanceof PackageInvalid)
      throw new CommandFailure(needs.words.badPackage(path, error.message), exitCodes.refused, { cause: error });
    throw error;
  }
}

async function collectResources(
  needs: Needs,
  folder: string,
  found: DataPackage,
  temporary: string,
): Promise<CollectedFile[]> {
  const files: CollectedFile[] = [];
  for (const resource of found.resources) {
    for (const path of resource.paths) {
      const local = isWebAddress(path)
        ? await download(needs, path, await mkdtemp(join(temporary, 'f')))
        : resolve(folder, path);
      if (!(await stat(local).catch(() => undefined))?.isFile())
        throw new CommandFailure(needs.words.noSuchFile(join(folder, path)));
      const { title, description, notes } = resource;
      files.push({ path: local, name: basename(local), title, description, notes });
    }
  }
  return files;
}

/** Streams an address to a file that carries its name. */
async function download(needs: Needs, address: string, folder: string): Promise<string> {
  const { terminal, words } = needs;
  const response = await needs.fetch(new Request(address)).catch((error: unknown) => {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new CommandFailure(words.unreachable(address, reason), exitCodes.failed, { cause: error });
  });
  if (!response.ok || !response.body)
    throw new CommandFailure(words.badUrl(address, response.status), exitCodes.failed);
  const name = nameDownload(address, response.headers.get('content-disposition'));
  const total = Number(response.headers.get('content-length') ?? 0);
  const bar = createProgress(needs, words.downloading(name), 'bytes');
  let done = 0;
  const count = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      done += chunk.length;
      if (total > 0) bar.update(done, total);
      yield chunk;
    }
  };
  const path = join(folder, name);
  await pipeline(response.body, count, createWriteStream(path));
  bar.finish();
  terminal.redraw('');
  return path;
}

/** The name the server gives, else the last part of the address. */
export function nameDownload(address: string, disposition: string | null): string {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  const given = encoded ? decodeURIComponent(encoded) : disposition?.match(/filename="?([^";]+)"?/i)?.[1];
  const last = decodeURIComponent(new URL(address).pathname.split('/').pop() ?? '');
  const name = (given ?? last).replace(/[/\\]/g, '_').replace(/^\.+/, '').trim();
  return name || 'data';
}
