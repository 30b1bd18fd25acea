import { countFilled, findLayout, findReach, type Grid, isValueLike, joinCells } from '../layout.ts';

/**
 * The tables of a sheet: usually one. Blank rows and columns alone part nothing, for people leave them within a table too; what
 * stands behind them must bring a header of its own that cannot be a row of the table before it.
 */
export function splitSheet(rows: readonly Grid[]): readonly (readonly Grid[])[] {
  return splitColumns(rows).flatMap(splitRows);
}

interface Block {
  readonly rows: readonly Grid[];
  readonly header: readonly string[];
  /** Rows of at least two cells, the header's apart. */
  readonly body: readonly Grid[];
}

function splitColumns(rows: readonly Grid[]): readonly (readonly Grid[])[] {
  const bands = findBands(rows);
  if (bands.length < 2) return [rows];
  const parts: (readonly Grid[])[] = [];
  let from = 0;
  for (const [index, band] of bands.entries()) {
    const next = bands[index + 1];
    if (!next) parts.push(cut(rows, from, Number.POSITIVE_INFINITY));
    else if (
      isBeside(cut(rows, from, band.to), cut(rows, next.from, bands[index + 2]?.from ?? next.to), next.from - band.to)
    ) {
      parts.push(cut(rows, from, band.to));
      from = next.from;
    }
  }
  return parts;
}

/** Columns that hold something, in runs between empty ones. */
function findBands(rows: readonly Grid[]): { from: number; to: number }[] {
  const filled: boolean[] = [];
  for (const { cells } of rows)
    for (const [column, cell] of cells.entries()) if (!filled[column] && cell.trim() !== '') filled[column] = true;
  const bands: { from: number; to: number }[] = [];
  for (let column = 0; column < filled.length; column++) {
    if (!filled[column]) continue;
    const last = bands.at(-1);
    if (last && last.to === column) last.to++;
    else bands.push({ from: column, to: column + 1 });
  }
  return bands;
}

function cut(rows: readonly Grid[], from: number, to: number): readonly Grid[] {
  if (from === 0 && to === Number.POSITIVE_INFINITY) return rows;
  return rows.map((row) => ({ ...row, cells: row.cells.slice(from, to) }));
}

/** Whether two runs of columns are tables side by side rather than one with `gap` empty columns in between. */
function isBeside(left: readonly Grid[], right: readonly Grid[], gap: number): boolean {
  const [one, other] = [findBlock(left), findBlock(right)];
  if (!one || !other || one.header.length < 2 || other.header.length < 2) return false;
  if (one.body.length < 2 || other.body.length < 2 || !isDense(one) || !isDense(other)) return false;
  // The key of the rows comes again: a table of its own.
  if (normalize(one.header[0]) === normalize(other.header[0])) return true;
  const [end, otherEnd] = [one.body.at(-1)?.line ?? 0, other.body.at(-1)?.line ?? 0];
  const [start, otherStart] = [one.body[0]?.line ?? 0, other.body[0]?.line ?? 0];
  // Numbers right behind one empty column are rather those of the rows at the left.
  return (Math.abs(end - otherEnd) >= 2 || Math.abs(start - otherStart) >= 2) && (gap > 1 || !isOfValues(other, 0));
}

function normalize(text: string | undefined): string {
  return (text ?? '').trim().toLowerCase();
}

function isDense({ header, body }: Block): boolean {
  const filled = body.reduce((sum, row) => sum + countFilled(row), 0);
  return filled >= header.length * body.length * 0.6;
}

/** A block of rows as a table, when its first full row can be a header: texts in a run, each once. */
function findBlock(rows: readonly Grid[]): Block | undefined {
  const full = rows.filter((row) => countFilled(row) >= 2);
  const [top, ...body] = full;
  if (!top || body.length === 0 || findLayout(full).headerRows === 0) return undefined;
  const start = top.cells.findIndex((cell) => cell.trim() !== '');
  return { rows, header: top.cells.slice(start, findReach(top)), body };
}

