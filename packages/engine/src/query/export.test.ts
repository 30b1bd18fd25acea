import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import XLSX from '@e965/xlsx';
import type { ExportFormat } from '@milpa/sdk';
import { tableFromIPC } from 'apache-arrow';
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

  test.each(['json', 'jsonl', 'geojson'] as const)('%s stays JSON where a number is none', async (format) => {
    const odd = await storeTable(
      folder,
      'raros-numeros',
      `select unnest(['nan'::double, 'infinity'::double, 1.5]) as x, 12.34::decimal(9, 2) as m, 1.0 as lat, 2.0 as lon`,
      [
        column('x', 'number'),
        column('m', 'number'),
        column('lat', 'number', 'latitude'),
        column('lon', 'number', 'longitude'),
      ],
    );
    const lines = readFileSync(await write(format, odd), 'utf8')
      .trim()
      .split(format === 'jsonl' ? '\n' : '\0');
    const text = JSON.stringify(lines.map((line): unknown => JSON.parse(line)));
    expect(text.match(/"x":(?:null|1\.5),"m":12\.34/g)).toHaveLength(3);
  });

  test('GeoJSON makes points of a text with both coordinates', async () => {
    const stored = await storeTable(folder, 'pares', `select 'a' as n, '19.43, -99.13' as p`, [
      column('n', 'string'),
      { ...column('p', 'geopoint'), format: 'lat, lon' },
    ]);
    const collection: unknown = JSON.parse(readFileSync(await write('geojson', stored), 'utf8'));
    expect(collection).toMatchObject({
      features: [{ geometry: { coordinates: [-99.13, 19.43] }, properties: { n: 'a' } }],
    });
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

describe('a question is exported as it is answered', () => {
  const question = {
    group: ['clave'],
    compute: [{ op: 'sum' as const, column: 'monto' }],
    sort: [{ column: 'clave', descending: true }],
    limit: 2,
  };
  test.each(['csv', 'jsonl', 'parquet', 'xlsx', 'arrow'] as const)('%s', async (format) => {
    const to = join(folder, `grupos.${format}`);
    await engine.export({ table: places, format, to, question });
    const bytes = readFileSync(to);
    const expected = [
      { clave: '03', 'sum monto': -2 },
      { clave: '02', 'sum monto': null },
    ];
    if (format === 'csv') expect(bytes.toString()).toBe('clave,sum monto\r\n03,-2.0\r\n02,\r\n');
    else if (format === 'jsonl')
      expect(
        bytes
          .toString()
          .trim()
          .split('\n')
          .map((line): unknown => JSON.parse(line)),
      ).toEqual(expected);
    else if (format === 'parquet')
      expect(await read(`select * from read_parquet('${to}')`)).toEqual([
        ['03', '-2.0'],
        ['02', null],
      ]);
    else if (format === 'arrow')
      expect(
        tableFromIPC(bytes)
          .toArray()
          .map((row) => row.toJSON()),
      ).toEqual(expected);
    else
      expect(XLSX.utils.sheet_to_json(XLSX.read(bytes).Sheets['data'] ?? {}, { header: 1, defval: null })).toEqual([
        ['clave', 'sum monto'],
        ['03', -2],
        ['02', null],
      ]);
  });

  test('what has no rows is a file with a header all the same', async () => {
    const none = { filters: [{ column: 'clave', op: 'eq' as const, values: ['no'] }], select: ['clave', 'fecha'] };
    for (const format of ['csv', 'json', 'geojson', 'xlsx', 'arrow'] as const) {
      const to = join(folder, `nada.${format}`);
      await engine.export({ table: places, format, to, question: none });
      const bytes = readFileSync(to);
      if (format === 'csv') expect(bytes.toString()).toBe('clave,fecha\r\n');
      if (format === 'json') expect(JSON.parse(bytes.toString())).toEqual([]);
      if (format === 'geojson')
        expect(JSON.parse(bytes.toString())).toEqual({ type: 'FeatureCollection', features: [] });
      if (format === 'xlsx') expect(XLSX.read(bytes).Sheets['data']?.['B1']?.v).toBe('fecha');
      if (format === 'arrow')
        expect(tableFromIPC(bytes).schema.fields.map(({ name }) => name)).toEqual(['clave', 'fecha']);
    }
  });

  test('groups have no place on a map', async () => {
    const to = join(folder, 'grupos.geojson');
    await expect(engine.export({ table: places, format: 'geojson', to, question })).rejects.toThrow(/no geometry/);
  });
});

describe('Arrow', () => {
  test('gives every value back, by its type', async () => {
    const stored = await storeTable(
      folder,
      'flechas',
      `select * from (values (9007199254740993, 1.5::double, true, date '1969-12-31', timestamp '2026-03-31 08:00:00.000001', 2026, time '08:30:00', 'ñ🌽', 12.34::decimal(9,2)),
        (null, null, null, null, null, null, null, null, null), (-1, 'nan'::double, false, 'infinity'::date, timestamp '1969-12-31 23:59:59', 1, time '00:00:00', '', -0.5)) t(n, x, b, d, t, a, h, s, m)`,
      [
        column('n', 'integer'),
        column('x', 'number'),
        column('b', 'boolean'),
        column('d', 'date'),
        column('t', 'datetime'),
        column('a', 'year'),
        column('h', 'time'),
        column('s', 'string'),
        column('m', 'number'),
      ],
    );
    const given = tableFromIPC(readFileSync(await write('arrow', stored)));
    expect(given.schema.fields.map(({ type }) => String(type))).toEqual([
      'Int64',
      'Float64',
      'Bool',
      'Date32<DAY>',
      'Timestamp<MICROSECOND>',
      'Int32',
      'Utf8',
      'Utf8',
      'Float64',
    ]);
    const cells = (name: string) => [...(given.getChild(name) ?? [])];
    expect(cells('n')).toEqual([9007199254740993n, null, -1n]);
    expect(cells('x')).toEqual([1.5, null, Number.NaN]);
    expect(cells('b')).toEqual([true, null, false]);
    expect(cells('d').map((day) => (day === null ? null : new Date(day).toISOString().slice(0, 10)))).toEqual([
      '1969-12-31',
      null,
      null,
    ]);
    expect(given.getChild('t')?.data[0]?.values.slice(0, 3)).toEqual(
      BigInt64Array.of(1774944000000001n, 0n, -1000000n),
    );
    expect(cells('a')).toEqual([2026, null, 1]);
    expect(cells('h')).toEqual(['08:30:00', null, '00:00:00']);
    expect(cells('s')).toEqual(['ñ🌽', null, '']);
    expect(cells('m')).toEqual([12.34, null, -0.5]);
  });

  test('comes in batches, whole', async () => {
    const many = await storeTable(folder, 'muchas', `select i as n, 'fila ' || i as s from range(10000) t(i)`, [
      column('n', 'integer'),
      column('s', 'string'),
    ]);
    const given = tableFromIPC(readFileSync(await write('arrow', many)));
    expect(given.batches.length).toBeGreaterThan(1);
    expect([...(given.getChild('n') ?? [])].map(Number)).toEqual([...Array(10_000).keys()]);
    expect(given.getChild('s')?.get(9999)).toBe('fila 9999');
  });
});

describe('safe for spreadsheets', () => {
  const signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
  const formula = /^[=+@\t\r\n＝＋－＠-]/;
  const texts = [...signs.map((sign) => `${sign}1+cmd|' /C calc'!A0`), ...signs, 'a=b', "'=x", '', '5'];
  const store = () =>
    storeTable(
      folder,
      'formulas',
      `select t as texto, t as "=nombre", -i as n, -i / 2 as m from (values ${texts.map((text, at) => `('${text.replaceAll("'", "''")}', ${at + 1})`).join(', ')}) v(t, i)`,
      [column('texto', 'string'), column('=nombre', 'string'), column('n', 'integer'), column('m', 'number')],
    );
  const readAll = async (format: 'csv' | 'xlsx', safe: boolean): Promise<unknown[][]> => {
    const to = join(folder, `formulas.${format}`);
    await engine.export({ table: await store(), format, to, safe });
    if (format === 'csv')
      return read(
        `select * from read_csv('${to}', header = false, all_varchar = true, strict_mode = true, parallel = false, allow_quoted_nulls = false)`,
      );
    return XLSX.utils.sheet_to_json(XLSX.read(readFileSync(to)).Sheets['data'] ?? {}, { header: 1, raw: true });
  };

  test.each(['csv', 'xlsx'] as const)('no text in %s begins a formula, and numbers stay numbers', async (format) => {
    const [header, ...rows] = await readAll(format, true);
    expect(header).toEqual(['texto', "'=nombre", 'n', 'm']);
    expect(rows).toHaveLength(texts.length);
    for (const [at, [texto, nombre, n]] of rows.entries()) {
      for (const cell of [texto, nombre]) expect(String(cell ?? '')).not.toMatch(formula);
      const original = texts[at] ?? '';
      expect(String(texto ?? '')).toBe(formula.test(original) ? `'${original}` : original);
      expect(Number(n)).toBe(-(at + 1));
    }
  });

  test.each(['csv', 'xlsx'] as const)('without asking, %s is true to the byte', async (format) => {
    const [header, ...rows] = await readAll(format, false);
    expect(header).toEqual(['texto', '=nombre', 'n', 'm']);
    expect(rows.map(([texto]) => String(texto ?? ''))).toEqual(texts);
  });
});

test('a book keeps what XML cannot say, and what looks like it', async () => {
  const texts = ['a\u0007b', '_x0041_', '<b>&amp;"', 'línea\ndos\ttres', '  blancos  ', '\ufffe', '🌽'];
  const stored = await storeTable(
    folder,
    'raros',
    `select unnest([${texts.map((text) => `'${text}'`).join(', ')}]) as t`,
    [column('t', 'string')],
  );
  const sheet = XLSX.read(readFileSync(await write('xlsx', stored))).Sheets['data'] ?? {};
  expect(texts.map((_, at) => sheet[`A${at + 2}`]?.v)).toEqual(texts);
});

test('the same table makes the same book, to the byte', async () => {
  const first = readFileSync(await write('xlsx'));
  await new Promise((resolve) => setTimeout(resolve, 2100)); // the clock of a zip counts by two seconds
  expect(readFileSync(await write('xlsx')).equals(first)).toBe(true);
});

test('a thousand columns of text are written as Parquet in little memory', async () => {
  const names = Array.from({ length: 1000 }, (_, at) => `c${at}`);
  const list = names.map((name, at) => `'zona ' || (i * ${at + 1} % 97) as ${name}`).join(', ');
  const wide = await storeTable(
    folder,
    'ancha',
    `select ${list} from range(3000) t(i)`,
    names.map((name) => column(name, 'string')),
  );
  const small = createLocalEngine({ tempDirectory: folder, limits: { memoryBytes: 2 ** 30, threads: 1 } });
  const to = join(folder, 'ancha-filtrada.parquet');
  const filters = [{ column: 'c0', op: 'ne' as const, values: ['zona 1'] }];
  await small.export({ table: wide, format: 'parquet', to, question: { filters } });
  expect(await read(`select count(*), count(distinct c999) from '${to}'`)).toEqual([['2969', '96']]);
  await small.close();
});
