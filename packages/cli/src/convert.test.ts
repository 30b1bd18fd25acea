import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestContext } from '../test/context.ts';
import { runCommandLine } from './program.ts';

/** Each run starts processes of the engine, which takes a busy machine its time. */
const patience = 300_000;

const packages = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const at = (name: string) => join(packages, 'cli/fixtures/inspect/input', name);

describe('milpa convert', { timeout: patience }, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'milpa-convert-'));
    const zip = join(packages, 'engine/fixtures/archive/zip-of-tables/input.zip');
    await copyFile(zip, join(folder, 'dos.zip'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const convert = async (...args: readonly string[]) => {
    const { context, said } = createTestContext('en');
    return { code: await runCommandLine(context, ['convert', ...args]), said };
  };

  test('one table becomes one file of the format its name says, and is not overwritten', async () => {
    const out = join(folder, 'codigos.jsonl');
    expect((await convert(at('codigos.tsv'), '--out', out)).code).toBe(0);
    expect((await readFile(out, 'utf8')).split('\n')[0]).toBe(
      '{"clave":"01001","nombre":"Aguascalientes","activo":true}',
    );
    const again = await convert(at('codigos.tsv'), '--out', out);
    expect([again.code, again.said.err]).toEqual([
      2,
      `${out} exists already. Choose another place with --out, or overwrite it with --force.\n`,
    ]);
    expect((await convert(at('codigos.tsv'), '--out', out, '--force')).code).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(['codigos.jsonl', 'dos.zip']);
  });

  test('several tables become a folder', async () => {
    const out = join(folder, 'tablas');
    const { code, said } = await convert(join(folder, 'dos.zip'), '--to', 'csv', '--out', out);
    expect([code, said.err]).toEqual([0, '']);
    expect((await readdir(out)).sort()).toEqual(['datapackage.json', 'estados.csv', 'municipios.csv']);
    const estados = await readFile(join(out, 'estados.csv'));
    expect(estados.toString()).toBe('cve_ent,nombre\r\n01,Aguascalientes\r\n02,Baja California\r\n');
    expect(JSON.parse(await readFile(join(out, 'datapackage.json'), 'utf8')).resources).toEqual([
      expect.objectContaining({
        name: 'estados',
        path: 'estados.csv',
        mediatype: 'text/csv',
        bytes: estados.length,
        hash: `sha256:${createHash('sha256').update(estados).digest('hex')}`,
        schema: expect.objectContaining({
          fields: expect.arrayContaining([expect.objectContaining({ name: 'cve_ent', type: 'string' })]),
        }),
      }),
      expect.objectContaining({ name: 'municipios' }),
    ]);
    const one = await convert(join(folder, 'dos.zip'), '--table', 'estados', '--out', join(folder, 'solo.csv'));
    expect(one.code).toBe(0);
    expect((await convert(join(folder, 'dos.zip'), '--out', join(folder, 'x.csv'))).code).toBe(2);
    expect((await convert(join(folder, 'dos.zip'), '--table', 'tres')).said.err).toContain(
      'There is: estados, municipios.',
    );
  });

  test('what cannot be written leaves nothing', async () => {
    const before = await readdir(folder);
    const { code, said } = await convert(at('codigos.tsv'), '--out', join(folder, 'nuevo/mapa.geojson'));
    expect(code).toBe(2);
    expect(said.err).toMatch(/GeoJSON/);
    expect((await convert(at('vacio.csv'), '--out', join(folder, 'v.csv'))).code).toBe(2);
    expect(await readdir(folder)).toEqual(before);
  });

  test('the file that is read is never written', async () => {
    const path = join(folder, 'dos.zip');
    const { code, said } = await convert(path, '--to', 'csv', '--table', 'estados', '--out', path, '--force');
    expect([code, said.err]).toEqual([2, `${path} is the file that is read; choose another place with --out.\n`]);
  });
});
