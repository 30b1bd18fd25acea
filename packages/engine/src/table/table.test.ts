import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBytesAs } from '../../test/conformance.ts';
import { openDuckdb } from '../duckdb.ts';
import { makeAsk } from './ask.ts';
import { isoText, round } from './figures.ts';
import type { InferredColumn } from './infer.ts';
import { isCodeName, isLatitudeName, isLongitudeName, isYearName, nameColumns, plainName } from './names.ts';
import { readParquetSql, writeParquet } from './write.ts';

async function read(lines: readonly string[]) {
  const reading = await readBytesAs(Buffer.from(`${lines.join('\n')}\n`), 'tabla.csv');
  expect(reading.refused).toBeNull();
  const profile = reading.tables[0]?.profile;
  if (!profile) throw new Error('no table was read');
  return { ...profile, of: (name: string) => profile.columns.find((column) => column.name === name) };
}

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

describe('Types', () => {
  test('one text among few numbers makes text, among many it is told with row, line and words', async () => {
    const few = await read(['fila,monto', ...times(50, (n) => `f${n}a,${n === 9 ? 'tres' : n}`)]);
    expect(few.of('monto')).toMatchObject({ type: 'string', profile: { nulls: 0 } });
    const many = await read(['fila,monto', ...times(500, (n) => `f${n}a,${n === 9 ? 'tres' : n}`)]);
    expect(many.of('monto')).toMatchObject({
      type: 'integer',
      misfits: { count: 1, sample: [{ row: 10, line: 11, text: 'tres' }] },
      profile: { nulls: 1 },
    });
    expect(many.findings).toContainEqual(
      expect.objectContaining({ code: 'misfits', column: 'monto', row: 10, line: 11 }),
    );
  });

  test('a code among many numbers makes text: nothing with digits is lost', async () => {
    const table = await read(['fila,dato', ...times(900, (n) => `f${n}a,${n === 700 ? '12-B' : n}`)]);
    expect(table.of('dato')).toMatchObject({ type: 'string', profile: { nulls: 0, distinct: 900 } });
  });

  test('what stands after the sample decides too', async () => {
    const table = await read([
      'fila,a,b',
      ...times(3600, (n) => `f${n}a,${n < 3500 ? n : `${n}.5`},${n < 3500 ? n : 'x1'}`),
    ]);
    expect(table.of('a')).toMatchObject({ type: 'number', profile: { nulls: 0, max: 3599.5 } });
    expect(table.of('b')).toMatchObject({ type: 'string', profile: { nulls: 0 } });
    expect(table.rows).toBe(3600);
  });

  test('leading zeros stay, a zero alone does not count as one', async () => {
    const table = await read(['clave_mun,total', ...times(40, (n) => `${String(n + 1).padStart(3, '0')},${n}`)]);
    expect(table.of('clave_mun')).toMatchObject({
      type: 'string',
      role: 'identifier',
      profile: { minLength: 3, maxLength: 3 },
    });
    expect(table.of('total')?.type).toBe('integer');
  });

  test('-99 is nothing when all else is positive, a number when it is not', async () => {
    const table = await read([
      'fila,ozono,saldo',
      ...times(60, (n) => `f${n}a,${n % 20 ? n : -99},${n % 20 ? -n : -99}`),
    ]);
    expect(table.of('ozono')).toMatchObject({ type: 'integer', nullWords: ['-99'], profile: { nulls: 3, min: 1 } });
    expect(table.of('saldo')).toMatchObject({ type: 'integer', profile: { nulls: 0, min: -99 } });
    expect(table.of('saldo')?.nullWords).toBeUndefined();
  });

  test('days that fit both orders stay text and say so', async () => {
    const table = await read(['fila,fecha', ...times(30, (n) => `f${n}a,0${1 + (n % 9)}/0${1 + ((n * 2) % 9)}/2020`)]);
    expect(table.of('fecha')?.type).toBe('string');
    expect(table.findings.map((finding) => finding.code)).toContain('date-order-unknown');
  });
});

