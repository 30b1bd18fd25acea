import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where unfinished uploads of one portal are, so that the next run goes on instead of starting again. */
export interface UploadMemory {
  find(key: string): Promise<string | undefined>;
  keep(key: string, location: string): Promise<void>;
  forget(key: string): Promise<void>;
}

/** As many unfinished uploads as are worth remembering; the portal forgets old ones too. */
const most = 200;

export function createUploadMemory(folder: string, portal: string): UploadMemory {
  const path = join(folder, 'uploads.json');
  const change = async (edit: (entries: Map<string, string>) => void) => {
    const entries = await readEntries(path);
    edit(entries);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const fresh = `${path}.${process.pid}`;
    await writeFile(fresh, JSON.stringify(Object.fromEntries([...entries].slice(-most))), { mode: 0o600 });
    await rename(fresh, path);
  };
  return {
    find: async (key) => (await readEntries(path)).get(`${portal}\n${key}`),
    keep: (key, location) => change((entries) => void entries.set(`${portal}\n${key}`, location)),
    forget: (key) => change((entries) => void entries.delete(`${portal}\n${key}`)),
  };
}

async function readEntries(path: string): Promise<Map<string, string>> {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  const value: unknown = JSON.parse(text);
  const pairs = Object.entries(value !== null && typeof value === 'object' ? value : {});
  return new Map(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}
