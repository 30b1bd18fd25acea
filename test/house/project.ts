import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readSource, type Source } from './source.ts';

/** The whole repository as the rules see it: texts by path (with `/`, from the root), and the parsed TypeScript among them. */
export interface Project {
  readonly files: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, Source>;
}

export interface Violation {
  readonly file: string;
  /** From 1; 0 when it is about the file as a whole. */
  readonly line: number;
  readonly message: string;
}

export interface Rule {
  readonly name: string;
  /** What it asks for, in one sentence: shown once above its violations. */
  readonly asks: string;
  readonly find: (project: Project) => Iterable<Violation> | Promise<Iterable<Violation>>;
}

const isScript = (path: string) => /\.tsx?$/.test(path);
const textFile = /\.(?:tsx?|m?js|cjs|json|jsonl|md|sql|css|html|svg|ya?ml|csv|txt|sh)$|\/run$|^LICENSE$|\.gitignore$/;
/** Larger text files are data; no rule reads them. */
const largestText = 2_000_000;

export function createProject(texts: Readonly<Record<string, string>>): Project {
  const files = new Map(Object.entries(texts));
  const sources = new Map<string, Source>();
  for (const [path, text] of files) if (isScript(path)) sources.set(path, readSource(path, text));
  return { files, sources };
}

export function readProject(root: string): Project {
  const texts: Record<string, string> = {};
  for (const path of listFiles(root).sort()) {
    if (!textFile.test(path) || (path.includes('/fixtures/') && !path.endsWith('/expected.json'))) continue;
    const facts = statSync(join(root, path), { throwIfNoEntry: false });
    if (facts?.isFile() && facts.size <= largestText) texts[path] = readFileSync(join(root, path), 'utf8');
  }
  return createProject(texts);
}

/** The tests alone, by path: much quicker than the whole. */
export function readTestTexts(root: string): ReadonlyMap<string, string> {
  const paths = listFiles(root)
    .filter((path) => isScript(path) && isTest(path))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Tracked and new files, not the ignored ones. Without git (an unpacked archive) every file outside the ignored folders. */
function listFiles(root: string): string[] {
  try {
    const out = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 2 ** 20,
    });
    return out.split('\0').filter((path) => path !== '');
  } catch {
    return walk(root, '');
  }
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (!entry.isDirectory()) return entry.isFile() ? [path] : [];
    return ['node_modules', '.git', 'var'].includes(entry.name) ? [] : walk(root, path);
  });
}

export const isTest = (path: string) =>
  /(?:\.(?:test|journey)|\/conformance(?:\/[a-z-]+)?)\.tsx?$/.test(path) || /^(?:packages\/[^/]+\/)?test\//.test(path);
/** Code that ships: in a package's `src`, and no test. */
export const isProduct = (path: string) => /^packages\/[^/]+\/src\//.test(path) && !isTest(path);
/** Lines as an editor counts them. */
export const countLines = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
/** The value a given share of the sorted list does not exceed; 0 for an empty list. */
export function findPercentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
