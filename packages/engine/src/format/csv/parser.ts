/** One record of a delimited text: its cells and the line (from 1) it begins on. */
export interface TextRow {
  readonly cells: string[];
  readonly line: number;
  /** The record has a quote that is not closed where it should be; its text was taken as it stands. */
  readonly broken?: boolean;
}

export interface TextDialect {
  /** One sign, or a few that stand for one. */
  readonly delimiter: string;
  /** Empty: no quoting. */
  readonly quote: string;
  /** Sign before a quote inside quotes, when it is not doubled. */
  readonly escape: string;
  /** The escape also works before a delimiter outside quotes. */
  readonly bare?: true;
  /** Each record stands between quotes as a whole, as if it were one cell. */
  readonly wrapped?: true;
}

interface Cell {
  readonly text: string;
  readonly end: number;
  readonly lines: number;
  readonly broken: boolean;
}

/** A quoted cell may be this long before its opening quote counts as a plain sign. */
const maxQuoted = 4 << 20;

/**
 * Cuts text that arrives in pieces into records. Forgiving: text after a closing quote is kept, a quote that is never
 * closed is read as a plain sign, `\r\n`, `\n` and `\r` all end a record.
 */
export class RowParser {
  readonly #dialect: TextDialect;
  readonly #special: RegExp;
  #text = '';
  #line = 1;
  #ended = false;

  constructor(dialect: TextDialect) {
    this.#dialect = dialect;
    const [delimiter, mark] = [quotePattern(dialect.delimiter), quotePattern(dialect.escape)];
    this.#special = new RegExp(dialect.bare ? `${mark}${delimiter}|\\r|\\n|${delimiter}` : `\\r|\\n|${delimiter}`, 'g');
  }

  /** Adds text and returns the records that are complete. */
  push(text: string): TextRow[] {
    this.#text = this.#text === '' ? text : this.#text + text;
    return this.#take();
  }

  /** The records left at the end of the text. */
  end(): TextRow[] {
    this.#ended = true;
    return this.#take();
  }

  #take(): TextRow[] {
    const rows: TextRow[] = [];
    let at = 0;
    while (at < this.#text.length) {
      const next = this.#record(at);
      if (!next) break;
      rows.push(this.#dialect.wrapped ? unwrap(next.row, this.#dialect) : next.row);
      this.#line += next.lines;
      at = next.end;
    }
    this.#text = this.#text.slice(at);
    return rows;
  }

  /** One record from `at`; undefined when the text does not reach to its end. */
  #record(at: number): { row: TextRow; end: number; lines: number } | undefined {
    const text = this.#text;
    const cells: string[] = [];
    let lines = 1;
    let broken = false;
    let position = at;
    for (;;) {
      const cell = this.#cell(position);
      if (!cell) return undefined;
      cells.push(cell.text);
      lines += cell.lines;
      broken ||= cell.broken;
      const sign = text[cell.end];
      if (sign === undefined || sign === '\n' || sign === '\r') {
        if (sign === '\r' && cell.end + 1 >= text.length && !this.#ended) return undefined;
        const end = cell.end + (sign === '\r' && text[cell.end + 1] === '\n' ? 2 : sign === undefined ? 0 : 1);
        return { row: broken ? { cells, line: this.#line, broken } : { cells, line: this.#line }, end, lines };
      }
      position = cell.end + this.#dialect.delimiter.length;
    }
  }

  #cell(at: number): Cell | undefined {
    const { quote } = this.#dialect;
    let start = at;
    while (this.#text[start] === ' ' && this.#dialect.delimiter !== ' ') start++;
    if (quote !== '' && this.#text[start] === quote) {
      const quoted = this.#quoted(start, quote);
      if (quoted === 'more') return undefined;
      if (quoted) return quoted;
      const plain = this.#plain(at);
      return plain && { ...plain, broken: true };
    }
    return this.#plain(at);
  }

  #plain(at: number): Cell | undefined {
    const { delimiter, escape: mark, bare } = this.#dialect;
    this.#special.lastIndex = at;
    let found = this.#special.exec(this.#text);
    while (bare && found?.[0].startsWith(mark)) found = this.#special.exec(this.#text);
    if (!found && !this.#ended) return undefined;
    const end = found ? found.index : this.#text.length;
    const text = this.#text.slice(at, end);
    return { text: bare ? text.replaceAll(mark + delimiter, delimiter) : text, end, lines: 0, broken: false };
  }

  /**
   * A quoted cell. A quote amid the text that closes nothing belongs to it. Undefined when the opening quote itself is a
   * plain sign: it is never closed, or what follows shows that another cell begins before it is.
   */
  #quoted(at: number, quote: string): Cell | 'more' | undefined {
    const text = this.#text;
    const mark = this.#dialect.escape;
    let value = '';
    let broken = false;
    let from = at + 1;
    for (;;) {
      const close = text.indexOf(quote, from);
      if (close < 0) return this.#ended || text.length - at > maxQuoted ? undefined : 'more';
      if (close - at > maxQuoted) return undefined;
      if (mark !== quote && mark !== '' && text[close - 1] === mark && close - 1 > at) {
        value += `${text.slice(from, close - 1)}${quote}`;
        from = close + 1;
        continue;
      }
      if (close + 1 >= text.length && !this.#ended) return 'more';
      if (text[close + 1] === quote) {
        value += text.slice(from, close + 1);
        from = close + 2;
        continue;
      }
      const end = this.#findEnd(close + 1);
      if (end === 'more') return end;
      value += text.slice(from, close);
      if (end !== undefined) return { text: value, end, lines: countLines(value), broken };
      value += quote;
      broken = true;
      from = close + 1;
      if (value.includes('\n') || text.startsWith(this.#dialect.delimiter, close - this.#dialect.delimiter.length))
        return undefined;
    }
  }

  /** Where the cell ends after a closing quote, blanks passed over; undefined when text follows. */
  #findEnd(at: number): number | 'more' | undefined {
    const text = this.#text;
    let end = at;
    while (text[end] === ' ' && this.#dialect.delimiter !== ' ') end++;
    const sign = text[end];
    const { delimiter } = this.#dialect;
    if (sign === undefined) return this.#ended ? end : 'more';
    if (sign === '\n' || sign === '\r' || text.startsWith(delimiter, end)) return end;
    return !this.#ended && delimiter.startsWith(text.slice(end)) ? 'more' : undefined;
  }
}

/** The cells of a record that came as one cell. */
function unwrap(row: TextRow, { wrapped: _, ...dialect }: TextDialect): TextRow {
  const [only, ...more] = row.cells;
  if (only === undefined || more.length > 0) return row;
  return { ...row, cells: parseText(only, dialect)[0]?.cells ?? [''] };
}

function quotePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** All records of a text at hand. */
export function parseText(text: string, dialect: TextDialect): TextRow[] {
  const parser = new RowParser(dialect);
  return [...parser.push(text), ...parser.end()];
}