function isOfValues({ body }: Pick<Block, 'body'>, column: number): boolean {
  const filled = body.map((row) => row.cells[column]?.trim() ?? '').filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter(isValueLike).length >= filled.length * 0.8;
}

/** Parts a block of columns where blank rows are followed by another header. */
function splitRows(rows: readonly Grid[]): readonly (readonly Grid[])[] {
  const parts: Grid[][] = [];
  let open: Grid[] = [];
  let lead: Grid[] = [];
  for (const run of findRuns(rows)) {
    const titled = lead.length > 0 || countFilled(run[0] ?? { cells: [], line: 0 }) === 1;
    if (isTitle(run)) {
      lead.push(...run);
      continue;
    }
    if (parts.length === 0 && isFacts(open, run)) open = open.map((row) => ({ ...row, cells: [joinCells(row)] }));
    else if (isAnother(open, run, titled)) {
      parts.push(open);
      open = [];
    }
    open.push(...lead, ...run);
    lead = [];
  }
  open.push(...lead);
  if (open.length > 0) parts.push(open);
  // What is one table keeps its blank rows, which are counted.
  const [only] = parts;
  return parts.length === 1 && only?.[0]?.cells === rows.find((row) => countFilled(row) > 0)?.cells ? [rows] : parts;
}

/** Two columns above a wider table that tell of it: source, date, unit. They are titles like others. */
function isFacts(before: readonly Grid[], run: readonly Grid[]): boolean {
  const next = findBlock(run);
  return (
    next !== undefined &&
    next.header.length >= 3 &&
    isHeading(run, next) &&
    before.length > 0 &&
    before.length <= 6 &&
    !isOfValues({ body: before }, 1) &&
    before.every((row) => findReach(row) <= 2 && !isValueLike(row.cells[0] ?? ''))
  );
}

/** Rows between blank ones. */
function findRuns(rows: readonly Grid[]): Grid[][] {
  const runs: Grid[][] = [];
  let last: Grid[] | undefined;
  for (const row of rows) {
    if (countFilled(row) === 0) last = undefined;
    else if (last) last.push(row);
    else {
      last = [row];
      runs.push(last);
    }
  }
  return runs;
}

function isTitle(run: readonly Grid[]): boolean {
  return run.length <= 3 && run.every((row) => countFilled(row) === 1);
}

/** Whether a run of rows is a table of its own behind the one before it. */
function isAnother(before: readonly Grid[], run: readonly Grid[], titled: boolean): boolean {
  const [table, next] = [findBlock(before), findBlock(run)];
  if (!table || !next || table.body.length < 2 || !isHeading(run, next)) return false;
  // Two columns above a wider table tell of it: source, date, unit.
  if (table.header.length <= 2 && next.header.length >= 3 && !isOfValues(table, 1)) return false;
  if (isSame(table.header, next.header)) return titled;
  const top = run.find((row) => countFilled(row) >= 2);
  const width = Math.max(...table.body.map(findReach));
  const values = Array.from({ length: width }, (_, column) => column).filter((column) => isOfValues(table, column));
  const covered = values.filter((column) => top?.cells[column]?.trim());
  const foreign = covered.length > 0 && covered.every((column) => !isValueLike(top?.cells[column] ?? ''));
  const wider = findReach(top ?? { cells: [], line: 0 }) !== width;
  const reach = next.body.reduce((most, row) => Math.max(most, findReach(row)), 0);
  const counts = Array.from({ length: reach }, (_, column) => column).some((column) => isOfValues(next, column));
  return counts && (foreign || (wider && values.length > 0));
}

/** The first full row of a run stands above all others but titles, has no gaps, and says each thing once. */
function isHeading(run: readonly Grid[], { header }: Block): boolean {
  const at = run.findIndex((row) => countFilled(row) >= 2);
  const texts = header.map(normalize);
  return (
    at <= 3 &&
    texts.length >= 2 &&
    texts.every((text) => text !== '') &&
    new Set(texts).size === texts.length &&
    header.filter((text) => !isValueLike(text)).length * 2 > header.length
  );
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => normalize(text) === normalize(other[index]));
}
