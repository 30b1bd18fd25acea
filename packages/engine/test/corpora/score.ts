/** Share of what was found that is right, share of what is right that was found, and their harmonic mean; each 0 to 1. */
export interface Match {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How alike two lists are as bags: order does not count, repetition does. Two empty lists are alike. */
export function matchBags(found: readonly string[], right: readonly string[]): Match {
  const left = new Map<string, number>();
  for (const each of right) left.set(each, (left.get(each) ?? 0) + 1);
  let hits = 0;
  for (const each of found) {
    const count = left.get(each) ?? 0;
    if (count === 0) continue;
    left.set(each, count - 1);
    hits++;
  }
  if (found.length === 0 && right.length === 0) return { precision: 1, recall: 1, f1: 1 };
  const precision = found.length === 0 ? 0 : hits / found.length;
  const recall = right.length === 0 ? 0 : hits / right.length;
  return { precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

export interface Cells {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One file as the Pollock benchmark judges it (Vitagliano et al., VLDB 2023, section 4). */
export interface Verdict {
  readonly loaded: boolean;
  readonly header: Match;
  readonly records: Match;
  readonly cells: Match;
}

const nothing: Match = { precision: 0, recall: 0, f1: 0 };

/** Compares a table that was read with the table it should be; undefined: the file could not be read. */
export function judge(found: Cells | undefined, right: Cells): Verdict {
  if (!found) return { loaded: false, header: nothing, records: nothing, cells: nothing };
  return {
    loaded: true,
    header: matchBags(found.header, right.header),
    records: matchBags(found.rows.map(joinRow), right.rows.map(joinRow)),
    cells: matchBags(found.rows.flat(), right.rows.flat()),
  };
}

/** Cells at the right that hold nothing make no other record. */
function joinRow(cells: readonly string[]): string {
  return JSON.stringify(cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1));
}

/** The ten measures of a file added up: 0 to 10. */
export function sumVerdict({ loaded, header, records, cells }: Verdict): number {
  const three = (match: Match) => match.precision + match.recall + match.f1;
  return (loaded ? 1 : 0) + three(header) + three(records) + three(cells);
}

export function average(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
