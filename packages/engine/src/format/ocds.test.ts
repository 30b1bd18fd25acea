import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../test/conformance.ts';
import { findContracting } from './ocds.ts';

const item = (id: string) => ({
  id,
  description: 'Cemento',
  quantity: 3,
  unit: { name: 't', value: { amount: 10.5, currency: 'MXN' } },
});
const release = {
  ocid: 'ocds-1-A',
  id: 'R1',
  date: '2024-01-05T10:00:00Z',
  tag: ['award'],
  parties: [{ id: '1', name: 'Obras, S.A.', roles: ['supplier'], address: { locality: 'Ahome' } }],
  tender: { id: 'T1', title: 'Puente', items: [item('1')], documents: [], value: { amount: 900.5, currency: 'MXN' } },
  awards: [
    { id: '001', suppliers: [{ id: '1', name: 'Obras, S.A.' }], items: [item('1'), item('2')] },
    { id: '002', suppliers: [{ id: '2', name: 'Caminos' }] },
  ],
  contracts: [{ id: 'C1', awardID: '001', implementation: { transactions: [{ id: 'P1', value: { amount: 100 } }] } }],
};
const pack = {
  uri: 'https://x.mx/1',
  version: '1.1',
  publishedDate: '2024-02-01T00:00:00Z',
  publisher: { name: 'SFP' },
  releases: [release, { ...release, ocid: 'ocds-1-B', id: 'R2' }],
};
const record = {
  ocid: 'ocds-1-A',
  compiledRelease: { ...release, id: 'R9', tag: ['compiled'] },
  releases: [{ url: 'https://x.mx/r1', date: '2024-01-05T10:00:00Z', tag: ['award'] }],
  versionedRelease: { ocid: 'ocds-1-A' },
};

const read = (value: unknown) =>
  readBytesAs(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), 'contratos.json');
const shapeOf = async (value: unknown) => {
  const reading = await read(value);
  return [reading.format, ...reading.tables.map(({ name, profile }) => `${name} ${profile.rows}`)];
};

describe('Open Contracting data', () => {
  test('in a package of releases becomes linked tables', async () => {
    const reading = await read(pack);
    expect(reading.tables.map(({ name, profile }) => [name, profile.rows])).toEqual([
      ['releases', 2],
      ['parties', 2],
      ['awards', 4],
      ['suppliers', 4],
      ['contracts', 2],
      ['items', 6],
      ['transactions', 2],
    ]);
    expect(reading.tables[0]?.profile.notes).toEqual([
      'uri: https://x.mx/1',
      'version: 1.1',
      'publishedDate: 2024-02-01T00:00:00Z',
      'publisher: SFP',
    ]);
    const columns = Object.fromEntries(
      reading.tables.map(({ name, profile }) => [name, profile.columns.map((each) => `${each.name}:${each.type}`)]),
    );
    expect(columns['releases']).toEqual([
      'ocid:string',
      'id:string',
      'date:datetime',
      'tag:array',
      'tender.id:string',
      'tender.title:string',
      'tender.value.amount:number',
      'tender.value.currency:string',
    ]);
    expect(columns['items']?.slice(0, 5)).toEqual([
      'ocid:string',
      'release_id:string',
      'parent:string',
      'parent_id:string',
      'id:string',
    ]);
    expect(columns['awards']).toEqual(['ocid:string', 'release_id:string', 'id:string']);
  });

  test('tells the keys that join them', async () => {
    const keys = Object.fromEntries((await read(pack)).tables.map(({ name, profile }) => [name, profile.foreignKeys]));
    expect(keys['contracts']).toEqual([
      { columns: ['ocid', 'release_id'], table: 'releases', references: ['ocid', 'id'] },
      { columns: ['release_id', 'awardID'], table: 'awards', references: ['release_id', 'id'] },
    ]);
    expect(keys['suppliers']?.[1]).toEqual({
      columns: ['release_id', 'parent_id'],
      table: 'awards',
      references: ['release_id', 'id'],
    });
    expect(keys['items']?.length).toBe(1);
  });

  test('is known alone, in a list, line by line, and as several packages', async () => {
    const tables = ['releases 1', 'parties 1', 'awards 2', 'suppliers 2', 'contracts 1', 'items 3', 'transactions 1'];
    expect(await shapeOf(release)).toEqual(['ocds', ...tables]);
    expect(await shapeOf([release])).toEqual(['ocds', ...tables]);
    expect((await shapeOf([pack, pack])).slice(0, 2)).toEqual(['ocds', 'releases 4']);
    expect((await shapeOf(`${JSON.stringify(release)}\n${JSON.stringify(release)}\n`)).slice(0, 2)).toEqual([
      'ocds',
      'releases 2',
    ]);
  });

  test('in records shows what each comes to, its releases, and that the history of fields is left out', async () => {
    const reading = await read({ uri: 'u', records: [record] });
    expect(reading.tables.slice(0, 3).map(({ name, profile }) => [name, profile.rows])).toEqual([
      ['records', 1],
      ['releases', 1],
      ['parties', 1],
    ]);
    expect(reading.tables[0]?.profile.findings.map(({ code }) => code)).toEqual(['history-left-out']);
    expect(reading.tables[1]?.profile.foreignKeys).toEqual([
      { columns: ['ocid'], table: 'records', references: ['ocid'] },
    ]);
    expect(reading.tables[2]?.profile.foreignKeys?.[0]?.table).toBe('records');
  });

  test('in records without a compiled release unfolds the releases themselves', async () => {
    const shape = await shapeOf({ records: [{ ocid: 'ocds-1-A', releases: [release] }] });
    expect(shape.slice(0, 4)).toEqual(['ocds', 'records 1', 'releases 1', 'parties 1']);
  });
});

test('Other JSON with a list of that name is no contracting data', () => {
  for (const value of [
    { releases: [{ id: 1 }] },
    [{ ocid: 'x' }],
    { records: [{ id: 1 }] },
    [],
    5,
    { ocid: 7, tender: {} },
  ])
    expect(findContracting(value)).toBeUndefined();
});
