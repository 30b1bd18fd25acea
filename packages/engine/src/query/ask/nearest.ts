/** The words most like this one, best first; none that differ in more than a third of their letters. */
export function listNearest(word: string, among: Iterable<string>, most = 3): string[] {
  const wanted = fold(word);
  return [...among]
    .map((each) => ({ each, distance: measure(wanted, fold(each)) }))
    .filter(
      ({ each, distance }) =>
        distance <= Math.ceil(Math.max(wanted.length, each.length) / 3) && distance < wanted.length,
    )
    .toSorted((a, b) => a.distance - b.distance || a.each.localeCompare(b.each))
    .slice(0, most)
    .map(({ each }) => each);
}

const fold = (word: string) => word.toLowerCase().slice(0, 80);

/** Letters put in, taken out, changed, or swapped with their neighbour (optimal string alignment). */
function measure(a: string, b: string): number {
  let [older, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? (older[j - 2] ?? 0) + 1 : change;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    [older, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
