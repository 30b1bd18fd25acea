import * as XLSX from '@e965/xlsx';
import { makeZip, type Packed } from './make-zip.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export interface BookParts {
  /** What stands in <sheetData> of each sheet, and what follows it. */
  readonly sheets?: readonly string[];
  /** A worksheet part as a whole, in place of the first sheet. */
  readonly worksheet?: string | Buffer;
  readonly names?: readonly string[];
  /** Attributes of the <sheet> elements. */
  readonly states?: readonly string[];
  readonly strings?: string;
  /** Format codes; style 1 is the first of them. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  readonly target?: string;
  readonly workbook?: string;
  /** The relationships of the workbook. */
  readonly links?: string;
  readonly more?: readonly Packed[];
}

/** An Office Open XML workbook made by hand, so that it may be wrong in any way. */
export function makeXlsx(parts: BookParts): Buffer {
  const bodies = parts.sheets ?? [''];
  const files: Packed[] = [
    { name: '[Content_Types].xml', content: `${declaration}<Types/>` },
    {
      name: '_rels/.rels',
      content: `${declaration}<Relationships xmlns="${packages}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    { name: 'xl/workbook.xml', content: parts.workbook ?? writeWorkbook(parts, bodies.length) },
    { name: 'xl/_rels/workbook.xml.rels', content: parts.links ?? writeLinks(parts, bodies.length) },
    { name: 'xl/styles.xml', content: writeStyles(parts.formats ?? []) },
    ...bodies.map((body, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: (index === 0 ? parts.worksheet : undefined) ?? writeSheet(body),
    })),
    ...(parts.strings === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', content: `${declaration}<sst xmlns="${main}">${parts.strings}</sst>` }]),
    ...(parts.more ?? []),
  ];
  return makeZip(files);
}

/** A worksheet: rows, then whatever comes behind a | sign. */
export function writeSheet(body: string): string {
  const [rows = '', rest = ''] = body.split('|');
  return `${declaration}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${rest}</worksheet>`;
}

function writeWorkbook({ names, states, date1904 }: BookParts, count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, at) =>
      `<sheet name="${names?.[at] ?? `Hoja ${at + 1}`}" sheetId="${at + 1}" ${states?.[at] ?? ''} r:id="r${at + 1}"/>`,
  );
  const facts = date1904 ? '<workbookPr date1904="1"/>' : '';
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}">${facts}<sheets>${sheets.join('')}</sheets></workbook>`;
}

function writeLinks({ target }: BookParts, count: number): string {
  const links = Array.from(
    { length: count },
    (_, at) =>
      `<Relationship Id="r${at + 1}" Type="${office}/worksheet" Target="${(at === 0 ? target : undefined) ?? `worksheets/sheet${at + 1}.xml`}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packages}">${links.join('')}</Relationships>`;
}

function writeStyles(formats: readonly string[]): string {
  const codes = formats.map(
    (code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  const styles = formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`);
  return `${declaration}<styleSheet xmlns="${main}"><numFmts>${codes.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`;
}

export type Value = string | number | boolean | null;

/** Rows of a worksheet from values: texts inline, null for no cell. */
export function writeRows(rows: readonly (readonly Value[])[], styles: readonly number[] = []): string {
  return rows.map((row, line) => writeRow(row, line + 1, line === 0 ? [] : styles)).join('');
}

export function writeRow(row: readonly Value[], line: number, styles: readonly number[] = []): string {
  const cells = row.map((value, column) => {
    if (value === null) return '';
    const at = `r="${nameColumn(column)}${line}"`;
    if (typeof value === 'string') return `<c ${at} t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`;
    if (typeof value === 'boolean') return `<c ${at} t="b"><v>${value ? 1 : 0}</v></c>`;
    return `<c ${at} s="${styles[column] ?? 0}"><v>${value}</v></c>`;
  });
  return `<row r="${line}">${cells.join('')}</row>`;
}

export function nameColumn(column: number): string {
  return XLSX.utils.encode_col(column);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** An OpenDocument spreadsheet made by hand: `body` stands within office:spreadsheet. */
export function makeOds(
  body: string,
  { head = '', more = [] }: { readonly head?: string; readonly more?: readonly Packed[] } = {},
): Buffer {
  return makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'content.xml', content: writeOds(body, head) },
    ...more,
  ]);
}

const oasis = 'urn:oasis:names:tc:opendocument:xmlns';

export function writeOds(body: string, head = '', root = 'document-content'): string {
  return `<?xml version="1.0"?>${head}<office:${root} xmlns:office="${oasis}:office:1.0" xmlns:table="${oasis}:table:1.0" xmlns:text="${oasis}:text:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:${root}>`;
}

/** A book written by a library, for what has no simple form. */
export function writeBook(rows: readonly (readonly Value[])[], bookType: XLSX.BookType): Buffer {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), 'Hoja');
  const bytes: unknown = XLSX.write(book, { type: 'buffer', bookType });
  if (!Buffer.isBuffer(bytes)) throw new Error('no bytes');
  return bytes;
}