describe('Profiles', () => {
  test('figures are those of the rows', async () => {
    const table = await read(['fila,valor,vacia', ...times(101, (n) => `f${n % 10}a,${n === 100 ? '' : n + 1},`)]);
    const { profile } = table.of('valor') ?? {};
    expect(profile).toMatchObject({ nulls: 1, distinct: 100, min: 1, max: 100, mean: 50.5, median: 50.5, sum: 5050 });
    expect(profile?.quartiles).toEqual([25.75, 50.5, 75.25]);
    expect(profile?.histogram?.reduce((sum, bin) => sum + bin.count, 0)).toBe(100);
    expect(table.of('fila')?.profile.top?.[0]).toEqual({ value: 'f0a', count: 11 });
    expect(table.of('vacia')?.profile).toEqual({ nulls: 101, distinct: 0 });
    expect(table.findings.map((finding) => finding.code)).toContain('column-empty');
  });

  test('columns beyond the first chunk have figures of their own', async () => {
    const titles = times(130, (column) => `valor ${column}x`);
    const table = await read([
      titles.join(),
      ...times(20, (row) => titles.map((_, column) => row * 1000 + column + 0.5).join()),
    ]);
    for (const column of [0, 39, 40, 79, 80, 129])
      expect(table.columns[column]?.profile).toMatchObject({
        nulls: 0,
        distinct: 20,
        min: column + 0.5,
        max: 19_000.5 + column,
      });
  });

  test('bins of days hold every day', async () => {
    const day = (n: number) => new Date(Date.UTC(2020, 0, 1 + n * 3)).toISOString().slice(0, 10);
    const table = await read(['fila,fecha', ...times(200, (n) => `f${n}a,${day(n)}`)]);
    const { profile } = table.of('fecha') ?? {};
    expect([profile?.min, profile?.max]).toEqual(['2020-01-01', day(199)]);
    expect(profile?.histogram?.reduce((sum, bin) => sum + bin.count, 0)).toBe(200);
    expect(table.temporal).toEqual({ from: '2020-01-01', to: day(199), column: 'fecha' });
  });

  test('moments and sums are written plainly', () => {
    expect([isoText('2024-01-02 03:04:05+00'), isoText('2024-01-02')]).toEqual(['2024-01-02T03:04:05Z', '2024-01-02']);
    expect(round(0.1 + 0.2)).toBe(0.3);
  });
});

describe('Keys and repeated rows', () => {
  test('one column that differs in every row', async () => {
    const table = await read(['clave,nombre,monto', ...times(30, (n) => `K${n}z,nombre ${n % 4},${n % 7}.5`)]);
    expect(table.keys?.[0]).toEqual(['clave']);
    expect(table.duplicateRows).toBe(0);
  });

  test('two columns that do so together', async () => {
    const table = await read(['entidad,genero,monto', ...times(32, (n) => `E${n % 16}z,${n < 16 ? 'h' : 'm'},1.5`)]);
    expect(table.keys).toEqual([['entidad', 'genero']]);
  });

  test('a gap is no key; rows that repeat leave none and are counted', async () => {
    const gap = await read(['clave,monto', ',1.5', ...times(10, (n) => `K${n}z,1.5`)]);
    expect(gap.keys).toBeUndefined();
    const again = await read(['clave,monto', ...times(10, (n) => `K${n % 8}z,1.5`)]);
    expect(again.keys).toBeUndefined();
    expect(again.duplicateRows).toBe(2);
    expect(again.findings).toContainEqual(expect.objectContaining({ code: 'rows-duplicate', count: 2 }));
  });
});

