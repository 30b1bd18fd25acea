import { createHash } from 'node:crypto';
import { mkdtemp, readFile as readBytes, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFile, stemOf } from '../src/read.ts';
import { readWhole } from './golden.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-read-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, text: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('What a person says of a column wins', () => {
  const text = 'clave,recibido,monto\n01,03/04/2024,1\n02,05/06/2024,dos\n';

  test('types, labels and units', async () => {
    const path = await write('notas.csv', text);
    const notes = {
      notas: {
        clave: { type: 'integer' as const, label: { es: 'Clave', en: 'Code' } },
        recibido: { type: 'date' as const },
        monto: { type: 'number' as const, unit: 'MXN' },
      },
    };
    const { reading, rows } = await readWhole({ path, name: 'notas.csv', notes });
    const columns = reading.tables[0]?.profile.columns ?? [];
    expect(columns.map((column) => column.type)).toEqual(['integer', 'date', 'number']);
    expect(columns[0]?.label).toEqual({ es: 'Clave', en: 'Code' });
    expect(columns[2]).toMatchObject({
      unit: 'MXN',
      misfits: { count: 1, sample: [{ row: 2, line: 3, text: 'dos' }] },
    });
    expect(rows[0]).toEqual([
      ['1', '2024-04-03', 1],
      ['2', '2024-06-05', null],
    ]);
  });

  test('under another file name too, when there is one table', async () => {
    const path = await write('b.csv', 'a,b\n1,2\n3,4\n');
    const { reading } = await readWhole({ path, name: 'marzo.csv', notes: { febrero: { a: { type: 'string' } } } });
    expect(reading.tables[0]?.profile.columns.map((column) => column.type)).toEqual(['string', 'integer']);
  });
});

test('Progress names its phases in order and only rises', async () => {
  const lines = Array.from({ length: 250_000 }, (_, at) => `${at},nombre ${at % 500},${at / 4}`);
  const path = await write('avance.csv', `id,nombre,valor\n${lines.join('\n')}\n`);
  const told: { phase: string; done: number }[] = [];
  await readFile({ path, name: 'avance.csv' }, { onProgress: (progress) => told.push(progress) });
  const phases = told.map(({ phase }) => phase);
  expect(phases.filter((phase, at) => phase !== phases[at - 1])).toEqual([
    'detect',
    'type',
    'convert',
    'type',
    'profile',
  ]);
  expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b));
  expect(told.filter(({ phase }) => phase === 'detect').length).toBeGreaterThan(3);
  expect(told.at(-1)?.done).toBeLessThanOrEqual(1);
});

describe('The same file gives the same bytes', () => {
  test.each([
    ['UTF-8, read as it lies', 'utf8', ''],
    ['Latin-1, written again', 'latin1', ''],
    ['with a short row, read row by row', 'utf8', '1,2\n'],
  ] as const)(
    'however many threads read it: %s',
    async (_, encoding, more) => {
      const lines = ['id,nombre,fecha,valor,clave'];
      for (let row = 1; row <= 150_000; row++)
        lines.push(
          `${row},Peñón ${row % 977}${'x'.repeat(40 + (row % 40))},2020-01-0${(row % 9) + 1},${(row * 7) % 1000}.5,0${row % 99}`,
        );
      const path = await write('hilos.csv', Buffer.from(`${lines.join('\n')}\n${more}`, encoding));
      const hashes: string[] = [];
      for (const threads of [1, 2]) {
        const out = await mkdtemp(join(folder, 'hilos-'));
        const reading = await readFile({ path, name: 'hilos.csv', out, limits: { threads } });
        expect(reading.tables[0]?.profile.rows).toBe(150_000 + (more ? 1 : 0));
        hashes.push(
          createHash('sha256')
            .update(await readBytes(join(out, 't0.parquet')))
            .digest('hex'),
        );
      }
      expect(new Set(hashes).size).toBe(1);
    },
    300_000,
  );

  test('of a table of many groups', async () => {
    const lines = ['id,nombre,valor'];
    for (let row = 1; row <= 300_000; row++) lines.push(`${row},n${row % 977},${(row * 7) % 1000}.5`);
    const path = await write('muchos.csv', `${lines.join('\n')}\n`);
    const hashes: string[] = [];
    for (const name of ['uno', 'dos']) {
      const out = await mkdtemp(join(folder, name));
      const reading = await readFile({ path, name: 'muchos.csv', out });
      expect(reading.tables[0]?.profile.rows).toBe(300_000);
      hashes.push(
        createHash('sha256')
          .update(await readBytes(join(out, 't0.parquet')))
          .digest('hex'),
      );
      expect(await readdir(out)).toEqual(['t0.parquet']);
    }
    expect(hashes[0]).toBe(hashes[1]);
  });
});

