/** Where the table lies in a grid of text: title rows above it, its header, and notes below. Shared by all grids. */
export interface Grid {
  readonly cells: readonly string[];
  readonly line: number;
}

export interface Layout {
  /** Titles of the columns as written; empty where there is none. */
  readonly header: readonly string[];
  readonly headerRows: number;
  /** Rows above the header. */
  readonly skippedRows: number;
  /** Text of these rows. */
  readonly notes: readonly string[];
  readonly width: number;
  /** Further columns that the longest of the rows looked at need. */
  readonly extra: number;
  /** Place, from 1, of an empty title that was taken out because the header had one more than rows have cells. */
  readonly gap?: number;
  /** Leading columns that are empty in every row looked at. */
  readonly indent: number;
}

const valueLike =
  /^(?:[+-]?[$€£]?\s?[\d][\d.,'\u00a0 ]*%?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|\d{1,2}:\d{2}(?::\d{2})?.*|true|false)$/i;

/** URL, e-mail address or UUID. */
const addressLike = /^(?:https?:\/\/\S+|[^\s@,;]+@[\w.-]+\.[a-z]{2,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** Number, date or time: what a header seldom is. */
export function isValueLike(text: string): boolean {
  return valueLike.test(text.trim());
}

/** What kind of value a text looks like; undefined: a word, or nothing. */
function kindOf(text: string): 'number' | 'date' | 'boolean' | undefined {
  const plain = text.trim();
  if (!valueLike.test(plain)) return undefined;
  if (/^(?:true|false)$/i.test(plain)) return 'boolean';
  return /\d[-/:]\d|^\d+\.\d+\.\d/.test(plain) ? 'date' : 'number';
}

/** A heading may be a year or period: 2015, 2015-01, 2015/16. */
const periodLike = /^(?:1[89]|20|21)\d{2}(?:[-/](?:0?[1-9]|1[0-2]|\d{2}))?$/;

/** Extra columns beyond this are one. */
const maxExtra = 20;

/** Decides from the first rows of a grid (a few hundred are enough). */
export function findLayout(rows: readonly Grid[]): Layout {
  const usual = findWidth(rows);
  const first = findFirstRow(rows, usual);
  const notes = rows
    .slice(0, first)
    .map(joinCells)
    .filter((text) => text !== '' && !/^sep=.?$/i.test(text));
  const top = rows[first];
  if (!top) return { header: [], headerRows: 0, skippedRows: 0, notes: [], width: usual, extra: 0, indent: 0 };
  const same = usual > 1 ? joinCells(top) : undefined;
  const body = rows.slice(first + 1).filter((row) => countFilled(row) > 0 && joinCells(row) !== same);
  const found = { skippedRows: first, notes, indent: findIndent(rows.slice(first)) };
  const most = Math.max(0, ...rows.slice(first).map(findReach));
  if (!isHeader(top, body, usual)) {
    const header = Array.from({ length: usual }, () => '');
    return { ...found, header, headerRows: 0, width: usual, extra: Math.min(maxExtra, most - usual) };
  }
  const apart = findGap(top, body);
  if (apart) {
    const header = top.cells.filter((_, column) => column !== apart.gap);
    return { ...found, header, headerRows: 1, width: apart.width, extra: 0, gap: apart.gap + 1 };
  }
  // A header names its columns even where hardly a row has them.
  const own = usual > 1 ? findOwnWidth(top, body, usual) : usual;
  const headerRows = countHeaderRows(rows, first, own);
  const heads = rows.slice(first, first + headerRows);
  const width = Math.max(own, ...heads.slice(1).map(findReach));
  const header = joinHeader(heads, width);
  return { ...found, header, headerRows, width, extra: Math.max(0, Math.min(maxExtra, most - width)) };
}

/** The width of the header, unless many rows go beyond it: a few that do are rows too long. */
function findOwnWidth(top: Grid, body: readonly Grid[], usual: number): number {
  const reach = findReach(top);
  if (reach >= usual || reach < 2) return Math.max(usual, reach);
  const beyond = body.filter((row) => findReach(row) > reach).length;
  const alike = body.filter((row) => row.cells.length === reach).length;
  return beyond * 3 < body.length && alike * 2 > body.length ? reach : usual;
}

/** The one empty title of a header that has a title more than every row has cells: a delimiter too many. */
function findGap(top: Grid, body: readonly Grid[]): { gap: number; width: number } | undefined {
  const width = body[0]?.cells.length ?? 0;
  if (width < 3 || body.length < 3 || findReach(top) !== width + 1 || top.cells.length !== width + 1) return undefined;
  const empty = top.cells.map((cell, column) => (cell.trim() === '' ? column : -1)).filter((column) => column >= 0);
  const [gap] = empty;
  if (gap === undefined || empty.length > 1 || body.some((row) => row.cells.length !== width)) return undefined;
  return { gap, width };
}

export function countFilled(row: Grid): number {
  let count = 0;
  for (const cell of row.cells) if (cell.trim() !== '') count++;
  return count;
}

export function joinCells(row: Grid): string {
  return row.cells
    .map((cell) => cell.trim())
    .filter(Boolean)
    .join(' ');
}

/** Index after the last cell that holds something. */
export function findReach(row: Grid): number {
  for (let at = row.cells.length; at > 0; at--) if (row.cells[at - 1]?.trim()) return at;
  return 0;
}

/** The reach most rows have, or more when enough rows reach further. */
function findWidth(rows: readonly Grid[]): number {
  const reaches = rows.map(findReach).filter((reach) => reach > 0);
  const most = Math.max(0, ...reaches);
  const declared = findDeclared(rows);
  const counts = new Map<number, number>();
  for (const reach of reaches) counts.set(reach, (counts.get(reach) ?? 0) + 1);
  let width = 0;
  for (const [reach, count] of counts) if (count >= Math.max(2, reaches.length * 0.05)) width = Math.max(width, reach);
  return Math.max(width || most, declared);
}

/** The number of cells nearly every record has, filled or not. */
function findDeclared(rows: readonly Grid[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  const head = Math.max(0, ...rows.slice(0, 40).map(findReach));
  for (const [length, count] of counts) if (count > rows.length * 0.9 && length === head) return length;
  return 0;
}

/** The first row that is as full as the table's rows are: what stands above is title and remark. */
function findFirstRow(rows: readonly Grid[], width: number): number {
  const filled = rows.map(countFilled);
  if (width <= 1)
    return Math.max(
      0,
      filled.findIndex((count) => count > 0),
    );
  const sorted = filled.filter((count) => count > 1).sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 1;
  const need = Math.max(2, Math.min(width, usual) * 0.5);
  const found = filled.findIndex((count, index) => count >= need && !isRemark(rows[index], width));
  if (found < 0)
    return Math.max(
      0,
      filled.findIndex((count) => count > 0),
    );
  return stepUpToGroups(rows, found, width);
}

/** "Unit: | pesos" above a wide table is a remark though it has two cells, and so is "# by A, B and C". */
function isRemark(row: Grid | undefined, width: number): boolean {
  if (/^\s*(?:#\s|##)/.test(row?.cells[0] ?? '')) return true;
  return row !== undefined && width > 4 && countFilled(row) <= 2 && /[:：]\s*$/.test(row.cells[0]?.trim() ?? '');
}

/** A sparser row of group headings right above the header belongs to it. */
function stepUpToGroups(rows: readonly Grid[], found: number, width: number): number {
  const header = rows[found];
  const above = rows[found - 1];
  if (!header || !above || width < 4) return found;
  const groups = above.cells.filter((cell) => cell.trim() !== '');
  if (groups.length < 2 || groups.some(isValueLike) || header.cells.some(isPlainValue)) return found;
  return found - 1;
}

function isPlainValue(cell: string): boolean {
  return isValueLike(cell) && !periodLike.test(cell.trim());
}

function findIndent(rows: readonly Grid[]): number {
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  let indent = 0;
  while (indent < width && rows.every((row) => !row.cells[indent]?.trim())) indent++;
  return indent;
}

/** Whether the first row names the columns: texts above values, or texts that no row below repeats. */
function isHeader(top: Grid, body: readonly Grid[], width: number): boolean {
  const cells = top.cells.slice(0, width).map((cell) => cell.trim());
  const values = cells.filter(isValueLike);
  const periods = cells.filter((cell) => periodLike.test(cell));
  const texts = cells.filter((cell) => cell !== '' && !isValueLike(cell));
  if (isAddressBelow(cells, body)) return false;
  if (texts.length === 0) return periods.length === cells.length && cells.length > 1 && isRanked(cells);
  if (values.length > 0 && (values.length !== periods.length || !isRanked(periods)))
    return (values.length * 4 < texts.length || isForeign(cells, body)) && !fitsBelow(cells, body);
  if (body.length === 0) return true;
  return !fitsBelow(cells, body) && !isRepeated(cells, body);
}

/** An address above addresses names nothing. */
function isAddressBelow(cells: readonly string[], body: readonly Grid[]): boolean {
  return cells.some((cell, column) => {
    if (!addressLike.test(cell)) return false;
    const below = body.map((row) => row.cells[column]?.trim() ?? '').filter(Boolean);
    return below.length > 0 && below.filter((text) => addressLike.test(text)).length > below.length * 0.9;
  });
}

/** Each period after the one before it, or each before it. */
function isRanked(cells: readonly string[]): boolean {
  const rising = cells.every((cell, index) => index === 0 || cell > (cells[index - 1] ?? ''));
  return rising || cells.every((cell, index) => index === 0 || cell < (cells[index - 1] ?? ''));
}

/** Every value of the row stands above values of one other kind: numbers above true and false are names. */
function isForeign(cells: readonly string[], body: readonly Grid[]): boolean {
  return cells.every((cell, column) => {
    const kind = kindOf(cell);
    if (kind === undefined) return true;
    const below = new Set(
      body
        .map((row) => row.cells[column] ?? '')
        .filter((text) => text.trim() !== '')
        .map(kindOf),
    );
    const [only] = below;
    return below.size === 1 && only !== undefined && only !== kind;
  });
}

/** A value-like cell of the row stands in a column of values: then the row is one of them. */
function fitsBelow(cells: readonly string[], body: readonly Grid[]): boolean {
  return cells.some((cell, column) => {
    if (!isPlainValue(cell)) return false;
    const below = body.map((row) => row.cells[column]?.trim() ?? '').filter(Boolean);
    const like = below.filter(isValueLike);
    return like.length > below.length * 0.9 && like.some((text) => kindOf(text) === kindOf(cell));
  });
}

/** Most texts of the row occur again in their own columns: a row like any other. */
function isRepeated(cells: readonly string[], body: readonly Grid[]): boolean {
  if (body.length < 5) return false;
  let [repeated, looked] = [0, 0];
  for (const [column, cell] of cells.entries()) {
    if (cell === '') continue;
    looked++;
    if (body.some((row) => row.cells[column]?.trim() === cell)) repeated++;
  }
  return looked > 0 && repeated >= Math.max(1, looked * 0.5);
}

const maxHeaderRows = 3;

/** One row, or more when the first has gaps that rows of text below it fill. */
function countHeaderRows(rows: readonly Grid[], first: number, width: number): number {
  let count = 1;
  while (count < maxHeaderRows) {
    const merged = joinHeader(rows.slice(first, first + count), width);
    const next = rows[first + count];
    const after = rows.slice(first + count + 1, first + count + 5);
    if (!next || after.length === 0) return count;
    const gaps = merged.filter((cell) => cell === '').length + countSpans(rows[first + count - 1], width);
    const texts = next.cells.slice(0, width).map((cell) => cell.trim());
    const fills = texts.filter((cell, column) => cell !== '' && !rows[first + count - 1]?.cells[column]?.trim()).length;
    const plain = texts.some(isPlainValue) || !after.some((row) => row.cells.some(isPlainValue));
    const under = !texts[rows[first]?.cells.findIndex((cell) => cell.trim() !== '') ?? 0];
    if (gaps === 0 || fills === 0 || plain || (fills < Math.min(2, gaps) && !under)) return count;
    count++;
  }
  return count;
}

/** Gaps to the right of a filled cell, as merged headings leave them. */
function countSpans(row: Grid | undefined, width: number): number {
  if (!row) return 0;
  let spans = 0;
  for (let column = 1; column < width; column++)
    if (!row.cells[column]?.trim() && row.cells.slice(0, column).some((cell) => cell.trim())) spans++;
  return spans;
}

/** Titles of several header rows: group heading, then own heading; a heading spans the gaps at its right. */
function joinHeader(rows: readonly Grid[], width: number): string[] {
  const parts = rows.map((row, level) => {
    const below = rows.slice(level + 1);
    let group = '';
    return Array.from({ length: width }, (_, column) => {
      const own = row.cells[column] ?? '';
      if (own.trim() !== '') group = own;
      const filledBelow = below.some((each) => each.cells[column]?.trim());
      return own.trim() !== '' ? own : filledBelow ? group : '';
    });
  });
  return Array.from({ length: width }, (_, column) => {
    const texts = parts.map((part) => part[column] ?? '').filter((text) => text.trim() !== '');
    return texts.length === 1 ? (texts[0] ?? '') : [...new Set(texts.map((text) => text.trim()))].join(' ');
  });
}
