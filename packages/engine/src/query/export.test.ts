import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import XLSX from '@e965/xlsx';
import type { ExportFormat } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, QueryRefused, type StoredTable } from '../contract.ts';
import { createLocalEngine } from '../local.ts';
import { column, storeTable } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'milpa-export-'));
let engine: Engine;
let places: StoredTable;

beforeAll(async () => {
  engine = createLocalEngine({ tempDirectory: folder });
  places = await storeTable(
    folder,
    'lugares',
    `select * from (values
      ('01', 'Calle "A", núm. 5', 1.5, date '2026-03-31', timestamp '2026-03-31 08:00:00', 19.43, -99.13),
      ('02', e'dos\nlíneas', null, null, null, null, null),
      ('03', '=SUM(A1)', -2, date '1850-01-01', null, 20.5, -100)) t(clave, nombre, monto, fecha, hora, lat, lon)`,
    [
      column('clave', 'string'),
      column('nombre', 'string'),
      column('monto', 'number'),
      column('fecha', 'date'),
      column('hora', 'datetime'),
      column('lat', 'number', 'latitude'),
      column('lon', 'number', 'longitude'),
    ],
  );
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function write(format: ExportFormat, table: StoredTable = places): Promise<string> {
  const to = join(folder, `out.${format}`);
  const { size } = await engine.export({ table, format, to });
  expect(size).toBe(readFileSync(to).length);
  return to;
}

async function read(sql: string) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

describe('exports', () => {
  test('CSV is RFC 4180 with ISO dates', async () => {
    const text = readFileSync(await write('csv'), 'utf8');
    expect(text.split('\r\n')[0]).toBe('clave,nombre,monto,fecha,hora,lat,lon');
    expect(text).toContain('01,"Calle ""A"", núm. 5",1.5,2026-03-31,2026-03-31T08:00:00,19.43,-99.13');
    expect(text).toContain('"dos\nlíneas"');
    expect(await read(`select clave, nombre from read_csv('${join(folder, 'out.csv')}', all_varchar = true)`)).toEqual([
      ['01', 'Calle "A", núm. 5'],
      ['02', 'dos\nlíneas'],
      ['03', '=SUM(A1)'],
    ]);
  });

  test('JSON and JSON Lines hold the same objects', async () => {
    const whole: unknown = JSON.parse(readFileSync(await write('json'), 'utf8'));
    const lines = readFileSync(await write('jsonl'), 'utf8')
      .trim()
      .split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(whole);
    expect(whole).toMatchObject([
      { clave: '01', monto: 1.5, fecha: '2026-03-31' },
      { clave: '02', monto: null },
      { clave: '03' },
    ]);
  });

  test('Parquet is the very file', async () => {
    expect(readFileSync(await write('parquet')).equals(readFileSync(places.path))).toBe(true);
  });

  test('XLSX keeps numbers as numbers, dates as dates, codes and formulas as text', async () => {
    const book = XLSX.read(readFileSync(await write('xlsx')), { cellDates: false });
    const sheet = book.Sheets['data'];
    expect(sheet?.['A1']?.v).toBe('clave');
    expect(sheet?.['A2']).toMatchObject({ t: 's', v: '01' });
    expect(sheet?.['C2']).toMatchObject({ t: 'n', v: 1.5 });
    expect(sheet?.['D2']).toMatchObject({ t: 'n', v: 46112 });
    expect(sheet?.['B4']).toMatchObject({ t: 's', v: '=SUM(A1)' });
    expect(sheet?.['D4']).toMatchObject({ t: 's', v: '1850-01-01' });
  });

  test('GeoJSON makes points of latitude and longitude, and no point where they lack', async () => {
    const collection: unknown = JSON.parse(readFileSync(await write('geojson'), 'utf8'));
    expect(collection).toMatchObject({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', geometry: { type: 'Point', coordinates: [-99.13, 19.43] }, properties: { clave: '01' } },
        { geometry: null, properties: { clave: '02' } },
        { geometry: { coordinates: [-100, 20.5] } },
      ],
    });
  });

  test('GeoJSON gives a geometry column as it is', async () => {
    const shape = '{"type":"Point","coordinates":[1,2]}';
    const shapes = await storeTable(folder, 'formas', `select 'a' as n, '${shape}' as g`, [
      column('n', 'string'),
      column('g', 'geojson'),
    ]);
    const collection: unknown = JSON.parse(readFileSync(await write('geojson', shapes), 'utf8'));
    expect(collection).toMatchObject({ features: [{ geometry: { coordinates: [1, 2] }, properties: { n: 'a' } }] });
  });

  test('what a format cannot hold is refused in a sentence', async () => {
    const flat = await storeTable(folder, 'plana', 'select 1 as n', [column('n', 'integer')]);
    await expect(write('geojson', flat)).rejects.toThrow(/no geometry/);
    const long = await storeTable(folder, 'larga', 'select i as n from range(1048576) t(i)', [column('n', 'integer')]);
    await expect(write('xlsx', long)).rejects.toBeInstanceOf(QueryRefused);
    await expect(write('xlsx', long)).rejects.toThrow(/1048576/);
  });

  test('filters apply to an export', async () => {
    const to = join(folder, 'parte.csv');
    await engine.export({
      table: places,
      format: 'csv',
      to,
      question: { filters: [{ column: 'clave', op: 'eq', values: ['03'] }] },
    });
    expect(readFileSync(to, 'utf8').trim().split('\n')).toHaveLength(2);
  });

  test('XLSX refuses what it would cut off, and keeps long numbers whole', async () => {
    const long = await storeTable(folder, 'largos', "select repeat('x', 32768) as texto, 1234567890123456 as folio", [
      column('texto', 'string'),
      column('folio', 'integer'),
    ]);
    await expect(engine.export({ table: long, format: 'xlsx', to: join(folder, 'no.xlsx') })).rejects.toThrow(
      /"texto"/,
    );
    const only: StoredTable = { ...long, columns: long.columns.slice(1) };
    const book = XLSX.read(readFileSync(await write('xlsx', only)));
    expect(book.Sheets['data']?.['A2']?.v).toBe('1234567890123456');
  });

  test.runIf(existsSync('/dev/full'))('a full disk is a failure of its kind', async () => {
    for (const format of ['xlsx', 'geojson'] as const) {
      const to = join(folder, `lleno.${format}`);
      symlinkSync('/dev/full', to);
      const broken = engine.export({ table: places, format, to }).catch((error: unknown) => error);
      expect(await broken, format).toMatchObject({ name: 'EngineFailure', kind: 'disk-full' });
    }
  });

  test.each(['csv', 'json', 'jsonl', 'parquet', 'xlsx'] as const)('%s gives every value back', async (format) => {
    const names = ['a"b', "c'd", 'e,f', 'ñandú 🌽', 'select'];
    const odd = await storeTable(
      folder,
      `odd-${format}`,
      `select i as "a""b", 'fila ' || i || chr(10) || '"' as "c'd", i / 7.0::double as "e,f",
        date '2000-01-01' + i::int as "ñandú 🌽", i % 3 = 0 as "select" from range(5000) t(i)`,
      names.map((name, at) =>
        column(name, (['integer', 'string', 'number', 'date', 'boolean'] as const)[at] ?? 'string'),
      ),
    );
    const path = await write(format, odd);
    const expected = await read(`select * from read_parquet('${odd.path}')`);
    if (format === 'xlsx') {
      const sheet = XLSX.read(readFileSync(path), { cellDates: true, UTC: true }).Sheets['data'] ?? {};
      const [header, ...rows] = XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, UTC: true });
      expect(header).toEqual(names);
      const iso = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell);
      expect(rows.map((row) => row.map(iso))).toEqual(expected.map(([i, ...rest]) => [Number(i), ...rest]));
      return;
    }
    const types = "{'a\"b': 'BIGINT', 'c''d': 'VARCHAR', 'e,f': 'DOUBLE', 'ñandú 🌽': 'DATE', 'select': 'BOOLEAN'}";
    const source = {
      csv: `read_csv('${path}', header = true, columns = ${types}, parallel = false)`,
      json: `read_json('${path}', columns = ${types})`,
      jsonl: `read_json('${path}', columns = ${types})`,
      parquet: `read_parquet('${path}')`,
    }[format];
    expect(await read(`select * from ${source}`)).toEqual(expected);
  });

  test('a filtered Parquet has the columns of the table and nothing else', async () => {
    const to = join(folder, 'filtered.parquet');
    await engine.export({
      table: places,
      format: 'parquet',
      to,
      question: { filters: [{ column: 'clave', op: 'eq', values: ['02'] }] },
    });
    expect(await read(`select column_name from (describe from read_parquet('${to}'))`)).toEqual(
      places.columns.map(({ name }) => [name]),
    );
    expect(await read(`select count(*) from read_parquet('${to}')`)).toEqual([['1']]);
  });
});
