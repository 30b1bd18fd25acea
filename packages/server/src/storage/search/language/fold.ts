/** Text that a database takes: no controls but white space, and none of the marks of a highlight. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ue000\ue001]/g, ' ')
    .toWellFormed();

const whole: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/** Whether its letters are those of ASCII alone, as in most texts: then there are no accents to take off. */
export const isPlain = (text: string): boolean =>
  // ASCII, and the marks that stand between words: spaces, quotes, dots, dashes.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters of ASCII
  /^[\u0000-\u007f\u00a0\u00a1\u00ab\u00b0\u00b7\u00bb\u00bf\u2010-\u2015\u2018-\u201e\u2022\u2026]*$/.test(text);

/** Small letters without accents: what words are compared by. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (isPlain(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßœæøłđı]/g, (letter) => whole[letter] ?? letter);
}

/** Characters of a word that count; what comes after tells nothing apart. */
export const longestWord = 48;

/** The words of a text that `fold` made, in order: runs of letters and digits. */
export function listWords(folded: string): string[] {
  // Most text is plain, and the plain pattern is several times faster.
  const words = folded.match(isPlain(folded) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
  for (const [at, word] of words.entries()) if (word.length > longestWord) words[at] = word.slice(0, longestWord);
  return words;
}
