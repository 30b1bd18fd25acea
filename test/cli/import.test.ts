import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Import, ImportRow } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Entry, enterPortal, type RunningPortal, readFirstSignIn, startPortal } from '../portal.ts';
import { runMilpa } from './milpa.ts';

let portal: RunningPortal;
let entry: Entry;
let folder: string;
beforeAll(async () => {
  portal = await startPortal();
  entry = await enterPortal(portal.url, await readFirstSignIn(portal.dataFolder));
  folder = await mkdtemp(join(tmpdir(), 'milpa-import-'));
  const lines = [
    'identificador,título,institución,licencia,enlace',
    'pozos,Pozos,Comisión del Agua,CC-BY-4.0,https://agua.example.org/pozos.csv',
    'presas,Presas,Comisión del Agua,una licencia propia,https://agua.example.org/presas.csv',
    ',,Comisión del Agua,,https://agua.example.org/nada.csv',
  ];
  await writeFile(join(folder, 'catalogo.csv'), `${lines.join('\n')}\n`);
});
afterAll(async () => {
  await portal?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const milpa = (...args: readonly string[]) =>
  runMilpa(['import', ...args], {
    cwd: folder,
    env: { HOME: folder, LANG: 'es_MX.UTF-8', MILPA_PORTAL: portal.url, MILPA_TOKEN: entry.token },
  });
const Report = Import.extend({ rows: ImportRow.array() });

test('a dry run says what would happen, the real run does it, and again changes nothing', {
  timeout: 600_000,
}, async () => {
  const tried = await milpa('catalogo.csv', '--dry-run', '--release');
  expect(tried.out).toContain('Fue un ensayo');
  expect(tried.out).toMatch(/2 {2}nuevos/);
  expect(tried.err).toContain('una licencia propia');
  const done = await milpa('catalogo.csv', '--release', '--level', 'federal', '--json');
  const report = Report.parse(JSON.parse(done.out));
  expect(report.counts).toMatchObject({ create: 2, released: 1, institutions: 1 });
  const again = await milpa('catalogo.csv', '--release', '--json');
  expect(Report.parse(JSON.parse(again.out)).counts).toMatchObject({ create: 0, update: 0, unchanged: 2, released: 0 });
});

test('what is no file is refused in the person’s language', async () => {
  const { code, err } = await milpa('no-hay.csv');
  expect([code, err]).toEqual([2, expect.stringContaining('no-hay.csv')]);
});
