import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Language, languages } from '@milpa/sdk';
import type { Synonyms } from '../storage/search/index.ts';

type Groups = readonly (readonly string[])[];

/** Bytes of a file of synonyms, at most. */
const longest = 1_000_000;

/** Groups of words that mean the same, a line each, parted by commas; `#` begins a comment. A group of one says nothing. */
export function parseSynonyms(text: string): Groups {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*$/, ''))
    .map((line) => [...new Set(line.split(',').map((entry) => entry.replace(/\s+/g, ' ').trim()))].filter(Boolean))
    .filter((group) => group.length > 1);
}

/**
 * The synonyms of all folders together: of each language in `es.txt`, `en.txt`, `fr.txt`, and in `across.txt` words of
 * several languages, which belong to each of them. A file that is not there says nothing. Throws for one that is too long.
 */
export async function readSynonyms(folders: readonly string[]): Promise<Synonyms> {
  const readAll = async (name: string): Promise<Groups> => {
    const texts = await Promise.all(folders.map((folder) => readIfThere(join(folder, `${name}.txt`))));
    return texts.flatMap(parseSynonyms);
  };
  const across = await readAll('across');
  const read = async (language: Language) => [language, [...(await readAll(language)), ...across]] as const;
  return Object.fromEntries(await Promise.all(languages.map(read)));
}

async function readIfThere(path: string): Promise<string> {
  try {
    const text = await readFile(path, 'utf8');
    if (text.length > longest) throw new Error(`${path} is longer than ${longest} characters: part it or cut it`);
    return text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
