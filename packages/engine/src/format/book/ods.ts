import type { Readable } from 'node:stream';
import type { Zip } from '../archive.ts';
import { Refusal } from '../format.ts';
import { writeNumber, writeStyled } from './number-format.ts';
import { OdsStyles } from './ods-styles.ts';
import { type Item, pumpSheets, type SheetsListener } from './pump.ts';
import { type BookSheet, cellLength, RowQueue, SheetFacts, sheetColumns, sheetRows } from './sheet.ts';
import { findAttribute, unescapeXml, XmlError } from './xml.ts';

/** The sheets of an OpenDocument spreadsheet, one after the other as its single document is read. */
export async function* openOds(zip: Zip): AsyncGenerator<BookSheet> {
  const manifest = zip.members.find((member) => member.name === 'META-INF/manifest.xml');
  if (manifest && (await readAll(await zip.stream(manifest))).includes('encryption-data'))
    throw new Refusal('encrypted');
  const content = zip.members.find((member) => member.name === 'content.xml');
  if (!content) throw new XmlError('the part content.xml is missing');
  if (content.encrypted) throw new Refusal('encrypted');
  yield* readOdsSheets(await zip.stream(content));
}

async function readAll(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > 1 << 24) throw new XmlError('a manifest of more than 16 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The sheets of an OpenDocument content (or of a flat document, which holds it whole). */
export function readOdsSheets(stream: AsyncIterable<Buffer>): AsyncGenerator<BookSheet> {
  return pumpSheets(stream, new OdsListener());
}

/** A row of at most this many cells is repeated as often as it says; only the same blank row is not. */
const maxRepeatedCells = 50_000_000;

/** OpenDocument 1.3 part 3, 9.1: tables of rows of cells, both with a count of repetitions. */
class OdsListener implements SheetsListener {
  readonly items: Item[] = [];
  #facts = new SheetFacts();
  readonly #queue = new RowQueue();
  readonly #styles = new OdsStyles();
  #depth = 0;
  #line = 0;
  #repeatRow = 1;
  #cells: string[] = [];
  #column = 0;
  #repeated = 0;
  #cell: { value: string; repeat: number; error: boolean } | undefined;
  #paragraphs = 0;
  #text = '';
  #gather = 0;
  #ignored = 0;

  open(name: string, tag: string): void {
    if (name === 'table') this.#openTable(tag);
    else if (this.#depth === 1) this.#openInside(name, tag);
    else this.#styles.open(name, tag);
  }

  close(name: string): void {
    if (name === 'table') this.#closeTable();
    else if (this.#depth === 1) this.#closeInside(name);
  }

  text(piece: string): void {
    if (this.#gather === 0 || this.#ignored > 0 || this.#depth !== 1) return;
    this.#text += piece;
    if (this.#text.length > cellLength) throw new XmlError('a cell of more than a million characters');
  }

  flush(): void {
    const rows = this.#queue.take();
    if (rows.length > 0) this.items.push(rows);
  }

  #openTable(tag: string): void {
    this.#depth++;
    if (this.#depth > 1) return;
    this.flush();
    const hidden = this.#styles.hides(findAttribute(tag, 'table:style-name'));
    this.#facts = new SheetFacts();
    this.items.push({ name: findAttribute(tag, 'table:name') ?? '', hidden, facts: this.#facts });
    this.#line = 0;
    this.#queue.restart();
  }

  #closeTable(): void {
    this.#depth--;
    if (this.#depth > 0) return;
    this.flush();
    this.items.push('end');
  }

  #openInside(name: string, tag: string): void {
    if (name === 'table-row') {
      this.#repeatRow = findCount(tag, 'table:number-rows-repeated');
      this.#cells = [];
      this.#column = 0;
    } else if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell(tag);
    else if (name === 'p' && this.#cell && this.#ignored === 0) {
      if (this.#paragraphs++ > 0) this.#text += '\n';
      this.#gather++;
    } else if (name === 'annotation' || name === 'ruby-text' || name === 'shapes') this.#ignored++;
    else if (this.#gather > 0) this.#text += writeSpace(name, tag);
  }

  #closeInside(name: string): void {
    if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell();
    else if (name === 'table-row') this.#closeRow();
    else if (name === 'p' && this.#gather > 0) this.#gather--;
    else if (name === 'annotation' || name === 'ruby-text' || name === 'shapes') this.#ignored--;
  }

  #openCell(tag: string): void {
    const repeat = findCount(tag, 'table:number-columns-repeated');
    const value = writeValue(tag, this.#styles);
    const error = findAttribute(tag, 'calcext:value-type') === 'error';
    this.#cell = { value, repeat, error };
    this.#text = '';
    this.#paragraphs = 0;
    this.#gather = 0;
    const [columns, rows] = [
      findCount(tag, 'table:number-columns-spanned'),
      findCount(tag, 'table:number-rows-spanned'),
    ];
    if (columns === 1 && rows === 1) return;
    const [top, left] = [this.#line + 1, this.#column];
    this.#facts.merge({ top, left, bottom: top + rows - 1, right: left + columns - 1 });
  }

  #closeCell(): void {
    const cell = this.#cell;
    if (!cell) return;
    this.#cell = undefined;
    const text = cell.value === '' ? unescapeXml(this.#text) : cell.value;
    if (text !== '') {
      if (this.#column + cell.repeat > sheetColumns * 4) throw new XmlError('a row of more than 65,536 cells');
      while (this.#cells.length < this.#column) this.#cells.push('');
      for (let count = 0; count < cell.repeat; count++) this.#cells.push(text);
      if (cell.error || errorText.test(text)) this.#facts.note('errors', this.#line + 1, text);
    }
    this.#column += cell.repeat;
  }

  #closeRow(): void {
    const repeat = Math.min(this.#repeatRow, sheetRows);
    if (this.#cells.length > 0) {
      if (repeat > 1) this.#repeated += repeat * this.#cells.length;
      if (this.#repeated > maxRepeatedCells) throw new Refusal('bomb', { limit: `${maxRepeatedCells} cells` });
      for (let count = 1; count <= repeat; count++) this.#queue.push(this.#line + count, this.#cells);
    }
    this.#line += repeat;
  }
}

const errorText = /^(?:#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)|Err:\d{3})$/;

function findCount(tag: string, name: string): number {
  const count = Number(findAttribute(tag, name) ?? 1);
  return Number.isInteger(count) && count > 0 ? count : 1;
}

function writeSpace(name: string, tag: string): string {
  if (name === 's') return ' '.repeat(Math.min(1000, findCount(tag, 'text:c')));
  return name === 'tab' ? '\t' : name === 'line-break' ? '\n' : '';
}

/** The value a cell states in its attributes (19.385); a text may stand there or in its paragraphs. */
function writeValue(tag: string, styles: OdsStyles): string {
  const type = findAttribute(tag, 'office:value-type');
  const value = findAttribute(tag, 'office:value') ?? '';
  switch (type) {
    case 'float':
      return value === '' || Number.isNaN(Number(value))
        ? value
        : writeStyled(Number(value), styles.find(findAttribute(tag, 'table:style-name')), false);
    case 'percentage':
      return value === '' ? '' : `${writeNumber(Number((Number(value) * 100).toPrecision(15)))}%`;
    case 'currency':
      return [findAttribute(tag, 'office:currency') ?? '', writePlain(value)].filter(Boolean).join(' ');
    case 'boolean':
      return findAttribute(tag, 'office:boolean-value') ?? '';
    case 'date':
      return writeMoment(findAttribute(tag, 'office:date-value') ?? '');
    case 'time':
      return writeTime(findAttribute(tag, 'office:time-value') ?? '');
    default:
      return findAttribute(tag, 'office:string-value') ?? '';
  }
}

function writePlain(value: string): string {
  const number = Number(value);
  return value === '' || Number.isNaN(number) ? value : writeNumber(number);
}

function writeMoment(value: string): string {
  return value
    .replace('T', ' ')
    .replace(/\.\d+$/, '')
    .replace(/ 00:00:00$/, '');
}

/** PT08H30M00S is half past eight; what passes a day is a duration. */
function writeTime(value: string): string {
  const found = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/.exec(value);
  if (!found || Number(found[1]) >= 24) return value;
  return found
    .slice(1, 4)
    .map((part) => part.padStart(2, '0'))
    .join(':');
}
