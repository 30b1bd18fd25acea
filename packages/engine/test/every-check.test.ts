import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusals } from '../src/format/refusals.data.ts';
import { findingCodes } from '../src/table/findings.ts';
import { readBytesAs } from './conformance.ts';
import { listCases } from './golden.ts';
import { makeZip } from './make-zip.ts';

/** Small files of what no golden folder has. */
const small: Readonly<Record<string, { readonly name: string; readonly bytes: Buffer; readonly limits?: object }>> = {
  'encoding-mixed': {
    name: 'mezcla.csv',
    bytes: Buffer.concat([
      Buffer.from('Población de México;;\n', 'latin1'),
      Buffer.from('año;región;población\n2024;Bajío;12\n2025;Península;15\n2026;Ñuu Savi;17\n'),
    ]),
  },
  'table-without-rows': { name: 'vacía.csv', bytes: Buffer.from('folio,fecha,monto\n') },
  'member-refused': {
    name: 'caja.zip',
    bytes: makeZip([
      { name: 'a.csv', content: 'x,y\n1,2\n' },
      { name: 'roto.json', content: '{"a": [1, 2' },
    ]),
  },
  'personal-passport': {
    name: 'viajes.csv',
    bytes: Buffer.from(
      ['pais,pasaporte', ...Array.from({ length: 40 }, (_, at) => `Chile,G${30_412_775 + at * 7919}`)].join('\n'),
    ),
  },
  'no-columns': { name: 'nada.json', bytes: Buffer.from('{}') },
  'too-many-tables': {
    name: 'muchas.zip',
    bytes: makeZip([1, 2, 3].map((n) => ({ name: `${n}.csv`, content: 'x,y\n1,2\n' }))),
    limits: { tables: 2 },
  },
};

/** What needs a file that only its own test makes. */
const elsewhere: Readonly<Record<string, string>> = {
  'layer-uneven': 'src/format/shapefile/shapefile.test.ts',
  'binary-left-out': 'src/format/sqlite.test.ts',
  'personal-nss': 'src/table/personal/find.test.ts',
  'personal-voter-key': 'src/table/personal/find.test.ts',
  'personal-sampled': 'src/table/personal/find.test.ts',
};

/** A JSON of more than is read whole, which no test writes. */
const tooLarge = ['too-large'];

test.each(Object.entries(small))('4.6-11: the check %s fires', async (code, { name, bytes, limits }) => {
  const { refused, findings, tables } = await readBytesAs(bytes, name, limits);
  const found = [refused, ...findings, ...tables.flatMap(({ profile }) => profile.findings)];
  expect(found.map((each) => each?.code)).toContain(code);
});

test('4.6-11: there is no check that cannot fire, nor one that cannot refuse', async () => {
  const expected = await Promise.all((await listCases()).map(({ folder }) => readFile(join(folder, 'expected.json'))));
  const stated = new Set(expected.join('\n').match(/(?<=")[a-z]+(?:-[a-z]+)*(?=[" ])/g));
  const fires = async (code: string): Promise<boolean> => {
    if (stated.has(code) || code in small) return true;
    const file = elsewhere[code];
    return file !== undefined && (await readFile(new URL(`../${file}`, import.meta.url), 'utf8')).includes(`'${code}'`);
  };
  const silent: string[] = [];
  for (const code of [...findingCodes, ...Object.keys(refusals)]) if (!(await fires(code))) silent.push(code);
  expect(silent).toEqual(tooLarge);
});
