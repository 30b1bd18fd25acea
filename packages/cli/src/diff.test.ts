import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestContext } from '../test/context.ts';
import { runCommandLine } from './program.ts';

/** Each run starts processes of the engine, which takes a busy machine its time. */
const patience = 300_000;

describe('milpa diff', { timeout: patience }, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'milpa-diff-'));
    await writeFile(join(folder, 'old.csv'), 'clave,valor,sobra\nA,1,x\nB,2,y\nC,3,z\n');
    await writeFile(join(folder, 'new.csv'), 'clave,valor,nueva\nD,4,x\nC,3,y\nB,7,x\n');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('tells columns and rows apart, whatever their order', async () => {
    const files = [join(folder, 'old.csv'), join(folder, 'new.csv')];
    const { context, said } = createTestContext('es');
    expect(await runCommandLine(context, ['diff', ...files, '--key', 'clave'])).toBe(0);
    expect(said.out).toBe(
      [
        'new  3 → 3 filas  filas emparejadas por clave',
        '  columna quitada: sobra  ! rompe los programas que la leen',
        '  columna agregada: nueva',
        '  agregadas: 1 · quitadas: 1 · cambiadas: 1',
        '',
      ].join('\n'),
    );
    const json = createTestContext('es');
    expect(await runCommandLine(json.context, ['diff', ...files, '--json'])).toBe(0);
    expect(JSON.parse(json.said.out)).toMatchObject({ onlyOld: [], onlyNew: [], tables: [{ rows: { added: 1 } }] });
  });

  test('a file against itself has no difference', async () => {
    const path = join(folder, 'old.csv');
    const { context, said } = createTestContext('en');
    expect(await runCommandLine(context, ['diff', path, path])).toBe(0);
    expect(said.out).toContain('No difference.');
  });
});
