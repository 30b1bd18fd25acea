import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../../test/conformance.ts';

const read = (text: string, encoding = 'utf-8') => readBytesAs(iconv.encode(text, encoding), 'datos.xml');
const tablesOf = async (text: string) =>
  (await read(text)).tables.map(({ name, profile }) => ({
    name,
    rows: profile.rows,
    columns: profile.columns.map((column) => column.name),
    notes: profile.notes,
    keys: profile.foreignKeys,
  }));

describe('XML of repeated records', () => {
  test('is a table: attributes and children are columns, with dots where they nest', async () => {
    const tables = await tablesOf(
      '\ufeff<?xml version="1.0"?>\r\n<places><place place_id="2039"><name>CALAFIA</name><location><x>-116.9</x><y>32.4</y></location></place><place place_id="2040"><name>A &amp; B</name><location><x>-99</x></location><nota/></place></places>',
    );
    expect(tables).toEqual([
      {
        name: 'place',
        rows: 2,
        columns: ['place_id', 'name', 'location.x', 'location.y', 'nota'],
        notes: [],
        keys: undefined,
      },
    ]);
  });

  test('nested records are a linked table, by a key that is there and unique', async () => {
    const tables = await tablesOf(
      '<obras><obra id="7"><pago monto="1"/><pago monto="2"/></obra><obra id="8"><pago monto="3"/></obra></obras>',
    );
    expect(tables.map(({ name, rows, columns }) => [name, rows, columns])).toEqual([
      ['obra', 2, ['id']],
      ['pago', 3, ['obra_id', 'monto']],
    ]);
    expect(tables[1]?.keys).toEqual([{ columns: ['obra_id'], table: 'obra', references: ['id'] }]);
  });

  test('or by the number of the row, with what looked like a key beside it', async () => {
    const reading = await read(
      '<lugares><lugar lugar_id="1"><precio tipo="a">21.5</precio><precio tipo="b">22</precio></lugar><lugar lugar_id="1"><precio tipo="a">20</precio></lugar></lugares>',
    );
    const [, prices] = reading.tables;
    expect(prices?.profile.columns.map(({ name, type }) => [name, type])).toEqual([
      ['lugar_row', 'integer'],
      ['lugar_id', 'integer'],
      ['tipo', 'string'],
      ['precio', 'number'],
    ]);
    expect(prices?.profile.foreignKeys?.[0]?.references).toEqual(['lugar_row']);
    expect(reading.tables[0]?.profile.columns.map(({ name }) => name)).toEqual(['lugar_row', 'lugar_id']);
  });

  test('a key may be a child that comes after the rows within', async () => {
    const reading = await read('<r><a><b n="1"/><b n="2"/><clave>X1</clave></a><a><b n="3"/><clave>X2</clave></a></r>');
    const [, inner] = reading.tables;
    expect(inner?.profile.columns[0]?.profile.top).toEqual([
      { value: 'X1', count: 2 },
      { value: 'X2', count: 1 },
    ]);
  });

  test('lists of plain values are one cell, running text too, and what is said of the whole is kept as notes', async () => {
    const reading = await read(
      '<rss version="2.0"><channel><title>Avisos</title><item><title>Uno</title><category>a</category><category>b</category><p>Con <b>negritas</b> dentro</p></item><item><title>Dos</title></item></channel></rss>',
    );
    const [table] = reading.tables;
    expect(table?.name).toBe('item');
    expect(table?.profile.notes).toEqual(['version: 2.0', 'title: Avisos']);
    const columns = new Map(
      table?.profile.columns.map(({ name, type, profile }) => [name, [type, profile.top?.[0]?.value]]),
    );
    expect(columns.get('category')?.[0]).toBe('array');
    expect(columns.get('p')?.[1]).toBe('Con negritas dentro');
  });

  test('prefixes of namespaces are left out; an attribute and a child of one name are two columns', async () => {
    const [table] = await tablesOf(
      '<g:r xmlns:g="urn:x"><g:f id="1" tipo="x"><g:tipo>y</g:tipo></g:f><g:f id="2"/></g:r>',
    );
    expect(table).toMatchObject({ name: 'f', rows: 2, columns: ['id', 'tipo', 'g:tipo'] });
  });

  test('may have a root that a web page could have', async () => {
    const [table] = await tablesOf('<?xml version="1.0"?><table><row a="1"/><row a="2"/></table>');
    expect(table).toMatchObject({ name: 'row', rows: 2, columns: ['a'] });
  });

  test('is read in the encoding it declares, or in the one its bytes have', async () => {
    const text = (encoding: string) =>
      `<?xml version="1.0" encoding="${encoding}"?><r><m><n>Peñón</n></m><m><n>Jiménez</n></m></r>`;
    for (const [declared, real, told] of [
      ['ISO-8859-1', 'latin1', 'iso-8859-1'],
      ['windows-1252', 'utf-8', 'utf-8'],
      ['UTF-8', 'latin1', 'iso-8859-1'],
      ['UTF-16', 'utf-16le', 'utf-16le'],
      ['IBM850', 'cp850', 'ibm850'],
    ] as const) {
      const reading = await readBytesAs(iconv.encode(text(declared), real, { addBOM: real === 'utf-16le' }), 'x.xml');
      const values = reading.tables[0]?.profile.columns[0]?.profile.top?.map(({ value }) => value).sort();
      expect([declared, reading.encoding, values]).toEqual([declared, told, ['Jiménez', 'Peñón']]);
    }
  });
});

describe('XML that is refused or kept', () => {
  test.each([
    [
      'external entities',
      '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><a>&x;</a><a>1</a></r>',
      'xml-entities',
    ],
    [
      'entities that unfold',
      '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><r><a>&b;</a><a>1</a></r>',
      'xml-entities',
    ],
    ['an entity nobody declares', '<r><a>&otra;</a><a>1</a></r>', 'broken'],
    ['a bare ampersand', '<r><a>R & D</a><a>2</a></r>', 'broken'],
    ['tags that do not match', '<r><a>1</b></r>', 'broken'],
    ['an end before its end', '<r><a>1</a><a>2', 'truncated'],
    ['a depth no data has', `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`, 'broken'],
  ])('%s', async (_, text, code) => {
    const reading = await read(text);
    expect([reading.refused?.code, reading.tables.length]).toEqual([code, 0]);
  });

  test('an error message saved as a table is refused', async () => {
    const reading = await readBytesAs(Buffer.from('<Error><Code>AccessDenied</Code></Error>'), 'datos.csv');
    expect(reading.refused?.code).toBe('pretender');
  });

  test.each([
    ['a document without repeats', '<a><b>1</b></a>'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/><path d="M1 1"/></svg>'],
  ])('%s', async (_, text) => {
    const reading = await read(text);
    expect([reading.format, reading.tables.length, reading.findings[0]?.code]).toEqual(['xml', 0, 'no-table']);
  });

  test('a web page written as XML is a web page', async () => {
    const page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>1</p><p>2</p></body></html>';
    expect((await readBytesAs(Buffer.from(page), 'datos.csv')).refused?.code).toBe('html');
  });
});
