import { join } from 'node:path';
import { FillDownWatch } from './fill-down.ts';
import { type Fault, type LineRule, type RawTable, Refusal } from './format.ts';
import { countFilled, findLayout, findReach, type Grid, joinCells, type Layout } from './layout.ts';
import { findTotalLabel, isComment, mayBeNote } from './remarks.ts';
import { StageWriter } from './stage.ts';

/** Rows of text in order, in handfuls. */
export type Grids = AsyncIterable<readonly Grid[]> | Iterable<readonly Grid[]>;

const layoutRows = 500;
const maxFooter = 40;

export interface StageOptions {
  readonly name: string;
  readonly scratch: string;
  /** File name within scratch. */
  readonly file: string;
  readonly maxColumns: number;
  /** Whether a row with fewer cells than the table is worth telling (a text file) or usual (a sheet). */
  readonly ragged: boolean;
  /** Makes what puts rows of a wrong number of cells in order, from the first rows; it gives undefined for a row it leaves. */
  readonly mender?: (rows: readonly Grid[], layout: Layout) => (row: Grid) => readonly string[] | undefined;
  readonly signal?: AbortSignal;
}

export interface Staged {
  readonly table: RawTable;
  readonly layout: Layout;
}

/** Thrown as undefined result: a grid without a single filled cell. */
export type MaybeStaged = Staged | undefined;

/** Takes the first rows of a grid, finds the table in it and writes the table to a regular file. */
export async function stageGrid(grids: Grids, options: StageOptions): Promise<MaybeStaged> {
  const head: Grid[] = [];
  let stager: Stager | undefined;
  for await (const rows of grids) {
    options.signal?.throwIfAborted();
    if (stager) {
      await stager.add(rows);
      continue;
    }
    // The layout is found in the first rows alone, however many come in one chunk.
    const missing = layoutRows - head.length;
    head.push(...rows.slice(0, missing));
    if (head.length < layoutRows) continue;
    stager = new Stager(head, options);
    await stager.add(head);
    await stager.add(rows.slice(missing));
  }
  if (!stager) {
    if (!head.some((row) => countFilled(row) > 0)) return undefined;
    stager = new Stager(head, options);
    await stager.add(head);
  }
  return stager.finish();
}

interface Tally {
  count: number;
  row?: number;
  line?: number;
  column?: string;
}

/** A row of a text with what its reading had to settle. */
interface ReadRow extends Grid {
  readonly broken?: boolean;
  /** The first cell with signs of another encoding, and the first with lost signs. */
  readonly foreign?: number;
  readonly lost?: number;
}

class Stager {
  readonly #layout: Layout;
  readonly #options: StageOptions;
  readonly #writer: StageWriter;
  readonly #short: Tally = { count: 0 };
  readonly #long: Tally = { count: 0 };
  readonly #blank: Tally = { count: 0 };
  readonly #broken: Tally = { count: 0 };
  readonly #repeated: Tally = { count: 0 };
  readonly #comments: Tally = { count: 0 };
  readonly #mended: Tally = { count: 0 };
  readonly #foreign: Tally = { count: 0 };
  readonly #lost: Tally = { count: 0 };
  readonly #totals: Tally & { text: string } = { count: 0, text: '' };
  readonly #fillDown: FillDownWatch;
  readonly #mend: ((row: Grid) => readonly string[] | undefined) | undefined;
  /** Cells of a row as it is written: those of the table and those beyond it. */
  readonly #cells: number;
  /** Columns beyond those of the table that a row has filled. */
  #extra = 0;
  readonly #notes: string[];
  /** Line of the first row of all. */
  #top: number | undefined;
  #toSkip: number;
  #held: Grid[] = [];
  #blanks: Grid[] = [];
  #sparseBody = 0;

  constructor(head: readonly Grid[], options: StageOptions) {
    const layout = findLayout(head);
    const columns = layout.width - layout.indent;
    if (columns > options.maxColumns) throw new Refusal('too-many-columns', { columns, limit: options.maxColumns });
    this.#layout = layout;
    this.#options = options;
    this.#notes = [...layout.notes];
    this.#toSkip = layout.skippedRows + layout.headerRows;
    this.#cells = columns + Math.max(1, layout.extra);
    this.#fillDown = new FillDownWatch(layout.indent, layout.width);
    this.#mend = options.mender?.(head, layout);
    this.#writer = new StageWriter(join(options.scratch, options.file));
  }

