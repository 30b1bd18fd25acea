import { lettersOf, listLetters } from '../segment/letters.ts';
import type { Segment } from '../segment/segment.ts';
import { findString, type Strings } from '../segment/strings.ts';
import type { Words } from '../segment/words.ts';

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
  const most = mostWrong(word.length);
  if (most === 0) return undefined;
  const found = new Map<string, Candidate>();
  for (const { words } of segments) collectAlike(words, word, most, found);
  const best = [...found]
    .filter(([text, { count }]) => text !== word && count >= leastCount)
    .toSorted(([a, one], [b, other]) => one.wrong - other.wrong || other.count - one.count || (a < b ? -1 : 1));
  return best[0]?.[0];
}

/** Bytes that one wrong letter may be, in UTF-8: two neighbours of four bytes that changed places. */
const bytesOfWrong = 8;

const known = new WeakMap<Strings, Uint32Array>();

/** A bit for each letter of each word: as they lie in the segment, or worked out once for one of before. */
function requireLetters({ surfaces, surfaceLetters }: Words): Uint32Array {
  const letters = surfaceLetters ?? known.get(surfaces) ?? listLetters(surfaces);
  if (!surfaceLetters) known.set(surfaces, letters);
  return letters;
}

/**
 * Looks closely at words of about the same length with about the same letters: one wrong letter takes one away and brings
 * another one.
 */
function collectAlike(words: Words, word: string, most: number, found: Map<string, Candidate>) {
  const { surfaces, surfaceCounts } = words;
  const wanted = Buffer.from(word);
  // Bytes are compared first. Of a word beyond ASCII one wrong letter may be several wrong bytes.
  const bound = wanted.length === word.length ? most : most * bytesOfWrong;
  const path = createPath(wanted, bound);
  const letters = requireLetters(words);
  const own = lettersOf(wanted, 0, wanted.length);
  const { bytes, starts } = surfaces;
  const [shortestAlike, longestAlike] = [wanted.length - bound, wanted.length + bound];
  for (let at = 0; at < letters.length; at += 1) {
    const others = letters[at] ?? 0;
    let [missing, strange] = [own & ~others, others & ~own];
    // Each time one bit goes: what is left are more than may be wrong.
    for (let turn = 0; turn < bound; turn += 1) {
      missing &= missing - 1;
      strange &= strange - 1;
    }
    if ((missing | strange) !== 0) continue;
    const start = starts[at] ?? 0;
    const length = (starts[at + 1] ?? 0) - start;
    if (length < shortestAlike || length > longestAlike) continue;
    const alike = path.follow(bytes, start, start + length);
    if (alike < 0 || alike > bound) continue;
    const text = surfaces.get(at);
    const wrong = countWrong(word, text, most);
    const before = found.get(text);
    if (before) before.count += surfaceCounts[at] ?? 0;
    else if (wrong <= most) found.set(text, { wrong, count: surfaceCounts[at] ?? 0 });
  }
}

/** For each beginning of the word that is looked at, how many letters are wrong against each beginning of the wanted one. */
function createPath(wanted: Uint8Array, most: number) {
  const width = wanted.length + 1;
  const deepest = wanted.length + most + 1;
  const rows = new Uint8Array((deepest + 1) * width);
  for (let at = 0; at < width; at += 1) rows[at] = at;
  const letters = new Uint8Array(deepest);
  let depth = 0;
  /** The row of one more letter; gives the least in it. */
  const step = (letter: number): number => {
    const before = letters[depth - 1] ?? 0;
    letters[depth] = letter;
    const [above, row] = [depth * width, (depth + 1) * width];
    depth += 1;
    // Farther from the middle than this more are wrong than may be.
    const [first, last] = [Math.max(1, depth - most), Math.min(width - 1, depth + most)];
    rows[row + first - 1] = first === 1 ? depth : most + 1;
    if (last + 1 < width) rows[row + last + 1] = most + 1;
    let least = rows[row + first - 1] ?? 0;
    for (let at = first; at <= last; at += 1) {
      const same = wanted[at - 1] === letter ? 0 : 1;
      let cost = Math.min(rows[above + at] ?? 0, rows[row + at - 1] ?? 0) + 1;
      cost = Math.min(cost, (rows[above + at - 1] ?? 0) + same);
      if (at > 1 && depth > 1 && wanted[at - 2] === letter && wanted[at - 1] === before)
        cost = Math.min(cost, (rows[above - width + at - 2] ?? 0) + 1);
      rows[row + at] = cost;
      if (cost < least) least = cost;
    }
    return least;
  };
  return {
    /** How many are wrong in all; or, negative, after how many bytes there are more than `most` whatever follows. */
    follow(bytes: Uint8Array, from: number, to: number): number {
      let shared = 0;
      while (shared < depth && from + shared < to && letters[shared] === bytes[from + shared]) shared += 1;
      depth = shared;
      for (let at = from + shared; at < to; at += 1) if (step(bytes[at] ?? 0) > most) return -depth;
      return Math.abs(depth - wanted.length) > most ? most + 1 : (rows[depth * width + width - 1] ?? 0);
    },
  };
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
