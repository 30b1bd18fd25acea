import type { SearchField } from '../contract.ts';
import { fold, listWords, plainText } from '../language/fold.ts';

/** One way in which a clause can be met. */
export interface Alternative {
  /** As written; its words must all be there, in a row when it is a phrase. */
  readonly text: string;
  readonly phrase: boolean;
  /** Longer words that begin like the last one will do. */
  readonly prefix: boolean;
  readonly field?: SearchField | undefined;
  /** Not written by the asker but meaning the same. */
  readonly synonym?: true;
}

/** A document must meet every clause, by any of its alternatives; it must not meet the excluded ones. */
export interface Clause {
  readonly any: readonly Alternative[];
  readonly excluded: boolean;
}

/** More are of no use and cost time. */
const mostClauses = 16;
const shortestOpen = 3;

const fieldNames: Readonly<Record<string, SearchField>> = {
  title: 'title',
  titulo: 'title',
  titre: 'title',
  keyword: 'keywords',
  keywords: 'keywords',
  tag: 'keywords',
  etiqueta: 'keywords',
  etiquetas: 'keywords',
  etiquette: 'keywords',
  'mot-cle': 'keywords',
  'mots-cles': 'keywords',
  description: 'description',
  descripcion: 'description',
  column: 'columns',
  columns: 'columns',
  columna: 'columns',
  columnas: 'columns',
  colonne: 'columns',
  colonnes: 'columns',
  publisher: 'publisher',
  institution: 'publisher',
  institucion: 'publisher',
  details: 'details',
};
const pattern = /(-?)(?:([\p{L}-]+):(?=[\p{L}\p{N}"]))?(?:"([^"]*)"?|(\S+))/gu;
const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** A question as clauses. The last word is taken as still being typed, unless white space follows it. */
export function parseQuestion(words: string): Clause[] {
  const clean = plainText(words).replace(/[«»“”„]/g, '"');
  const clauses: Clause[] = [];
  let joined = false;
  for (const match of clean.matchAll(pattern)) {
    if (match[0] === 'OR' || match[0] === '|') {
      joined = clauses.length > 0;
      continue;
    }
    const clause = parseClause(match, clean.length);
    const last = clauses.at(-1);
    if (!clause) continue;
    if (joined && last && !last.excluded && !clause.excluded)
      clauses[clauses.length - 1] = { any: [...last.any, ...clause.any], excluded: false };
    else if (clauses.length < mostClauses) clauses.push(clause);
    joined = false;
  }
  return clauses;
}

function parseClause(match: RegExpExecArray, length: number): Clause | undefined {
  const [whole, sign, name, phrase, word = ''] = match;
  const field = name === undefined ? undefined : fieldNames[fold(name)];
  const excluded = sign === '-';
  if (phrase !== undefined) {
    const text = field || name === undefined ? phrase : `${name} ${phrase}`;
    return hasWords(text) ? { any: [{ text, phrase: true, prefix: false, field }], excluded } : undefined;
  }
  const text = field || name === undefined ? word : `${name}:${word}`;
  if (!hasWords(text)) return undefined;
  const last = match.index + whole.length === length;
  const open = last && !excluded && /^[\p{L}\p{N}]+$/u.test(text) && [...text].length >= shortestOpen;
  const prefix = open || /[\p{L}\p{N}]\*$/u.test(text);
  return { any: [{ text: text.replace(/\*+$/, ''), phrase: false, prefix, field }], excluded };
}

/** A question in words again, as one would write it. */
export function formatQuestion(clauses: readonly Clause[]): string {
  return clauses
    .map(({ any, excluded }) => {
      const own = any.filter((each) => !each.synonym).map(formatAlternative);
      return (excluded ? '-' : '') + own.join(' OR ');
    })
    .join(' ');
}

const formatAlternative = ({ text, phrase, field }: Alternative): string =>
  (field ? `${field}:` : '') + (phrase ? `"${text}"` : text);

/** The words of the clauses that ask for something, folded. */
export const listAsked = (clauses: readonly Clause[]): { readonly word: string; readonly prefix: boolean }[] =>
  clauses
    .filter((clause) => !clause.excluded)
    .flatMap((clause) => clause.any)
    .flatMap(({ text, prefix }) => {
      const words = listWords(fold(text));
      return words.map((word, at) => ({ word, prefix: prefix && at === words.length - 1 }));
    });
