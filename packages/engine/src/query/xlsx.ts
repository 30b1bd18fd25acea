import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnType } from '@milpa/sdk';
import type { Selection } from './export.ts';
import type { PlannedColumn } from './question.ts';
import { tooLongForXlsx, tooManyForXlsx } from './refuse.ts';
import { escapeFormula, escapeFormulaName } from './spreadsheet-safe.ts';
import { present, type Sql } from './sql.ts';
import { createZip } from './zip.ts';

const maxRows = 1_048_575;
const maxColumns = 16_384;
/** Excel keeps at most this many characters in a cell. */
const maxText = 32_767;

interface XlsxWork {
  readonly connection: DuckDBConnection;
  readonly selection: Selection;
  /** Text that would be taken for a formula gets an apostrophe before it. */
  readonly safe: boolean;
}

/**
 * One sheet: header bold and frozen, numbers and dates as such (ECMA-376, SpreadsheetML). The engine makes the XML of each row; here
 * it is only packed. Throws QueryRefused when the sheet cannot hold the table whole: nothing is cut off.
 */
export async function writeXlsx(work: XlsxWork, to: string): Promise<void> {
  await requireFit(work);
  const file = createWriteStream(to);
  const written = finished(file);
  const filled = fillBook(work, file).then(() => file.end());
  await Promise.race([written, filled.then(() => written)]);
}

async function requireFit({ connection, selection, safe }: XlsxWork): Promise<void> {
  const { columns } = selection.plan;
  // What the profile knows needs no second look; an apostrophe more is one character more.
  const long = columns.filter(
    ({ source, type }) => isText(type) && !((source?.profile.maxLength ?? maxText) < maxText),
  );
  const lengths = long.map(({ sql }) => `max(length(cast(${sql} as varchar)))`);
  const { text, values } = selection.select('*');
  const counted = long.length > 0 ? `count(*), ${lengths.join(', ')}` : 'count(*)';
  const reader = await connection.runAndReadAll(`select ${counted} from (${text})`, [...values]);
  const [total = 0, ...longest] = (reader.getRows()[0] ?? []).map(Number);
  if (total > maxRows || columns.length > maxColumns) throw tooManyForXlsx(total, columns.length);
  const over = long.find((_, at) => (longest[at] ?? 0) + (safe ? 1 : 0) > maxText);
  if (over) throw tooLongForXlsx(over.name);
}

async function fillBook({ connection, selection, safe }: XlsxWork, file: Writable): Promise<void> {
  const zip = createZip(file);
  for (const [name, text] of parts) await zip.add(name, [text]);
  const { columns } = selection.plan;
  const cells = columns.map((column) => cellOf(column, safe));
  const rows = selection.select(`concat('<row>', ${cells.join(', ')}, '</row>')`);
  await zip.add('xl/worksheets/sheet1.xml', listSheet(connection, columns, rows, safe));
  await zip.finish();
}

async function* listSheet(connection: DuckDBConnection, columns: readonly PlannedColumn[], rows: Sql, safe: boolean) {
  const widths = columns.map(({ name }, at) => {
    const width = Math.min(40, Math.max(10, name.length + 2));
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  });
  const header = columns.map(({ name }) => {
    const text = escapeXml(safe ? escapeFormulaName(name) : name);
    return `<c s="3" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  });
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row>${header.join('')}</row>`;
  const result = await connection.stream(rows.text, [...rows.values]);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    yield chunk.getColumnValues(0).join('');
  }
  yield '</sheetData></worksheet>';
}

const isText = (type: ColumnType) =>
  !['integer', 'number', 'boolean', 'year', 'date', 'time', 'datetime'].includes(type);
const nothing = `'<c/>'`;
const numberCell = (sql: string, style = '') => `concat('<c${style}><v>', ${sql}, '</v></c>')`;
const textCell = (sql: string) =>
  `concat('<c t="inlineStr"><is><t xml:space="preserve">', ${escapeXmlSql(sql)}, '</t></is></c>')`;

/** SQL of the XML of one cell. Excel keeps fifteen digits of a number, and knows no day before March 1900 for certain: those stay text. */
function cellOf({ sql, type }: PlannedColumn, safe: boolean): string {
  const text = textCell(escapeFormula(`cast(${present(sql, type)} as varchar)`, safe ? type : 'integer'));
  const whenNot = (condition: string, cell: string, otherwise: string) =>
    `case when ${sql} is null then ${nothing} when ${condition} then ${cell} else ${otherwise} end`;
  switch (type) {
    case 'integer':
    case 'year':
      return whenNot(`${sql} between -999999999999999 and 999999999999999`, numberCell(sql), text);
    case 'number':
      return `case when ${sql} is null or not isfinite(cast(${sql} as double)) then ${nothing}
        when typeof(${sql}) like 'DECIMAL%' and length(regexp_replace(cast(${sql} as varchar), '^[-0.]+|[.]', '', 'g')) > 15 then ${text}
        else ${numberCell(sql)} end`;
    case 'boolean':
      return `case ${sql} when true then '<c t="b"><v>1</v></c>' when false then '<c t="b"><v>0</v></c>' else ${nothing} end`;
    case 'date':
      return whenNot(inCalendar(sql), numberCell(`${sql} - date '1899-12-30'`, ' s="1"'), text);
    case 'datetime':
      return whenNot(inCalendar(sql), numberCell(`epoch_us(${sql}) / 86400000000.0 + 25569`, ' s="2"'), text);
    default:
      return `case when ${sql} is null then ${nothing} else ${text} end`;
  }
}

const inCalendar = (sql: string) => `isfinite(${sql}) and ${sql} >= date '1900-03-01' and ${sql} < date '10000-01-01'`;

/** What XML cannot hold is written as ECMA-376 has it: _x0007_; so is what would be read as such. */
const rare = '[\\x{0}-\\x{8}\\x{b}-\\x{1f}\\x{fffe}\\x{ffff}]|_x[0-9A-Fa-f]{4}_';
const controls = [...Array(32).keys(), 0xfffe, 0xffff].filter((code) => code !== 9 && code !== 10);
const code = (number: number) => `_x${number.toString(16).toUpperCase().padStart(4, '0')}_`;

function escapeXmlSql(sql: string): string {
  const marked = `regexp_replace(x, '_(x[0-9A-Fa-f]{4}_)', '_x005F_\\1', 'g')`;
  const spelled = controls.reduce((inner, each) => `replace(${inner}, chr(${each}), '${code(each)}')`, marked);
  const clean = `list_transform([${sql}], lambda x: case when regexp_matches(x, '${rare}') then ${spelled} else x end)[1]`;
  return `replace(replace(replace(${clean}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')`;
}

const escapeXml = (text: string) =>
  text
    .replace(/_(x[0-9A-Fa-f]{4}_)/g, '_x005F_$1')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    .replace(/[\0-\x08\x0b-\x1f\ufffe\uffff]/g, (character) => code(character.charCodeAt(0)))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const bundle = 'http://schemas.openxmlformats.org/package/2006';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a book beside its sheet: they never differ. Styles: 0 plain, 1 day, 2 moment, 3 header. */
const parts: readonly (readonly [name: string, text: string])[] = [
  [
    '[Content_Types].xml',
    `${declaration}<Types xmlns="${bundle}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${declaration}<Relationships xmlns="${bundle}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${declaration}<Relationships xmlns="${bundle}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `${declaration}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  ],
];
