import type { Grid } from '../layout.ts';
import { type CellStyle, plain, writeNumber, writeStyled } from './number-format.ts';
import { cellLength, findColumn, findMerge, RowQueue, type SheetFacts, sheetColumns, sheetRows } from './sheet.ts';
import { createXmlReader, findAttribute, unescapeXml, XmlError, type XmlListener } from './xml.ts';

/** What all sheets of a book share. */
export interface SharedParts {
  readonly texts: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly date1904: boolean;
}

/** The rows of a worksheet part (ECMA-376 part 1, 18.3.1.99), as the bytes come in. */
export async function* readSheetRows(
  stream: AsyncIterable<Buffer>,
  shared: SharedParts,
  facts: SheetFacts,
): AsyncGenerator<readonly Grid[]> {
  const listener = new SheetListener(shared, facts);
  const reader = createXmlReader(listener);
  for await (const bytes of stream) {
    reader.write(bytes);
    const rows = listener.queue.take();
    if (rows.length > 0) yield rows;
  }
  reader.end();
}

class SheetListener implements XmlListener {
  readonly queue = new RowQueue();
  readonly #shared: SharedParts;
  readonly #facts: SheetFacts;
  #inside = false;
  #line = 0;
  #cells: string[] = [];
  #column = -1;
  #type = 'n';
  #style: CellStyle = plain;
  #formula = false;
  #valued = false;
  /** The element whose text is gathered. */
  #gather: '' | 'v' | 't' = '';
  #value = '';
  #inline = '';
  #phonetic = false;

  constructor(shared: SharedParts, facts: SheetFacts) {
    this.#shared = shared;
    this.#facts = facts;
  }

  open(name: string, tag: string): void {
    if (!this.#inside) {
      if (name === 'sheetData') this.#inside = true;
      else if (name === 'mergeCell') this.#merge(tag);
      return;
    }
    if (name === 'c') this.#openCell(tag);
    else if (name === 'v') this.#gather = 'v';
    else if (name === 't') this.#gather = this.#phonetic ? '' : 't';
    else if (name === 'row') this.#openRow(tag);
    else if (name === 'f') this.#formula = true;
    else if (name === 'rPh') this.#phonetic = true;
  }

  text(piece: string): void {
    if (this.#gather === '') return;
    if (this.#gather === 'v') this.#value = grow(this.#value, piece);
    else this.#inline = grow(this.#inline, piece);
  }

  close(name: string): void {
    if (!this.#inside) return;
    if (name === 'c') this.#closeCell();
    else if (name === 'v') {
      this.#gather = '';
      this.#valued = true;
    } else if (name === 't') this.#gather = '';
    else if (name === 'row') this.queue.push(this.#line, this.#cells);
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'sheetData') this.#inside = false;
  }

  #merge(tag: string): void {
    const merge = findMerge(findAttribute(tag, 'ref') ?? '');
    if (merge) this.#facts.merge(merge);
  }

  #openRow(tag: string): void {
    const line = findAttribute(tag, 'r');
    this.#line = line === undefined ? this.#line + 1 : Number(line);
    if (!Number.isInteger(this.#line) || this.#line < 1 || this.#line > sheetRows)
      throw new XmlError(`a row with the number ${line ?? this.#line}`);
    this.#cells = [];
    this.#column = -1;
  }

  #openCell(tag: string): void {
    const reference = findAttribute(tag, 'r');
    this.#column = reference === undefined ? this.#column + 1 : findColumn(reference);
    if (this.#column < 0 || this.#column >= sheetColumns) throw new XmlError(`a cell called ${reference ?? ''}`);
    this.#type = findAttribute(tag, 't') ?? 'n';
    const style = findAttribute(tag, 's');
    this.#style = style === undefined ? plain : (this.#shared.styles[Number(style)] ?? plain);
    this.#formula = false;
    this.#valued = false;
    this.#value = '';
    this.#inline = '';
  }

  #closeCell(): void {
    const text = this.#write();
    if (text === '') return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #write(): string {
    if (this.#type === 'inlineStr') return unescapeCell(this.#inline);
    const raw = this.#value;
    if (raw === '') {
      if (this.#formula && !this.#valued) this.#facts.note('uncached', this.#line, '');
      return '';
    }
    switch (this.#type) {
      case 's':
        return this.#findText(raw);
      case 'b':
        return raw.trim() === '1' || raw.trim() === 'true' ? 'true' : 'false';
      case 'e':
        this.#facts.note('errors', this.#line, unescapeXml(raw));
        return unescapeXml(raw);
      case 'd':
        return writeDate(raw);
      case 'n':
        return this.#writeNumber(raw);
      default:
        return unescapeCell(raw);
    }
  }

  #findText(raw: string): string {
    const text = this.#shared.texts[Number(raw)];
    if (text === undefined) throw new XmlError(`a text number ${raw.slice(0, 20)} that the book does not have`);
    return text;
  }

  #writeNumber(raw: string): string {
    if (this.#style === plain && isWhole(raw)) return raw;
    const value = Number(raw);
    if (Number.isNaN(value)) return unescapeCell(raw);
    return this.#style === plain ? writeNumber(value) : writeStyled(value, this.#style, this.#shared.date1904);
  }
}

function grow(text: string, piece: string): string {
  if (text.length + piece.length > cellLength) throw new XmlError('a cell of more than a million characters');
  return text === '' ? piece : text + piece;
}

/** Up to fifteen digits without a leading zero: they stay as they are. */
function isWhole(raw: string): boolean {
  const start = raw.charCodeAt(0) === 45 ? 1 : 0;
  if (raw.length - start > 15 || raw.length === start) return false;
  for (let at = start; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return raw.charCodeAt(start) !== 48 || raw.length === start + 1;
}

/** ISO dates of the strict variant: 2024-01-31T00:00:00 is a day. */
function writeDate(raw: string): string {
  return raw
    .trim()
    .replace('T', ' ')
    .replace(/(?:\.\d+)?Z?$/, '')
    .replace(/ 00:00:00$/, '');
}

/** XML cannot write some signs; books write them as _x000D_ (ECMA-376 part 1, 22.4.2.4). */
export function unescapeCell(raw: string): string {
  const text = unescapeXml(raw);
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
