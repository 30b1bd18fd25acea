import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { Reading } from '../../src/contract.ts';
import { type Corpus, type CorpusScore, dataFolder, type Miss, type Scope } from './corpus.ts';
import type { Bench } from './open-raw.ts';

/** What is known of a file by looking at it. Only what is stated is compared. */
export interface Stated {
  /** Path within the corpus. */
  readonly file: string;
  /** Rows × columns of each table, in any order, `?` where it is open; empty: no table, and not refused. */
  readonly tables?: readonly string[];
  /** Column names of one of the tables, joined by `|`. */
  readonly names?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  /** Code of the refusal the file must get. */
  readonly refused?: string;
}

/** A folder in which some files are described; all others have to be read or refused as well, whatever comes out. */
export function statedCorpus(about: Omit<Corpus, 'run'>, files: readonly Stated[]): Corpus {
  const folder = join(dataFolder, about.id);
  return {
    ...about,
    run: async (bench, scope) => {
      const described = await runStated(bench, files, async (file) => join(folder, file), scope);
      const known = new Set(files.map((stated) => stated.file));
      const others = scope ? [] : (await listFiles(folder)).filter((file) => !known.has(file));
      const broken: Miss[] = [];
      for (const file of others) {
        const what = await readOrExplain(bench, join(folder, file));
        if (typeof what === 'string') broken.push({ file, what });
      }
      const more = others.length === 0 ? [] : [`${others.length} further files were read or refused without a fault.`];
      return {
        right: described.right + others.length - broken.length,
        total: described.total + others.length,
        misses: [...described.misses, ...broken],
        more,
      };
    },
  };
}

export async function runStated(
  bench: Bench,
  files: readonly Stated[],
  find: (file: string) => Promise<string>,
  scope?: Scope,
): Promise<CorpusScore> {
  const misses: Miss[] = [];
  let total = 0;
  for (const stated of files) {
    const path = await find(stated.file);
    if (scope && (await stat(path)).size > scope.largest) continue;
    total++;
    const reading = await readOrExplain(bench, path);
    const what = typeof reading === 'string' ? [reading] : listDifferences(stated, reading);
    if (what.length > 0) misses.push({ file: stated.file, what: what.join('; ') });
  }
  return { right: total - misses.length, total, misses };
}

async function readOrExplain(bench: Bench, path: string): Promise<Reading | string> {
  try {
    return await bench.read(path, basename(path));
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return `breaks the reader: ${first}`;
  }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

const compared = ['refused', 'tables', 'encoding', 'delimiter', 'names'] as const;

function listDifferences(stated: Stated, reading: Reading): string[] {
  const names = reading.tables.map(({ profile }) => profile.columns.map((column) => column.name).join('|'));
  const found = {
    refused: reading.refused?.code ?? 'no',
    tables: joinSizes(reading.tables.map(({ profile }) => `${profile.rows}×${profile.columns.length}`)),
    names: names.find((each) => each === stated.names) ?? names[0] ?? '',
    encoding: reading.encoding ?? '',
    delimiter: reading.dialect?.delimiter ?? '',
  };
  const wanted = { ...stated, tables: stated.tables && joinSizes(stated.tables), refused: stated.refused ?? 'no' };
  const differences: string[] = [];
  for (const key of compared) {
    const right = wanted[key];
    if (right !== undefined && !fits(found[key], right))
      differences.push(`${key} ${show(found[key])} instead of ${show(right)}`);
  }
  return differences;
}

const joinSizes = (sizes: readonly string[]) => [...sizes].sort().join(' ');

/** Equal, but for sizes left open. */
function fits(found: string, right: string): boolean {
  return found === right || (right.includes('×?') && found.replace(/×\d+/g, '×?') === right);
}

function show(text: string): string {
  if (text === '') return 'none';
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
}
