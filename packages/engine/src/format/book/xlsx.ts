import type { Readable } from 'node:stream';
import type { Member, Zip } from '../archive.ts';
import { type OpenContext, Refusal } from '../format.ts';
import { type CellStyle, findStyle } from './number-format.ts';
import { type BookSheet, cellLength, SheetFacts } from './sheet.ts';
import { readSheetRows, type SharedParts, unescapeCell } from './xlsx-sheet.ts';
import { findAttribute, scanXml, XmlError, type XmlListener } from './xml.ts';

/** Describes the sheets of an Office Open XML workbook; their cells are read as a stream when asked for. */
export async function openXlsx(context: OpenContext, zip: Zip): Promise<readonly BookSheet[]> {
  const parts = new Parts(zip);
  const path = await findWorkbook(parts);
  const workbook = await readWorkbook(parts, path);
  const links = await readLinks(parts, path);
  const find = (type: string) => [...links.values()].find((link) => link.type === type)?.target;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const shared: SharedParts = {
    date1904: workbook.date1904,
    styles: await readStyles(parts, find('styles') ?? `${folder}styles.xml`),
    texts: await readTexts(parts, find('sharedStrings') ?? `${folder}sharedStrings.xml`, context.limits.memoryBytes),
  };
  return workbook.sheets.map((sheet, index): BookSheet => {
    const link = links.get(sheet.link);
    const target = link?.target ?? `${folder}worksheets/sheet${index + 1}.xml`;
    const facts = new SheetFacts();
    return {
      facts,
      name: sheet.name,
      hidden: sheet.hidden,
      kind: link === undefined || link.type === 'worksheet' ? 'cells' : link.type === 'chartsheet' ? 'chart' : 'other',
      async *rows() {
        yield* readSheetRows(await parts.stream(target), shared, facts);
      },
    };
  });
}

/** The parts of a package by name; names differ in case and slashes between programs. */
class Parts {
  readonly #zip: Zip;
  readonly #members = new Map<string, Member>();

  constructor(zip: Zip) {
    this.#zip = zip;
    for (const member of zip.members) {
      const name = normalize(member.name);
      if (!this.#members.has(name)) this.#members.set(name, member);
    }
  }

  has(path: string): boolean {
    return this.#members.has(normalize(path));
  }

  async stream(path: string): Promise<Readable> {
    const member = this.#members.get(normalize(path));
    if (!member) throw new XmlError(`the part ${path} is missing`);
    if (member.encrypted) throw new Refusal('encrypted');
    return this.#zip.stream(member);
  }

  /** Tells all start tags of a part; nothing when the book has no such part. */
  async listTags(path: string, onTag: (name: string, tag: string) => void, onClose = (_name: string) => {}) {
    if (this.has(path)) await scanXml(await this.stream(path), { open: onTag, close: onClose, text: () => {} });
  }
}

function normalize(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

async function findWorkbook(parts: Parts): Promise<string> {
  const links = await readLinks(parts, '');
  const named = [...links.values()].find((link) => link.type === 'officeDocument')?.target;
  return named !== undefined && parts.has(named) ? named : 'xl/workbook.xml';
}

interface Link {
  readonly type: string;
  readonly target: string;
}

/** The relationships of a part (ECMA-376 part 2, 9.3): id → kind and path. */
async function readLinks(parts: Parts, path: string): Promise<ReadonlyMap<string, Link>> {
  const cut = path.lastIndexOf('/') + 1;
  const links = new Map<string, Link>();
  await parts.listTags(`${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`, (name, tag) => {
    const [id, target] = [findAttribute(tag, 'Id'), findAttribute(tag, 'Target')];
    if (name !== 'Relationship' || id === undefined || target === undefined) return;
    const type = findAttribute(tag, 'Type')?.replace(/^.*\//, '') ?? '';
    links.set(id, { type, target: resolveTarget(path.slice(0, cut), target) });
  });
  return links;
}

function resolveTarget(folder: string, target: string): string {
  if (/^[\\/]/.test(target)) return normalize(target);
  const steps: string[] = [];
  for (const step of `${folder}${target.replaceAll('\\', '/')}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

interface Workbook {
  readonly date1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly link: string }[];
}

async function readWorkbook(parts: Parts, path: string): Promise<Workbook> {
  const sheets: { name: string; hidden: boolean; link: string }[] = [];
  let date1904 = false;
  if (!parts.has(path)) throw new XmlError(`the part ${path} is missing`);
  await parts.listTags(path, (name, tag) => {
    if (name === 'workbookPr') date1904 = /^(?:1|true|on)$/i.test(findAttribute(tag, 'date1904') ?? '');
    if (name !== 'sheet') return;
    const link = findAttribute(tag, 'r:id') ?? /\s[\w.-]+:id\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? '';
    const hidden = /hidden$/i.test(findAttribute(tag, 'state') ?? '');
    sheets.push({ name: findAttribute(tag, 'name') ?? '', hidden, link });
  });
  return { date1904, sheets };
}

/** The number format of each cell style, in their order. */
async function readStyles(parts: Parts, path: string): Promise<readonly CellStyle[]> {
  const codes = new Map<number, string>();
  const styles: CellStyle[] = [];
  let inside = false;
  const onTag = (name: string, tag: string) => {
    if (name === 'numFmt') codes.set(Number(findAttribute(tag, 'numFmtId')), findAttribute(tag, 'formatCode') ?? '');
    else if (name === 'cellXfs') inside = true;
    else if (name === 'xf' && inside) styles.push(findStyle(findCode(Number(findAttribute(tag, 'numFmtId')), codes)));
  };
  await parts.listTags(path, onTag, (name) => {
    if (name === 'cellXfs') inside = false;
  });
  return styles;
}

/** The format codes every program knows by number; 27 to 36 and 50 to 58 are days whose look depends on its language (18.8.30). */
function findCode(id: number, codes: ReadonlyMap<number, string>): string {
  const own = codes.get(id);
  if (own !== undefined) return own;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'yyyy-mm-dd';
  if (id === 9 || id === 10) return '0.00%';
  if (id === 22) return 'yyyy-mm-dd hh:mm';
  if (id === 46) return '[h]:mm:ss';
  return (id >= 18 && id <= 21) || id === 45 || id === 47 ? 'hh:mm:ss' : 'General';
}

async function readTexts(parts: Parts, path: string, memoryBytes: number): Promise<readonly string[]> {
  const listener = new TextsListener(memoryBytes / 6);
  if (parts.has(path)) await scanXml(await parts.stream(path), listener);
  return listener.texts;
}

/** The shared texts of a book (18.4.9); runs of one text are joined, readings of Japanese left out. */
class TextsListener implements XmlListener {
  readonly texts: string[] = [];
  readonly #limit: number;
  #total = 0;
  #text = '';
  #gather = false;
  #phonetic = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  open(name: string): void {
    if (name === 't') this.#gather = !this.#phonetic;
    else if (name === 'si') this.#text = '';
    else if (name === 'rPh') this.#phonetic = true;
  }

  text(piece: string): void {
    if (!this.#gather) return;
    this.#text = this.#text === '' ? piece : this.#text + piece;
    if (this.#text.length > cellLength) throw new XmlError('a cell of more than a million characters');
  }

  close(name: string): void {
    if (name === 't') this.#gather = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'si') this.#keep();
  }

  #keep(): void {
    const text = unescapeCell(this.#text);
    this.#total += text.length + 24;
    if (this.#total > this.#limit)
      throw new Refusal('too-large', { format: 'XLSX', limit: `${Math.round(this.#limit / 2 ** 20)} MB` });
    this.texts.push(text);
  }
}
