/** One thing a question asks for. */
export interface Term {
  readonly kind: 'word' | 'phrase';
  readonly text: string;
  readonly excluded: boolean;
  /** Still being typed: longer words that start like it will do. */
  readonly open: boolean;
}

/** More are of no use and cost time. */
const most = 16;
const shortestOpen = 3;

/** A question as terms: words, "phrases", -excluded. The last word is open unless white space follows it. */
export function parseTerms(words: string): Term[] {
  const clean = plainText(words).replace(/[«»“”„]/g, '"');
  const terms: Term[] = [];
  for (const match of clean.matchAll(/(-?)"([^"]*)"?|(\S+)/g)) {
    const [whole, sign, phrase, word] = match;
    if (terms.length === most) break;
    if (phrase !== undefined) {
      if (/[\p{L}\p{N}]/u.test(phrase))
        terms.push({ kind: 'phrase', text: phrase, excluded: sign === '-', open: false });
    } else if (word && /[\p{L}\p{N}]/u.test(word)) {
      const excluded = word.startsWith('-');
      const last = (match.index ?? 0) + whole.length === clean.length;
      const open = last && !excluded && /^[\p{L}\p{N}]+$/u.test(word) && [...word].length >= shortestOpen;
      terms.push({ kind: 'word', text: excluded ? word.slice(1) : word, excluded, open });
    }
  }
  return terms;
}

/** Text that a database takes: no controls but white space, and none of the marks of a highlight. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ue000\ue001]/g, ' ')
    .toWellFormed();

/**
 * Spanish words in -ción and -sión as their plural. The stemmer cuts "educaciones" and "educación" alike, but not
 * "educacion", which is how they stand here once accents are gone, and how they are typed in a hurry or in capitals.
 */
export const evenSpanish = (text: string): string => text.replace(/([cs])i[oó]n(?!\p{L})/giu, '$1iones');

/** Words worth offering in place of a mistyped one: letters only, without accents, of three letters or more. */
export const listVocabulary = (text: string): string[] => {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...new Set(plain.match(/\p{L}{3,40}/gu) ?? [])];
};
