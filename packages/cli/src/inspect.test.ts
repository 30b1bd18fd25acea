import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createTestContext } from '../test/context.ts';
import { runCommandLine } from './program.ts';

/** Each run starts processes of the engine, which takes a busy machine its time. */
const patience = 300_000;

const input = join(dirname(dirname(fileURLToPath(import.meta.url))), 'fixtures/inspect/input');
const at = (name: string) => join(input, name);

describe('milpa inspect --json', { timeout: patience }, () => {
  const inspect = async (...args: readonly string[]) => {
    const { context, said } = createTestContext('en');
    const code = await runCommandLine(context, ['inspect', '--json', ...args]);
    return { code, said, json: said.out ? JSON.parse(said.out) : undefined };
  };

  test('gives the whole profile as one object', async () => {
    const { code, said, json } = await inspect(at('aire.csv'));
    expect([code, said.err]).toEqual([0, '']);
    expect(json).toMatchObject({ format: 'csv', encoding: 'iso-8859-1', refused: null, file: 'aire.csv' });
    const [table] = json.tables;
    expect(table).toMatchObject({ name: 'aire', rows: 12, notes: ['Calidad del aire por estación'] });
    expect(table.columns.map((column: { name: string }) => column.name)).toEqual([
      'Clave',
      'Estación',
      'Fecha',
      'PM2,5 (µg/m³)',
      'Observación',
    ]);
    expect(table.columns[3]).toMatchObject({ type: 'number', profile: { nulls: 0, min: 9, max: 16.2 } });
    expect(Object.keys(table.columns[0]).slice(0, 2)).toEqual(['name', 'type']);
    expect(table.findings.length).toBeGreaterThan(0);
    expect(json.findings).toContainEqual(expect.objectContaining({ code: 'encoding-converted' }));
  });

  test.each([
    ['pagina.csv', 'html'],
    ['vacio.csv', 'empty'],
  ])('%s is refused with code %s, no tables and exit code 2', async (name, refused) => {
    const { code, said, json } = await inspect(at(name));
    expect([code, said.err]).toEqual([2, '']);
    expect(json).toMatchObject({ tables: [], refused: { code: refused } });
    expect(json.refused.detail).toContain(name);
  });

  test('a file that holds no table at all is refused too', async () => {
    const { code, json } = await inspect(at('foto.png'));
    expect(code).toBe(2);
    expect(json).toMatchObject({ format: 'png', tables: [], refused: { code: 'no-table' } });
    expect(json.refused.detail).toMatch(/PNG/);
  });

  test('several files are listed, and one refusal refuses the whole', async () => {
    const { code, json } = await inspect(at('codigos.tsv'), at('vacio.csv'));
    expect(code).toBe(2);
    expect(json.files.map((file: { refused: object | null }) => file.refused !== null)).toEqual([false, true]);
  });

  test('a file that is not there leaves the output empty', async () => {
    const { code, said } = await inspect('rien.csv');
    expect([code, said.out]).toEqual([2, '']);
    expect(said.err).toBe('There is no file or folder rien.csv.\n');
  });

  test('what is piped in is a file like others', async () => {
    const { context, said } = createTestContext('en', { input: 'a;b\n1;x\n2;y\n' });
    expect(await runCommandLine(context, ['inspect', '--json', '-'])).toBe(0);
    expect(JSON.parse(said.out)).toMatchObject({ format: 'csv', tables: [{ name: 'stdin', rows: 2 }] });
  });
});

test('for people, a report or a sentence', { timeout: patience }, async () => {
  const { context, said } = createTestContext('es');
  expect(await runCommandLine(context, ['inspect', at('codigos.tsv'), at('pagina.csv'), at('lugares.json')])).toBe(2);
  expect(said.out).toMatch(/^codigos\.tsv {2}TSV · UTF-8 · separado por tabuladores/);
  expect(said.out).toMatch(/\n\nlugares\.json {2}JSON/);
  expect(said.err).toMatch(/^«pagina\.csv» no es una tabla/);
});

test('a command that is interrupted says so and exits with 130', { timeout: patience }, async () => {
  const { context, said } = createTestContext('fr', { signal: AbortSignal.abort() });
  expect(await runCommandLine(context, ['inspect', at('aire.csv')])).toBe(130);
  expect([said.out, said.err]).toEqual(['', 'Interrompu ; rien n’est resté à moitié fait.\n']);
});
