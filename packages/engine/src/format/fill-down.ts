import type { Grid } from './layout.ts';

/** Rows whose keys stand only above them. */
export interface FillDown {
  /** Of the table, the leftmost being 0. */
  readonly column: number;
  /** Rows without a key of their own. */
  readonly count: number;
  /** The first of them, from 1, and its line. */
  readonly row: number;
  readonly line: number;
}

/**
 * Watches the first columns of a table for keys that are written in the first row of each group alone, as reports do. A column
 * with gaps is no such column when its values come again and again, or when most of them have no gap below.
 */
export class FillDownWatch {
  readonly #columns: readonly ColumnWatch[];

  constructor(indent: number, width: number) {
    const some = width - indent < 2 ? 0 : Math.min(2, width - indent - 1);
    this.#columns = Array.from({ length: some }, (_, index) => new ColumnWatch(indent + index, indent));
  }

  add(row: Grid, at: number): void {
    for (const column of this.#columns) column.add(row, at);
  }

  /** The columns it holds for; the second only together with the first. */
  list(): FillDown[] {
    const found: FillDown[] = [];
    for (const column of this.#columns) {
      const each = column.find();
      if (!each) break;
      found.push(each);
    }
    return found;
  }
}

class ColumnWatch {
  readonly #column: number;
  readonly #indent: number;
  readonly #seen = new Set<string>();
  #rows = 0;
  #filled = 0;
  #gaps = 0;
  #groups = 0;
  #again = 0;
  #startsFilled = false;
  #last = '';
  #first: { row: number; line: number } | undefined;

  constructor(column: number, indent: number) {
    this.#column = column;
    this.#indent = indent;
  }

  add(row: Grid, at: number): void {
    const text = row.cells[this.#column]?.trim() ?? '';
    if (text !== '') this.#fill(text);
    else if (this.#hasRest(row)) this.#gap(at, row.line);
    this.#rows++;
    this.#last = text;
  }

  #fill(text: string): void {
    if (this.#rows === 0) this.#startsFilled = true;
    this.#filled++;
    if (this.#seen.has(text)) this.#again++;
    else if (this.#seen.size < 50_000) this.#seen.add(text);
  }

  #gap(row: number, line: number): void {
    this.#gaps++;
    if (this.#last !== '') this.#groups++;
    this.#first ??= { row, line };
  }

  /** A row of the table all the same: half of its other cells hold something. */
  #hasRest(row: Grid): boolean {
    const rest = row.cells.slice(this.#column + 1);
    const filled = rest.filter((cell) => cell.trim() !== '').length;
    return filled > 0 && filled * 2 >= rest.length;
  }

  find(): FillDown | undefined {
    const many = this.#gaps * 3 >= this.#rows && this.#gaps + this.#filled >= this.#rows * 0.9;
    const grouped = this.#groups >= 2 && this.#groups >= this.#filled * 0.6;
    const fresh = this.#again <= this.#filled * 0.2;
    if (!this.#startsFilled || !many || !grouped || !fresh || !this.#first) return undefined;
    return { column: this.#column - this.#indent, count: this.#gaps, ...this.#first };
  }
}
