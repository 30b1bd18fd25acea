import type { Grid } from '../layout.ts';

/** A block of cells shown as one: rows are lines of the sheet (from 1), columns count from 0; all four within it. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

interface Place {
  count: number;
  line: number;
  text: string;
}

/** What is met while the cells of a sheet are read, beside their text. */
export class SheetFacts {
  readonly errors: Place = { count: 0, line: 0, text: '' };
  readonly uncached: Place = { count: 0, line: 0, text: '' };
  readonly merges: Merge[] = [];

  note(kind: 'errors' | 'uncached', line: number, text: string): void {
    const place = this[kind];
    if (place.count++ === 0) Object.assign(place, { line, text });
  }

  merge(merge: Merge): void {
    if (this.merges.length < maxMerges) this.merges.push(merge);
  }
}

const maxMerges = 100_000;

export interface BookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** A sheet that holds a drawing or a program rather than cells. */
  readonly kind: 'cells' | 'chart' | 'other';
  /** Whole when all rows were read. */
  readonly facts: SheetFacts;
  /** The rows in order; to be read once, before the next sheet is asked for. Rows without cells may be left out. */
  rows(): AsyncIterable<readonly Grid[]> | Iterable<readonly Grid[]>;
}

/** Rows a sheet can have, and columns. */
export const sheetRows = 1_048_576;
export const sheetColumns = 16_384;

/** Characters a cell may hold here. Programs allow 32,767. */
export const cellLength = 1 << 20;

/** The number of a column from its letters at the start of a reference (A1 → 0), or -1. */
export function findColumn(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length && at < 4; at++) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return at === 0 || column > sheetColumns ? -1 : column - 1;
}

/** A1:C3 as a merge; undefined for one cell and for what is no reference. */
export function findMerge(reference: string): Merge | undefined {
  const found = /^\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference.trim());
  if (!found) return undefined;
  const [left, right] = [findColumn(found[1] ?? ''), findColumn(found[3] ?? '')];
  return left < 0 || right < left ? undefined : { top: Number(found[2]), left, bottom: Number(found[4]), right };
}

/** Rows in handfuls, with the blank ones between them put in as long as a sheet can have them. */
export class RowQueue {
  #rows: Grid[] = [];
  #last = 0;
  #blanks = 0;

  push(line: number, cells: readonly string[]): void {
    for (let blank = this.#last + 1; blank < line && this.#blanks < sheetRows; blank++) {
      this.#rows.push({ cells: nothing, line: blank });
      this.#blanks++;
    }
    this.#rows.push({ cells, line });
    this.#last = line;
  }

  take(): readonly Grid[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  restart(): void {
    this.#last = 0;
    this.#blanks = 0;
  }
}

const nothing: readonly string[] = [];
