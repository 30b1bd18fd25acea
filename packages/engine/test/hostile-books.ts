import { type HostileFile, listFiles, outsideFile } from './hostile-files.ts';
import { type BookParts, makeOds, makeXlsx, writeBook, writeOds, writeRows, writeSheet } from './make-book.ts';
import { makeZip } from './make-zip.ts';

const good = writeRows([
  ['clave', 'monto'],
  ['a', 1],
  ['b', 2],
]);
const entities = `<!DOCTYPE x [<!ENTITY a "${'ja'.repeat(100)}">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${'bcdefghij'[n]} "${`&${'abcdefghij'[n]};`.repeat(10)}">`).join('')}]>`;
const outside = `<!DOCTYPE x [<!ENTITY a SYSTEM "file://${outsideFile}">]>`;
const parameter = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>';
const sheetWith = (head: string, text: string) =>
  writeSheet(`<row r="1"><c t="inlineStr"><is><t>${text}</t></is></c></row>`).replace('?>', `?>${head}`);
const book = (parts: BookParts) => () => makeXlsx(parts);
const cell = (tag: string, value = '1') => book({ sheets: [`${good}<row r="9"><c ${tag}><v>${value}</v></c></row>`] });
const ods =
  (body: string, head = '') =>
  () =>
    makeOds(body, { head });
const odsTable = (rows: string) => `<table:table table:name="H">${rows}</table:table>`;
const odsRow = (cells: string, repeat = '') => `<table:table-row ${repeat}>${cells}</table:table-row>`;
const odsText = (text: string, repeat = '') =>
  `<table:table-cell office:value-type="string" ${repeat}><text:p>${text}</text:p></table:table-cell>`;
const odsGood = ['clave', 'a', 'b'].map((text) => odsRow(odsText(text) + odsText(`${text}2`))).join('');
const kml = (head: string, text: string) =>
  `<?xml version="1.0"?>${head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>${text}</name><Point><coordinates>-99,19</coordinates></Point></Placemark></Document></kml>`;
const gpx = (head: string, text: string) =>
  `<?xml version="1.0"?>${head}<gpx version="1.1"><wpt lat="19" lon="-99"><name>${text}</name></wpt><wpt lat="20" lon="-98"><name>b</name></wpt></gpx>`;
const records = (head: string, text: string) =>
  `<?xml version="1.0"?>${head}<places><place><name>${text}</name></place><place><name>b</name></place></places>`;
const old = (head: string, text: string) =>
  `<?xml version="1.0"?>${head}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="H"><Table><Row><Cell><Data ss:Type="String">${text}</Data></Cell></Row><Row><Cell><Data ss:Type="String">b</Data></Cell></Row></Table></Worksheet></Workbook>`;

const documents = [
  ['xlsx', 'l.xlsx', (head: string, text: string) => makeXlsx({ worksheet: sheetWith(head, text) })],
  ['ods', 'l.ods', (head: string, text: string) => makeOds(odsTable(odsRow(odsText(text))), { head })],
  ['fods', 'l.fods', (head: string, text: string) => writeOds(odsTable(odsRow(odsText(text))), head, 'document')],
  ['book of 2003', 'l.xls', old],
  ['kml', 'l.kml', kml],
  ['gpx', 'l.gpx', gpx],
  ['xml', 'l.xml', records],
] as const;

export const hostileDocuments: readonly HostileFile[] = [
  ...listFiles(
    'entities that grow',
    documents.map(([kind, name, make]) => [kind, name, () => make(entities, '&j;'), 'ended'] as const),
  ),
  ...listFiles(
    'entities from elsewhere',
    documents.map(([kind, name, make]) => [kind, name, () => make(outside, '&a;'), 'ended'] as const),
  ),
  ...listFiles(
    'declarations from elsewhere',
    documents.slice(0, 4).map(([kind, name, make]) => [kind, name, () => make(parameter, 'x'), 'ended'] as const),
  ),
  ...listFiles(
    'tags nested 100,000 deep',
    documents.map(([kind, name, make]) => [kind, name, () => make('', '<b>'.repeat(100_000)), 'ended'] as const),
  ),
  ...listFiles(
    'signs that are none',
    documents
      .slice(3)
      .map(([kind, name, make]) => [kind, name, () => make('', '&#x110000;&#0;&#xD800;&nada;'), 'ended'] as const),
  ),
];

export const hostileBooks: readonly HostileFile[] = listFiles('xlsx', [
  [
    'that says A1:XFD1048576',
    'l.xlsx',
    book({ worksheet: writeSheet(good).replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>') }),
    'read',
    { rows: [2] },
  ],
  [
    'with one cell in the last corner',
    'l.xlsx',
    book({ sheets: [`${good}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`] }),
    'ended',
  ],
  [
    'with a row past the last',
    'l.xlsx',
    book({ sheets: [`${good}<row r="1048577"><c><v>1</v></c></row>`] }),
    ['broken'],
  ],
  ['with a row before the first', 'l.xlsx', book({ sheets: [`<row r="-5"><c><v>1</v></c></row>`] }), ['broken']],
  ['with a row called x', 'l.xlsx', book({ sheets: [`<row r="x"><c><v>1</v></c></row>`] }), ['broken']],
  ['with rows that go back', 'l.xlsx', book({ sheets: [`${good}<row r="2"><c><v>1</v></c></row>`] }), 'ended'],
  ['with a cell past the last column', 'l.xlsx', cell('r="ZZZZ9"'), ['broken']],
  ['with a cell called 1', 'l.xlsx', cell('r="1"'), ['broken']],
  ['with a text that is not there', 'l.xlsx', cell('t="s"', '99999999'), ['broken']],
  ['with a text number -1', 'l.xlsx', cell('t="s"', '-1'), ['broken']],
  ['with a style that is not there', 'l.xlsx', cell('s="99999"'), 'read'],
  ['with a type that is not there', 'l.xlsx', cell('t="zz"', 'x'), 'read'],
  ['with numbers that are none', 'l.xlsx', cell('', '1e999'), 'ended'],
  [
    'with a date past time',
    'l.xlsx',
    book({ formats: ['yyyy'], sheets: [writeRows([['dia'], [9e99], [-4]], [1])] }),
    'read',
  ],
  ['with a format of 5 MB', 'l.xlsx', book({ formats: ['0"'.repeat(400_000)], sheets: [good] }), 'ended'],
  [
    'with a format that loops',
    'l.xlsx',
    book({ formats: [`[h]${'"";'.repeat(5000)}`], sheets: [writeRows([['a'], [1]], [1])] }),
    'ended',
  ],
  [
    'with a text of 5 MB in a cell',
    'l.xlsx',
    book({ sheets: [writeRows([['a'], ['x'.repeat(5_000_000)]])] }),
    ['broken'],
  ],
  ['with an attribute of 5 MB', 'l.xlsx', cell(`x="${'y'.repeat(5_000_000)}"`), ['broken']],
  ['with a part that is no XML', 'l.xlsx', book({ worksheet: 'a,b\n1,2\n' }), ['broken']],
  ['with a part that breaks off', 'l.xlsx', book({ worksheet: writeSheet(good).slice(0, -30) }), ['broken']],
  ['with an empty part', 'l.xlsx', book({ worksheet: '' }), ['broken']],
  ['with tags that cross', 'l.xlsx', book({ sheets: ['<row r="1"><c></row></c>'] }), ['broken']],
  [
    'with bytes that are no UTF-8',
    'l.xlsx',
    book({ worksheet: Buffer.from(writeSheet(good.replaceAll('clave', 'cl\u00e1ve')), 'latin1') }),
    'ended',
  ],
  [
    'with a part in UTF-16',
    'l.xlsx',
    book({ worksheet: Buffer.from(`\ufeff${writeSheet(good)}`, 'utf16le') }),
    'read',
    { rows: [2] },
  ],
  ['whose sheet lies outside', 'l.xlsx', book({ target: `../../../../..${outsideFile}`, sheets: [good] }), 'refused'],
  ['whose sheet is in the network', 'l.xlsx', book({ target: 'http://127.0.0.1:9/x.xml', sheets: [good] }), 'refused'],
  ['whose sheet is the workbook', 'l.xlsx', book({ target: 'workbook.xml', sheets: [good] }), 'ended'],
  [
    'without a workbook',
    'l.xlsx',
    () =>
      makeZip([
        { name: 'xl/workbook.xml.rels', content: '<a/>' },
        { name: '[Content_Types].xml', content: '<a/>' },
      ]),
    'refused',
  ],
  ['without sheets', 'l.xlsx', book({ workbook: '<workbook/>' }), 'refused'],
  [
    'with sheets of one name',
    'l.xlsx',
    book({ sheets: [good, good, good], names: ['H', 'H', 'H'] }),
    'read',
    { rows: [2, 2, 2] },
  ],
  [
    'with names that are paths',
    'l.xlsx',
    book({ sheets: [good, good], names: ['../../x', "a'; DROP TABLE t"] }),
    'read',
    { rows: [2, 2] },
  ],
  ['of 300 sheets', 'l.xlsx', book({ sheets: Array.from({ length: 300 }, () => good) }), ['too-many-tables']],
  [
    'of 16,384 columns',
    'l.xlsx',
    book({
      sheets: [
        writeRows([Array.from({ length: 16_384 }, (_, n) => `c${n}`), Array.from({ length: 16_384 }, (_, n) => n)]),
      ],
    }),
    ['too-many-columns'],
  ],
  [
    'of many merged cells',
    'l.xlsx',
    book({ sheets: [`${good}|<mergeCells>${'<mergeCell ref="A2:A1048576"/>'.repeat(150_000)}</mergeCells>`] }),
    'read',
  ],
  [
    'a bomb',
    'l.xlsx',
    book({ sheets: [`${good}${' '.repeat(80 * 2 ** 20)}`] }),
    ['bomb'],
    { limits: { unpackedBytes: 30 * 2 ** 20 } },
  ],
  [
    'a bomb that says it is small',
    'l.xlsx',
    book({ sheets: [good], more: [{ name: 'xl/sharedStrings.xml', content: ' '.repeat(80 * 2 ** 20), claim: 10 }] }),
    'refused',
  ],
  [
    'with millions of texts',
    'l.xlsx',
    book({ sheets: [good], strings: `<si><t>${'x'.repeat(90)}</t></si>`.repeat(500_000) }),
    'ended',
    { limits: { memoryBytes: 256 * 2 ** 20 } },
  ],
  ['named .csv', 'datos.csv', book({ sheets: [good] }), 'read', { rows: [2] }],
  [
    'ods of the whole grid, blank',
    'l.ods',
    ods(
      odsTable(
        odsGood + odsRow(odsText('', 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048576"'),
      ),
    ),
    'read',
    { rows: [2] },
  ],
  [
    'ods of the whole grid, filled',
    'l.ods',
    ods(
      odsTable(
        odsGood + odsRow(odsText('x', 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048576"'),
      ),
    ),
    'refused',
  ],
  [
    'ods of a million like rows',
    'l.ods',
    ods(odsTable(odsGood + odsRow(odsText('x') + odsText('y'), 'table:number-rows-repeated="999999"'))),
    'read',
    { rows: [1_000_001] },
  ],
  [
    'ods of endless columns',
    'l.ods',
    ods(odsTable(odsGood + odsRow(odsText('x', 'table:number-columns-repeated="99999999999"')))),
    'refused',
  ],
  [
    'ods of negative counts',
    'l.ods',
    ods(
      odsTable(
        odsGood + odsRow(odsText('x', 'table:number-columns-repeated="-3"'), 'table:number-rows-repeated="1e9"'),
      ),
    ),
    'ended',
  ],
  [
    'ods of endless blanks',
    'l.ods',
    ods(odsTable(odsGood + odsRow(odsText('<text:s text:c="999999999"/>x')))),
    'ended',
  ],
  [
    'ods of tables in tables',
    'l.ods',
    ods(odsTable(odsRow(`<table:table-cell>${odsTable(odsGood)}</table:table-cell>`) + odsGood)),
    'ended',
  ],
  [
    'ods that is locked',
    'l.ods',
    () =>
      makeOds(odsTable(odsGood), {
        more: [{ name: 'META-INF/manifest.xml', content: '<m><manifest:encryption-data/></m>' }],
      }),
    ['encrypted'],
  ],
  [
    'ods that breaks off',
    'l.ods',
    () =>
      makeZip([
        { name: 'mimetype', content: 'x' },
        { name: 'content.xml', content: writeOds(odsTable(odsGood)).slice(0, -60) },
      ]),
    ['broken'],
  ],
  [
    'xls with sectors in a ring',
    'l.xls',
    () =>
      ring(
        writeBook(
          [
            ['a', 'b'],
            ['x', 1],
          ],
          'biff8',
        ),
      ),
    'ended',
  ],
  [
    'xls with a container of nothing',
    'l.xls',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]),
    'refused',
  ],
  ['xls of only a head', 'l.xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'refused'],
  ['web page named .xls', 'l.xls', () => '<html><body><table><tr><td>a</td></tr></table></body></html>', ['html']],
  [
    'xlsb with rubbish',
    'l.xlsb',
    () =>
      makeZip([
        { name: 'xl/workbook.bin', content: Buffer.alloc(5000, 0xee) },
        { name: '[Content_Types].xml', content: '<a/>' },
      ]),
    'refused',
  ],
]);

/** The table of sectors says of each that the next one is the first. */
function ring(bytes: Buffer): Buffer {
  const made = Buffer.from(bytes);
  const table = (made.readUInt32LE(76) + 1) * 512;
  for (let at = table; at < table + 512 && at + 4 <= made.length; at += 4) made.writeUInt32LE(1, at);
  return made;
}
