const bitsOf = new Uint32Array(256).map((_, byte) => {
  if (byte >= 97 && byte <= 122) return 1 << (byte - 97);
  return byte >= 48 && byte <= 57 ? 1 << (26 + (byte % 5)) : 1 << 31;
});

/** A bit for each letter of a word (UTF-8), so that most words that are not like another one are told by a look. */
export function lettersOf(bytes: Uint8Array, from: number, to: number): number {
  let letters = 0;
  for (let at = from; at < to; at += 1) letters |= bitsOf[bytes[at] ?? 0] ?? 0;
  return letters >>> 0;
}

/** The same of words that stand one after the other. */
export function listLetters({
  bytes,
  starts,
}: {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}): Uint32Array {
  const letters = new Uint32Array(starts.length - 1);
  for (let at = 0; at < letters.length; at += 1) letters[at] = lettersOf(bytes, starts[at] ?? 0, starts[at + 1] ?? 0);
  return letters;
}