  async add(rows: readonly Grid[]): Promise<void> {
    for (const row of rows) {
      if (this.#toSkip > 0) {
        this.#top ??= row.line;
        this.#toSkip--;
        continue;
      }
      if (countFilled(row) === 0) {
        this.#blanks.push(row);
        if (this.#blanks.length > 10_000) this.#countBlanks();
        continue;
      }
      if (this.#options.ragged && isComment(row, this.#layout.width)) {
        note(this.#comments, this.#writer.rows + 1, row.line);
        this.#notes.push(joinCells(row));
        continue;
      }
      if (mayBeNote(row, this.#layout.width, this.#layout.indent, this.#held.length > 0)) {
        this.#held.push(row);
        if (this.#held.length > maxFooter) await this.#release();
        continue;
      }
      await this.#release();
      await this.#put(row);
    }
  }

  async #release(): Promise<void> {
    this.#countBlanks();
    if (this.#held.length === 0) return;
    for (const row of this.#held) {
      this.#sparseBody++;
      await this.#put(row);
    }
    this.#held = [];
  }

  #countBlanks(): void {
    for (const row of this.#blanks) note(this.#blank, this.#writer.rows + 1, row.line);
    this.#blanks = [];
  }

  async #put(found: ReadRow): Promise<void> {
    const { indent, width } = this.#layout;
    const at = this.#writer.rows + 1;
    if (this.#isHeaderAgain(found)) {
      note(this.#repeated, at, found.line);
      return;
    }
    const mended = this.#mend?.(found);
    if (mended) note(this.#mended, at, found.line);
    else if (found.broken) note(this.#broken, at, found.line);
    const row = mended ? { ...found, cells: mended } : found;
    if (row.foreign !== undefined) this.#noteCell(this.#foreign, at, row.line, row.foreign);
    if (row.lost !== undefined) this.#noteCell(this.#lost, at, row.line, row.lost);
    const reach = findReach(row);
    if (reach > width) note(this.#long, at, row.line);
    else if (row.cells.length < width && this.#options.ragged) note(this.#short, at, row.line);
    this.#watch(row, at);
    const last = indent + this.#cells - 1;
    if (reach > width) this.#extra = Math.max(this.#extra, Math.min(reach - 1, last) - width + 1);
    const cells = reach > last + 1 ? [...row.cells.slice(0, last), row.cells.slice(last).join(' | ')] : row.cells;
    await this.#writer.write(row.line, indent > 0 ? cells.slice(indent) : cells, this.#cells);
  }

  #noteCell(tally: Tally, row: number, line: number, column: number): void {
    tally.column ??= this.#nameColumn(column);
    note(tally, row, line);
  }

  #nameColumn(column: number): string {
    const title = this.#layout.header[column]?.replace(/\s+/g, ' ').trim();
    return title || `column_${column - this.#layout.indent + 1}`;
  }

  #watch(row: Grid, at: number): void {
    this.#fillDown.add(row, at);
    const label = findTotalLabel(row, this.#layout.indent);
    if (label === undefined) return;
    if (this.#totals.count === 0) this.#totals.text = label;
    note(this.#totals, at, row.line);
  }

  /** Files glued together repeat their header in the middle. */
  #isHeaderAgain(row: Grid): boolean {
    const { header, headerRows } = this.#layout;
    if (headerRows !== 1 || header.length < 2 || row.cells[0] !== header[0]) return false;
    return header.every((title, column) => (row.cells[column] ?? '').trim() === title.trim());
  }

  async finish(): Promise<Staged> {
    const footers = this.#held;
    if (this.#sparseBody > maxFooter) await this.#release();
    else for (const row of this.#held) this.#notes.push(joinCells(row));
    await this.#writer.end();
    const cut = this.#sparseBody > maxFooter ? 0 : footers.length;
    return { table: this.#describe(cut, footers[0]?.line), layout: this.#layout };
  }

  #describe(footers: number, footerLine: number | undefined): RawTable {
    const { indent, header } = this.#layout;
    const width = this.#layout.width - indent + this.#extra;
    const titles = Array.from({ length: width }, (_, index) => ({ title: header[index + indent] ?? '' }));
    const lines: LineRule = { kind: 'column' };
    return {
      name: this.#options.name,
      columns: titles,
      relation: this.#writer.readSql(this.#cells),
      lines,
      bytes: this.#writer.bytes,
      notes: this.#notes.slice(0, 100),
      faults: this.#listFaults(footers, footerLine),
      dialect: null,
      encoding: null,
    };
  }

  #listFaults(footers: number, footerLine: number | undefined): Fault[] {
    const { skippedRows, headerRows, gap } = this.#layout;
    const faults: Fault[] = [];
    if (gap !== undefined) faults.push({ code: 'header-gap', values: { position: gap } });
    if (this.#layout.notes.length > 0)
      faults.push({
        code: 'preamble-skipped',
        line: this.#top ?? 1,
        count: skippedRows,
        values: { rows: skippedRows },
      });
    if (headerRows === 0) faults.push({ code: 'header-missing' });
    if (headerRows > 1) faults.push({ code: 'header-joined', count: headerRows, values: { rows: headerRows } });
    if (footers > 0)
      faults.push({ code: 'footer-cut', count: footers, ...(footerLine === undefined ? {} : { line: footerLine }) });
    pushTally(faults, 'short-rows', this.#short);
    pushTally(faults, 'long-rows', this.#long);
    pushTally(faults, 'blank-rows', this.#blank);
    pushTally(faults, 'broken-quotes', this.#broken);
    pushTally(faults, 'header-repeated', this.#repeated);
    pushTally(faults, 'encoding-broken', this.#foreign);
    pushTally(faults, 'signs-lost', this.#lost);
    pushTally(faults, 'rows-mended', this.#mended);
    pushTally(faults, 'comment-rows', this.#comments);
    return [...faults, ...this.#listTotals(), ...this.#listFillDown()];
  }

  /** A table in which every third row is a total has a category of that name. */
  #listTotals(): Fault[] {
    const { text, ...totals } = this.#totals;
    if (totals.count === 0 || totals.count * 3 > this.#writer.rows + 1) return [];
    return [{ code: 'totals-row', ...totals, values: { text } }];
  }

  #listFillDown(): Fault[] {
    return this.#fillDown.list().map(({ column, ...place }) => ({
      code: 'fill-down',
      column: this.#nameColumn(column + this.#layout.indent),
      ...place,
    }));
  }
}

function note(tally: Tally, row: number, line: number): void {
  tally.count++;
  tally.row ??= row;
  tally.line ??= line;
}

function pushTally(faults: Fault[], code: string, tally: Tally): void {
  if (tally.count === 0) return;
  faults.push({ code, ...tally });
}