describe('Roles', () => {
  test('each column is what its name, type and values say', async () => {
    const table = await read([
      'id,cve_ent,entidad,anio,activo,latitud,longitud,monto,relato',
      ...times(60, (n) =>
        [
          n + 1,
          `0${1 + (n % 9)}`,
          `Estado ${n % 5}a`,
          2000 + (n % 12),
          n % 2 ? 'sí' : 'no',
          19 + n / 90,
          -99 - n / 90,
          n * 1.25,
          `Cosa ${n} que pasó`,
        ].join(),
      ),
    ]);
    expect(table.columns.map((column) => [column.name, column.role])).toEqual([
      ['id', 'identifier'],
      ['cve_ent', 'code'],
      ['entidad', 'dimension'],
      ['anio', 'time'],
      ['activo', 'dimension'],
      ['latitud', 'latitude'],
      ['longitud', 'longitude'],
      ['monto', 'measure'],
      ['relato', 'text'],
    ]);
  });
});

describe('Names', () => {
  test('every column has one of its own, and what was changed is told', () => {
    const { names, faults } = nameColumns([' a  b ', 'A B', '', 'a b_2', 'x\ny'].map((title) => ({ title })));
    expect(names.map((each) => each.name)).toEqual(['a b', 'A B_2', 'column_3', 'a b_2_2', 'x y']);
    expect(faults.map((fault) => fault.code)).toEqual([
      'header-duplicate',
      'header-empty',
      'header-duplicate',
      'header-line-break',
    ]);
    expect(names[4]?.title).toBe('x\ny');
  });

  test('rules about names see words, not signs', () => {
    expect(['Año Fiscal', 'cveEnt', '  %Total% ', 'ÍNDICE-2'].map(plainName)).toEqual([
      'ano_fiscal',
      'cve_ent',
      'total',
      'indice_2',
    ]);
    expect(['cve_ent', 'ID', 'código postal', 'ideal', 'codorniz'].map(isCodeName)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(['año', 'ejercicio', 'sano', 'daño'].map(isYearName)).toEqual([true, true, false, false]);
    expect([isLatitudeName('Latitud'), isLongitudeName('lon'), isLatitudeName('plata')]).toEqual([true, true, false]);
  });
});

describe('Parquet', () => {
  let folder: string;
  let duckdb: Awaited<ReturnType<typeof openDuckdb>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "milpa-write-it's-"));
    duckdb = await openDuckdb({ memoryBytes: 256 * 2 ** 20, threads: 2, tempDirectory: folder });
  });
  afterAll(async () => {
    duckdb.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('keeps the order of the source, any name and any type', async () => {
    const ask = makeAsk(duckdb.connection);
    const column = (name: string, sql: string): InferredColumn => ({
      name,
      title: name,
      type: 'string',
      confidence: 1,
      sql,
    });
    const columns = [column('a "b"', 'c0::BIGINT'), column("c'd", "nullif(c1, '')")];
    const path = join(folder, 't.parquet');
    const source = "(SELECT ((i * 7919) % 100003)::VARCHAR AS c0, '' AS c1 FROM range(100000) r(i))";
    await writeParquet(ask, source, {}, columns, path);
    const wrong = await ask(
      `SELECT count(*) FROM (SELECT k0, row_number() OVER () - 1 AS i FROM ${readParquetSql(path, columns)}) WHERE k0 <> (i * 7919) % 100003`,
    );
    expect(wrong).toEqual([['0']]);
    expect(await ask(`SELECT count(*), count(k1) FROM ${readParquetSql(path, columns)}`)).toEqual([['100000', '0']]);
    expect(await ask(`SELECT * FROM ${readParquetSql(path, columns, [1])} LIMIT 1`)).toEqual([[null]]);
  });

  test('a question that breaks says why, an abort ends at once', async () => {
    await expect(makeAsk(duckdb.connection)('SELECT nada')).rejects.toThrow(/nada/);
    await expect(makeAsk(duckdb.connection, AbortSignal.abort())('SELECT 1')).rejects.toThrow(/abort/i);
  });
});
