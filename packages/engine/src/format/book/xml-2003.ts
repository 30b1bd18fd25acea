import { type CellStyle, findStyle, plain, writeStyled } from './number-format.ts';
import { type Item, pumpSheets, type SheetsListener } from './pump.ts';
import { type BookSheet, cellLength, RowQueue, SheetFacts, sheetColumns, sheetRows } from './sheet.ts';
import { findAttribute, unescapeXml, XmlError } from './xml.ts';

/** The sheets of an Excel 2003 workbook in XML (“XML Spreadsheet Reference”, Microsoft 2001), as its bytes come in. */
export function readXmlSheets(stream: AsyncIterable<Buffer>): AsyncGenerator<BookSheet> {
  return pumpSheets(stream, new XmlBookListener());
}

class XmlBookListener implements SheetsListener {
  readonly items: Item[] = [];
  readonly #queue = new RowQueue();
  readonly #styles = new Map<string, CellStyle>();
  #facts = new SheetFacts();
  #visible = false;
  #style = '';
  #line = 0;
  #column = -1;
  #cells: string[] = [];
  #across = 0;
  #cellStyle: CellStyle = plain;
  #type = '';
  #formula = false;
  #text = '';
  #gather = false;
  /** Options of a sheet come behind its rows, so what is hidden is known too late for its start. */
  #start: { name: string; hidden: boolean; facts: SheetFacts } | undefined;

  open(name: string, tag: string): void {
    switch (name) {
      case 'Style':
        this.#style = findAttribute(tag, 'ss:ID') ?? '';
        break;
      case 'NumberFormat':
        this.#styles.set(this.#style, findNamed(findAttribute(tag, 'ss:Format') ?? ''));
        break;
      case 'Worksheet':
        this.#openSheet(tag);
        break;
      case 'Row':
        this.#line = this.#index(tag, this.#line, sheetRows);
        this.#cells = [];
        this.#column = -1;
        this.#across = 0;
        break;
      case 'Cell':
        this.#openCell(tag);
        break;
      case 'Data':
        this.#type = findAttribute(tag, 'ss:Type') ?? 'String';
        this.#text = '';
        this.#gather = true;
        break;
      case 'Visible':
        this.#visible = true;
    }
  }

  text(piece: string): void {
    if (this.#visible && this.#start && piece.includes('Hidden')) this.#start.hidden = true;
    if (!this.#gather) return;
    this.#text += piece;
    if (this.#text.length > cellLength) throw new XmlError('a cell of more than a million characters');
  }

  close(name: string): void {
    if (name === 'Data') this.#closeData();
    else if (name === 'Cell' && this.#formula && this.#type === '') this.#facts.note('uncached', this.#line, '');
    else if (name === 'Row') this.#queue.push(this.#line, this.#cells);
    else if (name === 'Worksheet') {
      this.flush();
      this.items.push('end');
    } else if (name === 'Visible') this.#visible = false;
  }

  flush(): void {
    const rows = this.#queue.take();
    if (rows.length > 0) this.items.push(rows);
  }

  #openSheet(tag: string): void {
    this.#facts = new SheetFacts();
    this.#start = { name: findAttribute(tag, 'ss:Name') ?? '', hidden: false, facts: this.#facts };
    this.items.push(this.#start);
    this.#line = 0;
    this.#queue.restart();
  }

  /** The number an element states, or the one after the last. */
  #index(tag: string, last: number, most: number): number {
    const stated = findAttribute(tag, 'ss:Index');
    const index = stated === undefined ? last + 1 : Number(stated);
    if (!Number.isInteger(index) || index < 1 || index > most) throw new XmlError(`a row or cell number ${index}`);
    return index;
  }

  #openCell(tag: string): void {
    this.#column = this.#index(tag, this.#column + 1 + this.#across, sheetColumns) - 1;
    this.#across = findCount(tag, 'ss:MergeAcross');
    const down = findCount(tag, 'ss:MergeDown');
    const [top, left] = [this.#line, this.#column];
    if (this.#across + down > 0) this.#facts.merge({ top, left, bottom: top + down, right: left + this.#across });
    this.#cellStyle = this.#styles.get(findAttribute(tag, 'ss:StyleID') ?? '') ?? plain;
    this.#formula = findAttribute(tag, 'ss:Formula') !== undefined;
    this.#type = '';
  }

  #closeData(): void {
    this.#gather = false;
    const text = this.#write(unescapeXml(this.#text));
    if (text === '') return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #write(text: string): string {
    switch (this.#type) {
      case 'Number':
        return text === '' || Number.isNaN(Number(text)) ? text : writeStyled(Number(text), this.#cellStyle, false);
      case 'Boolean':
        return text.trim() === '1' ? 'true' : 'false';
      case 'DateTime':
        return text
          .replace('T', ' ')
          .replace(/\.0*$/, '')
          .replace(/ 00:00:00$/, '');
      case 'Error':
        this.#facts.note('errors', this.#line, text);
        return text;
      default:
        return text;
    }
  }
}

function findCount(tag: string, name: string): number {
  const count = Number(findAttribute(tag, name) ?? 0);
  return Number.isInteger(count) && count > 0 && count < sheetRows ? count : 0;
}

/** Formats with a name of their own instead of a code. */
function findNamed(format: string): CellStyle {
  if (format === 'Percent') return { kind: 'percent' };
  if (format === 'Currency') return { kind: 'money', unit: '$', before: true };
  if (format === 'Euro Currency') return { kind: 'money', unit: '€', before: true };
  return /^[A-Z][A-Za-z ]+$/.test(format) ? plain : findStyle(format);
}
