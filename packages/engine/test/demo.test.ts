import { existsSync } from 'node:fs';
import { glob, readFile as readBytes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readFile } from '../src/read.ts';
import { readBytesAs } from './conformance.ts';
import { demoBoxes, demoTables } from './demo.data.ts';
import { makeZip } from './make-zip.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/demo/tables/', import.meta.url));
const present = existsSync(folder);
if (!present) console.info('Skipped: the demo tables (../shared/data) are not on this machine.');

async function listFiles(pattern: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: folder })) files.push(file);
  return files.sort();
}

describe.skipIf(!present)('Real tables read with the rows they are known to have', () => {
  test.each(demoTables)('$file', async ({ file, tables }) => {
    const [found] = await listFiles(file);
    const path = join(folder, found ?? file);
    const reading = await readFile({ path, name: basename(path) });
    expect(reading.refused).toBeNull();
    expect(reading.tables.map(({ profile }) => `${profile.rows}×${profile.columns.length}`)).toEqual(tables);
  });

  test.each(demoBoxes)('$files in a zip', async ({ files, format, tables }) => {
    const found = await listFiles(files);
    const zip = makeZip(
      await Promise.all(
        found.map(async (file) => ({ name: basename(file), content: await readBytes(join(folder, file)) })),
      ),
    );
    const reading = await readBytesAs(zip, 'datos.zip');
    expect([reading.refused, reading.format]).toEqual([null, format]);
    expect(reading.tables.map(({ name, profile }) => `${name} ${profile.rows}×${profile.columns.length}`)).toEqual(
      tables,
    );
  });

  test('every release of the two sets of contracts gives its one row and the tables within', async () => {
    const files = [...(await listFiles('04*/**/*.json')), ...(await listFiles('05*/**/*.json'))];
    expect(files.length).toBe(322 + 88);
    for (const file of files.filter((_, index) => index % 40 === 0)) {
      const reading = await readFile({ path: join(folder, file), name: basename(file) });
      expect([file, reading.format, reading.tables[0]?.profile.rows]).toEqual([file, 'ocds', 1]);
      const names = reading.tables.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['awards', 'suppliers', 'contracts', 'items', 'documents']));
    }
  }, 300_000);

  test('what the catalogue of oddities says of single columns holds', async () => {
    const typed = async (file: string) => {
      const [found] = await listFiles(file);
      const reading = await readFile({ path: join(folder, found ?? file), name: basename(file) });
      const columns = reading.tables[0]?.profile.columns ?? [];
      return new Map(columns.map((column) => [column.name, column]));
    };
    const codes = await typed('20*/cve_nom_municipios.csv');
    expect([codes.get('cve_geo')?.type, codes.get('cve_ent')?.type, codes.get('cve_mun')?.type]).toEqual([
      'string',
      'string',
      'string',
    ]);
    const air = await typed('06*/2024O3.csv');
    expect([air.get('AJM')?.type, air.get('AJM')?.nullWords]).toEqual(['integer', ['-99']]);
    const zones = await typed('07*/imeca_2020.csv');
    expect([zones.get('Fecha')?.type, zones.get('Fecha')?.format]).toEqual(['date', 'dd/mm/yyyy']);
    const trips = await typed('14*/*.csv');
    expect(trips.get('AFLUENCIA TOTAL (cifras preliminares)')?.title).toBe('AFLUENCIA TOTAL\n(cifras preliminares)');
    const world = await typed('31*/wb_wdi_2024.csv');
    expect([world.get('value')?.nullWords, world.get('cty_id')?.nullWords]).toEqual([['NA'], undefined]);
    const routes = await typed('17*/ciclovias.csv');
    expect([routes.get('Geo Shape')?.type, routes.get('Geo Point')?.type]).toEqual(['geojson', 'geopoint']);
  });
});
