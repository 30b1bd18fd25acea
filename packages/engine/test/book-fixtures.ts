import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { fixtures, readWhole, summarise } from './golden.ts';
import { makeOds, makeXlsx, type Value, writeBook, writeOds, writeRow, writeRows } from './make-book.ts';
import { makeZip } from './make-zip.ts';

// Writes golden folders of books: `node packages/engine/test/book-fixtures.ts [kind/case …]`. Read what changes as a person.

const states = ['Colima', 'Jalisco', 'Nayarit', 'Sonora', 'Tabasco'];
const table: readonly (readonly Value[])[] = [
  ['estado', 'hombres', 'mujeres'],
  ...states.map((state, n) => [state, 100 + n * 7, 110 + n * 9]),
];
const prices: readonly (readonly Value[])[] = [
  ['producto', 'precio', 'unidad', 'fecha'],
  ['maíz', 7.5, 'kg', '2024-01-31'],
  ['frijol', 31.25, 'kg', '2024-02-29'],
  ['leche', 24, 'l', '2024-03-31'],
];
const shift = (rows: readonly (readonly Value[])[], columns: number): Value[][] =>
  rows.map((row) => [...Array.from({ length: columns }, () => null), ...row]);
/** Rows side by side. */
const beside = (left: readonly (readonly Value[])[], right: readonly (readonly Value[])[], gap: number): Value[][] => {
  const width = Math.max(...left.map((row) => row.length)) + gap;
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => [
    ...Array.from({ length: width }, (__, column) => left[at]?.[column] ?? null),
    ...(right[at] ?? []),
  ]);
};
const merge = (...references: readonly string[]) =>
  `|<mergeCells>${references.map((reference) => `<mergeCell ref="${reference}"/>`).join('')}</mergeCells>`;
const sheet = (rows: readonly (readonly Value[])[], rest = '') => makeXlsx({ sheets: [writeRows(rows) + rest] });

const formats = ['00000', '0.0%', '"$"#,##0.00', '[$€-40A] #,##0', 'dd/mm/yyyy', 'dd/mm/yyyy hh:mm', 'hh:mm', '[h]:mm'];

