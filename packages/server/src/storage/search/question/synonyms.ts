import { type Language, languages } from '@milpa/sdk/plain';
import type { Synonyms } from '../contract.ts';
import { fold, listWords } from '../language/fold.ts';
import { stem } from '../language/stem.ts';
import type { Alternative, Clause } from './question.ts';

/** Adds to each clause what means the same. */
export type Widen = (clauses: readonly Clause[]) => readonly Clause[];

interface Entry {
  readonly text: string;
  readonly group: readonly Entry[];
}

/** Words of one entry, at most: longer ones are never found. */
const longest = 6;

/** Entries are found in any form of number and gender, and in a row; quoted, excluded and field words are left as they are. */
export function createWiden(synonyms: Synonyms): Widen {
  const tables = languages.map((language) => [language, readTable(language, synonyms[language] ?? [])] as const);
  if (tables.every(([, table]) => table.size === 0)) return (clauses) => clauses;
  return (clauses) => {
    const result: Clause[] = [];
    for (let at = 0; at < clauses.length; ) {
      const { length, clause } = widenAt(tables, clauses, at);
      result.push(clause);
      at += length;
    }
    return result;
  };
}

function readTable(language: Language, groups: readonly (readonly string[])[]): ReadonlyMap<string, Entry[]> {
  const table = new Map<string, Entry[]>();
  for (const texts of groups) {
    const group: Entry[] = [];
    for (const text of texts) group.push({ text, group });
    for (const entry of group) {
      const key = formatKey(language, entry.text);
      if (key) table.set(key, [...(table.get(key) ?? []), entry]);
    }
  }
  return table;
}

const formatKey = (language: Language, text: string): string => listWords(fold(text)).map(stem[language]).join(' ');

type Tables = readonly (readonly [Language, ReadonlyMap<string, Entry[]>])[];

/** The longest row of words from here on that is an entry becomes one clause. */
function widenAt(tables: Tables, clauses: readonly Clause[], at: number): { length: number; clause: Clause } {
  const row: Alternative[] = [];
  for (const clause of clauses.slice(at, at + longest)) {
    const [only, other] = clause.any;
    if (!only || other || clause.excluded || only.phrase || only.field) break;
    row.push(only);
  }
  for (let length = row.length; length > 0; length -= 1) {
    const written = row.slice(0, length);
    const text = written.map((each) => each.text).join(' ');
    const found = tables.flatMap(([language, table]) => table.get(formatKey(language, text)) ?? []);
    if (found.length === 0) continue;
    const own: Alternative = { text, phrase: false, prefix: written.at(-1)?.prefix ?? false };
    return { length, clause: { any: [own, ...listOthers(found, text)], excluded: false } };
  }
  return { length: 1, clause: clauses[at] ?? { any: [], excluded: false } };
}

function listOthers(found: readonly Entry[], text: string): Alternative[] {
  const own = fold(text);
  const texts = new Map(found.flatMap((entry) => entry.group).map((entry) => [fold(entry.text), entry.text]));
  return [...texts]
    .filter(([key]) => key !== own)
    .map(([, other]) => ({ text: other, phrase: listWords(fold(other)).length > 1, prefix: false, synonym: true }));
}
