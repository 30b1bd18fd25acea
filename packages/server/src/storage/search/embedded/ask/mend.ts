import type { Segment } from '../segment/segment.ts';
import { findString } from '../segment/strings.ts';
import { lettersOf, type Words } from '../segment/words.ts';

const shortest = 4;
const longest = 32;
/** Letters that may be wrong in a word of that length. */
const mostWrong = (length: number): number => (length < shortest ? 0 : length < 8 ? 1 : 2);

interface Candidate {
  readonly wrong: number;
  count: number;
}

/** The known word most like this one: fewest letters wrong, then the most frequent. */
export function findAlike(segments: readonly Segment[], word: string, leastCount: number): string | undefined {
  if (word.length > longest || !/^\p{L}+$/u.test(word)) return undefined;
  const found = new Map<string, Candidate>();
  for (const { words } of segments) collectAlike(words, word, found);
  const best = [...found]
    .filter(([text, { count }]) => text !== word && count >= leastCount)
    .toSorted(([a, one], [b, other]) => one.wrong - other.wrong || other.count - one.count || (a < b ? -1 : 1));
  return best[0]?.[0];
}

function collectAlike(words: Words, word: string, found: Map<string, Candidate>): void {
  const most = mostWrong(word.length);
  const letters = lettersOf(word);
  for (let at = 0; at < words.surfaceLetters.length; at += 1) {
    // Each wrong letter can bring one that is not in the other word, and take one away.
    let differ = (words.surfaceLetters[at] ?? 0) ^ letters;
    let count = 0;
    for (; differ !== 0 && count <= 2 * most; count += 1) differ &= differ - 1;
    if (count > 2 * most) continue;
    const text = words.surfaces.get(at);
    if (Math.abs(text.length - word.length) > most) continue;
    const wrong = countWrong(word, text, most);
    if (wrong > most) continue;
    const known = found.get(text);
    if (known) known.count += words.surfaceCounts[at] ?? 0;
    else found.set(text, { wrong, count: words.surfaceCounts[at] ?? 0 });
  }
}

/** Letters to put in, take out, change or swap with their neighbour; more than `most` is `most + 1`. */
export function countWrong(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** How often a word is written, over all segments. */
export const countSurface = (segments: readonly Segment[], word: string): number =>
  segments.reduce((sum, { words }) => {
    const at = findString(words.surfaces, word);
    return sum + (at < 0 ? 0 : (words.surfaceCounts[at] ?? 0));
  }, 0);
