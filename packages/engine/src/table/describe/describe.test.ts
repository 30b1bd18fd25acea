import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Column, TableProfile } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { fixtures, readWhole } from '../../../test/golden.ts';
import { describeCsvw } from './csvw.ts';
import { describeTableSchema } from './table-schema.ts';

const cases = [
  'type/identifiers',
  'type/periods',
  'type/durations',
  'type/degrees',
  'csv/coordinates',
  'csv/datetimes',
];

async function readJson(...path: string[]): Promise<unknown> {
  return JSON.parse(await readFile(join(fixtures, ...path), 'utf8'));
}

describe('Metadata of golden folders is as their files say', () => {
  test.each(cases)('%s', async (id) => {
    const { reading } = await readWhole({ path: join(fixtures, id, 'input.csv'), name: 'input.csv' });
    const profile = reading.tables[0]?.profile;
    expect(profile && describeTableSchema(profile, 'es')).toEqual(await readJson(id, 'table-schema.json'));
    const csvw = profile && describeCsvw(profile, { url: 'input.csv', language: 'es' });
    expect(csvw).toEqual(await readJson(id, 'csv-metadata.json'));
  });
});

const column = (name: string, type: Column['type'], more: Partial<Column> = {}): Column => ({
  name,
  title: name,
  type,
  confidence: 1,
  profile: { nulls: 0, distinct: 3 },
  ...more,
});
const table = (columns: Column[], more: Partial<TableProfile> = {}): TableProfile => ({
  rows: 3,
  columns,
  notes: [],
  findings: [],
  ...more,
});

describe('Table Schema', () => {
  const fieldsOf = (...columns: Column[]) => describeTableSchema(table(columns), 'es').fields;

  test('types are those of what the file holds', () => {
    const written = fieldsOf(
      column('a', 'duration'),
      column('b', 'duration', { format: 'hh:mm:ss' }),
      column('c', 'geopoint', { format: 'lat, lon' }),
      column('d', 'string', { format: 'yyyy-mm' }),
      column('e', 'number', { format: '1.234,56' }),
      column('f', 'date', { format: 'dd/mm/yyyy' }),
    ).map(({ type, format }) => [type, format]);
    expect(written).toEqual([
      ['duration', undefined],
      ['string', undefined],
      ['string', undefined],
      ['yearmonth', undefined],
      ['number', undefined],
      ['date', undefined],
    ]);
  });

  test('a rule some cell does not follow is not promised', () => {
    const misfits = { count: 1, sample: [] };
    const [curp, mail] = fieldsOf(
      column('curp', 'string', { format: 'curp', misfits }),
      column('mail', 'string', { format: 'email', misfits }),
    );
    expect([curp?.constraints?.pattern, mail?.format]).toEqual([undefined, undefined]);
  });

  test('titles and descriptions in the wanted language, else in another', () => {
    const [field] = fieldsOf(
      column('pob', 'integer', {
        label: { es: 'Población', en: 'Population' },
        description: { en: 'People' },
        unit: 'personas',
      }),
    );
    expect(field).toMatchObject({ title: 'Población', description: 'People', unit: 'personas' });
    expect(fieldsOf(column('x', 'string'))[0]).not.toHaveProperty('title');
  });

  test('keys: the first is primary, the others unique, those of other tables foreign', () => {
    const schema = describeTableSchema(
      table(
        [
          column('id', 'integer'),
          column('clave', 'string'),
          column('ruta', 'string', { profile: { nulls: 1, distinct: 1 } }),
        ],
        {
          keys: [['id'], ['clave']],
          foreignKeys: [{ columns: ['ruta'], table: 'routes', references: ['route_id'] }],
        },
      ),
      'es',
    );
    expect(schema.primaryKey).toEqual(['id']);
    expect(schema.uniqueKeys).toEqual([['clave']]);
    expect(schema.foreignKeys).toEqual([{ fields: ['ruta'], reference: { resource: 'routes', fields: ['route_id'] } }]);
    expect(schema.fields.map(({ constraints }) => constraints)).toEqual([
      { required: true, unique: true },
      { required: true, unique: true },
      undefined,
    ]);
  });

  test('a table without rows promises nothing', () => {
    const schema = describeTableSchema({ ...table([column('a', 'string')]), rows: 0 }, 'en');
    expect(schema.fields).toEqual([{ name: 'a', type: 'string' }]);
    expect(schema).not.toHaveProperty('primaryKey');
  });
});

describe('CSVW', () => {
  const subject = { url: 't.csv', language: 'fr' as const };

  test('names are those of URI templates, titles the headers', () => {
    const columns = ['Año', '_id', 'location/lat', 'a b', 'plain_1'].map((name) => column(name, 'string'));
    expect(describeCsvw(table(columns, { keys: [['_id']] }), subject)['tableSchema']).toMatchObject({
      columns: [
        { name: 'A%C3%B1o', titles: 'Año' },
        { name: '%5Fid', titles: '_id' },
        { name: 'location%2Flat', titles: 'location/lat' },
        { name: 'a%20b', titles: 'a b' },
        { name: 'plain_1', titles: 'plain_1' },
      ],
      primaryKey: ['%5Fid'],
    });
  });

  test('what is known of the file stands in terms of Dublin Core', () => {
    const described = describeCsvw(table([column('a', 'year')]), {
      ...subject,
      title: 'Écoles',
      description: 'Liste',
      licence: 'https://creativecommons.org/licenses/by/4.0/',
      publisher: 'Mairie',
      modified: '2024-03-01',
    });
    expect(described).toMatchObject({
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'fr' }],
      url: 't.csv',
      'dc:title': 'Écoles',
      'dc:description': 'Liste',
      'dc:license': { '@id': 'https://creativecommons.org/licenses/by/4.0/' },
      'dc:publisher': 'Mairie',
      'dc:modified': { '@value': '2024-03-01' },
    });
  });

  test('keys into another table need its address', () => {
    const profile = table([column('ruta', 'string')], {
      foreignKeys: [{ columns: ['ruta'], table: 'routes', references: ['route_id'] }],
    });
    expect(describeCsvw(profile, subject)['tableSchema']).not.toHaveProperty('foreignKeys');
    const linked = describeCsvw(profile, { ...subject, urlOf: (name) => `${name}.csv` });
    expect(linked['tableSchema']).toMatchObject({
      foreignKeys: [
        { columnReference: ['ruta'], reference: { resource: 'routes.csv', columnReference: ['route_id'] } },
      ],
    });
  });

  test('datatypes with a rule carry it as a regular expression', () => {
    const columns = [column('curp', 'string', { format: 'curp' }), column('sitio', 'string', { format: 'uri' })];
    const described = JSON.stringify(describeCsvw(table(columns), subject));
    expect(described).toContain('"datatype":{"base":"string","format":"[A-Z][AEIOUX]');
    expect(described).toContain('"datatype":"anyURI"');
  });
});