/** Name of the folder → name of the file and its bytes. */
const books: Readonly<Record<string, readonly [name: string, bytes: Buffer | string]>> = {
  'book/number-formats': [
    'input.xlsx',
    makeXlsx({
      formats,
      sheets: [
        writeRows(
          [
            ['cp', 'avance', 'monto', 'euros', 'dia', 'momento', 'hora', 'duracion', 'suma'],
            [1000, 0.125, 1234.5, 10, 45_292, 45_292.5, 0.5, 1.5, 0.1 + 0.2],
            [99_999, 1, 0.1, 25, 45_323, 45_323.25, 0.25, 0.25, 274.65999999999997],
            [6700, 0.07, 7, 3.5, 45_351.5, 45_352.75, 0.75, 30, 1e21],
          ],
          [1, 2, 3, 4, 5, 6, 7, 8, 0],
        ),
      ],
    }),
  ],
  'book/dates-of-1904': [
    'input.xlsx',
    makeXlsx({
      formats,
      date1904: true,
      sheets: [
        writeRows(
          [
            ['dia', 'n'],
            [0, 1],
            [43_830, 2],
            [43_831, 3],
          ],
          [5],
        ),
      ],
    }),
  ],
  'book/dates-before-march-1900': [
    'input.xlsx',
    makeXlsx({
      formats,
      sheets: [
        writeRows(
          [
            ['dia', 'n'],
            [1, 1],
            [59, 2],
            [61, 3],
            [2_958_465, 4],
          ],
          [5],
        ),
      ],
    }),
  ],
  'book/numbers-as-text': [
    'input.xlsx',
    sheet([
      ['clave', 'valor', 'fecha'],
      ['001', '12.5', '31/01/2024'],
      ['012', '7', '29/02/2024'],
      ['123', '1,250.75', '15/03/2024'],
    ]),
  ],
  'book/header-merged': [
    'input.xlsx',
    sheet(
      [
        ['Entidad', '2020', null, '2021', null],
        [null, 'hombres', 'mujeres', 'hombres', 'mujeres'],
        ...states.map((state, n) => [state, n, n + 1, n + 2, n + 3]),
      ],
      merge('A1:A2', 'B1:C1', 'D1:E1'),
    ),
  ],
  'book/body-merged': [
    'input.xlsx',
    sheet(
      [
        ['región', 'estado', 'valor'],
        ['Norte', 'Sonora', 1],
        [null, 'Chihuahua', 2],
        [null, 'Durango', 3],
        ['Sur', 'Tabasco', 4],
        [null, 'Chiapas', 5],
      ],
      merge('A2:A4', 'A5:A6'),
    ),
  ],
  'book/tables-below': [
    'input.xlsx',
    sheet([['Población'], [], ...table, [], [], ['Precios'], ...prices, [], ['Fuente: INEGI']]),
  ],
  'book/tables-beside': ['input.xlsx', sheet(beside(table, prices, 1))],
  'book/tables-below-and-beside': [
    'input.xlsx',
    sheet([...beside(table, shift(prices, 1), 1), [], ['año', 'total'], ['2020', 5], ['2021', 6], ['2022', 9]]),
  ],
  'book/one-table-with-gaps': [
    'input.xlsx',
    sheet([
      ['estado', 'hombres', null, 'mujeres'],
      ['Colima', 1, null, 2],
      ['Jalisco', 3, null, 4],
      [],
      ['Subtotal', 4, null, 6],
      [],
      ['Norte'],
      ['Sonora', 5, null, 6],
      ['Sinaloa', 7, null, 8],
      [],
      ['Subtotal', 12, null, 14],
    ]),
  ],
  'book/source-above': [
    'input.xlsx',
    sheet([['Fuente', 'INEGI'], ['Fecha', '2024-01-31'], ['Unidad', 'personas'], [], ...table]),
  ],
  'book/sheets-hidden': [
    'input.xlsx',
    makeXlsx({
      names: ['Visible', 'Oculta', 'Muy oculta', 'Vacía'],
      states: ['', 'state="hidden"', 'state="veryHidden"'],
      sheets: [writeRows(table), writeRows(prices), writeRows(table), ''],
    }),
  ],
  'book/sheet-of-a-chart': [
    'input.xlsx',
    makeXlsx({
      sheets: [writeRows(table)],
      workbook:
        '<workbook xmlns:r="x"><sheets><sheet name="Gráfico" r:id="c1"/><sheet name="Datos" r:id="r1"/></sheets></workbook>',
      links:
        '<Relationships><Relationship Id="c1" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      more: [{ name: 'xl/chartsheets/sheet1.xml', content: '<chartsheet/>' }],
    }),
  ],
  'book/formulas-without-values': [
    'input.xlsx',
    makeXlsx({
      sheets: [
        `${writeRows([
          ['a', 'b', 'suma'],
          [1, 2],
          [3, 4],
        ])}<row r="4"><c r="A4"><v>5</v></c><c r="B4"><v>6</v></c><c r="C4"><f>A4+B4</f></c></row><row r="5"><c r="A5"><v>7</v></c><c r="B5"><v>8</v></c><c r="C5"><f>A5+B5</f><v>15</v></c></row>`,
      ],
    }),
  ],
  'book/cells-of-errors': [
    'input.xlsx',
    makeXlsx({
      sheets: [
        `${writeRows([
          ['clave', 'tasa'],
          ['a', 1.5],
          ['b', 2.5],
        ])}<row r="4"><c r="A4" t="str"><v>c</v></c><c r="B4" t="e"><v>#DIV/0!</v></c></row><row r="5"><c r="A5" t="str"><v>d</v></c><c r="B5" t="e"><v>#N/A</v></c></row>`,
      ],
    }),
  ],
  'book/shared-texts': [
    'input.xlsx',
    makeXlsx({
      strings:
        '<si><t>nombre</t></si><si><t>nota</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">Peña </t></r><r><t>Nieto</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>uno_x000D_\ndos &amp; &#233;tc.</t></si><si><t>literal _x005F_x0041_</t></si>',
      sheets: [
        [
          [0, 1],
          [2, 4],
          [3, 5],
        ]
          .map((row, line) => `<row r="${line + 1}">${row.map((text) => `<c t="s"><v>${text}</v></c>`).join('')}</row>`)
          .join(''),
      ],
    }),
  ],
  'book/rows-far-apart': [
    'input.xlsx',
    makeXlsx({
      sheets: [`${writeRows(table)}${writeRow(['Yucatán', 1, 2], 500_000)}${writeRow(['Zacatecas', 3, 4], 1_048_576)}`],
    }),
  ],
  'book/protected-with-macros': [
    'input.xlsm',
    makeXlsx({
      sheets: [`${writeRows(table)}|<sheetProtection sheet="1" password="CC1A"/>`],
      more: [{ name: 'xl/vbaProject.bin', content: Buffer.from('d0cf11e0a1b11ae1', 'hex') }],
    }),
  ],
  'book/dates-of-strict': [
    'input.xlsx',
    makeXlsx({
      sheets: [
        '<row><c t="str"><v>dia</v></c><c t="str"><v>momento</v></c></row><row><c t="d"><v>2024-01-31</v></c><c t="d"><v>2024-01-31T10:30:00</v></c></row><row><c t="d"><v>2024-02-29T00:00:00</v></c><c t="d"><v>2024-02-29T23:00:00.000</v></c></row>',
      ],
    }),
  ],
  'book/ods-repeats': ['input.ods', makeOds(writeOdsTables())],
  'book/ods-flat': ['input.fods', writeOds(writeOdsTables(), '', 'document')],
  'book/xml-of-2003': ['input.xls', writeXmlBook()],
  'book/xlsb': ['input.xlsb', writeBook(prices, 'xlsb')],
  'book/biff5': ['input.xls', writeOld('biff5')],
  'book/biff2': ['input.xls', writeOld('biff2')],
  'refused/html-as-xls': ['input.xls', '<html><body><table><tr><td>estado</td></tr></table></body></html>'],
  'refused/mhtml-as-xls': [
    'input.xls',
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n<html><table><tr><td>estado</td></tr></table></html>\n--x--\n',
  ],
  'refused/locked-ods': [
    'input.ods',
    makeOds('', {
      more: [{ name: 'META-INF/manifest.xml', content: '<m:manifest><m:encryption-data/></m:manifest>' }],
    }),
  ],
  'refused/entities-in-xlsx': [
    'input.xlsx',
    makeXlsx({ worksheet: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>' }),
  ],
  'refused/broken-xlsx': ['input.xlsx', makeXlsx({ sheets: ['<row><c t="s"><v>9</v></c></row>'] })],
  'refused/cut-within-xlsx': ['input.xlsx', makeXlsx({ worksheet: '<worksheet><sheetData><row>' })],
  'refused/truncated-xls': ['input.xls', writeBook([...table, ...table], 'biff8').subarray(0, 2000)],
  'refused/truncated-zstd': [
    'input.csv.zst',
    zstdCompressSync(Array.from({ length: 2000 }, (_, n) => `${n},${n * n}\n`).join('')).subarray(0, 600),
  ],
  'refused/zip-of-a-wrong-sum': ['input.zip', makeZip([{ name: 'a.csv', content: 'a,b\n1,2\n', sum: 5 }])],
};

/** A book of a time before Unicode; its writer knows no letters beyond ASCII, so one is put in by hand (Windows-1252). */
function writeOld(kind: 'biff2' | 'biff5'): Buffer {
  const bytes = writeBook(prices, kind);
  const at = bytes.indexOf('ma_z');
  bytes[at + 2] = 0xed;
  return bytes;
}

function writeOdsTables(): string {
  const cell = (attributes: string, text = '') =>
    `<table:table-cell ${attributes}>${text === '' ? '' : `<text:p>${text}</text:p>`}</table:table-cell>`;
  const text = (words: string, attributes = '') => cell(`office:value-type="string" ${attributes}`, words);
  const row = (...cells: readonly string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
  const header = row(...['estado', 'avance', 'costo', 'dia', 'hora', 'vale'].map((title) => text(title)));
  const line = (state: string, day: number) =>
    row(
      text(state),
      cell('office:value-type="percentage" office:value="0.125"', '12.5%'),
      cell('office:value-type="currency" office:currency="EUR" office:value="1234.5"', '1.234,50 €'),
      cell(`office:value-type="date" office:date-value="2024-01-0${day}"`),
      cell('office:value-type="time" office:time-value="PT08H30M00S"'),
      cell('office:value-type="boolean" office:boolean-value="true"'),
    );
  const blank =
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
  const same =
    '<table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"/></table:table-row>';
  return [
    `<table:table table:name="Obras"><table:table-column/>${header}${line('Colima', 1)}${line('Sonora <text:span>Norte</text:span><text:s text:c="2"/>y', 2)}${blank}</table:table>`,
    `<table:table table:name="Iguales">${row(text('a'), text('b'))}${same}</table:table>`,
    `<table:table table:name="Vacía">${blank}</table:table>`,
  ].join('');
}

function writeXmlBook(): string {
  const cell = (type: string, value: string, attributes = '') =>
    `<Cell ${attributes}><Data ss:Type="${type}">${value}</Data></Cell>`;
  const row = (...cells: readonly string[]) => `<Row>${cells.join('')}</Row>`;
  const rows = [
    row(...['clave', 'avance', 'dia', 'vacío', 'activo'].map((title) => cell('String', title))),
    row(
      cell('String', '001'),
      cell('Number', '0.5', 'ss:StyleID="p"'),
      cell('DateTime', '2024-01-31T00:00:00.000'),
      cell('Boolean', '1', 'ss:Index="5"'),
    ),
    row(
      cell('String', 'Peña &amp; hijos'),
      cell('Number', '0.75', 'ss:StyleID="p"'),
      cell('DateTime', '2024-02-29T00:00:00.000'),
      cell('Boolean', '0', 'ss:Index="5"'),
    ),
  ];
  const name = 'urn:schemas-microsoft-com:office:spreadsheet';
  return `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="${name}" xmlns:ss="${name}" xmlns:x="urn:schemas-microsoft-com:office:excel"><Styles><Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style></Styles><Worksheet ss:Name="Hoja"><Table>${rows.join('')}</Table></Worksheet><Worksheet ss:Name="Oculta"><Table>${rows.join('')}</Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>`;
}

for (const [id, [name, bytes]] of Object.entries(books)) {
  if (process.argv.length > 2 && !process.argv.includes(id)) continue;
  const folder = join(fixtures, id);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), bytes);
  const read = await readWhole({ path: join(folder, name), name });
  await writeFile(join(folder, 'expected.json'), `${JSON.stringify(summarise(read), null, 2)}\n`);
}
