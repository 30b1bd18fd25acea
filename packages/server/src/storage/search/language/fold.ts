/** Text that a database takes: no controls but white space, and none of the marks of a highlight. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ue000\ue001]/g, ' ')
    .toWellFormed();

const whole: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/** Whether it is of ASCII alone, as most text is: then it has no accents to take off. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters of ASCII
export const isPlain = (text: string): boolean => /^[\u0000-\u007f]*$/.test(text);

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
const longest = 48;

/** The words of a text that `fold` made, in order: runs of letters and digits. */
export function listWords(folded: string): string[] {
  // Most text is plain, and the plain pattern is several times faster.
  const words = folded.match(isPlain(folded) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
  for (const [at, word] of words.entries()) if (word.length > longest) words[at] = word.slice(0, longest);
  return words;
}