describe('Names are words', () => {
  test('paths and right-to-left signs in a name change nothing', async () => {
    const path = await write('c.csv', 'a,b\n1,2\n');
    for (const name of ['../../etc/passwd.csv', 'informe\u202evsc.exe', 'C:\\datos\\x.csv']) {
      const reading = await readFile({ path, name });
      expect(reading.refused).toBeNull();
      expect(reading.tables[0]?.name).not.toMatch(/[\\/]/);
    }
    expect(stemOf('datos.csv.gz')).toBe('datos');
    expect(stemOf('.csv')).toBe('table');
  });

  test('a refusal says the name and what to do, in three languages', async () => {
    const path = await write('d.csv', '');
    const reading = await readFile({ path, name: 'mi archivo.csv' });
    expect(reading.refused?.code).toBe('empty');
    for (const text of Object.values(reading.refused?.detail ?? {})) expect(text).toContain('mi archivo.csv');
    expect(Object.keys(reading.refused?.detail ?? {})).toEqual(['es', 'en', 'fr']);
  });
});

describe('Bounds', () => {
  test('more columns than allowed are refused with both numbers', async () => {
    const path = await write('e.csv', 'a,b,c,d\n1,2,3,4\n');
    const reading = await readFile({ path, name: 'e.csv', limits: { columns: 3 } });
    expect(reading.refused?.code).toBe('too-many-columns');
    expect(reading.refused?.detail.en).toContain('4 columns; up to 3');
  });

  test('twenty thousand columns are refused at the header, however many rows follow', async () => {
    const header = Array.from({ length: 20_000 }, (_, column) => `c${column}`).join(',');
    const row = Array.from({ length: 20_000 }, (_, column) => String(column % 10)).join(',');
    const path = await write('ancho.csv', `${[header, ...Array.from({ length: 300 }, () => row)].join('\n')}\n`);
    const phases = new Set<string>();
    const reading = await readFile({ path, name: 'ancho.csv' }, { onProgress: ({ phase }) => phases.add(phase) });
    expect(reading.refused?.code).toBe('too-many-columns');
    expect([...phases], 'no row was read').toEqual(['detect']);
    expect(reading.refused?.detail.es).toContain('tiene 20000 columnas; se admiten hasta 5000');
  });

  test('a table read in batches of columns keeps rows, lines and the words of other batches', async () => {
    const width = 1020;
    const cells = (row: number) =>
      Array.from({ length: width }, (_, column) =>
        column === 1000 ? (row === 150 ? 'S/D' : String(row)) : column % 100 === 99 ? `${row}.5` : `n${column % 7}`,
      );
    const header = Array.from({ length: width }, (_, column) => `c${column}`).join(',');
    const path = await write(
      'lotes.csv',
      `${[header, ...Array.from({ length: 250 }, (_, row) => cells(row).join(','))].join('\n')}\n`,
    );
    const reading = await readFile({ path, name: 'lotes.csv' });
    const profile = reading.tables[0]?.profile;
    expect([profile?.rows, profile?.columns.length]).toEqual([250, width]);
    expect(profile?.columns[1000]).toMatchObject({
      type: 'integer',
      nullWords: ['S/D'],
      profile: { nulls: 1, max: 249 },
    });
    expect(profile?.columns[999]).toMatchObject({ type: 'number', profile: { distinct: 250, mean: 125 } });
    expect(profile?.columns[998]).toMatchObject({ type: 'string', profile: { distinct: 1 } });
    expect(profile?.columns[998]?.profile.top).toEqual([{ value: 'n4', count: 250 }]);
  });

  test('an abort ends the work', async () => {
    const path = await write('f.csv', 'a,b\n1,2\n');
    await expect(readFile({ path, name: 'f.csv' }, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });

  test('the original is never touched and no scratch is left', async () => {
    const path = await write('g.csv', Buffer.from('a;b\r\n1;\xe1\r\n', 'latin1'));
    const before = await readBytes(path);
    const out = await mkdtemp(join(folder, 'out'));
    await readFile({ path, name: 'g.csv', out });
    expect(await readBytes(path)).toEqual(before);
    expect(await readdir(out)).toEqual(['t0.parquet']);
  });

  test('progress grows to the whole', async () => {
    const path = await write('h.csv', 'a,b\n1,2\n');
    const done: number[] = [];
    await readFile({ path, name: 'h.csv' }, { onProgress: (progress) => done.push(progress.done) });
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(1);
  });
});
