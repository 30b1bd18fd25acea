import { existsSync } from 'node:fs';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../test/conformance.ts';
import { makeZip } from '../../test/make-zip.ts';

const csv = 'a,b\n1,2\n3,4\n';

describe('Names in a box are words, never paths', () => {
  test.each([
    '../../../../tmp/milpa-escape.csv',
    '/tmp/milpa-escape.csv',
    'C:\\tmp\\milpa-escape.csv',
    '..\\milpa-escape.csv',
  ])('%s', async (name) => {
    const reading = await readBytesAs(makeZip([{ name, content: csv }]), 'caja.zip');
    if (reading.refused) expect(reading.refused.code).toBe('broken');
    else expect(reading.tables.map((table) => table.name)).toEqual(['milpa-escape']);
    expect(existsSync('/tmp/milpa-escape.csv')).toBe(false);
  });

  test('two members of one name give two tables', async () => {
    const zip = makeZip([
      { name: 'norte/datos.csv', content: csv },
      { name: 'sur/datos.csv', content: `${csv}5,6\n` },
    ]);
    const reading = await readBytesAs(zip, 'caja.zip');
    expect(reading.tables.map((table) => [table.name, table.profile.rows])).toEqual([
      ['datos', 2],
      ['datos (2)', 3],
    ]);
  });
});

test('a text document of OpenDocument is kept as one, and refused under the name of a table', async () => {
  const document = makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', content: '<office:document-content/>' },
  ]);
  const kept = await readBytesAs(document, 'oficio.odt');
  expect([kept.format, kept.refused, kept.findings[0]?.code]).toEqual(['odt', null, 'no-table']);
  expect((await readBytesAs(document, 'oficio.ods')).refused?.code).toBe('pretender');
});

describe('Bombs', () => {
  const limits = { unpackedBytes: 50_000 };
  const much = `a,b\n${'1,2\n'.repeat(100_000)}`;

  test.each([
    ['gzip', gzipSync(much)],
    ['zstd', zstdCompressSync(much)],
    ['zip', makeZip([{ name: 'a.csv', content: much }])],
    ['a zip that says it is small', makeZip([{ name: 'a.csv', content: much, claim: 20 }])],
    [
      'many small ones',
      makeZip(Array.from({ length: 20 }, (_, n) => ({ name: `${n}.csv`, content: '1,2\n'.repeat(2000) }))),
    ],
  ])('%s', async (_, bytes) => {
    const reading = await readBytesAs(bytes, 'datos.csv', limits);
    expect(['bomb', 'broken']).toContain(reading.refused?.code);
    expect(reading.tables).toEqual([]);
  });

  test('boxes in boxes in boxes', async () => {
    const reading = await readBytesAs(gzipSync(gzipSync(gzipSync(csv))), 'datos.csv.gz');
    expect(reading.refused?.code).toBe('bomb');
    const twice = await readBytesAs(gzipSync(gzipSync(csv)), 'datos.csv.gz.gz');
    expect(twice.tables[0]?.profile.rows).toBe(2);
  });

  test('what stays within the limits is read', async () => {
    const reading = await readBytesAs(gzipSync(much), 'datos.csv.gz', { unpackedBytes: 500_000 });
    expect(reading.tables[0]?.profile.rows).toBe(100_000);
  });
});

describe('Members', () => {
  test('a locked one makes the box locked', async () => {
    const zip = makeZip([{ name: 'a.csv', content: csv, locked: true }]);
    expect((await readBytesAs(zip, 'caja.zip')).refused?.code).toBe('encrypted');
  });

  test('what explains or cannot be read is told and passed over, noise is not told', async () => {
    const zip = makeZip([
      { name: 'LEEME.txt', content: 'Datos de ejemplo\n' },
      { name: '__MACOSX/._a.csv', content: 'x' },
      { name: 'roto.json', content: '{"a": [1, 2' },
      { name: 'datapackage.yaml', content: 'resources:\n  - name: a\n    path: a.csv\n    format: csv\n' },
      { name: 'a.csv', content: csv },
    ]);
    const reading = await readBytesAs(zip, 'caja.zip');
    expect(reading.tables.map((table) => table.name)).toEqual(['a']);
    expect(reading.findings.map((finding) => finding.code)).toEqual([
      'member-skipped',
      'member-refused',
      'member-skipped',
    ]);
    // Whoever made the box must mend the one that is damaged, and reads what is wrong with it.
    const [, refused] = reading.findings;
    expect(refused).toMatchObject({ severity: 'warning', result: 'fail' });
    expect(refused?.message.es).toMatch(/^Dentro del archivo comprimido: «roto\.json» [^{}]+$/);
    expect(refused?.message.fr).toMatch(/^Dans l’archive\u00a0: «\s?roto\.json\s?» [^{}]+$/);
  });

  test('XML is data where it is alone and an explanation beside tables; keys follow the names of their tables', async () => {
    const xml = '<r><a id="1"><b n="1"/><b n="2"/></a><a id="2"/></r>';
    const alone = makeZip([
      { name: 'LEEME.txt', content: 'Datos\n' },
      { name: 'precios.xml', content: xml },
    ]);
    const reading = await readBytesAs(alone, 'caja.zip');
    expect(reading.tables.map((table) => table.name)).toEqual(['precios a', 'precios b']);
    expect(reading.tables[1]?.profile.foreignKeys?.[0]?.table).toBe('precios a');
    const beside = makeZip([
      { name: 'a.csv', content: csv },
      { name: 'a.xml', content: xml },
    ]);
    expect((await readBytesAs(beside, 'caja.zip')).tables.map((table) => table.name)).toEqual(['a']);
  });

  test('more tables than allowed are refused', async () => {
    const zip = makeZip([1, 2, 3].map((n) => ({ name: `${n}.csv`, content: csv })));
    expect((await readBytesAs(zip, 'caja.zip', { tables: 2 })).refused?.code).toBe('too-many-tables');
  });

  test('nothing in it, nothing read', async () => {
    expect((await readBytesAs(makeZip([]), 'caja.zip')).refused?.code).toBe('empty');
  });
});
